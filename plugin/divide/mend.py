"""Bringing cells into the band, whatever it costs in lines."""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import breadth_first_order

from ..common.progress import Progress, part
from .graph import IntArray, components, first_seen
from .objective import OUT_OF_BAND, Problem
from .regroup import Manner, first_division, redraw_groups
from .stuck import stuck_units

# Cells around a bad one that are divided anew, attempt by attempt.
SURROUNDINGS = (12, 20, 30)
# Rounds in a row that bring nothing nearer to the band before the rest is taken as it is.
PATIENCE = 40
MANNERS = (
    Manner(1.0, 5, 1.0),
    Manner(1.0, 2, 0.8),
    Manner(2.0, 2, 0.5),
    Manner(3.0, 1, 0.0),
)
# How much worse a group may become, round by round: mostly not at all or by a few households,
# now and then by further cells out of band.
SLACK = (1, OUT_OF_BAND // 2, 1, OUT_OF_BAND // 2, 1, 3 * OUT_OF_BAND)


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
    labels = wander(even, labels, rng, part(progress, 0, 0.5))
    hopeless = _hopeless(problem, labels)
    attempts = min(most_attempts, int(labels.max()))  # few cells are soon tried out
    for attempt in range(attempts):
        share = 0.5 + 0.5 * attempt / attempts
        bad = _out_of_band(problem, labels)
        bad = bad[~np.isin(bad, labels[hopeless])]
        if not len(bad):
            break
        for units in _surroundings(problem, labels, bad, SURROUNDINGS[attempt % len(SURROUNDINGS)]):
            here = even.part(units)
            watch = part(progress, share, share)
            fresh = wander(here, first_division(here, rng, MANNERS[-1], watch), rng, watch)
            if here.band_cost(fresh) < here.band_cost(first_seen(labels[units])):
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
    suspects = np.flatnonzero(bad)
    lost = suspects[impossible[part_of[suspects]]]
    stuck = stuck_units(suspects, problem.households, problem.edges, problem.band)
    return np.union1d(lost, np.array(stuck, np.int64))


def wander(
    problem: Problem, labels: IntArray, rng: np.random.Generator, progress: Progress
) -> IntArray:
    """Redraw groups around bad cells, again and again, until none is left or nothing helps.

    A group may also become a little worse: so the fault wanders until it meets neighbours that
    can absorb it. The best division on the way is what comes back.
    """
    best, least, calm, step = labels, problem.band_cost(labels), 0, 0
    while least and calm < PATIENCE:
        watch = part(progress, calm / PATIENCE, calm / PATIENCE)
        bad = _out_of_band(problem, labels)
        size, manner = 2 + step % 6, MANNERS[min(step // 4, len(MANNERS) - 1)]
        slack = int(rng.integers(0, SLACK[step % len(SLACK)]))
        labels = redraw_groups(problem, labels, rng, bad, size, manner, 1 - slack, watch)
        missing = problem.band_cost(labels)
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


def _out_of_band(problem: Problem, labels: IntArray) -> IntArray:
    """The cells outside the band, the worst first."""
    households = np.bincount(labels, problem.households).astype(np.int64)
    missing = np.maximum(problem.band.minimum - households, households - problem.band.maximum)
    bad = np.flatnonzero(missing > 0)
    return bad[np.argsort(-missing[bad], kind="stable")]
