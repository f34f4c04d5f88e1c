"""Shortest ways from several places at once, each with a node of its own in the graph.

The ways out of such a node lead one way only, so that no way runs through it. Distances are metres.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def from_each(graph: csr_matrix, ends: Ints, metres: Floats) -> Floats:
    """(n, nodes) metres from each of n places to the nodes of ``graph``, inf where no way leads.

    ``ends`` (n, 2): the two nodes that each place leads to; ``metres`` (n, 2): how far these are.
    """
    nodes = graph.shape[0]
    found = dijkstra(_with_places(graph, ends, metres), indices=nodes + np.arange(len(ends)))
    return np.asarray(found[:, :nodes], dtype=np.float64)


def from_nearest(graph: csr_matrix, ends: Ints, metres: Floats) -> tuple[Floats, Ints]:
    """(nodes,) metres from the nearest of n places, inf where no way leads, and which that is."""
    nodes = graph.shape[0]
    found, _, place = dijkstra(
        _with_places(graph, ends, metres),
        indices=nodes + np.arange(len(ends)),
        min_only=True,
        return_predecessors=True,
    )
    far = np.asarray(found[:nodes], dtype=np.float64)
    return far, np.where(np.isfinite(far), place[:nodes].astype(np.int64) - nodes, -1)


def _with_places(graph: csr_matrix, ends: Ints, metres: Floats) -> csr_matrix:
    """``graph`` and, after its nodes, one for each place."""
    nodes, count = graph.shape[0], len(ends)
    data = np.concatenate([graph.data, metres.ravel()])
    indices = np.concatenate([graph.indices, ends.ravel().astype(graph.indices.dtype)])
    indptr = np.concatenate([graph.indptr, graph.indptr[-1] + 2 * np.arange(1, count + 1)])
    shape = (nodes + count, nodes + count)
    return csr_matrix((data, indices, indptr.astype(graph.indptr.dtype)), shape=shape)
