"""The size of a community by the kinds of estates in it."""

from __future__ import annotations

from fractions import Fraction

from grid_steward.plugin.rules import community_limits, counted, factors_of, load_rulebook
from hypothesis import given
from hypothesis import strategies as st

ONE, HIGH, OLD = Fraction(1), Fraction(3, 2), Fraction(7, 10)


def test_without_factors_the_limits_stay():
    assert community_limits((1000, 3000), [(700, ONE), (900, ONE)]) == (1000, 3000)
    assert community_limits((1000, 3000), []) == (1000, 3000)


def test_of_one_kind_the_limits_are_multiplied():
    assert community_limits((1000, 3000), [(5, HIGH)]) == (1500, 4500)
    assert community_limits((1000, 3000), [(5, OLD)]) == (700, 2100)


def test_two_halves_of_factors_1_and_1_5_make_1_2():
    assert community_limits((1000, 3000), [(800, ONE), (800, HIGH)]) == (1200, 3600)


def test_factors_are_read_as_they_are_written():
    kinds = {"a": "高层小区", "b": "老旧院落", "c": "别的", "d": None}
    found = factors_of(load_rulebook("chengdu"), kinds)
    assert found == {"a": HIGH, "b": OLD, "c": ONE, "d": ONE}


@given(st.lists(st.tuples(st.integers(0, 3000), st.sampled_from([ONE, HIGH, OLD])), max_size=5))
def test_within_the_limits_is_within_the_band_when_counted(households):
    least, most = community_limits((1000, 3000), households)
    total = sum(number for number, _ in households)
    assert (least <= total <= most) == (1000 <= counted(households) <= 3000)
