"""The lines of walks: along the network, as long as it says."""

from __future__ import annotations

import numpy as np
import pytest
from grid_steward.plugin.assess.paths import WalkPaths
from hypothesis import given
from hypothesis import strategies as st

from .test_network import line, network


def walks(net, spots: list, *orders: list) -> list:
    """The walks from the first of the spots past others and back."""
    places = net.join(*np.array(spots, float).T)
    return WalkPaths(net).walks(places, net.matrix(places), orders)


def vertices(walk) -> list:
    return [tuple(spot) for spot in np.round(walk.coords, 3).tolist()]


def test_a_walk_follows_the_bends_of_the_road_there_and_back():
    net = network([line((0, 0), (50, 0), (50, 40))])
    (walk,) = walks(net, [(10, 5), (55, 30)], [1])
    there = [(10, 5), (10, 0), (50, 0), (50, 30), (55, 30)]
    assert vertices(walk) == there + there[-2::-1]


def test_a_walk_turns_at_the_forks():
    net = network([line((0, 0), (100, 0)), line((50, 0), (50, 80)), line((80, 0), (80, 80))])
    (walk,) = walks(net, [(0, 0), (50, 60), (80, 10)], [1, 2])
    assert vertices(walk) == [
        *[(0, 0), (50, 0), (50, 60)],
        *[(50, 0), (80, 0), (80, 10)],
        *[(80, 0), (50, 0), (0, 0)],
    ]


def test_of_two_streets_between_two_forks_the_shorter_one():
    round_about = line((0, 0), (0, 50), (100, 50), (100, 0))
    net = network([line((-20, 0), (0, 0), (100, 0), (120, 0)), round_about])
    (walk,) = walks(net, [(-10, 0), (110, 0)], [1])
    assert walk.length == pytest.approx(240)
    assert walk.bounds[3] == 0


def test_the_way_round_when_it_is_shorter_than_along_the_own_street():
    long_side = line((0, 0), (0, 100), (40, 100), (40, 0))
    net = network([long_side, line((0, 0), (40, 0)), line((0, 0), (-50, 0))])
    (walk,) = walks(net, [(0, 10), (40, 20)], [1])
    assert walk.length == pytest.approx(140)


def test_a_way_that_leads_far_round_is_found():
    """Two dead ends beside each other whose only connection is a kilometre away."""
    net = network([line((0, 0), (1_000, 0), (1_000, 30), (0, 30))])
    (walk,) = walks(net, [(0, 0), (0, 30)], [1])
    assert walk.length == pytest.approx(4_060)
    net = network(
        [
            line((0, 0), (1000, 0)),
            line((1000, 0), (1000, 30)),
            line((1000, 30), (0, 30)),
            line((1000, 0), (1100, 0)),
            line((1000, 30), (1100, 30)),
        ]
    )
    (walk,) = walks(net, [(0, 0), (0, 30)], [1])
    assert walk.length == pytest.approx(4_060)


def test_a_visit_where_the_base_is_has_no_line():
    assert walks(network([line((0, 0), (100, 0))]), [(10, 0), (10, 0)], [1]) == [None]


def test_without_roads_walks_are_straight():
    (walk,) = walks(network([]), [(0, 0), (30, 40), (30, 0)], [1, 2])
    assert vertices(walk) == [(0, 0), (30, 40), (30, 0), (0, 0)]


SPOTS = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=2, max_size=6)
SIDES = [line((at, 0), (at, 400)) for at in (0, 130, 270, 400)]
SIDES += [line((0, at), (400, at)) for at in (0, 90, 310, 400)]


@given(SPOTS)
def test_a_line_is_as_long_as_the_way(spots):
    net = network(SIDES)
    places = net.join(*np.array(spots, float).T)
    spots = [spot for spot, on in zip(spots, places.on_network) if on]
    if len(spots) < 2:
        return
    metres = net.matrix(places.take(places.on_network))
    order = list(range(1, len(spots)))
    (walk,) = walks(net, spots, order)
    way = sum(metres[a, b] for a, b in zip([0, *order], [*order, 0]))
    assert (0 if walk is None else walk.length) == pytest.approx(way, abs=0.01)
