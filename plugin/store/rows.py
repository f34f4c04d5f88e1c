"""A plan's rows as they stand in a table: copied under another plan's name, or taken out to be put
back as they were."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely

from ..common.progress import Progress, part, silent
from ..contracts import contract
from .blobs import decode
from .connection import sql
from .spatial import GEOMETRY, SpatialIndex, without_triggers
from .tables import FID, next_number, remove, update_contents

_ROWS_AT_ONCE = 5000


@dataclass(frozen=True, eq=False)
class Rows:
    """Rows of the table of ``layer`` with all its columns, the number (``fid``) first."""

    layer: str
    columns: tuple[str, ...]
    values: tuple[tuple[Any, ...], ...]

    def column(self, name: str) -> list[Any]:
        """(n,) the values of a column."""
        place = self.columns.index(name)
        return [row[place] for row in self.values]

    def copied(self, first: int, values: Mapping[str, Any]) -> Rows:
        """The rows with the numbers from ``first`` on and these values in the columns named."""
        places = {self.columns.index(name): value for name, value in values.items()}
        rows = (
            (number, *(places.get(place, value) for place, value in enumerate(row[1:], 1)))
            for number, row in enumerate(self.values, first)
        )
        return replace(self, values=tuple(rows))


def rows_of(
    connection: sqlite3.Connection, layer: str, plan: str, progress: Progress = silent
) -> Rows:
    """The rows of ``layer`` that are a plan's, in order."""
    query = "SELECT name FROM pragma_table_info(?)"
    names = [name for (name,) in connection.execute(query, (layer,))]
    columns = (FID, *(name for name in names if name != FID))
    query = "SELECT {columns} FROM {table} WHERE plan = ? ORDER BY {fid}"
    found = connection.execute(sql(query, columns=columns, table=layer, fid=FID), (plan,))
    rows = list[tuple[Any, ...]]()
    while some := found.fetchmany(_ROWS_AT_ONCE):
        progress(0, None)
        rows += some
    return Rows(layer, columns, tuple(rows))


def take_out(
    connection: sqlite3.Connection, layer: str, plan: str, progress: Progress = silent
) -> Rows:
    """Take a plan's rows out of the file; what they were."""
    rows = rows_of(connection, layer, plan, part(progress, 0, 0.3))
    if rows.values:
        remove(connection, layer, "plan", plan, part(progress, 0.3, 1))
    return rows


def put_in(connection: sqlite3.Connection, rows: Rows, progress: Progress = silent) -> None:
    """Put rows into the file under their numbers, which no row there may have."""
    if not rows.values:
        return
    statement = sql(
        "INSERT INTO {table} ({columns}) VALUES ({marks})",
        table=rows.layer,
        columns=rows.columns,
        marks=len(rows.columns),
    )
    with without_triggers(connection, rows.layer):
        for start in range(0, len(rows.values), _ROWS_AT_ONCE):
            progress(0.5 * start / len(rows.values), None)
            connection.executemany(statement, rows.values[start : start + _ROWS_AT_ONCE])
        if contract(rows.layer).geometry:
            numbers = np.array(rows.column(FID), np.int64)
            bounds = shapely.bounds(decode(rows.column(GEOMETRY)))
            SpatialIndex(connection, rows.layer).add(numbers, bounds, part(progress, 0.5, 1))
    update_contents(connection, contract(rows.layer))


def copy_rows(
    connection: sqlite3.Connection, layer: str, plan: str, new: str, progress: Progress = silent
) -> None:
    """Add a plan's rows once more, as those of the plan ``new``."""
    rows = rows_of(connection, layer, plan, part(progress, 0, 0.3))
    copied = rows.copied(next_number(connection, layer), {"plan": new})
    put_in(connection, copied, part(progress, 0.3, 1))
