"""What schema 1 kept of old and new codes: a JSON text in the plan's row, and only of cells."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Optional

# A building lay in the cell that it left, and otherwise in the one that it lies in.
_BUILDINGS = """
SELECT coalesce(m.old_cell, CASE WHEN m.unit_id IS NULL THEN u.cell_id END), u.cell_id,
       count(DISTINCT u.building_id)
FROM unit u LEFT JOIN move m ON m.plan = u.plan AND m.unit_id = u.unit_id
WHERE u.plan = ? AND u.building_id IS NOT NULL
GROUP BY 1, 2
"""
_INSERT = """
INSERT INTO crosswalk
    (plan, level, old, new, households, buildings, share_of_old, share_of_new)
VALUES (?, 'cell', ?, ?, ?, ?, ?, ?)
"""


def crosswalks_to_layer(connection: sqlite3.Connection) -> None:
    """Carry each plan's crosswalk over to the layer of that name, and give codes out of use their
    level and successors; a plan says what made it. Schema 1 to 2; a file about persons has none.
    """
    columns = {name for (name,) in connection.execute("SELECT name FROM pragma_table_info('plan')")}
    if "crosswalk" not in columns:
        return
    query = "SELECT plan, crosswalk, retired, parameters FROM plan ORDER BY fid"
    for plan, crosswalk, retired, parameters in connection.execute(query).fetchall():
        lines = json.loads(crosswalk or "[]")
        connection.executemany(_INSERT, _rows(connection, plan, lines))
        connection.execute(
            "UPDATE plan SET retired = ?, parameters = ? WHERE plan = ?",
            (
                _json(_with_successors(json.loads(retired or "[]"), lines)),
                _json({"made_by": "divide", **json.loads(parameters or "{}")}),
                plan,
            ),
        )
    connection.execute("ALTER TABLE plan DROP COLUMN crosswalk")


def _rows(
    connection: sqlite3.Connection, plan: str, lines: Sequence[Mapping[str, Any]]
) -> list[tuple[Any, ...]]:
    """The rows of the layer. How many buildings are gone was not kept, so there it is 0."""
    counts = {
        (old, new): count
        for old, new, count in (connection.execute(_BUILDINGS, (plan,)) if lines else ())
    }
    sums: dict[tuple[str, Optional[str]], int] = defaultdict(int)
    for line in lines:
        for side in ("old", "new"):
            sums[side, line[side]] += line["households"]
    return [
        (
            plan,
            line["old"],
            line["new"],
            line["households"],
            counts.get((line["old"], line["new"]), 0),
            *(_share(line, side, sums[side, line[side]]) for side in ("old", "new")),
        )
        for line in lines
    ]


def _share(line: Mapping[str, Any], side: str, total: int) -> Optional[float]:
    if line[side] is None or not total:
        return None
    share: float = line["households"] / total
    return share


def _with_successors(
    retired: Sequence[Mapping[str, Any]], lines: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Codes out of use, each with the cells that its households came to, most first; of those that
    were given up before this plan they are not known."""
    heirs: dict[str, list[str]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: (-line["households"], line["new"] or "")):
        if line["old"] is not None and line["new"] is not None:
            heirs[line["old"]].append(line["new"])
    return [
        {"level": "cell", **line, "successors": heirs.get(line["code"], [])} for line in retired
    ]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
