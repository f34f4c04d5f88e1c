"""Plans renamed, copied, deleted and put back, with all that belongs to them, in both files."""

from __future__ import annotations

import json
import sqlite3

import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.store import Project, planbook
from grid_steward.plugin.store.tables import plan_tables

from .conftest import attachment, division
from .found import assessment, staffing
from .killing import die, killed
from .test_comparison import comparison
from .test_kill import check_file


def from_plan(plan, source, cells=2):
    """A plan that says it was made from ``source``."""
    made = division(plan, cells)
    row = made.plan.assign(
        parameters=json.dumps({"band": "200:250:300", "from": source}, ensure_ascii=False),
        trail=json.dumps({"earlier": {"plan": source}}, ensure_ascii=False),
    )
    return type(made)(**{**vars(made), "plan": row})


@pytest.fixture
def book(project):
    """plan-1, known to the full; plan-2, which was made from it and compared with it; 方案 三."""
    project.write_plan(division("plan-1", 3))
    project.write_plan(from_plan("plan-2", "plan-1"))
    project.write_plan(division("方案 三"))
    project.write_attachment(*attachment("plan-1", 3))
    project.write_staffing(staffing("plan-1", 3), assessment("plan-1", 3))
    project.write_comparison(comparison("plan-1", "方案 三", cells=3))
    project.write_comparison(comparison("plan-2", "plan-1", cells=3))
    return project


def content(path, restricted, names=None):
    """Every row of every table of plans, but its number; ``names`` gives plans other names."""
    rows = {}
    with sqlite3.connect(path) as file:
        for layer in plan_tables(restricted=restricted):
            columns = [row[1] for row in file.execute(f'PRAGMA table_info("{layer}")')]
            place = columns.index("plan")
            for row in file.execute(f'SELECT * FROM "{layer}" ORDER BY fid').fetchall():
                own = [(names or {}).get(row[place], row[place]), *row[1:place], *row[place + 1 :]]
                rows.setdefault((layer, own[0]), []).append(tuple(own[1:]))
    file.close()
    return rows


def both(project, names=None):
    return {
        restricted: content(path, restricted, names)
        for restricted, path in ((False, project.path), (True, project.people_path))
    }


def of_plan(rows, plan):
    return {
        (restricted, layer): own
        for restricted, tables in rows.items()
        for (layer, name), own in tables.items()
        if name == plan
    }


def names(project):
    return project.plans()["plan"].tolist()


def raw(path):
    """Every number and row of every table of plans in a file."""
    with sqlite3.connect(path) as file:
        layers = [name for flag in (True, False) for name in plan_tables(restricted=flag)]
        there = {name for (name,) in file.execute("SELECT name FROM sqlite_master")}
        found = {
            layer: file.execute(f'SELECT * FROM "{layer}" ORDER BY fid').fetchall()
            for layer in layers
            if layer in there
        }
    file.close()
    return found


