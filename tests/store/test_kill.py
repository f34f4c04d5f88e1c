"""A writer killed at any moment leaves the last whole state."""

from __future__ import annotations

import itertools
import sqlite3

import numpy as np
import pytest
from grid_steward.plugin.store import Project
from grid_steward.plugin.store import project as project_module

from .conftest import attachment, division, moved_in
from .killing import die, dies_at, killed, killed_after

CELLS = PEOPLE = 600
DELAYS = np.random.default_rng(2).uniform(0.02, 0.35, 12)


def write_plan(path, step):
    Project.open(path).write_plan(division("plan-1", CELLS + 1, note="new"), dies_at(step))


def write_plans(path, begun):
    """Write plans of growing size, each marked with its size, until killed."""
    plans = [division("plan-1", CELLS + extra, note=str(CELLS + extra)) for extra in range(3)]
    begun.set()
    for plan in itertools.cycle(plans):
        Project.open(path).write_plan(plan)


def add_people(path, step):
    Project.open(path).add(moved_in(names(PEOPLE + 5), rejected=7), dies_at(step))


def add_people_again(path, begun):
    """Import residents of growing number, each time with as many rejected, until killed."""
    imports = [moved_in(names(PEOPLE + extra), rejected=PEOPLE + extra) for extra in range(3)]
    begun.set()
    for people in itertools.cycle(imports):
        Project.open(path).add(people)


def names(count):
    return [f"p-{number}" for number in range(count)]


def check_whole(path):
    """The plan's row and all its layers are of one and the same writing."""
    plan = Project.open(path).read_plan("plan-1")
    (cells,) = plan.plan["cells"]
    assert len(plan.cells) == cells
    assert len(plan.units) == 2 * cells
    assert len(plan.moves) == len(plan.towers) == cells
    assert plan.cells["continues"].nunique() == 1
    check_file(path, {"unit": 2 * cells, "cell": cells})
    return plan


def check_people_whole(project):
    """How many residents and rejected rows there are; all are of one and the same import."""
    residents, rejected = project.read("resident"), project.read_rejected_people()
    assert residents["resident_id"].tolist() == names(len(residents))
    check_file(project.people_path, {"resident": len(residents), "rejected": len(rejected)})
    return len(residents), len(rejected)


def check_file(path, rows):
    """SQLite finds no fault, and what goes with each table fits the number of its rows."""
    with sqlite3.connect(path) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        counts = dict(file.execute("SELECT table_name, feature_count FROM gpkg_ogr_contents"))
        triggers = dict(
            file.execute(
                "SELECT tbl_name, count(*) FROM sqlite_master WHERE type = 'trigger' GROUP BY 1"
            )
        )
        for layer, count in rows.items():
            assert counts[layer] == count
            if layer != "rejected":
                tree = f"rtree_{layer}_geom"
                assert file.execute(f"SELECT count(*) FROM {tree}").fetchone() == (count,)
                assert file.execute("SELECT rtreecheck(?)", (tree,)).fetchone() == ("ok",)
            assert triggers[layer] == (2 if layer == "rejected" else 8)
    file.close()


@pytest.mark.parametrize("step", [1, 2, 3])
def test_killed_at_a_known_step(project, step):
    project.write_plan(division("plan-1", CELLS, note="old"))
    killed(write_plan, project.path, step)
    assert set(check_whole(project.path).cells["continues"]) == {"old"}


def test_killed_at_random_moments(project):
    project.write_plan(division("plan-1", CELLS, note="old"))
    for delay in DELAYS:
        killed_after(delay, write_plans, project.path)
        check_whole(project.path)


@pytest.mark.parametrize("step", [1, 4, 8])
def test_killed_while_people_are_written(project, step):
    project.add(moved_in(names(PEOPLE), rejected=2))
    killed(add_people, project.path, step)
    assert check_people_whole(project) == (PEOPLE, 2)


def test_killed_at_random_moments_while_people_are_written(project):
    project.add(moved_in(names(PEOPLE), rejected=PEOPLE))
    for delay in DELAYS:
        killed_after(delay, add_people_again, project.path)
        residents, rejected = check_people_whole(project)
        assert residents == rejected


@pytest.mark.parametrize(
    "moment",
    ["people.os.fsync", "access.keep_private", "people.create_tables", "people.index_keys"],
)
def test_killed_while_the_people_file_is_made(project, monkeypatch, moment):
    """Nothing in its place is half made, what is left is out of reach, the next run goes on."""
    with monkeypatch.context() as patch:
        patch.setattr(f"grid_steward.plugin.store.{moment}", die)
        killed(add_people, project.path, 0)
    assert not project.people_path.exists()
    left = [path for path in project.path.parent.iterdir() if path.name.startswith(".")]
    assert [path.stat().st_mode & 0o777 for path in left] == [0o700]
    project.add(moved_in(names(3), rejected=2))
    assert check_people_whole(project) == (3, 2)


def test_killed_between_the_two_files(project, monkeypatch):
    """What was attached to the old plan goes first, the new plan's row comes last."""
    project.write_plan(division("plan-1", CELLS, note="old"))
    project.write_attachment(*attachment("plan-1"))
    insert = project_module.insert

    def die_at_the_row(connection, layer, *others, **options):
        if layer == "plan":
            die()
        insert(connection, layer, *others, **options)

    with monkeypatch.context() as patch:
        patch.setattr(project_module, "insert", die_at_the_row)
        killed(write_plan, project.path, 0)
    assert set(check_whole(project.path).cells["continues"]) == {"old"}
    assert all(frame.empty for frame in project.read_attachment("plan-1"))
