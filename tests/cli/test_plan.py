"""Plans listed, named, copied, deleted and chosen from the command line."""

from __future__ import annotations

import json

import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.store import Project


@pytest.fixture
def planned(project):
    steps.divide(Project.open(project))
    steps.divide(Project.open(project), earlier="plan-1", plan="variant")
    return project


def names(path):
    return Project.open(path).plans()["plan"].tolist()


def answer(run, *arguments):
    done = run(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_list(run, planned):
    text = run("plan", "list", planned).stdout
    first, second, third = text.splitlines()[:3]
    assert "In band" in first
    assert "plan-1" in second and "divided" in second and "*" not in second
    assert third.startswith("*") and "divided, starting from plan-1" in third
    told = answer(run, "plan", "list", planned)
    assert told["current"] == "variant"
    assert [one["plan"] for one in told["plans"]] == ["plan-1", "variant"]
    assert [one["from"] for one in told["plans"]] == [None, "plan-1"]
    assert {one["officers"] for one in told["plans"]} == {False}


def test_list_of_a_project_without_plans(run, project):
    done = run("plan", "list", project)
    assert (done.returncode, "no plan yet" in done.stdout) == (0, True)


def test_rename(run, planned):
    assert answer(run, "plan", "rename", planned, "plan-1", " 东山 ") == {
        "plan": "东山",
        "before": "plan-1",
    }
    assert names(planned) == ["东山", "variant"]
    assert "starting from 东山" in run("plan", "list", planned).stdout
    assert run("replay", planned, "--plan", "variant").returncode == 0


@pytest.mark.parametrize("new", ["variant", "", "two\nlines"])
def test_names_that_a_plan_cannot_have(run, planned, new):
    done = run("plan", "rename", planned, "plan-1", new)
    assert done.returncode == 2
    assert names(planned) == ["plan-1", "variant"]


def test_copy(run, planned):
    assert answer(run, "plan", "copy", planned, "plan-1")["plan"] == "plan-1 (2)"
    assert answer(run, "plan", "copy", planned, "plan-1")["plan"] == "plan-1 (3)"
    assert answer(run, "plan", "copy", planned, "plan-1", "mine")["plan"] == "mine"
    assert names(planned)[2:] == ["plan-1 (2)", "plan-1 (3)", "mine"]
    assert run("replay", planned, "--plan", "mine").returncode == 0


def test_delete(run, planned):
    text = run("plan", "delete", planned, "plan-1").stdout
    assert "plan-1 is deleted" in text
    assert "what variant started from" in text
    assert names(planned) == ["variant"]
    done = run("plan", "delete", planned, "plan-1")
    assert (done.returncode, "no plan called plan-1" in done.stderr) == (2, True)


def test_use(run, planned):
    assert answer(run, "plan", "use", planned, "plan-1") == {"current": "plan-1"}
    assert answer(run, "plan", "list", planned)["current"] == "plan-1"
    assert answer(run, "replay", planned)["plan"] == "plan-1"
    assert answer(run, "report", planned, "--format", "html")["plan"] == "plan-1"
    assert answer(run, "divide", planned, "--plan", "later")["plan"] == "later"
    assert answer(run, "plan", "list", planned)["current"] == "plan-1"
