"""What may be done about cells at the press of a button, worked out before it is made.

Each raises InputError, which says why, where it can't be done: a locked cell, units of several
communities, no neighbour. None leaves a cell in more pieces than it lies in.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ...common.errors import InputError, input_error
from ...common.messages import listed, message, some_of
from ..graph import IntArray, first_seen
from .draft import Draft
from .mending import mend
from .proposal import Proposal, as_rows, cell_to_change, figures_after, pieces_now, proposal
from .splitting import splits

__all__ = ["Proposal", "best_home", "mend", "merge", "new_cell", "orphans", "splits", "swap"]


def merge(draft: Draft, one: str, other: str) -> Proposal:
    """Two neighbouring cells as one; the larger keeps its code."""
    sizes = [cell_to_change(draft, code) for code in (one, other)]
    if one == other or other not in draft.neighbours(one):
        raise input_error(
            "There is no way from {one} to {other}, so they can't become one cell. Choose two "
            "cells with an open border between them.",
            one=one,
            other=other,
        )
    small, large = sorted(sizes, key=lambda cell: (cell.households, cell.units, cell.code))
    return proposal(
        draft,
        message("Join {goal} with {source}", goal=large.code, source=small.code),
        dict.fromkeys(draft.members(small.code).tolist(), large.code),
    )


def swap(draft: Draft, units: IntArray) -> Proposal:
    """The chosen units (rows), of exactly two cells, change places."""
    rows = as_rows(units)
    cells = [draft.codes[cell] for cell in draft.cells[rows].tolist()]
    both = sorted(set(cells))
    if len(both) != 2:
        raise input_error(
            "To swap, choose units of exactly two cells; these lie in {count}.", count=len(both)
        )
    goal = dict(zip(both, both[::-1]))
    return proposal(
        draft,
        message(
            "Swap {count} units between {one} and {other}",
            count=len(rows),
            one=both[0],
            other=both[1],
        ),
        {row: goal[cell] for row, cell in zip(rows.tolist(), cells)},
    )


def new_cell(draft: Draft, units: IntArray) -> Proposal:
    """The chosen units (rows) as a cell of their own, with the next code."""
    rows = as_rows(units)
    communities = sorted(draft.community_of(rows))
    if len(communities) != 1:
        raise input_error(
            "A new cell needs units of one community; these lie in {count} ({communities}).",
            count=len(communities),
            communities=some_of(communities) or "-",
        )
    (own, *others) = np.unique(draft.cells[rows]).tolist()
    if not others and len(draft.members(draft.codes[own])) == len(rows):
        raise input_error(
            "These units are the whole cell {cell} already. Leave some of them out.",
            cell=draft.codes[own],
        )
    code = draft.next_code(communities[0])
    title = message("Make {count} units the new cell {cell}", count=len(rows), cell=code)
    return proposal(draft, title, dict.fromkeys(rows.tolist(), code))


def orphans(draft: Draft) -> list[IntArray]:
    """The pieces that are cut off from their cell, all but the one with most households of each;
    by the codes of the cells."""
    torn = (code for code in draft.present() if draft.figures(code).pieces > 1)
    return [piece for code in torn for piece in draft.pieces_of(code)[1:]]


def best_home(draft: Draft, units: IntArray) -> Proposal:
    """Each connected group of the chosen units (rows) goes to the neighbouring cell where the plan
    costs least, one after the other; groups for which there is none stay, and that is said."""
    rows = as_rows(units)
    if not len(rows):
        raise input_error("No units are chosen. Choose those that are to go to a neighbour.")
    cells, left = draft.cells.copy(), []
    homes: dict[int, str] = {}
    for group in draft.whole.pieces(rows):
        try:
            home = _home_of(draft, group, cells, homes)
        except InputError as error:
            left.append(error)
            continue
        homes.update(dict.fromkeys(group.tolist(), home))
        cells[group] = draft.codes.index(home)
    if not homes:
        raise left[0]
    changed = {row: code for row, code in homes.items() if draft.codes[draft.cells[row]] != code}
    goals = sorted(set(changed.values()))
    title = message("Give {count} units to {cells}", count=len(changed), cells=listed(goals))
    return proposal(draft, title, changed, [error.message for error in left])


def _home_of(draft: Draft, group: IntArray, cells: IntArray, homes: Mapping[int, str]) -> str:
    """The cell for a connected group of units, with ``cells`` (n,) the number of each one's cell
    and ``homes`` what was settled before; InputError where there is none."""
    names = np.array(draft.codes, object)
    own = [str(code) for code in names[np.unique(cells[group])]]
    for code in own:
        cell_to_change(draft, code)
    near = {str(code) for code in names[np.unique(cells[draft.whole.around(group)[0]])]}
    goals = sorted(
        code for code in {*near, *(own if len(own) > 1 else ())} if not draft.figures(code).locked
    )
    goals = [code for code in goals if own != [code]]
    if not goals:
        raise input_error(
            "There is no way from these {count} units of {cell} to a cell that may take them.",
            count=len(group),
            cell=own[0],
        )
    whole_cells = [draft.members(code) for code in sorted({*own, *goals})]
    there = np.unique(np.concatenate([group, *whole_cells]))
    prices: list[tuple[tuple[int, int], str]] = [
        (_worth(draft, there, group, cells, draft.codes.index(code)), code)
        for code in goals
        if not _torn(draft, {**homes, **dict.fromkeys(group.tolist(), code)})
    ]
    if not prices:
        raise input_error(
            "{cell} would fall into pieces without these {count} units.",
            cell=own[0],
            count=len(group),
        )
    return min(prices)[1]


def _worth(
    draft: Draft, there: IntArray, group: IntArray, cells: IntArray, goal: int
) -> tuple[int, int]:
    """What the ground ``there`` (rows) costs with the units ``group`` in the cell ``goal``."""
    problem, places = draft.problem(there)
    labels = cells.copy()
    labels[group] = goal
    return problem.part(places).worth(first_seen(labels[there]))


def _torn(draft: Draft, moved: Mapping[int, str]) -> bool:
    """Whether a cell lies in more pieces than now once units (rows) are ``moved``."""
    changed = {row: code for row, code in moved.items() if draft.codes[draft.cells[row]] != code}
    after = figures_after(draft, changed)
    return any(one.pieces > max(1, pieces_now(draft, code)) for code, one in after.items())
