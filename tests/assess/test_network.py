"""The walking network on drawings that the eye can check."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely
from grid_steward.plugin.assess.network import WalkNetwork, build_network
from grid_steward.plugin.common.errors import Cancelled
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.rules.assessing import Walking
from hypothesis import given
from hypothesis import strategies as st

CRS = "EPSG:4547"
WALKING = Walking(metres_per_minute=75, not_walkable=frozenset({"motorway"}), join_m=60)
# A wall that is passed has this much of a road cut away at each of its sides.
AT_WALL = 0.1


def layer(name: str, shapes: list, **columns: list) -> gpd.GeoDataFrame:
    codes = [str(number) for number in range(len(shapes))]
    geometry = [shapely.from_wkt(one) if isinstance(one, str) else one for one in shapes]
    return contract(name).frame({f"{name}_id": codes, **columns, "geometry": geometry}, CRS)


def network(roads: list, barriers: list = (), crossings: list = (), **more) -> WalkNetwork:
    layers = {
        "road": layer("road", list(roads), **more),
        "barrier": layer("barrier", list(barriers)),
        "crossing": layer("crossing", list(crossings)),
    }
    return build_network(layers, WALKING)


def far(net: WalkNetwork, start: tuple, end: tuple) -> float:
    """Metres from one spot to another; the same whichever way it is asked for."""
    two = net.join(*np.array([start, end], float).T)
    one_way = net.nearest(two.take([0]), two.take([1]))[0]
    assert net.nearest(two.take([1]), two.take([0]))[0] == pytest.approx(one_way)
    assert net.matrix(two)[0, 1] == pytest.approx(one_way)
    return round(float(one_way), 3)


def line(*spots: tuple) -> shapely.LineString:
    return shapely.LineString(spots)


def test_two_places_at_the_same_stretch_of_road():
    net = network(["LINESTRING (0 0, 100 0)"])
    assert far(net, (20, 10), (70, -5)) == 10 + 50 + 5


def test_a_way_round_is_shorter_than_back_along_the_own_stretch():
    """Both are on the long side of a loop that a short cut closes."""
    long_side = line((0, 0), (0, 100), (40, 100), (40, 0))
    net = network([long_side, line((0, 0), (40, 0)), line((0, 0), (-50, 0))])
    assert far(net, (0, 10), (40, 20)) == 10 + 40 + 20
    assert far(net, (0, 90), (40, 80)) == 10 + 40 + 20


def test_a_junction_without_a_common_vertex():
    net = network(["LINESTRING (0 0, 100 0)", "LINESTRING (50 0, 50 100)"])
    assert far(net, (0, 0), (50, 100)) == 150


def test_roads_that_cross_and_roads_that_only_touch():
    crossing = network(["LINESTRING (0 0, 100 0)", "LINESTRING (50 -50, 50 50)"])
    assert far(crossing, (0, 0), (50, 50)) == 100
    touching = network(["LINESTRING (0 0, 50 0, 100 50)", "LINESTRING (50 -50, 50 0, 40 50)"])
    assert far(touching, (0, 0), (50, -50)) == 100


@pytest.mark.parametrize(("gap", "way"), [(0.4, 150), (0.0004, 150), (1.5, np.inf)])
def test_a_road_that_ends_less_than_a_step_short_leads_there(gap, way):
    net = network(["LINESTRING (0 0, 100 0)", line((50, gap), (50, 100))])
    assert far(net, (0, 0), (50, 100)) == pytest.approx(way, abs=1e-3)


def test_no_step_over_a_wall():
    roads = ["LINESTRING (0 0, 100 0)", "LINESTRING (50 0.8, 50 100)"]
    assert far(network(roads, ["LINESTRING (-5 0.4, 105 0.4)"]), (0, -9), (50, 100)) == np.inf


def test_a_dead_end_is_walked_back_out():
    net = network(
        ["LINESTRING (0 0, 100 0)", "LINESTRING (40 0, 40 80)", "LINESTRING (60 0, 60 80)"]
    )
    assert far(net, (40, 80), (60, 80)) == 80 + 20 + 80


def test_an_island_is_no_shorter_way():
    net = network(["LINESTRING (0 0, 100 0)", "LINESTRING (0 200, 90 200)"])
    places = net.join(np.array([0, 90, 50, 50]), np.array([0, 200, 100, 205]))
    assert places.on_network.tolist() == [True, True, False, True]
    assert net.island(places).tolist() == [0, 1, -1, 1]
    assert far(net, (0, 0), (0, 200)) == np.inf
    assert net.matrix(places)[3].tolist() == [np.inf, 45, np.inf, 0]


def test_what_is_drawn_twice_counts_once():
    once = ["LINESTRING (0 0, 100 0)"]
    net = network([*once, *once, "LINESTRING (100 0, 0 0)", "LINESTRING (20 0, 60 0)"])
    assert net.pieces.length_m.sum() == 100


def test_of_two_ways_between_the_same_junctions_the_shorter():
    bow = line((0, 0), (0, 80), (100, 80), (100, 0))
    net = network([bow, line((0, 0), (100, 0)), line((-10, 0), (0, 0)), line((100, 0), (110, 0))])
    assert far(net, (-10, 0), (110, 0)) == 120


def test_roads_for_cars_only_are_no_way():
    roads = ["LINESTRING (0 0, 100 0)", "LINESTRING (0 50, 100 50)"]
    net = network(roads, **{"class": ["motorway", None]})
    assert far(net, (0, 0), (100, 0)) == 50 + 100 + 50


# A river from west to east, 30 m wide, with a quay on each side.
RIVER = shapely.box(-100, 0, 600, 30)
QUAYS = ["LINESTRING (0 -10, 500 -10)", "LINESTRING (0 40, 500 40)"]
BRIDGE = "LINESTRING (300 -10, 300 40)"


@pytest.mark.parametrize(
    "crossing",
    [
        "POINT (300 15)",
        "POINT (303 2)",
        "LINESTRING (300 -5, 300 35)",
        "LINESTRING (302 -5, 302 35)",
    ],
)
def test_a_river_with_one_bridge(crossing):
    net = network([*QUAYS, BRIDGE, "LINESTRING (100 -10, 100 40)"], [RIVER], [crossing])
    assert far(net, (0, -10), (0, 40)) == 300 + 50 + 300


def test_a_river_without_a_crossing():
    net = network([*QUAYS, BRIDGE], [RIVER])
    assert far(net, (300, -10), (300, 40)) == np.inf
    assert far(net, (300, -5), (290, -10)) == 5 + 10


@pytest.mark.parametrize(
    "crossing", ["POINT (300 15)", "POINT (300 -0.5)", "LINESTRING (300 -5, 300 35)"]
)
def test_a_bridge_that_no_road_runs_along_is_a_way_itself(crossing):
    assert far(network(QUAYS, [RIVER], [crossing]), (0, -10), (0, 40)) == 300 + 50 + 300


def test_a_point_does_not_lead_over_wide_water():
    roads, water = [QUAYS[0], "LINESTRING (0 90, 500 90)"], shapely.box(-100, 0, 600, 80)
    wide = network(roads, [water], ["POINT (300 10)"])
    assert far(wide, (0, -10), (0, 90)) == np.inf


def test_a_crossing_leads_over_no_other_bridge():
    """The bridge at 300 has a crossing; the one that leaves the same bank for 400 has none."""
    slanting = "LINESTRING (302 -10, 400 40)"
    net = network([*QUAYS, BRIDGE, slanting], [RIVER], ["LINESTRING (300 -5, 300 35)"])
    assert far(net, (302, -10), (400, 40)) == 2 + 50 + 100


# A wall from south to north at x = 50, between two streets that meet nowhere else.
WALL = "LINESTRING (50 -100, 50 100)"


def test_a_wall_cuts_the_road_that_is_drawn_through_it():
    net = network(["LINESTRING (0 0, 100 0)"], [WALL])
    assert far(net, (0, 0), (100, 0)) == np.inf
    assert far(net, (0, 0), (49, 5)) == 49 + 5


@pytest.mark.parametrize("gate", ["POINT (50 0)", "POINT (53 -2)", "LINESTRING (48 0, 52 0)"])
def test_a_wall_with_a_gate(gate):
    roads = ["LINESTRING (0 0, 100 0)", "LINESTRING (0 60, 100 60)"]
    net = network(roads, [WALL], [gate])
    assert far(net, (0, 0), (100, 0)) == 100
    assert far(net, (0, 60), (100, 60)) == np.inf


def test_a_gate_between_roads_that_do_not_go_through_it():
    roads = ["LINESTRING (40 -50, 40 50)", "LINESTRING (70 -50, 70 50)"]
    assert far(network(roads, [WALL], ["POINT (50 0)"]), (40, 0), (70, 20)) == 30 + 20


def test_a_gate_at_which_the_road_ends():
    roads = ["LINESTRING (0 0, 50 0)", "LINESTRING (70 -50, 70 50)"]
    assert far(network(roads, [WALL], ["POINT (50 0)"]), (0, 0), (70, 20)) == 70 + 20


def test_inside_a_gate_without_roads_one_walks_from_the_gate():
    net = network(["LINESTRING (0 0, 40 0)"], [WALL], ["POINT (50 0)"])
    assert far(net, (0, 0), (80, 0)) == pytest.approx(80, abs=0.5)


def test_a_place_across_a_wall_from_the_nearest_road_takes_the_next():
    roads = ["LINESTRING (40 -50, 40 50)", "LINESTRING (90 -50, 90 50)"]
    net = network(roads, [WALL])
    place = net.join(np.array([55.0]), np.array([0.0]))
    assert place.leg_m[0] == 35
    assert not network(roads[:1], [WALL]).join(np.array([55.0]), np.array([0.0])).on_network[0]


def test_a_wall_that_ends_on_a_road_does_not_cross_it():
    net = network(["LINESTRING (0 0, 100 0)"], ["LINESTRING (50 0, 50 100)"])
    assert far(net, (0, 0), (100, 0)) == 100


def test_a_road_that_only_touches_a_wall_goes_on():
    net = network([line((0, -40), (50, 0), (0, 40))], [WALL])
    assert far(net, (0, -40), (0, 40)) == pytest.approx(2 * np.hypot(50, 40), abs=1e-3)


def test_a_crossing_over_several_tracks_opens_the_road_over_all():
    tracks = [f"LINESTRING ({x} -100, {x} 100)" for x in (40, 46, 52, 58)]
    net = network(["LINESTRING (0 0, 100 0)"], tracks, ["POINT (49 1)"])
    assert far(net, (0, 0), (100, 0)) == 100


def test_shapes_that_are_missing_empty_in_three_dimensions_or_of_several_parts():
    roads = [
        "LINESTRING (0 0, 100 0)",
        None,
        "LINESTRING EMPTY",
        "LINESTRING Z (100 0 5, 200 0 7)",
        "MULTILINESTRING ((200 0, 300 0), (300 0, 300 50))",
    ]
    net = network(roads, [None, WALL], [None, "MULTIPOINT ((50 0), (1000 0))"])
    assert far(net, (0, 0), (300, 50)) == 350


def test_a_road_that_lies_wholly_in_water_is_no_way():
    assert (
        len(network(["LINESTRING (0 0, 100 0)"], [shapely.box(-9, -9, 109, 9)]).pieces.edges) == 0
    )


def test_a_ring_of_roads_is_walked_the_shorter_way_round_a_wall():
    ring = "LINESTRING (0 0, 100 0, 100 100, 0 100, 0 0)"
    assert far(network([ring]), (0, 40), (0, 60)) == 20
    assert far(network([ring], ["LINESTRING (-20 50, 20 50)"]), (0, 40), (0, 60)) == 380


def test_the_order_of_rows_changes_nothing():
    roads = [*QUAYS, BRIDGE, "LINESTRING (100 -10, 100 40)"]
    first = network(roads, [RIVER, WALL], ["POINT (300 15)", "POINT (50 -10)"])
    second = network(roads[::-1], [WALL, RIVER], ["POINT (50 -10)", "POINT (300 15)"])
    for one, other in zip(vars(first.pieces).values(), vars(second.pieces).values()):
        np.testing.assert_array_equal(one, other)


def test_without_roads_distances_are_straight_lines_and_that_is_said():
    net = network([], [WALL])
    assert far(net, (0, 0), (30, 40)) == 50
    assert "straight lines" in str(net.notes[0])
    nowhere = net.join(np.array([np.nan]), np.array([np.nan]))
    assert not nowhere.on_network[0]
    assert network(["LINESTRING (0 0, 1 0)"]).notes == ()


def test_roads_of_which_none_can_be_walked_are_named():
    net = network(["LINESTRING (0 0, 100 0)"], **{"class": ["motorway"]})
    assert far(net, (0, 0), (100, 0)) == np.inf
    assert "none of the 1 roads" in str(net.notes[0])


def test_a_nearest_source_is_found_among_several():
    net = network(["LINESTRING (0 0, 300 0)", "LINESTRING (150 0, 150 200)"])
    sources = net.join(np.array([0, 300, np.nan]), np.array([0, 0, 0]))
    targets = net.join(np.array([100, 250, 150, 150]), np.array([0, 0, 200, 500]))
    assert net.nearest(sources, targets).tolist() == [100, 50, 350, np.inf]
    assert net.nearest(sources.take([2]), targets).tolist() == [np.inf] * 4
    assert len(sources.and_(targets)) == 7


def test_cancelling_stops_the_building():
    def stop(share: float, text: object = None) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        build_network(
            {name: layer(name, []) for name in ("road", "barrier", "crossing")}, WALKING, stop
        )


@st.composite
def drawings(draw) -> tuple[list, list]:
    """Some roads and places on a chequered paper, so that they often meet."""
    spots = st.tuples(st.integers(0, 8), st.integers(0, 8)).map(lambda at: (50 * at[0], 50 * at[1]))
    roads = draw(
        st.lists(st.lists(spots, min_size=2, max_size=4, unique=True), min_size=1, max_size=8)
    )
    places = draw(
        st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=2, max_size=6)
    )
    return [line(*road) for road in roads], places


@given(drawings())
def test_distances_are_those_of_a_map(drawing):
    """The same both ways, never shorter by way of a third place, never shorter than straight, and
    a neighbourhood's matrix has what single searches find."""
    roads, places = drawing
    net = network(roads)
    stops = net.join(*np.array(places, float).T)
    metres = net.matrix(stops)
    np.testing.assert_allclose(metres, metres.T)
    straight = np.hypot(*(np.array(places)[:, None] - np.array(places)).T)
    assert (metres >= straight - 1e-6).all()
    by_third = (metres[:, :, None] + metres[None]).min(axis=1)
    assert (metres <= by_third + 1e-6).all()
    np.testing.assert_array_equal(
        np.isfinite(metres).sum(axis=1) > 1,
        [(net.island(stops) == island).sum() > 1 and island >= 0 for island in net.island(stops)],
    )
    alone = np.array([net.nearest(stops.take([row]), stops) for row in range(len(stops))])
    np.fill_diagonal(alone, 0)
    np.testing.assert_allclose(metres, alone)


