"""``qgis_process`` and the command line make the same of the sample town, plan and people."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pytest
from geopandas.testing import assert_geodataframe_equal
from grid_steward.layers.sample import SAMPLE_CRS, SAMPLE_DIR, SOURCES, people
from grid_steward.plugin.qgis_process import find_qgis_process, run_algorithm
from grid_steward.plugin.steps import attach, divide, import_layer, init_project
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
