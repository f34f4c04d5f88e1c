"""A street of three buildings in one compound, and what a project knows of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import shapely
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.intake import ImportResult, ProjectFacts, check_frame
from grid_steward.plugin.intake.identity import normal_identity
from grid_steward.plugin.rules import load_rulebook
from grid_steward.tests.intake.drawing import CRS, EAST, NORTH, square

TODAY = date(2025, 6, 1)


def identity(born: str, order: int = 1) -> str:
    """An invented identity number: no place has the code 990101."""
    start = f"990101{born}{order:03}"
    return next(found for end in "0123456789X" if (found := normal_identity(start + end)))


def facts(key: bytes = b"k" * 32, within_m: float = 30.0) -> ProjectFacts:
    """Houses B1, B2 and B3 of 幸福小区, 10 m apart, with six floors and two entrances."""
    buildings = contract("building").frame(
        {
            "building_id": ["B1", "B2", "B3"],
            "floors": [6, 6, 6],
            "entrances": [2, 2, 2],
            "name": ["1号楼", "2号楼", "3号楼"],
            "compound_id": ["C1"] * 3,
            "geometry": [square(column) for column in range(3)],
        },
        crs=CRS,
    )
    ground = shapely.box(EAST - 5, NORTH - 5, EAST + 40, NORTH + 20)
    compounds = contract("compound").frame(
        {"compound_id": ["C1"], "name": ["幸福小区"], "geometry": [ground]}, crs=CRS
    )
    return ProjectFacts(buildings, compounds, load_rulebook("plain"), key, TODAY, within_m)


def bring(layer: str, columns: dict[str, Any], **options: Any) -> ImportResult:
    """Import a table of these columns."""
    options = {"source": "list.csv", "facts": facts(), **options}
    return check_frame(pd.DataFrame(columns, dtype=object), layer, CRS, **options)
