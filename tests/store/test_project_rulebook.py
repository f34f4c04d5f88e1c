"""A project carries its rulebook with it."""

from __future__ import annotations

import shutil

import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.rules import load_rulebook
from grid_steward.plugin.store import Project

from .conftest import CRS


@pytest.fixture
def rules(tmp_path):
    path = tmp_path / "city.yaml"
    path.write_text("rulebook: our.yaml\nweights: {target: 7}\n", encoding="utf-8")
    return path


def test_a_name_stands_for_what_comes_with_the_plugin(tmp_path):
    made = Project.create(tmp_path / "p.gpkg", CRS, "plain")
    assert made.rulebook == "plain"
    assert Project.open(made.path).rules == made.rules == load_rulebook("plain")


def test_a_file_is_kept_in_the_project_and_travels_with_it(tmp_path, rules):
    made = Project.create(tmp_path / "p.gpkg", CRS, rules)
    rules.unlink()
    elsewhere = tmp_path / "there"
    elsewhere.mkdir()
    moved = Project.open(shutil.copy(made.path, elsewhere))
    assert moved.rules == made.rules
    assert moved.rules.weights.target == 7
    assert moved.rulebook == "our.yaml"


def test_a_file_that_is_not_there_makes_no_project(tmp_path):
    with pytest.raises(InputError, match="can't be read"):
        Project.create(tmp_path / "p.gpkg", CRS, tmp_path / "none.yaml")
    assert list(tmp_path.iterdir()) == []


def test_another_rulebook_takes_the_place_of_the_former(tmp_path, rules):
    made = Project.create(tmp_path / "p.gpkg", CRS, rules)
    changed = made.set_rulebook("deyang")
    assert Project.open(made.path) == changed
    assert changed.rules == load_rulebook("deyang")
    back = changed.set_rulebook(rules)
    rules.unlink()
    assert Project.open(made.path).rules == back.rules == made.rules


def test_a_wrong_rulebook_changes_nothing(tmp_path, rules):
    made = Project.create(tmp_path / "p.gpkg", CRS, rules)
    rules.write_text("rulebook: our.yaml\nweights: 7\n", encoding="utf-8")
    with pytest.raises(InputError, match="section weights needs lines"):
        made.set_rulebook(rules)
    assert Project.open(made.path).rules == made.rules
