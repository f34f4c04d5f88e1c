"""The sample town divided twice and redrawn: recounted from the plans alone, one by one."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from grid_steward.layers.sample import SAMPLE_CRS, SAMPLE_DIR, SOURCES
from grid_steward.plugin.compare import Facts, compare_plans, is_today, today_division
from grid_steward.plugin.compare.flows import sums_close
from grid_steward.plugin.divide import Band, Settings, divide_layers
from grid_steward.plugin.intake import import_source

from .lots import RULEBOOK
from .recount import recounted, said


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


def joined(plan):
    """The plan with its two smallest communities in one."""
    sizes = plan.units.groupby("community_id")["households"].sum().sort_values()
    small, larger = sizes.index[:2]
    frames = {
        name: getattr(plan, name).replace({"community_id": {small: larger}})
        for name in ("units", "cells")
    }
    return replace(plan, **frames, communities=plan.communities.iloc[:0]), small, larger


def check(new, old, layers):
    found = compare_plans(new, old, Facts(layers), RULEBOOK)
    assert sums_close(found.flows, ("buildings", "households"))
    for level in found.flows["level"].unique():
        assert said(found.flows, level) == recounted(new, old, found.flows, level)
    return found


def test_two_seeds_and_bands(first, second, layers):
    found = check(second, first, layers)
    assert found.figures["households_moved"] == (None, 0)
    assert found.figures["households_moved_cells"][1] > 0


def test_a_plan_and_the_one_it_was_made_from(first, third, layers):
    found = check(third, first, layers)
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


def test_a_division_moves_nobody_from_todays_communities(first, layers):
    today = today_division(first, layers)
    assert is_today(today)
    found = check(first, today, layers)
    assert found.changes.empty
    assert set(found.flows["level"]) == {"community"}
