"""The demonstration, from the sample town to the folder."""

from __future__ import annotations

import json
import re
import sqlite3

import pytest
from grid_steward.layers.sample.people import DEPARTMENTS as LISTS
from grid_steward.layers.sample.people import Source
from grid_steward.plugin.cli import demo as demo_module
from grid_steward.plugin.cli.demo import make_demo
from grid_steward.plugin.common.errors import InputError, StewardError
from grid_steward.plugin.common.progress import silent
from grid_steward.plugin.qgis_process import find_qgis_process
from grid_steward.plugin.steps import import_layer, sample
from grid_steward.plugin.store import Project

REPORTS = {"report.html", "report.xlsx", "report-public.html"}
PROJECT = {"town.gpkg", "town.people.gpkg", "town.people.key"} | REPORTS
SLIPS = {"handover.html"}
FILES = PROJECT | SLIPS | {"atlas.pdf", "town.qgz", "map.png"}
MARK = ".grid-steward-demo"
DEPARTMENTS = "departments"


KEPT = Source("低保名单.csv", "care_case", {"department": "民政办"})
LIST = "身份证号,救助类别,楼栋编码\n990101195003070201,低保户,0-0\n990101195003070201,特困,0-1\n"


def names(folder):
    return {path.name for path in folder.iterdir()}


def write_list(folder, sources):
    """One department's list for the houses of these tests."""
    (folder / KEPT.file).write_text(LIST, encoding="utf-8")


@pytest.fixture
def no_qgis(monkeypatch):
    monkeypatch.setattr(demo_module, "find_qgis_process", lambda: None)


@pytest.fixture
def small_town(monkeypatch, houses, community):
    """The neighbourhood of these tests in place of the sample town."""
    monkeypatch.setattr(sample, "SAMPLE_DIR", houses.parent)
    monkeypatch.setattr(sample, "SAMPLE_CRS", "EPSG:4546")
    sources = {"community": community.name, "building": houses.name}
    monkeypatch.setattr(sample, "SOURCES", sources)
    monkeypatch.setattr(sample, "DEPARTMENTS", (KEPT,))
    monkeypatch.setattr(sample, "write", write_list)


def test_the_whole_of_it_on_the_sample_town(program, tmp_path):
    folder = tmp_path / "演示 demo"
    done = program("demo", folder, "--json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    expected = FILES if find_qgis_process() else PROJECT | SLIPS
    assert names(folder) == expected | {MARK, DEPARTMENTS, "rounds"}
    assert names(folder / DEPARTMENTS) == {source.file for source in LISTS}
    assert sorted(answer["files"]) == sorted(str(folder / name) for name in expected)
    project = Project.open(folder / "town.gpkg")
    plan = project.read_plan(answer["plan"])
    assert len(plan.cells) == answer["cells"]
    assert answer["people"]["resident"]["read"] > 40_000
    assert answer["people"]["resident"]["accepted"] == len(project.people()["resident"])
    assert len(project.read_attachment(answer["plan"])[0]) == answer["cells"]
    for name in ("report.html", "report-public.html"):
        assert (folder / name).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    found = project.read_assessment(answer["plan"])
    assert answer["gaps"] == len(found.gaps) + len(found.people_gaps) > 0
    # The officers were assigned, so that every cell has somebody with hours for it.
    assert found.workload["hours_min"].gt(0).all()
    served = project.read_staffing(answer["plan"])
    assert served.assignments["officer_id"].notna().all()
    assert answer["officers"] == len(served.loads) < answer["cells"]
    assert served.made_at == found.made_at
    assert len(served.rounds) > 100
    papers = [folder / "handover.html", *(folder / "rounds").iterdir()]
    assert len(papers) > answer["officers"]
    assert not any(path.stat().st_mode & 0o077 for path in papers)
    if find_qgis_process():
        assert (folder / "map.png").read_bytes().startswith(b"\x89PNG")
        assert (folder / "atlas.pdf").read_bytes().startswith(b"%PDF")
        assert (folder / "atlas.pdf").stat().st_mode & 0o077 == 0
        assert (folder / "town.qgz").read_bytes().startswith(b"PK")
    for name in ("town.gpkg", "town.people.gpkg"):
        with sqlite3.connect(folder / name) as file:
            assert file.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_what_is_about_persons_is_for_the_owner_alone(tmp_path, small_town, no_qgis):
    demo = make_demo(tmp_path / "demo")
    for name in ("town.people.gpkg", "town.people.key", "report.html", "report.xlsx"):
        assert (tmp_path / "demo" / name).stat().st_mode & 0o077 == 0
    people = Project.open(tmp_path / "demo" / "town.gpkg").people()
    assert len(people["care_case"]) == 2
    assert len(set(people["care_case"]["resident_id"])) == 1
    assert demo.attachment.care_people == 1


def test_a_list_of_the_demonstration_imported_again_replaces_its_rows(
    tmp_path, small_town, no_qgis
):
    make_demo(tmp_path / "demo")
    project = Project.open(tmp_path / "demo" / "town.gpkg")
    path = tmp_path / "demo" / DEPARTMENTS / KEPT.file
    again = import_layer(project, KEPT.layer, path, **KEPT.options)
    assert len(again.accepted) == len(project.people()["care_case"]) == 2


def test_without_qgis_it_says_so_and_makes_the_rest(tmp_path, small_town, no_qgis):
    demo = make_demo(tmp_path / "demo")
    assert names(tmp_path / "demo") == PROJECT | {MARK, DEPARTMENTS}
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
    assert names(tmp_path / "demo") == PROJECT | {MARK, DEPARTMENTS}


def test_an_earlier_demonstration_is_replaced_and_nothing_else(tmp_path, small_town, no_qgis):
    folder = tmp_path / "demo"
    make_demo(folder)
    former = ("town.qgz", "town.gpkg-wal", "town.people.gpkg-wal", "report.html", "summary.html")
    for name in former:
        (folder / name).write_text("old")
    for place in (folder, folder / DEPARTMENTS):
        (place / "notes.txt").write_text("mine")
    (folder / DEPARTMENTS / KEPT.file).write_text("old")
    make_demo(folder, silent)
    assert names(folder) == PROJECT | {"notes.txt", MARK, DEPARTMENTS}
    assert (folder / "report.html").read_text(encoding="utf-8") != "old"
    assert (folder / "notes.txt").read_text() == "mine"
    assert names(folder / DEPARTMENTS) == {"notes.txt", KEPT.file}
    assert (folder / DEPARTMENTS / KEPT.file).read_text(encoding="utf-8") == LIST
    assert len(Project.open(folder / "town.gpkg").people()["care_case"]) == 2


@pytest.mark.parametrize("name", ["town.gpkg", "town.people.key"])
def test_a_file_that_no_demonstration_made_stays(tmp_path, small_town, no_qgis, name):
    (tmp_path / name).write_text("mine")
    with pytest.raises(InputError, match=rf"already holds {re.escape(name)}"):
        make_demo(tmp_path)
    assert (tmp_path / name).read_text() == "mine"


def test_a_folder_that_is_a_file(tmp_path, small_town, no_qgis):
    (tmp_path / "demo").write_text("mine")
    with pytest.raises(InputError, match="is a file"):
        make_demo(tmp_path / "demo")
