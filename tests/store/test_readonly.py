"""A project in a folder where one may only read."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import stat
import tempfile
from pathlib import Path

import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.contracts import contracts
from grid_steward.plugin.rules import rulebook_names
from grid_steward.plugin.store import Project

from .conftest import CRS, division, imported, moved_in

FORK = multiprocessing.get_context("fork")
NOBODY = 65534
# To whom modes mean nothing: what is tried has to be tried as somebody else.
ROOT = os.geteuid() == 0


@pytest.fixture
def folder():
    """A folder that everybody can get to, unlike the tests' own."""
    path = Path(tempfile.mkdtemp(prefix="grid-steward-test-"))
    path.chmod(0o755)
    yield path
    path.chmod(0o755)
    shutil.rmtree(path)


def tried(call):
    """What ``call`` returns, or the sentence of its InputError, for someone with no rights."""
    ours, theirs = FORK.Pipe()
    # Nobody need not be able to read the program's own folder.
    rulebook_names(), contracts()

    def run():
        if ROOT:
            os.setuid(NOBODY)
        try:
            theirs.send(call())
        except InputError as error:
            theirs.send(str(error))

    process = FORK.Process(target=run)
    process.start()
    assert ours.poll(60)
    answer = ours.recv()
    process.join()
    return answer


def close(folder, owner):
    """Nobody may write here; the files are ``owner``'s."""
    for path in (*folder.iterdir(), folder):
        if ROOT:
            os.chown(path, owner, owner)
        path.chmod(path.stat().st_mode & ~stat.S_IWUSR & ~stat.S_IWGRP & ~stat.S_IWOTH)


def test_it_can_be_read_and_a_write_is_explained(folder):
    project = Project.create(folder / "town.gpkg", CRS, "plain")
    project.add(imported(["a", "b"], [1, 2]))
    project.add(moved_in(["p-1"]))
    project.write_plan(division("plan-1"))
    close(folder, NOBODY)
    opened = tried(lambda: Project.open(project.path).path.name)
    assert opened == "town.gpkg"
    assert tried(lambda: len(project.layers()["building"])) == 2
    assert tried(lambda: len(project.people()["resident"])) == 1
    assert tried(lambda: len(project.read_plan(None).cells)) == 2
    for write in (
        lambda: project.add(imported(["c"], [3], source="c.csv")),
        lambda: project.add(moved_in(["p-2"], source="c.csv")),
        lambda: project.write_plan(division("plan-2")),
    ):
        assert "cannot be written: the file or its folder is read-only" in tried(write)


def test_the_first_person_is_explained_too(folder):
    project = Project.create(folder / "town.gpkg", CRS, "plain")
    close(folder, NOBODY)
    for call in (project.key, lambda: project.add(moved_in(["p-1"]))):
        assert tried(call).startswith("town.people.key cannot be written in the folder")


def test_somebody_elses_people_stay_closed_and_the_rest_can_be_read(folder):
    project = Project.create(folder / "town.gpkg", CRS, "plain")
    project.add(imported(["a", "b"], [1, 2]))
    project.add(moved_in(["p-1"]))
    if not ROOT:
        project.people_path.chmod(0)
    assert tried(lambda: len(Project.open(project.path).layers()["building"])) == 2
    for call in (project.people, project.key):
        assert tried(call).startswith("town.people.gpkg cannot be opened. Check that")
