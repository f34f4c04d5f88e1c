"""The estimate of a day's walk against rounds that were solved, and against days played out."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from grid_steward.plugin.assess.network import build_network
from grid_steward.plugin.assess.officers import read_officers
from grid_steward.plugin.assess.tours import chances, detour_m, tour_m, tree_m, without_inf
from grid_steward.plugin.assess.walking import Stops, find_bases, walking_minutes
from hypothesis import given
from hypothesis import strategies as st

from .tours import held_karp
from .work import RULEBOOK, officer, scene

DAYS = RULEBOOK.work.days_per_month
SPEED = RULEBOOK.walking.metres_per_minute


def apart(spots: list[tuple[float, float]]) -> np.ndarray:
    x, y = np.array(spots, float).T
    return np.hypot(x[:, None] - x, y[:, None] - y)


def every_day(metres: np.ndarray, chance: np.ndarray, base: int | None = None) -> float:
    """The expected shortest round over all sets of stops; ``base`` is in each that has any."""
    stops = [stop for stop in range(len(metres)) if stop != base]
    expected = 0.0
    for due in itertools.product((False, True), repeat=len(stops)):
        likely = np.prod(np.where(due, chance, 1 - chance))
        there = [stop for stop, yes in zip(stops, due) if yes]
        if there and base is not None:
            there = [base, *there]
        expected += likely * held_karp(metres[np.ix_(there, there)])
    return expected


def test_the_solver_finds_the_round_of_a_square_whatever_the_order():
    square = apart([(0, 0), (10, 10), (10, 0), (0, 10)])
    assert held_karp(square) == 40
    assert held_karp(square[:2, :2]) == pytest.approx(2 * 200**0.5)


def test_chances_of_things_that_fall_due_by_themselves():
    """20 a month on 20 days: one a day on average, and none on exp(-1) of the days."""
    assert chances(np.array([0.0, 20.0]), 20).tolist() == pytest.approx([0, 1 - np.exp(-1)])


def test_a_round_of_two_stops_is_exact():
    chance = np.array([0.5, 0.2])
    metres = apart([(0, 0), (70, 0)])
    assert tour_m(metres, chance) == pytest.approx(0.1 * 140)
    assert tour_m(metres, chance) == pytest.approx(every_day(metres, chance))


def test_one_stop_or_all_in_one_place_is_no_round():
    assert tour_m(np.zeros((1, 1)), np.ones(1)) == 0
    assert tour_m(np.zeros((4, 4)), np.ones(4)) == 0
    assert tour_m(apart([(0, 0), (9, 9)]), np.zeros(2)) == 0


def test_stops_in_one_place_are_no_hole_in_the_tree():
    assert tree_m(apart([(0, 0), (0, 0), (30, 0), (30, 40)])) == pytest.approx(70, abs=0.01)


def test_from_a_base_rounds_through_one_or_two_stops_are_exact():
    metres = apart([(0, 0), (100, 0), (-30, 40)])
    chance = np.array([0.5, 0.2])
    detour = detour_m(metres[0, 1:], metres[1:, 1:], chance)
    assert tour_m(metres[1:, 1:], chance) + detour == pytest.approx(
        every_day(metres, chance, base=0)
    )


def test_the_detour_over_the_base_goes_by_the_two_nearest_that_are_due():
    """Along a road from the base: there and back to the nearest, whatever else is due."""
    metres, chance = apart([(0, 0), (300, 0), (100, 0), (200, 0)]), np.array([1.0, 0.5, 0.25])
    assert detour_m(metres[0, 1:], metres[1:, 1:], chance) == pytest.approx(
        2 * (100 * 0.5 + 200 * 0.5 * 0.25 + 300 * 0.5 * 0.75)
    )


def test_where_no_way_is_known_it_is_as_the_crow_flies():
    metres = np.array([[0.0, np.inf], [np.inf, 0.0]])
    straight = without_inf(metres, np.array([0.0, 3.0]), np.array([0.0, 4.0]))
    assert straight.tolist() == [[0, 5], [5, 0]]


@pytest.mark.parametrize("stops", [3, 5, 8])
@pytest.mark.parametrize("a_day", [1.5, 4.0])
def test_over_many_towns_the_estimate_is_within_a_tenth_of_solved_rounds(stops, a_day):
    """Mean over 30 random towns, every possible day of each solved exactly, base in the middle."""
    rng = np.random.default_rng(5)
    estimated = solved = 0.0
    for _ in range(30):
        metres = apart([(500.0, 500.0), *rng.uniform(0, 1000, (stops, 2)).tolist()])
        share = rng.dirichlet(np.full(stops, 3.0))
        chance = chances(a_day * share, 1)
        estimated += tour_m(metres[1:, 1:], chance) + detour_m(
            metres[0, 1:], metres[1:, 1:], chance
        )
        solved += every_day(metres, chance, base=0)
    assert estimated / solved == pytest.approx(1, abs=0.1)


spots = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=8)


@given(spots, st.data())
def test_no_estimate_is_longer_than_a_round_through_everything_twice_along_the_tree(places, data):
    chance = np.array(
        data.draw(st.lists(st.floats(0, 1), min_size=len(places), max_size=len(places)))
    )
    metres = apart(places)
    assert 0 <= tour_m(metres, chance) <= 2 * tree_m(metres) + 1e-6


def walked(stops: Stops, *officers: dict[str, object], **more: object) -> list[float]:
    """Metres a day in each cell of the street."""
    seen = scene(officer=list(officers), **more)
    bases, _ = find_bases(seen, read_officers(seen))
    network = build_network(seen.layers, seen.rulebook.walking)
    minutes = walking_minutes(seen, network, stops, bases)
    return (minutes * SPEED / DAYS).tolist()


def every(*buildings: tuple[int, int]) -> Stops:
    """Something due on each day at these buildings (cell, number): h1, h2 and t are 0, 1, 2."""
    cell, building = np.array(buildings).T
    return Stops(cell, building, np.full(len(cell), 1e9))


def test_from_the_base_through_the_buildings_and_back():
    """h1 is at 30, h2 at 130, t at 200; W1 starts from 10, W2 from 120."""
    at = every((0, 0), (1, 1), (1, 2))
    officers = officer("W1", "A", at=(10, 50)), officer("W2", "B", at=(120, 50))
    assert walked(at, *officers) == pytest.approx([40, 140 + 20, 0])


def test_without_a_base_the_way_starts_at_the_communitys_own_station():
    """East has two; the one nearer to the middle of B, 150, counts, the west's does not."""
    stations = [
        {"facility_id": "f1", "kind": "社区服务站", "at": (90, 50)},
        {"facility_id": "f2", "kind": "社区服务站", "at": (110, 50)},
        {"facility_id": "f3", "kind": "社区服务站", "at": (270, 50)},
        {"facility_id": "f4", "kind": "农贸市场", "at": (150, 50)},
    ]
    assert walked(every((1, 1)), facility=stations) == pytest.approx([0, 40, 0])


def test_cells_that_nobody_knows_a_start_for_are_told():
    seen = scene(officer=[officer("W1", "A", at=(10, 50))])
    bases, (note,) = find_bases(seen, read_officers(seen))
    assert np.isfinite(bases[:, 0]).tolist() == [True, False, False]
    assert "2" in str(note)


def test_nothing_due_is_no_walk():
    nothing = Stops(np.array([0, 1]), np.array([0, 1]), np.zeros(2))
    assert walked(nothing, officer("W1", "A,B", at=(0, 0))) == [0, 0, 0]
