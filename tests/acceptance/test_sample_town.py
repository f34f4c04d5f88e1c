"""The sample town, from departmental files to cells, judged by the written GeoPackage alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from grid_steward.plugin.divide import Settings, divide_layers
from grid_steward.plugin.store import Project

from . import written as w


@pytest.fixture(scope="session")
def plan(town: Path) -> w.Written:
    return w.Written.read(town)


CHECKS = [
    w.check_shapes,
    w.check_band,
    w.check_buildings,
    w.check_tiling,
    w.check_barriers,
    w.check_sums,
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_plan_holds(plan: w.Written, check) -> None:
    check(plan)


def test_one_community_is_named_as_impossible(plan: w.Written) -> None:
    impossible = [row for row in plan.communities().values() if not row["feasible"]]
    assert len(impossible) == 1
    assert 300 < impossible[0]["households"] < 400


def test_the_unknown_count_stays_unknown(plan: w.Written) -> None:
    assert plan.cells["buildings_unknown"].sum() == 1


def test_towers_over_the_band_are_divided(plan: w.Written) -> None:
    big = plan.inputs["building"].query("households > 300")
    assert set(big["building_id"]) <= plan.towers()
    parts = plan.units[plan.units["building_id"].isin(big["building_id"])]
    assert parts["part"].notna().all()
    assert parts.groupby("building_id")["households"].sum().tolist() == (
        big.sort_values("building_id")["households"].tolist()
    )


def test_the_order_of_rows_is_no_matter(town: Path, plan: w.Written) -> None:
    project = Project.open(town)
    rulebook = project.rules
    shuffled = {
        name: frame.sample(frac=1, random_state=7).reset_index(drop=True)
        for name, frame in project.layers().items()
    }
    again = divide_layers(shuffled, Settings(rulebook.cell_band, rulebook, plan="plan-1"))
    keep = ["unit_id", "cell_id", "building_id", "part", "households"]
    written = plan.units.sort_values("unit_id").reset_index(drop=True)
    made = again.units.sort_values("unit_id").reset_index(drop=True)
    assert written[keep].fillna("").astype(str).equals(made[keep].fillna("").astype(str))
    assert written.geometry.geom_equals(made.geometry).all()
