"""What an assignment of officers to cells costs, in priced minutes a month."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .problem import Ints, StaffProblem


@dataclass(frozen=True)
class Costs:
    """The parts of what an assignment costs, each with its price.

    ``travel``: on foot between bases and cells and among the cells of one officer; ``overload``:
    beyond the hours; ``acquaintance``: people in care who get another officer; ``skill``: people
    in care whose officer lacks a skill; ``unserved``: cells that nobody serves.
    """

    travel: int
    overload: int
    acquaintance: int
    skill: int
    unserved: int

    @property
    def total(self) -> int:
        """What is made as small as can be."""
        return self.travel + self.overload + self.acquaintance + self.skill + self.unserved


def costs(problem: StaffProblem, officer: Ints) -> Costs:
    """What ``officer`` (k,), who serves each cell or -1 for nobody, costs.

    Whether it keeps to ``forbidden``, ``fixed`` and ``neighbours`` isn't looked at.
    """
    weights = problem.weights
    served = np.flatnonzero(officer >= 0)
    who = officer[served]
    beyond = overload(load(problem, officer), problem.hours)
    return Costs(
        travel=weights.travel * int(walk(problem, officer).sum()),
        overload=weights.overload * int(beyond.sum()),
        acquaintance=weights.acquaintance * int(problem.strangers[who, served].sum()),
        skill=weights.skill * int(problem.lacking[who, served].sum()),
        unserved=weights.unserved * (len(officer) - len(served)),
    )


def load(problem: StaffProblem, officer: Ints) -> Ints:
    """(n,) minutes a month of each officer: the work of their cells and the way there."""
    minutes = walk(problem, officer)
    served = officer >= 0
    np.add.at(minutes, officer[served], problem.work[served])
    return minutes


def walk(problem: StaffProblem, officer: Ints) -> Ints:
    """(n,) minutes a month that each officer walks from the base to the cells and among them."""
    minutes = np.zeros(len(problem.hours), np.int64)
    served = np.flatnonzero(officer >= 0)
    by_officer = served[np.argsort(officer[served], kind="stable")]
    starts = np.flatnonzero(np.diff(officer[by_officer], prepend=-1))
    for cells in np.split(by_officer, starts[1:]):
        if len(cells):
            who = officer[cells[0]]
            minutes[who] = problem.travel[who, cells].min() + tree(problem.between, cells)
    return minutes


def overload(minutes: Ints, hours: Ints) -> Ints:
    """Minutes beyond the hours; those beyond 125 percent count twice, beyond 150 four times."""
    beyond = np.maximum(minutes - hours, 0)
    beyond += np.maximum(minutes - hours * 5 // 4, 0)
    beyond += 2 * np.maximum(minutes - hours * 3 // 2, 0)
    return np.asarray(beyond)


def tree(between: Ints, cells: Ints) -> int:
    """Length of the shortest tree over ``cells`` (their numbers), by ``between`` (k, k)."""
    return int(trees(between, np.asarray(cells, np.int64)[None, :])[0])


def trees(between: Ints, sets: Ints) -> Ints:
    """(m,) length of the shortest tree over each row of ``sets`` (m, size), after Prim.

    R. C. Prim, Shortest connection networks, Bell System Technical Journal 36 (1957). A row may
    hold a cell more than once.
    """
    rows = np.arange(len(sets))
    length = np.zeros(len(sets), np.int64)
    outside = np.ones(sets.shape, np.bool_)
    outside[:, :1] = False
    away = between[sets[:, :1], sets]
    for _ in range(1, sets.shape[1]):
        nearest = np.where(outside, away, np.iinfo(np.int64).max).argmin(axis=1)
        length += away[rows, nearest]
        outside[rows, nearest] = False
        away = np.minimum(away, between[sets[rows, nearest][:, None], sets])
    return length
