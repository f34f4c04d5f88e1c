"""The verb ``explain``."""

from __future__ import annotations

import json

import pytest
from grid_steward.plugin.divide.choices import TERMS
from grid_steward.plugin.store import Project


@pytest.fixture
def cell(run, project):
    """The first cell of a plan of three."""
    assert run("divide", project).returncode == 0
    return min(Project.open(project).read_plan(None).cells["cell_id"])


def test_answer_for_programs(run, project, cell):
    done = run("explain", project, cell, "--plan", "plan-1", "--json")
    assert done.returncode == 0
    answer = json.loads(done.stdout)
    assert (answer["plan"], answer["level"], answer["code"]) == ("plan-1", "cell", cell)
    assert answer["band"] == "200:250:300" and answer["households"] == 240
    assert answer["better"] == sum(one["better"] for one in answer["choices"])
    for one in answer["choices"]:
        assert set(one["terms"]) <= set(TERMS)
        assert one["cost"] == sum(one["terms"].values())
        assert cell in (one["from"], one["to"])
    assert {one["kind"] for one in answer["choices"]} >= {"give", "take", "merge"}


def test_answer_for_people(run, project, cell):
    text = run("explain", project, cell).stdout
    assert f"cell {cell} with 240 households, band 200:250:300." in text
    assert "\n1. " in text


def test_an_unknown_code_is_bad_input(run, project, cell):
    done = run("explain", project, "nowhere")
    assert done.returncode == 2
    assert "no cell and no community nowhere" in done.stderr
