"""Rivers, railways and walls, and what leads over them."""

from __future__ import annotations

import numpy as np
import pytest
from shapely.geometry import LineString, Point, box

LEFT, RIGHT = box(10, 40, 30, 60), box(70, 40, 90, 60)
RIVER = box(40, -10, 60, 110)
RAIL = LineString([(50, -10), (50, 110)])


def texts(ground) -> str:
    return " ".join(note.render("en") for note in ground.notes)


def test_a_river_belongs_to_its_banks_and_parts_them(draw, ask):
    ground = draw(buildings=[LEFT, RIGHT], barriers=[RIVER])
    assert len(ground.units) == 2
    left = ground.units.geometry[ask.unit(ground, "b0")]
    assert left.symmetric_difference(box(0, 0, 50, 100)).area < 50
    assert len(ground.edges) == 0
    assert ground.blocked_edges.tolist() == [[0, 1]]
    assert ground.blocked_border_m[0] == pytest.approx(100, abs=2)


@pytest.mark.parametrize("bridge", [LineString([(35, 50), (65, 50)]), Point(47, 50)])
def test_a_bridge_joins_the_banks(draw, bridge):
    ground = draw(buildings=[LEFT, RIGHT], barriers=[RIVER], crossings=[bridge])
    assert ground.edges.tolist() == [[0, 1]]
    assert ground.on_road.tolist() == [True]


def test_a_bridge_joins_only_the_pair_it_lands_on(draw, ask):
    houses = [box(x, y, x + 15, y + 15) for x in (10, 75) for y in (5, 40, 80)]
    bridge = LineString([(30, 47), (70, 49)])
    ground = draw(buildings=houses, barriers=[RIVER], crossings=[bridge])
    over = [
        (one, other)
        for one in range(3)
        for other in range(3, 6)
        if ask.linked(ground, ask.unit(ground, f"b{one}"), ask.unit(ground, f"b{other}"))
    ]
    assert over == [(1, 4)]
    assert ask.linked(ground, ask.unit(ground, "b0"), ask.unit(ground, "b1"))


def test_the_road_on_a_bridge_does_not_cut_the_water(draw):
    road = LineString([(0, 50), (100, 50)])
    plain = draw(buildings=[LEFT, RIGHT], barriers=[RIVER])
    ground = draw(buildings=[LEFT, RIGHT], barriers=[RIVER], roads=[road])
    assert len(plain.units) == 2
    assert len(ground.units) == 2  # each building stands astride the road
    assert len(ground.edges) == 0


def test_an_island_shares_the_river(draw, ask):
    island = box(46, 40, 54, 60)
    ground = draw(buildings=[LEFT, RIGHT, box(48, 45, 52, 55)], barriers=[RIVER.difference(island)])
    assert len(ground.units) == 3
    assert len(ground.edges) == 0
    assert ask.barred(ground, ask.unit(ground, "b0"), ask.unit(ground, "b2"))
    assert ground.units.geometry[ask.unit(ground, "b2")].area > island.area


def test_water_alone_is_a_unit(draw):
    ground = draw(barriers=[box(-10, -10, 110, 110)])
    assert ground.units["households"].tolist() == [0]


def test_a_railway_is_crossed_at_its_underpass(draw, ask):
    houses = [box(x, y, x + 15, y + 15) for x in (10, 75) for y in (10, 70)]
    closed = draw(buildings=houses, barriers=[RAIL])
    assert len(closed.edges) == 2
    opened = draw(buildings=houses, barriers=[RAIL], crossings=[Point(50.5, 20)])
    assert len(opened.edges) == 3
    assert ask.linked(opened, ask.unit(opened, "b0"), ask.unit(opened, "b2"))


def test_two_tracks_are_one_barrier(draw):
    tracks = [LineString([(48, -10), (48, 110)]), LineString([(52, -10), (52, 110)])]
    houses = [LEFT, RIGHT]
    closed = draw(buildings=houses, barriers=tracks)
    assert len(closed.units) == 2
    assert closed.blocked_edges.tolist() == [[0, 1]]
    assert len(closed.edges) == 0
    for under in (Point(50, 30), LineString([(44, 30), (56, 30)])):
        assert draw(buildings=houses, barriers=tracks, crossings=[under]).edges.tolist() == [[0, 1]]


def test_one_walks_round_the_end_of_a_wall(draw):
    wall = LineString([(50, 0), (50, 60)])
    around = draw(buildings=[LEFT, RIGHT], barriers=[wall])
    assert around.edges.tolist() == [[0, 1]]
    across = draw(buildings=[LEFT, RIGHT], barriers=[LineString([(50, 0), (50, 100)])])
    assert len(across.edges) == 0


def test_ground_behind_a_wall_goes_to_who_can_reach_it(draw, ask):
    # The wall stands nearer to b0 than half way: what lies beyond it is b1's.
    wall = LineString([(40, -5), (40, 105)])
    ground = draw(buildings=[LEFT, RIGHT], barriers=[wall])
    assert ground.units.geometry[ask.unit(ground, "b1")].equals(box(40, 0, 100, 100))


