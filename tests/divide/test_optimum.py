"""How near the method comes to the proven optimum; and that the proof itself can be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from grid_steward.plugin.divide import Band, UnitGraph, partition
from grid_steward.plugin.divide.objective import Problem
from grid_steward.plugin.rules import load_rulebook
from hypothesis import given, settings
from hypothesis import strategies as st

from .graphs import chain, graph_of, grid
from .optimum import Prices, connected_sets, members, optimum, sets_of
from .small_towns import small_town

BAND = Band(200, 250, 300)
WEIGHTS = load_rulebook("plain").weights
# Towns of 30 units that have a plan in the band.
SEEDS = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
NEAR, NEAR_IN = 1.03, 9


def cell_of(labels: np.ndarray, unit: int) -> list[int]:
    return np.flatnonzero(labels == labels[unit]).tolist()


@st.composite
def towns(draw, lots: int):
    """Grids of up to ``lots`` lots with barriers, roads, compounds and work of all kinds."""
    height = draw(st.integers(1, 3))
    width = draw(st.integers(1, lots // height))
    n = height * width
    people = st.sampled_from([0, 0, 3, 40, 75, 100, 125, 150, 240, 300])
    graph = grid(
        np.reshape(draw(st.lists(people, min_size=n, max_size=n)), (height, width)).tolist()
    )
    m = len(graph.edges)
    passable = np.array(draw(st.lists(st.sampled_from([1, 1, 1, 0]), min_size=m, max_size=m)), bool)
    metres = np.array(draw(st.lists(st.integers(1, 900), min_size=m, max_size=m))) / 100
    road = np.array(draw(st.lists(st.booleans(), min_size=m, max_size=m)), bool)
    return UnitGraph(
        households=graph.households,
        edges=graph.edges[passable],
        border_m=metres[passable],
        on_road=road[passable],
        compound=np.array(draw(st.lists(st.integers(-1, 3), min_size=n, max_size=n))),
        area_m2=graph.area_m2,
        perimeter_m=graph.perimeter_m,
        blocked_edges=graph.edges[~passable],
        blocked_border_m=metres[~passable],
        minutes=np.array(draw(st.lists(st.integers(0, 900), min_size=n, max_size=n)), float),
    )


def connected(graph: UnitGraph, units: set[int]) -> bool:
    reached = {min(units)}
    for _ in units:
        reached |= {b for a, b in graph.edges.tolist() if a in reached and b in units}
        reached |= {a for a, b in graph.edges.tolist() if b in reached and a in units}
    return reached == units


def every_plan(n: int) -> Iterator[np.ndarray]:
    """All ways to put ``n`` units into cells, each once."""
    plans = [[0]]
    for _ in range(n - 1):
        plans = [[*plan, cell] for plan in plans for cell in range(max(plan) + 2)]
    yield from map(np.array, plans)


@given(towns(9))
def test_each_connected_set_in_the_band_is_listed_once(graph) -> None:
    everything = members(np.arange(1, 2**graph.n, dtype=np.uint64), graph.n)
    expected = {
        tuple(np.flatnonzero(held).tolist())
        for held in everything
        if graph.households[held].sum() in BAND
        and connected(graph, set(np.flatnonzero(held).tolist()))
    }
    found = [
        tuple(np.flatnonzero(held).tolist())
        for held in members(connected_sets(graph, BAND), graph.n)
    ]
    assert len(found) == len(set(found))
    assert set(found) == expected


@given(towns(18), st.data())
@settings(max_examples=200)
def test_prices_by_the_words_are_those_of_the_objective(graph, data) -> None:
    labels = data.draw(st.lists(st.integers(0, 4), min_size=graph.n, max_size=graph.n))
    labels = np.unique(labels, return_inverse=True)[1]
    problem = Problem.of(graph, BAND, WEIGHTS)
    assert Prices(graph, BAND, WEIGHTS).of_plan(sets_of(labels)) == problem.cost(labels)


@given(towns(6))
@settings(max_examples=60)
def test_no_plan_of_all_there_are_is_cheaper(graph) -> None:
    problem = Problem.of(graph, BAND, WEIGHTS)
    costs = [
        problem.cost(labels)
        for labels in every_plan(graph.n)
        if all(held @ graph.households in BAND for held in members(sets_of(labels), graph.n))
        and all(
            connected(graph, set(np.flatnonzero(labels == cell).tolist()))
            for cell in range(labels.max() + 1)
        )
    ]
    best = optimum(graph, BAND, WEIGHTS)
    assert (None if best is None else best.cost) == min(costs, default=None)
    if best is not None:
        assert problem.cost(best.labels) == best.cost


def test_what_cannot_be_in_the_band_has_no_optimum() -> None:
    assert optimum(chain([70] * 5), BAND, WEIGHTS) is None


def test_a_surrounded_cell_pays_where_it_can_be_avoided() -> None:
    # The middle is on target by itself; it takes a neighbour along so as not to be surrounded.
    ring = grid([[31, 31, 31], [31, 250, 31], [31, 31, 31]])
    best = optimum(ring, BAND, WEIGHTS)
    assert len(cell_of(best.labels, 4)) == 2
    # Where the ring has nobody to spare, the middle stays alone and pays.
    tight = grid([[25, 25, 25], [25, 280, 25], [25, 25, 25]])
    alone = optimum(tight, BAND, WEIGHTS)
    assert cell_of(alone.labels, 4) == [4]
    assert alone.cost > best.cost + 90_000


def test_the_cheapest_line_is_found_among_equal_cells() -> None:
    graph = chain([100] * 5)
    road = graph_of(graph.households, graph.edges, on_road=np.array([False, False, True, False]))
    assert cell_of(optimum(road, BAND, WEIGHTS).labels, 0) == [0, 1, 2]
    assert optimum(road, BAND, replace(WEIGHTS, border_on_road=WEIGHTS.border)).cost > 0


@pytest.fixture(scope="module")
def ratios() -> np.ndarray:
    """(seeds,) what ``best`` costs, in optima."""
    found = []
    for seed in SEEDS:
        graph = small_town(5, 6, seed)
        made = partition(graph, BAND, effort="best").labels
        least = optimum(graph, BAND, WEIGHTS).cost
        found.append(Problem.of(graph, BAND, WEIGHTS).cost(made) / least)
    return np.array(found)


def test_no_division_is_cheaper_than_the_proven_optimum(ratios) -> None:
    assert (ratios >= 1).all(), ratios.round(4)


def test_best_is_near_the_proven_optimum(ratios) -> None:
    assert (ratios <= NEAR).sum() >= NEAR_IN, ratios.round(4)
