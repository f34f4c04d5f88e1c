"""The officers of an assignment exchanged, its sets of cells as they are."""

from __future__ import annotations

import numpy as np
from scipy.optimize import linear_sum_assignment

from ...common.progress import Progress, silent
from ...common.waiting import waited
from .columns import Columns, Pairs
from .problem import Ints


def exchanged(columns: Columns, chosen: Pairs, progress: Progress = silent) -> Pairs:
    """``chosen`` with the officers who cost least for its sets.

    Where two officers could change their sets, or one without any could take the other's, at the
    same cost, the first of them has the set with the first cell.
    """
    officers = np.flatnonzero(~columns.bound_to)
    movable = ~columns.bound_to[chosen.officer]
    sets, owned = chosen.set[movable], chosen[np.flatnonzero(~movable)]
    if not len(sets):
        return chosen
    # A column for each officer: the sets, and nothing for those who get none.
    square = np.zeros((len(officers), len(officers)), np.int64)
    for at, number in enumerate(sets):
        square[:, at] = columns.cost(officers, np.full(len(officers), number))
        progress(at / len(sets), None)
    mine = waited(lambda: linear_sum_assignment(square)[1], progress, 1.0)
    first = np.full(len(officers), len(columns.problem.work))
    first[: len(sets)] = columns.sets.members[sets, 0]
    mine = _settled(square, mine, first, progress)
    has = np.flatnonzero(mine < len(sets))
    return Pairs(
        np.append(owned.officer, officers[has]),
        np.append(owned.set, sets[mine[has]]),
        np.append(owned.cost, square[has, mine[has]]),
    )


def _settled(cost: Ints, mine: Ints, first: Ints, progress: Progress) -> Ints:
    """``mine`` (n,), the column of each row, with ties between two rows settled by ``first``."""
    rows = np.arange(len(mine))
    changed = True
    while changed:
        changed = False
        for row in rows:
            progress(1.0, None)
            later = rows[row + 1 :]
            same = (cost[row, mine[later]] + cost[later, mine[row]]) == (
                cost[row, mine[row]] + cost[later, mine[later]]
            )
            better = later[same & (first[mine[later]] < first[mine[row]])]
            if len(better):
                other = better[first[mine[better]].argmin()]
                mine[row], mine[other] = mine[other], mine[row]
                changed = True
    return mine
