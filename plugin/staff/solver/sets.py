"""Sets of cells that one officer can serve together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from ...common.progress import Progress, silent
from ...common.waiting import waited
from .objective import trees
from .problem import Bools, Ints, StaffProblem

# Most cells of an officer, however few officers there are: a day a month for each, and no more.
MOST_CELLS = 20
# Most sets of one size that are looked at, far fewer where sets have more cells than WIDE; and most
# cells in all sets of those to whom cells are fixed. See ``sets_of``.
MOST_SETS, WIDE = 100_000, 10
MOST_MEMBERS = 10_000_000


@dataclass(frozen=True, eq=False)
class Sets:
    """m sets of cells.

    ``members`` (m, widest): the cells of each, filled up with k, which is no cell; ``work`` (m,):
    their work and the way among them, minutes; ``way`` (m,): the latter alone; ``owner`` (m,): the
    only officer who may serve it, since cells in it are fixed to them, -1 for any officer to whom
    nothing is fixed.
    """

    members: Ints
    work: Ints
    way: Ints
    owner: Ints


def widest(problem: StaffProblem) -> int:
    """The most cells that an officer may get; one to whom more are fixed gets no others.

    One more than there are for each if they are shared out evenly, at least two and at most
    MOST_CELLS. It is part of the problem, not of the method: nobody is to have far more cells than
    the others.
    """
    officers, cells = problem.travel.shape
    return min(max(2, -(-cells // max(officers, 1)) + 1), MOST_CELLS)


def sets_of(problem: StaffProblem, progress: Progress = silent) -> Sets:
    """All sets that an officer may serve: of at most ``widest`` cells, connected by neighbours.

    Where cells are fixed to an officer, each set of theirs holds all of those, and the others hang
    on something in it. Where there are more than MOST_SETS sets of one size (fewer by the fourth
    power of WIDE over ``widest`` where that is more than WIDE, and of officers with fixed cells as
    MOST_MEMBERS lets be), those with the shortest ways among them are taken, as many for each cell.
    """
    free = problem.fixed < 0
    widths = widest(problem)
    most = MOST_SETS * WIDE**4 // max(widths, WIDE) ** 4
    found = _common(problem, free, widths, most, progress)
    owners = [np.full(len(members), -1, np.int64) for members in found]
    bound = np.unique(problem.fixed[~free])
    for officer in bound:
        own = min(most, MOST_MEMBERS // (widths**2 * len(bound)))
        for members in _owned(problem, int(officer), free, widths, own, progress):
            found.append(members)
            owners.append(np.full(len(members), officer, np.int64))
    return waited(lambda: _joined(problem, found, owners), progress, 1.0)


def _joined(problem: StaffProblem, found: list[Ints], owners: list[Ints]) -> Sets:
    k = len(problem.work)
    width = max((members.shape[1] for members in found), default=1)
    ways = [trees(problem.between, members) for members in found]
    work = [problem.work[members].sum(axis=1) + way for members, way in zip(found, ways)]
    filled = [
        np.pad(members, ((0, 0), (0, width - members.shape[1])), constant_values=k)
        for members in found
    ]
    return Sets(*(np.concatenate(part) for part in (filled, work, ways, owners)))


def _common(
    problem: StaffProblem, free: Bools, widths: int, most: int, progress: Progress
) -> list[Ints]:
    """Connected sets of cells that aren't fixed, an array for each size."""
    first = np.flatnonzero(free)[:, None]
    return _with_more(problem, first, _adjacency(problem, free), widths, most, progress)


def _with_more(
    problem: StaffProblem,
    sets: Ints,
    beside: tuple[Ints, Ints],
    widths: int,
    most: int,
    progress: Progress,
) -> list[Ints]:
    """``sets`` (m, size), and with one cell more each time up to ``widths``, at ``most`` so many
    of a size."""
    found = [sets]
    for size in range(sets.shape[1] + 1, widths + 1):
        share = size / (widths + 1)
        sets = waited(partial(_grown, sets, *beside), progress, share)
        if not len(sets):
            break
        if len(sets) > most:
            sets = waited(partial(_shortest, problem, sets, most), progress, share)
        found.append(sets)
    return found


def _adjacency(problem: StaffProblem, free: Bools) -> tuple[Ints, Ints]:
    """Neighbours of cell c that aren't fixed: ``ends[start[c]:start[c + 1]]``."""
    pairs = problem.neighbours.reshape(-1, 2)
    pairs = np.concatenate([pairs, pairs[:, ::-1]])
    pairs = pairs[free[pairs[:, 1]]]
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    return np.searchsorted(pairs[:, 0], np.arange(len(free) + 1)), pairs[:, 1]


def _grown(sets: Ints, start: Ints, ends: Ints) -> Ints:
    """Each of ``sets`` (m, size) with one more cell that is next to it, each result once."""
    k, rows = len(start) - 1, np.arange(len(sets))
    beside = []
    for cells in sets.T:
        number = start[cells + 1] - start[cells]
        row = np.repeat(rows, number)
        nth = np.arange(len(row)) - np.repeat(np.cumsum(number) - number, number)
        beside.append(row * k + ends[start[cells][row] + nth])
    inside = (rows[:, None] * k + sets).ravel()
    row, new = np.divmod(np.setdiff1d(np.concatenate(beside), inside), k)
    candidates = np.sort(np.column_stack([sets[row], new]), axis=1)
    candidates = candidates[np.lexsort(candidates.T[::-1])]
    first = np.ones(len(candidates), np.bool_)
    first[1:] = (candidates[1:] != candidates[:-1]).any(axis=1)
    return np.asarray(candidates[first])


def _shortest(problem: StaffProblem, sets: Ints, most: int) -> Ints:
    """Those of ``sets``, some ``most``, that are among the shortest of one of their cells."""
    way = np.repeat(trees(problem.between, sets), sets.shape[1])
    cell = sets.ravel()
    order = np.lexsort((way, cell))
    rank = np.empty(len(cell), np.int64)
    rank[order] = np.arange(len(cell)) - np.searchsorted(cell[order], cell[order])
    each = max(1, most // len(problem.work))
    return np.asarray(sets[(rank.reshape(sets.shape) < each).any(axis=1)])


def _owned(
    problem: StaffProblem, officer: int, free: Bools, widths: int, most: int, progress: Progress
) -> list[Ints]:
    """Sets that hold all cells fixed to ``officer``, an array for each size."""
    fixed = np.flatnonzero(problem.fixed == officer)[None, :]
    beside = _adjacency(problem, free & ~problem.forbidden[officer])
    return _with_more(problem, fixed, beside, widths, most, progress)
