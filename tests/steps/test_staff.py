"""Assigning officers: from the project's files to who serves which cell, and back again."""

from __future__ import annotations

from datetime import date

import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.common.errors import Cancelled, InputError
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.steps.staffing import next_monday
from grid_steward.plugin.store import Project
from grid_steward.plugin.store.connection import transaction

from .conftest import FILES, bring_in

START = date(2024, 3, 25)
FRAMES = {
    "assignments": "assignment",
    "loads": "officer_load",
    "visits": "visit",
    "rounds": "round",
    "handovers": "handover",
    "quotas": "quota",
}


def as_texts(found):
    return {name: getattr(found, name).to_csv(index=False) for name in FRAMES}


def officers(project, *rows):
    """Officers by code, cells, and whatever else of the list."""
    heads = "网格员编号,负责网格,必须负责,不得负责,楼栋编码,每月工时,专长"
    lines = [",".join([*row, *[""] * (7 - len(row))]) for row in rows]
    bring_in(project, "officer", "\n".join([heads, *lines]))


@pytest.fixture
def cells(street):
    return sorted(street.read("cell")["cell_id"])


@pytest.fixture
def staffed(street, cells):
    """Three officers, each with one of the cells."""
    officers(street, *((f"W{turn}", cell, "", "", "0-0") for turn, cell in enumerate(cells, 1)))
    return street


def served(found):
    return found.assignments.set_index("cell_id")["officer_id"].to_dict()


def lock(project, *cells, plan="plan-1"):
    """As it is ticked in QGIS."""
    with transaction(project.path) as file:
        for cell in cells:
            file.execute(
                "UPDATE assignment SET locked = 1 WHERE cell_id = ? AND plan = ?", (cell, plan)
            )


def test_what_is_found_is_kept_and_returned(staffed):
    found, assessed = steps.staff(staffed, start=START)
    opened = Project.open(staffed.path)
    kept = opened.read_staffing("plan-1")
    assert as_texts(kept) == as_texts(found)
    assert (kept.outcome, kept.notes, kept.made_at) == (found.outcome, found.notes, found.made_at)
    assert opened.read_assessment("plan-1").made_at == assessed.made_at == found.made_at
    assert len(opened.read_attachment("plan-1")[0]) == 3


def test_every_frame_keeps_its_contract(staffed):
    found, _ = steps.staff(staffed, start=START)
    for name, layer in FRAMES.items():
        frame = getattr(found, name)
        assert list(frame.drop(columns="geometry", errors="ignore")) == list(contract(layer).fields)
        assert set(frame["plan"]) <= {"plan-1"}
        needed = [field for field, item in contract(layer).fields.items() if item.required]
        assert frame[needed].notna().all(axis=None), layer


def test_the_assessment_is_of_these_officers(staffed, cells):
    """The list's only officer for all: the work goes where the assignment says."""
    officers(staffed, ("W1", cells[0], "", "", "0-0"), ("W2", "", "", "", "0-5"))
    _, before = steps.assess(staffed)
    assert before.workload["officers"].notna().sum() == 1
    found, assessed = steps.staff(staffed, start=START)
    whose = assessed.workload.set_index("cell_id")["officers"].to_dict()
    assert whose == served(found)
    assert set(whose.values()) == {"W1", "W2"}
    assert assessed.workload["overload_min"].sum() == pytest.approx(
        found.loads["uncovered_min"].sum(), abs=0.05
    )
    done = assessed.workload["total_min"].sum()
    assert found.loads["work_min"].sum() == pytest.approx(done, abs=0.05)


def test_an_assessment_of_later_goes_by_the_assignment_and_fills_the_loads_anew(staffed, cells):
    found, first = steps.staff(staffed, start=START)
    lock(staffed, cells[1])
    bring_in(staffed, "request", FILES["request"] + "\nt2,维修,在办,0-3")
    _, again = steps.assess(staffed)
    assert again.workload["officers"].tolist() == first.workload["officers"].tolist()
    kept = staffed.read_staffing("plan-1")
    assert kept.loads["work_min"].sum() > found.loads["work_min"].sum()
    assert kept.loads["work_min"].sum() == pytest.approx(
        again.workload["total_min"].sum(), abs=0.05
    )
    assert kept.assignments["locked"].fillna(False).sum() == 1
    assert (kept.made_at, kept.notes) == (found.made_at, found.notes)
    assert staffed.read_assessment("plan-1").made_at == again.made_at


def test_an_assessment_with_other_officers_leaves_the_staffing(staffed):
    found, _ = steps.staff(staffed, start=START)
    none = contract("officer").frame({}, crs=staffed.crs)
    _, assessed = steps.assess(staffed, instead={"officer": none})
    assert assessed.workload["officers"].isna().all()
    assert as_texts(staffed.read_staffing("plan-1")) == as_texts(found)


class TestWhatStays:
    def test_a_cell_that_was_ticked_stays_with_its_officer(self, staffed, cells):
        found, _ = steps.staff(staffed, start=START)
        assert served(found) == dict(zip(cells, ("W1", "W2", "W3")))
        lock(staffed, cells[0])
        # By the list everybody serves the next cell now.
        turned = zip(("W1", "W2", "W3"), (*cells[1:], cells[0]))
        officers(staffed, *((who, cell, "", "", "0-0") for who, cell in turned))
        again, _ = steps.staff(staffed, start=START)
        assert served(again)[cells[0]] == "W1"
        assert again.assignments["locked"].fillna(False).tolist() == [True, False, False]

    def test_locks_outlive_another_rulebook(self, staffed, cells):
        steps.staff(staffed, start=START)
        lock(staffed, cells[0])
        changed = staffed.set_rulebook("plain")
        assert changed.read_staffing("plan-1") is None
        turned = zip(("W1", "W2", "W3"), (*cells[1:], cells[0]))
        officers(changed, *((who, cell, "", "", "0-0") for who, cell in turned))
        again, _ = steps.staff(changed, start=START)
        assert served(again)[cells[0]] == "W1"

    def test_locked_by_name(self, staffed, cells):
        again, _ = steps.staff(staffed, locked=[cells[2]], start=START)
        assert served(again)[cells[2]] == "W3"
        with pytest.raises(InputError, match="nowhere"):
            steps.staff(staffed, locked=["nowhere"], start=START)


