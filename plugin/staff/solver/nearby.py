"""A large assignment problem solved over the cheapest candidates, and proved over all.

Of thousands of officers only some near a cell come into question as its backup. The assignment
among them is the best of all if prices of places prove it: a place that is left free costs
nothing, and each cell has the place that is cheapest for it with its price. Such prices are the
shortest ways in the graph of exchanges (R. K. Ahuja, T. L. Magnanti and J. B. Orlin, Network flows,
1993, chapter 9), in whole numbers, so that nothing is left to rounding.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Optional

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from ...common.progress import Progress
from ...common.waiting import waited
from .columns import NEVER
from .problem import Ints

CANDIDATES = 30  # of each cell to begin with
FAR = 1 << 50  # more than any price
BLOCK = 1 << 19  # pairs looked at at a time


def placed(price: Ints, spread: Ints, slots: int, progress: Progress) -> Optional[Ints]:
    """(k,) the officer of each cell where each has ``slots`` places, the later the dearer.

    ``price`` (k, n), NEVER where it must not be; a place costs ``spread`` (k,) more than the one
    before. None where some cell can't have a place, or that isn't sure.
    """
    cells, n = price.shape
    number = CANDIDATES
    while number < n:
        near = np.concatenate(
            [
                np.argpartition(price[rows], number, axis=1)[:, :number]
                for rows in _blocks(cells, n, progress)
            ]
        )
        place = waited(partial(_matched, price, spread, slots, near), progress, 0.5)
        if place is None:
            return None
        dear = waited(partial(_dear, price, spread, slots, near, place), progress, 0.5)
        if dear is not None and _proved(price, spread, place, dear, progress):
            return np.asarray(place // slots)
        number *= 2
    return None


def _blocks(cells: int, n: int, progress: Progress) -> Iterator[slice]:
    step = max(1, BLOCK // n)
    for start in range(0, cells, step):
        progress(start / cells, None)
        yield slice(start, start + step)


def _costs(price: Ints, spread: Ints, slots: int, near: Ints) -> Ints:
    """(k, candidates, slots) what the places of the candidates ``near`` cost each cell."""
    cost = np.take_along_axis(price, near, axis=1)[:, :, None]
    return np.where(cost < NEVER, cost + spread[:, None, None] * np.arange(slots), FAR)


def _matched(price: Ints, spread: Ints, slots: int, near: Ints) -> Optional[Ints]:
    """(k,) the best place of each cell among the candidates', None where they don't suffice."""
    cells, n = price.shape
    cost = _costs(price, spread, slots, near)
    places = near[:, :, None] * slots + np.arange(slots)
    cell, _, _ = good = np.nonzero(cost < FAR)
    # One more, since what costs nothing would be no edge.
    edges = csr_matrix((cost[good] + 1.0, (cell, places[good])), (cells, n * slots))
    try:
        row, place = min_weight_full_bipartite_matching(edges)
    except ValueError:  # there is none that gives each cell a place
        return None
    return np.asarray(place[np.argsort(row)], np.int64)


def _dear(price: Ints, spread: Ints, slots: int, near: Ints, place: Ints) -> Optional[Ints]:
    """(n, slots) prices of the places that prove ``place`` among the candidates, if found."""
    cells, n = price.shape
    cost = _costs(price, spread, slots, near)
    own = price[np.arange(cells), place // slots] + spread * (place % slots)
    dear = np.zeros(n * slots, np.int64)
    dear[place] = FAR
    dear = dear.reshape(n, slots)
    for _ in range(cells):
        least = (cost + dear[near]).min(axis=(1, 2)) - own
        if (least >= dear.ravel()[place]).all():
            return dear if dear.min() >= 0 and dear.max() < FAR // 2 else None
        dear.reshape(-1)[place] = np.minimum(dear.ravel()[place], least)
    return None


def _proved(price: Ints, spread: Ints, place: Ints, dear: Ints, progress: Progress) -> bool:
    """Whether no place of any officer is cheaper for a cell than its own, with the prices."""
    cells, n = price.shape
    slots = dear.shape[1]
    own = price[np.arange(cells), place // slots] + spread * (place % slots)
    own = own + dear.ravel()[place]
    for rows in _blocks(cells, n, progress):
        for slot in range(slots):
            other = price[rows] + spread[rows, None] * slot + dear[:, slot]
            if (other < own[rows, None]).any():
                return False
    return True
