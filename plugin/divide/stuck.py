"""Units that no cell in the band can hold, proved by looking at every cell they could be in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..common.band import Band
from ..common.progress import Progress, silent
from .graph import IntArray, neighbour_lists

# Sets of units looked at before a unit counts as possibly free: enough for the heavy units that
# get stuck, which have few light neighbours; and before no further unit is looked at.
SETS_FOR_ONE, SETS_FOR_ALL = 3_000, 60_000

Units = frozenset[int]
NONE: Units = frozenset()


def stuck_units(
    suspects: IntArray,
    households: IntArray,
    edges: IntArray,
    band: Band,
    progress: Progress = silent,
) -> list[int]:
    """Those of ``suspects`` that no division can have in the band together with their neighbours.

    Either no connected group of units around them has its households in the band, or each that has
    leaves a neighbour without such a group. ``households`` (n,) and ``edges`` (m, 2) are those of
    all units.
    """
    if not len(suspects):
        return []
    corner = Corner(households.tolist(), neighbour_lists(len(households), edges), band, progress)
    units = suspects.tolist()
    stuck = [unit for unit in units if corner.is_stuck(unit)]
    return stuck + [unit for unit in units if unit not in set(stuck) and corner.is_in_the_way(unit)]


@dataclass
class Corner:
    """Units with their ``households`` and ``neighbours``, to ask who can be in a cell at all.

    ``left``: how many sets may still be looked at.
    """

    households: Sequence[int]
    neighbours: Sequence[Sequence[int]]
    band: Band
    progress: Progress = silent
    left: int = SETS_FOR_ALL

    def is_stuck(self, unit: int, taken: Units = NONE) -> bool:
        """Whether no connected set in the band has ``unit`` in it and none of ``taken``.

        False also where the search was given up before it was complete.
        """
        if self.households[unit] > self.band.maximum:
            return True
        start = self._with_empty([unit], taken)
        pending, seen = [(start, self.households[unit])], {start}
        while pending:
            if self._is_enough(len(seen)):
                return False
            members, total = pending.pop()
            if total in self.band:
                return False
            for other in self._beside(members, taken):
                if total + self.households[other] <= self.band.maximum:
                    larger = self._with_empty([other], taken, members)
                    if larger not in seen:
                        seen.add(larger)
                        pending.append((larger, total + self.households[other]))
        return True

    def is_in_the_way(self, unit: int) -> bool:
        """Whether each cell in the band with ``unit`` leaves a neighbour stuck.

        A set that leaves a neighbour stuck need not grow any more: a larger one leaves even less,
        and the neighbour can't be in it where both together exceed the band. False also where the
        search was given up before it was complete.
        """
        start = frozenset([unit])
        pending, seen = [(start, self.households[unit])], {start}
        while pending:
            if self._is_enough(len(seen)):
                return False
            members, total = pending.pop()
            if self._leaves_one_stuck(members, total):
                continue
            if total in self.band:
                return False
            for other in self._beside(members, NONE):
                larger = members | {other}
                if total + self.households[other] <= self.band.maximum and larger not in seen:
                    seen.add(larger)
                    pending.append((larger, total + self.households[other]))
        return True

    def _is_enough(self, seen: int) -> bool:
        """Whether to give up, after ``seen`` sets for this unit; counts one more."""
        self.left -= 1
        if self.left % 100 == 0:
            self.progress(0.0, None)
        return seen > SETS_FOR_ONE or self.left < 0

    def _leaves_one_stuck(self, members: Units, total: int) -> bool:
        return any(
            total + self.households[other] > self.band.maximum >= self.households[other]
            and self.is_stuck(other, members)
            and not self.is_stuck(other)
            for other in self._beside(members, NONE)
        )

    def _beside(self, members: Units, taken: Units) -> list[int]:
        around = {other for member in members for other in self.neighbours[member]}
        return sorted(around - members - taken)

    def _with_empty(self, new: Iterable[int], taken: Units, members: Units = NONE) -> Units:
        """``members`` and ``new`` with all empty units around: they cost nothing and open ways."""
        found, todo = set(members), list(new)
        while todo:
            unit = todo.pop()
            if unit not in found:
                found.add(unit)
                near = self.neighbours[unit]
                todo += [one for one in near if not self.households[one] and one not in taken]
        return frozenset(found)
