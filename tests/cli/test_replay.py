"""Making a plan again from the command line."""

from __future__ import annotations

import json

import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.store import Project
from grid_steward.plugin.store.connection import transaction


@pytest.fixture
def planned(project):
    steps.divide(Project.open(project))
    return project


def test_the_same(run, planned):
    done = run("replay", planned)
    assert done.returncode == 0, done.stderr
    units = len(Project.open(planned).read_plan(None).units)
    assert f"all {units} units lie in the same cells" in done.stdout


def test_json(run, planned):
    done = run("replay", planned, "--plan", "plan-1", "--to", "again", "--json")
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["identical"], answer["kept"]) == (0, True, "again")
    assert (answer["changed"], answer["differences"], answer["moved"]) == ([], [], 0)
    assert len(answer["result"]) == 64
    assert Project.open(planned).plans()["plan"].tolist() == ["plan-1", "again"]


def test_a_changed_input_is_named_and_the_code_is_2(run, planned):
    with transaction(planned) as file:
        file.execute("UPDATE building SET households = 61 WHERE building_id = '0-0'")
    done = run("replay", planned)
    assert done.returncode == 2
    first, second = done.stdout.splitlines()
    assert "plan-1 was not made again" in first
    assert "building" in second and "12 rows then" in second and "12 rows now" in second
    answer = json.loads(run("replay", planned, "--json").stdout)
    (change,) = answer["changed"]
    assert (change["what"], change["name"], change["rows"]) == ("layer", "building", [12, 12])
    assert len(set(change["sha256"])) == 2


def test_a_cell_changed_in_qgis_is_told_and_the_code_is_2(run, planned):
    cells = Project.open(planned).read_plan(None).cells["cell_id"]
    with transaction(planned) as file:
        file.execute("UPDATE unit SET cell_id = ? WHERE building_id = '0-0'", (max(cells),))
    done = run("replay", planned)
    assert done.returncode == 2
    assert "is not the same" in done.stdout and "by hand in QGIS" in done.stdout
    assert "0-0" in done.stdout


def test_a_plan_that_there_is_not(run, planned):
    done = run("replay", planned, "--plan", "plan-7")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no plan called plan-7" in done.stderr
