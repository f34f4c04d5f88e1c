"""The sample town's cells as others might hand them in, with every kind of fault planted.

Each fault is found and mended as a planner would, and nothing else is called a fault.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from grid_steward.layers.sample.foreign import (
    Fault,
    Foreign,
    as_polygons,
    as_table,
    foreign_polygons,
    foreign_table,
)
from grid_steward.plugin import steps
from grid_steward.plugin.divide import Division, Settings
from grid_steward.plugin.divide.adopt import Drawn, adopt_layers
from grid_steward.plugin.rules import load_rulebook
from grid_steward.plugin.store import Project

RULES = load_rulebook("yichang")


@pytest.fixture(scope="module")
def layers(town: Path) -> dict:
    return steps.input_layers(Project.open(town))


@pytest.fixture(scope="module")
def plan(town: Path) -> Division:
    return Project.open(town).read_plan(None)


def adopted(layers: dict, drawn: Drawn) -> Division:
    return adopt_layers(layers, drawn, Settings(band=RULES.cell_band, rulebook=RULES))


def cells_of(plan: Division) -> dict:
    """The cell of each building, of divided ones by part."""
    units = plan.units.dropna(subset=["building_id"])
    return dict(zip(zip(units["building_id"], units["part"].fillna("")), units["cell_id"]))


@pytest.mark.parametrize("by", ["polygons", "table", "both"])
def test_a_division_without_faults_comes_back_as_it_was(layers, plan, by):
    cells = as_polygons(plan) if by != "table" else None
    members = as_table(plan) if by != "polygons" else None
    again = adopted(layers, Drawn(cells, members))
    assert again.repairs.empty, again.repairs["message"].tolist()
    assert cells_of(again) == cells_of(plan)
    if cells is not None:
        assert again.cells.geometry.geom_equals_exact(plan.cells.geometry, 1e-9).all()


def test_an_outline_drawn_around_all_cells_changes_none(layers, plan):
    """Nearly meeting lines, of which a plain union is invalid."""
    cells = as_polygons(plan)
    outline = cells.iloc[:1].assign(cell_id="0", geometry=[cells.union_all()])
    again = adopted(layers, Drawn(pd.concat([cells, outline], ignore_index=True)))
    assert cells_of(again) == cells_of(plan)
    assert again.repairs["kind"].value_counts().to_dict() == {
        "overlap": len(cells),
        "cell_without_building": 1,
    }


@pytest.fixture(scope="module", params=[foreign_polygons, foreign_table])
def foreign(request, layers, plan) -> Foreign:
    return request.param(plan, layers)


@pytest.fixture(scope="module")
def mended(layers, foreign) -> Division:
    return adopted(layers, Drawn(foreign.cells, foreign.members))


def test_every_fault_is_found_and_nothing_else(foreign, mended):
    left = [*foreign.faults]
    for row in mended.repairs.astype(object).where(mended.repairs.notna(), None).itertuples():
        found = Fault(row.kind, row.building_id, row.drawn_cell)
        fits = [fault for fault in left if fault[:3] == found[:3]]
        assert fits, row.message
        assert not fits[0].now or row.cell_id in fits[0].now, row.message
        left.remove(fits[0])
    assert left == []


def test_every_building_is_where_a_planner_would_have_it(foreign, mended, plan):
    before, now = cells_of(plan), cells_of(mended)
    assert {
        building
        for building in before
        if now[building] != before[building] and before[building] not in foreign.renamed
    } == set()


def test_the_cells_hang_together_and_tile_the_town(mended, plan):
    row = mended.plan.iloc[0]
    assert row["cells_contiguous"] == row["cells"] == len(plan.cells)
    assert mended.cells.geometry.area.sum() == pytest.approx(plan.cells.geometry.area.sum())
    assert mended.cells["households"].sum() == plan.cells["households"].sum()
