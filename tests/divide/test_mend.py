"""Bringing cells into the band."""

from __future__ import annotations

import numpy as np
import pytest
from grid_steward.plugin.common.progress import silent
from grid_steward.plugin.divide import Band
from grid_steward.plugin.divide.graph import components
from grid_steward.plugin.divide.mend import mend
from grid_steward.plugin.divide.objective import Problem
from grid_steward.plugin.rules import load_rulebook
from hypothesis import given, settings
from hypothesis import strategies as st

from .graphs import cells_in, cells_of, chain, grid, in_one_piece, planted, towns

BAND = Band(200, 250, 300)
WEIGHTS = load_rulebook("plain").weights


def mended(problem: Problem, labels: np.ndarray, seed: int = 0) -> np.ndarray:
    return mend(problem, labels, 3, np.random.default_rng(seed), silent)


@given(towns(10), st.data(), st.integers(0, 9))
@settings(max_examples=12)
def test_mending_never_leaves_the_band_worse_and_keeps_cells_whole(graph, data, seed) -> None:
    problem = Problem.of(graph, BAND, WEIGHTS)
    labels = data.draw(cells_in(graph))
    found = mended(problem, labels, seed)
    assert problem.band_cost(found) <= problem.band_cost(labels)
    assert np.unique(found).tolist() == list(range(found.max() + 1))
    assert all(in_one_piece(graph, cell) for cell in cells_of(found))


@pytest.mark.parametrize("seed", range(6))
def test_the_band_is_found_from_the_worst_starts(seed: int) -> None:
    graph, _ = planted(4, 5, seed)
    problem = Problem.of(graph, BAND, WEIGHTS)
    alone, together = np.arange(graph.n), components(graph.n, graph.edges)
    assert problem.band_cost(mended(problem, alone)) == 0
    assert problem.band_cost(mended(problem, together)) == 0


def test_what_is_in_the_band_is_left_alone() -> None:
    graph, plan = planted(4, 5, 0)
    assert mended(Problem.of(graph, BAND, WEIGHTS), plan).tolist() == plan.tolist()


def test_a_fault_wanders_to_where_it_can_be_taken_up() -> None:
    # The left cell lacks 20, only the far right one can spare a unit: all lines have to move.
    problem = Problem.of(chain([60] * 16), BAND, WEIGHTS)
    found = mended(problem, np.repeat([0, 1, 2, 3], [3, 4, 4, 5]))
    assert np.bincount(found, problem.households).tolist() == [240] * 4


def test_what_cannot_be_helped_costs_no_neighbour_its_place() -> None:
    # 100 and 100 stand between 290s: the two together are a cell, a 310 stays above the band.
    problem = Problem.of(grid([[290, 100, 100, 290, 310]]), BAND, WEIGHTS)
    found = mended(problem, np.array([0, 0, 1, 1, 2]))
    assert cells_of(found) == {(0,), (1, 2), (3,), (4,)}
