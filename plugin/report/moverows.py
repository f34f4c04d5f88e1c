"""What the report tells of moves from the earlier plan's cells, and of divided towers."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ..common.figures import whole
from ..common.messages import Message, message
from .wording import CUT_BY_TITLES, NOT_DEFINED, REASON_TITLES


@dataclass(frozen=True)
class MoveRow:
    """What moves from one cell to another for one reason."""

    old_cell: str
    new_cell: str
    reason: Message
    buildings: int
    households: int


@dataclass(frozen=True)
class TowerRow:
    """One divided building; ``places`` says which entrances or floors belong to which cell."""

    building_id: str
    households: int
    cut_by: Message
    places: str


def move_rows(moves: pd.DataFrame) -> list[MoveRow]:
    """A row for each pair of cells and reason in ``moves`` (contract ``move``), by cell codes."""
    filled = moves.assign(old_cell=moves["old_cell"].fillna(NOT_DEFINED))
    groups = filled.groupby(["old_cell", "new_cell", "reason"], sort=True)
    return [
        MoveRow(
            old,
            new,
            REASON_TITLES[reason],
            int(group["building_id"].nunique()),
            int(group["households"].sum()),
        )
        for (old, new, reason), group in groups
    ]


def households_by_reason(moves: pd.DataFrame) -> dict[str, int]:
    """The households that move for each reason, most first."""
    sums = moves.groupby("reason")["households"].sum()
    pairs = [(-int(count), str(reason)) for reason, count in sums.items()]
    return {reason: -count for count, reason in sorted(pairs)}


def moves_sentence(moves: pd.DataFrame) -> Message:
    """How many move, and why."""
    if moves.empty:
        return message("Nobody changes cell.")
    reasons = households_by_reason(moves)
    text = _reason(*reasons.popitem())
    while reasons:
        text = message("{first}; {rest}", first=_reason(*reasons.popitem()), rest=text)
    return message(
        "{households} households in {buildings} buildings change cell: {reasons}.",
        households=whole(int(moves["households"].sum())),
        buildings=whole(int(moves["building_id"].nunique())),
        reasons=text,
    )


def tower_rows(towers: pd.DataFrame) -> list[TowerRow]:
    """A row for each of ``towers`` (contract ``tower``)."""
    return [
        TowerRow(
            row["building_id"],
            int(row["households"]),
            CUT_BY_TITLES[row["cut_by"]],
            row["places"],
        )
        for row in towers.to_dict("records")
    ]


def _reason(reason: str, households: int) -> Message:
    return message(
        "{reason} ({households})", reason=REASON_TITLES[reason], households=whole(households)
    )
