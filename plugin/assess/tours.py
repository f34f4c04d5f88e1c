"""How far an officer walks in a month: an estimate from the distances between a cell's buildings.

On each working day the officer goes from the base to the buildings where something is due that
day and back. Which these are is left to chance: at each building things fall due by themselves,
at a known number a month. The formulas, and how far they are from solved tours, are in
docs/workload.md.

Sources: Beardwood, Halton and Hammersley (1959): The shortest path through many points, for
lengths that grow by powers of the number of points. The constant of the shortest tour through
many random points: Johnson, McGeoch and Rothberg (1996). That of the minimum spanning tree:
measured in bench/walking.py on 400,000 random points.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import minimum_spanning_tree

from .scene import Floats

# Of the length of the shortest tour, and of the minimum spanning tree, through n random points on
# an area A, divided by the square root of n times A.
TOUR, TREE = 0.7124, 0.648
# Keeps logarithms of what never fails to be due finite.
_ALMOST_SURE = 1 - 1e-9
# Two buildings that share their way to the road may be 0 m apart, which scipy takes for no way.
_APART_M = 0.001


def chances(a_month: Floats, days: float) -> Floats:
    """(s,) how likely something is due at each building on one of the ``days`` of a month."""
    chance: Floats = -np.expm1(-a_month / days)
    return chance


def tour_m(metres: Floats, chance: Floats) -> float:
    """The expected metres of the shortest round through those buildings where something is due.

    ``metres`` (s, s) between the buildings, ``chance`` (s,) of each that something is due there.
    The tree over two of them is as long as the way between two on average, that over all s is
    known; in between it grows by a power of their number. A round is twice the tree for two
    buildings and comes near TOUR / TREE times for many.
    """
    weight = chance[:, None] * chance
    np.fill_diagonal(weight, 0)
    if not weight.any():
        return 0.0
    between = float((weight * metres).sum() / weight.sum())
    if not between:
        return 0.0
    number = np.arange(2, len(chance) + 1)
    power = 0.0
    if len(chance) > 2:
        power = max(0.0, np.log(tree_m(metres) / between) / np.log(len(chance) / 2))
    ratio = TOUR / TREE + (2 - TOUR / TREE) * np.sqrt(2 / number)
    lengths = between * (number / 2) ** power * ratio
    return float((_how_many(chance)[2:] * lengths).sum())


def tree_m(metres: Floats) -> float:
    """The metres of the minimum spanning tree over all buildings, ``metres`` (s, s) apart."""
    return float(minimum_spanning_tree(csr_matrix(np.maximum(metres, _APART_M))).sum())


def detour_m(metres: Floats, between: Floats, chance: Floats) -> float:
    """The expected metres by which a round through what is due grows when it starts from a base.

    ``metres`` (s,) from the base to the buildings, ``between`` (s, s) from one to another. On a
    day with one stop, there and back; with more, the way over the base from the stop that is
    nearest to it to the next, in place of the way between these two.
    """
    order = np.argsort(metres, kind="stable")
    near, chance = metres[order], np.minimum(chance[order], _ALMOST_SURE)
    # The logarithm of how likely nothing is due at the nearest 0, 1, ...
    none = np.r_[0.0, np.cumsum(np.log1p(-chance))]
    likely = chance / (1 - chance)
    alone = 2 * float((near * likely).sum() * np.exp(none[-1]))
    # Of two that are due, nothing is due at those nearer than the second but the first of them.
    both = np.triu(likely[:, None] * chance * np.exp(none[:-1]), 1)
    over = near[:, None] + near - between[np.ix_(order, order)]
    return alone + float((both * over).sum())


def _how_many(chance: Floats) -> Floats:
    """(s + 1,) how likely something is due at 0, 1, ... of the buildings."""
    found = np.ones(1)
    for one in chance.tolist():
        found = np.convolve(found, (1 - one, one))
    return found


def without_inf(metres: Floats, x: Floats, y: Floats) -> Floats:
    """``metres`` (n, n), as the crow flies where the network knows no way between two."""
    straight = np.hypot(x[:, None] - x, y[:, None] - y)
    return np.where(np.isfinite(metres), metres, straight)
