"""Figures side by side: both sides measured with one yardstick."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from grid_steward.plugin.compare import today_division
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.rules import CommunityBand, Rulebook
from shapely.geometry import box

from .lots import CRS, RULEBOOK, asked, compared, plan

OLD = plan([("a", "W-1", 900), ("b", "W-2", 200), ("c", "E-1", 300)], name="old")
NEW = plan([("a", "W-1", 900), ("b", "E-2", 200), ("c", "E-1", 300)])
LINES = contract("community").frame(
    {"community_id": ["W", "E"], "geometry": [box(0, 0, 200, 100), box(200, 0, 300, 100)]}, CRS
)


def banded(least: int, most: int) -> Rulebook:
    return replace(RULEBOOK, community_band=CommunityBand((least, most), None))


def told(division, *in_band):
    """The plan with what it says itself of its communities."""
    known = division.communities
    return replace(division, communities=known.assign(in_band=pd.array(in_band, "boolean")))


# W has 1,100 and E 300 before, W 900 and E 500 after.
@pytest.mark.parametrize(
    ("band", "before", "after"), [("300:600:1000", 1, 2), ("600:900:1200", 1, 1)]
)
def test_communities_of_before_are_held_against_the_band_of_the_plan(band, before, after):
    """Not against the rulebook's, which both say they hold or not."""
    holds = {"300:600:1000": (True, True), "600:900:1200": (False, True)}[band]
    new = asked(told(NEW, *holds), community_households=band)
    old = told(OLD, False, False)
    found = compared(new, old, banded(1, 10))
    assert found.figures["communities_in_band"] == (before, after)
    today = today_division(new, {"community": LINES})
    found = compared(new, today, banded(1, 10), community=LINES)
    assert found.figures["communities_in_band"] == (before, after)


def test_a_band_of_both_is_told_by_both():
    found = compared(told(NEW, True, True), told(OLD, True, False), banded(1, 10))
    assert found.figures["communities_in_band"] == (1, 2)


def test_the_kinds_of_estates_count_for_todays_communities_too():
    """900 of the 1,100 households of W are of a kind that counts half."""
    kind = replace(RULEBOOK.compound_kinds[0], community_factor=2.0)
    book = replace(banded(600, 9_999), compound_kinds=(kind,))
    new = replace(NEW, units=NEW.units.assign(compound_id=["k", None, None]))
    compound = contract("compound").frame(
        {"compound_id": ["k"], "kind": [kind.id], "geometry": [box(0, 0, 100, 100)]}, CRS
    )
    today = today_division(new, {"community": LINES})
    layers = {"community": LINES, "compound": compound}
    # 450 and 200 count as 650, which is enough; one more to hold, and it is not.
    assert compared(new, today, book, **layers).figures["communities_in_band"][0] == 1
    more = replace(book, community_band=CommunityBand((651, 9_999), None))
    assert compared(new, today, more, **layers).figures["communities_in_band"][0] == 0
    assert compared(new, today, more, community=LINES).figures["communities_in_band"][0] == 1


def test_cells_of_before_are_held_against_the_band_of_the_plan():
    """Of three cells of before two hold 250:300:900, of its own band none."""
    new, old = asked(NEW, band="250:300:900"), asked(OLD, band="10:20:30")
    found = compared(new, old)
    assert found.figures["cells_in_band"][0] == 2
    assert found.figures["in_band_share"][0] == pytest.approx(2 / 3, abs=1e-6)
    assert found.figures["in_band_households_share"][0] == pytest.approx(1_200 / 1_400, abs=1e-6)


def test_the_ground_of_todays_communities_is_in_square_metres_wherever_they_lie(recwarn):
    degrees = replace(NEW, units=NEW.units.to_crs(4326))
    today = today_division(degrees, {"community": LINES.to_crs(4326)})
    assert sorted(today.cells["area_m2"]) == pytest.approx([10_000, 20_000], rel=0.01)
    assert not [one for one in recwarn if "geographic" in str(one.message)]
