"""The demonstration, from the sample town to the folder."""

from __future__ import annotations

import json
import sqlite3

import pytest
from grid_steward.plugin.cli import demo as demo_module
from grid_steward.plugin.cli.demo import make_demo
from grid_steward.plugin.common.errors import InputError, StewardError
from grid_steward.plugin.common.progress import silent
from grid_steward.plugin.qgis_process import find_qgis_process
from grid_steward.plugin.store import Project

FILES = {"town.gpkg", "summary.html", "town.qgz", "map.png"}
MARK = ".grid-steward-demo"


def names(folder):
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def no_qgis(monkeypatch):
    monkeypatch.setattr(demo_module, "find_qgis_process", lambda: None)


@pytest.fixture
def small_town(monkeypatch, houses, community):
    """The neighbourhood of these tests in place of the sample town."""
    monkeypatch.setattr(demo_module, "SAMPLE_DIR", houses.parent)
    monkeypatch.setattr(demo_module, "SAMPLE_CRS", "EPSG:4546")
    sources = {"community": community.name, "building": houses.name}
    monkeypatch.setattr(demo_module, "SOURCES", sources)


def test_the_whole_of_it_on_the_sample_town(program, tmp_path):
    folder = tmp_path / "演示 demo"
    done = program("demo", folder, "--json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    expected = FILES if find_qgis_process() else {"town.gpkg", "summary.html"}
    assert names(folder) == expected | {MARK}
    assert sorted(answer["files"]) == sorted(str(folder / name) for name in expected)
    plan = Project.open(folder / "town.gpkg").read_plan(answer["plan"])
    assert len(plan.cells) == answer["cells"]
    assert (folder / "summary.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    if find_qgis_process():
        assert (folder / "map.png").read_bytes().startswith(b"\x89PNG")
        assert (folder / "town.qgz").read_bytes().startswith(b"PK")
    with sqlite3.connect(folder / "town.gpkg") as file:
        assert file.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_without_qgis_it_says_so_and_makes_the_rest(tmp_path, small_town, no_qgis):
    demo = make_demo(tmp_path / "demo")
    assert names(tmp_path / "demo") == {"town.gpkg", "summary.html", MARK}
    assert "QGIS is not on this machine" in str(demo.note)


def test_when_qgis_fails_the_rest_is_there_and_the_reason_is_told(
    tmp_path, small_town, monkeypatch
):
    def fail(program, algorithm, parameters, progress):
        raise StewardError(demo_module.message("QGIS could not finish: no fonts"))

    monkeypatch.setattr(demo_module, "find_qgis_process", lambda: tmp_path / "qgis_process")
    monkeypatch.setattr(demo_module, "run_algorithm", fail)
    with pytest.raises(StewardError, match="QGIS could not finish: no fonts"):
        make_demo(tmp_path / "demo")
    assert names(tmp_path / "demo") == {"town.gpkg", "summary.html", MARK}


def test_an_earlier_demonstration_is_replaced_and_nothing_else(tmp_path, small_town, no_qgis):
    folder = tmp_path / "demo"
    make_demo(folder)
    for name in ("town.qgz", "town.gpkg-wal", "summary.html"):
        (folder / name).write_text("old")
    (folder / "notes.txt").write_text("mine")
    make_demo(folder, silent)
    assert names(folder) == {"town.gpkg", "summary.html", "notes.txt", MARK}
    assert (folder / "summary.html").read_text(encoding="utf-8") != "old"
    assert (folder / "notes.txt").read_text() == "mine"


def test_a_file_that_no_demonstration_made_stays(tmp_path, small_town, no_qgis):
    (tmp_path / "town.gpkg").write_text("mine")
    with pytest.raises(InputError, match=r"already holds a town\.gpkg"):
        make_demo(tmp_path)
    assert (tmp_path / "town.gpkg").read_text() == "mine"


def test_a_folder_that_is_a_file(tmp_path, small_town, no_qgis):
    (tmp_path / "demo").write_text("mine")
    with pytest.raises(InputError, match="is a file"):
        make_demo(tmp_path / "demo")
