"""Who serves each cell, with how much time, from where, and who stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..common.codes import typed_codes, written_codes
from ..common.messages import Message, message
from .roster import roster
from .scene import Floats, Ints, Scene
from .visits import sums

Bools = npt.NDArray[np.bool_]
Pairs = set[tuple[int, int]]


@dataclass(frozen=True)
class Officers:
    """The officers (n,) of the list, and those of each cell (k,).

    ``who`` and ``cell`` (p,): who serves where; ``hours`` (n,): their minutes a month; ``said``
    (n,): what the list says of their skills and languages. ``codes``: those of each cell by commas,
    who is in charge before who helps, or None; ``base_x`` and ``base_y``: where the first of them
    that has a base starts from, NaN where none has.
    """

    who: Ints
    cell: Ints
    hours: Floats
    said: npt.NDArray[Any]
    codes: npt.NDArray[Any]
    has_officer: Bools
    has_backup: Bools
    base_x: Floats
    base_y: Floats
    notes: tuple[Message, ...]

    def minutes(self, work: Floats) -> Floats:
        """(k,) the officers' time that falls to each cell, by the cells' ``work`` (k,) in minutes;
        see ``time_of_cells``."""
        return time_of_cells(self.who, self.cell, self.hours, work)


def time_of_cells(who: Ints, cell: Ints, hours: Floats, work: Floats) -> Floats:
    """(k,) the officers' minutes a month that fall to each cell, by the cells' ``work`` (k,).

    ``who`` and ``cell`` (p,): who serves where; ``hours`` (n,): minutes a month. Who serves one
    cell is there all the time. Who serves several shares the time by the work that is left there
    when the others have given theirs, else by the work, else evenly.
    """
    alone = np.bincount(who, minlength=len(hours))[who] == 1
    given = sums(cell[alone], hours[who[alone]], len(work))
    share, open_yet = np.zeros(len(who)), np.ones(len(who), dtype=bool)
    for measure in (np.maximum(work - given, 0), work, np.ones(len(work))):
        own = measure[cell]
        total = np.bincount(who, own, len(hours))[who]
        now = open_yet & (total > 0)
        share[now] = own[now] / total[now]
        open_yet &= ~now
    return sums(cell, hours[who] * share, len(work))


def read_officers(scene: Scene) -> Officers:
    """The officers of the scene's cells.

    They are those of the plan's assignment where it has one, else those whose rows in the list
    name the cells. Hours, skills and bases are the list's. Someone's own cell is not counted as one
    that the same person stands in for.
    """
    staff = roster(scene)
    own, helping, stand_in, notes = (
        _assigned(staff, scene) if len(scene.layers["assignment"]) else _listed(staff, scene)
    )
    nameless = int(scene.layers["officer"]["officer_id"].isna().sum())
    backed = np.zeros(scene.index.k, dtype=bool)
    backed[_columns(stand_in - own)[1]] = True
    pairs = [_columns(own), _columns(helping - own)]
    who, cell = (np.concatenate(column) for column in zip(*pairs))
    codes, base = _of_cells(staff, who, cell, scene.index.k)
    return Officers(
        who=who,
        cell=cell,
        hours=_hours(staff, who, cell, scene),
        said=(staff["skills"] + "," + staff["languages"]).to_numpy(object),
        codes=codes,
        has_officer=np.bincount(cell, minlength=scene.index.k) > 0,
        has_backup=backed,
        base_x=base[:, 0],
        base_y=base[:, 1],
        notes=(*notes, *_nameless(nameless)),
    )


def _listed(staff: pd.DataFrame, scene: Scene) -> tuple[Pairs, Pairs, Pairs, Iterator[Message]]:
    """Officer and cell of whom the list names for a cell, of helpers (none), of who stands in."""
    number = {code: cell for cell, code in enumerate(scene.index.ids)}
    found: list[Pairs] = []
    lost = 0
    for column in ("cell_id", "backup_cells"):
        named = [
            (who, code) for who, text in enumerate(staff[column]) for code in typed_codes(text)
        ]
        found.append({(who, number[code]) for who, code in named if code in number})
        lost += sum(code not in number for _, code in named)
    return found[0], set(), found[1], _of_no_cell(lost)


def _assigned(staff: pd.DataFrame, scene: Scene) -> tuple[Pairs, Pairs, Pairs, Iterator[Message]]:
    """The same as the plan's assignment has it, as far as the officers are still in the list."""
    number = {code: who for who, code in enumerate(staff["officer_id"])}
    frame = scene.layers["assignment"]
    cells = pd.Index(scene.index.ids).get_indexer(frame["cell_id"])
    found: list[Pairs] = []
    gone: set[str] = set()
    for column, codes in _WITHIN.items():
        texts = frame[column].fillna("").tolist()
        named = [
            (code, cell)
            for cell, text in zip(cells.tolist(), texts)
            for code in codes(text)
            if cell >= 0
        ]
        found.append({(number[code], cell) for code, cell in named if code in number})
        gone |= {code for code, _ in named if code not in number}
    return found[0], found[1], found[2], _of_nobody(len(gone))


def _whole(text: str) -> list[str]:
    """The one code that a field has, however it is written; none of an empty one."""
    return [text] if text else []


# How the codes of officers are read from the fields of an assignment; they may have spaces inside.
_WITHIN = {"officer_id": _whole, "reinforced_by": written_codes, "backup_id": _whole}


def _columns(pairs: Pairs) -> tuple[Ints, Ints]:
    """The officers and the cells of ``pairs``, in order."""
    table = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def _of_cells(
    staff: pd.DataFrame, who: Ints, cell: Ints, k: int
) -> tuple[npt.NDArray[Any], Floats]:
    """(k,) the codes of each cell's officers, and (k, 2) where the first with a base starts."""
    codes, base = np.full(k, None, dtype=object), np.full((k, 2), np.nan)
    ids, at = staff["officer_id"].to_numpy(object), staff[["x", "y"]].to_numpy(np.float64)
    for one, where in zip(who.tolist(), cell.tolist()):
        codes[where] = ids[one] if codes[where] is None else f"{codes[where]}, {ids[one]}"
        if np.isnan(base[where, 0]):
            base[where] = at[one]
    return codes, base


def _hours(staff: pd.DataFrame, who: Ints, cell: Ints, scene: Scene) -> Floats:
    """(n,) the officers' minutes a month."""
    # Whose row does not say how long works as long as the rules of the first cell's community ask.
    usual = np.array([rules.work.hours_per_month for rules in scene.rules])
    first = np.full(len(staff), scene.index.k, dtype=np.int64)
    np.minimum.at(first, who, cell)
    hours = staff["hours_per_month"].to_numpy(np.float64).copy()
    served = np.flatnonzero(first < scene.index.k)
    unsaid = served[np.isnan(hours[served])]
    hours[unsaid] = usual[scene.index.community[first[unsaid]]]
    return hours * 60


def _of_no_cell(lost: int) -> Iterator[Message]:
    if lost:
        yield message(
            "Cells that the officers' list names and the plan does not have: {count}. Correct the "
            "codes in the layer officer, or assess the plan that they are of.",
            count=lost,
        )


def _of_nobody(gone: int) -> Iterator[Message]:
    if gone:
        yield message(
            "Officers of the plan's assignment who are not in the layer officer any more: {count}. "
            "Nobody is counted in their place; assign the officers again: grid-steward staff",
            count=gone,
        )


def _nameless(nameless: int) -> Iterator[Message]:
    if nameless:
        yield message(
            "Rows of the layer officer without a code: {count}. They count for no cell; put in the "
            "field officer_id of each.",
            count=nameless,
        )
