"""Who is visited, where, how often and for how long."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from grid_steward.plugin.assess.visits import MONTH, Visits, visits
from grid_steward.plugin.rules import CareGroup, Rulebook, load_rulebook
from grid_steward.tests.attach.street import case, rows
from hypothesis import given
from hypothesis import strategies as st

PLAIN = load_rulebook("plain")


def group(name: str, interval_days: int, minutes: int) -> CareGroup:
    one = dataclasses.replace(PLAIN.care_groups[0], id=name, names=(name,))
    return dataclasses.replace(one, interval_days=interval_days, minutes=minutes)


def rulebook(*groups: CareGroup) -> Rulebook:
    return dataclasses.replace(PLAIN, care_groups=groups)


RULES = rulebook(group("weekly", 7, 20), group("monthly", 30, 45), group("quarterly", 90, 60))


def due(*cases: tuple, counts: tuple = (), rules: tuple[Rulebook, ...] = (RULES,)) -> Visits:
    """The visits of cases (person, group, place, household) and counts (group, people, place)."""
    listed = rows("care_case", *(case(p, g, "h", household_id=h) for p, g, _, h in cases))
    counted = rows("care_count", *({"care_group": g, "people": n} for g, n, _ in counts))
    places = tuple(np.array([row[2] for row in some], np.int64) for some in (cases, counts))
    # Places from 10 on go by the second rulebook.
    books = tuple(np.where(place >= 10, 1, 0) for place in places)
    return visits(listed, counted, places, books, rules)


def plain(found: Visits) -> list[tuple]:
    """(place, group, interval, minutes, people) of each visit."""
    columns = (found.place, found.kind, found.interval, found.minutes, found.people)
    return list(zip(*(column.tolist() for column in columns)))


def test_a_person_in_three_groups_is_visited_once_for_all():
    """At the shortest of the three intervals, for the longest of the three visits."""
    three = [("p", name, 0, None) for name in ("monthly", "quarterly", "weekly")]
    assert plain(due(*three)) == [(0, "weekly", 7, 60, 1)]


def test_someone_listed_at_two_places_is_visited_where_it_is_most_urgent():
    assert plain(due(("p", "quarterly", 1, None), ("p", "monthly", 5, None))) == [
        (5, "monthly", 30, 60, 1)
    ]


def test_among_equally_urgent_cases_the_smaller_place_decides():
    assert plain(due(("p", "monthly", 5, None), ("p", "monthly", 2, None))) == [
        (2, "monthly", 30, 45, 1)
    ]


def test_of_groups_with_one_interval_the_first_of_the_rulebook_gives_its_name():
    rules = rulebook(group("second", 30, 10), group("first_by_name", 30, 20))
    both = [("p", "first_by_name", 0, None), ("p", "second", 0, None)]
    assert plain(due(*both, rules=(rules,))) == [(0, "second", 30, 20, 1)]


def test_people_without_a_code_are_a_person_each():
    assert len(due((None, "monthly", 0, None), (None, "monthly", 0, None)).place) == 2


def test_each_of_the_people_counted_is_a_visit():
    found = due(counts=(("quarterly", 3, 4),))
    assert plain(found) == [(4, "quarterly", 90, 60, 3)]
    assert found.times.tolist() == [3 * MONTH / 90]


def test_nobody_counted_is_no_visit():
    assert plain(due(counts=(("quarterly", 0, 4), ("quarterly", None, 4)))) == []


def test_a_case_without_a_place_or_with_an_unknown_group_brings_no_visit():
    assert plain(due(("p", "monthly", -1, None), ("q", "unheard of", 0, None))) == []


def test_a_case_that_is_nowhere_does_not_hasten_the_visits_elsewhere():
    """It is a gap of its own: nobody knows where to go."""
    assert plain(due(("p", "weekly", -1, None), ("p", "monthly", 0, None))) == [
        (0, "monthly", 30, 45, 1)
    ]


def test_each_place_goes_by_the_rules_of_its_community():
    other = rulebook(group("monthly", 60, 15))
    found = due(("p", "monthly", 0, None), ("q", "monthly", 10, None), rules=(RULES, other))
    assert plain(found) == [(0, "monthly", 30, 45, 1), (10, "monthly", 60, 15, 1)]


def test_a_household_with_several_people_in_care_is_one_stop():
    """As often as the one who is visited most; the minutes are for both."""
    found = due(("p", "monthly", 0, "f"), ("q", "weekly", 0, "f"), ("r", "monthly", 0, "other"))
    assert found.stops(2) == pytest.approx([MONTH / 7 + MONTH / 30, 0])
    assert found.times.sum() == pytest.approx(MONTH / 7 + 2 * MONTH / 30)


def test_one_household_at_two_places_and_people_without_one_are_stops_each():
    found = due(
        ("p", "monthly", 0, "f"),
        ("q", "monthly", 1, "f"),
        ("r", "monthly", 1, None),
        counts=(("monthly", 2, 1),),
    )
    assert found.stops(2) == pytest.approx([MONTH / 30, 4 * MONTH / 30])


people = st.lists(
    st.tuples(
        st.sampled_from(["p", "q", "r", None]),
        st.sampled_from(["weekly", "monthly", "quarterly", "unheard of"]),
        st.integers(-1, 3),
        st.sampled_from([None, "f", "g"]),
    ),
    max_size=12,
)


@given(people, st.randoms(use_true_random=False))
def test_row_order_changes_nothing_to_the_last_bit(cases, random):
    found = due(*cases)
    random.shuffle(cases)
    again = due(*cases)
    assert plain(again) == plain(found)
    assert again.stops(4).tolist() == found.stops(4).tolist()


@given(people)
def test_everyone_with_a_known_place_and_group_is_visited_once(cases):
    known = [case for case in cases if case[2] >= 0 and case[1] != "unheard of"]
    named = {person for person, *_ in known if person is not None}
    nameless = sum(person is None for person, *_ in known)
    assert due(*cases).people.sum() == len(named) + nameless
