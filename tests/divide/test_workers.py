"""Communities divided side by side: the same plan, one voice, and nobody left behind."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys

import geopandas as gpd
import numpy as np
import pytest
import shapely
from grid_steward.plugin.common.errors import Cancelled
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Band, Division, Settings, divide_layers
from grid_steward.plugin.rules import load_rulebook
from shapely.geometry import box

CRS = "EPSG:4547"
COMMUNITIES, COLUMNS, ROWS = 4, 6, 3


def town() -> dict[str, gpd.GeoDataFrame]:
    """Communities side by side, each six columns of three houses; a road along their middle row."""
    places = [(column, row) for column in range(COMMUNITIES * COLUMNS) for row in range(ROWS)]
    houses = [box(40 * x + 10, 40 * y + 10, 40 * x + 30, 40 * y + 30) for x, y in places]
    width, height = 40 * COLUMNS, 40 * ROWS
    areas = [box(width * n, 0, width * (n + 1), height) for n in range(COMMUNITIES)]
    return {
        "building": contract("building").frame(
            {
                "building_id": [f"b{x}-{y}" for x, y in places],
                "households": [40 + (7 * x + 3 * y) % 30 for x, y in places],
                "geometry": houses,
            },
            CRS,
        ),
        "community": contract("community").frame(
            {
                "community_id": [f"C{n}" for n in range(COMMUNITIES)],
                "name": [f"社区{n}" for n in range(COMMUNITIES)],
                "geometry": areas,
            },
            CRS,
        ),
        "road": contract("road").frame(
            {
                "road_id": ["r"],
                "class": ["residential"],
                "geometry": [shapely.LineString([(-10, 80), (width * COMMUNITIES + 10, 80)])],
            },
            CRS,
        ),
    }


def settings(effort: str = "fast") -> Settings:
    return Settings(Band(200, 250, 300), load_rulebook("yichang"), effort=effort)


def shuffled(layers: dict[str, gpd.GeoDataFrame]) -> dict[str, gpd.GeoDataFrame]:
    rng = np.random.default_rng(1)
    return {
        name: frame.iloc[rng.permutation(len(frame))].reset_index(drop=True)
        for name, frame in layers.items()
    }


def said(division: Division) -> dict[str, object]:
    """All of a plan but the time when it was made."""
    tables = {"unit": division.units, "cell": division.cells, "move": division.moves}
    texts = {name: frame.to_csv(index=False) for name, frame in tables.items()}
    return texts | division.plan.drop(columns="made_at").iloc[0].to_dict()


@pytest.fixture(scope="module")
def alone() -> Division:
    return divide_layers(town(), settings())


@pytest.mark.parametrize("workers", [2, 3])
def test_any_number_of_workers_and_any_row_order_give_the_same_plan(alone, workers: int) -> None:
    together = divide_layers(shuffled(town()), settings(), workers=workers)
    assert len(alone.cells) > COMMUNITIES
    assert said(together) == said(alone)


def test_workers_start_from_the_same_earlier_plan(alone) -> None:
    one = divide_layers(town(), settings(), alone)
    two = divide_layers(town(), settings(), alone, workers=2)
    assert said(two) == said(one)
    assert two.cells["continues"].notna().all()


def test_progress_names_every_community_and_never_goes_back() -> None:
    seen = []
    divide_layers(town(), settings(), None, lambda *said: seen.append(said), workers=2)
    shares = [share for share, _ in seen]
    assert shares == sorted(shares)
    assert {text.values["name"] for _, text in seen if text} >= {
        f"社区{n}" for n in range(COMMUNITIES)
    }


@pytest.mark.parametrize("named", [1, 3])
def test_a_cancel_leaves_no_process_behind(named: int) -> None:
    names = []

    def stop_after(share: float, text) -> None:
        names.extend([text] if text else [])
        if len(names) >= named:
            raise Cancelled

    with pytest.raises(Cancelled):
        divide_layers(town(), settings(), None, stop_after, workers=2)
    assert multiprocessing.active_children() == []


def test_what_goes_wrong_in_a_worker_comes_as_itself() -> None:
    with pytest.raises(Exception) as alone:
        divide_layers(town(), settings("utmost"))
    with pytest.raises(type(alone.value)) as together:
        divide_layers(town(), settings("utmost"), workers=2)
    assert str(together.value) == str(alone.value)
    assert multiprocessing.active_children() == []


KILLED = """
from grid_steward.tests.divide.test_workers import settings, town
from grid_steward.plugin.divide import divide_layers

def progress(share, text):
    if text is not None:
        print("begun", flush=True)

while True:
    divide_layers(town(), settings(), None, progress, workers=2)
"""


def test_workers_of_a_killed_parent_end_by_themselves() -> None:
    parent = subprocess.Popen([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, text=True)
    assert parent.stdout.readline() == "begun\n"
    parent.kill()
    # The workers write to the same pipe: it closes when the last of them has ended.
    parent.communicate(timeout=60)