class TestRename:
    def test_everything_follows(self, book):
        before = both(book)
        book.rename_plan("plan-1", "东山 2025")
        after = both(book)
        own, now = of_plan(before, "plan-1"), of_plan(after, "东山 2025")
        assert set(own) == set(now)
        assert len(own) > 20
        assert own == now
        assert not of_plan(after, "plan-1")
        assert names(book) == ["东山 2025", "plan-2", "方案 三"]

    def test_others_name_it_by_its_new_name(self, book):
        book.rename_plan("plan-1", "new")
        row = book.read_plan("plan-2").plan
        assert json.loads(row["parameters"].iloc[0])["from"] == "new"
        assert json.loads(row["trail"].iloc[0])["earlier"]["plan"] == "new"
        found = book.read_comparison("plan-2")
        assert found.against == "new"
        for frame in (found.changes, found.flows, found.people):
            assert set(frame["against"]) == {"new"}

    def test_what_was_found_out_still_counts(self, book):
        staffed, assessed = book.read_staffing("plan-1"), book.read_assessment("plan-1")
        book.rename_plan("plan-1", "new")
        assert book.read_staffing("new").made_at == staffed.made_at
        assert book.read_assessment("new").made_at == assessed.made_at
        assert len(book.read_attachment("new")[0]) == 3
        assert book.read_comparison("new").against == "方案 三"
        assert book.read_staffing("plan-1") is None

    def test_a_staffing_made_from_it_names_it(self, book):
        own = staffing("plan-2")
        own = type(own)(**{**vars(own), "parameters": {"today": "plan-1"}})
        book.write_staffing(own, assessment("plan-2"))
        book.rename_plan("plan-1", "new")
        assert book.read_staffing("plan-2").parameters == {"today": "new"}

    @pytest.mark.parametrize(("old", "new"), [("nowhere", "new"), ("plan-1", "plan-2")])
    def test_wrong_names(self, book, old, new):
        before = both(book)
        with pytest.raises(InputError):
            book.rename_plan(old, new)
        assert both(book) == before

    def test_rows_left_under_the_new_name_are_not_taken_for_its_own(self, book):
        book.delete_plan("plan-1")
        book.rename_plan("plan-2", "plan-1")
        assert book.read_staffing("plan-1") is None
        assert book.read_attachment("plan-1")[0].empty

    def test_the_files_stay_sound(self, book):
        book.rename_plan("plan-1", "new")
        check_file(book.path, {"unit": 14, "cell": 7})
        check_file(book.people_path, {"cell_people": 3, "visit": 3})

    def test_without_a_file_about_persons(self, project):
        project.write_plan(division("plan-1"))
        project.rename_plan("plan-1", "new")
        assert names(project) == ["new"]
        assert not project.people_path.exists()


class TestDuplicate:
    def test_the_copy_has_it_all(self, book):
        book.duplicate_plan("plan-1", "copy")
        rows = both(book)
        assert of_plan(rows, "copy") == of_plan(rows, "plan-1")
        assert names(book) == ["plan-1", "plan-2", "方案 三", "copy"]
        check_file(book.path, {"unit": 20, "cell": 10})
        check_file(book.people_path, {"cell_people": 6, "visit": 6})

    def test_the_copy_lives_on_its_own(self, book):
        book.duplicate_plan("plan-1", "copy")
        before = of_plan(both(book), "copy")
        book.delete_plan("plan-1")
        book.forget_deleted()
        assert of_plan(both(book), "copy") == before
        assert book.read_staffing("copy") is not None

    def test_what_the_public_was_shown_is_not_copied(self, book):
        with sqlite3.connect(book.path) as file:
            names = [row[1] for row in file.execute("PRAGMA table_info(public_count)")][1:]
            marks = ", ".join("?" * len(names))
            values = ["plan-1" if name == "plan" else "1" for name in names]
            file.execute(f"INSERT INTO public_count ({', '.join(names)}) VALUES ({marks})", values)
        file.close()
        book.duplicate_plan("plan-1", "copy")
        assert (False, "public_count") in of_plan(both(book), "plan-1")
        assert (False, "public_count") not in of_plan(both(book), "copy")

    def test_a_taken_name(self, book):
        before = both(book)
        with pytest.raises(InputError, match="already"):
            book.duplicate_plan("plan-1", "plan-2")
        assert both(book) == before


