"""The sample town a year later: some counts have changed, and the plan starts from the old one."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
from grid_steward.plugin.divide import Division, Settings, divide_layers
from grid_steward.plugin.divide.moves import REASONS
from grid_steward.plugin.rules import load_rulebook
from grid_steward.plugin.store import Project

SHARE, CHANGE = 0.05, 0.3


@pytest.fixture(scope="module")
def layers(town: Path) -> dict[str, gpd.GeoDataFrame]:
    return Project.open(town).layers()


@pytest.fixture(scope="module")
def first(town: Path) -> Division:
    return Project.open(town).read_plan("plan-1")


@pytest.fixture(scope="module", params=range(4))
def then(request, first: Division, layers: dict[str, gpd.GeoDataFrame]) -> Division:
    """The town divided again after one building in twenty changed by up to 30 percent."""
    rng = np.random.default_rng(request.param)
    buildings = layers["building"].copy()
    lived_in = buildings.index[buildings["households"].fillna(0) > 0]
    drawn = rng.choice(lived_in, round(SHARE * len(lived_in)), replace=False)
    factor = 1 + rng.uniform(-CHANGE, CHANGE, len(drawn))
    counts = buildings.loc[drawn, "households"].to_numpy(float) * factor
    buildings.loc[drawn, "households"] = np.rint(counts).astype(int)
    rulebook = load_rulebook("yichang")
    settings = Settings(rulebook.cell_band, rulebook, plan="plan-2")
    return divide_layers({**layers, "building": buildings}, settings, first)


def said(division: Division, column: str) -> list:
    return json.loads(division.plan[column].iloc[0])


def lines_of(division: Division) -> list[dict]:
    rows = division.crosswalk[division.crosswalk["level"] == "cell"]
    return rows.to_dict("records")


def test_what_can_be_in_the_band_is_in_the_band_again(then: Division) -> None:
    possible = {row["community_id"] for row in said(then, "communities") if row["feasible"]}
    cells = then.cells[then.cells["community_id"].isin(possible)]
    assert len(possible) >= 10
    assert cells["in_band"].all()


def test_few_households_move(then: Division) -> None:
    share = said(then, "score")["moved_households_share"]
    assert 0 <= share <= 0.03
    assert then.moves["households"].sum() == round(share * then.plan["households"].iloc[0])


def test_every_building_that_moved_has_its_row_and_reason(first: Division, then: Division) -> None:
    def places(division: Division) -> dict[tuple, str]:
        units = division.units[division.units["building_id"].notna()]
        return dict(zip(zip(units["building_id"], units["part"].fillna("")), units["cell_id"]))

    before, after = places(first), places(then)
    moved = {unit: (before[unit], cell) for unit, cell in after.items() if unit in before}
    moved = {unit: cells for unit, cells in moved.items() if cells[0] != cells[1]}
    listed = {
        (row["building_id"], row["part"] or ""): (row["old_cell"], row["new_cell"])
        for row in then.moves.to_dict("records")
    }
    # A tower that is divided in another way now is known by its place.
    assert {unit: cells for unit, cells in listed.items() if unit in before} == moved
    assert set(then.moves["reason"]) <= set(REASONS)
    assert then.moves["unit_id"].is_unique


def test_the_sums_are_those_of_the_crosswalk(then: Division) -> None:
    crosswalk, moves = Counter(), Counter()
    for line in lines_of(then):
        if line["old"] != line["new"] and line["households"]:
            crosswalk[line["old"], line["new"]] += line["households"]
    for row in then.moves.to_dict("records"):
        moves[row["old_cell"], row["new_cell"]] += row["households"]
    assert +moves == crosswalk


def test_a_move_for_the_band_has_a_cell_that_was_out_of_it_or_would_be(then: Division) -> None:
    """Looked up again from the crosswalk and the cells alone."""
    minimum, _, maximum = map(int, said(then, "parameters")["band"].split(":"))
    today, flow = Counter(), Counter()
    for line in lines_of(then):
        today[line["old"]] += line["households"]
        flow[line["old"], line["new"]] += line["households"]
    now = then.cells.set_index("cell_id")["households"].to_dict()

    def out(cell: str) -> bool:
        return cell in today and not minimum <= today[cell] <= maximum

    for row in then.moves[then.moves["reason"] == "band"].to_dict("records"):
        old, new = row["old_cell"], row["new_cell"]
        net = flow[old, new] - flow[new, old]
        assert flow[old, new] > 0
        needed = net > 0 and (now[old] + net > maximum or now[new] - net < minimum)
        assert out(old) or out(new) or needed
