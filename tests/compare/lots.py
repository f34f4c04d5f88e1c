"""Plans drawn by hand: lots of 100 m in rows, each with one building in its middle.

A plan is a list of rows of lots. A lot is written ``(building, cell, households)`` or, of a
divided building, ``(building, cell, households, part)``; several parts share a lot from west to
east. The community of a cell is what stands before its hyphen: ``W-1`` is a cell of ``W``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from grid_steward.plugin.compare import Comparison, Facts, compare_plans
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Division
from grid_steward.plugin.rules import Rulebook, load_rulebook
from shapely.geometry import LineString, Point, box

CRS = "EPSG:4547"
RULEBOOK = load_rulebook("qingyang")
LOT_M = 100.0
Lot = Sequence[Any]


def community_of(cell: str) -> str:
    return cell.split("-")[0]


def plan(
    *rows: Sequence[Lot | list[Lot]],
    name: str = "new",
    made_from: str | None = None,
    continues: dict[str, str] | None = None,
    compounds: dict[str, str] | None = None,
    band: str = "200:250:300",
) -> Division:
    """The plan with these rows of lots, the first in the north."""
    units = []
    for row, lots in enumerate(reversed(rows)):
        for column, lot in enumerate(lots):
            parts = lot if isinstance(lot, list) else [lot]
            width = LOT_M / len(parts)
            for at, (building, cell, households, *part) in enumerate(parts):
                west = column * LOT_M + at * width
                shape = box(west, row * LOT_M, west + width, (row + 1) * LOT_M)
                units.append((building, cell, households, part[0] if part else None, shape))
    return Division(
        _units(units, name, compounds or {}),
        _cells(units, name, continues or {}),
        contract("plan").frame(
            {
                "plan": [name],
                "parameters": [json.dumps({"band": band, "from": made_from})],
                "score": ["{}"],
            }
        ),
        communities=_communities(units, name, continues or {}),
    )


def asked(division: Division, **parameters: Any) -> Division:
    """The plan as made with more ``parameters``."""
    known = {**json.loads(division.plan["parameters"].iloc[0]), **parameters}
    return replace(division, plan=division.plan.assign(parameters=json.dumps(known)))


def _units(units: list[tuple], name: str, compounds: dict[str, str]) -> gpd.GeoDataFrame:
    building, cell, households, part, shapes = zip(*units)
    return contract("unit").frame(
        {
            "plan": [name] * len(units),
            "unit_id": [f"{name}-u{number}" for number in range(len(units))],
            "community_id": [community_of(one) for one in cell],
            "cell_id": cell,
            "building_id": building,
            "part": part,
            "compound_id": [compounds.get(code) for code in building],
            "households": households,
            "buildings_unknown": [0] * len(units),
            "area_m2": [shape.area for shape in shapes],
            "geometry": shapes,
        },
        CRS,
    )


def _grouped(units: list[tuple], key: Any) -> dict[str, list[tuple]]:
    found: dict[str, list[tuple]] = {}
    for unit in units:
        found.setdefault(key(unit[1]), []).append(unit)
    return dict(sorted(found.items()))


def _cells(units: list[tuple], name: str, continues: dict[str, str]) -> gpd.GeoDataFrame:
    cells = _grouped(units, str)
    sums = [sum(unit[2] for unit in own) for own in cells.values()]
    return contract("cell").frame(
        {
            "plan": [name] * len(cells),
            "cell_id": list(cells),
            "community_id": [community_of(code) for code in cells],
            "households": sums,
            "in_band": [200 <= count <= 300 for count in sums],
            "continues": [continues.get(code) for code in cells],
            "geometry": [shapely.union_all([unit[4] for unit in own]) for own in cells.values()],
        },
        CRS,
    )


def _communities(units: list[tuple], name: str, continues: dict[str, str]) -> gpd.GeoDataFrame:
    found = _grouped(units, community_of)
    shapes = [shapely.union_all([unit[4] for unit in own]) for own in found.values()]
    return contract("plan_community").frame(
        {
            "plan": [name] * len(found),
            "community_id": list(found),
            "continues": [continues.get(code) for code in found],
            "households": [sum(unit[2] for unit in own) for own in found.values()],
            "pieces": [shapely.get_num_geometries(shape) for shape in shapes],
            "geometry": shapes,
        },
        CRS,
    )


def compared(
    new: Division,
    old: Division,
    rulebook: Rulebook = RULEBOOK,
    **facts: Any,
) -> Comparison:
    """``new`` against ``old``; ``facts`` are layers, and what else ``Facts`` knows."""
    known = {name: facts.pop(name) for name in list(facts) if name in Facts.__dataclass_fields__}
    return compare_plans(new, old, Facts(layers=facts, **known), rulebook)


def table(frame: pd.DataFrame, *columns: str) -> list[tuple]:
    """The rows of a frame as plain values, None for what is missing."""
    rows = frame[list(columns)].astype(object)
    return [tuple(row) for row in rows.where(rows.notna(), None).to_numpy(object).tolist()]


def roads(*lines: Sequence[tuple[float, float]]) -> gpd.GeoDataFrame:
    return contract("road").frame(
        {
            "road_id": [f"r{number}" for number in range(len(lines))],
            "class": ["residential"] * len(lines),
            "geometry": [LineString(line) for line in lines],
        },
        CRS,
    )


def points(layer: str, rows: Sequence[dict[str, Any]]) -> gpd.GeoDataFrame:
    """Rows of a layer; ``at`` is a row's place."""
    names = dict.fromkeys(name for row in rows for name in row if name != "at")
    data = {name: [row.get(name) for row in rows] for name in names}
    places = [Point(row["at"]) if "at" in row else None for row in rows]
    return contract(layer).frame({**data, "geometry": places}, CRS)
