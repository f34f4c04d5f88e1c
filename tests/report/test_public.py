"""What the public edition shows of small towns that the eye can check."""

from __future__ import annotations

import pandas as pd
import pytest
from grid_steward.plugin.attach import locate_layers
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.report.areas import plan_areas
from grid_steward.plugin.report.public import release_counts

from .releases import GROUP, NOTHING, NOW, RULEBOOK, Office, figures, located

THREE = {"K": {"A": "a", "B": "b", "C": "c"}}
TWO = {"K": {"A": "a", "B": "b"}, "L": {"C": "c", "D": "d"}}


def shown(plan, people, **more):
    return Office().shows(plan, people, **more)


def test_where_nothing_is_small_all_is_shown():
    assert shown(TWO, {"a": 5, "b": 6, "c": 7, "d": 8}) == {
        "A": 5, "B": 6, "C": 7, "D": 8, "K": 11, "L": 15, "all": 26,
    }  # fmt: skip


def test_beside_a_single_small_count_another_is_withheld():
    assert shown(THREE, {"a": 2, "b": 28, "c": 30}) == {"C": 30, "K": 60, "all": 60}


def test_a_zero_is_withheld_like_any_small_count():
    assert shown(THREE, {"a": 0, "b": 28, "c": 30}) == {"C": 30, "K": 58, "all": 58}


def test_which_other_goes_by_households_and_not_by_the_counts():
    """B has two buildings, so C with its one goes first, though more people are counted there."""
    plan = {"K": {"A": "a", "B": "b x", "C": "c"}}
    assert shown(plan, {"a": 2, "b": 28, "x": 0, "c": 30}) == {"B": 28, "K": 60, "all": 60}


def test_small_counts_can_cover_each_other():
    assert shown(THREE, {"a": 2, "b": 3, "c": 30}) == {"C": 30, "K": 35, "all": 35}


@pytest.mark.parametrize("small", [(1, 1), (0, 4), (4, 4), (3, 4)])
def test_not_where_their_sum_says_too_much(small):
    people = {"a": small[0], "b": small[1], "c": 30, "d": 40}
    plan = {"K": {"A": "a", "B": "b", "C": "c", "D": "d"}}
    assert shown(plan, people) == {"D": 40, "K": sum(people.values()), "all": sum(people.values())}


def test_a_small_community_hides_behind_another_with_all_its_cells():
    plan = {**TWO, "M": {"E": "e"}}
    people = {"a": 1, "b": 2, "c": 30, "d": 40, "e": 50}
    assert shown(plan, people) == {"C": 30, "D": 40, "L": 70, "all": 123}


def test_two_fours_take_their_community_with_them():
    plan = {**TWO, "M": {"E": "e"}}
    people = {"a": 4, "b": 4, "c": 30, "d": 40, "e": 50}
    assert shown(plan, people) == {"C": 30, "D": 40, "L": 70, "all": 128}


def test_with_nothing_left_to_hide_behind_the_whole_is_withheld():
    assert shown(TWO, {"a": 4, "b": 0, "c": 4, "d": 0}) == {}


def test_a_cell_where_nobody_lives_is_no_cover():
    """That A has nobody is known, so that 2 would be left for B."""
    people = {"b": 2, "c": 30, "d": 40}
    plan = {"K": {"A": "a", "B": "b", "C": "c", "D": "d"}}
    assert shown(plan, people, empty="a") == {"D": 40, "K": 72, "all": 72}


def test_a_cell_with_people_but_no_households_is_one_where_somebody_lives():
    """A home for the elderly: its residents are shown, so that none is in care must not be."""
    place = located(THREE, {"b": 20, "c": 30}, empty="a")
    residents = contract("resident").frame(
        {
            "resident_id": [f"r{number}" for number in range(12)],
            "building_id": ["a"] * 12,
            "geometry": [None] * 12,
        },
        place.plan.cells.crs,
    )
    layers = {"care_count": place.rows["care_count"], "resident": residents}
    made = release_counts(locate_layers(place.plan, layers), RULEBOOK, *NOTHING, NOW)
    assert figures(made) == {"C": 30, "K": 50, "all": 50}


