"""Cells that may not change."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Division, Settings, divide_layers, former_division
from grid_steward.plugin.divide.locks import locked_units
from grid_steward.plugin.rules import load_rulebook
from shapely.geometry import LineString

from .test_layers import BAND, CRS, communities, houses, said
from .test_moves import chain

PLAIN = load_rulebook("yichang")


def divided(
    buildings: Any,
    earlier: Division | None = None,
    locked: Any = None,
    steady: frozenset[str] = frozenset(),
    **layers: Any,
) -> Division:
    name = "two" if earlier else "one"
    settings = Settings(BAND, PLAIN, plan=name, locked=locked, steady=steady)
    return divide_layers({"building": buildings, **layers}, settings, earlier)


def homes(division: Division, cell: str) -> set[str]:
    """The buildings of a cell."""
    return set(division.units["building_id"][division.units["cell_id"] == cell])


def notes(division: Division) -> list[str]:
    return [note["text"] for note in said(division, "notes")]


@pytest.fixture(scope="module")
def first() -> Division:
    """Ten columns of two houses with 50 households each: four cells of 250."""
    return divided(houses(range(10)))


def test_a_locked_cell_keeps_its_buildings_whatever_becomes_of_their_counts(first) -> None:
    buildings = houses(range(10))
    inside = buildings["building_id"].isin(homes(first, "1001"))
    buildings.loc[inside, "households"] = 90
    buildings.loc[~inside, "households"] = 52
    then = divided(buildings, first, ("1001",))
    assert homes(then, "1001") == homes(first, "1001")
    cells, total = then.cells.set_index("cell_id"), 90 * int(inside.sum())
    assert total > 300
    assert cells.loc["1001", ["households", "off_band"]].tolist() == [total, total - 300]
    assert cells["locked"].to_dict() == {code: code == "1001" for code in cells.index}
    assert cells.drop(index="1001")["in_band"].all()
    assert said(then, "parameters")["locked"] == ["1001"]
    assert "The locked cell {cell} has {count} households more than the band allows." in notes(then)
    # Without the lock it gives buildings away.
    assert homes(divided(buildings, first), "1001") < homes(first, "1001")


def test_a_cell_that_lacks_households_is_said_too(first) -> None:
    buildings = houses(range(10))
    inside = buildings["building_id"].isin(homes(first, "1001"))
    buildings.loc[inside, "households"] = 10
    then = divided(buildings, first, ("1001",))
    assert homes(then, "1001") == homes(first, "1001")
    assert then.cells.set_index("cell_id").loc["1001", "off_band"] == 10 * int(inside.sum()) - 200
    assert "The locked cell {cell} has {count} households fewer than the band asks for." in notes(
        then
    )


def test_locked_by_default_are_the_cells_that_are_marked(first) -> None:
    marked = Division(
        first.units, first.cells.assign(locked=first.cells["cell_id"] == "1002"), first.plan
    )
    buildings = houses(range(10))
    buildings.loc[buildings["building_id"].isin(homes(first, "1002")), "households"] = 80
    kept = divided(buildings, marked)
    assert homes(kept, "1002") == homes(first, "1002")
    assert kept.cells.set_index("cell_id")["locked"]["1002"]
    freed = divided(buildings, marked, ())
    assert homes(freed, "1002") != homes(first, "1002")
    assert not freed.cells["locked"].any()


def test_all_locked_leaves_nothing_to_divide(first) -> None:
    codes = tuple(first.cells["cell_id"])
    then = divided(houses(range(10)), first, codes)
    assert then.cells["locked"].all()
    (row,) = said(then, "communities")
    assert row["feasible"]
    assert row["verdict"] == "All its cells are locked, so nothing was divided."
    assert then.moves.empty


def test_a_building_drawn_on_a_locked_cells_ground_belongs_to_it(first) -> None:
    (code,) = first.units["cell_id"][first.units["building_id"] == "b0-0"]
    buildings = houses(range(10))
    middle = buildings.geometry[0].centroid
    buildings.loc[0, "geometry"] = buildings.geometry[0].difference(middle.buffer(4))
    frame = contract("building").frame(
        {
            "building_id": [*buildings["building_id"], "shop"],
            "households": [*buildings["households"], 3],
            "geometry": [*buildings.geometry, middle.buffer(3)],
        },
        CRS,
    )
    then = divided(frame, first, (code,))
    assert homes(then, code) == homes(first, code) | {"shop"}
    assert then.cells["cell_id"].is_unique


def wall_through(division: Division, cell: str) -> Any:
    """A wall across the middle of a cell."""
    west, south, east, north = division.cells.set_index("cell_id").geometry[cell].bounds
    middle = 40 * round((west + east) / 80)
    line = LineString([(middle, south - 9), (middle, north + 9)])
    return contract("barrier").frame(
        {"barrier_id": ["w"], "kind": ["wall"], "geometry": [line]}, CRS
    )


def test_a_new_wall_through_a_locked_cell_is_said(first) -> None:
    then = divided(houses(range(10)), first, ("1001",), barrier=wall_through(first, "1001"))
    assert homes(then, "1001") == homes(first, "1001")
    assert then.plan["cells_contiguous"].iloc[0] == then.plan["cells"].iloc[0] - 1
    assert "The locked cell {cell} lies in {count} pieces with no way between them." in notes(then)


def test_steady_cells_stay_and_are_not_called_locked(first) -> None:
    steady = frozenset(first.cells["cell_id"])
    then = divided(houses(range(10)), first, steady=steady)
    assert all(homes(then, code) == homes(first, code) for code in steady)
    assert not then.cells["locked"].any()


def test_where_one_steady_cell_falls_apart_none_of_its_community_is_held(first) -> None:
    layers = {"barrier": wall_through(first, "1001"), "steady": frozenset(first.cells["cell_id"])}
    then = divided(houses(range(10)), first, **layers)
    assert then.plan["cells_contiguous"].iloc[0] == then.plan["cells"].iloc[0]
    assert not any("lies in {count} pieces" in note for note in notes(then))


@pytest.mark.parametrize("locked", [("9999",), ("1001", "9999")])
def test_a_code_that_is_none_is_named(first, locked) -> None:
    with pytest.raises(InputError, match=r"plan one has no cell 9999, .* 1001, 1002"):
        divided(houses(range(10)), first, locked)


def test_nothing_is_locked_without_an_earlier_plan() -> None:
    with pytest.raises(InputError, match="starts from an earlier plan"):
        divided(houses(range(10)), None, ("1001",))


def test_only_the_larger_piece_of_a_torn_cell_stays() -> None:
    # A . A A: what lay between the two pieces of A is another cell's now.
    graph = chain([60, 50, 70, 80, 90])
    before = np.array(["A", "B", "A", "A", "C"], object)
    stays, torn = locked_units(graph, before, {"A", "C"})
    assert stays.tolist() == [False, False, True, True, True]
    assert torn == ["A"]


def test_the_rest_of_a_torn_cell_is_divided(first) -> None:
    def column(units: Any) -> Any:
        return units["building_id"].str[1:].str.split("-").str[0].astype(int)

    # L lies in two pieces, of 200 and of 100 households, with columns of others between them.
    cells = np.select([column(first.units).isin([0, 1, 4]), column(first.units) < 4], "LM", "N")
    before = former_division(first.units.assign(cell_id=cells), None, "units")
    then = divided(houses(range(10)), before, ("L",))
    assert homes(then, "L") == {"b0-0", "b0-1", "b1-0", "b1-1"}
    assert set(then.cells.geom_type) == {"Polygon"}
    assert then.cells.set_index("cell_id")["locked"]["L"]
    assert any("no longer hangs together" in str(note) for note in said(then, "notes"))
    assert set(then.moves.loc[then.moves["old_cell"] == "L", "building_id"]) == {"b4-0", "b4-1"}


def test_a_locked_cell_of_another_community_is_no_matter() -> None:
    lines = communities(A=(0, 5), B=(5, 10))
    first = divided(houses(range(10)), community=lines)
    code = first.cells["cell_id"].iloc[0]
    then = divided(houses(range(10)), first, (code,), community=lines)
    assert homes(then, code) == homes(first, code)
    assert [row["feasible"] for row in said(then, "communities")] == [True, True]
    assert json.loads(then.plan["parameters"].iloc[0])["locked"] == [code]
