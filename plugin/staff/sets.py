"""Sets of cells that one officer can serve together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..common.progress import Progress, silent
from .objective import trees
from .problem import Bools, Ints, StaffProblem

# Most sets of one size that are looked at; see ``sets_of``.
MOST_SETS = 100_000


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

    One more than there are for each if they are shared out evenly, and at least two. It is part of
    the problem, not of the method: nobody is to have far more cells than the others.
    """
    officers, cells = problem.travel.shape
    return max(2, -(-cells // max(officers, 1)) + 1)


def sets_of(problem: StaffProblem, progress: Progress = silent) -> Sets:
    """All sets that an officer may serve: of at most ``widest`` cells, connected by neighbours.

    Where cells are fixed to an officer, each set of theirs holds all of those, and the others hang
    on something in it. Where there are more than MOST_SETS sets of one size, those with the
    shortest ways among them are taken, as many for each cell.
    """
    free = problem.fixed < 0
    widths = widest(problem)
    found = _common(problem, free, widths, progress)
    owners = [np.full(len(members), -1, np.int64) for members in found]
    for officer in np.unique(problem.fixed[~free]):
        progress(1.0, None)
        for members in _owned(problem, int(officer), free, widths):
            found.append(members)
            owners.append(np.full(len(members), officer, np.int64))
    return _joined(problem, found, owners)


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


def _common(problem: StaffProblem, free: Bools, widths: int, progress: Progress) -> list[Ints]:
    """Connected sets of cells that aren't fixed, an array for each size."""
    start, ends = _adjacency(problem, free)
    sets = np.flatnonzero(free)[:, None]
    found = [sets]
    for size in range(2, widths + 1):
        progress(size / (widths + 1), None)
        sets = _grown(sets, start, ends)
        if not len(sets):
            break
        if len(sets) > MOST_SETS:
            sets = _shortest(problem, sets)
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
    grown = []
    for cells in sets.T:
        number = start[cells + 1] - start[cells]
        row = np.repeat(np.arange(len(sets)), number)
        nth = np.arange(len(row)) - np.repeat(np.cumsum(number) - number, number)
        grown.append(np.column_stack([sets[row], ends[start[cells][row] + nth]]))
    candidates = np.concatenate(grown)
    new = (candidates[:, :-1] != candidates[:, -1:]).all(axis=1)
    candidates = np.sort(candidates[new], axis=1)
    candidates = candidates[np.lexsort(candidates.T[::-1])]
    first = np.ones(len(candidates), np.bool_)
    first[1:] = (candidates[1:] != candidates[:-1]).any(axis=1)
    return np.asarray(candidates[first])


def _shortest(problem: StaffProblem, sets: Ints) -> Ints:
    """Those of ``sets`` that are among the shortest of one of their cells."""
    way = np.repeat(trees(problem.between, sets), sets.shape[1])
    cell = sets.ravel()
    order = np.lexsort((way, cell))
    rank = np.empty(len(cell), np.int64)
    rank[order] = np.arange(len(cell)) - np.searchsorted(cell[order], cell[order])
    each = max(1, MOST_SETS // len(problem.work))
    return np.asarray(sets[(rank.reshape(sets.shape) < each).any(axis=1)])


def _owned(problem: StaffProblem, officer: int, free: Bools, widths: int) -> list[Ints]:
    """Sets that hold all cells fixed to ``officer``, an array for each size."""
    fixed = np.flatnonzero(problem.fixed == officer)
    allowed = free & ~problem.forbidden[officer]
    start, ends = _adjacency(problem, allowed)
    sets = fixed[None, :]
    found = [sets]
    for _ in range(len(fixed) + 1, widths + 1):
        sets = _grown(sets, start, ends)
        if not len(sets):
            break
        if len(sets) > MOST_SETS:
            sets = _shortest(problem, sets)
        found.append(sets)
    return found
