"""The rows of an import in place of those that its source brought before."""

from __future__ import annotations

import sqlite3

from ..common.progress import Progress, part
from ..intake import ImportResult
from .known import nothing_taken, without_known_keys
from .tables import REJECTED, SOURCE, SOURCE_ID, insert, remove


def take_in(
    connection: sqlite3.Connection, result: ImportResult, progress: Progress
) -> tuple[int, ImportResult]:
    """How many rows of the source were replaced, and the import without what is there already."""
    origin = {SOURCE: result.source, SOURCE_ID: result.source_id}
    known_by = {SOURCE_ID: result.source_id}
    connection.execute(
        "DELETE FROM rejected WHERE layer = ? AND source_id = ?", (result.layer, result.source_id)
    )
    replaced = remove(connection, result.layer, SOURCE_ID, result.source_id, progress)
    taken = without_known_keys(connection, result, progress)
    if replaced and taken.accepted.empty:
        raise nothing_taken(taken, replaced)
    insert(connection, taken.layer, taken.accepted, origin, part(progress, 0, 0.9))
    insert(connection, REJECTED, taken.rejected, known_by, part(progress, 0.9, 1))
    return replaced, taken
