"""The order of a day's stops."""

from __future__ import annotations

import numpy as np
import pytest
from grid_steward.plugin.staff.visiting.tour import EXACT, cheapest_place, shortest_walk, walk_m
from grid_steward.tests.assess.tours import held_karp
from hypothesis import given
from hypothesis import strategies as st

from .ortools_walk import ortools_walk_m


def straight(spots: np.ndarray) -> np.ndarray:
    return np.hypot(*(spots[:, None] - spots).transpose(2, 0, 1))


def test_around_a_square():
    metres = straight(np.array([(0, 0), (10, 10), (10, 0), (0, 10)], float))
    assert shortest_walk(metres, [1, 2, 3]) in {(2, 1, 3), (3, 1, 2)}
    assert walk_m(metres.tolist(), (2, 1, 3)) == 40


def test_no_stop_and_one_stop():
    metres = straight(np.array([(0, 0), (3, 4)], float))
    assert (shortest_walk(metres, []), shortest_walk(metres, [1])) == ((), (1,))
    assert (walk_m(metres, ()), walk_m(metres, (1,))) == (0, 10)


def test_one_more_stop_goes_where_it_costs_least():
    metres = straight(np.array([(0, 0), (10, 0), (20, 10), (15, 4)], float)).tolist()
    longer, before = cheapest_place(metres, (1, 2), 3)
    assert before == 1
    assert longer == pytest.approx(walk_m(metres, (1, 3, 2)) - walk_m(metres, (1, 2)))


spots = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=EXACT + 1)


@given(spots)
def test_few_stops_are_walked_in_the_best_order(places):
    metres = straight(np.array(places, float))
    order = shortest_walk(metres, range(1, len(places)))
    assert sorted(order) == list(range(1, len(places)))
    assert walk_m(metres, order) == pytest.approx(held_karp(metres))


@given(st.integers(0, 10**6), st.integers(EXACT + 1, 25))
def test_many_stops_each_once_and_whatever_order_they_come_in(seed, count):
    rng = np.random.default_rng(seed)
    metres = straight(rng.random((count + 1, 2)))
    order = shortest_walk(metres, range(1, count + 1))
    assert sorted(order) == list(range(1, count + 1))
    assert shortest_walk(metres, rng.permutation(count) + 1) == order


@pytest.mark.parametrize("count", [9, 14, 20, 30])
def test_many_stops_are_walked_nearly_as_short_as_by_ortools(count):
    metres = straight(np.random.default_rng(count).random((count + 1, 2)) * 1_000)
    ours = walk_m(metres, shortest_walk(metres, range(1, count + 1)))
    assert ours <= 1.1 * ortools_walk_m(metres)
