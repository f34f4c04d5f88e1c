"""What counts for more or for less than a rulebook says."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.rules import FACTORS, WISHES, Weights, checked_factors, weighed
from hypothesis import given
from hypothesis import strategies as st

OWN = Weights(
    border=20,
    border_on_road=4,
    compound=101,
    target=2,
    moved_household=200,
    compactness=30,
    balance=600,
)


def changed(factors):
    """The weights that are others now."""
    before, after = asdict(OWN), asdict(weighed(OWN, factors))
    return {name: value for name, value in after.items() if value != before[name]}


def test_each_wish_has_a_weight_of_its_own():
    assert changed({"compounds": 2.0}) == {"compound": 202}
    assert changed({"shape": 0.0}) == {"compactness": 0}
    assert changed({"stay": 4.0}) == {"moved_household": 800}
    assert changed({"work": 0.5}) == {"balance": 300}


def test_of_lines_it_is_what_the_open_ground_costs_more():
    assert changed({"roads": 0.0}) == {"border": 4}
    assert changed({"roads": 4.0}) == {"border": 68}


def test_halves_go_up():
    assert changed({"compounds": 0.5}) == {"compound": 51}


def test_lines_that_need_not_follow_roads_stay_as_they_are():
    flat = Weights(5, 5, 0, 0, 0, 0, 0)
    assert weighed(flat, {"roads": 4.0}) == flat


@given(st.dictionaries(st.sampled_from(sorted(WISHES)), st.sampled_from(FACTORS)))
def test_no_road_ever_costs_more_than_open_ground(factors):
    found = weighed(OWN, factors)
    assert found.border >= found.border_on_road == OWN.border_on_road
    assert all(isinstance(value, int) for value in asdict(found).values())


def test_once_is_not_said():
    assert checked_factors({"work": 2, "compounds": 0, "roads": 1.0}) == {
        "compounds": 0.0,
        "work": 2.0,
    }
    assert list(checked_factors({"work": 2, "compounds": 0})) == ["compounds", "work"]


@pytest.mark.parametrize(
    ("factors", "words"),
    [
        ({"border": 2.0}, "Nothing is weighed by the name border"),
        ({"roads": 3.0}, "can't be multiplied by 3"),
        ({"roads": -1.0}, "can't be multiplied by -1"),
        ({"roads": float("nan")}, "can't be multiplied by nan"),
    ],
)
def test_what_is_refused(factors, words):
    with pytest.raises(InputError, match=words):
        checked_factors(factors)
