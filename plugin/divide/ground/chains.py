"""Short pieces of line put together to lines as long as can be."""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import breadth_first_order, connected_components

from .grid import Ints


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
