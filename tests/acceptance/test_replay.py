"""Replay on the sample town: the same plan from a second state of the machine."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.divide.edits import Edit
from grid_steward.plugin.divide.trail import trail_of
from grid_steward.plugin.store import Project
from grid_steward.plugin.store.connection import transaction

from .conftest import PROGRAM, steward

STATES = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "zh_CN.UTF-8"},
    {"PYTHONHASHSEED": "4711", "TZ": "America/New_York", "LC_ALL": "C", "OMP_NUM_THREADS": "1"},
)


@pytest.fixture(scope="module")
def plans(town: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a plan of each making: divided, from that one, redrawn, edited by hand."""
    path = tmp_path_factory.mktemp("replay") / "town.gpkg"
    shutil.copy(town, path)
    project = Project.open(path)
    steward("divide", path, "--from", "plan-1", "--band", "180:240:300", "--plan", "later")
    steward("redraw", path, "--households", "1000:2000:3000", "--plan", "redrawn")
    units = project.read_plan("later").units
    first = units[units["building_id"].notna()].iloc[0]
    steps.edit(project, "later", [Edit((first["unit_id"],))], to="hand")
    steps.edit(project, "hand", [Edit((first["unit_id"],), first["cell_id"])])
    return path


@pytest.mark.parametrize("plan", ["plan-1", "later", "redrawn", "hand"])
@pytest.mark.parametrize("state", STATES, ids=["here", "there"])
def test_identical_in_another_state_of_the_machine(
    plans: Path, tmp_path: Path, plan: str, state: dict
) -> None:
    elsewhere = tmp_path / "别处"
    elsewhere.mkdir()
    shutil.copy(plans, elsewhere / "copy.gpkg")
    done = subprocess.run(
        [PROGRAM, "replay", "copy.gpkg", "--plan", plan, "--to", "again", "--json"],
        capture_output=True,
        encoding="utf-8",
        cwd=elsewhere,
        env={**os.environ, **state},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    answer = json.loads(done.stdout)
    assert (answer["identical"], answer["moved"]) == (True, 0)
    copy = Project.open(elsewhere / "copy.gpkg")
    one, again = copy.read_plan(plan), copy.read_plan("again")
    key = ["unit_id", "building_id", "part", "cell_id", "community_id", "households"]
    assert one.units[key].equals(again.units[key])
    assert one.units.geometry.to_wkb().equals(again.units.geometry.to_wkb())
    assert one.cells.geometry.to_wkb().equals(again.cells.geometry.to_wkb())
    assert trail_of(again.plan)["result"] == answer["result"] == trail_of(one.plan)["result"]


def test_one_changed_input_is_named(plans: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy.gpkg"
    shutil.copy(plans, path)
    with transaction(path) as file:
        file.execute("UPDATE road SET class = 'primary' WHERE fid = (SELECT min(fid) FROM road)")
    for plan in ("plan-1", "redrawn"):
        found = steps.replay(Project.open(path), plan)
        assert [(one.what, one.name) for one in found.changed] == [("layer", "road")]
