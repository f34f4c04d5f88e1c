"""Empty ground that no way leads to: a strip behind a railway, a bank beyond the river."""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from .borders import Borders
from .grid import Bools, Ints, totals


def hosts_of_stranded(borders: Borders, linked: Bools, built: Bools) -> Ints:
    """The unit that each unit belongs to, (u,): itself, but for stranded empty ground.

    Ground without any building that can't be walked to from a building would be a cell of nobody.
    Like water it goes to a unit across the barrier: of all around it, the one with the longest
    shared border. It goes over a seam only where nothing else is around it. ``linked`` (p,) are
    the passable ``borders.pairs``; ``built`` (u,) the units with a building.
    """
    n = len(built)
    host = np.arange(n)
    a, b = borders.pairs.T
    part = _parts(n, borders.pairs[linked])
    stranded = totals(part, built.astype(np.float64), int(part.max(initial=-1)) + 1)[part] == 0
    part = _parts(n, borders.pairs[linked & ~borders.seam])
    inner = np.concatenate([a, b])
    outer = np.concatenate([b, a])
    use = stranded[inner] & ~stranded[outer]
    key, group = np.unique(part[inner[use]] * n + outer[use], return_inverse=True)
    length = totals(group.ravel(), np.tile(borders.length_m, 2)[use], len(key))
    over = np.ones(len(key), np.bool_)
    np.logical_and.at(over, group.ravel(), np.tile(borders.seam, 2)[use])
    order = np.lexsort((key % max(n, 1), -np.round(length, 3), over, key // max(n, 1)))
    best = order[np.r_[True, np.diff(key[order] // max(n, 1)) != 0][: len(order)]]
    for one in key[best].tolist():
        host[part == one // n] = one % n
    return host


def _parts(n: int, pairs: Ints) -> Ints:
    """(n,) the connected part of each unit that ``pairs`` join."""
    graph = coo_matrix((np.ones(len(pairs), np.int8), pairs.T), shape=(n, n))
    return np.asarray(connected_components(graph, directed=False)[1], dtype=np.int64)
