"""Whole divisions of small hand-drawn towns: codes, earlier plans, community lines."""

from __future__ import annotations

import json
from collections import Counter

import geopandas as gpd
import numpy as np
import pytest
import shapely
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.common.messages import Message
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Band, Division, Settings, divide_layers
from grid_steward.plugin.rules import load_rulebook
from shapely.geometry import box

CRS = "EPSG:4547"
BAND = Band(200, 250, 300)


def houses(columns: range, households: int = 50) -> gpd.GeoDataFrame:
    """Two rows of houses, one for each column of 40 m; b3-0 is the lower one of column 3."""
    places = [(column, row) for column in columns for row in (0, 1)]
    return contract("building").frame(
        {
            "building_id": [f"b{column}-{row}" for column, row in places],
            "households": [households] * len(places),
            "geometry": [_house(column, row) for column, row in places],
        },
        CRS,
    )


def _house(column: int, row: int) -> shapely.Polygon:
    return box(40 * column + 10, 40 * row + 10, 40 * column + 30, 40 * row + 30)


def communities(**areas: tuple[int, int]) -> gpd.GeoDataFrame:
    """Communities that reach from one column to before another."""
    return contract("community").frame(
        {
            "community_id": list(areas),
            "name": [f"社区{code}" for code in areas],
            "geometry": [box(40 * first, 0, 40 * last, 80) for first, last in areas.values()],
        },
        CRS,
    )


def divided(
    buildings: gpd.GeoDataFrame,
    lines: gpd.GeoDataFrame | None = None,
    earlier: Division | None = None,
    band: Band = BAND,
    plan: str = "plan",
) -> Division:
    layers = {"building": buildings} | ({} if lines is None else {"community": lines})
    return divide_layers(layers, Settings(band, load_rulebook("yichang"), plan=plan), earlier)


def said(division: Division, column: str) -> list:
    return json.loads(division.plan[column].iloc[0])


def lines_of(division: Division, level: str = "cell") -> list[dict]:
    """The rows of one level of the crosswalk."""
    rows = division.crosswalk[division.crosswalk["level"] == level]
    return rows.to_dict("records")


def test_without_communities_the_extent_is_one() -> None:
    division = divided(houses(range(5)))
    (row,) = said(division, "communities")
    assert (row["community_id"], row["households"], row["cells"]) == ("1", 500, 2)
    assert sorted(division.cells["cell_id"]) == ["1001", "1002"]


def test_nothing_to_divide_is_said() -> None:
    with pytest.raises(InputError, match="Import a building layer first"):
        divided(houses(range(0)))


def test_the_same_again_keeps_all_codes_and_moves_nobody() -> None:
    first = divided(houses(range(10)), communities(A=(0, 5), B=(5, 10)), plan="one")
    again = divided(houses(range(10)), communities(A=(0, 5), B=(5, 10)), first, plan="two")
    assert set(again.cells["cell_id"]) == set(first.cells["cell_id"])
    assert again.cells["continues"].tolist() == again.cells["cell_id"].tolist()
    assert said(again, "score")["moved_households_share"] == 0
    assert said(again, "parameters")["from"] == "one"
    assert said(again, "retired") == []


@pytest.mark.parametrize("border", [4, 6])
def test_a_moved_community_line_gives_no_code_twice(border: int) -> None:
    first = divided(houses(range(10)), communities(A=(0, 5), B=(5, 10)))
    lines = communities(A=(0, border), B=(border, 10))
    then = divided(houses(range(10)), lines, first)
    assert then.cells["cell_id"].is_unique
    assert then.cells["households"].sum() == 1000


def test_a_community_made_two_gives_no_code_twice() -> None:
    first = divided(houses(range(10)))
    then = divided(houses(range(10)), communities(A=(0, 5), B=(5, 10)), first)
    assert then.cells["cell_id"].is_unique
    assert set(then.cells["continues"].dropna()) <= set(first.cells["cell_id"])


def test_retired_codes_are_never_given_out_again() -> None:
    plans = [divided(houses(range(20)))]
    for band in (Band(400, 500, 600), BAND, Band(300, 350, 420)):
        plans.append(divided(houses(range(20)), earlier=plans[-1], band=band))
    ever: set[str] = set()
    for before, after in zip(plans, plans[1:]):
        ever |= set(before.cells["cell_id"])
        fresh = after.cells[after.cells["continues"].isna()]
        assert not set(fresh["cell_id"]) & ever
    retired = {line["code"] for line in said(plans[-1], "retired")}
    assert retired == ever - set(plans[-1].cells["cell_id"])


def test_the_crosswalk_adds_up_on_both_sides() -> None:
    first = divided(houses(range(10)))
    changed = houses(range(1, 11))  # column 0 is pulled down, column 10 is new
    then = divided(changed, earlier=first)
    old, new = Counter(), Counter()
    for line in lines_of(then):
        old[line["old"]] += line["households"]
        new[line["new"]] += line["households"]
    assert new.pop(None) == 100
    assert old.pop(None) == 100
    assert old == first.cells.set_index("cell_id")["households"].to_dict()
    assert new == then.cells.set_index("cell_id")["households"].to_dict()


