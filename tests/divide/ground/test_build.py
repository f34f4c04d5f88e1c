"""Units and their neighbours on ground drawn by hand."""

from __future__ import annotations

import geopandas as gpd
import momepy
import numpy as np
import pytest
import shapely
from grid_steward.plugin.common.errors import Cancelled
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide.ground import assign_buildings, outside_note
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.affinity import rotate
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

SQUARE = box(0, 0, 100, 100)
LEFT, RIGHT = box(10, 40, 30, 60), box(70, 40, 90, 60)


def texts(ground) -> str:
    return " ".join(note.render("en") for note in ground.notes)


def test_two_buildings_meet_midway(draw, ask):
    ground = draw(buildings=[LEFT, RIGHT])
    assert len(ground.units) == 2
    left = ground.units.geometry[ask.unit(ground, "b0")]
    assert left.symmetric_difference(box(0, 0, 50, 100)).area < 50  # half a metre of border
    assert ground.edges.tolist() == [[0, 1]]
    assert ground.border_m[0] == pytest.approx(100, abs=1)
    assert not ground.on_road[0]


def test_two_sheds_in_a_corner_share_the_whole_field(draw, ask):
    ground = draw(buildings=[box(1, 5, 4, 8), box(1, 1, 4, 4)])
    south = ground.units.geometry[ask.unit(ground, "b1")]
    assert south.symmetric_difference(box(0, 0, 100, 4.5)).area < 200
    assert ground.border_m[0] > 99


def test_a_wall_a_hair_inside_the_community_line(draw, ask):
    # Noding bends the line by a hundredth of a millimetre, past the corner of the building.
    community = rotate(SQUARE, 1, origin=(50, 50))
    community = shapely.set_precision(community, 0.001)
    houses = [rotate(box(0, y, 3, y + 4), 1, origin=(50, 50)) for y in (0, 16)]
    ground = draw(community, buildings=list(shapely.set_precision(houses, 0.001)))
    assert sorted(ground.units["building_id"]) == ["b0", "b1"]


def test_four_buildings_touch_their_side_neighbours(draw, ask):
    corners = [box(x, y, x + 20, y + 20) for x in (15, 65) for y in (15, 65)]
    ground = draw(buildings=corners)
    assert len(ground.units) == 4
    for one, other in ((0, 1), (0, 2), (1, 3), (2, 3)):
        assert ask.linked(ground, ask.unit(ground, f"b{one}"), ask.unit(ground, f"b{other}"))
    assert np.allclose(ground.units.area, 2500, atol=60)


def test_a_road_parts_blocks_and_is_the_border(draw, ask):
    ground = draw(buildings=[LEFT, RIGHT], roads=[LineString([(40, -50), (40, 150)])])
    left = ground.units.geometry[ask.unit(ground, "b0")]
    assert left.equals(box(0, 0, 40, 100))
    assert ground.on_road.tolist() == [True]
    assert ground.border_m.tolist() == [100.0]


def test_roads_drawn_twice_and_dead_ends_change_nothing(draw, ask):
    road, back = LineString([(40, -50), (40, 150)]), LineString([(40, 150), (40, -50)])
    dead_end = LineString([(40, 30), (20, 30)])
    once = draw(buildings=[LEFT, RIGHT], roads=[road])
    twice = draw(buildings=[LEFT, RIGHT], roads=[road, back, road, dead_end])
    assert len(twice.units) == 2
    for one, other in zip(once.units.geometry, twice.units.geometry):
        assert one.equals(other)


def test_a_class_that_does_not_divide_is_no_block_line(draw):
    layers = draw.layers(buildings=[LEFT, RIGHT], roads=[LineString([(40, -50), (40, 150)])])
    layers["roads"]["class"] = "footway"
    ground = draw.build(SQUARE, layers)
    assert ground.on_road.tolist() == [False]


def test_a_building_astride_a_road_stays_whole(draw, ask):
    astride = box(30, 40, 50, 60)
    ground = draw(buildings=[astride, RIGHT], roads=[LineString([(40, 0), (40, 100)])])
    units = ground.units.geometry
    assert units[ask.unit(ground, "b0")].buffer(1e-4).contains(astride)
    assert units[ask.unit(ground, "b1")].intersection(astride).area < 1e-3


def test_a_corner_over_the_road_takes_no_ground_there(draw, ask):
    leaning = box(10, 40, 41, 60)
    ground = draw(buildings=[leaning], roads=[LineString([(40, 0), (40, 100)])])
    empty = int(np.flatnonzero(ground.units["building_id"].isna())[0])
    assert ground.units.geometry[empty].area == pytest.approx(6000 - 20, abs=1)
    assert ground.units["households"][empty] == 0


