"""People on the cells from the command line, and cells drawn by households that were counted."""

from __future__ import annotations

import json

import numpy as np
import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.intake import ImportResult
from grid_steward.plugin.store import Project

# The fixture's houses stand in two rows of six; three cells of 240 households.
HOMES = [f"{row}-{column}" for row in (0, 1) for column in range(6)]


def bring(path, layer, **columns):
    """Put rows into the project as an import does, once it has checked them."""
    project = Project.open(path)
    count = len(next(iter(columns.values())))
    frame = contract(layer).frame({"geometry": [None] * count, **columns}, project.crs)
    rejected = contract("rejected").frame({})
    found = (count, frame, np.arange(count), rejected, (), {}, ())
    project.add(ImportResult(layer, f"{layer}.csv", layer, *found))


def bring_residents(path, homes, households):
    """One resident for each home, in these households."""
    bring(
        path,
        "resident",
        resident_id=[f"p{n:03}" for n in range(len(homes))],
        household_id=households,
        building_id=homes,
        age_band=["60-64"] * len(homes),
    )


@pytest.fixture
def divided(project):
    """The project with a plan."""
    steps.divide(Project.open(project))
    return project


@pytest.fixture
def lived_in(divided):
    """And with its people: 24 residents, one care case of each of three groups, a request."""
    bring_residents(divided, HOMES * 2, [f"h{n}" for n in range(24)])
    groups = ["disabled", "minimum_income", "unemployed"]
    keys = {"case_id": ["c1", "c2", "c3"], "resident_id": ["p1", "p1", "p2"]}
    bring(divided, "care_case", **keys, care_group=groups, building_id=["0-0", "0-0", None])
    counted = {"care_group": ["resettlement_help"], "people": [2], "building_id": ["0-0"]}
    bring(divided, "care_count", **counted)
    bring(divided, "request", request_id=["r"], status=["open"], building_id=["9-9"])
    return divided


def said(done):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_json(run, lived_in):
    answer = said(run("attach", lived_in, "--json"))
    seconds = answer.pop("seconds")
    assert seconds >= 0
    assert answer == {
        "plan": "plan-1",
        "cells": 3,
        "buildings": 12,
        "households": 720,
        "residents": 24,
        "care_people": 2,
        "care_cases": 5,
        "care": {"disabled": 1, "minimum_income": 1, "resettlement_help": 2, "unemployed": 1},
        "facilities": 0,
        "volunteers": 0,
        "open_requests": 1,
        "unattached": {"building_not_in_plan": 1, "no_place": 1},
        "notes": [],
    }


def test_it_is_kept_in_the_restricted_file(run, lived_in):
    said(run("attach", lived_in, "--json"))
    project = Project.open(lived_in)
    cells, counts, lost = project.read_attachment("plan-1")
    assert cells["residents"].sum() == 24
    assert counts.loc[counts["topic"] == "care", "count"].sum() == 5
    assert sorted(lost["layer"]) == ["care_case", "request"]
    compared = project.read("household_count").set_index("building_id")
    assert compared.loc["0-0", ["recorded", "counted", "difference"]].tolist() == [60, 2, -58]


def test_again_replaces_what_was_kept(run, lived_in):
    first, second = (run("attach", lived_in, "--json") for _ in range(2))
    assert said(first)["residents"] == said(second)["residents"]
    assert len(Project.open(lived_in).read("cell_people")) == 3


def test_any_plan(run, lived_in):
    steps.divide(Project.open(lived_in), plan="甲")
    assert said(run("attach", lived_in, "--json"))["plan"] == "甲"
    assert said(run("attach", lived_in, "--plan", "plan-1", "--json"))["plan"] == "plan-1"
    done = run("attach", lived_in, "--plan", "乙", "--json")
    assert done.returncode == 2
    assert "no plan called 乙" in done.stderr


def test_text_has_sums_of_the_whole_only(run, lived_in):
    done = run("attach", lived_in)
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["Residents", "24", "0"] in lines
    assert ["Disabled", "people", "1", "0"] in lines
    assert ["different", "people", "2"] in lines
    assert ["1", "without", "a", "building", "and", "without", "a", "place"] in lines
    assert "people.gpkg, with what to do about it" in done.stdout
    cells = Project.open(lived_in).read("cell")["cell_id"]
    assert not any(secret in done.stdout for secret in [*cells, *HOMES, "p1", "h1"])


def test_text_in_chinese_names_the_groups_so(program, lived_in):
    done = program("attach", lived_in, LC_ALL="zh_CN.UTF-8")
    assert "残疾人" in done.stdout


def test_without_people_it_says_so(run, divided):
    done = run("attach", divided)
    assert "only buildings and facilities are on the cells" in done.stdout


def test_without_a_plan(run, project):
    done = run("attach", project)
    assert done.returncode == 2
    assert "has no plan yet" in done.stderr


class TestHouseholds:
    """Every house is recorded with 60 households; the residents of one know of 40."""

    @pytest.fixture
    def counted(self, project):
        bring_residents(
            project, ["0-0"] * 41 + ["0-1"], [f"h{n}" for n in range(40)] + ["h0", None]
        )
        return project

    @pytest.mark.parametrize(
        ("choice", "households"), [("recorded", 720), ("filled", 720), ("counted", 700)]
    )
    def test_the_user_chooses(self, run, counted, choice, households):
        done = run("divide", counted, "--households", choice, "--json")
        answer = said(done)
        assert answer["households"] == households
        plan = Project.open(counted).read_plan(None).plan
        assert json.loads(plan["parameters"].iloc[0])["households"] == choice
        told = [note for note in answer["notes"] if "household codes" in note]
        buildings = {"recorded": [], "filled": ["0"], "counted": ["1"]}[choice]
        assert [note.split(" buildings")[0][-1] for note in told] == buildings

    def test_recorded_is_the_default(self, run, counted):
        assert said(run("divide", counted, "--json"))["households"] == 720

    @pytest.mark.parametrize("choice", ["filled", "counted"])
    def test_without_residents(self, run, project, choice):
        done = run("divide", project, "--households", choice)
        assert done.returncode == 2
        assert "no residents with a household code" in done.stderr
        assert Project.open(project).plans().empty

    def test_residents_without_codes(self, run, project):
        bring_residents(project, HOMES, [None] * 12)
        assert run("divide", project, "--households", "counted").returncode == 2
