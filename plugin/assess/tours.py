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
from scipy.sparse.csgraph import minimum_spanning_tree

from .scene import Floats

# Of the length of the shortest tour, and of the minimum spanning tree, through n random points on
# an area A, divided by the square root of n times A.
TOUR, TREE = 0.7124, 0.648
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
    return float(minimum_spanning_tree(np.maximum(metres, _APART_M)).sum())


def there_and_back_m(metres: Floats, chance: Floats) -> float:
    """The expected metres to the nearest building where something is due, and back.

    ``metres`` (s,) from the base. Nothing on days when nothing is due.
    """
    order = np.argsort(metres, kind="stable")
    likely = chance[order]
    none_nearer = np.r_[1.0, np.cumprod(1 - likely)[:-1]]
    return 2 * float((metres[order] * likely * none_nearer).sum())


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
