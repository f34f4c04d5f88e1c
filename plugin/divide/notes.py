"""What a person should know about a plan, beside its figures."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd

from ..common.messages import Message, message, some_of
from .community import DividedCommunity
from .graph import IntArray


def plan_notes(
    first: Sequence[Message],
    communities: Sequence[DividedCommunity],
    cells: gpd.GeoDataFrame,
    pieces: IntArray,
) -> list[Message]:
    """``first``, those on each community, which say its name, and those on all cells.

    ``cells`` (contract ``cell``, k rows) lie in ``pieces`` (k,) connected pieces.
    """
    by_community = [
        message("{place}: {note}", place=one.place.title, note=note)
        for one in communities
        for note in one.notes
    ]
    return [*first, *by_community, *cell_notes(cells, pieces)]


def cell_notes(cells: gpd.GeoDataFrame, pieces: IntArray) -> list[Message]:
    """Those on the cells (contract ``cell``, k rows), which lie in ``pieces`` (k,)."""
    return [
        *_locked_notes(cells, pieces),
        *_crossing_note(cells),
        *_unknown_note(int(cells["buildings_unknown"].sum())),
    ]


def _locked_notes(cells: gpd.GeoDataFrame, pieces: IntArray) -> list[Message]:
    """What is wrong with cells that had to stay as they are."""
    notes = []
    for row, count in zip(cells.itertuples(), pieces.tolist()):
        if not row.locked:
            continue
        if row.off_band < 0:
            notes.append(
                message(
                    "The locked cell {cell} has {count} households fewer than the band asks for.",
                    cell=row.cell_id,
                    count=-int(row.off_band),
                )
            )
        if row.off_band > 0:
            notes.append(
                message(
                    "The locked cell {cell} has {count} households more than the band allows.",
                    cell=row.cell_id,
                    count=int(row.off_band),
                )
            )
        if count > 1:
            notes.append(
                message(
                    "The locked cell {cell} lies in {count} pieces with no way between them.",
                    cell=row.cell_id,
                    count=count,
                )
            )
    return notes


def _crossing_note(cells: gpd.GeoDataFrame) -> list[Message]:
    held = cells[cells["crossings"].notna()]
    if held.empty:
        return []
    named = (f"{row.cell_id}: {row.crossings}" for row in held.itertuples())
    return [
        message(
            "{count} cells hang together only by a crossing ({cells}). Should it close, draw "
            "them anew.",
            count=len(held),
            cells=some_of(named, between=";"),
        )
    ]


def _unknown_note(unknown: int) -> list[Message]:
    if not unknown:
        return []
    return [
        message(
            "{count} buildings have no household count; they lie in a cell but add nothing to "
            "its households.",
            count=unknown,
        )
    ]
