"""A quick assignment to begin with."""

from __future__ import annotations

import heapq

import numpy as np

from ...common.progress import Progress, silent
from ...common.waiting import waited
from .columns import Columns, Pairs, joined
from .objective import overload
from .problem import Ints
from .settle import exchanged

Cells = tuple[int, ...]


def merged(columns: Columns, progress: Progress = silent) -> Pairs:
    """Cells merged with neighbours, cheapest first, until there are as many sets as officers.

    A merger costs what it adds to the load beyond the hours of an average officer. The sets then
    get the officers who cost least for them; sets that nobody is left for stay unserved.
    """
    officers = np.flatnonzero(~columns.bound_to)
    if not len(officers):
        return columns.least
    groups = waited(lambda: _Groups(columns, officers), progress, 0.0)
    groups.merge(len(officers), progress)
    # The smallest sets are the ones that nobody is left for.
    order = sorted(groups.held, key=lambda cells: (-len(cells), cells))
    sets = np.array([groups.number[cells] for cells in order[: len(officers)]], np.int64)
    who = officers[: len(sets)]
    chosen = Pairs(who, sets, columns.cost(who, sets))
    allowed = joined([columns.least, chosen])
    return columns.allowed(exchanged(columns, allowed, progress))


class _Groups:
    """Groups of cells that are merged step by step; each is one of the sets of ``columns``."""

    def __init__(self, columns: Columns, officers: Ints) -> None:
        problem, sets = columns.problem, columns.sets
        common = np.flatnonzero(sets.owner < 0)
        width = (sets.members[common] < len(problem.work)).sum(axis=1).tolist()
        rows = sets.members[common].tolist()
        self.number: dict[Cells, int] = {
            tuple(row[:size]): at for row, size, at in zip(rows, width, common.tolist())
        }
        hours = np.full(len(sets.work), int(problem.hours[officers].mean()))
        self._price = overload(sets.work, hours)
        self.held: set[Cells] = {cells for cells in self.number if len(cells) == 1}
        self._of: dict[int, Cells] = {cells[0]: cells for cells in self.held}
        self._beside: dict[int, list[int]] = {cell: [] for cell in self._of}
        for one, other in problem.neighbours.tolist():
            if one in self._of and other in self._of:
                self._beside[one].append(other)
                self._beside[other].append(one)
        self._offers: list[tuple[int, Cells, Cells, Cells]] = []

    def merge(self, most: int, progress: Progress) -> None:
        """Until ``most`` groups are left, or none can be merged."""
        for cells in list(self.held):
            progress(0.0, None)
            self._offer(cells)
        while len(self.held) > most and self._offers:
            progress(0.5, None)
            _, union, one, other = heapq.heappop(self._offers)
            if one in self.held and other in self.held:
                self.held -= {one, other}
                self.held.add(union)
                self._of.update(dict.fromkeys(union, union))
                self._offer(union)

    def _offer(self, cells: Cells) -> None:
        """Note what it costs to merge ``cells`` with each group beside it."""
        beside = {self._of[next_to] for cell in cells for next_to in self._beside[cell]}
        for other in beside - {cells}:
            union = tuple(sorted(cells + other))
            if union in self.number:
                before = self._at(cells) + self._at(other)
                heapq.heappush(self._offers, (self._at(union) - before, union, cells, other))

    def _at(self, cells: Cells) -> int:
        return int(self._price[self.number[cells]])
