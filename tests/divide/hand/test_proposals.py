"""What is proposed for small plans drawn with letters."""

from __future__ import annotations

import numpy as np
import pytest
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.common.errors import Cancelled, InputError
from grid_steward.plugin.divide.hand import (
    Draft,
    Proposal,
    best_home,
    mend,
    merge,
    new_cell,
    orphans,
    splits,
    swap,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from .drawn import check, draft_of, picture


def rows(*units: int) -> np.ndarray:
    return np.array(units, np.int64)


def made(draft: Draft, proposal: Proposal, width: int) -> list[str]:
    """The picture after the proposal, whose figures are those that it promised."""
    draft.move(rows(*proposal.cells), list(proposal.cells.values()))
    assert {code: draft.figures(code) for code, _ in proposal.after} == dict(proposal.after)
    check(draft)
    return picture(draft, width)


class TestSplit:
    def test_two_even_parts_with_the_shortest_line_come_first(self) -> None:
        draft = draft_of(["AAAA", "AAAA"], 6)
        first, *others = splits(draft, "cA")
        assert str(first.title) == "Split cA into 2: 24, 24"
        assert str(first.reason) == "20 m of new line, 0 m of it along roads."
        assert made(draft, first, 4) in (["AA22", "AA22"], ["22AA", "22AA"])
        assert len(others) <= 2

    def test_the_ways_differ(self) -> None:
        draft = draft_of(["AAA", "AAA", "AAA"], 5)
        ways = splits(draft, "cA")
        assert len(ways) == 3
        assert len({frozenset(one.cells) for one in ways}) == 3
        assert all(one.pieces == 1 for way in ways for _, one in way.after)

    def test_as_many_as_the_band_needs(self) -> None:
        draft = draft_of(["AAAAAAAAA"], 8)
        first, *_ = splits(draft, "cA")
        assert [one.households for _, one in first.after] == [24, 24, 24]
        assert {code for code, _ in first.after} == {"cA", "c002", "c003"}

    def test_new_codes_go_from_west_to_east(self) -> None:
        draft = draft_of(["AAAAAAAAAA"], [[8] * 9 + [6]])
        first, *_ = splits(draft, "cA")
        assert picture_codes(draft, first) == ["c002"] * 3 + ["c003"] * 3 + ["cA"] * 4

    def test_pieces_become_cells(self) -> None:
        draft = draft_of(["AABAA"])
        first, *_ = splits(draft, "cA")
        assert made(draft, first, 5)[0].startswith("AAB")

    def test_nothing_is_changed(self) -> None:
        draft = draft_of(["AAAA"])
        splits(draft, "cA")
        assert (picture(draft, 4), draft.codes) == (["AAAA"], ["cA"])

    @pytest.mark.parametrize(
        ("cells", "people", "why"),
        [
            (["AB"], 10, "single unit"),
            (["AA"], 0, "Nobody is known to live"),
            (["AA"], [[0, 30]], "live in one unit"),
        ],
    )
    def test_what_cannot_be_split(self, cells, people, why) -> None:
        with pytest.raises(InputError, match=why):
            splits(draft_of(cells, people), "cA")

    def test_a_cell_that_there_is_not_and_a_locked_one(self) -> None:
        draft = draft_of(["AA"], locked="A")
        with pytest.raises(InputError, match="no cell cX"):
            splits(draft, "cX")
        with pytest.raises(InputError, match="cA is locked"):
            splits(draft, "cA")

    def test_cancelled(self) -> None:
        def cancel(share, text=None):
            raise Cancelled

        with pytest.raises(Cancelled):
            splits(draft_of(["AAAA"]), "cA", progress=cancel)


def picture_codes(draft: Draft, proposal: Proposal) -> list[str]:
    """The code of each unit after the proposal."""
    return [
        proposal.cells.get(row, draft.codes[cell]) for row, cell in enumerate(draft.cells.tolist())
    ]


class TestMerge:
    def test_the_larger_keeps_its_code(self) -> None:
        draft = draft_of(["ABB"])
        found = merge(draft, "cA", "cB")
        assert str(found.title) == "Join cB with cA"
        assert made(draft, found, 3) == ["BBB"]

    def test_it_says_what_is_wrong_then(self) -> None:
        assert "10 more than the most" in str(merge(draft_of(["AABB"]), "cA", "cB").reason)

    @pytest.mark.parametrize("other", ["cA", "cC"])
    def test_only_neighbours(self, other: str) -> None:
        with pytest.raises(InputError, match="There is no way from cA"):
            merge(draft_of(["ABC"]), "cA", other)

    def test_not_across_a_wall_nor_a_lock(self) -> None:
        with pytest.raises(InputError, match="no way"):
            merge(draft_of(["AB"], walls=[(0, 1)]), "cA", "cB")
        with pytest.raises(InputError, match="cB is locked"):
            merge(draft_of(["AB"], locked="B"), "cA", "cB")


class TestSwap:
    def test_units_change_places(self) -> None:
        draft = draft_of(["AAB", "ABB"])
        assert made(draft, swap(draft, rows(1, 4)), 3) == ["ABB", "AAB"]

    def test_units_of_three_cells(self) -> None:
        with pytest.raises(InputError, match="these lie in 3"):
            swap(draft_of(["ABC"]), rows(0, 1, 2))

    def test_no_cell_may_fall_into_pieces(self) -> None:
        with pytest.raises(InputError, match="cA would fall into 2 pieces"):
            swap(draft_of(["AAAB"]), rows(1, 3))


class TestANewCell:
    def test_gets_the_next_code(self) -> None:
        draft = draft_of(["AAA"])
        found = new_cell(draft, rows(1, 2))
        assert str(found.title) == "Make 2 units the new cell c002"
        assert made(draft, found, 3) == ["A22"]

    @pytest.mark.parametrize(
        ("units", "why"),
        [
            ((), "units of one community"),
            ((0, 5), "units of one community"),
            ((0, 1, 2), "the whole cell cA"),
            ((0, 2), "c002 would fall into 2 pieces"),
            ((1,), "cA would fall into 2 pieces"),
            ((4,), "cB is locked"),
        ],
    )
    def test_what_cannot_be(self, units, why) -> None:
        draft = draft_of(["AAABB"], locked="B", d=["X"])
        with pytest.raises(InputError, match=why):
            new_cell(draft, rows(*units))


class TestOrphans:
    def test_all_pieces_but_the_largest(self) -> None:
        draft = draft_of(["ABAAB", "CCCCC"])
        assert [piece.tolist() for piece in orphans(draft)] == [[0], [4]]

    def test_each_goes_where_the_plan_costs_least(self) -> None:
        # The band asks for it: B has too few, C enough.
        draft = draft_of(["BCA", "BCC", "AAA"], [[5, 10, 10], [5, 5, 5], [10, 10, 5]])
        (lost,) = orphans(draft)
        assert lost.tolist() == [2]
        assert made(draft, best_home(draft, lost), 3) == ["BCC", "BCC", "AAA"]

    def test_the_neighbour_that_is_short_gets_it(self) -> None:
        draft = draft_of(["BAC", "BDC"], [[8, 10, 12], [7, 25, 13]])
        assert made(draft, best_home(draft, rows(1)), 3) == ["BBC", "BDC"]

    def test_groups_go_each_by_itself(self) -> None:
        draft = draft_of(["BABCCACC"], [[14, 6, 6, 12, 12, 6, 1, 1]])
        found = best_home(draft, rows(1, 5))
        assert set(found.cells) == {1, 5}
        assert made(draft, found, 8) == ["BBBCCCCC"]

    def test_a_locked_neighbour_takes_none_and_what_stays_is_said(self) -> None:
        draft = draft_of(["BAC"], locked="BC")
        with pytest.raises(InputError, match="no way from these 1 units of cA"):
            best_home(draft, rows(1))
        draft = draft_of(["BAAEAADD"], locked="B", walls=[(4, 5)])
        found = best_home(draft, rows(2, 5))
        assert found.cells == {2: "cE", 5: "cD"}

    def test_no_cell_may_fall_into_pieces(self) -> None:
        draft = draft_of(["AAA", "BBB"])
        with pytest.raises(InputError, match="cA would fall into pieces"):
            best_home(draft, rows(1))

    def test_none_chosen(self) -> None:
        with pytest.raises(InputError, match="No units are chosen"):
            best_home(draft_of(["AB"]), rows())


class TestMend:
    def test_neighbours_help(self) -> None:
        draft = draft_of(["AAAAB"], 8)
        found = mend(draft, "cA")
        assert made(draft, found, 5) == ["AAABB"] or draft.totals().in_band == 1
        assert dict(found.after)["cA"].in_band

    def test_two_deep_where_one_is_not_enough(self) -> None:
        # A has too much, B next to it is full, C has room.
        draft = draft_of(["AAAABBBCC"], [[9, 9, 9, 8, 10, 10, 10, 10, 10]])
        found = mend(draft, "cA")
        assert made(draft, found, 9) == ["AAABBBCCC"]
        assert str(found.reason) == "18 households change their cell."

    def test_locked_cells_stay_and_are_said(self) -> None:
        draft = draft_of(["AAAABBBCC"], [[9, 9, 9, 8, 10, 10, 10, 10, 10]], locked="B")
        with pytest.raises(InputError, match="while cB are locked"):
            mend(draft, "cA")

    def test_a_cell_in_pieces_becomes_one(self) -> None:
        draft = draft_of(["ABA", "ABA", "CCC"], 5)
        found = mend(draft, "cA")
        made(draft, found, 3)
        assert draft.totals().contiguous == draft.totals().cells

    def test_nothing_to_mend(self) -> None:
        with pytest.raises(InputError, match="nothing to mend"):
            mend(draft_of(["AABB"]), "cA")

    def test_what_is_impossible_is_said(self) -> None:
        with pytest.raises(
            InputError, match=r"does not help\. 10 households are fewer than the 20"
        ):
            mend(draft_of(["A"]), "cA")


@given(
    st.lists(st.text("ABCD", min_size=4, max_size=4), min_size=4, max_size=4),
    st.lists(st.integers(0, 12), min_size=16, max_size=16),
    st.sets(st.sampled_from([(0, 1), (1, 2), (4, 5), (5, 9), (6, 10), (9, 13), (10, 11)])),
    st.sets(st.integers(0, 15), max_size=5),
)
@settings(max_examples=40, deadline=None)
def test_whatever_is_proposed_comes_out_so_and_tears_nothing(cells, people, walls, chosen):
    households = np.array(people).reshape(4, 4).tolist()
    draft = draft_of(cells, households, walls=sorted(walls), band=Band(20, 30, 40))
    before = {code: draft.figures(code).pieces for code in draft.codes}
    found: list[Proposal] = []
    units = rows(*sorted(chosen))
    wishes = [
        lambda: splits(draft, "cA"),
        lambda: [merge(draft, "cA", "cB")],
        lambda: [swap(draft, units)],
        lambda: [best_home(draft, units)],
        lambda: [new_cell(draft, units)],
        lambda: [mend(draft, "cA")],
    ]
    for wish in wishes:
        try:
            found += wish()
        except InputError as error:
            assert str(error)
    for one in found:
        old = [draft.codes[cell] for cell in draft.cells[list(one.cells)]]
        made(draft, one, 4)
        for code, figures in one.after:
            assert figures.pieces <= max(1, before.get(code, 0))
        draft.move(rows(*one.cells), old)
    assert not draft.edits()
