"""Explaining a kept plan: three cells of a street, and what changing their lines would cost."""

from __future__ import annotations

import geopandas as gpd
import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.common.errors import InputError

from .conftest import HOMES, bring_in, houses


def cells_of(project) -> gpd.GeoDataFrame:
    return project.read_plan(None).cells


def test_a_cell_of_the_plan(street):
    """Cells of 240 from houses of 60: any house more makes 300 and leaves 180."""
    code = sorted(cells_of(street)["cell_id"])[1]
    before = street.path.read_bytes()
    found = steps.explain(street, code)
    assert street.path.read_bytes() == before
    assert (found.level, found.code, found.households) == ("cell", code, 240)
    assert found.better == 0 and "None of the" in str(found.verdict[0])
    kinds = {one.choice.kind for one in found.told}
    assert kinds == {"give", "take", "merge"}
    house = next(one for one in found.told if one.choice.kind == "take" and one.households)
    assert house.building in HOMES
    text = " ".join(map(str, house.sentences))
    assert f"Taking building {house.building} (60 households) from {house.source}:" in text
    assert f"{house.source} would have 180, 20 short of the least." in text
    ranks = [(not one.choice.possible, one.choice.cost) for one in found.told]
    assert ranks == sorted(ranks)


def test_units_of_the_plan_are_named(street):
    units = street.read_plan(None).units.set_index("unit_id")
    code = sorted(cells_of(street)["cell_id"])[0]
    for one in steps.explain(street, code).told:
        if one.unit is not None:
            assert units.loc[one.unit, "cell_id"] == one.source
            assert units.loc[one.unit, "households"] == one.households


def test_a_community_without_neighbours(street):
    found = steps.explain(street, "420502001")
    assert (found.level, found.households, found.told) == ("community", 720, ())
    assert "no neighbour" in str(found.verdict[0])


def test_communities_give_and_take_whole_cells(street):
    """Two communities beside each other, of 360 households each, which is far below the band."""
    rows = (
        '社区编码,社区名称,WKT\n420502001,东山,"POLYGON ((0 0, 125 0, 125 100, 0 100, 0 0))"\n'
        '420502002,西山,"POLYGON ((125 0, 250 0, 250 100, 125 100, 125 0))"'
    )
    bring_in(street, "community", rows)
    plan = steps.divide(street, plan="two")
    found = steps.explain(street, "420502001", "two")
    own = plan.cells.set_index("cell_id")
    merger = next(one for one in found.told if one.choice.kind == "merge")
    assert (merger.source, merger.households) == ("420502002", 360)
    text = " ".join(map(str, merger.sentences))
    assert "420502001 would have 720, 280 short of the least." in text
    assert merger.choice.better and found.better >= 1
    for one in found.told:
        if one.unit is not None:
            assert own.loc[one.unit, "community_id"] == one.source
            assert own.loc[one.unit, "households"] == one.households


def test_ground_that_changed_is_said(street):
    bring_in(street, "building", houses().replace("0-0,60", "0-0,61"))
    with pytest.raises(InputError, match="not as it was"):
        steps.explain(street, min(cells_of(street)["cell_id"]))


def test_a_code_that_there_is_not(street):
    with pytest.raises(InputError, match="no cell and no community 7"):
        steps.explain(street, "7")