def test_terraces_part_at_their_common_walls(draw, ask):
    houses = [box(10 + 8 * k, 40, 18 + 8 * k, 55) for k in range(10)]
    ground = draw(buildings=houses)
    assert len(ground.units) == 10
    for number, house in enumerate(houses):
        own = ground.units.geometry[ask.unit(ground, f"b{number}")]
        assert own.intersection(house).area == pytest.approx(house.area, abs=1e-3)
        if number:
            assert ask.linked(
                ground, ask.unit(ground, f"b{number}"), ask.unit(ground, f"b{number - 1}")
            )
    inner = ground.units.geometry[ask.unit(ground, "b5")]
    assert inner.area == pytest.approx(800, abs=60)


def test_of_overlapping_footprints_the_smaller_keeps_its_shape(draw, ask):
    podium, tower = box(20, 20, 80, 80), box(40, 40, 55, 55)
    ground = draw(buildings=[podium, tower])
    assert ground.units.geometry[ask.unit(ground, "b1")].equals(tower)
    assert len(ground.units.geometry[ask.unit(ground, "b0")].interiors) == 1
    assert any("1 footprints give way" in note.text.format(**note.values) for note in ground.notes)


def test_a_footprint_drawn_twice_is_counted_and_told(draw):
    ground = draw(buildings=[LEFT, LEFT, RIGHT], households=[7, 5, 3])
    assert sorted(ground.units["households"]) == [3, 12]
    assert "1 buildings lie under others" in texts(ground)


def test_an_empty_block_is_a_unit_without_households(draw):
    ground = draw(buildings=[LEFT], roads=[LineString([(50, 0), (50, 100)])])
    assert ground.units["households"].tolist() == [10, 0]
    assert ground.units["building_id"].tolist() == ["b0", None]
    assert ground.edges.tolist() == [[0, 1]]


def test_a_traffic_island_joins_a_neighbour(draw):
    fork = [LineString([(50, 0), (50, 100)]), LineString([(50, 40), (57, 50), (50, 60)])]
    ground = draw(buildings=[LEFT, RIGHT], roads=fork)
    assert len(ground.units) == 2


def test_the_strip_between_carriageways_is_shared_along_its_middle(draw, ask):
    lanes = [LineString([(45, 0), (45, 100)]), LineString([(55, 0), (55, 100)])]
    ground = draw(buildings=[LEFT, RIGHT], roads=lanes)
    left = ground.units.geometry[ask.unit(ground, "b0")]
    assert left.symmetric_difference(box(0, 0, 50, 100)).area < 50
    assert ground.on_road.tolist() == [True]


def test_a_piece_cut_off_goes_to_the_neighbour(draw, ask):
    # An L-shaped block: the ground round the corner is nearest to b0 as the crow flies, over
    # the notch, but hangs together with b1's only.
    community = Polygon([(0, 0), (100, 0), (100, 20), (20, 20), (20, 100), (0, 100)])
    houses = [box(2, 85, 18, 98), box(80, 2, 98, 18), box(22, 2, 30, 10)]
    ground = draw(community, buildings=houses)
    assert len(ground.units) == 3  # each one polygon: see conftest.check


def test_a_community_in_two_parts_has_unconnected_units(draw):
    community = MultiPolygon([box(0, 0, 40, 100), box(60, 0, 100, 100)])
    ground = draw(community, buildings=[LEFT, RIGHT])
    assert len(ground.units) == 2
    assert len(ground.edges) == 0


def test_a_community_with_a_hole(draw):
    community = SQUARE.difference(box(40, 40, 60, 60))
    assert len(draw(community, buildings=[LEFT, RIGHT]).units) == 2


def test_a_community_without_buildings_is_one_unit(draw):
    ground = draw()
    assert ground.units["households"].tolist() == [0]
    assert ground.units.geometry[0].equals(SQUARE)


def test_a_building_astride_the_community_line_is_told(draw):
    ground = draw(buildings=[box(-5, 40, 20, 60), RIGHT])
    assert "1 buildings stand across the community's line" in texts(ground)


def test_unknown_counts_stay_unknown(draw, ask):
    ground = draw(buildings=[LEFT, RIGHT], households=[None, 4])
    row = ask.unit(ground, "b0")
    assert ground.units["households"][row] == 0
    assert ground.units["buildings_unknown"][row] == 1
    assert ground.units["buildings_unknown"].sum() == 1


def test_compounds_by_code_by_place_and_by_area(draw, ask):
    layers = draw.layers(
        buildings=[LEFT, RIGHT],
        compounds=[box(0, 0, 45, 100), box(46, 0, 100, 30)],
        roads=[LineString([(46, 0), (46, 100)]), LineString([(46, 31), (100, 31)])],
        compound_id=[None, "own"],
    )
    ground = draw.build(SQUARE, layers)
    units = ground.units
    assert units["compound_id"][ask.unit(ground, "b0")] == "c0"
    assert units["compound_id"][ask.unit(ground, "b1")] == "own"
    (empty,) = np.flatnonzero(units["building_id"].isna())
    assert units["compound_id"][empty] == "c1"


