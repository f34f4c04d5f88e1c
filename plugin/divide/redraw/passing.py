"""A start that moves little: today's communities pass on only what the band asks for."""

from __future__ import annotations

import numpy as np

from ...common.progress import Progress
from ..exchange import exchange
from ..graph import IntArray, count_of, first_seen
from ..objective import Problem, sum_at

# Steps of exchange, in each of which a community gives or takes one atom at most; what the first
# steps easily accept is the price of five households that move.
STEPS, HEAT = 600, 5000.0


def passed_on(
    problem: Problem, piece: IntArray, rng: np.random.Generator, progress: Progress
) -> IntArray:
    """(n,) communities made from the pieces of today's (n,), most of them in the band.

    What is cut off from its community or has none joins the neighbour with the longest border to
    it; then atoms pass one by one from communities with too much to those with room, and to those
    with too little.
    """
    labels = _joined(problem, piece, progress)
    return exchange(problem, labels, HEAT, min(STEPS, problem.n), rng, progress)


def _joined(problem: Problem, piece: IntArray, progress: Progress) -> IntArray:
    """``piece`` without those that no community claims, so far as they have neighbours."""
    labels = first_seen(piece)
    while True:
        progress(0.0, None)
        k = count_of(labels)
        claimed = sum_at(k, labels, problem.current >= 0) > 0
        ends = labels[problem.edges]
        way = problem.passable & (ends[:, 0] != ends[:, 1])
        low, high = ends[way].min(axis=1), ends[way].max(axis=1)
        keys, row = np.unique(low * k + high, return_inverse=True)
        one, other = keys // k, keys % k
        usable = ~(claimed[one] & claimed[other])
        if not usable.any():
            return labels
        length = sum_at(len(keys), row, problem.length[way])
        best = np.flatnonzero(usable)[length[usable].argmax()]
        kept, gone = (one, other) if claimed[one[best]] else (other, one)
        labels = first_seen(np.where(labels == gone[best], kept[best], labels))