def test_which_source_is_nearest():
    """Along the own stretch, over a junction, beyond a gap; of two at one spot the first."""
    net = network(["LINESTRING (0 0, 100 0, 100 100)", "LINESTRING (500 0, 600 0)"])
    sources = net.join(*np.array([[90, 5], [10, 5], [10, 5], [9000, 0]], float).T)
    targets = net.join(*np.array([[40, 0], [100, 100], [0, 0], [550, 0], [9000, 0]], float).T)
    metres, which = net.nearest_of(sources, targets)
    assert metres.round(3).tolist() == [35, 115, 15, np.inf, np.inf]
    assert which.tolist() == [1, 0, 1, -1, -1]


def test_which_source_is_nearest_on_straight_lines():
    net = network([])
    sources = net.join(*np.array([[np.nan, 0], [10, 0], [90, 0]], float).T)
    metres, which = net.nearest_of(sources, net.join(*np.array([[80, 0], [0, 0]], float).T))
    assert (metres.tolist(), which.tolist()) == ([10, 10], [2, 1])


def test_without_sources_none_is_nearest():
    net = network(["LINESTRING (0 0, 100 0)"])
    metres, which = net.nearest_of(net.join(np.zeros(0), np.zeros(0)), net.join([0.0], [0.0]))
    assert (metres.tolist(), which.tolist()) == ([np.inf], [-1])


@given(drawings())
def test_all_ways_of_looking_agree(drawing):
    """``distances``, either way round, ``nearest_of`` and ``matrix`` of the same places."""
    roads, spots = drawing
    net = network(roads)
    places = net.join(*np.array(spots, float).reshape(-1, 2).T)
    some, others = places.take(np.arange(len(places)) % 2 == 0), places
    table = net.distances(some, others)
    expected = net.matrix(some.and_(others))[: len(some), len(some) :]
    assert table == pytest.approx(expected)
    assert net.distances(others, some) == pytest.approx(table.T)
    metres, which = net.nearest_of(some, others)
    assert metres == pytest.approx(table.min(axis=0, initial=np.inf))
    reached = np.flatnonzero(np.isfinite(metres))
    assert (which >= 0).tolist() == np.isfinite(metres).tolist()
    assert table[which[reached], reached] == pytest.approx(metres[reached])


def test_cancelling_stops_a_search():
    def stop(share: float, text: object = None) -> None:
        raise Cancelled

    net = network(["LINESTRING (0 0, 100 0)"])
    places = net.join(np.array([0.0, 50.0]), np.zeros(2))
    with pytest.raises(Cancelled):
        net.distances(places, places, stop)
