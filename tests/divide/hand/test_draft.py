"""Small plans drawn with letters, changed stroke by stroke."""

from __future__ import annotations

import numpy as np
import pytest
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.divide.edits import Edit
from grid_steward.plugin.divide.hand import Draft
from grid_steward.plugin.divide.hand.work import Work
from hypothesis import given, settings
from hypothesis import strategies as st

from .drawn import check, draft_of, picture

TOWN = ["AAB", "AAB", "CCC"]


def rows(*units: int) -> np.ndarray:
    return np.array(units, np.int64)


def said(draft: Draft, code: str) -> list[str]:
    return [str(one) for one in draft.trouble(code)]


class TestAStroke:
    def test_figures_of_both_cells_keep_up(self) -> None:
        draft = draft_of(TOWN, 5)
        assert draft.move(rows(1), "cB") == {"cA", "cB"}
        assert picture(draft, 3) == ["ABB", "AAB", "CCC"]
        assert [draft.figures(code).households for code in ("cA", "cB", "cC")] == [15, 15, 15]
        check(draft)

    def test_its_undo_is_the_move_back(self) -> None:
        draft = draft_of(TOWN)
        before = [draft.figures(code) for code in draft.codes], draft.totals()
        draft.move(rows(1, 5), ["cB", "cC"])
        assert draft.totals() != before[1]
        draft.move(rows(1, 5), ["cA", "cB"])
        assert ([draft.figures(code) for code in draft.codes], draft.totals()) == before
        assert draft.edits() == []

    def test_what_stays_where_it_is_changes_nothing(self) -> None:
        draft = draft_of(TOWN)
        assert draft.move(rows(0, 1), "cA") == frozenset()
        assert draft.move(rows(), "cA") == frozenset()
        check(draft)

    def test_a_new_cell_appears_and_one_without_units_is_empty(self) -> None:
        draft = draft_of(TOWN)
        draft.move(rows(2, 5), "new")
        assert draft.present() == ["cA", "cC", "new"]
        assert (draft.figures("cB").units, draft.figures("cB").pieces) == (0, 0)
        assert draft.figures("new").community_id == "c"
        assert draft.trouble("cB") == ()
        check(draft)

    def test_a_cell_across_a_line_is_counted_all_the_same(self) -> None:
        draft = draft_of(["A"], d=["A"])
        draft.move(rows(1), "cA")
        assert (draft.figures("cA").pieces, draft.figures("cA").households) == (2, 20)
        check(draft)

    def test_callers_can_only_read_the_cells(self) -> None:
        draft = draft_of(TOWN)
        for array in (draft.cells, draft.start):
            with pytest.raises(ValueError, match="read-only"):
                array[0] = 1

    def test_rows_are_in_the_order_of_the_codes(self) -> None:
        draft = draft_of(TOWN, d=["X"])
        assert draft.unit_ids == [*(f"c-u{i:05d}" for i in range(1, 10)), "d-u00001"]
        assert draft.units["unit_id"].tolist() == draft.unit_ids
        assert draft.row("c-u00002") == 1


class TestTheNetChange:
    def test_is_told_by_the_cell_that_units_go_to(self) -> None:
        draft = draft_of(TOWN)
        draft.move(rows(1), "cB")
        draft.move(rows(4), "cC")
        draft.move(rows(1), "cC")
        assert draft.edits() == [Edit(("c-u00002", "c-u00005"), "cC")]
        assert (draft.totals().changed, draft.totals().moved) == (2, 20)

    def test_locks_are_told_where_they_changed(self) -> None:
        draft = draft_of(TOWN, locked="A")
        draft.set_locked("cA", False)
        draft.set_locked("cB", True)
        draft.set_locked("cC", True)
        draft.set_locked("cC", False)
        assert draft.locks() == {"cA": False, "cB": True}
        assert [draft.figures(code).locked for code in ("cA", "cB", "cC")] == [False, True, False]


class TestWhatMayNotBe:
    @pytest.mark.parametrize(
        ("units", "code", "why"),
        [
            ((), "cB", "names no units"),
            ((0,), "cA", "lie in the cell cA already"),
            ((0,), "cC", "The cell cC is locked"),
            ((6,), "cA", "The cell cC is locked"),
            ((0,), "dX", "communities c, d"),
            ((0, 9), "new", "communities c, d"),
            ((0,), "c001", "was given out before"),
            ((0,), " ", "empty code"),
        ],
    )
    def test_is_said(self, units: tuple[int, ...], code: str, why: str) -> None:
        draft = draft_of(TOWN, locked="C", d=["X"])
        assert why in str(draft.refusal(rows(*units), code))

    def test_what_may_be_is_not_refused(self) -> None:
        draft = draft_of(TOWN)
        assert draft.refusal(rows(0), "cB") is None
        assert draft.refusal(rows(0, 2), "cA") is None
        assert draft.refusal(rows(0), "new") is None

    def test_a_cell_of_the_plan_keeps_its_code_while_it_is_empty(self) -> None:
        draft = draft_of(TOWN, d=["X"])
        draft.move(rows(2, 5), "cA")
        assert draft.refusal(rows(0), "cB") is None
        assert "communities c, d" in str(draft.refusal(rows(9), "cB"))


