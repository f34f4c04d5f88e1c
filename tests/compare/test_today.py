"""A plan beside today's communities, which have no cells and need not hold every building."""

from __future__ import annotations

import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.compare import TODAY, today_division
from grid_steward.plugin.contracts import contract
from shapely.geometry import box

from .lots import CRS, compared, plan, points, table

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


def test_people_of_a_courtyard_come_from_none_and_only_communities_with_ground_have_staff():
    layers = {
        "community": LINES,
        "building": BUILDINGS,
        "resident": points("resident", [{"building_id": code} for code in ("a", "yard", "yard")]),
        "care_case": points("care_case", [{"case_id": "x", "building_id": "yard"}]),
    }
    found = compared(PLAN, today_division(PLAN, layers), **layers)
    names = [f"{what}_{way}" for what in ("residents", "care") for way in ("out", "in")]
    assert table(found.people, "code", *names, "staff_before", "staff_after") == [
        ("E", 0, 0, 0, 0, 5, 5),
        ("W", 0, 2, 0, 1, 5, 5),
        (None, 2, 0, 1, 0, None, None),
    ]
    assert found.people_figures["residents"] == (1, 3)
    assert found.people_figures["staff_by_rulebook"] == (10, 10)


def test_communities_that_lie_elsewhere_are_of_no_use_but_no_fault():
    away = LINES.set_geometry(LINES.translate(90_000, 0))
    found = compared(PLAN, today_division(PLAN, {"community": away}), community=away)
    assert found.figures["communities"] == (0, 2)
    assert found.figures["communities_in_band"][0] is None
    assert found.figures["households_without"] == (600, 0)
    assert {fate["kind"] for fate in found.fates} == {"founded"}


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
