"""Which entrances or floors of a tower belong to which cell."""

from __future__ import annotations

import geopandas as gpd
import pytest
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Band, Division, Settings, divide_layers
from grid_steward.plugin.divide.ground.towers import read_part
from grid_steward.plugin.divide.towers import places_text
from grid_steward.plugin.rules import load_rulebook
from shapely.geometry import box

CRS = "EPSG:4547"


def town(tower: dict[str, int], neighbours: tuple[int, int] = (150, 150)) -> Division:
    """A slab of 80 m between two houses."""
    shapes = [box(0, 0, 20, 20), box(30, 0, 110, 20), box(120, 0, 140, 20)]
    frame = contract("building").frame(
        {
            "building_id": ["west", "tower", "east"],
            "households": [neighbours[0], tower["households"], neighbours[1]],
            "entrances": [None, tower.get("entrances"), None],
            "floors": [None, tower.get("floors"), None],
            "geometry": shapes,
        },
        CRS,
    )
    settings = Settings(Band(200, 250, 300), load_rulebook("plain"))
    return divide_layers({"building": frame}, settings)


def row(division: Division) -> dict:
    (found,) = division.towers.to_dict("records")
    return found


@pytest.mark.parametrize(
    ("tower", "cut_by"),
    [
        ({"households": 400, "entrances": 4}, "entrance"),
        ({"households": 400, "floors": 16}, "floor"),
        ({"households": 400, "entrances": 1, "floors": 16}, "floor"),
        ({"households": 400, "entrances": 4, "floors": 16}, "entrance"),
        ({"households": 400}, "part"),
    ],
)
def test_the_row_says_what_belongs_where(tower, cut_by) -> None:
    division = town(tower, (100, 200))
    found = row(division)
    assert (found["building_id"], found["cut_by"]) == ("tower", cut_by)
    assert (found["households"], found["cells"]) == (400, len(found["places"].split("; ")))
    assert division.cells["in_band"].all()
    parts = division.units[division.units["building_id"] == "tower"]
    # Every entrance or floor is in the row, in its cell.
    said = {}
    for piece in found["places"].split("; "):
        numbers, cell = piece.split(" → ")
        first, _, last = numbers.partition("-")
        said.update(dict.fromkeys(range(int(first), int(last or first) + 1), cell))
    for text, cell in zip(parts["part"], parts["cell_id"]):
        run = read_part(text)
        assert {said.pop(number) for number in range(run.first, run.last + 1)} == {cell}
    assert not said
    assert parts.geometry.union_all().covers(found["geometry"])


def test_parts_go_to_the_cells_beside_them() -> None:
    division = town({"households": 400, "entrances": 4}, (150, 150))
    cells = division.units.set_index("building_id")["cell_id"]
    west, east = cells["west"], cells["east"]
    # 150 + 100, 200, 150 + 100 or, as two cells are too few, nothing else.
    assert len(division.cells) == 3
    assert row(division)["places"].startswith(f"1 → {west}; ")
    assert row(division)["places"].endswith(f"; 4 → {east}")


def test_a_part_that_a_neighbour_needs_makes_two_of_one_tower() -> None:
    division = town({"households": 400, "entrances": 4}, (150, 0))
    assert division.cells["in_band"].all()
    assert len(row(division)["places"].split("; ")) == 2


def test_what_fits_has_no_row() -> None:
    division = town({"households": 250, "entrances": 4}, (250, 250))
    assert division.towers.empty
    assert isinstance(division.towers, gpd.GeoDataFrame)


@pytest.mark.parametrize(
    ("parts", "cells", "text"),
    [
        (["floors 1-8", "floors 9-16"], "AA", "1-16 → A"),
        (["floors 9-16", "floors 1-8"], "BA", "1-8 → A; 9-16 → B"),
        (["floor 1", "floor 2", "floor 3"], "ABA", "1 → A; 2 → B; 3 → A"),
        (["floors 1-2", "floors 5-6"], "AA", "1-2 → A; 5-6 → A"),
        ([f"entrance {number}" for number in (10, 2, 1)], "BAA", "1-2 → A; 10 → B"),
    ],
)
def test_neighbouring_runs_of_one_cell_are_put_together(parts, cells, text) -> None:
    assert places_text([read_part(part) for part in parts], list(cells)) == text
