"""``qgis_process`` and the command line make the same of the sample town, plan and people."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pytest
from geopandas.testing import assert_geodataframe_equal
from grid_steward.layers.sample import SAMPLE_CRS, SAMPLE_DIR, SOURCES, people
from grid_steward.plugin.qgis_process import find_qgis_process, run_algorithm
from grid_steward.plugin.steps import attach, compare, divide, import_layer, init_project, redraw
from grid_steward.plugin.store import Project
from pandas.testing import assert_frame_equal

INPUTS = {
    "BUILDINGS": "building",
    "COMMUNITIES": "community",
    "COMPOUNDS": "compound",
    "ROADS": "road",
    "BARRIERS": "barrier",
    "CROSSINGS": "crossing",
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project that the command line makes of the sample, with its plan."""
    path = tmp_path_factory.mktemp("town") / "town.gpkg"
    project = init_project(path, SAMPLE_CRS)
    for layer, source in SOURCES.items():
        import_layer(project, layer, SAMPLE_DIR / source)
    divide(project)
    return path


def test_cells_and_units_are_the_same(town: Path, tmp_path: Path):
    parameters = {name: f"{town}|layername={layer}" for name, layer in INPUTS.items()}
    outputs = {name: str(tmp_path / f"{name}.gpkg") for name in ("CELLS", "UNITS")}
    run_algorithm(find_qgis_process(), "gridsteward:divide", {**parameters, **outputs})
    for name, layer, key in (("CELLS", "cell", "cell_id"), ("UNITS", "unit", "unit_id")):
        ours = gpd.read_file(town, layer=layer).set_index(key).sort_index()
        theirs = gpd.read_file(outputs[name]).set_index(key).sort_index()
        assert len(ours) > 50
        for frame in (ours, theirs):
            frame.geometry = frame.geometry.normalize()
        assert_geodataframe_equal(theirs, ours, check_dtype=False)


def test_what_lies_in_each_cell_is_the_same(town: Path):
    project = Project.open(town)
    lists = town.parent / "lists"
    lists.mkdir()
    people.write(lists)
    for source in people.DEPARTMENTS:
        import_layer(project, source.layer, lists / source.file, **source.options)
    ours = attach(project)
    plan = ours.plan
    kept = project.read_attachment(plan)
    run_algorithm(find_qgis_process(), "gridsteward:attach", {"PROJECT": str(town), "PLAN": plan})
    assert ours.total("resident") > 30_000
    assert len(ours.unattached) > 100
    for own, theirs in zip(kept, project.read_attachment(plan)):
        assert_frame_equal(theirs, own)


def test_redrawn_communities_are_the_same(town: Path, tmp_path: Path):
    project = Project.open(town)
    redraw(project, earlier="plan-1", plan="ours")
    outputs = {name: str(tmp_path / f"{name}.gpkg") for name in ("NEW_COMMUNITIES", "CELLS")}
    parameters = {"PROJECT": str(town), "START_FROM": "plan-1", "PLAN": "theirs"}
    run_algorithm(find_qgis_process(), "gridsteward:redrawcommunities", {**parameters, **outputs})
    columns = ["unit_id", "community_id", "cell_id"]
    ours, theirs = (project.read_plan(plan).units[columns] for plan in ("ours", "theirs"))
    assert_frame_equal(theirs, ours)
    drawn = gpd.read_file(outputs["NEW_COMMUNITIES"])
    assert sorted(drawn["community_id"]) == sorted(ours["community_id"].unique())


def test_redrawn_communities_of_layers_are_those_of_the_project(town: Path, tmp_path: Path):
    project = Project.open(town)
    expected = redraw(project, plan="alone").communities
    parameters = {name: f"{town}|layername={layer}" for name, layer in INPUTS.items()}
    outputs = {name: str(tmp_path / f"{name}.gpkg") for name in ("NEW_COMMUNITIES", "CELLS")}
    run_algorithm(find_qgis_process(), "gridsteward:redrawcommunities", {**parameters, **outputs})
    drawn = gpd.read_file(outputs["NEW_COMMUNITIES"]).set_index("community_id")
    found = expected.set_index("community_id")
    assert drawn["households"].to_dict() == found["households"].to_dict()
    assert drawn["made_of"].to_dict() == found["made_of"].to_dict()


def test_a_comparison_is_the_same(town: Path):
    project = Project.open(town)
    redraw(project, earlier="plan-1", plan="compared")
    ours = compare(project, "compared")
    kept = project.read_comparison("compared")
    parameters = {"PROJECT": str(town), "PLAN": "compared"}
    run_algorithm(find_qgis_process(), "gridsteward:compareplans", parameters)
    again = project.read_comparison("compared")
    assert again.figures == kept.figures == ours.figures
    assert_frame_equal(again.changes, kept.changes)
    assert_frame_equal(again.flows, kept.flows)
    assert len(kept.changes) > 20
