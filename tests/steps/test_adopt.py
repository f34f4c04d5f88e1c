"""Cells that others have drawn, from their files to a plan in the project."""

from __future__ import annotations

import json

import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.common.errors import InputError

from .conftest import HOMES, bring_in


def ring(west: float, east: float) -> str:
    return f'"POLYGON (({west} 0, {east} 0, {east} 100, {west} 100, {west} 0))"'


# Half the street each; there is a gap of 3 m between them, where nothing stands.
POLYGONS = (
    "网格编码,网格名称,网格员,联系电话,WKT\n"
    f"G1,西片,王芳,13800001234,{ring(0, 119)}\nG2,东片,李娜,13900001234,{ring(122, 250)}"
)
MEMBERS = "\n".join(
    ["楼栋编码,网格编码", *(f"{home},{'G1' if home[-1] < '3' else 'G2'}" for home in HOMES)]
)


def inputs_of(division) -> set[str]:
    return set(json.loads(division.plan["inputs"].iloc[0]))


def test_polygons_become_a_plan(street):
    found = bring_in(street, "drawn_cell", POLYGONS)
    assert (len(found.accepted), len(found.rejected)) == (2, 0)
    assert set(found.dropped_columns) == {"网格员", "联系电话"}
    made = steps.adopt(street, plan="现状")
    assert made.repairs["kind"].tolist() == ["sliver"]
    kept = street.read_plan("现状")
    assert kept.repairs["message"].tolist() == made.repairs["message"].tolist()
    cells = kept.cells.set_index("cell_id")
    assert cells["households"].to_dict() == {"G1": 360, "G2": 360}
    assert cells["name"].to_dict() == {"G1": "西片", "G2": "东片"}
    assert cells["in_band"].tolist() == [False, False]
    assert "drawn_cell" in inputs_of(made)


def test_a_division_does_not_ask_for_drawn_cells(street):
    bring_in(street, "drawn_cell", POLYGONS)
    bring_in(street, "cell_member", MEMBERS)
    steps.adopt(street, plan="today")
    after = steps.divide(street, earlier="today")
    assert inputs_of(after).isdisjoint({"drawn_cell", "cell_member"})
    assert {"G1", "G2"} <= set(after.cells["cell_id"])
    assert json.loads(after.plan["parameters"].iloc[0])["from"] == "today"


def test_overlapping_cells_are_taken_in(street):
    twice = (
        f"网格编码,WKT\nG1,{ring(0, 150)}\nG2,{ring(100, 250)}\nG1,{ring(0, 150)}\n,{ring(0, 9)}"
    )
    found = bring_in(street, "drawn_cell", twice)
    assert (len(found.accepted), len(found.rejected)) == (4, 0)


def test_rows_of_a_table_that_were_rejected_are_told(street):
    rows = [*MEMBERS.splitlines()[:-1], "9-9,G2"]
    found = bring_in(street, "cell_member", "\n".join(rows))
    assert found.rejected["reason"].tolist() == ["no_building"]
    made = steps.adopt(street, cells="table")
    assert made.repairs["kind"].tolist() == ["missing_building", "unknown_building"]
    assert made.repairs["building_id"].tolist()[0] == HOMES[-1]
    assert "Row 13 of cell_member.csv" in made.repairs["message"].tolist()[1]


def test_what_can_not_be_adopted_is_said(street):
    with pytest.raises(InputError, match="no division to adopt"):
        steps.adopt(street)
    with pytest.raises(InputError, match="no way to adopt"):
        steps.adopt(street, cells="circles")


def test_it_is_made_again_from_the_project(street):
    bring_in(street, "drawn_cell", POLYGONS)
    steps.adopt(street, plan="today")
    assert steps.replay(street, "today").identical
