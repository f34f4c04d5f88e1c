"""Someone who has every public report of a project and works out what they leave open.

An atom is ground that no published area cuts. Published figures are equations over the atoms'
counts, which are whole numbers of at least 0; HiGHS finds the least and the most that the count of
any area can be.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import combinations
from typing import Optional

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

Area = frozenset
# More than anything that is counted in a test.
PLENTY = 100_000


class Attacker:
    """Knows ``figures``: the published count of each area, a set of atoms."""

    def __init__(self, atoms: Collection[object], figures: Mapping[Area, int]) -> None:
        self.atoms = sorted(atoms, key=repr)
        sums = np.array([self._row(area) for area in figures]).reshape(-1, len(self.atoms))
        values = np.array(list(figures.values()), dtype=float)
        self.known = [LinearConstraint(sums, values, values)] if len(figures) else []

    def _row(self, area: Area) -> np.ndarray:
        return np.array([float(atom in area) for atom in self.atoms])

    def values(self, area: Area) -> int:
        """How many whole numbers from the least to the most that the area's count can be."""
        row = self._row(area)
        least, most = (self._best(sign * row) for sign in (1, -1))
        return round(-most - least) + 1

    def _best(self, goal: np.ndarray) -> float:
        found = milp(
            goal, constraints=self.known, bounds=Bounds(0, PLENTY), integrality=np.ones(len(goal))
        )
        assert found.success, found.message
        return found.fun


def given_away(
    truth: Mapping[object, int],
    areas: Collection[Area],
    figures: Mapping[Area, int],
    nobody: Optional[Collection[object]] = None,
) -> list[Area]:
    """The areas with a true count of 0 to 4 that leave fewer than three possible values.

    Looked at are the ``areas`` of all plans, what is left of each without another, and the atoms
    themselves (``truth`` has their counts). Where ``nobody`` lives, everybody knows the count.
    """
    for area, count in figures.items():
        assert sum(truth[atom] for atom in area) == count
    wanted = set(areas) | {frozenset([atom]) for atom in truth}
    wanted |= {one - other for pair in combinations(areas, 2) for one, other in (pair, pair[::-1])}
    empty = frozenset(nobody or ())
    small = [
        area
        for area in wanted
        if area - empty and sum(truth[atom] for atom in area) <= 4
    ]  # fmt: skip
    attacker = Attacker(truth, figures)
    return [area for area in sorted(small, key=sorted) if attacker.values(area) < 3]
