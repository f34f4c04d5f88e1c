"""A bad cell and its neighbours divided anew, as little as is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ...common.errors import InputError, input_error
from ...common.figures import whole
from ...common.messages import Message, message, some_of
from ...common.progress import Progress, part, silent
from ..graph import IntArray, first_seen
from ..objective import Problem
from ..partition import partition, subgraph
from .draft import Draft
from .figures import CellFigures
from .proposal import (
    Proposal,
    cell_to_change,
    codes_for,
    figures_after,
    proposal,
)

# How deep the neighbours are that may be divided anew.
DEPTHS = (1, 2)


@dataclass(frozen=True)
class _Attempt:
    """``cells`` (code by row) that would change, how much less there would be wrong (``gain``,
    ``left``: pieces, then the price of cells out of the band), and what is impossible, in words."""

    cells: Mapping[int, str]
    gain: tuple[int, int]
    left: tuple[int, int]
    verdicts: tuple[Message, ...]


def mend(draft: Draft, code: str, progress: Progress = silent) -> Proposal:
    """A bad cell and its neighbours divided anew so that as few households move as may be; two
    neighbours deep where one is not enough. Locked cells stay.

    Nothing may be moved in the draft meanwhile. Raises InputError where there is nothing to mend
    and where it does not help.
    """
    bad = cell_to_change(draft, code)
    if bad.in_band and bad.pieces == 1:
        raise input_error(
            "{cell} is in the band and in one piece; there is nothing to mend.", cell=code
        )
    best: list[_Attempt] = []
    for number, depth in enumerate(DEPTHS):
        step = part(progress, number / len(DEPTHS), (number + 1) / len(DEPTHS))
        attempt = _attempt(draft, _around(draft, code, depth), step)
        best.append(attempt)
        if attempt.left == (0, 0):
            break
    chosen = max(best, key=lambda attempt: attempt.gain)
    if chosen.gain <= (0, 0):
        raise InputError(_no_help(draft, code, best[-1]))
    households = draft.whole.graph.households[np.array(sorted(chosen.cells))].sum()
    title = message("Mend {cell} and what lies around it", cell=code)
    moved = message("{households} households change their cell.", households=whole(int(households)))
    reasons = [moved, *(chosen.verdicts if chosen.left > (0, 0) else ())]
    return proposal(draft, title, chosen.cells, reasons)


def _around(draft: Draft, code: str, depth: int) -> list[str]:
    """The cell and its neighbours that may be changed, so many neighbours deep."""
    found = [code]
    edge = [code]
    for _ in range(depth):
        near = sorted({other for one in edge for other in draft.neighbours(one)} - set(found))
        edge = [other for other in near if not draft.figures(other).locked]
        found += edge
    return found


def _attempt(draft: Draft, codes: Sequence[str], progress: Progress) -> _Attempt:
    """The cells ``codes`` divided anew."""
    units = np.sort(np.concatenate([draft.members(code) for code in codes]))
    problem, places = draft.problem(units)
    (community,) = draft.community_of(units)
    graph = next(
        one.graph for one in draft.basis.communities if one.place.community_id == community
    )
    before = draft.cells[units]
    today = first_seen(before)
    settings = draft.basis.settings
    found = partition(
        subgraph(graph, places),
        draft.band,
        current=today,
        weights=settings.rulebook.weights,
        progress=progress,
    )
    names = _names(draft, units, today, found.labels, found.kept)
    cells = {
        row: names[label]
        for row, label, old in zip(units.tolist(), found.labels.tolist(), before.tolist())
        if names[label] != draft.codes[old]
    }
    was = [draft.figures(code) for code in codes]
    after = figures_after(draft, cells) if cells else {}
    now = [after.get(one.code, one) for one in was]
    now += [one for code, one in after.items() if code not in set(codes)]
    left, wrong = _wrong(problem, now), _wrong(problem, was)
    return _Attempt(
        cells,
        (wrong[0] - left[0], wrong[1] - left[1]),
        left,
        tuple(verdict.message for verdict in found.verdicts if not verdict.feasible),
    )


def _names(
    draft: Draft, units: IntArray, today: IntArray, labels: IntArray, kept: IntArray
) -> list[str]:
    """The code of each new cell: of the one of today's that it continues, else the next."""
    code = {int(label): draft.codes[draft.cells[row]] for label, row in zip(today, units)}
    stays = {cell: code[old] for cell, old in enumerate(kept.tolist()) if old >= 0}
    return codes_for(draft, units, labels, stays)


def _wrong(problem: Problem, cells: Sequence[CellFigures]) -> tuple[int, int]:
    """Pieces too many, and the price of being out of the band."""
    used = [one for one in cells if one.units]
    households = np.array([one.households for one in used], np.int64)
    return sum(one.pieces - 1 for one in used), int(problem.band_price(households).sum())


def _no_help(draft: Draft, code: str, attempt: _Attempt) -> Message:
    held = [other for other in draft.neighbours(code) if draft.figures(other).locked]
    why = attempt.verdicts[0] if attempt.verdicts else None
    if held:
        return message(
            "Dividing {cell} and its neighbours anew does not help while {cells} are locked.",
            cell=code,
            cells=some_of(held),
        )
    if why is not None:
        return message(
            "Dividing {cell} and its neighbours anew does not help. {why}", cell=code, why=why
        )
    return message(
        "Dividing {cell} and its neighbours anew does not help. Move units by hand, or divide the "
        "community again.",
        cell=code,
    )
