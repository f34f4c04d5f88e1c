"""The sample town divided twice and redrawn: recounted from the plans alone, one by one."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from grid_steward.layers.sample import SAMPLE_CRS, SAMPLE_DIR, SOURCES
from grid_steward.plugin.compare import Facts, compare_plans, is_today, today_division
from grid_steward.plugin.compare.flows import sums_close
from grid_steward.plugin.divide import Band, Settings, divide_layers
from grid_steward.plugin.divide.redraw.layers import redraw_layers
from grid_steward.plugin.divide.redraw.settings import RedrawSettings
from grid_steward.plugin.intake import import_source

from .lots import RULEBOOK, points
from .recount import people_recounted, recounted, said


@pytest.fixture(scope="module")
def layers():
    return {
        layer: import_source(SAMPLE_DIR / name, layer, SAMPLE_CRS).accepted
        for layer, name in SOURCES.items()
    }


def divided(layers, name, band, seed, earlier=None):
    return divide_layers(layers, Settings(Band.parse(band), RULEBOOK, seed, plan=name), earlier)


@pytest.fixture(scope="module")
def first(layers):
    return divided(layers, "first", "200:250:300", 0)


@pytest.fixture(scope="module")
def second(layers):
    return divided(layers, "second", "180:230:280", 1)


@pytest.fixture(scope="module")
def third(layers, first):
    return divided(layers, "third", "180:230:280", 0, first)


@pytest.fixture(scope="module")
def redrawn(layers, first):
    cells = Settings(Band.parse("200:250:300"), RULEBOOK, plan="redrawn")
    return redraw_layers(layers, RedrawSettings(cells, Band(1000, 2000, 3000)), first)


def joined(plan):
    """The plan with its two smallest communities in one."""
    sizes = plan.units.groupby("community_id")["households"].sum().sort_values()
    small, larger = sizes.index[:2]
    frames = {
        name: getattr(plan, name).replace({"community_id": {small: larger}})
        for name in ("units", "cells")
    }
    return replace(plan, **frames, communities=plan.communities.iloc[:0]), small, larger


@pytest.fixture(scope="module")
def people(layers):
    """Up to three residents in every building, and a case and a count in some."""
    codes = layers["building"].sort_values("building_id")["building_id"].tolist()
    lived = [code for at, code in enumerate(codes) for _ in range(at % 4)]
    return {
        "resident": points("resident", [{"building_id": code} for code in lived]),
        "care_case": points(
            "care_case",
            [
                {"case_id": code, "building_id": code, "entrance": at % 3 + 1}
                for at, code in enumerate(codes[::3])
            ],
        ),
        "care_count": points(
            "care_count",
            [{"building_id": code, "people": at % 5} for at, code in enumerate(codes[::7])],
        ),
    }


def check(new, old, layers, people=None):
    found = compare_plans(new, old, Facts({**layers, **(people or {})}), RULEBOOK)
    assert sums_close(found.people, ("residents", "care"))
    for level in found.people["level"].unique() if people else ():
        told = said(found.people, level, ("residents", "care"))
        assert told == people_recounted(new, old, people, found.people, level)
    assert sums_close(found.flows, ("buildings", "households"))
    for level in found.flows["level"].unique():
        assert said(found.flows, level) == recounted(new, old, found.flows, level)
    return found


def test_two_seeds_and_bands(first, second, layers):
    found = check(second, first, layers)
    assert found.figures["households_moved"] == (None, 0)
    assert found.figures["households_moved_cells"][1] > 0


def test_a_plan_and_the_one_it_was_made_from(first, third, layers, people):
    found = check(third, first, layers, people)
    share = json.loads(third.plan["score"].iloc[0])["moved_households_share"]
    assert found.figures["households_moved_cells_share"][1] == pytest.approx(share, abs=1e-6)
    listed = dict(zip(third.moves["unit_id"], third.moves["reason"]))
    assert dict(zip(found.changes["unit_id"], found.changes["reason"])) == listed


def test_two_communities_joined(second, first, layers):
    new, small, larger = joined(second)
    found = check(new, first, layers)
    moved = first.units.loc[first.units["community_id"] == small, "households"].sum()
    assert found.figures["households_moved"] == (None, moved)
    assert [(fate["kind"], fate["old"]) for fate in found.fates] == [
        ("joined", sorted([small, larger])),
        ("dissolved", [small]),
    ]


@pytest.mark.parametrize("against", ["the plan before", "today"])
def test_a_redrawn_plan(redrawn, first, layers, people, against):
    """By building, household, resident and care count, as the redrawing says itself."""
    old = first if against == "the plan before" else today_division(redrawn, layers)
    found = check(redrawn, old, layers, people)
    moved = json.loads(redrawn.plan["parameters"].iloc[0])["moved"]
    assert found.figures["households_moved"] == (None, moved)
    assert moved > 0 < found.people_figures["residents_moved"][1]
    assert found.people_figures["care_moved"][1] > 0


def test_a_division_moves_nobody_from_todays_communities(first, layers):
    today = today_division(first, layers)
    assert is_today(today)
    found = check(first, today, layers)
    assert found.changes.empty
    assert set(found.flows["level"]) == {"community"}
