"""The spatial index of a table, written at once instead of row by row.

GDAL makes an R-tree for each table with geometry, and triggers that keep it and the number of rows
up to date at every row. For many rows that takes ten times as long as the rows themselves, so the
triggers are set aside while we write, as GDAL does it too, and the tree is filled in the same
transaction: row by row where few rows change, else anew, packed (Leutenegger, Lopez and Edgington
1997, "STR: a simple and efficient algorithm for R-tree packing").

SQLite keeps an R-tree in three plain tables: ``_node`` (number, blob), ``_parent`` (node, its
parent) and ``_rowid`` (row, its leaf). A blob holds the depth of the tree (only that of node 1, the
root; 2 bytes), the number of entries (2 bytes), and of each entry its number (8 bytes: the row's in
a leaf, else the node's) and min x, max x, min y, max y (4 bytes each), all big-endian; read in
SQLite's ext/rtree/rtree.c.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt

from ..common.progress import Progress
from .connection import sql

GEOMETRY = "geom"

_ENTRY = np.dtype([("number", ">i8"), ("box", ">f4", 4)])
_HEAD = np.dtype([("depth", ">u2"), ("count", ">u2")])
_ROOT = 1
# Filling anew takes about a fifth of the time per row that changing takes.
_REBUILD_SHARE = 0.2
_ROWS_AT_ONCE = 20_000

Numbers = npt.NDArray[np.int64]
Boxes = npt.NDArray[np.float32]


@contextmanager
def without_triggers(connection: sqlite3.Connection, table: str) -> Iterator[None]:
    """Set aside GDAL's triggers of the table; after it, the number of rows is right again.

    The index is left to the caller, and an error to the end of the transaction. Triggers of others
    stay in force.
    """
    triggers = [
        (name, statement)
        for name, statement in connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
        )
        if name.startswith((f"rtree_{table}_{GEOMETRY}_", "trigger_insert_", "trigger_delete_"))
    ]
    for name, _ in triggers:
        connection.execute(sql("DROP TRIGGER {name}", name=name))
    yield
    for _, statement in triggers:
        connection.execute(statement)
    connection.execute(
        sql(
            "UPDATE gpkg_ogr_contents SET feature_count = (SELECT count(*) FROM {table}) "
            "WHERE table_name = ?",
            table=table,
        ),
        (table,),
    )


class SpatialIndex:
    """The R-tree of a table's geometries."""

    def __init__(self, connection: sqlite3.Connection, table: str) -> None:
        self._connection = connection
        tree = f"rtree_{table}_{GEOMETRY}"
        self._names = {part: tree + part for part in ("", "_node", "_parent", "_rowid")}

    def add(self, numbers: Numbers, bounds: npt.NDArray[np.float64], progress: Progress) -> None:
        """Put in rows that are not there: (n,) numbers, (n, 4) min x, min y, max x, max y.

        Rows without a place, whose bounds are not numbers, have none in the tree.
        """
        placed = np.isfinite(bounds).all(axis=1)
        numbers, bounds = numbers[placed], bounds[placed]
        if len(numbers) < _REBUILD_SHARE * self._count():
            rows = zip(numbers.tolist(), *bounds[:, [0, 2, 1, 3]].T.tolist())
            self._write("INSERT INTO {t} VALUES (?, ?, ?, ?, ?)", "", rows, progress)
            return
        had, boxes = self._entries(progress)
        boxes = np.concatenate([boxes, _outward(bounds)])
        self._fill(np.concatenate([had, numbers]), boxes, progress)

    def remove(self, numbers: Numbers, progress: Progress) -> None:
        """Take out rows, (n,) numbers; rows without a place are not there."""
        if len(numbers) < _REBUILD_SHARE * self._count():
            rows = zip(numbers.tolist())
            self._write("DELETE FROM {t} WHERE id = ?", "", rows, progress)
            return
        had, boxes = self._entries(progress)
        kept = ~np.isin(had, numbers)
        self._fill(had[kept], boxes[kept], progress)

    def extent(self) -> tuple[float | None, ...]:
        """Min x, min y, max x, max y of all rows, each None where there is none."""
        data = self._root()
        (head,) = np.frombuffer(data, _HEAD, 1)
        box = np.frombuffer(data, _ENTRY, head["count"], _HEAD.itemsize)["box"].astype(float)
        if not len(box):
            return (None,) * 4
        low, high = box.min(axis=0), box.max(axis=0)
        return float(low[0]), float(low[2]), float(high[1]), float(high[3])

    def _count(self) -> int:
        (count,) = self._execute("SELECT count(*) FROM {t}", "_rowid").fetchone()
        return int(count)

    def _root(self) -> bytes:
        query = "SELECT data FROM {t} WHERE nodeno = 1"
        return bytes(self._execute(query, "_node").fetchone()[0])

    def _entries(self, progress: Progress) -> tuple[Numbers, Boxes]:
        """The rows in the tree, (n,), with their boxes, (n, 4)."""
        rows = self._execute("SELECT id, minx, maxx, miny, maxy FROM {t}", "")
        numbers, boxes = [np.empty(0, dtype=np.int64)], [np.empty((0, 4), dtype=np.float32)]
        while some := rows.fetchmany(_ROWS_AT_ONCE):
            progress(0, None)
            table = np.array(some, dtype=np.float64)
            numbers.append(table[:, 0].astype(np.int64))
            boxes.append(table[:, 1:].astype(np.float32))
        return np.concatenate(numbers), np.concatenate(boxes)

    def _fill(self, numbers: Numbers, boxes: Boxes, progress: Progress) -> None:
        """Make the tree anew of these rows, from the leaves up to the root."""
        size = len(self._root())
        for part in ("_node", "_parent", "_rowid"):
            self._execute("DELETE FROM {t}", part)
        capacity = (size - _HEAD.itemsize) // _ENTRY.itemsize
        members, depth, made = "_rowid", 0, _ROOT
        while len(numbers) > capacity:
            progress(0, None)
            order = _packed(boxes, capacity)
            progress(0, None)
            numbers, boxes = numbers[order], boxes[order]
            starts = np.arange(0, len(numbers), capacity)
            nodes = made + 1 + np.arange(len(starts))
            blobs = _blobs(numbers, boxes, size, capacity)
            progress(0, None)
            owners = np.repeat(nodes, capacity)[: len(numbers)]
            self._link(members, zip(numbers.tolist(), owners.tolist()), progress)
            self._link("_node", zip(nodes.tolist(), blobs), progress)
            numbers, boxes = nodes, _joined(boxes, starts)
            members, depth, made = "_parent", depth + 1, made + len(nodes)
        self._link(members, zip(numbers.tolist(), [_ROOT] * len(numbers)), progress)
        self._link("_node", zip([_ROOT], _blobs(numbers, boxes, size, capacity, depth)), progress)

    def _link(self, part: str, rows: Iterator[tuple[Any, Any]], progress: Progress) -> None:
        self._write("INSERT INTO {t} VALUES (?, ?)", part, rows, progress)

    def _write(
        self, statement: str, part: str, rows: Iterator[tuple[Any, ...]], progress: Progress
    ) -> None:
        prepared = sql(statement, t=self._names[part])
        while some := list(islice(rows, _ROWS_AT_ONCE)):
            progress(0, None)
            self._connection.executemany(prepared, some)

    def _execute(self, statement: str, part: str) -> sqlite3.Cursor:
        return self._connection.execute(sql(statement, t=self._names[part]))


