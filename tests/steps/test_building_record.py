"""Tables that say something about buildings which are on the map."""

from __future__ import annotations

import pytest
from grid_steward.plugin import steps

HOUSES = """id,街道,门牌,户数,WKT
a,文昌路,1号,240,"POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0))"
b,文昌路,3号,,"POLYGON ((30 0, 50 0, 50 20, 30 20, 30 0))"
"""
TABLE = """居民户数统计表
道路名称,门牌号,户数（户）,层数
文昌路,1号,约２００户,6
文昌路,3号,60,6
文昌路,5号,30,6
合计,,290,
"""


@pytest.fixture
def project(tmp_path):
    project = steps.init_project(tmp_path / "town.gpkg", "EPSG:4547")
    houses, table = tmp_path / "houses.csv", tmp_path / "居民户数表.csv"
    houses.write_text(HOUSES, encoding="utf-8")
    table.write_text(TABLE, encoding="gbk")
    mapping = {"street": "街道", "number": "门牌"}
    steps.import_layer(project, "building", houses, source_crs="EPSG:4547", mapping=mapping)
    return project


def test_a_table_without_outlines_finds_its_buildings(project):
    found = steps.import_layer(project, "building_record", project.path.parent / "居民户数表.csv")
    assert found.accepted["building_id"].tolist() == ["a", "b"]
    assert found.accepted["households"].tolist() == [200, 60]
    assert found.reasons == {"no_building": 1, "total_row": 1}
    assert [note for note in found.notes if "tabled" in str(note) and "(a)" in str(note)]


@pytest.mark.parametrize(("households", "total"), [("recorded", 300), ("tabled", 260)])
def test_a_division_takes_the_counts_that_are_asked_for(project, households, total):
    steps.import_layer(project, "building_record", project.path.parent / "居民户数表.csv")
    division = steps.divide(project, households=households)
    assert division.units["households"].sum() == total


def test_only_buildings_are_needed_not_a_file_about_persons(project):
    steps.import_layer(project, "building_record", project.path.parent / "居民户数表.csv")
    assert not project.people_path.exists()
