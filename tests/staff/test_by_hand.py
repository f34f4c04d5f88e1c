"""Giving cells to officers by hand, on the street of tests/attach: A, B and C from west to east."""

from __future__ import annotations

import pandas as pd
import pytest
from grid_steward.plugin.assess.network import build_network
from grid_steward.plugin.assess.officers import read_officers
from grid_steward.plugin.assess.scene import look_at
from grid_steward.plugin.assess.workload import cell_work
from grid_steward.plugin.attach import Located, locate_layers
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.staff import Staffing, staff_layers, with_loads
from grid_steward.plugin.staff.hand.board import Board, Hand
from grid_steward.plugin.staff.hand.consequences import consequences
from grid_steward.plugin.staff.hand.ground import lay_ground
from grid_steward.plugin.staff.hand.keep import staff_by_hand
from grid_steward.tests.assess.work import RULEBOOK, officer
from grid_steward.tests.attach.street import buildings, case, rows, street
from hypothesis import given, settings
from hypothesis import strategies as st

from .rows import EAST, MIDDLE, START, WEST, disabled, serving

CREW = [
    officer("W1", "A", at=WEST, languages="手语", display_name="王芳"),
    officer("W2", "B", at=MIDDLE, display_name="李强"),
    officer("W3", "C", at=EAST),
]
PEOPLE = [disabled("p1", "h1", household_id="k1"), case("p3", "minimum_income", "t", entrance=1)]


class Town:
    """The street with everybody assigned, and what can be done to it by hand."""

    def __init__(self, crew: list[dict]):
        self.layers = {
            "building": buildings(),
            "officer": rows("officer", *crew),
            "care_case": rows("care_case", *PEOPLE),
        }
        self.located: Located = locate_layers(street(), self.layers)
        self.kept, self.workload = self.whole(
            staff_layers(self.located, self.layers, RULEBOOK, start=START)
        )

    def whole(self, found: Staffing) -> tuple[Staffing, pd.DataFrame]:
        """With the loads, as an assessment makes them."""
        seen = look_at(self.located, {**self.layers, "assignment": found.assignments}, RULEBOOK)
        network = build_network(seen.layers, RULEBOOK.walking)
        workload = cell_work(seen, network, read_officers(seen)).workload()
        return with_loads(found, workload), workload

    def board(self) -> Board:
        ground = lay_ground(self.located, self.layers, RULEBOOK, self.kept, self.workload)
        return Board(ground)

    def keep(self, hand: Hand) -> tuple[Staffing, pd.DataFrame]:
        return self.whole(staff_by_hand(self.located, self.layers, RULEBOOK, self.kept, hand))


@pytest.fixture(scope="module")
def town() -> Town:
    return Town(CREW)


def loads(found: Staffing) -> dict[str, float]:
    return dict(zip(found.loads["officer_id"], found.loads["work_min"]))


def said(board: Board, cell: str, who: str) -> list[str]:
    return [str(one) for one in consequences(board, cell, who).said()]


def test_the_board_begins_as_it_was_kept(town):
    board = town.board()
    assert [board.officer(cell) for cell in "ABC"] == serving(town.kept) == ["W1", "W2", "W3"]
    assert {who: board.load(who) for who in ("W1", "W2", "W3")} == loads(town.kept)
    assert not board.hand()


def test_a_given_cell_is_kept_and_locked_and_nothing_else_changes(town):
    board = town.board()
    board.give("B", "W1")
    assert board.hand() == Hand({"B": "W1"}, {"B": True})
    found, workload = town.keep(board.hand())
    assert serving(found) == ["W1", "W1", "W3"]
    assert found.assignments["locked"].tolist() == [False, True, False]
    assert found.assignments.set_index("cell_id").loc["B", "change"] == "changed"
    assert found.parameters["by_hand"] == ["B"]
    assert str(found.notes[0]) == "Cells whose officer was chosen by hand: 1 (B)."
    # Her rounds go to B now, and he hands it over.
    assert set(found.handovers["cell_id"]) == {"B"}
    assert set(found.visits["officer_id"].dropna()) <= {"W1", "W3"}
    assert workload.set_index("cell_id")["officers"].to_dict() == {"A": "W1", "B": "W1", "C": "W3"}


def test_the_figures_before_it_is_done_are_those_that_are_kept(town):
    board = town.board()
    told = consequences(board, "B", "W1")
    then, now = loads(town.kept), loads(town.keep(Hand({"B": "W1"}, {"B": True}))[0])
    assert [(turn.officer, turn.before, turn.after) for turn in told.turns] == [
        ("W1", then["W1"], now["W1"]),
        ("W2", then["W2"], 0.0),
    ]
    assert board.officer("B") == "W2"


def test_what_it_means_is_said(town):
    board = town.board()
    lines = said(board, "A", "W3")
    assert lines[0].startswith("W3: ") and lines[1].startswith("王芳 (W1): ")
    assert "People in care who lose the officer they know: 1." in lines
    assert "Skills that are asked for here and W3 lacks: Sign language (1 people)." in lines
    assert "200 m from the base; the present officer has 0 m." in lines
    assert "The cells of W3 would not lie together." in lines