def _outward(bounds: npt.NDArray[np.float64]) -> Boxes:
    """(n, 4) min x, max x, min y, max y in single precision, never smaller than ``bounds``."""
    exact = bounds[:, [0, 2, 1, 3]]
    boxes = exact.astype(np.float32)
    low, high = boxes > exact, boxes < exact
    low[:, 1::2] = False
    high[:, ::2] = False
    boxes[low] = np.nextafter(boxes[low], np.float32(-np.inf))
    boxes[high] = np.nextafter(boxes[high], np.float32(np.inf))
    return boxes


def _packed(boxes: Boxes, capacity: int) -> npt.NDArray[np.intp]:
    """(n,) an order of which each ``capacity`` boxes lie together: in strips, then up each."""
    nodes = -(-len(boxes) // capacity)
    strips = math.ceil(math.sqrt(nodes))
    by_x = np.argsort(boxes[:, 0] + boxes[:, 1], kind="stable")
    strip = np.empty(len(boxes), dtype=np.intp)
    strip[by_x] = np.arange(len(boxes)) // (-(-nodes // strips) * capacity)
    return np.asarray(np.lexsort((boxes[:, 2] + boxes[:, 3], strip)))


def _blobs(numbers: Numbers, boxes: Boxes, size: int, capacity: int, depth: int = 0) -> list[bytes]:
    """The nodes of ``size`` bytes that hold the entries, ``capacity`` in each but the last."""
    count = max(1, -(-len(numbers) // capacity))
    entries = np.zeros(count * capacity, dtype=_ENTRY)
    entries["number"][: len(numbers)] = numbers
    entries["box"][: len(numbers)] = boxes
    heads = np.zeros(count, dtype=_HEAD)
    heads["depth"] = depth
    heads["count"] = capacity
    heads["count"][-1] = len(numbers) - (count - 1) * capacity
    table = np.zeros((count, size), dtype=np.uint8)
    table[:, : _HEAD.itemsize] = heads.view(np.uint8).reshape(count, -1)
    used = slice(_HEAD.itemsize, _HEAD.itemsize + capacity * _ENTRY.itemsize)
    table[:, used] = entries.view(np.uint8).reshape(count, -1)
    return [row.tobytes() for row in table]


def _joined(boxes: Boxes, starts: npt.NDArray[np.int64]) -> Boxes:
    """(k, 4) the box around the boxes from each start to the next."""
    joined = np.empty((len(starts), 4), dtype=np.float32)
    joined[:, ::2] = np.minimum.reduceat(boxes[:, ::2], starts)
    joined[:, 1::2] = np.maximum.reduceat(boxes[:, 1::2], starts)
    return joined
