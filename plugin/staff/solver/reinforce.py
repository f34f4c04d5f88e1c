"""Officers without a cell of their own help those who have more work than hours.

A second stage: who serves which cell is settled, and what is left uncovered is made as small as
can be, with the same prices. So the cost of the assignment doesn't hold it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_matrix

from ...common.progress import Progress, silent
from ...common.waiting import waited
from .columns import NEVER
from .objective import load
from .problem import Ints, StaffProblem

NODES = 500


@dataclass(frozen=True, eq=False)
class _Helps:
    """Helps that save more than they cost: ``officer``, the ``cell`` where they help, ``group``
    (number among the overloaded officers), ``minutes`` covered and the price of the ``way``."""

    officer: Ints
    cell: Ints
    group: Ints
    minutes: Ints
    way: Ints


def reinforcements(problem: StaffProblem, officer: Ints, progress: Progress = silent) -> Ints:
    """(n,) the cell in which each officer helps, -1 for none; who has a cell helps nowhere.

    Least is what is left of the minutes beyond the hours, each at the price of ``overload``, with
    the helpers' ways from their bases. A helper covers what the way leaves of their hours.
    """
    reinforces = np.full(len(problem.hours), -1, np.int64)
    minutes = load(problem, officer)
    idle = np.setdiff1d(np.arange(len(minutes)), officer)
    over = np.flatnonzero(minutes > problem.hours)
    if not len(idle) or not len(over):
        return reinforces
    uncovered = minutes[over] - problem.hours[over]
    helps = _helps(problem, officer, idle, over, uncovered)
    if len(helps.officer):
        chosen = _chosen(problem, helps, uncovered, progress)
        reinforces[helps.officer[chosen]] = helps.cell[chosen]
    return reinforces


def _helps(problem: StaffProblem, officer: Ints, idle: Ints, over: Ints, uncovered: Ints) -> _Helps:
    """For each idle officer and each overloaded one the nearest cell, where it pays."""
    parts = []
    for group, who in enumerate(over):
        cells = np.flatnonzero(officer == who)
        here = np.ix_(idle, cells)
        travel = np.where(problem.forbidden[here], NEVER, problem.travel[here])
        nearest = travel.argmin(axis=1)
        way = travel[np.arange(len(idle)), nearest]
        covers = np.minimum(problem.hours[idle] - way, uncovered[group])
        saved = problem.weights.overload * covers - problem.weights.travel * way
        good = np.flatnonzero((saved > 0) & (way < NEVER))
        parts.append(
            (idle[good], cells[nearest[good]], np.full(len(good), group), covers[good], way[good])
        )
    joined = [np.concatenate(part).astype(np.int64) for part in zip(*parts)]
    return _Helps(joined[0], joined[1], joined[2], joined[3], problem.weights.travel * joined[4])


def _chosen(problem: StaffProblem, helps: _Helps, uncovered: Ints, progress: Progress) -> Ints:
    """Numbers of the helps that together leave least."""
    number, groups = len(helps.officer), len(uncovered)
    columns = np.arange(number)
    n = len(problem.hours)
    rows = np.concatenate([helps.group, np.arange(groups), groups + helps.officer])
    cols = np.concatenate([columns, number + np.arange(groups), columns])
    values = np.concatenate([helps.minutes, np.ones(groups), np.ones(number)])
    matrix = csc_matrix((values, (rows, cols)), (groups + n, number + groups))
    least = np.concatenate([uncovered, np.zeros(n)])
    most = np.concatenate([np.full(groups, np.inf), np.ones(n)])
    cost = np.append(helps.way, np.full(groups, problem.weights.overload)).astype(float)
    answer = waited(
        lambda: milp(
            cost,
            integrality=(np.arange(number + groups) < number).astype(np.int64),
            bounds=Bounds(0, np.append(np.ones(number), uncovered)),
            constraints=LinearConstraint(matrix, least, most),
            options={"node_limit": NODES, "mip_rel_gap": 0.0},
        ),
        progress,
        0.5,
    )
    if answer.x is None:
        return np.empty(0, np.int64)
    return np.flatnonzero(answer.x[:number] > 0.5)
