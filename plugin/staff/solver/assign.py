"""Which officer serves which cell: the assignment that costs least, or nearly, and the proof.

Each officer gets one set of cells that hang together, or none; each cell is in one of the sets, or
unserved at a price: a set partition. ``prices`` finds how little any assignment can cost, HiGHS a
good one among the columns that are cheap at those prices; a column that costs more beyond them
than lies between the two is in no better one and is left out, and among the rest HiGHS finds the
best. Its search has a limit of nodes, never of time, so that the answer is always the same; where
it ends first, the gap that is left is stated. What is too large for that is solved in ``parts``.
"""

from __future__ import annotations

from typing import Callable

import numpy as np

from ...common.messages import message
from ...common.progress import Progress, part, silent
from ...common.waiting import waited
from .columns import NEVER, Columns, Pairs, together
from .greedy import merged
from .objective import costs
from .parts import in_parts, is_large
from .prices import NO_BOUND, Proof, proof_of
from .problem import Assigned, StaffProblem
from .programme import Programme, officers_of
from .reinforce import reinforcements
from .sets import sets_of
from .settle import exchanged

SMALL = 4_000  # so few columns are solved at once
FIRST_COLUMNS = 40_000  # the cheapest, for a good assignment
FIRST_NODES = 50
MOST_COLUMNS = 120_000  # that HiGHS is given to prove the best
NODES = 2_000


def assign(problem: StaffProblem, progress: Progress = silent) -> Assigned:
    """The assignment of ``problem`` that costs least, as far as the node budget proves it.

    Of officers who could change their sets at the same cost, the first has the first cell. Officers
    without a cell then reinforce others (``reinforces``), which ``cost`` doesn't hold.
    """
    progress(0.0, message("Assigning officers to cells"))
    n, k = problem.travel.shape
    if not n or not k:
        officer = np.full(k, -1, np.int64)
        cost = costs(problem, officer).total
        return Assigned(officer, np.full(n, -1, np.int64), cost, cost)
    sets = sets_of(problem, part(progress, 0.0, 0.05))
    columns = waited(lambda: Columns(problem, sets), progress, 0.05)
    chosen, bound = _way(columns)(columns, part(progress, 0.05, 0.9))
    officer = officers_of(columns, exchanged(columns, chosen, part(progress, 0.9, 0.95)))
    cost = costs(problem, officer).total
    reinforces = reinforcements(problem, officer, part(progress, 0.95, 1.0))
    return Assigned(officer, reinforces, cost, min(bound, cost))


def _way(columns: Columns) -> Callable[[Columns, Progress], tuple[Pairs, int]]:
    """How it is solved, by size."""
    if is_large(columns):
        return in_parts
    return _at_once if columns.number <= SMALL else _step_by_step


def _at_once(columns: Columns, progress: Progress) -> tuple[Pairs, int]:
    """Every column in one integer programme."""
    every = [columns.owned]
    for number, officers, cost in columns.blocks():
        row, col = np.nonzero(cost < NEVER)
        every.append(Pairs(officers[col], number[row], cost[row, col]))
    solved = Programme(columns).whole(together(every), NODES, progress, 0.0)
    chosen = columns.least if solved.chosen is None else solved.chosen
    return chosen, _sure(solved.bound)


def _step_by_step(columns: Columns, progress: Progress) -> tuple[Pairs, int]:
    """Proof, good assignment, and the best of the columns that could better it."""
    known = merged(columns, part(progress, 0.0, 0.05))
    proof = proof_of(columns, known, part(progress, 0.05, 0.6))
    chosen = _good(columns, proof, known, part(progress, 0.6, 0.75))
    left = columns.total(chosen) - 1 - proof.bound
    if left < 0:
        return chosen, proof.bound
    watch = part(progress, 0.75, 0.8)
    pairs = columns.below(proof.u, proof.v, left, columns.fewer(MOST_COLUMNS), watch)
    if pairs is None:
        return chosen, proof.bound
    solved = Programme(columns).whole(pairs, NODES, part(progress, 0.8, 1.0), 0.0)
    bound = max(proof.bound, min(columns.total(chosen), _sure(solved.bound)))
    return columns.better(chosen, solved.chosen), bound


def _good(columns: Columns, proof: Proof, known: Pairs, progress: Progress) -> Pairs:
    """The best among the columns that are cheapest at the prices of ``proof``, and ``known``."""
    few = columns.fewer(FIRST_COLUMNS)
    pairs = columns.mixed(proof.u, proof.v, few, part(progress, 0.0, 0.3))
    pairs = together([pairs, known])
    solved = Programme(columns).whole(pairs, FIRST_NODES, progress, 0.3)
    chosen = columns.better(known, solved.chosen)
    return exchanged(columns, chosen, part(progress, 0.8, 1.0))


def _sure(bound: float) -> int:
    """The whole minutes that are sure in a bound of HiGHS, which keeps to 1e-6 of its numbers."""
    return round(bound) if np.isfinite(bound) else -NO_BOUND
