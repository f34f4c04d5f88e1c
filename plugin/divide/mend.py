"""Bringing cells into the band, whatever it costs in lines."""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import breadth_first_order

from ..common.band import Band
from ..common.progress import Progress, part
from .graph import BoolArray, IntArray, components, count_of, first_seen
from .objective import MILD, OUT_OF_BAND, Problem
from .regroup import Manner, first_division, redraw_groups
from .stuck import stuck_units

# Cells around a bad one that are divided anew, attempt by attempt.
SURROUNDINGS = (20, 40, 80)
# Rounds in a row that bring nothing nearer to the band before hope is examined, and before the
# rest is taken as it is.
FIRST_PATIENCE, PATIENCE = 10, 15
# Fewer cells than these are tried out sooner: each round redraws most of them.
FEW = 12
# How many cells out of band a group may become worse by, round by round: mostly by none or by a few
# households, now and then by further cells.
SLACK = (0.0, 0.5, 0.0, 0.5, 0.0, 3.0)
# The manners of redrawing, round by round: compounds are kept whole or given up in turn, and
# households are counted the more exactly the longer it takes.
MANNERS = tuple(
    Manner(chance, step, glue)
    for step in (8, 8, 5, 5, 2, 2, 1)
    for chance, glue in ((1.0, 1.0), (2.0, 1.0), (2.0, 0.5))
)
EXACTLY = Manner(chance=2.0, step=1, glue=0.0)


def mend(
    problem: Problem,
    labels: IntArray,
    most_attempts: int,
    rng: np.random.Generator,
    progress: Progress,
) -> IntArray:
    """A division with fewer or no cells out of band, from the connected cells ``labels`` (n,).

    Where wandering does not help, the wider surroundings of a bad cell are divided anew, in up to
    ``most_attempts`` attempts.
    """
    even = problem.for_mending()
    hopeless = np.zeros(problem.n, np.bool_)
    labels = _wander(even, labels, hopeless, FIRST_PATIENCE, rng, part(progress, 0, 0.2))
    if not problem.band_cost(labels):
        return labels
    hopeless = _hopeless(problem, labels, part(progress, 0.2, 0.2))
    labels = _wander(even, labels, hopeless, PATIENCE, rng, part(progress, 0.2, 0.5))
    attempts = most_attempts if labels.max() >= FEW else 1
    for attempt in range(attempts):
        share = 0.5 + 0.5 * attempt / attempts
        watch = part(progress, share, share)
        bad = _out_of_band(problem, labels, hopeless)
        if not len(bad):
            break
        for units in _surroundings(problem, labels, bad, SURROUNDINGS[attempt % len(SURROUNDINGS)]):
            labels = _divided_anew(even, labels, units, hopeless, rng, watch)
    return _absorbed(problem, labels)


def is_mendable(problem: Problem, labels: IntArray, progress: Progress) -> bool:
    """Whether a cell of ``labels`` (n,) is out of band without proof that it must be."""
    hopeless = _hopeless(problem, labels, progress)
    return bool(len(_out_of_band(problem, labels, hopeless)))


def _absorbed(problem: Problem, labels: IntArray) -> IntArray:
    """``labels`` with cells out of band made one with a neighbour where that is nearer to the band.

    Redrawing never tries cells of more than a third above the band; where a unit is larger than
    that by itself, what hangs on it is better off with it than alone. But a cell never gets larger
    than two whole ones, or than its largest unit and a small cell.
    """
    if problem.count_stays:
        return first_seen(labels)
    while True:
        ends = labels[problem.edges[problem.passable]]
        households = problem.in_cells(problem.households, labels)
        second = problem.in_cells(problem.second, labels)
        price = problem.band_price(households) + problem.second_price(second)
        largest = np.zeros(len(households), np.int64)
        np.maximum.at(largest, labels, problem.households)
        most = np.maximum(
            2 * problem.band.maximum, largest[ends].max(axis=1) + problem.band.minimum
        )
        bad = price[ends].sum(axis=1) > 0
        ends = ends[(ends[:, 0] != ends[:, 1]) & bad & (households[ends].sum(axis=1) <= most)]
        gain = price[ends].sum(axis=1) - problem.band_price(households[ends].sum(axis=1))
        gain -= problem.second_price(second[ends].sum(axis=1))
        if gain.max(initial=0) <= 0:
            return first_seen(labels)
        kept, gone = ends[gain.argmax()]
        labels = np.where(labels == gone, kept, labels)


