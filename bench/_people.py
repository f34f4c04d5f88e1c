"""A divided city with the table of its residents, as its police would send it.

All people are invented: no place has the code 99 that their numbers begin with.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely
from _towns import CRS, town
from grid_steward.plugin import steps
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Division
from grid_steward.plugin.divide.workers import usable_cores
from grid_steward.plugin.intake import ImportResult, import_source
from grid_steward.plugin.intake.facts import ProjectFacts
from grid_steward.plugin.store import Project

RESIDENTS, BUILDINGS, SEED = 1_000_000, 60_000, 0
IN_A_HOUSEHOLD = 2
KINDS, HOURS = 12, 160.0  # of facilities; of an officer, a month
BAND = Band(170, 212, 255)  # so that there are 4,000 cells
TODAY = date(2025, 6, 30)
# ISO 7064, MOD 11-2, the check character of identity numbers.
WEIGHTS, CHECKS = [pow(2, 17 - place, 11) for place in range(17)], np.array(list("10X98765432"))


def residents(buildings: pd.DataFrame, count: int, seed: int) -> pd.DataFrame:
    """The table of a department: ``count`` people in the buildings, more where more households."""
    rng = np.random.default_rng(seed)
    households = buildings["households"].fillna(0).to_numpy(float)
    turn = np.arange(count)
    family = turn // IN_A_HOUSEHOLD
    at = rng.choice(len(buildings), family[-1] + 1, p=households / households.sum())[family]
    born = np.datetime64("1930-01-01") + rng.integers(0, 34_000, count)
    day = np.char.replace(born.astype(str), "-", "")
    place = np.char.zfill((turn // 1000 % 10_000).astype(str), 4)
    order = np.char.zfill((turn % 1000).astype(str), 3)
    number = np.char.add(np.char.add(np.char.add("99", place), day), order)
    digits = number.view("U1").reshape(count, -1).astype(np.int64)
    home = buildings["building_id"].to_numpy(object)[at]
    table = pd.DataFrame(
        {
            "身份证号": np.char.add(number, CHECKS[digits @ WEIGHTS % 11]),
            "户号": home + "-" + family.astype(str).astype(object),
            "楼栋编码": home,
            "单元": rng.integers(1, 5, count),
            "楼层": rng.integers(1, 7, count),
            "出生日期": born.astype(str),
            "户籍性质": rng.choice(["户籍", "流动"], count, p=[0.8, 0.2]),
        }
    )
    return table.iloc[rng.permutation(count)]


def make_project(folder: Path, buildings: int, count: int) -> None:
    """A project with a divided city, and beside it the table of its residents."""
    project = steps.init_project(folder / "city.gpkg", CRS)
    for layer, frame in town(buildings, SEED).items():
        source = folder / f"{layer}.gpkg"
        frame.to_file(source)
        steps.import_layer(project, layer, source)
    division = steps.divide(project, band=BAND, workers=usable_cores())
    people = residents(project.read("building"), count, SEED)
    people.to_csv(folder / "residents.csv", index=False)
    print(
        f"{len(division.cells)} cells of {len(project.read('building'))} buildings; {count} people"
    )
    sys.stdout.flush()


def from_file(folder: Path) -> ImportResult:
    """The residents as an import gives them."""
    project = Project.open(folder / "city.gpkg")
    layers = project.layers()
    buildings, compounds = layers["building"], layers["compound"]
    facts = ProjectFacts(buildings, compounds, project.rules, project.key(), TODAY)
    table = folder / "residents.csv"
    return import_source(table, "resident", project.crs, facts=facts)


def add(project: Project, layer: str, columns: dict[str, Any]) -> None:
    """Rows as an import brings them once it has checked them."""
    count = len(next(iter(columns.values())))
    frame = contract(layer).frame({"geometry": [None] * count, **columns}, project.crs)
    rejected = contract("rejected").frame({})
    project.add(
        ImportResult(
            layer, f"{layer}.csv", layer, count, frame, np.arange(count), rejected, (), {}, ()
        )
    )


def add_places(project: Project, plan: Division, new: int = 0) -> None:
    """Facilities of each kind in each community; officers with a cell and one to stand in for.

    Of every ``new`` officers the last serves no cell today; 0: each serves one.
    """
    rng = np.random.default_rng(SEED)
    kinds = [service.id for service in project.rules.services][:KINDS]
    bounds = np.repeat(project.read("community").bounds.to_numpy(), len(kinds), axis=0)
    spots = bounds[:, :2] + rng.random((len(bounds), 2)) * (bounds[:, 2:] - bounds[:, :2])
    facilities = {
        "facility_id": [f"F{number:05d}" for number in range(len(spots))],
        "kind": kinds * (len(spots) // len(kinds)),
        "name": [f"设施 {number}" for number in range(len(spots))],
        "area_m2": rng.uniform(50, 1_500, len(spots)),
        "geometry": shapely.points(spots),
    }
    add(project, "facility", facilities)
    cells = sorted(plan.cells["cell_id"])
    units = plan.units.dropna(subset=["building_id"]).sort_values("unit_id")
    base = units.drop_duplicates("cell_id").set_index("cell_id")["building_id"]
    officers = {
        "officer_id": [f"W{number:05d}" for number in range(len(cells))],
        "display_name": [f"网格员 {number}" for number in range(len(cells))],
        "cell_id": [
            None if new and number % new == 0 else cell for number, cell in enumerate(cells, 1)
        ],
        "backup_cells": cells[1:] + cells[:1],
        "hours_per_month": [HOURS] * len(cells),
        "building_id": base[cells].to_numpy(object),
    }
    add(project, "officer", officers)
