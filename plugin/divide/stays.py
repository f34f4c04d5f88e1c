"""Which new cell continues which of today's: each of today's goes on in one cell at most."""

from __future__ import annotations

import numpy as np

from .graph import BoolArray, IntArray


def continuing(
    labels: IntArray, current: IntArray, size: IntArray, cells: int
) -> tuple[IntArray, IntArray]:
    """What each of the cells 0..cells-1 of ``labels`` (n,) continues of ``current`` (n,).

    Pairs of a new and a current cell are matched by the ``size`` (n,) they share, most first; where
    two share as much, the lower numbers. Returns ((cells,) current label or -1, (cells,) what the
    cell shares with it).
    """
    kept, shared = np.full(cells, -1, np.int64), np.zeros(cells, np.int64)
    had = np.flatnonzero(current >= 0)
    if not len(had):
        return kept, shared
    width = int(current[had].max()) + 1
    pairs, row = np.unique(labels[had] * width + current[had], return_inverse=True)
    share = np.bincount(row, size[had], len(pairs)).astype(np.int64)
    order = np.argsort(-share, kind="stable")
    cell, old, share = pairs[order] // width, pairs[order] % width, share[order]
    while len(cell):
        # The first of both its cell and its current cell is what taking them one by one would take.
        first = _first(cell) & _first(old)
        kept[cell[first]], shared[cell[first]] = old[first], share[first]
        gone = np.zeros(width, np.bool_)
        gone[old[first]] = True
        left = (kept[cell] < 0) & ~gone[old]
        cell, old, share = cell[left], old[left], share[left]
    return kept, shared


def _first(names: IntArray) -> BoolArray:
    """(p,) whether each of ``names`` (p,) stands there for the first time."""
    first: BoolArray = np.zeros(len(names), np.bool_)
    first[np.unique(names, return_index=True)[1]] = True
    return first
