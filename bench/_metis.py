"""METIS as the benchmarks call it."""

from __future__ import annotations

import time
import warnings
from typing import Optional

import numpy as np
import pymetis
from _measure import BAND
from grid_steward.plugin.divide import UnitGraph
from grid_steward.plugin.divide.graph import components
from scipy.sparse import coo_matrix

# Imbalance that METIS may leave, in thousandths. Of 30 (its own choice) to 250, this leaves the
# fewest cells out of band on nearly all of the generated cities.
UFACTOR = 150


def cells_wanted(graph: UnitGraph) -> int:
    """The number of cells at the target of the band."""
    return max(1, round(int(graph.households.sum()) / BAND.target))


def adjacency(graph: UnitGraph, price: np.ndarray) -> tuple[list[int], list[int], list[int]]:
    """Starts, neighbours and whole prices of at least 1, as METIS and KaHIP take them."""
    a, b = graph.edges.T
    ends = np.r_[a, b], np.r_[b, a]
    matrix = coo_matrix((np.r_[price, price], ends), shape=(graph.n, graph.n)).tocsr()
    whole = np.maximum(1, np.rint(matrix.data)).astype(int)
    return matrix.indptr.tolist(), matrix.indices.tolist(), whole.tolist()


def divide(
    graph: UnitGraph, price: Optional[np.ndarray], recursive: bool = False, **options: int
) -> tuple[np.ndarray, float]:
    """Labels (n,) of METIS's division into cells of the target, and its processor seconds.

    ``price`` (m,) of cutting each border, by default 1.
    """
    starts, neighbours, prices = adjacency(
        graph, np.ones(len(graph.edges)) if price is None else price
    )
    households = graph.households.tolist()
    with warnings.catch_warnings():
        # Newer versions of pymetis rename the arguments, older ones know only these.
        warnings.simplefilter("ignore", DeprecationWarning)
        start = time.process_time()
        _, labels = pymetis.part_graph(
            cells_wanted(graph),
            xadj=starts,
            adjncy=neighbours,
            vweights=households,
            eweights=None if price is None else prices,
            recursive=recursive,
            options=pymetis.Options(**options),
        )
        seconds = time.process_time() - start
    return np.asarray(labels), seconds


def contiguous(graph: UnitGraph) -> tuple[np.ndarray, float]:
    """k-way with connected cells, with the imbalance that suits these cities.

    On islands METIS refuses to promise connected cells, and is not asked to.
    """
    one_piece = not components(graph.n, graph.edges).any()
    return divide(graph, None, contig=int(one_piece), ufactor=UFACTOR)
