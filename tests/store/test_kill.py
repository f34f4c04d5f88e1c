"""A writer killed at any moment leaves the last whole state."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import sqlite3
import time

import numpy as np
import pytest
from grid_steward.plugin.store import Project

from .conftest import division

FORK = multiprocessing.get_context("fork")
CELLS = 600


def write_and_die(path, step):
    """Write a plan and be killed at the ``step``-th call of the progress."""
    calls = itertools.count(1)

    def die(share, text=None):
        if next(calls) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    Project.open(path).write_plan(division("plan-1", CELLS + 1, note="new"), die)


def write_on(path, begun):
    """Write plans of growing size, each marked with its size, until killed."""
    plans = [division("plan-1", CELLS + extra, note=str(CELLS + extra)) for extra in range(3)]
    begun.set()
    for plan in itertools.cycle(plans):
        Project.open(path).write_plan(plan)


def check_whole(path):
    """The plan's row and all its layers are of one and the same writing."""
    plan = Project.open(path).read_plan("plan-1")
    (cells,) = plan.plan["cells"]
    assert len(plan.cells) == cells
    assert len(plan.units) == 2 * cells
    assert len(plan.moves) == len(plan.towers) == cells
    assert plan.cells["continues"].nunique() == 1
    with sqlite3.connect(path) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        counts = dict(file.execute("SELECT table_name, feature_count FROM gpkg_ogr_contents"))
        assert counts["unit"] == 2 * cells
        assert file.execute("SELECT count(*) FROM rtree_unit_geom").fetchone() == (2 * cells,)
    return plan


@pytest.mark.parametrize("step", [1, 2, 3])
def test_killed_at_a_known_step(project, step):
    project.write_plan(division("plan-1", CELLS, note="old"))
    process = FORK.Process(target=write_and_die, args=(project.path, step))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    assert set(check_whole(project.path).cells["continues"]) == {"old"}


def test_killed_at_random_moments(project):
    project.write_plan(division("plan-1", CELLS, note="old"))
    for delay in np.random.default_rng(2).uniform(0.02, 0.35, 12):
        begun = FORK.Event()
        process = FORK.Process(target=write_on, args=(project.path, begun))
        process.start()
        begun.wait(30)
        time.sleep(delay)
        process.kill()
        process.join()
        assert process.exitcode == -signal.SIGKILL
        check_whole(project.path)
