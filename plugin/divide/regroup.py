"""Redrawing: take a few neighbouring cells, draw a tree over them, cut it again.

Many groups of cells that share no cell are redrawn in one call (as in ReCom: DeFord, Duchin,
Solomon 2021, but any number of cells at a time and many groups at once). A group's new cells are
kept only where they gain enough.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional

import numpy as np
from numpy.typing import NDArray

from ..common.progress import Progress
from .coarse import glued
from .graph import FloatArray, IntArray, count_of, first_seen
from .objective import Problem, sum_at
from .tree import Forest, cut_forest, in_steps, spanning_forest

# Entries of tables that one call should have at least: with fewer, most of its time is overhead,
# so that a small problem is redrawn several times at once.
ENTRIES_AT_ONCE = 150_000
MOST_COPIES = 60
# The price of a cell that holds everything, where it is to be divided: beyond what cells that are
# no good cost in the tables, and far below what is impossible there.
EVERYTHING = 2**27
# Beyond the price of any division, where the number of cells has to stay.
ANOTHER_COUNT = 10**14


@dataclass(frozen=True)
class Manner:
    """How trees are drawn and cut.

    ``chance``: how wild the trees are, see ``_tree_keys``; ``step``: households that the tables
    count at a time, times the problem's ``scale``; ``glue``: the share of compounds that are left
    whole.
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
    free = replace(small, count_stays=False)
    return _best_redrawn(free, everything, None, rng, manner, 0, progress)[0][cluster]


def cuts(
    problem: Problem,
    rng: np.random.Generator,
    manner: Manner,
    copies: int,
    progress: Progress,
) -> IntArray:
    """(copies, n) divisions of everything, each from a random tree of its own, into two cells or
    more: none of them holds all households."""
    prices = _prices_in_steps(problem, manner.step)
    if len(prices) > int(problem.households.sum()) // (manner.step * problem.scale):
        prices[-1] = EVERYTHING
    region = np.repeat(np.arange(copies), problem.n)
    found = _redrawn(problem.tiled(copies), region, rng, manner, prices, progress)
    return found.reshape(copies, problem.n)


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
    group_of = group[labels[units]]
    here = problem.part(units)
    here = replace(here, current=_within_reach(problem, labels, group)[units])
    before = first_seen(labels[units])
    old = _by_region(here.cell_costs(before), before, group_of, groups)
    cells = np.bincount(group[group >= 0])
    cluster = glued(here, manner.glue, rng, group_of)
    small = here.merged(cluster)
    region = np.zeros(small.n, np.int64)
    region[cluster] = group_of
    best, cost = _best_redrawn(small, region, cells, rng, manner, max(0, -least_gain), progress)
    better = (old - cost >= least_gain)[group_of]
    fresh = labels.copy()
    fresh[units[better]] = best[cluster[better]] + len(group)
    return first_seen(fresh)


def _within_reach(problem: Problem, labels: IntArray, group: IntArray) -> IntArray:
    """(n,) ``current``, -1 where no cell of a unit's group can continue it.

    What a cell of another group continues is taken. What no cell continues is left to the group
    that has most of it, so that it is not counted on twice.
    """
    inside = np.flatnonzero((problem.current >= 0) & (group[labels] >= 0))
    if not len(inside):
        return problem.current
    olds, groups = count_of(problem.current), count_of(group)
    keys = problem.current[inside] * groups + group[labels[inside]]
    most = sum_at(olds * groups, keys, problem.ties[inside]).reshape(olds, groups)
    owner = most.argmax(axis=1)
    home = problem.continues(labels)
    taken = np.flatnonzero(home >= 0)
    owner[home[taken]] = group[taken]
    near = np.full(problem.n, -1, np.int64)
    stays = inside[owner[problem.current[inside]] == group[labels[inside]]]
    near[stays] = problem.current[stays]
    return near


