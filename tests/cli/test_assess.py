"""What a plan lacks and how much work it is, from the command line."""

from __future__ import annotations

import json

import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.store import Project

from .test_attach import HOMES, bring, bring_residents

CARE = {"case_id": ["c1", "c2", "c3"], "resident_id": ["p001", "p001", "p002"]}


@pytest.fixture
def lived_in(project):
    """A plan of three cells, one with an officer who works an hour a month; 24 residents."""
    cells = steps.divide(Project.open(project)).cells["cell_id"]
    bring_residents(project, HOMES * 2, [f"h{n}" for n in range(24)])
    groups = ["disabled", "minimum_income", "unemployed"]
    bring(project, "care_case", **CARE, care_group=groups, building_id=["0-0", "0-0", "0-1"])
    bring(project, "officer", officer_id=["W1"], cell_id=[min(cells)], hours_per_month=[1.0])
    bring(project, "facility", facility_id=["f"], kind=["卫生服务站"], building_id=["0-0"])
    return project


def said(done):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_json(run, lived_in):
    answer = said(run("assess", lived_in, "--json"))
    _, found = steps.assess(Project.open(lived_in))
    assert (answer["plan"], answer["cells"]) == ("plan-1", 3)
    assert answer["gaps"]["cell_without_officer"] == {"high": 2, "medium": 0, "low": 0}
    counted = sum(sum(of_kind.values()) for of_kind in answer["gaps"].values())
    assert counted == len(found.gaps) + len(found.people_gaps)
    clinic = next(line for line in answer["coverage"] if line["service"] == "clinic")
    assert (clinic["households"], clinic["covered"]) == (720, 720)
    assert (clinic["care_cases"], clinic["care_cases_covered"]) == (3, 3)
    work = answer["work"]
    assert work["hours"] == round(found.workload["total_min"].sum() / 60, 1)
    assert (work["officer_hours"], work["cells_beyond_hours"]) == (1, 1)
    assert work["cells_without_officer"] == 2
    assert answer["notes"] == [str(note) for note in found.notes]


def test_text_has_of_people_sums_of_the_whole_only(run, lived_in):
    done = run("assess", lived_in)
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["Cell", "without", "officer", "2", "0", "0"] in lines
    assert ["Community", "clinic", "15", "100%", "100%"] in lines
    assert "people_gap of 东山 社区.people.gpkg" in done.stdout
    assert "hours of work a month, 1 hours of officers" in done.stdout
    assert "layer workload of 东山 社区.people.gpkg" in done.stdout
    assert not any(secret in done.stdout for secret in [*HOMES, "p001", "c1", "h1"])


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_no_cell_is_told_with_its_work(run, lived_in, form):
    done = run("assess", lived_in, *form)
    assert done.returncode == 0, done.stderr
    cells = Project.open(lived_in).read("cell")["cell_id"]
    assert not any(cell in done.stdout + done.stderr for cell in cells)


def test_text_in_chinese_names_services_so(program, lived_in):
    done = program("assess", lived_in, LC_ALL="zh_CN.UTF-8")
    assert "卫生服务站" in done.stdout


def test_it_is_kept_and_can_be_made_of_any_plan(run, lived_in):
    steps.divide(Project.open(lived_in), plan="甲")
    assert said(run("assess", lived_in, "--json"))["plan"] == "甲"
    assert said(run("assess", lived_in, "--plan", "plan-1", "--json"))["plan"] == "plan-1"
    assert Project.open(lived_in).read_assessment("plan-1") is not None
    done = run("assess", lived_in, "--plan", "乙", "--json")
    assert done.returncode == 2
    assert "no plan called 乙" in done.stderr


def test_without_a_plan(run, project):
    done = run("assess", project)
    assert done.returncode == 2
    assert "has no plan yet" in done.stderr


def test_without_anybody(run, project):
    steps.divide(Project.open(project))
    answer = said(run("assess", project, "--json"))
    assert answer["work"]["cells_without_officer"] == 3
    assert run("assess", project).returncode == 0


@pytest.mark.parametrize(("options", "asked"), [((), False), (("--even-work",), True)])
def test_work_is_evened_out_where_that_is_asked_for(run, lived_in, options, asked):
    assert run("divide", lived_in, *options).returncode == 0
    plan = Project.open(lived_in).read_plan(None).plan
    assert json.loads(plan["parameters"].iloc[0])["even_work"] is asked
