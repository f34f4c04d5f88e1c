"""What is handed over: the homes and people of each cell that get another officer than today."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from ..assess.scene import Scene
from ..common.messages import Message
from ..common.progress import Progress, silent
from ..contracts import contract
from .care import Care
from .reasons import Reasons, moved_reason
from .solver.problem import Bools
from .today import NOBODY, Today, cell_of_units

_VISIT = ("building_id", "household_id")


@dataclass(frozen=True, eq=False)
class _Slip:
    """What goes from one team to the officer of a cell: units, people and counted lines."""

    cell: int
    team: int
    units: Bools
    people: Bools
    counted: Bools
    reason: Message


def handovers(
    reasons: Reasons, visits: pd.DataFrame, progress: Progress = silent
) -> gpd.GeoDataFrame:
    """The frame of contract ``handover``: by cell and former officers, in the plan's CRS.

    A row for each cell that its officer does not serve today, or that nobody serves any more; and
    for each other team from which the cell gets homes or people, one with only these. ``visits``
    (contract ``visit``) are those of the coming weeks.
    """
    scene = reasons.situation.scene
    cell, buildings = cell_of_units(scene), scene.units["building_id"]
    lived_in = (scene.units["households"] > 0).to_numpy(bool) | buildings.notna().to_numpy(bool)
    due = dict(list(visits.groupby("cell_id", sort=True)))
    nothing = visits.iloc[:0]
    rows = []
    for where in range(scene.index.k):
        progress(where / scene.index.k, None)
        own = cell == where
        slips = _slips(where, own, lived_in, reasons)
        at_home = _whose(slips, buildings.to_numpy(object), scene.units["households"].to_numpy())
        for slip in slips:
            code = str(scene.index.ids[where])
            theirs = _due(due.get(code, nothing), slip, slips, at_home)
            rows.append(_row(reasons, slip, theirs, own))
    names = [*contract("handover").fields, "geometry"]
    data = {name: [row[name] for row in rows] for name in names}
    frame: gpd.GeoDataFrame = contract("handover").frame(data, scene.index.cells.crs)
    return frame


def _slips(cell: int, own: Bools, lived_in: Bools, reasons: Reasons) -> list[_Slip]:
    """What a cell's officer takes over; from who serves most of the cell first."""
    today, care = reasons.situation.today, reasons.situation.care
    who, main = int(reasons.officer[cell]), int(today.cells[cell])
    name = reasons.names[who] if who >= 0 else None
    people = care.cell == cell
    counted = (care.counted["cell"] == cell).to_numpy(bool)
    teams = np.unique(
        np.concatenate(
            [
                today.units[own & lived_in],
                care.team[people],
                care.counted["team"].to_numpy(np.int64)[counted],
            ]
        )
    )
    changed = name not in today.teams[main]
    slips = []
    for team in [main, *(one for one in teams.tolist() if one != main)]:
        if name in today.teams[team] or (name is None and team == NOBODY):
            continue
        if team == main and not changed:
            continue
        units = own & (today.units == team)
        cells = sorted({str(code) for code in today.former[units & lived_in] if code is not None})
        codes = _codes(today, team)
        slips.append(
            _Slip(
                cell=cell,
                team=team,
                units=units,
                people=people & (care.team == team),
                counted=counted & (care.counted["team"] == team).to_numpy(bool),
                reason=reasons.of(cell) if team == main else moved_reason(cells, codes),
            )
        )
    return slips


def _codes(today: Today, team: int) -> Optional[str]:
    return ", ".join(today.teams[team]) or None


def _whose(
    slips: Sequence[_Slip], buildings: npt.NDArray[Any], households: npt.NDArray[Any]
) -> dict[str, int]:
    """Which of the slips has most households of each building."""
    found: dict[Any, tuple[int, int]] = {}
    for number, slip in enumerate(slips):
        there = pd.Series(households[slip.units]).groupby(buildings[slip.units]).sum()
        for code, count in there.items():
            found[code] = max(found.get(code, (-1, 0)), (int(count), -number))
    return {code: -number for code, (_, number) in found.items()}


def _due(
    visits: pd.DataFrame, slip: _Slip, slips: Sequence[_Slip], at_home: Mapping[str, int]
) -> list[dict[str, Any]]:
    """The visits of a cell that belong to a slip; at no known home they belong to the first."""
    lines = []
    for row in visits.to_dict("records"):
        code = row["building_id"]
        if code in at_home:
            mine = slips[at_home[code]] is slip
        else:
            # Someone who is at no building of the plan, or the home stays with its officer.
            mine = not isinstance(code, str) and slips[0] is slip
        if mine:
            day = row["day"] if isinstance(row["day"], str) else row["due"]
            said = {name: row[name] if isinstance(row[name], str) else None for name in _VISIT}
            lines.append({"day": day, **said, "people": int(row["people"])})
    return sorted(lines, key=lambda line: [str(value) for value in line.values()])


def _row(reasons: Reasons, slip: _Slip, due: list[dict[str, Any]], own: Bools) -> dict[str, Any]:
    scene, care = reasons.situation.scene, reasons.situation.care
    units = scene.units[slip.units]
    homes = sorted(set(units["building_id"].dropna()))
    counted = care.counted[slip.counted]
    who = int(reasons.officer[slip.cell])
    index = scene.index
    return {
        "plan": scene.plan,
        "cell_id": str(index.ids[slip.cell]),
        "community_id": str(index.communities[index.community[slip.cell]]),
        "from_id": _codes(reasons.situation.today, slip.team),
        "to_id": reasons.names[who] if who >= 0 else None,
        "households": int(units["households"].sum()),
        "buildings": len(homes),
        "building_ids": ", ".join(homes) or None,
        "care_people": int(slip.people.sum()) + int(counted["people"].sum()),
        "care_groups": json.dumps(_groups(care, slip, counted), ensure_ascii=False),
        "due_visits": json.dumps(due, ensure_ascii=False),
        "reason": str(slip.reason),
        "said": json.dumps(slip.reason.to_json(), ensure_ascii=False),
        "geometry": _shape(scene, slip, own),
    }


def _groups(care: Care, slip: _Slip, counted: pd.DataFrame) -> dict[str, int]:
    """The people of a slip by care group; someone in two groups is counted in both."""
    found: dict[str, int] = {}
    for person in np.flatnonzero(slip.people).tolist():
        for group in care.groups[person]:
            found[group] = found.get(group, 0) + 1
    for group, people in zip(counted["group"].tolist(), counted["people"].tolist()):
        found[group] = found.get(group, 0) + people
    return dict(sorted(found.items()))


def _shape(scene: Scene, slip: _Slip, own: Bools) -> Any:
    """The cell where all of it is handed over, else the units that are."""
    if not slip.units.any() or slip.units.sum() == own.sum():
        return scene.index.cells.geometry.iloc[slip.cell]
    return shapely.union_all(scene.located.plan.units.geometry.to_numpy()[slip.units])
