"""Projects of schema 1, which kept old and new codes as a JSON text in the plan's row."""

from __future__ import annotations

import json

import pytest
from grid_steward.plugin.divide.division import read_json
from grid_steward.plugin.store import Project
from grid_steward.plugin.store.connection import transaction

from .conftest import division, moved_in
from .test_missing import forget, layout

NEW = ("plan_community", "area", "crosswalk", "edit", "repair", "change", "flow", "comparison")
# Two cells of two houses; the first house of each came from the cell "old", which had a shed too.
CROSSWALK = [
    {"old": "old", "new": "c-001", "households": 120},
    {"old": "old", "new": "c-002", "households": 60},
    {"old": "c-001", "new": "c-001", "households": 120},
    {"old": None, "new": "c-002", "households": 120},
    {"old": "old", "new": None, "households": 20},
]
RETIRED = [{"code": "older", "on": "2023-05-01"}, {"code": "old", "on": "2024-05-01"}]


@pytest.fixture
def of_schema_1(project):
    """What an earlier version left, with one plan and a file about persons."""
    project.write_plan(division("plan-1"))
    project.add(moved_in(["p-1"]))
    whole = layout(project.path)
    forget(project.path, NEW, ("plan", "trail"))
    with transaction(project.path) as file:
        file.execute("UPDATE unit SET building_id = 'b' || fid")
        file.execute("ALTER TABLE plan ADD COLUMN crosswalk TEXT")
        file.execute(
            "UPDATE plan SET crosswalk = ?, retired = ?",
            list(map(json.dumps, (CROSSWALK, RETIRED))),
        )
        file.execute("UPDATE grid_steward_project SET value = '1' WHERE key = 'schema_version'")
    with transaction(project.people_path) as file:
        file.execute("UPDATE grid_steward_people SET value = '1' WHERE key = 'schema_version'")
    return project, whole


def test_the_crosswalk_becomes_a_layer(of_schema_1):
    project, whole = of_schema_1
    opened = Project.open(project.path)
    names = ["plan", "level", "old", "new", "households", "buildings"]
    table = opened.read_plan("plan-1").crosswalk
    assert table[names].to_numpy().tolist() == [
        ["plan-1", "cell", "old", "c-001", 120, 1],
        ["plan-1", "cell", "old", "c-002", 60, 1],
        ["plan-1", "cell", "c-001", "c-001", 120, 1],
        ["plan-1", "cell", None, "c-002", 120, 0],
        ["plan-1", "cell", "old", None, 20, 0],
    ]
    assert table["share_of_old"].tolist()[:3] == [0.6, 0.3, 1.0]
    of_new = [0.5, 1 / 3, 0.5, 2 / 3]
    assert table["share_of_new"].tolist()[:4] == pytest.approx(of_new)
    assert table["share_of_old"].isna().tolist() == [False, False, False, True, False]
    assert "crosswalk" not in opened.plans()
    _, tables = whole
    # Of what a file lists only the numbers of rows differ.
    assert layout(project.path)[1][:3] == tables[:3]


def test_codes_out_of_use_get_their_level_and_successors(of_schema_1):
    row = Project.open(of_schema_1[0].path).read_plan("plan-1").plan
    assert read_json(row, "retired") == [
        {"level": "cell", "code": "older", "on": "2023-05-01", "successors": []},
        {"level": "cell", "code": "old", "on": "2024-05-01", "successors": ["c-001", "c-002"]},
    ]
    assert read_json(row, "parameters")["made_by"] == "divide"


def test_it_is_done_once_and_the_people_are_as_they_were(of_schema_1):
    project = Project.open(of_schema_1[0].path)
    assert project.read("resident")["resident_id"].tolist() == ["p-1"]
    before = project.path.read_bytes()
    assert len(Project.open(project.path).read("crosswalk")) == len(CROSSWALK)
    assert project.path.read_bytes() == before


def test_a_new_plan_can_be_kept_beside(of_schema_1):
    project = Project.open(of_schema_1[0].path)
    project.write_plan(division("plan-2"))
    assert project.read_plan("plan-2").crosswalk.empty
    assert len(project.read_plan("plan-1").crosswalk) == len(CROSSWALK)