def test_a_building_through_a_wall_stays_whole(draw, ask):
    ground = draw(buildings=[box(30, 40, 70, 60), RIGHT.buffer(-8)], barriers=[RAIL])
    own = ground.units.geometry[ask.unit(ground, "b0")]
    assert own.buffer(1e-4).contains(box(30, 40, 70, 60))


def test_a_building_in_the_water_is_a_bank(draw, ask):
    ground = draw(buildings=[LEFT, RIGHT, box(48, 20, 52, 30)], barriers=[RIVER])
    boat = ask.unit(ground, "b2")
    assert ground.units.geometry[boat].area > 40
    assert ask.barred(ground, boat, ask.unit(ground, "b0"))


def test_a_crossing_far_from_any_barrier_is_told(draw):
    ground = draw(buildings=[LEFT, RIGHT], barriers=[RAIL], crossings=[Point(10, 10)])
    assert "1 crossings lead nowhere (x0)" in texts(ground)
    assert len(ground.edges) == 0


@pytest.mark.parametrize("bridge", [LineString([(35, 50), (65, 50)]), Point(47, 50)])
def test_adding_a_crossing_joins_the_two_sides_there_and_removing_it_parts_them(draw, ask, bridge):
    houses = [box(x, y, x + 15, y + 15) for x in (10, 75) for y in (5, 42, 80)]
    without = draw(buildings=houses, barriers=[RIVER])
    layers = draw.layers(buildings=houses, barriers=[RIVER], crossings=[bridge])
    layers["crossings"]["name"] = ["East Bridge"]
    ground = draw.build(box(0, 0, 100, 100), layers)
    added = {tuple(edge) for edge in ground.edges} - {tuple(edge) for edge in without.edges}
    (pair,) = added
    assert set(pair) == {ask.unit(ground, "b1"), ask.unit(ground, "b4")}
    # The way is known by the crossing's name; every other needs none.
    ways = {tuple(edge): names for edge, names in zip(ground.edges, ground.ways) if names}
    assert ways == {pair: ("East Bridge (x0)",)}
    assert all(names is None for names in without.ways)
    assert ground.notes == ()
    layers["crossings"] = layers["crossings"].iloc[:0]
    assert ask.same(draw.build(box(0, 0, 100, 100), layers), without)


def test_two_crossings_of_one_border_are_both_named(draw):
    gates = [Point(50, 30), Point(50, 70)]
    ground = draw(buildings=[LEFT, RIGHT], barriers=[RAIL], crossings=gates)
    assert ground.ways.tolist() == [("x0", "x1")]


def test_a_crossing_of_a_barrier_that_parts_nothing_is_told(draw):
    # One walks around the wall's end, so its gate is not needed.
    wall = LineString([(50, 0), (50, 60)])
    ground = draw(buildings=[LEFT, RIGHT], barriers=[wall], crossings=[Point(50, 30)])
    assert ground.ways.tolist() == [None]
    assert "1 crossings join nothing that was apart (x0)" in texts(ground)
    # On both sides of this wall the ground is one building's.
    alone = draw(buildings=[LEFT], barriers=[wall], crossings=[Point(50, 30)])
    assert "1 crossings join nothing that was apart (x0)" in texts(alone)


def test_a_crossing_that_does_nothing_is_told_by_its_name(draw):
    layers = draw.layers(buildings=[LEFT, RIGHT], barriers=[RAIL], crossings=[Point(10, 10)])
    layers["crossings"]["name"] = ["南门"]
    ground = draw.build(box(0, 0, 100, 100), layers)
    assert "1 crossings lead nowhere (南门 (x0))" in texts(ground)


def test_a_crossing_outside_concerns_others(draw):
    ground = draw(buildings=[LEFT, RIGHT], barriers=[RAIL], crossings=[Point(50, 300)])
    assert ground.notes == ()


def test_a_bank_between_river_and_railway_is_reached_by_both_crossings(draw, ask):
    # Empty ground between two barriers: one bridge over both leads from b0 to it and on to b1.
    # Without the bridge nobody gets there, and it is part of a unit beside it.
    river, rail = box(30, -10, 40, 110), LineString([(65, -10), (65, 110)])
    houses = [box(5, 40, 20, 60), box(80, 40, 95, 60)]
    closed = draw(buildings=houses, barriers=[river, rail])
    assert closed.units["building_id"].tolist() == ["b0", "b1"]
    assert len(closed.edges) == 0
    bridge = LineString([(25, 50), (75, 50)])
    ground = draw(buildings=houses, barriers=[river, rail], crossings=[bridge])
    (bank,) = np.flatnonzero(ground.units["building_id"].isna())
    assert ask.linked(ground, ask.unit(ground, "b0"), int(bank))
    assert ask.linked(ground, ask.unit(ground, "b1"), int(bank))
    assert len(ground.edges) == 2
