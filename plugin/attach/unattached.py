"""The rows that no cell could be found for: why, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..common.messages import Message, message
from ..contracts import contract
from .planindex import PlanIndex
from .towers import NUMBERED, Ints
from .whereabouts import REASONS, TOWER, Whereabouts

_ORDER = ["code", "building_id", "reason", "message"]

# What each reason is called in an answer.
REASON_TITLES = {
    "tower_part_unknown": message("in a divided building, not known in which part"),
    "building_not_in_plan": message("in a building that the plan does not have"),
    "outside": message("outside all cells"),
    "no_place": message("without a building and without a place"),
}

_SENTENCES = {
    "building_not_in_plan": message(
        "The plan does not have its building, and nothing says where that stands. Bring in the "
        "building and divide again, or correct its code."
    ),
    "outside": message(
        "It lies in no cell of the plan. Correct its place; if that is right, extend the "
        "community to it and divide again."
    ),
    "no_place": message(
        "It has neither a building nor a place. Give it one of them and import it again."
    ),
}
# Where the field entrance or floor of the row decides: it is empty, or no part has that number.
_EMPTY = (
    message(
        "The entrances of its building belong to several cells ({cells}), and its entrance is not "
        "known. Put the entrance in and import it again."
    ),
    message(
        "The floors of its building belong to several cells ({cells}), and its floor is not known. "
        "Put the floor in and import it again."
    ),
)
_WRONG = (
    message(
        "The entrances of its building belong to several cells ({cells}), and none of them has "
        "the entrance that is given. Correct the entrance and import it again."
    ),
    message(
        "The floors of its building belong to several cells ({cells}), and none of them has the "
        "floor that is given. Correct the floor and import it again."
    ),
)
# Where nothing in the row can decide.
_SHARED = message(
    "Its building belongs to several cells ({cells}), and nothing in this layer says where in "
    "the building it is. Settle on the spot which officer is in charge."
)
_UNNUMBERED = message(
    "Its building is shared by several cells ({cells}) in parts that have no numbers. Put in how "
    "many entrances or floors the building has and divide again, or settle on the spot which "
    "officer is in charge."
)


def unattached_rows(
    layer: str, frame: pd.DataFrame, where: Whereabouts, index: PlanIndex, plan: str
) -> pd.DataFrame:
    """The frame of contract ``unattached`` for the rows of a layer that are in no cell.

    Its order does not depend on that of the rows.
    """
    lost = np.flatnonzero(where.cell < 0)
    reason = where.reason[lost]
    # Few sentences serve many rows: one for each reason, or for each tower and what is known.
    tower = reason == TOWER
    case = np.where(tower, 2 * where.building[lost] + where.numbered[lost], -1 - reason)
    _, first, of_row = np.unique(case, return_index=True, return_inverse=True)
    texts = [_texts(int(lost[row]), frame, where, index) for row in first]
    sentences, candidates = (
        np.array([pair[side] for pair in texts], object)[of_row.ravel()] for side in (0, 1)
    )
    key = contract(layer).key
    count = len(lost)
    data: dict[str, Any] = {
        "plan": [plan] * count,
        "layer": [layer] * count,
        "code": [None] * count if key is None else _codes(frame, key, lost),
        "building_id": _codes(frame, "building_id", lost),
        "reason": np.array(REASONS, object)[reason],
        "message": sentences,
        "candidates": candidates,
    }
    return contract("unattached").frame(data).sort_values(_ORDER, ignore_index=True)


def stack_unattached(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The frames one below the other; empty ones would only blur the types."""
    full = [frame for frame in frames if len(frame)]
    return pd.concat(full, ignore_index=True) if full else contract("unattached").frame({})


def _texts(row: int, frame: pd.DataFrame, where: Whereabouts, index: PlanIndex) -> tuple[str, Any]:
    """What to do about a row, and the cells that it may belong to."""
    reason = int(where.reason[row])
    if reason != TOWER:
        return str(_SENTENCES[REASONS[reason]]), None
    building = int(where.building[row])
    cells = index.candidates(building)
    sentence = _tower_sentence(int(index.kind[building]), frame, bool(where.numbered[row]))
    return str(Message(sentence.text, {"cells": cells})), cells


def _tower_sentence(kind: int, frame: pd.DataFrame, numbered: bool) -> Message:
    if kind < 0:
        return _UNNUMBERED
    if NUMBERED[kind] not in frame:
        return _SHARED
    return (_WRONG if numbered else _EMPTY)[kind]


def _codes(frame: pd.DataFrame, field: str, rows: Ints) -> npt.NDArray[Any]:
    codes: npt.NDArray[Any] = frame[field].to_numpy(object)[rows]
    codes[pd.isna(codes)] = None
    return codes