def test_every_cell_and_every_group_is_listed_withheld_or_not():
    frame = Office().release(THREE, {"a": 2, "b": 28, "c": 30}).public
    assert len(frame) == 5 * len(RULEBOOK.care_groups)
    assert set(frame["kind"]) == {group.id for group in RULEBOOK.care_groups}
    assert frame.loc[frame["kind"] != GROUP, "count"].isna().all()
    assert list(frame) == list(contract("public_count").fields)
    own = frame[frame["kind"] == GROUP]
    assert own["level"].tolist() == ["all", "community", "cell", "cell", "cell"]


def test_a_topic_without_any_layer_is_not_there():
    plan = located(THREE, {"a": 9}).plan
    made = release_counts(locate_layers(plan, {}), RULEBOOK, *NOTHING, NOW)
    assert [len(frame) for frame in (made.public, made.areas, made.counts)] == [0, 0, 0]


def test_people_whose_building_the_plan_has_not_are_in_no_total():
    assert shown(THREE, {"a": 8, "b": 9, "c": 30, "elsewhere": 3})["all"] == 47


def test_the_order_of_rows_is_no_matter():
    people = {"a": 1, "b": 2, "c": 30, "d": 40}
    straight = Office().release(TWO, people)
    back = Office().release(
        {"L": {"D": "d", "C": "c"}, "K": {"B": "b", "A": "a"}}, dict(reversed(people.items()))
    )
    for one, other in zip(vars(straight).values(), vars(back).values()):
        pd.testing.assert_frame_equal(one, other)


# Several plans, and several reports


def test_two_plans_that_differ_by_one_building():
    """P∪x and Q, then P and Q∪x: no cell of the second is shown, R and the sums as before."""
    people = {"p": 20, "q": 30, "x": 3, "r": 40}
    office = Office()
    first = office.shows({"K": {"P": "p x", "Q": "q", "R": "r"}}, people)
    assert first == {"P": 23, "Q": 30, "R": 40, "K": 93, "all": 93}
    second = office.shows({"K": {"P2": "p", "Q2": "q x", "R2": "r"}}, people, name="other")
    assert second == {"R2": 40, "K": 93, "all": 93}


def test_a_building_that_came_later_is_not_told_by_difference():
    office = Office()
    office.release(TWO, {"a": 5, "b": 6, "c": 7, "d": 8})
    later = {"K": {"A": "a", "B": "b new"}, "L": {"C": "c", "D": "d"}}
    people = {"a": 5, "b": 6, "c": 7, "d": 8, "new": 2}
    assert office.shows(later, people) == {"A": 5, "C": 7, "D": 8, "L": 15}


def test_a_new_community_is_shown_but_no_new_whole():
    office = Office()
    office.release(TWO, {"a": 5, "b": 6, "c": 7, "d": 8})
    people = {"a": 5, "b": 6, "c": 7, "d": 8, "e": 9, "f": 10}
    found = office.shows({**TWO, "M": {"E": "e", "F": "f"}}, people)
    assert found == {"A": 5, "B": 6, "C": 7, "D": 8, "K": 11, "L": 15, "E": 9, "F": 10, "M": 19}


def test_what_was_withheld_stays_withheld_when_it_grows():
    office = Office()
    office.release(THREE, {"a": 2, "b": 28, "c": 30})
    assert office.shows(THREE, {"a": 20, "b": 28, "c": 30}) == {"C": 30, "K": 78, "all": 78}


def test_what_falls_under_five_is_withheld_for_good():
    office = Office()
    office.release(THREE, {"a": 20, "b": 28, "c": 30})
    low = {"C": 30, "K": 61, "all": 61}
    assert office.shows(THREE, {"a": 3, "b": 28, "c": 30}) == low
    assert office.shows(THREE, {"a": 20, "b": 28, "c": 30}) == {"C": 30, "K": 78, "all": 78}