@pytest.mark.parametrize(
    ("second", "households"), [((5, 10), [600, 400]), ((2, 4), [600, 0]), ((0, 6), [600, 0])]
)
def test_ground_claimed_twice_is_given_once_and_said(second, households) -> None:
    division = divided(houses(range(10)), communities(A=(0, 6), B=second))
    rows = said(division, "communities")
    assert [row["households"] for row in rows] == households
    ground = shapely.union_all(division.cells.geometry.to_numpy())
    assert division.cells.area.sum() == pytest.approx(ground.area)
    assert any("both claim" in note["text"] for note in said(division, "notes"))
    if not households[1]:
        assert rows[1]["verdict"] == "There is no ground to divide."


def test_a_building_outside_is_named_and_in_no_cell() -> None:
    division = divided(houses(range(6)), communities(A=(0, 5)))
    assert division.plan["households"].iloc[0] == 500
    (note,) = [note for note in said(division, "notes") if "ids" in note["values"]]
    ids = Message.from_json(note["values"]["ids"])
    assert (ids.render("en"), ids.render("zh_CN")) == ("b5-0, b5-1", "b5-0、b5-1")


def test_a_cell_that_spans_a_river_names_its_bridge() -> None:
    river = box(195, -10, 205, 90)  # between the columns 4 and 5: 200 households on each side
    bridge = shapely.LineString([(190, 40), (210, 40)])
    layers = {
        "building": houses(range(10), 20),
        "barrier": contract("barrier").frame({"barrier_id": ["r"], "geometry": [river]}, CRS),
    }
    crossings = {"crossing_id": ["x7"], "name": ["东桥"], "geometry": [bridge]}
    settings = Settings(Band(380, 400, 420), load_rulebook("yichang"))
    apart = divide_layers(layers, settings)
    assert len(apart.cells) == 2
    assert apart.cells["crossings"].isna().all()
    layers["crossing"] = contract("crossing").frame(crossings, CRS)
    joined = divide_layers(layers, settings)
    assert joined.cells["crossings"].tolist() == ["东桥 (x7)"]
    (note,) = [note for note in said(joined, "notes") if "only by a crossing" in note["text"]]
    assert note["values"] == {"count": 1, "cells": "1001: 东桥 (x7)"}


def test_a_crossing_that_a_cell_can_do_without_is_not_named() -> None:
    wall = shapely.LineString([(200, -10), (200, 60)])  # one walks around its end
    layers = {
        "building": houses(range(10), 20),
        "barrier": contract("barrier").frame({"barrier_id": ["w"], "geometry": [wall]}, CRS),
        "crossing": contract("crossing").frame(
            {"crossing_id": ["x"], "geometry": [shapely.Point(200, 20)]}, CRS
        ),
    }
    division = divide_layers(layers, Settings(Band(380, 400, 420), load_rulebook("yichang")))
    assert division.cells["crossings"].tolist() == [None]


def test_moves_and_crosswalk_tell_the_same() -> None:
    first = divided(houses(range(10)))
    changed = houses(range(1, 11), 55)
    then = divided(changed, earlier=first, plan="then")
    between = Counter()
    for line in lines_of(then):
        if line["new"] is not None and line["old"] != line["new"] and line["households"]:
            between[line["old"], line["new"]] += line["households"]
    moves = Counter()
    for move in then.moves.to_dict("records"):
        moves[move["old_cell"], move["new_cell"]] += move["households"]
    assert moves == between
    assert set(then.moves["plan"]) == {"then"}
    new = then.moves[then.moves["reason"] == "new"]
    assert set(new["building_id"]) == {"b10-0", "b10-1"}
    assert new["old_cell"].isna().all()


def test_unknown_is_not_zero() -> None:
    buildings = houses(range(5))
    buildings.loc[3, "households"] = None
    division = divided(buildings)
    assert division.cells["buildings_unknown"].sum() == 1
    assert division.plan["buildings_unknown"].iloc[0] == 1
    assert division.cells["households"].sum() == 450


def test_degrees_come_back_as_degrees() -> None:
    buildings = houses(range(5))
    buildings = buildings.set_geometry(buildings.translate(500_000, 3_400_000)).to_crs("EPSG:4490")
    division = divided(buildings)
    assert division.cells.crs == buildings.crs
    assert division.cells["in_band"].all()
    assert np.allclose(division.cells.to_crs(CRS).area, division.cells["area_m2"], rtol=2e-3)


def test_feet_come_back_as_feet() -> None:
    buildings = houses(range(5))
    shapes = buildings.translate(980_000, 200_000)  # in New York, whose plans count in feet
    division = divided(buildings.set_geometry(shapes.set_crs("EPSG:2263", allow_override=True)))
    assert division.cells.crs == "EPSG:2263"
    assert np.allclose(division.cells.area * 0.3048**2, division.cells["area_m2"], rtol=2e-3)


def test_row_order_is_no_matter() -> None:
    buildings, lines = houses(range(10)), communities(A=(0, 5), B=(5, 10))
    one = divided(buildings, lines)
    other = divided(buildings.iloc[::-1].reset_index(drop=True), lines.iloc[::-1])
    keep = ["unit_id", "cell_id", "building_id", "households"]
    assert one.units[keep].equals(other.units[keep])
    assert one.units.geometry.geom_equals(other.units.geometry).all()
    assert one.plan["inputs"].iloc[0] == other.plan["inputs"].iloc[0]