class TestDelete:
    def test_it_is_gone_and_says_what_hung_on_it(self, book):
        deleted = book.delete_plan("plan-1")
        assert (deleted.starters, deleted.compared) == (("plan-2",), ("plan-2",))
        assert names(book) == ["plan-2", "方案 三"]
        assert book.read_staffing("plan-1") is None
        assert book.read_comparison("plan-2") is None
        check_file(book.path, {"unit": 8, "cell": 4, "change": 0})

    def test_nothing_about_persons_leaves_their_file(self, book):
        deleted = book.delete_plan("plan-1")
        told = {rows.layer for rows in deleted.rows}
        assert not told & set(plan_tables(restricted=True))
        assert set(deleted.left) <= set(plan_tables(restricted=True))

    def test_undo_gives_every_row_back(self, book):
        before = {path: raw(path) for path in (book.path, book.people_path)}
        book.restore_plan(book.delete_plan("plan-1"))
        assert {path: raw(path) for path in (book.path, book.people_path)} == before
        assert names(book) == ["plan-1", "plan-2", "方案 三"]
        assert book.read_comparison("plan-2").against == "plan-1"
        check_file(book.path, {"unit": 14, "cell": 7, "change": 6})

    def test_forgetting_leaves_nothing_in_either_file(self, book):
        book.delete_plan("plan-1")
        assert of_plan(both(book), "plan-1")
        book.forget_deleted()
        assert not of_plan(both(book), "plan-1")
        assert (True, "comparison_people") not in of_plan(both(book), "plan-2")

    def test_what_was_forgotten_cannot_come_back(self, book):
        deleted = book.delete_plan("plan-1")
        book.forget_deleted()
        with pytest.raises(InputError, match="can't be put back"):
            book.restore_plan(deleted)
        assert names(book) == ["plan-2", "方案 三"]

    def test_the_next_deletion_forgets_the_one_before(self, book):
        deleted = book.delete_plan("plan-1")
        book.delete_plan("方案 三")
        with pytest.raises(InputError, match="can't be put back"):
            book.restore_plan(deleted)

    def test_another_plan_took_the_name(self, book):
        deleted = book.delete_plan("plan-1")
        book.write_plan(division("plan-1"))
        with pytest.raises(InputError, match="already"):
            book.restore_plan(deleted)

    def test_a_comparison_made_since_stays(self, book):
        deleted = book.delete_plan("plan-1")
        book.write_comparison(comparison("plan-2", "方案 三"))
        book.restore_plan(deleted)
        assert book.read_comparison("plan-2").against == "方案 三"
        assert book.read_comparison("plan-1") is not None

    def test_killed_right_after_it_the_other_plans_are_whole(self, book, monkeypatch):
        """What is left about persons goes with the next deletion."""
        others = {plan: of_plan(both(book), plan) for plan in ("方案 三",)}
        book.delete_plan("plan-1")
        again = Project.open(book.path)
        again.delete_plan("plan-2")
        assert not of_plan(both(again), "plan-1")
        assert {plan: of_plan(both(again), plan) for plan in others} == others


class TestCurrent:
    def test_the_one_written_last_until_one_is_set(self, book):
        assert book.current_plan() == "方案 三"
        book.set_current("plan-1")
        book.write_plan(division("plan-4"))
        assert Project.open(book.path).current_plan() == "plan-1"
        assert book.read_plan(None).plan["plan"].tolist() == ["plan-1"]

    def test_none_without_plans(self, project):
        assert project.current_plan() is None

    def test_unknown(self, book):
        with pytest.raises(InputError, match="no plan called nowhere"):
            book.set_current("nowhere")

    def test_it_follows_a_new_name(self, book):
        book.set_current("plan-1")
        book.rename_plan("plan-1", "new")
        assert book.current_plan() == "new"

    def test_it_goes_and_comes_back_with_its_plan(self, book):
        book.set_current("plan-1")
        deleted = book.delete_plan("plan-1")
        assert book.current_plan() == "方案 三"
        book.restore_plan(deleted)
        assert book.current_plan() == "plan-1"


def test_which_plans_have_what(book):
    assert book.found_of_plans() == {
        "assessment": {"plan-1"},
        "staffing": {"plan-1"},
        "comparison": {"plan-1", "plan-2"},
    }


def rename_and_die(path, moment):
    """Rename plan-1, and be killed before or after the project's file has the new name."""
    if moment == "before":
        planbook.renamed_there = die
        copy = planbook.rename

        def rename(*arguments):
            copy(*arguments)
            die()

        planbook.rename = rename
    else:
        planbook.renamed_there = die
    Project.open(path).rename_plan("plan-1", "new")


@pytest.mark.parametrize(("moment", "name"), [("before", "plan-1"), ("after", "new")])
def test_killed_between_the_two_files(book, moment, name):
    before = of_plan(both(book), "plan-1")
    killed(rename_and_die, book.path, moment)
    again = Project.open(book.path)
    assert names(again)[0] == name
    assert of_plan(both(again), name) == before
    assert again.read_staffing(name) is not None
    again.forget_deleted()
    assert {plan for tables in both(again).values() for _, plan in tables} == set(names(again))
