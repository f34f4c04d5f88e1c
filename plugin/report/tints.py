"""Which tint each cell gets, so that neighbours can be told apart."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

# A map of areas never needs more when the areas are taken in the order of `_smallest_last`.
TINTS = 6


def tints(cells: NDArray[Any]) -> NDArray[np.int64]:
    """A number 0..5 for each polygon of ``cells``; polygons that touch get different ones.

    Only where areas overlap, or many meet in one point, may two neighbours share a tint.
    """
    neighbours = _neighbours(cells)
    chosen = np.full(len(cells), -1, dtype=np.int64)
    used = [0] * TINTS
    for cell in _smallest_last(neighbours):
        taken = [int(chosen[other]) for other in neighbours[cell]]
        # Of the tints that fewest neighbours have, the one used least so far: an even picture.
        tint = min(range(TINTS), key=lambda number: (taken.count(number), used[number], number))
        chosen[cell] = tint
        used[tint] += 1
    return chosen


def _neighbours(cells: NDArray[Any]) -> list[set[int]]:
    near: list[set[int]] = [set() for _ in cells]
    pairs = shapely.STRtree(cells).query(cells, predicate="intersects")
    for one, other in pairs.T.tolist():
        if one != other:
            near[one].add(other)
    return near


def _smallest_last(neighbours: list[set[int]]) -> list[int]:
    """The cells ordered so that each has at most five neighbours before it, where possible."""
    degree = [len(near) for near in neighbours]
    # Entries whose degree has changed since stay in the heap and are passed over.
    heap = [(count, cell) for cell, count in enumerate(degree)]
    heapify(heap)
    taken = [False] * len(neighbours)
    order = []
    while heap:
        count, cell = heappop(heap)
        if taken[cell] or count != degree[cell]:
            continue
        taken[cell] = True
        order.append(cell)
        for other in neighbours[cell]:
            degree[other] -= 1
            if not taken[other]:
                heappush(heap, (degree[other], other))
    return order[::-1]
