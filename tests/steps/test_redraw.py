"""Redrawing a project's communities: what is read from it, and what is kept in it."""

from __future__ import annotations

import json

import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.divide.redraw.measure import usual_band

from .conftest import CRS, FILES, bring_in

CELL, COMMUNITY = Band(100, 150, 200), Band(300, 360, 420)


def parameters(plan) -> dict:
    return json.loads(plan.plan["parameters"].iloc[0])


def test_the_plan_is_kept_and_the_layer_stays(street):
    before = street.layers()["community"]
    made = steps.redraw(street, households=COMMUNITY, band=CELL, earlier="plan-1")
    kept = street.read_plan("plan-2")
    assert set(kept.communities["community_id"]) == {"420502001", "420502002"}
    assert set(kept.cells["community_id"]) == set(kept.communities["community_id"])
    assert parameters(kept)["made_by"] == "redraw"
    assert parameters(kept)["from"] == "plan-1"
    assert parameters(kept) == parameters(made)
    assert street.layers()["community"].equals(before)


def test_of_a_name_there_is_one_plan(street):
    for _ in range(2):
        steps.redraw(street, households=COMMUNITY, band=CELL, plan="neu")
    assert street.plans()["plan"].tolist() == ["plan-1", "neu"]


def test_the_band_of_the_rulebook_aims_at_todays_mean():
    assert usual_band((1000, 3000), 16_000, 10) == Band(1000, 1600, 3000)
    assert usual_band((1000, 3000), 5_000, 10) == Band(1000, 2000, 3000)
    assert usual_band((1000, 3000), 5_000, 0) == Band(1000, 2000, 3000)


def test_residents_are_counted_from_the_restricted_file(street):
    made = steps.redraw(street, residents=Band(100, 120, 140), band=CELL)
    people = street.people()["resident"]["building_id"].value_counts()
    units = made.units.dropna(subset=["building_id"]).drop_duplicates("building_id")
    sums = units["building_id"].map(people).groupby(units["community_id"].to_numpy()).sum()
    assert sums.tolist() == [120, 120]
    assert "resident" in json.loads(made.plan["trail"].iloc[0])["people"]


def test_without_residents_it_is_said(tmp_path):
    street = steps.init_project(tmp_path / "东山.gpkg", CRS)
    for layer in ("community", "building"):
        bring_in(street, layer, FILES[layer])
    with pytest.raises(InputError, match="no residents with a building"):
        steps.redraw(street, residents=Band(100, 120, 140))


def test_it_is_made_again_from_its_parameters(street):
    steps.redraw(street, households=COMMUNITY, band=CELL, count=2, earlier="plan-1", plan="neu")
    again = steps.replay(street, "neu")
    assert again.identical, [str(one) for one in again.differences]
