"""Who serves here, from the command line."""

from __future__ import annotations

import json

import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.cli.whoanswers import place_answer
from grid_steward.plugin.staff.answering.spot import Spot
from grid_steward.plugin.store import Project
from grid_steward.tests.staff.served import answered, scene

from .test_attach import bring, bring_residents


@pytest.fixture
def served(project):
    """A plan of three cells; W1 serves the first and W2 stands in; a clinic, and two requests."""
    first = min(steps.divide(Project.open(project)).cells["cell_id"])
    who = {"officer_id": ["W1", "W2"], "display_name": ["王芳", "李华"]}
    bring(project, "officer", **who, cell_id=[first, None], backup_cells=[None, first])
    bring(project, "facility", facility_id=["f"], kind=["卫生服务站"], building_id=["0-0"])
    asked = {"request_id": ["q1", "q2"], "kind": ["噪声", "health service"], "status": ["open"] * 2}
    bring(project, "request", **asked, building_id=["0-0", "1-5"])
    bring_residents(project, ["0-0"], ["h1"])
    bring(
        project,
        "care_case",
        case_id=["c1"],
        resident_id=["p000"],
        care_group=["disabled"],
        building_id=["0-0"],
    )
    return project


def said(done):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_building_as_json(run, served):
    answer = said(run("whoserves", served, "--building", "0-0", "--kind", "NOISE", "--json"))
    assert (answer["plan"], answer["community"]) == ("plan-1", "东山社区")
    assert answer["cell_id"] == min(Project.open(served).read("cell")["cell_id"])
    assert (answer["officer_name"], answer["backup_id"]) == ("王芳", "W2")
    assert (answer["level"], answer["answered_by"]) == ("street", None)
    assert (answer["service"], answer["near_m"], answer["candidates"]) == (None, None, [])
    assert answer["asked"]["building"] == "0-0"


def test_text(run, served):
    done = run("whoserves", served, "--building", "0-0", "--kind", "noise", "--away", "W1")
    assert done.returncode == 0, done.stderr
    lines = dict(line.split("  ", 1) for line in done.stdout.splitlines() if "  " in line)
    lines = {name: text.strip() for name, text in lines.items()}
    assert lines["Officer"] == "王芳 (W1)"
    assert lines["To be called now"] == "李华 (W2); away: W1"
    assert lines["Answered by"] == "the street, straight away: its name is not known"
    assert lines["City"] == "not known"


def test_a_provider_and_no_way_to_one(run, served):
    near = run("whoserves", served, "--building", "0-0", "--provider", "clinic")
    assert "Community clinic: f, 0 minutes on foot" in near.stdout
    far = run("whoserves", served, "--building", "1-5", "--provider", "卫生服务站")
    assert "Community clinic: none that is open and has a way on foot" in far.stdout
    assert "There are no roads in the project" in far.stdout


def test_a_place_in_no_cell(run, served):
    done = run("whoserves", served, "--point", "111.2", "30.7", "--crs", "EPSG:4326")
    assert done.returncode == 0, done.stderr
    assert "The place is in no cell. The nearest is" in done.stdout
    answer = said(
        run("whoserves", served, "--point", "-111.2", "30.7", "--crs", "EPSG:4326", "--json")
    )
    assert (answer["cell_id"], answer["why"]) == (None, "no_cell")


def test_a_building_that_cells_share_names_them_with_whom_to_call():
    seen = scene()
    found = steps.Answered(seen, answered({"building_id": "t"}, seen=seen, away=["W2"]))
    answer = place_answer(found, Spot(building="t"), ["W2"], 0.0)
    assert "Cells share this building: B (王芳 (W1)), C (nobody). Ask by" in answer.text
    assert "Officer" not in answer.text
    assert answer.data["candidates"] == [
        {"cell_id": "B", "called_id": "W1", "called_name": "王芳"},
        {"cell_id": "C", "called_id": None, "called_name": None},
    ]


def test_a_kind_nobody_knows(run, served):
    done = run("whoserves", served, "--building", "0-0", "--kind", "ufo")
    assert "does not know the kind ufo" in done.stdout
    assert "Noise" in done.stdout


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_of_requests_only_sums_are_told(run, served, form):
    done = run("whoserves", served, "--requests", *form)
    assert done.returncode == 0, done.stderr
    kept = Project.open(served).read("response")
    assert sorted(kept["level"]) == ["community", "street"]
    secrets = [*kept["request_id"], *kept["cell_id"], "0-0", "1-5", "p000", "c1", "disabled"]
    assert not any(secret in done.stdout + done.stderr for secret in secrets)
    if form:
        answer = json.loads(done.stdout)
        assert answer["requests"] == 2
        assert answer["levels"] == {
            "cell": 0,
            "community": 1,
            "street": 1,
            "district": 0,
            "city": 0,
        }
        assert answer["without"]["no_kind"] == 0
    else:
        assert "who answers 2 open requests is in the layer response of 东山 社区.people.gpkg" in (
            done.stdout
        )


def test_without_requests(run, project):
    steps.divide(Project.open(project))
    assert "no open requests" in run("whoserves", project, "--requests").stdout


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ((), "Ask one question"),
        (("--building", "0-0", "--address", "x"), "asks 2"),
        (("--building", "0-0", "--crs", "EPSG:4326"), "--crs goes with --point"),
        (("--address", "x", "--entrance", "2"), "--entrance goes with --building"),
        (("--requests", "--kind", "noise"), "--kind goes with --point, --building, --address"),
        (("--building", "0-0", "--entrance", "east"), "--entrance east is not a whole number"),
        (("--building", "0-0", "--floor", "9" * 20), "is not a whole number from 0 to 999"),
        (("--point", "1", "north"), "north is not a number"),
        (("--building", "9"), "No building has the code 9"),
        (("--building", "0-0", "--away", "W9"), "code W9"),
        (("--building", "0-0", "--plan", "x"), "no plan called x"),
    ],
)
def test_a_question_that_is_none_is_refused(run, served, options, problem):
    done = run("whoserves", served, *options)
    assert done.returncode == 2
    assert problem in done.stderr
