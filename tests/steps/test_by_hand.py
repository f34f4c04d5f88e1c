"""Officers given by hand: tried on a plan, kept in its files, and left by the next run."""

from __future__ import annotations

from datetime import date

import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.common.errors import Cancelled, InputError
from grid_steward.plugin.staff.hand.board import Hand
from grid_steward.plugin.staff.hand.consequences import consequences
from grid_steward.plugin.store import Project

from .conftest import bring_in

START = date(2024, 3, 25)


@pytest.fixture
def cells(street):
    return sorted(street.read("cell")["cell_id"])


@pytest.fixture
def staffed(street, cells):
    """Three officers, each with one of the cells, at the two ends of the street."""
    bases = ("0-0", "0-2", "0-5")
    lines = [f"W{turn},{cell},{bases[turn - 1]}" for turn, cell in enumerate(cells, 1)]
    bring_in(street, "officer", "\n".join(["网格员编号,负责网格,楼栋编码", *lines]))
    steps.staff(street, start=START)
    return street


def served(found):
    return found.assignments.set_index("cell_id")["officer_id"].to_dict()


def loads(found):
    return found.loads.set_index("officer_id")["work_min"].to_dict()


def test_what_is_given_is_kept_with_its_work_and_gaps(staffed, cells):
    board = steps.begin_by_hand(staffed)
    first, second = board.officer(cells[0]), board.officer(cells[1])
    told = consequences(board, cells[1], first)
    board.give(cells[1], first)
    found, assessed = steps.keep_by_hand(staffed, board.ground.kept, board.hand())
    kept = Project.open(staffed.path).read_staffing("plan-1")
    assert served(kept) == served(found)
    assert served(kept)[cells[1]] == first
    assert loads(kept)[first] == pytest.approx(told.turns[0].after, abs=0.02)
    assert loads(kept)[second] == 0
    assert kept.assignments.set_index("cell_id")["locked"].to_dict()[cells[1]]
    whose = assessed.workload.set_index("cell_id")["officers"].to_dict()
    assert whose == served(kept)
    # The next automatic assignment leaves it.
    again, _ = steps.staff(staffed, start=START)
    assert served(again)[cells[1]] == first


def test_only_locks_are_kept_at_once(staffed, cells):
    board = steps.begin_by_hand(staffed)
    board.set_locked(cells[0], True)
    before = staffed.read_staffing("plan-1")
    steps.keep_by_hand(staffed, board.ground.kept, board.hand())
    kept = staffed.read_staffing("plan-1")
    assert kept.made_at == before.made_at
    assert kept.assignments.set_index("cell_id")["locked"].tolist() == [True, False, False]
    assert loads(kept) == loads(before)
    assert staffed.read_assessment("plan-1") is not None


def test_a_plan_without_officers_has_nothing_to_change(street):
    with pytest.raises(InputError, match="No officers are assigned"):
        steps.begin_by_hand(street)


def test_officers_assigned_meanwhile_are_not_overwritten(staffed, cells):
    board = steps.begin_by_hand(staffed)
    again, _ = steps.staff(staffed, start=START)
    with pytest.raises(InputError, match="assigned anew meanwhile"):
        steps.keep_by_hand(staffed, board.ground.kept, Hand({cells[0]: "W3"}, {}))
    assert served(staffed.read_staffing("plan-1")) == served(again)


def test_cancelled_it_leaves_everything_as_it_was(staffed, cells):
    board = steps.begin_by_hand(staffed)
    given = next(who for who in ("W1", "W2") if who != board.officer(cells[0]))

    def stop(share, text=None):
        if share > 0.9:
            raise Cancelled()

    with pytest.raises(Cancelled):
        steps.keep_by_hand(staffed, board.ground.kept, Hand({cells[0]: given}, {}), stop)
    assert served(staffed.read_staffing("plan-1")) == served(board.ground.kept)


def test_today_stays_the_plan_that_it_was(staffed, cells):
    """A plan divided from another is handed over against that one's officers, by hand too."""
    steps.divide(staffed, plan="next", earlier="plan-1")
    first, _ = steps.staff(staffed, "next", start=START)
    assert first.parameters["today"] == "plan-1"
    board = steps.begin_by_hand(staffed, "next")
    cell = board.ground.codes[2]
    other = next(who for who in ("W1", "W2", "W3") if who != board.officer(cell))
    board.give(cell, other)
    found, _ = steps.keep_by_hand(staffed, board.ground.kept, board.hand())
    assert found.parameters["today"] == "plan-1"
    assert found.assignments["today"].tolist() == first.assignments["today"].tolist()
    assert found.assignments.set_index("cell_id")["change"][cell] == "changed"
