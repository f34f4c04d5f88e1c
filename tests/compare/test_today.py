"""A plan beside today's communities, which have no cells and need not hold every building."""

from __future__ import annotations

import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.compare import TODAY, today_division
from grid_steward.plugin.contracts import contract
from shapely.geometry import box

from .lots import CRS, compared, plan, table

# Of three lots the west has the first, the east the last; the courtyard between is in none.
PLAN = plan([("a", "W-1", 300), ("yard", "W-1", 20), ("c", "E-1", 280)])
LINES = contract("community").frame(
    {
        "community_id": ["W", "E", "M"],
        "geometry": [box(0, 0, 100, 100), box(200, 0, 300, 100), box(900, 0, 999, 99)],
    },
    CRS,
)


def building(code, west):
    return code, box(west + 40, 40, west + 60, 60)


HOMES = dict([building("a", 0), building("yard", 100), building("c", 200)])
BUILDINGS = contract("building").frame(
    {"building_id": list(HOMES), "geometry": list(HOMES.values())}, CRS
)


def test_a_courtyard_in_no_community_is_absorbed():
    layers = {"community": LINES, "building": BUILDINGS}
    found = compared(PLAN, today_division(PLAN, layers), **layers)
    assert found.against == TODAY
    assert table(found.changes, "building_id", "old_community", "new_community", "reason") == [
        ("yard", None, "W", "unassigned")
    ]
    assert found.changes["old_cell"].isna().all()
    assert table(
        found.flows, "level", "code", "households_before", "households_in", "households_after"
    ) == [
        ("community", "E", 280, 0, 280),
        ("community", "W", 300, 20, 320),
        ("community", None, 20, 0, 0),
    ]
    assert found.figures["households_without"] == (20, 0)
    assert found.figures["households_moved"] == (None, 0)
    assert found.figures["cells"] == (None, 2)


def test_without_the_layer_of_buildings_the_ground_decides():
    today = today_division(PLAN, {"community": LINES})
    assert table(today.units, "building_id", "community_id") == [
        ("a", "W"),
        ("yard", None),
        ("c", "E"),
    ]


def test_without_communities_there_is_no_today():
    with pytest.raises(InputError, match="no layer of communities"):
        today_division(PLAN, {"building": BUILDINGS})
