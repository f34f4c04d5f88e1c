"""What the report tells of moves from the earlier plan's cells, and of divided towers."""

from __future__ import annotations

import pandas as pd

from ..common.figures import whole
from ..common.messages import Message, message
from .tables import Column, Row, Table, heading, records
from .wording import CUT_BY_TITLES, NOT_DEFINED, REASON_TITLES


def moves_table(moves: pd.DataFrame) -> Table:
    """A row for each pair of cells and reason in ``moves`` (contract ``move``), by cell codes."""
    filled = moves.assign(old_cell=moves["old_cell"].fillna(NOT_DEFINED))
    groups = filled.groupby(["old_cell", "new_cell", "reason"], sort=True)
    rows = [
        Row(
            [
                old,
                new,
                REASON_TITLES[reason],
                whole(int(group["building_id"].nunique())),
                whole(int(group["households"].sum())),
            ]
        )
        for (old, new, reason), group in groups
    ]
    columns = [Column(heading("move", name)) for name in ("old_cell", "new_cell", "reason")]
    columns += [Column(heading("cell", name), number=True) for name in ("buildings", "households")]
    return Table(
        "moves", message("Every pair of cells that buildings move between."), columns, rows
    )


def towers_table(towers: pd.DataFrame) -> Table:
    """A row for each of ``towers`` (contract ``tower``)."""
    rows = [
        Row(
            [
                tower["building_id"],
                whole(int(tower["households"])),
                CUT_BY_TITLES[tower["cut_by"]],
                tower["places"],
            ]
        )
        for tower in records(towers)
    ]
    names = ("building_id", "households", "cut_by", "places")
    columns = [Column(heading("tower", name), number=name == "households") for name in names]
    about = message("Every divided building, with what of it belongs to which cell.")
    return Table("towers", about, columns, rows)


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


def _reason(reason: str, households: int) -> Message:
    return message(
        "{reason} ({households})", reason=REASON_TITLES[reason], households=whole(households)
    )
