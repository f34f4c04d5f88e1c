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
# Rounds in a row that bring nothing nearer to the band before the rest is taken as it is: so
# many, and one more for each cell, since faults wander further in a larger town.
MENDING_PATIENCE = 50


def draw_tree_keys(problem: Problem, rng: np.random.Generator, chance: float = 1.0) -> FloatArray:
    """(m,) random keys: what has the least is joined first.

    Borders inside a compound or inside one of today's cells come first, borders along a road
    last; the more ``chance``, the less these wishes weigh.
    """
    keys = chance * rng.random(len(problem.edges))
    keys[problem.on_road] += 0.6
    keys[problem.same_compound] -= 1.2
    if problem.current is not None:
        ends = problem.current[problem.edges]
        keys[(ends[:, 0] == ends[:, 1]) & (ends[:, 0] >= 0)] -= 1.2
    return keys


def first_division(problem: Problem, rng: np.random.Generator) -> IntArray:
    """(n,) the cells of one random tree over everything."""
    return _redrawn(problem, np.zeros(problem.graph.n, np.int64), rng)


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
        if not len(bad) or calm == MENDING_PATIENCE + int(labels.max()):
            break
        size, chance = 2 + step % 6, 1.0 + step % 3
        labels = _one_round(problem, labels, rng, bad, size, chance, problem.band_costs, 0)
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
        labels = _one_round(problem, labels, rng, seeds, 2 + step % 3, 1.0, problem.costs, 1)
        before, cost = cost, problem.cost(labels)
        calm = calm + 1 if before - cost < before // 1000 + 1 else 0
        if calm == effort.patience:
            break
    return labels


def _out_of_band(problem: Problem, labels: IntArray) -> IntArray:
    """The cells outside the band, the worst first."""
    households = np.bincount(labels, problem.graph.households).astype(np.int64)
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
    costs: Callable[[IntArray, IntArray, int], IntArray],
    least_gain: int,
) -> IntArray:
    """Redraw groups of up to ``size`` cells around ``seeds``; keep those that gain enough."""
    group = _groups(problem, labels, rng, seeds, size)
    groups = int(group.max(initial=-1)) + 1
    if not groups:
        return labels
    region = group[labels]
    fresh = labels.copy()
    inside = region >= 0
    fresh[inside] = _redrawn(problem, region, rng, chance)[inside] + len(group)
    gain = costs(labels, region, groups) - costs(fresh, region, groups)
    better = inside & (gain >= least_gain)[np.maximum(region, 0)]
    return first_seen(np.where(better, fresh, labels))


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
    problem: Problem, region: IntArray, rng: np.random.Generator, chance: float = 1.0
) -> IntArray:
    """(n,) new cells inside each region (-1: outside, left alone), from a new random tree."""
    units = np.flatnonzero(region >= 0)
    local = np.full(problem.graph.n, -1, np.int64)
    local[units] = np.arange(len(units))
    keys = draw_tree_keys(problem, rng, chance)
    a, b = problem.edges[:, 0], problem.edges[:, 1]
    inner = np.flatnonzero((region[a] >= 0) & (region[a] == region[b]))
    forest = spanning_forest(len(units), local[problem.edges[inner]], keys[inner])
    below = np.flatnonzero(forest.edge >= 0)
    price = np.zeros(len(units), np.int64)
    price[below] = _cut_price(problem, rng)[inner[forest.edge[below]]]
    top = cut_forest(forest, problem.graph.households[units], price, problem.cell_price_table)
    labels = np.full(problem.graph.n, -1, np.int64)
    labels[units] = top
    return labels


def _cut_price(problem: Problem, rng: np.random.Generator) -> IntArray:
    """(m,) what cutting a tree's edge costs: its border, and its compound where it cuts one.

    A tree does not see all that a division costs (other borders, moves), so prices waver by up to
    a half: the next draw of the same tree proposes another of the nearly best cuts.
    """
    border = problem.edge_price * rng.uniform(0.75, 1.25, len(problem.edges))
    compound = problem.same_compound * problem.weights.compound
    return np.rint(border).astype(np.int64) + compound
