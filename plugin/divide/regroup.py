"""Improving a division: take a few neighbouring cells, redraw a tree over them, cut it again.

Many groups of cells that share no cell are redrawn in one call (as in ReCom: DeFord, Duchin,
Solomon 2021, but any number of cells at a time and many groups at once). A group's new cells are
kept only where they cost less.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import breadth_first_order

from ..common.progress import Progress, part, silent
from .graph import FloatArray, IntArray, components, first_seen
from .objective import OUT_OF_BAND, Problem
from .stuck import is_stuck, neighbour_lists
from .tree import cut_forest, spanning_forest


@dataclass(frozen=True)
class Effort:
    """How long to improve.

    ``mending`` attempts at most to divide the surroundings of a cell out of band anew,
    ``polishing`` rounds over all cells, and ``patience`` polishing rounds in a row that gain less
    than a thousandth before it stops.
    """

    mending: int
    polishing: int
    patience: int


EFFORT = {
    "fast": Effort(mending=12, polishing=4, patience=2),
    "best": Effort(mending=60, polishing=200, patience=15),
}
EFFORTS = tuple(EFFORT)
# Cells around a bad one that are divided anew, attempt by attempt.
SURROUNDINGS = (12, 20, 30)
# Units whose tables fill the processor's cache well; fewer are redrawn several times at once.
UNITS_AT_ONCE = 2500
MOST_COPIES = 60
# Rounds in a row that bring nothing nearer to the band before the rest is taken as it is.
MENDING_PATIENCE = 40
# How much worse a group may become, round by round: mostly not at all or by a few households,
# now and then by further cells out of band.
MENDING_SLACK = (1, OUT_OF_BAND // 2, 1, OUT_OF_BAND // 2, 1, 3 * OUT_OF_BAND)


def first_division(problem: Problem, rng: np.random.Generator) -> IntArray:
    """(n,) the cells of one random tree over everything; of several for a small problem."""
    everything = np.zeros(len(problem.households), np.int64)
    return _best_redrawn(problem, everything, 1, rng, 1.0, 0)[0]


def improve(
    problem: Problem,
    labels: IntArray,
    effort: Effort,
    rng: np.random.Generator,
    progress: Progress = silent,
) -> IntArray:
    """A division that costs no more than ``labels`` (n,); connected cells stay connected."""
    labels = _mend(problem, labels, effort, rng, part(progress, 0, 0.5))
    return _polish(problem, labels, effort, rng, part(progress, 0.5, 1))


def _mend(
    problem: Problem,
    labels: IntArray,
    effort: Effort,
    rng: np.random.Generator,
    progress: Progress,
) -> IntArray:
    """Bring cells into the band, whatever it costs in lines.

    Where wandering does not help, the wider surroundings of a bad cell are divided anew.
    """
    even = problem.for_mending()
    labels = _wander(even, labels, rng, part(progress, 0, 0.5))
    hopeless = _hopeless(problem, labels)
    attempts = min(effort.mending, int(labels.max()))  # few cells are soon tried out
    for attempt in range(attempts):
        share = 0.5 + 0.5 * attempt / attempts
        bad = _out_of_band(problem, labels)
        bad = bad[~np.isin(bad, labels[hopeless])]
        if not len(bad):
            break
        for units in _surroundings(problem, labels, bad, SURROUNDINGS[attempt % len(SURROUNDINGS)]):
            here = even.tiled(units, 1)
            start = first_division(here, rng)
            fresh = _wander(here, start, rng, part(progress, share, share))
            if _missing(here, fresh) < _missing(here, first_seen(labels[units])):
                labels = labels.copy()
                labels[units] = fresh + int(labels.max()) + 1
        labels = first_seen(labels)
    return labels


def _hopeless(problem: Problem, labels: IntArray) -> IntArray:
    """The units of cells out of band of which it is certain that no division helps them."""
    bad = np.isin(labels, _out_of_band(problem, labels))
    part_of = components(len(labels), problem.edges)
    total = np.bincount(part_of, problem.households).astype(np.int64)
    impossible = -(-total // problem.band.maximum) > total // problem.band.minimum
    households = problem.households.tolist()
    neighbours = neighbour_lists(len(labels), problem.edges) if bad.any() else []
    return np.array(
        [
            unit
            for unit in np.flatnonzero(bad).tolist()
            if impossible[part_of[unit]] or is_stuck(unit, households, neighbours, problem.band)
        ],
        np.int64,
    )


def _wander(
    problem: Problem, labels: IntArray, rng: np.random.Generator, progress: Progress
) -> IntArray:
    """Redraw groups around bad cells, again and again, until none is left or nothing helps.

    A group may also become a little worse: so the fault wanders until it meets neighbours that
    can absorb it. The best division on the way is what comes back.
    """
    best, least, calm, step = labels, _missing(problem, labels), 0, 0
    while least and calm < MENDING_PATIENCE:
        progress(calm / MENDING_PATIENCE, None)
        bad = _out_of_band(problem, labels)
        size, chance = 2 + step % 6, 1.0 + step % 3
        slack = int(rng.integers(0, MENDING_SLACK[step % len(MENDING_SLACK)]))
        labels = _one_round(problem, labels, rng, bad, size, chance, 1 - slack)
        missing = _missing(problem, labels)
        step, calm = step + 1, 0 if missing < least else calm + 1
        if missing < least:
            best, least = labels, missing
    return best


def _surroundings(problem: Problem, labels: IntArray, bad: IntArray, cells: int) -> list[IntArray]:
    """The units of about ``cells`` cells around each bad cell, no unit twice."""
    ends = labels[problem.edges]
    ends = ends[ends[:, 0] != ends[:, 1]]
    count = int(labels.max()) + 1
    beside = coo_matrix(
        (np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(count, count)
    ).tocsr()
    taken = np.zeros(count, np.bool_)
    result = []
    for cell in bad.tolist():
        near = breadth_first_order(beside, cell, directed=False, return_predecessors=False)[:cells]
        if taken[near].any():
            continue
        taken[near] = True
        result.append(np.flatnonzero(np.isin(labels, near)))
    return result


def _missing(problem: Problem, labels: IntArray) -> int:
    """What ``labels`` pays for cells out of band."""
    return int(problem.band_costs(labels, np.zeros_like(labels), 1)[0])


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
        labels = _one_round(problem, labels, rng, seeds, 2 + step % 3, 1.0, 1)
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
    least_gain: int,
) -> IntArray:
    """Redraw groups of up to ``size`` cells around ``seeds``; keep those that gain enough."""
    group = _groups(problem, labels, rng, seeds, size)
    groups = int(group.max(initial=-1)) + 1
    if not groups:
        return labels
    region = group[labels]
    units = np.flatnonzero(region >= 0)
    part_of = region[units]
    inside = problem.tiled(units, 1)
    best, cost = _best_redrawn(inside, part_of, groups, rng, chance, max(0, -least_gain))
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
) -> tuple[IntArray, IntArray]:
    """The best of several redrawings of each region, and its cost: ((n,), (regions,)).

    A few units cost little more time than one, so they are redrawn many times at once. Of those
    that differ by less than ``slack`` chance takes one.
    """
    n = len(region)
    copies = min(max(1, UNITS_AT_ONCE // n), MOST_COPIES)
    many = problem.tiled(np.arange(n), copies) if copies > 1 else problem
    many_region = (region + regions * np.arange(copies)[:, None]).ravel()
    redrawn = _redrawn(many, many_region, rng, chance)
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
