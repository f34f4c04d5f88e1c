"""Who takes a cell while its officer is away."""

from __future__ import annotations

from functools import partial

import numpy as np
from scipy.optimize import linear_sum_assignment

from ...common.messages import message
from ...common.progress import Progress, silent
from ...common.waiting import waited
from .columns import NEVER
from .nearby import placed
from .problem import Ints, StaffProblem

LARGE = 20_000_000  # with more pairs of cell and place only candidates near the cell are tried


def choose_backups(problem: StaffProblem, officer: Ints, progress: Progress = silent) -> Ints:
    """(k,) the backup of each cell, -1 where there is nobody; ``officer`` (k,) serves the cells.

    A backup is another officer, not a forbidden one. The sum of this is as small as can be: the way
    from the nearest of the backup's own cells (for one without a cell: from the base), people in
    care who ask for a skill that the backup lacks, and, so that it is spread evenly, the work of
    each cell as many times as its backup has other cells to back up that have more work.
    """
    progress(0.0, message("Choosing backups"))
    n, k = problem.travel.shape
    if not n or not k:
        return np.full(k, -1, np.int64)
    price = _prices(problem, officer, progress)
    spread = max(problem.weights.overload, 1) * (problem.work + 1)
    slots = min(max(2, -(-k // n) + 1), k)
    while True:
        answer = None
        if n * k * slots > LARGE:
            answer = placed(price, spread, slots, progress)
        if answer is None:
            answer = waited(partial(_spread, price, spread, slots), progress, 0.5)
        # Who has no slot left might have taken more; who has one left would not.
        taken = np.bincount(answer[answer >= 0], minlength=n).max(initial=0)
        if taken < slots or slots >= k:
            return answer
        slots = min(2 * slots, k)


def renewed(
    problem: StaffProblem, officer: Ints, backups: Ints, progress: Progress = silent
) -> Ints:
    """(k,) ``backups`` (k,), with another where the cell has none or one who can't be it.

    These get, one cell after the other, who costs least by what ``choose_backups`` counts.
    """
    price = _prices(problem, officer, progress)
    cells = np.arange(len(backups))
    there = np.flatnonzero(backups >= 0)
    able = np.zeros(len(backups), np.bool_)
    able[there] = price[cells[there], backups[there]] < NEVER
    found = np.where(able, backups, -1)
    if not price.shape[1]:
        return found
    spread = max(problem.weights.overload, 1) * (problem.work + 1)
    taken = np.bincount(found[able], minlength=price.shape[1])
    for cell in np.flatnonzero(~able).tolist():
        cost = np.where(price[cell] < NEVER, price[cell] + spread[cell] * taken, NEVER)
        who = int(cost.argmin())
        if cost[who] < NEVER:
            found[cell] = who
            taken[who] += 1
    return found


def _prices(problem: StaffProblem, officer: Ints, progress: Progress) -> Ints:
    """(k, n) what each officer costs as the backup of each cell, NEVER where they can't be."""
    price = problem.weights.travel * problem.travel
    for who, row in enumerate(price):
        progress(0.1, None)
        cells = np.flatnonzero(officer == who)
        if len(cells):
            row[:] = problem.weights.travel * problem.between[cells].min(axis=0)
        row += problem.weights.skill * problem.lacking[who]
        row[problem.forbidden[who]] = NEVER
    served = np.flatnonzero(officer >= 0)
    price[officer[served], served] = NEVER
    return np.ascontiguousarray(price.T)


def _spread(price: Ints, spread: Ints, slots: int) -> Ints:
    """(k,) the officer of each cell where each has ``slots`` places, the later the dearer."""
    k, n = price.shape
    place = np.arange(slots)
    cost = price[:, :, None] + spread[:, None, None] * place
    cost = np.where(price[:, :, None] >= NEVER, NEVER, cost).reshape(k, n * slots)
    if n * slots < k:
        cost = np.pad(cost, ((0, 0), (0, k - n * slots)), constant_values=NEVER)
    row, col = linear_sum_assignment(cost)
    found = np.full(k, -1, np.int64)
    good = cost[row, col] < NEVER
    found[row[good]] = col[good] // slots
    return found
