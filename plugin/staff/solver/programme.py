"""The set partition as a linear and as an integer programme, for HiGHS through scipy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csc_matrix, hstack, vstack

from ...common.progress import Progress
from ...common.waiting import waited
from .columns import Columns, Pairs
from .problem import Bools, Floats, Ints


@dataclass(frozen=True, eq=False)
class Prices:
    """The linear programme's answer: ``value``, how much of each column is ``taken``, and the
    prices that prove it for its columns: of cells, then of cuts ``u``, and of officers ``v`` (n,).
    """

    value: float
    taken: Floats
    u: Floats
    v: Floats


@dataclass(frozen=True, eq=False)
class Solved:
    """The integer programme's answer: the columns ``chosen`` (None: none found), and what no
    choice among its columns costs less than."""

    chosen: Optional[Pairs]
    bound: float


class Programme:
    """Choose columns so that each cell is in one or unserved, and each officer has at most one.

    Cells that are fixed have no row: their officer has to take one of the own columns.
    """

    def __init__(self, columns: Columns) -> None:
        problem = columns.problem
        self._columns = columns
        self._free = np.flatnonzero(problem.fixed < 0)
        self._row = np.full(len(problem.fixed) + 1, -1, np.int64)
        self._row[self._free] = np.arange(len(self._free))
        self._unserved = float(problem.weights.unserved)

    def relaxed(self, pairs: Pairs, progress: Progress, share: float) -> Prices:
        """The linear programme over ``pairs``."""
        cells, officers = len(self._free), len(self._columns.bound_to)
        matrix, cost = self._matrix(pairs)
        cuts = self._columns.cuts[pairs.set].T
        matrix = vstack([matrix, hstack([cuts, csc_matrix((cuts.shape[0], cells))])])
        most = np.ones(matrix.shape[0])
        equal = np.zeros(len(most), np.bool_)
        equal[:cells] = True
        equal[cells : cells + officers] = self._columns.bound_to
        answer = waited(lambda: _linear(cost, matrix, most, equal), progress, share)
        prices = np.empty(len(most))
        prices[equal] = answer.eqlin.marginals
        prices[~equal] = answer.ineqlin.marginals
        u = np.zeros(len(self._row) - 1)
        u[self._free] = prices[:cells]
        u = np.append(u, prices[cells + officers :])
        taken = np.asarray(answer.x[: len(pairs)])
        return Prices(float(answer.fun), taken, u, prices[cells : cells + officers])

    def whole(self, pairs: Pairs, nodes: int, progress: Progress, share: float) -> Solved:
        """The integer programme over ``pairs``, with at most ``nodes`` nodes of the search."""
        cells = len(self._free)
        matrix, cost = self._matrix(pairs)
        most = np.ones(matrix.shape[0])
        least = np.append(np.ones(cells), self._columns.bound_to.astype(float))
        answer = waited(
            lambda: milp(
                cost,
                integrality=np.ones(len(cost), np.int64),
                bounds=Bounds(0, 1),
                constraints=LinearConstraint(matrix, least, most),
                options={"node_limit": nodes, "mip_rel_gap": 0.0},
            ),
            progress,
            share,
        )
        bound = -np.inf if answer.mip_dual_bound is None else float(answer.mip_dual_bound)
        if answer.x is None:
            return Solved(None, bound)
        return Solved(pairs[np.flatnonzero(answer.x[: len(pairs)] > 0.5)], bound)

    def _matrix(self, pairs: Pairs) -> tuple[csc_matrix, Floats]:
        """Rows of free cells, then of officers; columns of ``pairs``, then of unserved cells."""
        cells, officers = len(self._free), len(self._columns.bound_to)
        members = self._row[self._columns.sets.members[pairs.set]]
        inside = members >= 0
        column = np.nonzero(inside)[0]
        rows = np.concatenate([members[inside], cells + pairs.officer, np.arange(cells)])
        cols = np.concatenate([column, np.arange(len(pairs)), len(pairs) + np.arange(cells)])
        shape = (cells + officers, len(pairs) + cells)
        matrix = csc_matrix((np.ones(len(rows)), (rows, cols)), shape)
        return matrix, np.append(pairs.cost.astype(float), np.full(cells, self._unserved))


def _linear(cost: Floats, matrix: csc_matrix, most: Floats, equal: Bools) -> Any:
    rows = matrix.tocsr()
    return linprog(
        cost,
        A_eq=rows[equal],
        b_eq=most[equal],
        A_ub=rows[~equal],
        b_ub=most[~equal],
        method="highs-ds",
    )


def officers_of(columns: Columns, chosen: Pairs) -> Ints:
    """(k,) who serves each cell, -1 for nobody."""
    officer = np.full(len(columns.problem.work) + 1, -1, np.int64)
    for cells in columns.sets.members[chosen.set].T:
        officer[cells] = chosen.officer
    return officer[:-1]
