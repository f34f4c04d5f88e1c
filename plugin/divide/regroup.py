"""Redrawing: take a few neighbouring cells, draw a tree over them, cut it again.

Many groups of cells that share no cell are redrawn in one call (as in ReCom: DeFord, Duchin,
Solomon 2021, but any number of cells at a time and many groups at once). A group's new cells are
kept only where they gain enough.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..common.progress import Progress
from .coarse import glued
from .graph import FloatArray, IntArray, count_of, first_seen
from .objective import Problem
from .tree import cut_forest, in_steps, spanning_forest

# Entries of tables that one call should have at least: with fewer, most of its time is overhead,
# so that a small problem is redrawn several times at once.
ENTRIES_AT_ONCE = 150_000
MOST_COPIES = 60


@dataclass(frozen=True)
class Manner:
    """How trees are drawn and cut.

    ``chance``: how wild the trees are, see ``_tree_keys``; ``step``: households that the tables
    count at a time; ``glue``: the share of compounds that are left whole.
    """

    chance: float
    step: int
    glue: float


def first_division(
    problem: Problem, rng: np.random.Generator, manner: Manner, progress: Progress
) -> IntArray:
    """(n,) the cells of one random tree over everything; of several for a small problem."""
    cluster = glued(problem, manner.glue, rng)
    small = problem.merged(cluster)
    everything = np.zeros(small.n, np.int64)
    return _best_redrawn(small, everything, 1, rng, manner, 0, progress)[0][cluster]


def redraw_groups(
    problem: Problem,
    labels: IntArray,
    rng: np.random.Generator,
    seeds: IntArray,
    size: int,
    manner: Manner,
    least_gain: int,
    progress: Progress,
) -> IntArray:
    """Redraw groups of up to ``size`` cells around the cells ``seeds``: (n,) the new division.

    A group gets its new cells where they cost at least ``least_gain`` less; below 0 it is how much
    more they may cost.
    """
    group = _groups(problem, labels, rng, seeds, size)
    groups = count_of(group)
    if not groups:
        return labels
    units = np.flatnonzero(group[labels] >= 0)
    here = problem.part(units)
    before = first_seen(labels[units])
    group_of = group[labels[units]]
    old = _by_region(here.cell_costs(before), before, group_of, groups)
    cluster = glued(here, manner.glue, rng, group_of)
    small = here.merged(cluster)
    region = np.zeros(small.n, np.int64)
    region[cluster] = group_of
    best, cost = _best_redrawn(small, region, groups, rng, manner, max(0, -least_gain), progress)
    better = (old - cost >= least_gain)[group_of]
    fresh = labels.copy()
    fresh[units[better]] = best[cluster[better]] + len(group)
    return first_seen(fresh)


def _best_redrawn(
    problem: Problem,
    region: IntArray,
    regions: int,
    rng: np.random.Generator,
    manner: Manner,
    slack: int,
    progress: Progress,
) -> tuple[IntArray, IntArray]:
    """The best of several redrawings of each region, and its cost: ((n,), (regions,)).

    A few units cost little more time than one, so they are redrawn many times at once. Of those
    that differ by less than ``slack`` chance takes one.
    """
    n = problem.n
    prices = _prices_in_steps(problem, manner.step)
    copies = min(max(1, ENTRIES_AT_ONCE // (n * len(prices))), MOST_COPIES)
    many = problem.tiled(copies)
    many_region = (region + regions * np.arange(copies)[:, None]).ravel()
    redrawn = _redrawn(many, many_region, rng, manner, prices, progress)
    costs = _by_region(many.cell_costs(redrawn), redrawn, many_region, regions * copies)
    cost = costs.reshape(copies, regions)
    best = (cost + rng.integers(0, slack + 1, cost.shape)).argmin(axis=0)
    labels = redrawn.reshape(copies, n)[best[region], np.arange(n)]
    return first_seen(labels), cost[best, np.arange(regions)]


def _by_region(doubled: IntArray, labels: IntArray, region: IntArray, regions: int) -> IntArray:
    """(regions,) what the cells of each region cost, from twice what each cell costs."""
    of_cell = np.zeros(len(doubled), np.int64)
    of_cell[labels] = region
    total: IntArray = np.bincount(of_cell, doubled, regions).astype(np.int64) // 2
    return total


def _groups(
    problem: Problem, labels: IntArray, rng: np.random.Generator, seeds: IntArray, size: int
) -> IntArray:
    """(cells,) the group of each cell or -1: each seed with free neighbours, ``size`` at most."""
    cells = count_of(labels)
    ends = labels[problem.edges[problem.passable]]
    ends = ends[ends[:, 0] != ends[:, 1]]
    key = np.unique(
        np.concatenate([ends[:, 0] * cells + ends[:, 1], ends[:, 1] * cells + ends[:, 0]])
    )
    key = key[np.lexsort((rng.random(len(key)), key // cells))]
    starts = np.searchsorted(key // cells, np.arange(cells + 1)).tolist()
    neighbours = (key % cells).tolist()
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
    manner: Manner,
    prices: NDArray[np.int32],
    progress: Progress,
) -> IntArray:
    """(n,) new cells inside each region of ``region`` (n,), from a new random tree in each."""
    a, b = problem.edges[:, 0], problem.edges[:, 1]
    inner = np.flatnonzero((region[a] == region[b]) & problem.passable)
    keys = _tree_keys(problem, inner, rng, manner.chance)
    forest = spanning_forest(problem.n, problem.edges[inner], keys)
    below = np.flatnonzero(forest.edge >= 0)
    price = np.zeros(problem.n, np.int64)
    price[below] = _cut_price(problem, inner[forest.edge[below]], rng)
    sizes = in_steps(forest, problem.households, manner.step)
    return first_seen(cut_forest(forest, sizes, price, prices, progress))


def _prices_in_steps(problem: Problem, step: int) -> NDArray[np.int32]:
    """(S + 1,) the price of a cell of 0, 1, 2 … steps of households.

    Counts up to a third beyond the band, but no more than there are. A cell of so many steps has
    a few households more or less; its price is the mean of theirs.
    """
    beyond = problem.band.maximum + problem.band.maximum // 3
    most = int(min(beyond, problem.households.sum()))
    middle = np.arange(-(-most // step) + 1) * step
    off = np.arange(1 - step, step)
    around = np.maximum(middle[:, None] + off, 0)
    mild = replace(problem, mild=True)
    prices: NDArray[np.int32] = mild.cell_price(around).mean(axis=1).astype(np.int32)
    return prices


def _tree_keys(
    problem: Problem, edges: IntArray, rng: np.random.Generator, chance: float
) -> FloatArray:
    """Random keys of ``edges``: what has the least is joined first.

    Borders inside a compound or inside one of today's cells come first, borders along a road
    last; the more ``chance``, the less these wishes weigh.
    """
    keys = chance * rng.random(len(edges))
    keys[problem.on_road[edges]] += 0.6
    keys[problem.same_compound[edges]] -= 1.2
    ends = problem.current[problem.edges[edges]]
    keys[(ends[:, 0] == ends[:, 1]) & (ends[:, 0] >= 0)] -= 1.2
    return keys


def _cut_price(problem: Problem, edges: IntArray, rng: np.random.Generator) -> IntArray:
    """What cutting each of a tree's ``edges`` costs: its border, and the compound it cuts.

    A tree does not see all that a division costs (other borders, moves), so prices waver by up to
    a quarter: the next draw of the same tree proposes another of the nearly best cuts.
    """
    border = problem.price[edges] * rng.uniform(0.75, 1.25, len(edges))
    compound = problem.same_compound[edges] * problem.weights.compound
    return np.rint(border).astype(np.int64) + compound
