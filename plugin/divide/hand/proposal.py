"""Changes that are worked out before they are made, and what all of them have to hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from ...common.errors import InputError, input_error
from ...common.figures import whole
from ...common.messages import Message, in_a_row, message
from ..graph import IntArray, count_of
from ..reading import reading_order
from .draft import Draft
from .figures import CellFigures
from .trouble import trouble


@dataclass(frozen=True)
class Proposal:
    """Units that would go to other cells: ``cells`` has the code of the cell by the unit's row.

    ``after`` are the cells that would change, by code, with the figures that they would have; a
    cell left without units has none of anything. ``reason`` says what would come of it and what
    stays undone. To make it, hand rows and codes to ``draft.move``; nothing is changed before.
    """

    title: Message
    cells: Mapping[int, str]
    after: tuple[tuple[str, CellFigures], ...]
    reason: Message


def proposal(
    draft: Draft, title: Message, cells: Mapping[int, str], reasons: Sequence[Message] = ()
) -> Proposal:
    """The proposal that each unit (row) goes to its cell in ``cells``.

    ``reasons`` come first in its reason, then what is wrong with cells afterwards. Raises
    InputError where a stroke of it is refused, or a cell would lie in more pieces than it does.
    """
    goals: dict[str, list[int]] = {}
    for row, code in sorted(cells.items()):
        goals.setdefault(code, []).append(row)
    for code, rows in goals.items():
        refusal = draft.refusal(as_rows(rows), code)
        if refusal is not None:
            raise InputError(refusal)
    after = figures_after(draft, cells)
    for code, one in after.items():
        if one.pieces > max(1, pieces_now(draft, code)):
            raise input_error(
                "{cell} would fall into {count} pieces. Choose other units, or more of them.",
                cell=code,
                count=one.pieces,
            )
    wrong = [said for _, one in sorted(after.items()) for said in trouble(one, draft.band)]
    reason = in_a_row([*reasons, *wrong] or [_sizes(after)])
    return Proposal(title, dict(sorted(cells.items())), tuple(sorted(after.items())), reason)


def figures_after(draft: Draft, cells: Mapping[int, str]) -> dict[str, CellFigures]:
    """The figures of the cells that change if units (rows) go to ``cells``, by code."""
    rows = sorted(cells)
    return draft.figures_if(as_rows(rows), [cells[row] for row in rows])


def pieces_now(draft: Draft, code: str) -> int:
    """In how many pieces a cell lies; 0 of a new one."""
    return draft.figures(code).pieces if len(draft.members(code)) else 0


def as_rows(units: Iterable[int]) -> IntArray:
    """The rows as an array, each once and in order."""
    return np.unique(np.fromiter(units, np.int64))


def codes_for(
    draft: Draft, units: IntArray, labels: IntArray, kept: Mapping[int, str]
) -> list[str]:
    """The codes of the cells 0..k-1 of ``labels`` (u,), to which ``units`` (rows, (u,)) are to go.

    Those in ``kept`` have one; the others get the next ones, counted in ``reading_order``.
    """
    names = [kept.get(label, "") for label in range(count_of(labels))]
    new = np.array([label for label, name in enumerate(names) if not name], np.int64)
    shapes = draft.units.geometry.to_numpy()[units]
    ground = [shapely.union_all(shapes[labels == label]) for label in new]
    (community,) = draft.community_of(units)
    for place, code in zip(reading_order(ground).tolist(), draft.free_codes(community)):
        names[new[place]] = code
    return names


def cell_to_change(draft: Draft, code: str) -> CellFigures:
    """The figures of a cell that is to be changed; InputError where there is none, or locked."""
    if not len(draft.members(code)):
        raise input_error("The plan {plan} has no cell {cell}.", plan=draft.plan, cell=code)
    found = draft.figures(code)
    if found.locked:
        raise input_error("The cell {cell} is locked. Unlock it first.", cell=code)
    return found


def _sizes(after: Mapping[str, CellFigures]) -> Message:
    said = [
        message("{cell} would have {households}.", cell=code, households=whole(one.households))
        for code, one in sorted(after.items())
        if one.units
    ]
    row: Message = in_a_row(said)
    return row
