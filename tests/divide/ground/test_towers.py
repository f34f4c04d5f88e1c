"""Buildings that are too big for a cell."""

from __future__ import annotations

import pytest
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.divide.ground.towers import Run, plan_slices, read_part
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import box

BAND = Band(200, 250, 300)


def test_what_fits_stays_whole():
    assert plan_slices(300, 4, 30, BAND) is None


def test_entrances_are_grouped():
    slices = plan_slices(400, 8, 30, BAND)
    assert slices.texts == ("entrances 1-2", "entrances 3-4", "entrances 5-6", "entrances 7-8")
    assert slices.households == (100, 100, 100, 100)
    assert slices.shares == (0.25, 0.5, 0.75)


def test_a_big_entrance_is_a_part_of_its_own():
    assert plan_slices(400, 2, 30, BAND).texts == ("entrance 1", "entrance 2")


def test_floors_where_entrances_are_too_big():
    slices = plan_slices(700, 2, 34, BAND)
    assert slices.texts[0] == "floors 1-4"
    assert slices.texts[-1].endswith("-34")
    assert len(slices.texts) == 7


def test_floors_where_entrances_are_unknown():
    slices = plan_slices(600, None, 30, BAND)
    assert slices.texts[0] == "floors 1-5"
    assert slices.households == (100,) * 6


def test_entrances_where_floors_are_known_too():
    assert plan_slices(600, 6, 30, BAND).texts[0] == "entrance 1"


@pytest.mark.parametrize(("entrances", "floors"), [(2, None), (1, 1), (None, 2), (0, 0)])
def test_entrances_and_floors_that_no_cell_could_hold_are_only_parts(entrances, floors):
    # Each entrance or floor holds 350 or more.
    assert plan_slices(700, entrances, floors, BAND).texts[:2] == ("part 1", "part 2")


def test_a_single_floor_that_fits_is_a_part():
    assert plan_slices(560, None, 2, BAND).texts == ("floor 1", "floor 2")


@given(kind=st.sampled_from(["entrance", "floor", "part"]), first=st.integers(1, 99))
def test_a_parts_text_can_be_read_back(kind, first):
    for run in (Run(kind, first, first), Run(kind, first, first + 3)):
        assert read_part(str(run)) == run


def test_numbers_where_nothing_is_known():
    assert plan_slices(310, None, None, BAND).texts == ("part 1", "part 2", "part 3", "part 4")


@given(
    households=st.integers(301, 3000),
    entrances=st.none() | st.integers(0, 20),
    floors=st.none() | st.integers(0, 60),
    band=st.sampled_from([BAND, Band(300, 400, 500), Band(10, 10, 10), Band(1, 150, 300)]),
)
def test_parts_add_up_and_fit(households, entrances, floors, band):
    slices = plan_slices(households, entrances, floors, band)
    if slices is None:
        assert households <= band.maximum
        return
    assert sum(slices.households) == households
    assert max(slices.households) <= band.maximum
    assert len(slices.texts) == len(slices.households) == len(slices.shares) + 1
    assert len(set(slices.texts)) == len(slices.texts)
    assert list(slices.shares) == sorted(slices.shares)


def test_a_tower_is_sliced_along_its_length(draw, ask):
    tower = box(20, 40, 80, 52)
    ground = draw(buildings=[tower, box(40, 80, 50, 90)], households=[400, 5], entrances=[8, None])
    parts = ground.units[ground.units["building_id"] == "b0"].sort_values("part")
    assert parts["part"].tolist() == [f"entrances {k}-{k + 1}" for k in (1, 3, 5, 7)]
    assert parts["households"].tolist() == [100] * 4
    centres = parts.geometry.centroid.x.tolist()
    assert centres == sorted(centres)
    for one, other in zip(parts.index, parts.index[1:]):
        assert ask.linked(ground, one, other)
    for number, shape in enumerate(parts.geometry):
        piece = box(20 + 15 * number, 40, 35 + 15 * number, 52)
        assert piece.difference(shape).area < 1e-3


def test_an_oblique_tower_by_a_road(draw, ask):
    from shapely.affinity import rotate
    from shapely.geometry import LineString

    tower = rotate(box(30, 40, 60, 60), 30)
    ground = draw(
        buildings=[tower, box(80, 80, 95, 95)],
        households=[690, 5],
        floors=[30, None],
        roads=[LineString([(0, 25), (100, 20)])],
    )
    parts = ground.units[ground.units["building_id"] == "b0"]
    assert len(parts) == 7
    assert sum(parts["households"]) == 690
    by_floor = parts.assign(low=parts["part"].str.extract(r"(\d+)")[0].astype(int))
    order = by_floor.sort_values("low").index
    for one, other in zip(order, order[1:]):
        assert ask.linked(ground, one, other)
    assert sum(parts.intersection(tower).area) == pytest.approx(tower.area, abs=1e-2)
