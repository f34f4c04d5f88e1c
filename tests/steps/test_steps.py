"""The use cases, with a hand-made division in place of the real one."""

from __future__ import annotations

import json

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Division
from grid_steward.plugin.steps import dividing
from grid_steward.plugin.store import Project
from shapely.geometry import box

CRS = "EPSG:4546"


def one_cell(layers, settings, earlier, progress, workers):
    """All there is in one cell of 240 households, and what was asked for in the plan's row."""
    place = {"plan": [settings.plan], "community_id": ["c"], "geometry": [box(0, 0, 20, 20)]}
    sizes = {"households": [240], "buildings_unknown": [0], "area_m2": [400.0]}
    cell = {
        "cell_id": ["c-001"],
        "in_band": [True],
        "off_band": [0],
        "buildings": [1],
        "units": [1],
    }
    asked = {
        "band": str(settings.band),
        "seed": settings.seed,
        "rulebook": settings.rulebook.name,
        "from": None if earlier is None else earlier.plan["plan"].iloc[0],
    }
    texts = {name: ["{}"] for name in ("inputs", "score", "communities", "retired", "notes")}
    row = {"software": ["0"], "rulebook": ["r"], "parameters": [json.dumps(asked)], "cells": [1]}
    row |= {"plan": [settings.plan], "made_at": [pd.Timestamp("2025-01-01")], "households": [240]}
    row |= {"cells_in_band": [1], "cells_contiguous": [1], "buildings_unknown": [0]}
    return Division(
        contract("unit").frame({**place, **sizes, "unit_id": ["u"], "cell_id": ["c-001"]}, CRS),
        contract("cell").frame({**place, **sizes, **cell, "compactness": [0.8]}, CRS),
        contract("plan").frame({**row, **texts}),
    )


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setattr(dividing, "divide_layers", one_cell)
    made = steps.init_project(tmp_path / "p.gpkg", CRS, "plain")
    source = tmp_path / "houses.csv"
    source.write_text('id,households,WKT\na,240,"POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0))"\n')
    result = steps.import_layer(made, "building", source, source_crs=CRS)
    assert len(result.accepted) == 1
    return made


def asked(project, plan):
    return json.loads(project.read_plan(plan).plan["parameters"].iloc[0])


def test_a_project_needs_a_rulebook_that_is_there(tmp_path):
    with pytest.raises(InputError, match="no rulebook called atlantis"):
        steps.init_project(tmp_path / "p.gpkg", CRS, "atlantis")
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_said_comes_from_the_rulebook(project):
    steps.divide(project)
    assert asked(project, "plan-1") == {
        "band": str(project.rules.cell_band),
        "seed": 0,
        "rulebook": "plain",
        "from": None,
    }


def test_what_is_said_is_used(project):
    steps.divide(project, band=Band(1, 2, 3), seed=5, plan="甲")
    steps.divide(project, earlier="甲", plan="乙")
    assert (asked(project, "甲")["band"], asked(project, "甲")["seed"]) == ("1:2:3", 5)
    assert asked(project, "乙")["from"] == "甲"


def test_a_plan_takes_the_first_free_name(project):
    for name in (None, "plan-3", None, None):
        steps.divide(project, plan=name)
    assert project.plans()["plan"].tolist() == ["plan-1", "plan-3", "plan-2", "plan-4"]


def test_a_plan_that_was_quicker_is_not_replaced(project, monkeypatch):
    def overtaken(layers, settings, earlier, progress, workers):
        if project.plans().empty:
            project.write_plan(one_cell(layers, settings, earlier, progress, workers))
        return one_cell(layers, settings, earlier, progress, workers)

    monkeypatch.setattr(dividing, "divide_layers", overtaken)
    division = steps.divide(project)
    assert project.plans()["plan"].tolist() == ["plan-1", "plan-2"]
    assert set(division.cells["plan"]) == {"plan-2"}


def draw(project, rows):
    """Add rows to the buildings as QGIS does."""
    frame = gpd.GeoDataFrame(rows, geometry="geometry", crs=CRS)
    pyogrio.write_dataframe(
        frame, project.path, layer="building", append=True, promote_to_multi=True
    )


def test_rows_drawn_without_a_code_get_one_from_their_place(project):
    houses = [box(x, 50, x + 10, 60) for x in (0, 40, 40)]
    draw(project, {"building_id": [None] * 3, "households": [5, 6, 6], "geometry": houses})
    buildings = steps.input_layers(project)["building"]
    assert buildings["building_id"].tolist() == ["a", "x5-y55", "x45-y55"]
    assert buildings["households"].tolist() == [240, 5, 6]


def test_rows_that_cannot_be_used_are_told_by_their_fid(project):
    houses = [box(0, 50, 10, 60), None]
    draw(project, {"building_id": ["b", "c"], "households": [-5, 6], "geometry": houses})
    with pytest.raises(InputError) as refused:
        steps.divide(project)
    sentence = str(refused.value)
    assert sentence.startswith("2 rows of the layer building in p.gpkg can't be used.")
    assert "row 2: The field Households can't be below 0, but it is -5." in sentence
    assert "row 3: This row has no place on the map" in sentence
    assert project.plans().empty


def test_a_plan_is_kept_as_it_is_returned(project):
    division = steps.divide(project)
    stored = Project.open(project.path).read_plan("plan-1")
    assert stored.cells["cell_id"].tolist() == division.cells["cell_id"].tolist()


def test_without_buildings_nothing_is_divided(tmp_path):
    empty = steps.init_project(tmp_path / "p.gpkg", CRS)
    with pytest.raises(InputError, match=r"grid-steward import p\.gpkg building"):
        steps.divide(empty)
    assert empty.plans().empty
