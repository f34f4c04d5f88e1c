"""Files of one name from several folders: last month's list and this month's, or two lists."""

from __future__ import annotations

import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.common.errors import InputError

HOUSES = 'id,户数,WKT\na,20,"POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0))"\n'
MARCH = "楼栋编码,人员编号,关爱类别\na,001,低保\na,002,低保\n"
APRIL = "楼栋编码,人员编号,关爱类别\na,002,低保\na,003,低保\n"


@pytest.fixture
def project(tmp_path):
    project = steps.init_project(tmp_path / "town.gpkg", "EPSG:4547")
    houses = tmp_path / "houses.csv"
    houses.write_text(HOUSES, encoding="utf-8")
    steps.import_layer(project, "building", houses, source_crs="EPSG:4547")
    for month, text in (("march", MARCH), ("april", APRIL)):
        (tmp_path / month).mkdir()
        (tmp_path / month / "低保.csv").write_text(text, encoding="utf-8")
    steps.import_layer(project, "care_case", tmp_path / "march" / "低保.csv")
    return project


def people(project):
    return project.people()["care_case"]["resident_id"].tolist()


def test_nobody_is_doubled_unasked(project):
    before = people(project)
    with pytest.raises(InputError, match="--same-name replace"):
        steps.import_layer(project, "care_case", project.path.parent / "april" / "低保.csv")
    assert people(project) == before


def test_a_newer_copy_replaces_and_who_stays_is_the_same_person(project):
    _, second = people(project)
    april = project.path.parent / "april" / "低保.csv"
    steps.import_layer(project, "care_case", april, same_name="replace")
    assert len(people(project)) == 2 and people(project)[0] == second


def test_another_list_adds_and_its_codes_are_its_own(project):
    april = project.path.parent / "april" / "低保.csv"
    steps.import_layer(project, "care_case", april, same_name="add")
    assert len(set(people(project))) == 4
    again = steps.import_layer(project, "care_case", april)
    assert len(people(project)) == 4 and len(again.accepted) == 2


def test_which_of_several_is_replaced_must_be_clear(project):
    folder = project.path.parent
    steps.import_layer(project, "care_case", folder / "april" / "低保.csv", same_name="add")
    (folder / "may").mkdir()
    (folder / "may" / "低保.csv").write_text(APRIL, encoding="utf-8")
    with pytest.raises(InputError, match="several files called"):
        steps.import_layer(project, "care_case", folder / "may" / "低保.csv", same_name="replace")
