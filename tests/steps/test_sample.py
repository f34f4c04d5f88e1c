"""The sample town as a project, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from grid_steward.layers.sample import SOURCES
from grid_steward.layers.sample.people import DEPARTMENTS, Source
from grid_steward.plugin.common.errors import Cancelled, InputError
from grid_steward.plugin.divide import Division
from grid_steward.plugin.steps import sample
from grid_steward.plugin.steps.sample import make_sample
from grid_steward.plugin.steps.sampleofficers import fill_in_cells
from openpyxl import Workbook, load_workbook

BASE = "9901011010010001"
OFFICERS = Source("网格员.xlsx", "officer", {"department": "街道"})


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def few_people(monkeypatch):
    """One officer with a base in the sample town, instead of all its people."""

    def write_list(folder, sources):
        book = Workbook()
        for row in (["工号", "姓名", "责任网格", "楼栋编码"], ["W1", "甲", None, BASE]):
            book.active.append(row)
        book.save(folder / OFFICERS.file)

    monkeypatch.setattr(sample, "DEPARTMENTS", (OFFICERS,))
    monkeypatch.setattr(sample, "write", write_list)


def test_the_map_alone_is_a_project_without_anybody(tmp_path):
    project = make_sample(tmp_path / "样例 town", with_people=False)
    assert names(tmp_path / "样例 town") == ["town.gpkg"]
    assert set(project.layers()) == set(SOURCES)
    assert project.plans().empty


def test_its_people_come_with_their_departments_and_with_cells_but_no_plan(tmp_path):
    project = make_sample(tmp_path)
    assert names(tmp_path) == ["departments", "town.gpkg", "town.people.gpkg", "town.people.key"]
    assert names(tmp_path / "departments") == sorted(source.file for source in DEPARTMENTS)
    for name in ("town.people.gpkg", "town.people.key"):
        assert (tmp_path / name).stat().st_mode & 0o077 == 0
    assert project.plans().empty
    assert len(project.read("resident")) > 30_000
    assert project.read("officer")["cell_id"].notna().any()


def test_cancelling_leaves_nothing(tmp_path, few_people):
    seen = []

    def stop_at(share):
        def progress(done, text=None):
            seen.append(done)
            if done >= share:
                raise Cancelled

        return progress

    for share in (0.05, 0.2, 0.5):
        with pytest.raises(Cancelled):
            make_sample(tmp_path / "new" / "town", progress=stop_at(share))
        assert names(tmp_path / "new") == []
    assert seen[0] == 0


@pytest.mark.parametrize("name", ["town.gpkg", "town.people.gpkg", "departments"])
def test_what_is_there_stays(tmp_path, name):
    (tmp_path / name).write_text("mine")
    with pytest.raises(InputError, match=f"already holds {name}, which stays as it is"):
        make_sample(tmp_path)
    assert names(tmp_path) == [name]


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "town").write_text("mine")
    with pytest.raises(InputError, match=r"is a file\. Give a folder for the sample town"):
        make_sample(tmp_path / "town")


def test_a_folder_where_nothing_can_be_written_is_told(tmp_path, monkeypatch):
    def refuse(self, **options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(InputError, match=r"cannot be written in .* \(Permission denied\)"):
        make_sample(tmp_path / "town")


def test_officers_get_the_cells_of_their_community_in_turn(tmp_path):
    book = Workbook()
    for row in (["花名册"], ["工号", "姓名", "责任网格"], ["W2", "乙", "待定"], ["W1", "甲", None]):
        book.active.append(row)
    book.active.append(["W3", "丙", "待定"])
    book.save(tmp_path / "officers.xlsx")
    officers = pd.DataFrame({"officer_id": ["W1", "W2", "W3"], "building_id": ["a", "a", None]})
    units = pd.DataFrame({"building_id": ["a"], "community_id": ["c"]})
    cells = pd.DataFrame({"cell_id": ["c3", "c1", "c2"], "community_id": ["c"] * 3})
    fill_in_cells(tmp_path / "officers.xlsx", officers, Division(units, cells, pd.DataFrame()))
    rows = [*load_workbook(tmp_path / "officers.xlsx").active.iter_rows(values_only=True)]
    assert rows[1:] == [
        ("工号", "姓名", "责任网格", "后备网格"),
        ("W2", "乙", "c2", "c1、c3"),
        ("W1", "甲", "c1、c3", "c2"),
        ("W3", "丙", None, None),
    ]