def test_giving_back_tells_of_people_who_are_known_again(town):
    board = town.board()
    board.give("A", "W3")
    told = consequences(board, "A", "W1")
    assert (told.losing, told.gaining, told.lacking) == (0, 1, ())
    assert "It is locked to its officer; the lock would move along." in said(board, "A", "W1")
    board.give("A", "W1")
    # Served as before, but by a choice now.
    assert board.hand() == Hand({}, {"A": True})


def test_who_would_stand_in_for_himself_gets_another_backup(town):
    backups = town.kept.assignments.set_index("cell_id")["backup_id"]
    found = town.keep(Hand({"B": backups["B"]}, {}))[0]
    after = found.assignments.set_index("cell_id")["backup_id"]
    assert after["B"] not in (backups["B"], None)
    assert (after["A"], after["C"]) == (backups["A"], backups["C"])


def test_wishes_are_kept_to():
    crew = [
        officer("W1", "A", at=WEST, must_cells="A"),
        officer("W2", "B", at=MIDDLE, not_cells="C"),
        officer("W3", "C", at=EAST),
    ]
    town = Town(crew)
    board = town.board()
    assert "W2 must not serve C" in str(board.refusal("C", "W2"))
    assert "A has to be served by W1" in str(board.refusal("A", "W2"))
    assert "W2 serves B already" in str(board.refusal("B", "W2"))
    assert board.refusal("B", "W3") is None
    with pytest.raises(InputError, match="must not serve"):
        board.give("C", "W2")
    with pytest.raises(InputError, match="forbids these cells"):
        town.keep(Hand({"C": "W2"}, {}))
    with pytest.raises(InputError, match="not in the layer officer any more"):
        town.keep(Hand({"B": "W9"}, {}))
    with pytest.raises(InputError, match="has no cell Z"):
        town.keep(Hand({"Z": "W3"}, {}))


def test_each_change_can_be_taken_back(town):
    board = town.board()
    board.give("B", "W1")
    board.set_locked("C", True)
    board.give("C", "W1")
    assert board.hand() == Hand({"B": "W1", "C": "W1"}, {"B": True, "C": True})
    board.undo()
    assert board.hand() == Hand({"B": "W1"}, {"B": True, "C": True})
    board.undo()
    assert board.undo() == {"W1", "W2"}
    assert (board.hand(), board.steps, board.undo()) == (Hand({}, {}), 0, frozenset())


def test_a_cell_of_nobody_cannot_be_locked():
    crew = [officer("W1", "A", at=WEST, not_cells="B,C")]
    board = Town(crew).board()
    assert board.officer("B") is None
    with pytest.raises(InputError, match="Nobody serves B"):
        board.set_locked("B", True)
    board.set_locked("A", True)
    assert board.hand() == Hand({}, {"A": True})


def test_a_cell_of_nobody_can_be_given():
    """The list forbade it to both when they were assigned, and was corrected since."""
    crew = [
        officer("W1", "A", at=WEST, not_cells="B,C"),
        officer("W2", "C", at=EAST, not_cells="B"),
    ]
    town = Town(crew)
    crew[1]["not_cells"] = None
    town.layers["officer"] = rows("officer", *crew)
    board = town.board()
    assert board.officer("B") is None
    told = consequences(board, "B", "W2")
    assert [turn.officer for turn in told.turns] == ["W2"]
    assert told.former is None
    board.give("B", "W2")
    assert serving(town.keep(board.hand())[0]) == ["W1", "W2", "W2"]


def test_who_gets_a_cell_helps_no_more():
    crew = [
        officer("W1", at=WEST, must_cells="A,B", hours_per_month=20),
        officer("W2", at=EAST, hours_per_month=160),
        officer("W3", at=EAST, must_cells="C", hours_per_month=160),
    ]
    town = Town(crew)
    helped = town.board().helps("W2")
    assert helped in ("A", "B")
    crew[2]["must_cells"] = None
    town.layers["officer"] = rows("officer", *crew)
    board = town.board()
    assert f"W2 would help in {helped} no more." in said(board, "C", "W2")
    assert board.give("C", "W2") == {"W1", "W2", "W3"}
    assert (board.helps("W2"), board.load("W3")) == (None, 0.0)
    found = town.keep(board.hand())[0]
    assert found.assignments["reinforced_by"].isna().all()
    assert loads(found) == {who: board.load(who) for who in ("W1", "W2", "W3")}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(["W1", "W2", "W3"])), max_size=5))
def test_loads_on_the_board_are_those_that_are_kept(turns):
    town = _TOWN
    board = town.board()
    for cell, who in turns:
        if board.refusal(cell, who) is None:
            board.give(cell, who)
    found, workload = town.keep(board.hand())
    assert serving(found) == [board.officer(cell) for cell in "ABC"]
    assert {who: board.load(who) for who in loads(found)} == pytest.approx(loads(found), abs=0.02)
    times = dict(zip(workload["cell_id"], workload["hours_min"]))
    assert board.times(["W1", "W2", "W3"]) == pytest.approx(times, abs=0.02)


_TOWN = Town(CREW)
