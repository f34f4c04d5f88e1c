"""The second weight, minutes of work, from the buildings of a project to the row of its plan."""

from __future__ import annotations

import json

import geopandas as gpd
import numpy as np
import pytest
from grid_steward.plugin.divide import Band, Division, Settings, divide_layers
from grid_steward.plugin.divide.community import shared_out
from grid_steward.plugin.rules import load_rulebook
from shapely.geometry import box

from .test_workers import said, shuffled, town

BAND = Band(200, 250, 300)


def work(layers: dict[str, gpd.GeoDataFrame]) -> dict[str, float]:
    """Ten times the work in the first three columns of each community as in the others."""
    codes = layers["building"]["building_id"]
    return {code: 1000.0 if int(code[1:].split("-")[0]) % 6 < 3 else 100.0 for code in codes}


def divided(
    layers: dict[str, gpd.GeoDataFrame],
    minutes: dict[str, float] | None = None,
    workers: int = 1,
) -> Division:
    settings = Settings(BAND, load_rulebook("yichang"), minutes=minutes)
    return divide_layers(layers, settings, workers=workers)


def minutes_of_cells(division: Division, minutes: dict[str, float]) -> np.ndarray:
    own = division.units[division.units["building_id"].notna()]
    return own["building_id"].map(minutes).groupby(own["cell_id"]).sum().to_numpy()


@pytest.fixture(scope="module")
def even() -> Division:
    return divided(town(), work(town()))


def test_parts_of_a_tower_share_its_work_by_households_and_ground_has_none() -> None:
    units = gpd.GeoDataFrame(
        {
            "building_id": ["tower", None, "tower", "empty", "empty", "unheard of"],
            "households": [100, 0, 300, 0, 0, 50],
        },
        geometry=[box(0, 0, 1, 1)] * 6,
    )
    minutes = {"tower": 80.0, "empty": 10.0, "elsewhere": 5.0}
    assert shared_out(units, minutes).tolist() == [20.0, 0.0, 60.0, 5.0, 5.0, 0.0]


def test_cells_with_minutes_have_more_even_work(even: Division) -> None:
    minutes = work(town())
    plain, weighed = (minutes_of_cells(division, minutes) for division in (divided(town()), even))
    assert weighed.std() / weighed.mean() < 0.8 * plain.std() / plain.mean()
    assert even.cells["in_band"].all()


def test_the_plan_says_that_work_counted_and_how_even_it_is_to_two_decimals(
    even: Division,
) -> None:
    cells = minutes_of_cells(even, work(town()))
    score = json.loads(even.plan["score"].iloc[0])
    assert score["workload_cv"] == round(cells.std() / cells.mean(), 2)
    assert json.loads(even.plan["parameters"].iloc[0])["even_work"] is True


def test_the_minutes_themselves_leave_no_trace_in_the_plan(even: Division) -> None:
    """Twice the work everywhere is the same proportions, so the same plan, to the last word."""
    double = {code: 2 * minutes for code, minutes in work(town()).items()}
    assert said(divided(town(), double)) == said(even)


def test_without_minutes_the_plan_knows_of_no_work() -> None:
    plan = divided(town()).plan.iloc[0]
    assert json.loads(plan["score"])["workload_cv"] is None
    assert json.loads(plan["parameters"])["even_work"] is False


def test_row_order_and_workers_change_nothing(even: Division) -> None:
    layers = shuffled(town())
    backwards = dict(reversed(work(town()).items()))
    again = divided(layers, backwards, workers=2)
    unordered = said(even)
    assert said(again)["cell"] == unordered["cell"]
    assert said(again)["score"] == unordered["score"]