class TestToday:
    def test_by_default_it_is_the_plan_that_this_one_was_divided_from(self, staffed, cells):
        """Who was assigned to that plan counts, whatever the list says."""
        turned = zip(("W1", "W2", "W3"), (*cells[1:], cells[0]))
        officers(staffed, *((who, "", cell, "", "0-0") for who, cell in turned))
        before, _ = steps.staff(staffed, start=START)
        officers(staffed, *((f"W{turn}", cell) for turn, cell in enumerate(cells, 1)))
        steps.divide(staffed, earlier="plan-1", plan="next")
        found, _ = steps.staff(staffed, start=START)
        assert found.plan == "next"
        assert found.parameters["today"] == "plan-1"
        assert found.assignments["today"].tolist() == list(served(before).values())

    def test_without_one_it_is_the_list(self, staffed, cells):
        found, _ = steps.staff(staffed, start=START)
        assert found.parameters["today"] is None
        assert found.assignments["today"].tolist() == ["W1", "W2", "W3"]
        # What was assigned before is in force only once the list says so.
        turned = zip(("W1", "W2", "W3"), (*cells[1:], cells[0]))
        officers(staffed, *((who, cell) for who, cell in turned))
        again, _ = steps.staff(staffed, start=START)
        assert again.assignments["today"].tolist() == ["W3", "W1", "W2"]

    def test_the_plan_itself_where_it_is_named(self, staffed, cells):
        steps.staff(staffed, start=START)
        turned = zip(("W1", "W2", "W3"), (*cells[1:], cells[0]))
        officers(staffed, *((who, cell) for who, cell in turned))
        again, _ = steps.staff(staffed, today="plan-1", start=START)
        assert again.assignments["today"].tolist() == ["W1", "W2", "W3"]
        assert again.assignments["change"].tolist() == ["kept"] * 3

    def test_a_plan_that_is_not_there(self, staffed):
        with pytest.raises(InputError, match="no plan called 乙"):
            steps.staff(staffed, today="乙", start=START)
        with pytest.raises(InputError, match="no plan called 乙"):
            steps.staff(staffed, "乙", start=START)


def test_the_visits_begin_next_monday_if_not_said(staffed):
    found, _ = steps.staff(staffed)
    assert date.fromisoformat(found.parameters["start"]).weekday() == 0
    assert next_monday(date(2024, 3, 24)) == date(2024, 3, 25)
    assert next_monday(date(2024, 3, 25)) == date(2024, 4, 1)


def test_the_order_of_rows_does_not_matter(staffed):
    found, _ = steps.staff(staffed, start=START)
    for layer in ("care_case", "building", "request", "resident"):
        head, *rows = FILES[layer].split("\n")
        bring_in(staffed, layer, "\n".join([head, *rows[::-1]]))
    again, _ = steps.staff(staffed, start=START)
    assert as_texts(again) == as_texts(found)


def test_cancelled_it_leaves_what_was_there(staffed, cells):
    found, assessed = steps.staff(staffed, start=START)

    def cancel(share, text=None):
        if share > 0.97:
            raise Cancelled

    officers(staffed, ("W9", ",".join(cells)))
    with pytest.raises(Cancelled):
        steps.staff(staffed, start=START, progress=cancel)
    assert as_texts(staffed.read_staffing("plan-1")) == as_texts(found)
    assert staffed.read_assessment("plan-1").made_at == assessed.made_at


def test_without_officers(street):
    bring_in(street, "resident", FILES["resident"])
    with transaction(street.path) as file:
        file.execute("DELETE FROM officer")
    with pytest.raises(InputError, match="has no officers"):
        steps.staff(street, start=START)
    assert street.read_staffing("plan-1") is None


class TestAway:
    def test_who_takes_what_changes_nothing(self, staffed, cells):
        found, _ = steps.staff(staffed, start=START)
        before = staffed.path.read_bytes(), staffed.people_path.read_bytes()
        kept, taken = steps.who_is_away(staffed, None, ["W2"])
        assert as_texts(kept) == as_texts(found)
        assert taken["cell_id"].tolist() == [cells[1]]
        backup = found.assignments.set_index("cell_id").loc[cells[1], "backup_id"]
        assert taken["to_id"].tolist() == [backup] != ["W2"]
        assert (staffed.path.read_bytes(), staffed.people_path.read_bytes()) == before

    def test_before_officers_were_assigned(self, staffed):
        with pytest.raises(InputError, match=r"No officers are assigned to the plan plan-1"):
            steps.who_is_away(staffed, None, ["W1"])

    def test_an_unknown_officer(self, staffed):
        steps.staff(staffed, start=START)
        with pytest.raises(InputError, match="W9"):
            steps.who_is_away(staffed, "plan-1", ["W9"])

    def test_the_file_about_persons_is_not_there(self, staffed):
        steps.staff(staffed, start=START)
        staffed.people_path.rename(staffed.people_path.with_suffix(".away"))
        with pytest.raises(InputError, match=r"has officers, but .* in .*\.people\.gpkg, which"):
            steps.who_is_away(staffed, None, ["W1"])
