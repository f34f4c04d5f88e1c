"""How many households have to change their community at least, whatever is drawn.

What is bounded: the households moved by any division of the atoms into connected communities that
leaves locked communities as they are, makes each ``own`` group a community by itself, has exactly
``count`` communities where that is asked for, and has every other community in the band, or in
both. Where a connected part of the ground has no such division (its households fit no number of
communities, or the programme proves it) the band is not asked for in that part, and where the
count is impossible it isn't asked for either; both is said. A community around an atom that exceeds
the band alone may exceed it. So a division that leaves communities out of the band where it needn't
is not bounded: name its atoms as ``missed``, and the bound is one for it too.

It is found by a linear programme that every such division solves (``relaxation``), taken at its
dual prices, so that no tolerance of the solver matters; then, where it is small enough, by HiGHS's
branch and bound over whole atoms, with a limit of nodes, never of time.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import vstack

from ...common.messages import Message
from ...common.progress import Progress, part, silent
from ...common.waiting import waited
from ..graph import BoolArray, FloatArray
from .problem import RedrawProblem
from .reach import Land, Reach
from .reasons import open_parts, reasons_for
from .relaxation import Programme, in_sight, relaxation

# Columns up to which whole atoms are asked for, and the nodes of that search.
MOST_COLUMNS = 300
NODES = 100
# Moves are whole: what HiGHS's tolerances (1e-6 of each) may add up to stays below this.
NEARLY = 0.01


@dataclass(frozen=True, eq=False)
class _Linear:
    """The linear programme's answer: a bound that its dual prices prove, and by column (c,) what
    taking one of it costs more."""

    bound: float
    more: FloatArray


def unavoidable(
    problem: RedrawProblem,
    progress: Progress = silent,
    most: Optional[int] = None,
    missed: Optional[BoolArray] = None,
) -> tuple[int, tuple[Message, ...]]:
    """The households that every division moves at least, and why.

    ``most`` is what a known division moves, if all its communities are in the band; it makes the
    proof quicker and sharper, never wrong. ``missed`` (n,) marks the atoms of communities that the
    known division has out of the band. The reasons name today's communities by their numbers in
    ``problem.current``; ``reasons.with_names`` puts names in their place.
    """
    land = Land.of(problem)
    unbound = set(open_parts(land))
    if missed is not None:
        unbound |= set(land.part[missed & land.free].tolist())
    asked = _Asked(land, *in_sight(land, part(progress, 0, 0.1)), part(progress, 0.1, 1))
    programme, linear, count = asked.solved(unbound)
    least = 0.0
    if linear is not None:
        least = max(linear.bound, _whole(programme, linear, most, progress))
    households = max(0, math.ceil(least - NEARLY))
    progress(1.0, None)
    dropped = problem.count if count is None else None
    return households, reasons_for(land, unbound, dropped, households)


@dataclass(frozen=True, eq=False)
class _Asked:
    """What is asked of a division, until there is a solution."""

    land: Land
    limit: int
    reached: Sequence[Reach]
    progress: Progress

    def solved(self, unbound: set[int]) -> tuple[Programme, Optional[_Linear], Optional[int]]:
        """The programme, its answer and the count that it asks for.

        Where there is no solution the count is no longer asked for, and then the band in the parts
        that have none: those are added to ``unbound``.
        """
        count = self.land.problem.count
        programme, linear = self._tried(unbound, count)
        if linear is None and count is not None:
            count = None
            programme, linear = self._tried(unbound, None)
        if linear is None:
            everywhere = set(range(self.land.parts))
            for one in sorted(everywhere - unbound):
                if self._tried(everywhere - {one}, None)[1] is None:
                    unbound.add(one)
            programme, linear = self._tried(unbound, None)
        return programme, linear, count

    def _tried(
        self, unbound: set[int], count: Optional[int]
    ) -> tuple[Programme, Optional[_Linear]]:
        programme = relaxation(self.land, self.limit, self.reached, unbound, count, self.progress)
        return programme, _linear(programme, self.progress)


def _linear(programme: Programme, progress: Progress) -> Optional[_Linear]:
    """The linear programme solved; None where it has no solution."""
    matrix, low, high = programme.matrix, programme.low, programme.high
    equal = low == high
    below, above = np.isfinite(high) & ~equal, np.isfinite(low) & ~equal
    upper = vstack([matrix[below], -matrix[above]], format="csr")
    most = np.concatenate([high[below], -low[above]])
    fixed = matrix[equal]
    if not len(programme.cost):
        return _Linear(float(programme.constant), np.zeros(0))

    def solve() -> Any:
        return linprog(
            programme.cost,
            A_ub=upper,
            b_ub=most,
            A_eq=fixed,
            b_eq=low[equal],
            bounds=np.column_stack([np.zeros(len(programme.upper)), programme.upper]),
            method="highs-ds",
        )

    answer = waited(solve, progress, 0.3)
    if answer.status == 2:
        return None
    if answer.status != 0:
        return _Linear(0.0, np.zeros(len(programme.cost)))
    prices = np.concatenate([np.minimum(answer.ineqlin.marginals, 0.0), answer.eqlin.marginals])
    rows = vstack([upper, fixed], format="coo")
    paid = np.bincount(rows.col, rows.data * prices[rows.row], len(programme.cost))
    more = programme.cost - paid
    # Summed exactly, so that it is the same on every processor.
    gains = prices * np.concatenate([most, low[equal]])
    bound = math.fsum([*gains.tolist(), *(np.minimum(more, 0.0) * programme.upper).tolist()])
    return _Linear(bound + programme.constant, np.maximum(more, 0.0))


def _whole(programme: Programme, linear: _Linear, most: Optional[int], progress: Progress) -> float:
    """What no solution in whole atoms moves less than; the linear bound where that is all."""
    if most is not None and math.ceil(linear.bound - NEARLY) >= most:
        return linear.bound
    upper = programme.upper
    if most is not None:
        # Whatever takes a column that costs so much more moves more than the known division.
        dear = (linear.bound + linear.more > most + NEARLY) & (programme.whole > 0)
        upper = np.where(dear, 0.0, upper)
    if not 0 < np.count_nonzero(upper) <= MOST_COLUMNS:
        return linear.bound
    answer = waited(
        lambda: milp(
            programme.cost,
            integrality=programme.whole,
            bounds=Bounds(0.0, upper),
            constraints=LinearConstraint(programme.matrix, programme.low, programme.high),
            options={"node_limit": NODES, "mip_rel_gap": 0.0},
        ),
        progress,
        0.6,
    )
    if answer.status not in (0, 1) or answer.mip_dual_bound is None:
        return linear.bound
    found = float(answer.mip_dual_bound) + programme.constant
    return found if most is None else min(found, most + 1.0)