def test_small_cells_of_a_community_drawn_anew_are_not_left_by_the_whole():
    """K was never told, but that A and B fell under 5 is seen: 37 - 30 would be 3 and 4."""
    before = {"I": {"A": "a"}, "J": {"B": "b", "C": "c"}}
    after = {"K": {"A": "a", "B": "b"}, "L": {"C": "c"}}
    for small, left in ((4, {"all": 37}), (3, {"C": 30, "L": 30, "all": 36})):
        office = Office()
        office.release(before, {"a": 20, "b": 28, "c": 30})
        assert office.shows(after, {"a": 3, "b": small, "c": 30}) == left


def test_a_cell_that_lost_all_its_people_is_like_any_small_one():
    office = Office()
    office.release(THREE, {"a": 20, "b": 28, "c": 30})
    assert office.shows(THREE, {"a": 0, "b": 28, "c": 30}, empty="a") == {
        "B": 28, "C": 30, "K": 58, "all": 58,
    }  # fmt: skip


def test_a_group_that_is_new_in_the_rulebook_is_settled_by_itself():
    """What was remembered of other groups neither allows nor forbids it."""
    office = Office()
    office.release(THREE, {"a": 20, "b": 28, "c": 30})
    areas, counts = office.memory
    office.memory = (areas, counts[counts["kind"] != GROUP])
    assert office.shows(THREE, {"a": 20, "b": 28, "c": 30})["A"] == 20


# Towers


def test_parts_of_a_tower_are_areas_of_their_own():
    people = {"t:1": 6, "t:2": 7, "t:3": 8, "t:4": 9}
    halves = {"K": {"A": "t:entrances_1-2", "B": "t:entrances_3-4"}}
    assert shown(halves, people) == {"A": 13, "B": 17, "K": 30, "all": 30}


def test_a_tower_whole_in_one_plan_and_divided_in_another():
    """In the whole one those count too whose entrance nobody knows: 30 and 33 would tell."""
    people = {"t:1": 6, "t:2": 7, "t:3": 8, "t:4": 9, "t": 3, "c": 20}
    office = Office()
    halves = {"K": {"A": "t:entrances_1-2", "B": "t:entrances_3-4", "C": "c"}}
    assert office.shows(halves, people) == {"A": 13, "B": 17, "C": 20, "K": 50, "all": 50}
    assert office.shows({"K": {"A": "t", "C": "c"}}, people) == {"C": 20}


def test_a_tower_cut_elsewhere_leaves_its_community_the_same():
    people = {"t:1": 6, "t:2": 7, "t:3": 8, "t:4": 9}
    office = Office()
    office.release({"K": {"A": "t:entrances_1-2", "B": "t:entrances_3-4"}}, people)
    other = {"K": {"A": "t:entrance_1", "B": "t:entrances_2-4"}}
    assert office.shows(other, people) == {"K": 30, "all": 30}


def test_two_runs_of_one_cell_are_one():
    def names(plan):
        place = located(plan, {"t:1": 1})
        return [area.area for area in plan_areas(place.plan, place.index)]

    two = names({"K": {"A": "t:entrance_1 t:entrance_2", "B": "t:entrance_3"}})
    one = names({"K": {"A": "t:entrances_1-2", "B": "t:entrance_3"}})
    assert two == one
    assert len(set(one)) == 3  # A, B, and K as the whole


def test_what_is_remembered_fits_the_contracts():
    made = Office().release(THREE, {"a": 2, "b": 28, "c": 30})
    assert sorted(made.areas["building_id"]) == ["a", "a", "b", "b", "c", "c"]  # K is the whole
    assert made.areas["part"].isna().all()
    own = made.counts[made.counts["kind"] == GROUP]
    assert own["shown"].sum() == 2
    assert (own["released_at"] == NOW).all()
    assert figures(made) == {"C": 30, "K": 60, "all": 60}