class TestCodes:
    def test_the_next_was_never_given_out(self) -> None:
        draft = draft_of(TOWN)
        assert draft.next_code("c") == "c002"
        draft.move(rows(0), "c002")
        assert draft.next_code("c") == "c003"
        draft.move(rows(0), "cA")
        assert draft.next_code("c") == "c002"


class TestTrouble:
    def test_out_of_the_band(self) -> None:
        draft = draft_of(TOWN)
        assert said(draft, "cA") == ["cA has 40 households, 10 more than the most (30)."]
        draft.move(rows(0, 1, 3), "cB")
        assert said(draft, "cA") == ["cA has 10 households, 10 short of the least (20)."]

    def test_ground_in_several_places(self) -> None:
        draft = draft_of(["ABA"])
        assert said(draft, "cA") == [
            "The ground of cA lies in 2 places that do not touch. Give what lies apart to the cell "
            "beside it."
        ]
        assert [piece.tolist() for piece in draft.pieces_of("cA")] == [[0], [2]]

    def test_a_wall_parts_the_ways_but_not_the_ground(self) -> None:
        draft = draft_of(["AA"], walls=[(0, 1)])
        assert said(draft, "cA") == ["The cell cA lies in 2 pieces with no way between them."]
        assert draft.figures("cA").places == 1

    def test_more_work_than_hours(self) -> None:
        work = Work(np.full(2, 600.0), beside={"cA": 60.0}, usual={"c": 30.0}, hours={"cA": 900.0})
        draft = draft_of(["AB"], 20, work=work)
        assert (draft.figures("cA").minutes, draft.figures("cA").hours) == (660.0, 900.0)
        assert (draft.figures("cB").minutes, draft.figures("cB").hours) == (630.0, None)
        assert said(draft, "cA") == []
        draft.move(rows(1), "cA")
        assert said(draft, "cA")[-1] == (
            "The work in cA takes 21 hours a month, 6 more than its officer has."
        )

    def test_pieces_with_most_households_first(self) -> None:
        draft = draft_of(["ABAABA"], [[3, 1, 1, 1, 1, 3]])
        assert [piece.tolist() for piece in draft.pieces_of("cA")] == [[0], [5], [2, 3]]


class TestNeighbours:
    def test_the_longest_border_first_and_none_across_a_wall(self) -> None:
        draft = draft_of(["ABBD", "ACCD", "AAAD"], walls=[(1, 5), (2, 6)])
        assert draft.neighbours("cC") == ["cA", "cD"]
        assert draft.neighbours("cB") == ["cA", "cD"]
        assert draft.neighbours("cD") == ["cA", "cB", "cC"]


@st.composite
def strokes(draw: st.DrawFn) -> list[tuple[list[int], str]]:
    units = st.lists(st.integers(0, 15), min_size=1, max_size=8, unique=True)
    return draw(st.lists(st.tuples(units, st.sampled_from("ABCDE")), max_size=8))


@given(
    st.lists(st.text("ABCD", min_size=4, max_size=4), min_size=4, max_size=4),
    st.lists(st.integers(0, 15), min_size=16, max_size=16),
    st.sets(st.sampled_from([(0, 1), (1, 2), (4, 5), (5, 9), (6, 10), (9, 13), (10, 11)])),
    strokes(),
)
@settings(max_examples=60, deadline=None)
def test_figures_are_those_from_scratch_and_undo_brings_the_old_ones(cells, people, walls, made):
    households = np.array(people).reshape(4, 4).tolist()
    draft = draft_of(cells, households, walls=sorted(walls), band=Band(20, 30, 40))
    check(draft)
    taken = []
    for units, letter in made:
        before = [draft.codes[cell] for cell in draft.cells[units]]
        known = {code: draft.figures(code) for code in draft.present()}
        trial = draft.figures_if(rows(*units), [f"c{letter}"] * len(units))
        taken.append((units, before, known, draft.totals()))
        changed = draft.move(rows(*units), f"c{letter}")
        assert {code: draft.figures(code) for code in trial} == trial
        assert set(trial) == changed
        check(draft)
    for units, before, known, totals in reversed(taken):
        draft.move(rows(*units), before)
        assert {code: draft.figures(code) for code in draft.present()} == known
        assert draft.totals() == totals
    assert not draft.edits()
