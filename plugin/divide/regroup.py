"""Redrawing: take a few neighbouring cells, draw a tree over them, cut it again.

Many groups of cells that share no cell are redrawn in one call (as in ReCom: DeFord, Duchin,
Solomon 2021, but any number of cells at a time and many groups at once). A group's new cells are
kept only where they gain enough.
"""

from __future__ import annotations

import numpy as np

from ..common.progress import Progress
from .graph import FloatArray, IntArray, first_seen
from .objective import Problem
from .tree import cut_forest, spanning_forest

# Units whose tables fill the processor's cache well; fewer are redrawn several times at once.
UNITS_AT_ONCE = 2500
MOST_COPIES = 60


def first_division(problem: Problem, rng: np.random.Generator, progress: Progress) -> IntArray:
    """(n,) the cells of one random tree over everything; of several for a small problem."""
    everything = np.zeros(len(problem.households), np.int64)
    return _best_redrawn(problem, everything, 1, rng, 1.0, 0, progress)[0]


def redraw_groups(
    problem: Problem,
    labels: IntArray,
    rng: np.random.Generator,
    seeds: IntArray,
    size: int,
    chance: float,
    least_gain: int,
    progress: Progress,
) -> IntArray:
    """Redraw groups of up to ``size`` cells around the cells ``seeds``: (n,) the new division.

    A group gets its new cells where they cost at least ``least_gain`` less; below 0 it is how much
    more they may cost. ``chance`` says how wild the trees are, see ``_tree_keys``.
    """
    group = _groups(problem, labels, rng, seeds, size)
    groups = int(group.max(initial=-1)) + 1
    if not groups:
        return labels
    region = group[labels]
    units = np.flatnonzero(region >= 0)
    part_of = region[units]
    inside = problem.tiled(units, 1)
    best, cost = _best_redrawn(inside, part_of, groups, rng, chance, max(0, -least_gain), progress)
    gain = problem.costs(labels, region, groups) - cost
    better = (gain >= least_gain)[part_of]
    fresh = labels.copy()
    fresh[units[better]] = best[better] + len(group)
    return first_seen(fresh)


def _best_redrawn(
    problem: Problem,
    region: IntArray,
    regions: int,
    rng: np.random.Generator,
    chance: float,
    slack: int,
    progress: Progress,
) -> tuple[IntArray, IntArray]:
    """The best of several redrawings of each region, and its cost: ((n,), (regions,)).

    A few units cost little more time than one, so they are redrawn many times at once. Of those
    that differ by less than ``slack`` chance takes one.
    """
    n = len(region)
    copies = min(max(1, UNITS_AT_ONCE // n), MOST_COPIES)
    many = problem.tiled(np.arange(n), copies) if copies > 1 else problem
    many_region = (region + regions * np.arange(copies)[:, None]).ravel()
    redrawn = _redrawn(many, many_region, rng, chance, progress)
    cost = many.costs(redrawn, many_region, regions * copies).reshape(copies, regions)
    best = (cost + rng.integers(0, slack + 1, cost.shape)).argmin(axis=0)
    labels = redrawn.reshape(copies, n)[best[region], np.arange(n)]
    return labels, cost[best, np.arange(regions)]


def _groups(
    problem: Problem, labels: IntArray, rng: np.random.Generator, seeds: IntArray, size: int
) -> IntArray:
    """(cells,) the group of each cell or -1: each seed with free neighbours, ``size`` at most."""
    cells = int(labels.max()) + 1
    ends = labels[problem.edges]
    ends = np.unique(np.sort(ends[ends[:, 0] != ends[:, 1]], axis=1), axis=0)
    ends = np.concatenate([ends, ends[:, ::-1]])
    ends = ends[np.lexsort((rng.random(len(ends)), ends[:, 0]))]
    starts = np.searchsorted(ends[:, 0], np.arange(cells + 1)).tolist()
    neighbours = ends[:, 1].tolist()
    group = [-1] * cells
    made = 0
    for seed in seeds.tolist():
        if group[seed] >= 0:
            continue
        members = [seed]
        for member in members:
            free = [c for c in neighbours[starts[member] : starts[member + 1]] if group[c] < 0]
            members += [c for c in free if c not in members][: size - len(members)]
            if len(members) >= size:
                break
        if len(members) > 1:
            for member in members:
                group[member] = made
            made += 1
    return np.asarray(group, np.int64)


def _redrawn(
    problem: Problem,
    region: IntArray,
    rng: np.random.Generator,
    chance: float,
    progress: Progress,
) -> IntArray:
    """(n,) new cells inside each region of ``region`` (n,), from a new random tree in each."""
    keys = _tree_keys(problem, rng, chance)
    a, b = problem.edges[:, 0], problem.edges[:, 1]
    inner = np.flatnonzero(region[a] == region[b])
    forest = spanning_forest(len(region), problem.edges[inner], keys[inner])
    below = np.flatnonzero(forest.edge >= 0)
    price = np.zeros(len(region), np.int64)
    price[below] = _cut_price(problem, rng)[inner[forest.edge[below]]]
    return cut_forest(forest, problem.households, price, problem.cell_price_table, progress)


def _tree_keys(problem: Problem, rng: np.random.Generator, chance: float) -> FloatArray:
    """(m,) random keys: what has the least is joined first.

    Borders inside a compound or inside one of today's cells come first, borders along a road
    last; the more ``chance``, the less these wishes weigh.
    """
    keys = chance * rng.random(len(problem.edges))
    keys[problem.on_road] += 0.6
    keys[problem.same_compound] -= 1.2
    ends = problem.current[problem.edges]
    keys[(ends[:, 0] == ends[:, 1]) & (ends[:, 0] >= 0)] -= 1.2
    return keys


def _cut_price(problem: Problem, rng: np.random.Generator) -> IntArray:
    """(m,) what cutting a tree's edge costs: its border, and its compound where it cuts one.

    A tree does not see all that a division costs (other borders, moves), so prices waver by up to
    a half: the next draw of the same tree proposes another of the nearly best cuts.
    """
    border = problem.edge_price * rng.uniform(0.75, 1.25, len(problem.edges))
    compound = problem.same_compound * problem.weights.compound
    return np.rint(border).astype(np.int64) + compound
