"""Counting what a project's layers hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.contracts import contract, input_layers
from grid_steward.plugin.store import Project
from grid_steward.plugin.store.connection import transaction
from grid_steward.plugin.store.overview import SourceCount
from shapely import Point

from .conftest import CRS, imported, moved_in, rejects, taken


@pytest.fixture
def project(tmp_path):
    return Project.create(tmp_path / "town.gpkg", CRS, "plain")


def test_an_empty_project_has_every_layer_and_nothing_in_it(project):
    found = project.overview()
    assert set(found.layers) == set(input_layers())
    assert all(layer.count == layer.rejected == 0 for layer in found.layers.values())
    assert all(layer.match_share is None for layer in found.layers.values())
    assert not project.people_path.exists()


def test_rows_are_counted_by_the_source_they_came_from(project):
    project.add(imported(["a", "b"], [1, 2], source="east.shp"))
    project.add(imported(["c"], [3], source="west.shp"))
    with transaction(project.path) as file:
        file.execute("INSERT INTO barrier (barrier_id) VALUES ('drawn by hand')")
    found = project.overview().layers
    assert found["building"].sources == (
        SourceCount("east.shp", 2, 1),
        SourceCount("west.shp", 1, 1),
    )
    assert (found["building"].count, found["building"].rejected) == (3, 2)
    assert found["building"].match_share is None
    assert found["barrier"].sources == (SourceCount(None, 1, 0),)


def test_rows_that_found_their_building_are_told_from_those_rejected_for_want_of_one(project):
    project.add(imported(["b-0"], [1]))
    project.add(moved_in([f"p-{number}" for number in range(6)], rejected=2))
    found = project.overview().layers["resident"]
    assert (found.count, found.rejected) == (6, 2)
    assert (found.with_building, found.looked_up) == (6, 8)
    assert found.match_share == 0.75


def test_rejected_for_another_reason_was_not_looked_for(project):
    more = moved_in(["p-1"], rejected=1)
    project.add(replace(more, rejected=more.rejected.assign(reason="not_a_date")))
    found = project.overview().layers["resident"]
    assert (found.rejected, found.match_share) == (1, 1.0)


def test_who_needs_no_building_counts_as_looked_up(project):
    places = contract("facility").frame(
        {
            "facility_id": ["f-1", "f-2"],
            "kind": ["service_station"] * 2,
            "building_id": ["b-1", None],
            "geometry": [Point(0, 0), Point(50, 50)],
        },
        crs=CRS,
    )
    project.add(taken("facility", "places.csv", places, rejects([], "places.csv")))
    assert project.overview().layers["facility"].match_share == 0.5


def test_a_file_about_persons_of_another_project_is_told_and_the_map_is_counted(project, tmp_path):
    project.add(imported(["a"], [1]))
    (tmp_path / "other").mkdir()
    other = Project.create(tmp_path / "other" / "town.gpkg", CRS, "plain")
    other.add(moved_in(["p-1"]))
    other.people_path.rename(project.people_path)
    found = project.overview()
    assert found.layers["building"].count == 1
    assert found.layers["resident"].count == 0
    assert "does not belong to town.gpkg" in str(found.trouble)


def test_a_project_that_is_gone_is_no_empty_one(project):
    project.path.unlink()
    with pytest.raises(InputError, match=r"town\.gpkg cannot be opened\. Check that it is still"):
        project.overview()
    assert not project.path.exists()


def test_a_key_without_its_file_is_told(project):
    project.add(moved_in(["p-1"]))
    project.people_path.unlink()
    assert "is not beside town.gpkg, though its key is" in str(project.overview().trouble)
