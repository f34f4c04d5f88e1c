"""Who serves each cell, with how much time, from where, and who stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..common.messages import Message, message
from .roster import codes_in, roster
from .scene import Floats, Ints, Scene
from .visits import sums

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Officers:
    """The officers of each cell (k,).

    ``codes``: theirs, by commas, or None; ``minutes``: their time a month that falls to the cell;
    ``base_x`` and ``base_y``: where the first of them that has a base starts from, NaN where none
    has.
    """

    codes: npt.NDArray[Any]
    minutes: Floats
    has_officer: Bools
    has_backup: Bools
    base_x: Floats
    base_y: Floats
    notes: tuple[Message, ...]


def read_officers(scene: Scene) -> Officers:
    """The officers of the scene's cells.

    The time of one with several cells is shared among these by their households, evenly where they
    have none. Someone's own cell is not counted as one that the same person stands in for.
    """
    staff = roster(scene)
    own, lost = _pairs(staff["cell_id"], scene)
    stand_in, lost_too = _pairs(staff["backup_cells"], scene)
    stand_in -= own
    officer, cell = _columns(own)
    backed = np.zeros(scene.index.k, dtype=bool)
    backed[_columns(stand_in)[1]] = True
    codes = np.full(scene.index.k, None, dtype=object)
    base = np.full((scene.index.k, 2), np.nan)
    ids, at = staff["officer_id"].to_numpy(object), staff[["x", "y"]].to_numpy(np.float64)
    for who, where in zip(officer.tolist(), cell.tolist()):
        codes[where] = ids[who] if codes[where] is None else f"{codes[where]}, {ids[who]}"
        if np.isnan(base[where, 0]):
            base[where] = at[who]
    return Officers(
        codes=codes,
        minutes=_minutes(staff, officer, cell, scene),
        has_officer=np.bincount(cell, minlength=scene.index.k) > 0,
        has_backup=backed,
        base_x=base[:, 0],
        base_y=base[:, 1],
        notes=tuple(
            _notes(lost + lost_too, int(scene.layers["officer"]["officer_id"].isna().sum()))
        ),
    )


def _pairs(texts: pd.Series, scene: Scene) -> tuple[set[tuple[int, int]], int]:
    """Officers and the cells that their ``texts`` name, and how many codes are of no cell."""
    number = {code: cell for cell, code in enumerate(scene.index.ids)}
    pairs, lost = set(), 0
    for officer, text in enumerate(texts):
        for code in codes_in(text):
            if code in number:
                pairs.add((officer, number[code]))
            else:
                lost += 1
    return pairs, lost


def _columns(pairs: set[tuple[int, int]]) -> tuple[Ints, Ints]:
    """The officers and the cells of ``pairs``, in order."""
    table = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def _minutes(staff: pd.DataFrame, officer: Ints, cell: Ints, scene: Scene) -> Floats:
    """(k,) the officers' time that falls to each cell."""
    count = len(staff)
    # Whose row does not say how long works as long as the rules of the first cell's community ask.
    usual = np.array([rules.work.hours_per_month for rules in scene.rules])
    first = np.full(count, scene.index.k, dtype=np.int64)
    np.minimum.at(first, officer, cell)
    hours = staff["hours_per_month"].to_numpy(np.float64)
    served = np.flatnonzero(first < scene.index.k)
    unsaid = served[np.isnan(hours[served])]
    hours[unsaid] = usual[scene.index.community[first[unsaid]]]
    households = scene.cells["households"].to_numpy(np.float64)[cell]
    total = np.bincount(officer, households, count)[officer]
    cells = np.bincount(officer, minlength=count)[officer]
    share = np.where(total > 0, households / np.maximum(total, 1), 1 / np.maximum(cells, 1))
    return sums(cell, hours[officer] * 60 * share, scene.index.k)


def _notes(lost: int, nameless: int) -> Iterator[Message]:
    if lost:
        yield message(
            "Cells that the officers' list names and the plan does not have: {count}. Correct the "
            "codes in the layer officer, or assess the plan that they are of.",
            count=lost,
        )
    if nameless:
        yield message(
            "Rows of the layer officer without a code: {count}. They count for no cell; put in the "
            "field officer_id of each.",
            count=nameless,
        )