def _divided_anew(
    problem: Problem,
    labels: IntArray,
    units: IntArray,
    hopeless: BoolArray,
    rng: np.random.Generator,
    progress: Progress,
) -> IntArray:
    """``labels`` with the cells of ``units`` from a new start, where that is nearer to the band."""
    here = problem.part(units)
    fresh = first_division(here, rng, EXACTLY, progress)
    fresh = _wander(here, fresh, hopeless[units], PATIENCE, rng, progress)
    before = first_seen(labels[units])
    if problem.count_stays and count_of(fresh) != count_of(before):
        return labels
    if here.band_cost(fresh) >= here.band_cost(before):
        return labels
    labels = labels.copy()
    labels[units] = fresh + count_of(labels)
    return first_seen(labels)


def _hopeless(problem: Problem, labels: IntArray, progress: Progress) -> BoolArray:
    """(n,) the units of cells out of band of which it is certain that no division helps them."""
    bad = np.isin(labels, _out_of_band(problem, labels, np.zeros(problem.n, np.bool_)))
    ways = problem.edges[problem.passable]
    part_of = components(problem.n, ways)
    total = np.bincount(part_of, problem.households).astype(np.int64)
    impossible = -(-total // problem.band.maximum) > total // problem.band.minimum
    hopeless: BoolArray = bad & impossible[part_of]
    suspects = np.flatnonzero(bad & ~hopeless)
    stuck = stuck_units(suspects, problem.households, ways, problem.band, progress)
    hopeless[stuck] = True
    return hopeless


def _wander(
    problem: Problem,
    labels: IntArray,
    hopeless: BoolArray,
    patience: int,
    rng: np.random.Generator,
    progress: Progress,
) -> IntArray:
    """Redraw groups around bad cells, again and again, until none is left or nothing helps.

    A group may also become a little worse: so the fault wanders until it meets neighbours that
    can absorb it. The best division on the way is what comes back.
    """
    best, least, calm, step = labels, problem.band_cost(labels), 0, 0
    patience = min(patience, FEW + int(labels.max()))
    while least and calm < patience:
        watch = part(progress, calm / patience, calm / patience)
        bad = _out_of_band(problem, labels, hopeless)
        if not len(bad):
            break
        size, manner = 2 + step % 6, MANNERS[min(step, len(MANNERS) - 1)]
        slack = int(SLACK[step % len(SLACK)] * rng.random() * OUT_OF_BAND) // MILD
        labels = redraw_groups(problem, labels, rng, bad, size, manner, 1 - slack, watch)
        missing = problem.band_cost(labels)
        step, calm = step + 1, 0 if missing < least else calm + 1
        if missing < least:
            best, least = labels, missing
    return best


def _surroundings(problem: Problem, labels: IntArray, bad: IntArray, cells: int) -> list[IntArray]:
    """The units of about ``cells`` cells around each bad cell, no unit twice."""
    ends = labels[problem.edges]
    ends = ends[(ends[:, 0] != ends[:, 1]) & problem.passable]
    count = count_of(labels)
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


def _out_of_band(problem: Problem, labels: IntArray, hopeless: BoolArray) -> IntArray:
    """The cells outside the band, the worst first, but for those with a ``hopeless`` unit."""
    missing = _missing(problem.in_cells(problem.households, labels), problem.band)
    if problem.second_band is not None:
        # By the share of its band, so that the two measures can be told apart by how bad they are.
        second = _missing(problem.in_cells(problem.second, labels), problem.second_band)
        second = -(-second * problem.band.target // problem.second_band.target)
        missing = np.maximum(missing, second)
    missing[labels[hopeless]] = 0
    bad = np.flatnonzero(missing > 0)
    return bad[np.argsort(-missing[bad], kind="stable")]


def _missing(measure: IntArray, band: Band) -> IntArray:
    """What each cell has too little or too much, below 0 inside the band."""
    missing: IntArray = np.maximum(band.minimum - measure, measure - band.maximum)
    return missing
