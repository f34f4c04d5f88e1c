"""What is about persons: where it is kept, who may read it, and the key it is known by."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from pathlib import Path

import pandas as pd
import pyogrio
import pytest
from geopandas.testing import assert_geodataframe_equal
from grid_steward.plugin.common.errors import Cancelled, InputError
from grid_steward.plugin.contracts import contract, contracts
from grid_steward.plugin.store import Project, connection, people

from .conftest import (
    CRS,
    attachment,
    division,
    imported,
    modes,
    moved_in,
    rejects,
    residents,
    taken,
)

PEOPLE, KEY = "东山 社区.people.gpkg", "东山 社区.people.key"


@pytest.fixture
def all_may_read():
    """New files are open to everybody, as on a carelessly set up machine."""
    old = os.umask(0)
    yield
    os.umask(old)


@pytest.fixture
def settled(project):
    """A project with three residents and a rejected one."""
    project.add(moved_in(["p-1", "p-2", "p-3"], rejected=1))
    return project


def without(path):
    path.rename(path.with_suffix(".away"))


def stored(path, table):
    with sqlite3.connect(path) as file:
        return file.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


class TestRouting:
    def test_there_is_neither_file_nor_key_before_they_are_needed(self, project):
        project.add(imported(["a", "b"], [1, 2]))
        project.write_plan(division("plan-1"))
        assert project.people() == {}
        assert project.read("resident").empty
        assert list(project.read("resident")) == list(residents([]))
        assert project.read_rejected_people().empty
        assert all(frame.empty for frame in project.read_attachment("plan-1"))
        assert list(project.path.parent.iterdir()) == [project.path]

    def test_persons_and_their_rejected_rows_go_beside_the_project(self, project):
        project.add(imported(["a", "b"], [1, 2]))
        before = project.path.read_bytes()
        result = moved_in(["p-1", "p-2"], rejected=2)
        assert project.add(result) == result
        assert project.path.read_bytes() == before
        assert list(project.layers()) == ["building"]
        assert list(project.people()) == ["resident"]
        assert_geodataframe_equal(project.read("resident"), result.accepted)
        pd.testing.assert_frame_equal(project.read_rejected_people(), result.rejected)
        assert project.read("rejected")["layer"].tolist() == ["building"]

    def test_each_file_has_the_tables_of_its_half(self, settled):
        restricted = {name for name, item in contracts().items() if item.restricted}
        inside = {name for name, _ in pyogrio.list_layers(settled.people_path)}
        assert inside == {*restricted, "rejected"}
        assert {name for name, _ in pyogrio.list_layers(settled.path)} == {
            *set(contracts()) - restricted
        }
        with sqlite3.connect(settled.people_path) as file:
            assert file.execute("PRAGMA user_version").fetchone() == (10300,)

    def test_any_gdal_reads_them(self, settled):
        frame = pyogrio.read_dataframe(settled.people_path, layer="resident", bbox=(21, 0, 30, 9))
        assert frame["resident_id"].tolist() == ["p-2"]
        assert frame["source"].tolist() == ["people.csv"]
        assert frame.crs.to_epsg() == 4546
        info = pyogrio.read_info(settled.people_path, layer="resident", force_total_bounds=True)
        assert (info["features"], tuple(info["total_bounds"])) == (3, (5, 5, 45, 5))

    def test_the_same_source_again_replaces_its_rows(self, settled):
        result = settled.add(moved_in(["p-2", "p-4"], rejected=2))
        assert settled.read("resident")["resident_id"].tolist() == ["p-2", "p-4"]
        assert len(settled.read_rejected_people()) == 2
        assert [str(note) for note in result.notes] == [
            "3 rows that came from people.csv before were replaced."
        ]

    def test_one_of_two_sources_again_leaves_the_other(self, settled):
        settled.add(moved_in(["q-1"], source="more.csv", place=8))
        settled.add(moved_in(["p-9"]))
        frame = settled.people()["resident"]
        assert frame["resident_id"].tolist() == ["q-1", "p-9"]
        assert frame.index.tolist() == [4, 5]

    def test_what_was_taken_out_is_in_no_byte_of_the_file(self, settled):
        assert b"p-1" in settled.people_path.read_bytes()
        settled.add(moved_in(["p-2", "p-3"]))
        assert b"p-1" not in settled.people_path.read_bytes()

    def test_of_a_person_of_another_source_only_the_place_is_told(self, settled):
        result = settled.add(moved_in(["p-3", "p-4"], source="more.csv", place=8))
        (row,) = result.rejected.itertuples()
        assert (row.reason, row.row) == ("duplicate_key", 2)
        assert "in the project already, from people.csv" in row.message
        assert "p-3" not in row.message
        assert json.loads(row.original) == {"building_id": "b-8", "entrance": 1, "floor": None}
        assert settled.read_rejected_people()["original"].iloc[-1] == row.original
        assert settled.read("rejected").empty
        assert len(result.accepted) + len(result.rejected) == result.read

    def test_cancelling_leaves_what_was_there(self, settled):
        def cancel(share, text=None):
            if share > 0.5:
                raise Cancelled

        with pytest.raises(Cancelled):
            settled.add(moved_in(["p-7"], rejected=3), cancel)
        assert settled.read("resident")["resident_id"].tolist() == ["p-1", "p-2", "p-3"]
        assert len(settled.read_rejected_people()) == 1

    def test_a_row_without_a_place(self, project):
        officers = contract("officer").frame(
            {"officer_id": ["o-1", "o-2"], "geometry": [None, residents(["p"]).geometry[0]]},
            crs=CRS,
        )
        project.add(taken("officer", "officers.csv", officers, rejects([])))
        assert_geodataframe_equal(project.read("officer"), officers)
        assert stored(project.path, "rtree_officer_geom") == 1


class TestModes:
    def test_nobody_else_can_read_them_at_any_moment(self, project, all_may_read):
        seen = []

        def look(share, text=None):
            for path in project.path.parent.rglob("*"):
                if path.name.startswith(("东山 社区.people", ".grid-steward-")):
                    seen.append((path.name, path.stat().st_mode & 0o077))

        project.add(moved_in(["p-1"], rejected=1), look)
        assert {name for name, _ in seen} >= {PEOPLE, KEY, f"{PEOPLE}-journal"}
        assert {others for _, others in seen} == {0}
        assert modes(project.path.parent) == {
            project.path.name: "644",
            PEOPLE: "600",
            KEY: "600",
        }

    def test_while_they_are_made_they_are_out_of_reach(self, project, all_may_read, monkeypatch):
        seen = []

        def look(draft, path):
            seen.append((path.name, draft.parent.stat().st_mode & 0o777))
            place(draft, path)

        place = people.place
        monkeypatch.setattr(people, "place", look)
        project.add(moved_in(["p-1"]))
        assert seen == [(KEY, 0o700), (PEOPLE, 0o700)]

    def test_journals_of_a_file_that_qgis_has_open_are_closed_too(self, settled, all_may_read):
        qgis = sqlite3.connect(settled.people_path)
        qgis.execute("PRAGMA journal_mode = WAL")
        qgis.execute("DELETE FROM rejected")
        qgis.commit()
        settled.add(moved_in(["p-4"], source="more.csv", place=8))
        found = modes(settled.path.parent)
        assert {name: found[name] for name in (f"{PEOPLE}-wal", f"{PEOPLE}-shm")} == {
            f"{PEOPLE}-wal": "600",
            f"{PEOPLE}-shm": "600",
        }
        assert qgis.execute("SELECT count(*) FROM resident").fetchone() == (4,)
        qgis.close()

    def test_what_has_become_readable_is_closed_at_opening(self, settled):
        for path in (settled.people_path, settled.path.with_name(KEY)):
            path.chmod(0o664)
        Path(f"{settled.people_path}-wal").touch(0o644)
        Project.open(settled.path)
        found = modes(settled.path.parent)
        assert found == {
            settled.path.name: "644",
            PEOPLE: "600",
            KEY: "600",
            f"{PEOPLE}-wal": "600",
        }

    def test_reading_closes_it_too(self, settled):
        settled.people_path.chmod(0o644)
        settled.people()
        assert modes(settled.path.parent)[PEOPLE] == "600"

    def test_a_disk_that_keeps_no_modes_is_told(self, project, monkeypatch):
        monkeypatch.setattr(people, "keep_private", lambda path: False)
        (note,) = project.add(moved_in(["p-1"])).notes
        assert f"The disk that {PEOPLE} lies on does not keep who may read" in str(note)
        assert len(project.read("resident")) == 1


class TestKey:
    def test_it_is_made_once_and_is_the_projects_own(self, project, tmp_path):
        key = project.key()
        assert len(key) == 32
        assert project.key() == Project.open(project.path).key() == key
        assert not project.people_path.exists()
        assert Project.create(tmp_path / "other.gpkg", CRS, "plain").key() != key

    def test_the_file_does_not_hold_it(self, settled):
        key = settled.key()
        for path in (settled.path, settled.people_path):
            held = path.read_bytes()
            assert key not in held
            assert key.hex().encode() not in held

    def test_it_is_missing(self, settled):
        without(settled.path.with_name(KEY))
        with pytest.raises(InputError, match="Put it back") as refused:
            settled.key()
        assert str(settled.path.parent) in str(refused.value)
        with pytest.raises(InputError, match="Put it back"):
            settled.add(moved_in(["p-4"], source="more.csv"))
        assert not settled.path.with_name(KEY).exists()
        assert len(settled.people()["resident"]) == 3

    def test_it_is_another(self, settled, tmp_path):
        other = Project.create(tmp_path / "other.gpkg", CRS, "plain")
        other.key()
        shutil.copy(tmp_path / "other.people.key", settled.path.with_name(KEY))
        with pytest.raises(InputError, match="is not the key that"):
            settled.key()
        with pytest.raises(InputError, match="is not the key that"):
            settled.add(moved_in(["p-4"], source="more.csv"))
        assert len(settled.people()["resident"]) == 3

    @pytest.mark.parametrize("text", ["", "no key", "12" * 31, "ä" * 64])
    def test_it_is_damaged(self, settled, text):
        settled.path.with_name(KEY).write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match="is damaged: it does not hold a key"):
            settled.key()

    def test_without_rows_a_new_one_is_made(self, project):
        project.add(moved_in([], rejected=0))
        old = project.key()
        without(project.path.with_name(KEY))
        assert project.key() != old
        project.add(moved_in(["p-1"]))
        assert project.key() == Project.open(project.path).key() != old

    def test_two_runs_that_begin_at_once_get_the_same(self, project, monkeypatch):
        others = []

        def first(draft, path):
            if not others:
                others.append(None)
                others.append(Project.open(project.path).key())
            place(draft, path)

        place = people.place
        monkeypatch.setattr(people, "place", first)
        assert project.key() == others[1]


class TestBelonging:
    def test_the_file_of_another_project(self, settled, tmp_path):
        other = Project.create(tmp_path / "other.gpkg", CRS, "plain")
        shutil.copy(settled.people_path, other.people_path)
        for call in (
            other.people,
            other.key,
            lambda: other.read("resident"),
            lambda: other.add(moved_in(["p-9"])),
            lambda: other.write_plan(division("plan-1")),
        ):
            with pytest.raises(InputError, match=r"does not belong to other\.gpkg") as refused:
                call()
            assert str(tmp_path) in str(refused.value)
        assert other.plans().empty
        assert other.layers() == {}

    def test_a_geopackage_that_is_no_people_file(self, project):
        shutil.copy(project.path, project.people_path)
        with pytest.raises(InputError, match="does not belong to"):
            project.people()

    def test_a_copied_project_without_its_people(self, settled, tmp_path):
        (tmp_path / "there").mkdir()
        copied = Project.open(shutil.copy(settled.path, tmp_path / "there" / "town.gpkg"))
        assert copied.people() == {}
        copied.add(imported(["a"], [1]))
        copied.write_plan(division("plan-1"))
        assert list(copied.path.parent.iterdir()) == [copied.path]

    def test_a_project_moved_whole_goes_on(self, settled, tmp_path):
        there = tmp_path / "there"
        there.mkdir()
        for path in list(tmp_path.glob("东山*")):
            path.rename(there / path.name.replace("东山 社区", "town"))
        moved = Project.open(there / "town.gpkg")
        moved.add(moved_in(["p-4"], source="more.csv", place=8))
        assert len(moved.people()["resident"]) == 4

    def test_a_reader_needs_no_key(self, settled):
        settled.write_attachment(*attachment("plan-1"))
        without(settled.path.with_name(KEY))
        assert len(settled.people()["resident"]) == 3
        assert len(settled.read_attachment("plan-1")[0]) == 2
        settled.write_plan(division("plan-1"))

    @pytest.mark.parametrize("left", ["town.people.gpkg", "town.people.key"])
    def test_what_a_former_project_left_is_no_new_ones(self, tmp_path, left):
        (tmp_path / left).write_text("old")
        with pytest.raises(InputError, match=f"{left} of an earlier project"):
            Project.create(tmp_path / "town.gpkg", CRS, "plain")
        assert [path.name for path in tmp_path.iterdir()] == [left]

    def test_a_journal_that_was_left_is_not_taken_for_its_own(self, project):
        Path(f"{project.people_path}-wal").touch()
        with pytest.raises(InputError, match=r"\.people\.gpkg-wal of it is still there"):
            project.add(moved_in(["p-1"]))
        assert not project.people_path.exists()

    def test_no_project_is_made_under_such_a_name(self, tmp_path):
        with pytest.raises(InputError, match="file about persons"):
            Project.create(tmp_path / "town.people.gpkg", CRS, "plain")

    def test_the_people_file_given_for_the_project(self, settled):
        with pytest.raises(InputError, match=r"Give the project's own file, 东山 社区\.gpkg"):
            Project.open(settled.people_path)

    def test_a_newer_people_file(self, settled):
        with connection.transaction(settled.people_path) as file:
            file.execute("UPDATE grid_steward_people SET value = 99 WHERE key = 'schema_version'")
        with pytest.raises(InputError, match=r"people\.gpkg was made by a newer Grid Steward"):
            settled.people()


class TestResults:
    def test_household_counts_come_back_and_are_replaced(self, project):
        for counted in (3, 5):
            counts = contract("household_count").frame(
                {"building_id": ["a", "b"], "recorded": [4, None], "counted": [counted, 1]}
            )
            project.write_household_counts(counts)
        pd.testing.assert_frame_equal(project.read("household_count"), counts)
        assert modes(project.path.parent)[PEOPLE] == "600"

    def test_an_attachment_comes_back_and_replaces_that_of_its_plan(self, project):
        project.write_attachment(*attachment("plan-1", residents=3))
        project.write_attachment(*attachment("方案 二", cells=3))
        frames = attachment("plan-1", cells=1, residents=8)
        project.write_attachment(*frames)
        again = project.read_attachment("plan-1")
        assert_geodataframe_equal(again[0], frames[0])
        pd.testing.assert_frame_equal(again[1], frames[1])
        pd.testing.assert_frame_equal(again[2], frames[2])
        assert len(project.read_attachment("方案 二")[0]) == 3
        assert len(project.read("unattached")) == 2

    def test_an_attachment_is_kept_whole_or_not_at_all(self, project):
        project.write_attachment(*attachment("plan-1"))
        cells, counts, lost = attachment("plan-1", cells=3)
        with pytest.raises(KeyError):
            project.write_attachment(cells, counts, lost.drop(columns="reason"))
        assert [len(frame) for frame in project.read_attachment("plan-1")] == [2, 2, 1]

    def test_a_plan_made_anew_takes_what_was_attached_to_the_old_one_away(self, project):
        for plan in ("plan-1", "plan-2"):
            project.write_plan(division(plan))
            project.write_attachment(*attachment(plan))
        project.write_plan(division("plan-1", cells=3))
        assert all(frame.empty for frame in project.read_attachment("plan-1"))
        assert len(project.read_attachment("plan-2")[0]) == 2

    def test_a_plan_under_a_free_name_takes_nothing_away(self, project):
        project.write_plan(division("plan-1"))
        project.write_attachment(*attachment("plan-1"))
        assert project.write_plan(division("plan-1"), replace=False).plan["plan"][0] == "plan-2"
        assert len(project.read_attachment("plan-1")[0]) == 2

    def test_a_plan_that_is_not_written_leaves_the_attachment(self, project):
        def cancel(share, text=None):
            if share > 0.8:
                raise Cancelled

        project.write_plan(division("plan-1"))
        project.write_attachment(*attachment("plan-1"))
        with pytest.raises(Cancelled):
            project.write_plan(division("plan-1", cells=3), cancel)
        assert len(project.read_attachment("plan-1")[0]) == 2

    def test_the_newest_plan(self, project):
        with pytest.raises(InputError, match="has no plan yet"):
            project.read_plan(None)
        project.write_plan(division("plan-1"))
        project.write_plan(division("plan-2", cells=3))
        assert project.read_plan(None).plan["plan"][0] == "plan-2"
        project.write_plan(division("plan-1", cells=1))
        assert project.read_plan(None).plan["plan"][0] == "plan-1"
