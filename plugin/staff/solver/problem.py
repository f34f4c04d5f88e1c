"""The assignment of officers to cells as numbers, and its solution."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...rules.staffing import StaffWeights

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class StaffProblem:
    """n officers and k cells; all times are whole minutes a month.

    ``work`` (k,): of each cell, whoever serves it, without the way from a base; ``hours`` (n,):
    of each officer; ``travel`` (n, k): on foot from the officer's base to the cell and back, all
    days of the month together; ``between`` (k, k): the same between two cells; ``neighbours``
    (m, 2): pairs of cells that one officer can serve together, each once; ``strangers`` (n, k):
    people in care in the cell who know another officer and not this one, and one more where
    another officer serves the cell today; ``lacking`` (n, k): people in care there who ask for a
    skill that the officer lacks; ``forbidden`` (n, k): must not; ``fixed`` (k,): the officer that
    must serve the cell, -1 for none.
    """

    work: Ints
    hours: Ints
    travel: Ints
    between: Ints
    neighbours: Ints
    strangers: Ints
    lacking: Ints
    forbidden: Bools
    fixed: Ints
    weights: StaffWeights


@dataclass(frozen=True, eq=False)
class Assigned:
    """A solution.

    ``officer`` (k,): who serves each cell, -1 for nobody; ``reinforces`` (n,): the cell that an
    officer without an own one helps in, -1 for none; ``cost``: the objective (see ``objective``)
    of ``officer``; ``bound``: no assignment costs less; ``exact``: nothing is between the two.
    """

    officer: Ints
    reinforces: Ints
    cost: int
    bound: int

    @property
    def exact(self) -> bool:
        """Whether it is proved to be the best."""
        return self.cost <= self.bound

    @property
    def gap(self) -> float:
        """How much of the cost might still be saved, as a share of it."""
        return 0.0 if self.exact else (self.cost - self.bound) / max(self.cost, 1)