def test_row_order_and_direction_do_not_matter(draw, ask):
    layers = draw.layers(
        buildings=[box(x, y, x + 9, y + 6) for x in range(5, 90, 17) for y in range(3, 90, 13)],
        roads=[LineString([(0, 48), (100, 52)]), LineString([(60, 0), (58, 100)])],
        barriers=[LineString([(0, 20), (100, 26)]), box(30, -10, 38, 110)],
        crossings=[LineString([(25, 70), (45, 70)]), Point(80, 24)],
        compounds=[box(0, 0, 50, 50)],
    )
    first = draw.build(SQUARE, layers)
    for seed in range(3):
        assert ask.same(first, draw.build(SQUARE, ask.shuffled(layers, seed)))


def test_cancel_ends_it(draw):
    from grid_steward.plugin.common.band import Band
    from grid_steward.plugin.divide.ground import build_ground

    def stop(share, text=None):
        if share > 0.3:
            raise Cancelled

    layers = draw.layers(buildings=[LEFT, RIGHT])
    with pytest.raises(Cancelled):
        build_ground(
            SQUARE, *layers.values(), band=Band(1, 2, 3), roads_not_dividing=(), progress=stop
        )


@st.composite
def rectangles(drawn):
    shapes = []
    for _ in range(drawn(st.integers(1, 12))):
        x, y = drawn(st.integers(0, 90)), drawn(st.integers(0, 90))
        shapes.append(box(x, y, x + drawn(st.integers(3, 10)), y + drawn(st.integers(3, 10))))
    return shapes


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(shapes=rectangles(), angle=st.floats(0, 90), road=st.booleans(), river=st.booleans())
def test_any_rectangles_tile(draw, ask, shapes, angle, road, river):
    def turned(shape):
        turned = gpd.GeoSeries([shape]).rotate(angle, origin=(50, 50))
        return shapely.set_precision(turned[0], 0.001)

    community = turned(SQUARE)
    layers = draw.layers(
        buildings=[turned(shape) for shape in shapes],
        roads=[turned(LineString([(-5, 33), (105, 41)]))] if road else [],
        barriers=[turned(box(52, -5, 60, 105))] if river else [],
    )
    ground = draw.build(community, layers)  # tiles, valid, symmetric: see conftest.check
    assert ask.same(ground, draw.build(community, ask.shuffled(layers, 1)))
    alone = layers["buildings"][~_overlapped(layers["buildings"])]
    for name, footprint in zip(alone["building_id"], alone.geometry):
        own = ground.units.geometry[ask.unit(ground, name)]
        # Common walls on whole millimetres part or overlap by up to one, along ten metres.
        assert footprint.intersection(community).difference(own).area < 1e-2


def _overlapped(buildings: gpd.GeoDataFrame) -> np.ndarray:
    shapes = buildings.geometry.to_numpy()
    one, other = shapely.STRtree(shapes).query(shapes, "intersects")
    shared = shapely.area(shapely.intersection(shapes[one], shapes[other]))
    result = np.zeros(len(shapes), dtype=bool)
    result[one[(one != other) & (shared > 0)]] = True
    return result


def test_bubenec(draw, ask):
    """Real buildings that touch and overlap, and real streets, from momepy's wheel."""
    path = momepy.datasets.get_path("bubenec")
    houses = gpd.read_file(path, layer="buildings").geometry
    streets = gpd.read_file(path, layer="streets").geometry
    community = shapely.set_precision(
        shapely.box(*houses.total_bounds).buffer(20, join_style=2), 0.001
    )
    layers = draw.layers(
        buildings=shapely.set_precision(houses.to_numpy(), 0.001),
        roads=shapely.set_precision(streets.to_numpy(), 0.001),
    )
    ground = draw.build(community, layers)
    assert set(ground.units["building_id"].dropna()) == set(layers["buildings"]["building_id"])
    whole = layers["buildings"][~_overlapped(layers["buildings"])]
    units = ground.units.set_index("building_id").geometry
    lost = shapely.difference(whole.geometry.to_numpy(), units[whole["building_id"]].to_numpy())
    assert shapely.area(lost).max() < 1e-2
    assert ask.same(ground, draw.build(community, ask.shuffled(layers, 5)))


def test_buildings_belong_where_most_of_them_is():
    communities = contract("community").frame(
        {"community_id": ["e", "w"], "geometry": [box(50, 0, 100, 100), box(0, 0, 50, 100)]},
        "EPSG:32650",
    )
    shapes = [
        box(40, 0, 55, 5),
        box(45, 10, 60, 15),
        box(45, 20, 55, 25),
        box(100, 0, 110, 5),
        box(70, 70, 75, 75),
    ]
    buildings = contract("building").frame(
        {"building_id": list("abcde"), "geometry": shapes}, "EPSG:32650"
    )
    owner = assign_buildings(buildings, communities)
    assert owner.tolist() == [1, 0, 1, -1, 0]  # equal halves go west
    assert outside_note(buildings, owner).render("en") == (
        "1 buildings stand in no community and are in no cell (d)."
    )
    assert outside_note(buildings, np.zeros(5, dtype=int)) is None
    turned = assign_buildings(buildings, communities.iloc[::-1].reset_index(drop=True))
    assert turned.tolist() == [0, 1, 0, -1, 1]
