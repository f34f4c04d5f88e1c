"""Short pieces of line put together to lines as long as can be."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import breadth_first_order, connected_components

Ints = NDArray[np.int64]


def chains(pieces: Ints, count: int) -> tuple[Ints, Ints]:
    """The lines that ``pieces`` (n, 2), pairs of the nodes 0..count-1, make up.

    They run from fork to fork or end; rings begin and end at a node of theirs. Returns the nodes
    of all lines one after the other, (k,), and the number of the line that each stands in, (k,).
    """
    at, pieces = _parted_at_forks(pieces, count)
    line = _components(pieces, len(at))
    closed = np.ones(len(at), dtype=bool)
    closed[line[count:]] = False
    number, first = np.unique(line[pieces[:, 0]], return_index=True)
    opened = first[closed[number]]
    doubles = len(at) + np.arange(len(opened))
    at = np.concatenate([at, at[pieces[opened, 0]]])
    line = np.concatenate([line, line[pieces[opened, 0]]])
    pieces[opened, 0] = doubles
    nodes = _from_end_to_end(pieces, line)
    nodes = nodes[np.argsort(line[nodes], kind="stable")]
    return at[nodes], np.unique(line[nodes], return_inverse=True)[1].ravel()


def strung(lines: NDArray[np.object_]) -> NDArray[np.object_]:
    """The same ``lines``, as few as they make when at every point two by two are tied together."""
    coords = shapely.get_coordinates(lines)
    count = shapely.get_num_coordinates(lines)
    last = np.cumsum(count) - 1
    first = last - count + 1
    knot = _knots(coords[np.stack([first, last], axis=1)])
    middle = np.arange(len(lines)) + 2 * len(lines)
    halves = np.stack([knot, np.stack([middle, middle], axis=1)], axis=2).reshape(-1, 2)
    node, thread = chains(halves, 3 * len(lines))
    at = np.flatnonzero(node >= 2 * len(lines))
    line, thread = node[at] - 2 * len(lines), thread[at]
    forward = knot[line, 0] == node[at - 1]
    row = np.repeat(np.arange(len(line)), count[line])
    step = np.arange(len(row)) - np.repeat(np.cumsum(count[line]) - count[line], count[line])
    source = np.where(forward[row], first[line[row]] + step, last[line[row]] - step)
    return np.asarray(shapely.linestrings(coords[source], indices=thread[row]), dtype=object)


def _knots(ends: NDArray[np.float64]) -> Ints:
    """For the two ends of each line, (n, 2, 2), what they are tied to: (n, 2) numbers below 2n.

    The same number stands twice, or once for an end that is left over.
    """
    place = np.unique(ends[..., 0].ravel() + 1j * ends[..., 1].ravel(), return_inverse=True)[1]
    order = np.argsort(place.ravel(), kind="stable")
    starts = np.diff(place.ravel()[order], prepend=-1) != 0
    since = np.arange(len(order)) - np.maximum.accumulate(
        np.where(starts, np.arange(len(order)), 0)
    )
    knot = np.empty(len(order), dtype=np.int64)
    knot[order] = np.cumsum(since % 2 == 0) - 1
    return knot.reshape(-1, 2)


def _parted_at_forks(pieces: Ints, count: int) -> tuple[Ints, Ints]:
    """``pieces`` with a node of its own for every one that ends where not two meet, from ``count``
    on; and the node, 0..count-1, at the place of each."""
    degree = np.bincount(pieces.ravel(), minlength=count)
    fork = degree[pieces] != 2
    at = np.concatenate([np.arange(count), pieces[fork]])
    parted = pieces.copy()
    parted[fork] = np.arange(count, len(at))
    return at, parted


def _components(pieces: Ints, count: int) -> Ints:
    graph = coo_matrix((np.ones(len(pieces), dtype=np.int8), pieces.T), shape=(count, count))
    return np.asarray(connected_components(graph, directed=False)[1], dtype=np.int64)


def _from_end_to_end(pieces: Ints, line: Ints) -> Ints:
    """The nodes in an order that for each line runs along it.

    A search from one end of every line at once, breadth first, meets one node of each at a time.
    """
    ends = np.flatnonzero(np.bincount(pieces.ravel(), minlength=len(line)) == 1)
    starts = ends[np.unique(line[ends], return_index=True)[1]]
    root = len(line)
    here = np.concatenate([pieces[:, 0], pieces[:, 1], np.full(len(starts), root)])
    there = np.concatenate([pieces[:, 1], pieces[:, 0], starts])
    graph = coo_matrix((np.ones(len(here)), (here, there)), shape=(root + 1, root + 1))
    return np.asarray(breadth_first_order(graph.tocsr(), root)[0][1:], dtype=np.int64)
