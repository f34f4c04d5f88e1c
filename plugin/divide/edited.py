"""The frames of a plan whose units lie in other cells than before an edit."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..common.errors import input_error
from ..common.messages import Message, message
from ..common.progress import Progress, part, silent
from .areas import areas_frame
from .before import Before
from .cells import cell_frame, merge_units
from .community import DividedCommunity
from .crosswalk import crosswalk_frame
from .division import Division, Settings, read_json
from .earlier import Earlier, Names
from .graph import IntArray
from .layers import move_rows
from .notes import cell_notes
from .plan import Outcome, plan_figures
from .score import pieces
from .towers import tower_frame


@dataclass(frozen=True, eq=False)
class Frames:
    """What an edit changes of a plan: frames of contracts, and the notes of its row."""

    units: gpd.GeoDataFrame
    cells: gpd.GeoDataFrame
    plan: pd.DataFrame
    moves: gpd.GeoDataFrame
    towers: gpd.GeoDataFrame
    communities: gpd.GeoDataFrame
    areas: gpd.GeoDataFrame
    crosswalk: pd.DataFrame
    notes: Sequence[Message]


def edited_frames(
    division: Division,
    communities: Sequence[DividedCommunity],
    cells: Names,
    settings: Settings,
    earlier: Optional[Earlier],
    progress: Progress = silent,
) -> Frames:
    """The frames of ``division`` once its units (n, in their order) lie in ``cells`` (n,).

    ``communities`` are its communities as they stood (see ``standing``), and ``earlier`` the plan
    that they started from, both in one coordinate system.
    """
    now = _outcome(division, communities, cells, settings, part(progress, 0, 0.6))
    figures = plan_figures(now, settings)
    progress(0.65, None)
    made_at = datetime.now(timezone.utc).replace(tzinfo=None, microsecond=0)
    crosswalk = _crosswalk(division, now, earlier, settings.plan)
    progress(0.7, None)
    row = division.plan.assign(
        **figures,
        made_at=pd.Series([made_at], dtype=division.plan["made_at"].dtype),
        communities=_json(_verdicts(division, now.cells)),
        retired=_json(_retired(division, now, made_at)),
    )
    progress(0.75, None)
    above = _communities(division, now.cells, settings.plan)
    near = above.to_crs(communities[0].units.crs)
    areas = areas_frame(near, settings.rulebook.codes, settings.plan).to_crs(above.crs)
    progress(0.8, None)
    moves, towers = move_rows(now, settings), tower_frame(now.units)
    progress(0.9, None)
    return Frames(
        units=now.units,
        cells=now.cells,
        plan=row,
        moves=moves,
        towers=towers,
        communities=above,
        areas=areas,
        crosswalk=crosswalk,
        notes=_notes(division, communities, now),
    )


def _outcome(
    division: Division,
    communities: Sequence[DividedCommunity],
    cells: Names,
    settings: Settings,
    progress: Progress,
) -> Outcome:
    """All communities with their units in the new cells."""
    units = division.units.assign(plan=settings.plan, cell_id=cells)
    units = units.sort_values("unit_id", kind="stable")
    own = dict(list(units.groupby("community_id", sort=False)))
    now, frames = [], []
    for number, one in enumerate(communities):
        progress(number / len(communities), None)
        code = one.place.community_id
        before = division.cells[division.cells["community_id"] == code]
        names = own[code]["cell_id"].to_numpy(object)
        used = set(names)
        codes = [name for name in before["cell_id"] if name in used]
        codes += sorted(used - set(codes))
        labels: IntArray = pd.Index(codes).get_indexer(names).astype(np.int64)
        moved = replace(one, labels=labels)
        now.append(moved)
        frames.append(_cells(moved, codes, before, settings).to_crs(division.cells.crs))
    ordered = pd.concat([own[one.place.community_id] for one in communities], ignore_index=True)
    outcome = Outcome(now, ordered, pd.concat(frames, ignore_index=True), None)
    return replace(outcome, moved=_moved(outcome))


def _cells(
    community: DividedCommunity, codes: Sequence[str], before: gpd.GeoDataFrame, settings: Settings
) -> gpd.GeoDataFrame:
    """The cells of a community, with what was known of those that there were ``before``."""
    polygons = merge_units(community.units, community.labels)
    for code, polygon in zip(codes, polygons):
        if shapely.get_num_geometries(polygon) > 1:
            raise input_error(
                "The ground of the cell {cell} would not hang together: it would lie in {count} "
                "places. Move what lies between as well, or make one of the places a cell of its "
                "own.",
                cell=code,
                count=int(shapely.get_num_geometries(polygon)),
            )
    was = before.set_index("cell_id")
    kept = [_known(was, code, "continues") for code in codes]
    frame = cell_frame(community, polygons, codes, kept, settings, ())
    locked = [_known(was, code, "locked") is not None and was["locked"][code] for code in codes]
    return frame.assign(
        name=[_known(was, code, "name") for code in codes],
        locked=pd.Series(locked, index=frame.index, dtype="boolean"),
    )


def _known(cells: gpd.GeoDataFrame, code: str, field: str) -> Any:
    value = cells[field].get(code)
    return None if pd.isna(value) else value


def _moved(outcome: Outcome) -> Optional[float]:
    """The share of households, of those that had a cell, whose cell does not continue theirs."""
    if outcome.before is None:
        return None
    households = outcome.graph.households
    had = np.array([name is not None for name in outcome.before], np.bool_)
    total = int(households[had].sum())
    return int(households[had & (outcome.now != outcome.before)].sum()) / total if total else 0.0


def _crosswalk(
    division: Division, now: Outcome, earlier: Optional[Earlier], plan: str
) -> pd.DataFrame:
    """Communities stay as they are; cells are compared anew with those of the earlier plan."""
    kept = division.crosswalk[division.crosswalk["level"] != "cell"].assign(plan=plan)
    if earlier is None:
        return kept
    units = now.units.to_crs(earlier.units.crs)
    fresh = crosswalk_frame(units, Before.of(units, earlier), plan)
    fresh = fresh[fresh["level"] == "cell"]
    return fresh if kept.empty else pd.concat([kept, fresh], ignore_index=True)


def _retired(division: Division, now: Outcome, made_at: datetime) -> list[dict[str, Any]]:
    """The codes out of use, with those of cells that were left without units."""
    used = set(now.cells["cell_id"])
    lines = [
        line
        for line in read_json(division.plan, "retired")
        if line.get("level", "cell") != "cell" or line["code"] not in used
    ]
    was = division.units.set_index("unit_id")["cell_id"]
    table = now.units.assign(old=now.units["unit_id"].map(was))
    for code in sorted(set(was) - used):
        sums = table[table["old"] == code].groupby("cell_id")["households"].sum()
        heirs = sorted(sums.index, key=lambda heir: (-int(sums[heir]), heir))
        day = made_at.date().isoformat()
        lines.append({"level": "cell", "code": code, "on": day, "successors": heirs})
    return lines


def _communities(division: Division, cells: gpd.GeoDataFrame, plan: str) -> gpd.GeoDataFrame:
    """The communities with their cells counted anew."""
    counts = cells["community_id"].value_counts()
    own = division.communities["community_id"].map(counts).fillna(0).astype("Int64")
    frame: gpd.GeoDataFrame = division.communities.assign(plan=plan, cells=own)
    return frame


def _verdicts(division: Division, cells: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    """The lines of the communities with their cells counted anew."""
    own, none = dict(list(cells.groupby("community_id"))), cells[:0]
    return [
        {
            **line,
            "cells": len(own.get(line["community_id"], none)),
            "cells_in_band": int(own.get(line["community_id"], none)["in_band"].sum()),
        }
        for line in read_json(division.plan, "communities")
    ]


def _notes(
    division: Division,
    communities: Sequence[DividedCommunity],
    now: Outcome,
) -> list[Message]:
    """What was said of the plan, with what is said of its cells said anew."""
    then = _as_kept(division, communities)
    stale = [note.to_json() for note in cell_notes(then.cells, pieces(then.graph, then.labels))]
    stale += [note.to_json() for note in _in_pieces(then)]
    kept = [note for note in read_json(division.plan, "notes") if note not in stale]
    kept = [note for note in kept if note["text"] != edited_note(0).text]
    fresh = cell_notes(now.cells, pieces(now.graph, now.labels))
    return [*map(Message.from_json, kept), *fresh, *_in_pieces(now)]


def _as_kept(division: Division, communities: Sequence[DividedCommunity]) -> Outcome:
    """The plan as it was before, with its own frame of cells."""
    units = division.units.sort_values("unit_id", kind="stable")
    names = dict(list(units.groupby("community_id", sort=False)["cell_id"]))
    then, cells = [], []
    for one in communities:
        code = one.place.community_id
        own = division.cells[division.cells["community_id"] == code]
        labels = pd.Index(own["cell_id"]).get_indexer(names[code]).astype(np.int64)
        then.append(replace(one, labels=labels))
        cells.append(own)
    return Outcome(then, units, pd.concat(cells, ignore_index=True), None)


def edited_note(count: int) -> Message:
    """How many edits were made."""
    return message("{count} changes were made by hand.", count=count)


def _in_pieces(outcome: Outcome) -> list[Message]:
    """The cells that a barrier parts, but for the locked ones, which are said elsewhere."""
    counts = pieces(outcome.graph, outcome.labels).tolist()
    return [
        message(
            "The cell {cell} lies in {count} pieces with no way between them.",
            cell=row.cell_id,
            count=count,
        )
        for row, count in zip(outcome.cells.itertuples(), counts)
        if count > 1 and row.locked is not True
    ]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
