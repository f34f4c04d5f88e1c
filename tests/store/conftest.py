"""Small things to keep: a street of square houses, and a plan that divides it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Division
from grid_steward.plugin.store import Project
from shapely.geometry import Point, box

CRS = "EPSG:4546"


@dataclass(frozen=True)
class Import:
    """What the store needs of an import result."""

    layer: str
    source: str
    accepted: gpd.GeoDataFrame
    rejected: pd.DataFrame
    read: int
    rows: np.ndarray
    source_id: str
    notes: tuple[Any, ...] = ()
    dropped_columns: tuple[str, ...] = ()
    matched: dict[str, str] = field(default_factory=dict)


def houses(ids: list[str], households: list[Any]) -> gpd.GeoDataFrame:
    """Houses of 10 m by 10 m, one every 20 m from west to east."""
    return contract("building").frame(
        {
            "building_id": ids,
            "households": households,
            "name": [f"{name}号楼" for name in ids],
            "geometry": [box(x * 20, 0, x * 20 + 10, 10) for x in range(len(ids))],
        },
        crs=CRS,
    )


def rejects(rows: list[int], source: str = "houses.shp") -> pd.DataFrame:
    return contract("rejected").frame(
        {
            "layer": ["building"] * len(rows),
            "source": [source] * len(rows),
            "row": rows,
            "reason": ["no_geometry"] * len(rows),
            "message": ["Draw it."] * len(rows),
            "original": ['{"楼号": "九"}'] * len(rows),
        }
    )


def taken(
    layer: str, source: str, accepted: gpd.GeoDataFrame, rejected: pd.DataFrame, folder: str = ""
) -> Import:
    """The accepted rows bear the numbers from 2 on, below a row of titles."""
    rows = np.arange(2, 2 + len(accepted))
    read = len(accepted) + len(rejected)
    return Import(layer, source, accepted, rejected, read, rows, f"{folder}/{source}")


def imported(
    ids: list[str], households: list[Any], source: str = "houses.shp", folder: str = ""
) -> Import:
    return taken("building", source, houses(ids, households), rejects([99], source), folder)


def residents(ids: list[str], place: int = 0) -> gpd.GeoDataFrame:
    """Residents of the houses, one in each from number ``place`` on, three to a household."""
    return contract("resident").frame(
        {
            "resident_id": ids,
            "household_id": [f"hh-{number // 3}" for number in range(len(ids))],
            "building_id": [f"b-{place + number}" for number in range(len(ids))],
            "entrance": [1] * len(ids),
            "age_band": ["60-69"] * len(ids),
            "matched_by": ["id"] * len(ids),
            "geometry": [Point((place + x) * 20 + 5, 5) for x in range(len(ids))],
        },
        crs=CRS,
    )


def moved_in(
    ids: list[str], rejected: int = 0, source: str = "people.csv", place: int = 0
) -> Import:
    """An import of residents; ``rejected`` more rows have no building."""
    rows = contract("rejected").frame(
        {
            "layer": ["resident"] * rejected,
            "source": [source] * rejected,
            "row": range(100, 100 + rejected),
            "reason": ["several_buildings"] * rejected,
            "message": ["Say which."] * rejected,
            "original": ['{"compound": "桂花里"}'] * rejected,
            "candidates": ['["b-1", "b-2"]'] * rejected,
        }
    )
    return taken("resident", source, residents(ids, place), rows)


def attachment(
    plan: str, cells: int = 2, residents: int = 7
) -> tuple[gpd.GeoDataFrame, pd.DataFrame, pd.DataFrame]:
    """Cells of that many residents each, and a volunteer in none of them."""
    names = [f"c-{number:03d}" for number in range(1, cells + 1)]
    counts = ("buildings", "households", "care_people", "care_cases")
    counts += ("facilities", "volunteers", "open_requests")
    people = contract("cell_people").frame(
        {
            "plan": [plan] * cells,
            "cell_id": names,
            "community_id": ["c"] * cells,
            "residents": [residents] * cells,
            **{name: [0] * cells for name in counts},
            "geometry": [box(x * 40, 0, x * 40 + 40, 20) for x in range(cells)],
        },
        crs=CRS,
    )
    count = contract("cell_count").frame(
        {
            "plan": [plan] * cells,
            "community_id": ["c"] * cells,
            "cell_id": names,
            "topic": ["resident"] * cells,
            "kind": ["60-69"] * cells,
            "count": [residents] * cells,
        }
    )
    lost = contract("unattached").frame(
        {
            "plan": [plan],
            "layer": ["volunteer"],
            "code": ["v-1"],
            "reason": ["outside"],
            "message": ["Look where it is."],
        }
    )
    return people, count, lost


def modes(folder: Path) -> dict[str, str]:
    """Who may do what with each file in the folder, as octal figures."""
    return {path.name: f"{path.stat().st_mode & 0o777:o}" for path in folder.iterdir()}


def division(plan: str, cells: int = 2, note: str = "") -> Division:
    """``cells`` cells of two units each, in a row; each unit has 120 households.

    The first unit of each cell came from the cell ``old``, and stands for a tower.
    """
    names = [f"c-{number:03d}" for number in range(1, cells + 1)]
    units = contract("unit").frame(
        {
            "plan": [plan] * 2 * cells,
            "unit_id": [f"u-{number}" for number in range(2 * cells)],
            "community_id": ["c"] * 2 * cells,
            "cell_id": [name for name in names for _ in range(2)],
            "households": [120] * 2 * cells,
            "buildings_unknown": [0] * 2 * cells,
            "area_m2": [400.0] * 2 * cells,
            "geometry": [box(x * 20, 0, x * 20 + 20, 20) for x in range(2 * cells)],
        },
        crs=CRS,
    )
    frame = contract("cell").frame(
        {
            "plan": [plan] * cells,
            "cell_id": names,
            "community_id": ["c"] * cells,
            "households": [240] * cells,
            "in_band": [True] * cells,
            "off_band": [0] * cells,
            "continues": [note] * cells,
            "buildings": [2] * cells,
            "buildings_unknown": [0] * cells,
            "units": [2] * cells,
            "area_m2": [800.0] * cells,
            "compactness": [0.698] * cells,
            "geometry": [box(x * 40, 0, x * 40 + 40, 20) for x in range(cells)],
        },
        crs=CRS,
    )
    row = contract("plan").frame(
        {
            "plan": [plan],
            "made_at": [pd.Timestamp("2025-03-01T08:30:15.250")],
            "software": ["0.1.0"],
            "rulebook": ["yichang"],
            "parameters": [json.dumps({"band": "200:250:300", "from": None})],
            "inputs": ["{}"],
            "cells": [cells],
            "cells_in_band": [cells],
            "cells_contiguous": [cells],
            "households": [240 * cells],
            "buildings_unknown": [0],
            "score": ["{}"],
            "communities": [json.dumps([{"name": "东山社区"}], ensure_ascii=False)],
            "retired": ["[]"],
            "notes": ["[]"],
        }
    )
    return Division(units, frame, row, _moves(units.iloc[::2]), _towers(units.iloc[::2]))


def _moves(units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    same = ("plan", "unit_id", "community_id", "households", "buildings_unknown", "geometry")
    return contract("move").frame(
        {
            **{name: list(units[name]) for name in same},
            "building_id": list(units["unit_id"]),
            "old_cell": ["old"] * len(units),
            "new_cell": list(units["cell_id"]),
            "reason": ["band"] * len(units),
        },
        crs=CRS,
    )


def _towers(units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return contract("tower").frame(
        {
            **{name: list(units[name]) for name in ("plan", "community_id", "households")},
            "building_id": list(units["unit_id"]),
            "cut_by": ["floor"] * len(units),
            "cells": [1] * len(units),
            "places": [f"1-9 → {cell}" for cell in units["cell_id"]],
            "geometry": list(units.geometry.centroid),
        },
        crs=CRS,
    )


@pytest.fixture
def project(tmp_path):
    return Project.create(tmp_path / "东山 社区.gpkg", CRS, "yichang")
