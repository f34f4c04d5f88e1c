"""A street of three cells, 100 m each, drawn by hand.

    0      A      100      B      200      C      300
    |  h1         |  h2     tttttt|tttttt          |
                            1   2 | 3   4   entrances of the tower t

h1 has 120 households, h2 80; the tower has 400 in four entrances (or 16 floors, or two parts
without numbers), half of them in B and half in C. A is of the community ``west``, B and C are of
``east``.
"""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Division
from shapely.geometry import Point, box

CRS = "EPSG:4547"
BY_ENTRANCE = {"entrances 1-2": "B", "entrances 3-4": "C"}
BY_FLOOR = {"floors 1-8": "B", "floors 9-16": "C"}
BY_PART = {"part 1": "B", "part 2": "C"}
COMMUNITY = {"A": "west", "B": "east", "C": "east"}
HOMES = {"h1": box(20, 40, 40, 60), "h2": box(120, 40, 140, 60), "t": box(160, 40, 240, 60)}


def street(tower: dict[str, str] | None = None) -> Division:
    """The plan of the street; ``tower`` says which cell each part of t is in."""
    tower = BY_ENTRANCE if tower is None else tower
    units = [("h1", None, "A", 120), ("h2", None, "B", 80)]
    units += [("t", text, cell, 400 // len(tower)) for text, cell in tower.items()]
    units += [(None, None, "C", 0)]
    return Division(_units(units), _cells(units), plan_row())


def plan_row() -> pd.DataFrame:
    return contract("plan").frame({"plan": ["p"]})


def _units(units: list) -> gpd.GeoDataFrame:
    building, part, cell, households = zip(*units)
    return contract("unit").frame(
        {
            "plan": ["p"] * len(units),
            "unit_id": [f"u{number}" for number in range(len(units))],
            "community_id": [COMMUNITY[one] for one in cell],
            "cell_id": cell,
            "building_id": building,
            "part": part,
            "households": households,
            "geometry": [box(0, 0, 1, 1)] * len(units),
        },
        CRS,
    )


def _cells(units: list) -> gpd.GeoDataFrame:
    sums = {cell: sum(unit[3] for unit in units if unit[2] == cell) for cell in "ABC"}
    return contract("cell").frame(
        {
            "plan": ["p"] * 3,
            "cell_id": list("ABC"),
            "community_id": list(COMMUNITY.values()),
            "households": list(sums.values()),
            "geometry": [box(x, 0, x + 100, 100) for x in (0, 100, 200)],
        },
        CRS,
    )


def buildings(**more: object) -> gpd.GeoDataFrame:
    """The street's buildings, and ``more`` of them with their shapes."""
    homes = {**HOMES, **more}
    return contract("building").frame(
        {"building_id": list(homes), "geometry": list(homes.values())}, CRS
    )


def rows(layer: str, *found: dict[str, object], crs: str = CRS) -> gpd.GeoDataFrame:
    """A frame of the layer; in a row, ``at`` is its place."""
    names = dict.fromkeys(name for row in found for name in row if name != "at")
    data = {name: [row.get(name) for row in found] for name in names}
    return contract(layer).frame(
        {**data, "geometry": [_point(row.get("at")) for row in found]}, crs
    )


def _point(place: object) -> Point | None:
    return None if place is None else Point(*place)


def resident(code: str, building: str | None, **more: object) -> dict[str, object]:
    return {"resident_id": code, "building_id": building, **more}


def case(person: str, group: str, building: str | None, **more: object) -> dict[str, object]:
    key = {"case_id": f"{person}/{group}", "resident_id": person, "care_group": group}
    return {**key, "building_id": building, **more}


def volunteer(person: str, role: str, **more: object) -> dict[str, object]:
    return {"volunteer_id": f"{person}/{role}", "resident_id": person, "role": role, **more}


def request(code: str, kind: str, **more: object) -> dict[str, object]:
    return {"request_id": code, "kind": kind, "status": "open", **more}