def _best_redrawn(
    problem: Problem,
    region: IntArray,
    cells: Optional[IntArray],
    rng: np.random.Generator,
    manner: Manner,
    slack: int,
    progress: Progress,
) -> tuple[IntArray, IntArray]:
    """The best of several redrawings of each region, and its cost: ((n,), (regions,)).

    A few units cost little more time than one, so they are redrawn many times at once. Of those
    that differ by less than ``slack`` chance takes one. ``cells`` (regions,) is how many there are
    today, None for any number in a single region.
    """
    n, regions = problem.n, 1 if cells is None else len(cells)
    prices = _prices_in_steps(problem, manner.step)
    copies = min(max(1, ENTRIES_AT_ONCE // (n * len(prices))), MOST_COPIES)
    many = problem.tiled(copies)
    many_region = (region + regions * np.arange(copies)[:, None]).ravel()
    redrawn = _redrawn(many, many_region, rng, manner, prices, progress)
    costs = _by_region(many.cell_costs(redrawn), redrawn, many_region, regions * copies)
    cost = costs.reshape(copies, regions)
    if problem.count_stays and cells is not None:
        of_cell = np.zeros(count_of(redrawn), np.int64)
        of_cell[redrawn] = many_region
        found = np.bincount(of_cell, minlength=regions * copies).reshape(copies, regions)
        cost = cost + ANOTHER_COUNT * np.abs(found - cells)
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
    price += problem.weights.moved_household * _parted(problem, forest, rng)
    sizes = in_steps(forest, problem.households, manner.step * problem.scale)
    return first_seen(cut_forest(forest, sizes, price, prices, progress))


def _prices_in_steps(problem: Problem, step: int) -> NDArray[np.int32]:
    """(S + 1,) the price of a cell of 0, 1, 2 … steps of households.

    Counts up to a third beyond the band, but no more than there are. A cell of so many steps has
    a few households more or less; its price is the mean of theirs. Of the other measure it is
    taken to have its share.
    """
    beyond = problem.band.maximum + problem.band.maximum // 3
    people = int(problem.households.sum())
    width = step * problem.scale
    middle = np.arange(-(-min(beyond, people) // width) + 1) * width
    off = np.arange(1 - step, step) * problem.scale
    around = np.maximum(middle[:, None] + off, 0)
    mild = replace(problem, mild=True)
    price = mild.cell_price(around)
    if problem.second_band is not None:
        price = price + mild.second_price(around * int(problem.second.sum()) // max(1, people))
    prices: NDArray[np.int32] = price.mean(axis=1).astype(np.int32)
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


def _parted(problem: Problem, forest: Forest, rng: np.random.Generator) -> IntArray:
    """(n,) the ties that move at least when the edge to the parent is cut; below 0: when it isn't.

    Cutting one of today's cells moves the smaller side. Where two of them meet, joining them would
    move the smaller one; but a part of one may well go over to the other, so that this counts for
    half of such edges only, by chance.
    """
    parted = np.zeros(problem.n, np.int64)
    if not problem.weights.moved_household or not (problem.current >= 0).any():
        return parted
    below = problem.ties.tolist()
    parent, current = forest.parent.tolist(), problem.current.tolist()
    order = forest.order.tolist()
    inside = [up >= 0 and current[up] == mine >= 0 for up, mine in zip(parent, current)]
    for unit in reversed(order):
        if inside[unit]:
            below[parent[unit]] += below[unit]
    whole = below.copy()
    for unit in order:
        if inside[unit]:
            whole[unit] = whole[parent[unit]]
    size, piece, above = np.asarray(below), np.asarray(whole), forest.parent
    same = np.asarray(inside)
    parted[same] = np.minimum(size[same], piece[same] - size[same])
    meet = (above >= 0) & ~same & (problem.current >= 0) & (problem.current[above] >= 0)
    meet &= rng.random(problem.n) < 0.5
    parted[meet] = -np.minimum(piece[meet], piece[above[meet]])
    return parted
