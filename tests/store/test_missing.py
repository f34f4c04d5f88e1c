"""Files that an earlier version made, without some of today's tables."""

from __future__ import annotations

import sqlite3

import pandas as pd
import pyogrio
import pytest
from geopandas.testing import assert_geodataframe_equal
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.store import Project, missing

from .conftest import CRS, division, imported, moved_in, rejects, residents, taken

LOCAL = "+proj=tmerc +lat_0=0 +lon_0=111.3 +x_0=500000 +ellps=GRS80 +units=m +no_defs"
# A table of each sort: with a place and a key, with neither.
OF_LATE = ("facility", "officer")


def layout(path):
    """All that a file says of its tables, but what differs from file to file."""
    with sqlite3.connect(path) as file:
        query = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_auto%'"
        lists = [
            sorted(file.execute(f"SELECT {columns} FROM {table}"), key=str)
            for table, columns in (
                ("gpkg_contents", "table_name, data_type, identifier, description, srs_id"),
                ("gpkg_geometry_columns", "*"),
                ("gpkg_extensions", "*"),
                ("gpkg_ogr_contents", "*"),
            )
        ]
        return sorted(file.execute(query), key=str), lists


def forget(path, tables, column=None):
    """Make a file of an earlier version, as GDAL removes tables."""
    with sqlite3.connect(path) as file:
        for table in tables:
            file.execute(f"DROP TABLE IF EXISTS rtree_{table}_geom")
            file.execute(f"DROP TABLE {table}")
            for name in (*missing._LISTS,):
                file.execute(f"DELETE FROM {name} WHERE table_name = ?", (table,))
        if column:
            file.execute("ALTER TABLE {} DROP COLUMN {}".format(*column))
    file.close()


@pytest.fixture(params=[CRS, LOCAL])
def made(tmp_path, request):
    return Project.create(tmp_path / "p.gpkg", request.param, "plain")


def test_tables_are_added_as_a_new_project_has_them(made):
    made.add(imported(["a"], [1]))
    made.write_plan(division("plan-1"))
    whole = layout(made.path)
    forget(made.path, [*OF_LATE, "barrier"])
    assert layout(made.path) != whole
    opened = Project.open(made.path)
    assert layout(made.path) == whole
    assert opened.read("building")["building_id"].tolist() == ["a"]
    facilities = contract("facility").frame(
        {"facility_id": ["f"], "kind": ["clinic"], "geometry": residents(["p"]).geometry}, crs=CRS
    )
    opened.add(taken("facility", "f.csv", facilities.to_crs(made.crs), rejects([])))
    assert pyogrio.read_dataframe(made.path, layer="facility").crs == made.crs


def test_a_table_without_a_place_is_added_alone(made):
    whole = layout(made.path)
    forget(made.path, ["building_record"])
    assert layout(made.path) != whole
    assert Project.open(made.path).read("building_record").empty
    assert layout(made.path) == whole


def test_a_column_is_added(project):
    project.add(imported(["a"], [1]))
    forget(project.path, [], ("rejected", "candidates"))
    rejected = Project.open(project.path).read("rejected")
    assert rejected["row"].tolist() == [99]
    assert rejected["candidates"].isna().all()


def test_a_whole_file_is_not_written_to(project):
    project.write_plan(division("plan-1"))
    before = project.path.read_bytes()
    Project.open(project.path)
    assert project.path.read_bytes() == before


def test_the_people_file_gets_its_tables_when_it_is_used(project):
    project.add(moved_in(["p-1"], rejected=1))
    before = project.read("resident"), project.read_rejected_people()
    whole = layout(project.people_path)
    forget(project.people_path, ["volunteer", "cell_count"])
    assert list(project.people()) == ["resident"]
    assert layout(project.people_path) == whole
    assert_geodataframe_equal(project.read("resident"), before[0])
    pd.testing.assert_frame_equal(project.read_rejected_people(), before[1])


def test_another_run_that_was_quicker_does_no_harm(project, monkeypatch):
    whole = layout(project.path)
    forget(project.path, OF_LATE)
    transaction = missing.transaction
    runs = []

    def slow(path):
        if not runs:
            runs.append("other")
            Project.open(path)
        return transaction(path)

    monkeypatch.setattr(missing, "transaction", slow)
    Project.open(project.path)
    assert layout(project.path) == whole
