"""Improving a division: take a few neighbouring cells, redraw a tree over them, cut it again.

Many groups of cells that share no cell are redrawn in one call (as in ReCom: DeFord, Duchin,
Solomon 2021, but any number of cells at a time and many groups at once). A group's new cells are
kept only where they cost less.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

import numpy as np

from ..common.progress import Progress, part, silent
from .graph import FloatArray, IntArray, first_seen
from .objective import Problem
from .tree import cut_forest, spanning_forest


@dataclass(frozen=True)
class Effort:
    """How long to improve.

    ``mending`` rounds at most for cells out of band, ``polishing`` rounds over all cells, and
    ``patience`` polishing rounds in a row that gain less than a thousandth before it stops.
    """

    mending: int
    polishing: int
    patience: int


EFFORT = {
    "fast": Effort(mending=600, polishing=4, patience=2),
    "best": Effort(mending=2000, polishing=200, patience=15),
}
EFFORTS = tuple(EFFORT)
# What the regions of a division cost by a given measure: problem, labels, region, regions.
Costs = Callable[[Problem, IntArray, IntArray, int], IntArray]
# Units whose tables fill the processor's cache well; fewer are redrawn several times at once.
UNITS_AT_ONCE = 1500
MOST_COPIES = 24
# Rounds in a row that bring nothing nearer to the band before the rest is taken as it is.
MENDING_PATIENCE = 60


def first_division(problem: Problem, rng: np.random.Generator) -> IntArray:
    """(n,) the cells of one random tree over everything."""
    return _redrawn(problem, np.zeros(len(problem.households), np.int64), rng, 1.0)


def improve(
    problem: Problem,
    labels: IntArray,
    effort: Effort,
    rng: np.random.Generator,
    progress: Progress = silent,
) -> IntArray:
    """A division that costs no more than ``labels`` (n,); connected cells stay connected."""
    labels = _mend(problem, labels, effort.mending, rng, part(progress, 0, 0.5))
    return _polish(problem, labels, effort, rng, part(progress, 0.5, 1))


def _mend(
    problem: Problem, labels: IntArray, rounds: int, rng: np.random.Generator, progress: Progress
) -> IntArray:
    """Bring cells into the band, whatever it costs in lines.

    A group is also redrawn where its cells are as far out of band as before: so the fault
    wanders until it meets neighbours that can absorb it.
    """
    missing, calm = None, 0
    for step in range(rounds):
        progress(step / rounds, None)
        bad, before = _out_of_band(problem, labels), missing
        if not len(bad) or calm == MENDING_PATIENCE:
            break
        size, chance = 2 + step % 6, 1.0 + step % 3
        labels = _one_round(problem, labels, rng, bad, size, chance, Problem.band_costs, 0)
        missing = int(problem.band_costs(labels, np.zeros_like(labels), 1)[0])
        calm = calm + 1 if missing == before else 0
    return labels


def _polish(
    problem: Problem,
    labels: IntArray,
    effort: Effort,
    rng: np.random.Generator,
    progress: Progress,
) -> IntArray:
    """Lower the whole cost, group by group, until it no longer pays."""
    cost, calm = problem.cost(labels), 0
    for step in range(effort.polishing):
        progress(step / effort.polishing, None)
        seeds = rng.permutation(int(labels.max(initial=-1)) + 1)
        labels = _one_round(problem, labels, rng, seeds, 2 + step % 3, 1.0, Problem.costs, 1)
        before, cost = cost, problem.cost(labels)
        calm = calm + 1 if before - cost < before // 1000 + 1 else 0
        if calm == effort.patience:
            break
    return labels


def _out_of_band(problem: Problem, labels: IntArray) -> IntArray:
    """The cells outside the band, the worst first."""
    households = np.bincount(labels, problem.households).astype(np.int64)
    missing = np.maximum(problem.band.minimum - households, households - problem.band.maximum)
    bad = np.flatnonzero(missing > 0)
    return bad[np.argsort(-missing[bad], kind="stable")]


def _one_round(
    problem: Problem,
    labels: IntArray,
    rng: np.random.Generator,
    seeds: IntArray,
    size: int,
    chance: float,
    costs: Costs,
    least_gain: int,
) -> IntArray:
    """Redraw groups of up to ``size`` cells around ``seeds``; keep those that gain enough.

    Few units are redrawn many times at once, and the best of each group counts.
    """
    group = _groups(problem, labels, rng, seeds, size)
    groups = int(group.max(initial=-1)) + 1
    if not groups:
        return labels
    region = group[labels]
    units = np.flatnonzero(region >= 0)
    copies = min(max(1, UNITS_AT_ONCE // len(units)), MOST_COPIES)
    many = problem.tiled(units, copies)
    many_region = (region[units] + groups * np.arange(copies)[:, None]).ravel()
    redrawn = _redrawn(many, many_region, rng, chance)
    cost = costs(many, redrawn, many_region, groups * copies).reshape(copies, groups)
    gain = costs(problem, labels, region, groups) - cost.min(axis=0)
    best = redrawn.reshape(copies, -1)[cost.argmin(axis=0)[region[units]], np.arange(len(units))]
    better = (gain >= least_gain)[region[units]]
    fresh = labels.copy()
    fresh[units[better]] = best[better] + len(group)
    return first_seen(fresh)


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
    problem: Problem, region: IntArray, rng: np.random.Generator, chance: float
) -> IntArray:
    """(n,) new cells inside each region of ``region`` (n,), from a new random tree in each."""
    keys = _tree_keys(problem, rng, chance)
    a, b = problem.edges[:, 0], problem.edges[:, 1]
    inner = np.flatnonzero(region[a] == region[b])
    forest = spanning_forest(len(region), problem.edges[inner], keys[inner])
    below = np.flatnonzero(forest.edge >= 0)
    price = np.zeros(len(region), np.int64)
    price[below] = _cut_price(problem, rng)[inner[forest.edge[below]]]
    return cut_forest(forest, problem.households, price, problem.cell_price_table)


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
