"""Compounds glued to one unit each."""

from __future__ import annotations

import numpy as np
import pytest
from grid_steward.plugin.divide import Band
from grid_steward.plugin.divide.coarse import glued
from grid_steward.plugin.divide.objective import Problem
from grid_steward.plugin.rules import load_rulebook
from hypothesis import given
from hypothesis import strategies as st

from .graphs import cells_of, grid, in_one_piece, towns, walled

BAND = Band(200, 250, 300)
WEIGHTS = load_rulebook("plain").weights


@given(
    towns(16),
    st.sampled_from([0.0, 0.5, 1.0]),
    st.integers(0, 9),
    st.lists(st.tuples(st.integers(-1, 1), st.integers(0, 1)), min_size=16, max_size=16),
)
def test_only_what_belongs_together_is_glued(graph, share: float, seed: int, drawn) -> None:
    current, region = np.array(drawn)[: graph.n].T
    problem = Problem.of(graph, BAND, WEIGHTS, current)
    clusters = cells_of(glued(problem, share, np.random.default_rng(seed), region))
    assert sorted(unit for cluster in clusters for unit in cluster) == list(range(graph.n))
    for cluster in map(list, clusters):
        assert in_one_piece(graph, cluster)
        assert len(set(zip(current[cluster], region[cluster], graph.compound[cluster]))) == 1
        if len(cluster) > 1:
            compound = graph.compound[cluster[0]]
            assert compound >= 0
            assert graph.households[graph.compound == compound].sum() <= BAND.maximum


@pytest.mark.parametrize(
    ("share", "expected"),
    [(1.0, {(0, 1), (2,), (3, 4), (5,)}), (0.0, {(0,), (1,), (2,), (3,), (4,), (5,)})],
)
def test_all_or_none_of_the_compounds(share: float, expected: set) -> None:
    # Compound 8 is cut by a wall at its third lot, compound 5 goes on in the next row.
    graph = walled(grid([[50, 50, 50], [60, 60, 0]], [[8, 8, 8], [5, 5, -1]]), (1, 2))
    problem = Problem.of(graph, BAND, WEIGHTS)
    assert cells_of(glued(problem, share, np.random.default_rng(0))) == expected


def test_a_compound_that_fits_in_no_cell_stays_in_lots() -> None:
    problem = Problem.of(grid([[100, 100, 101]], [[1, 1, 1]]), BAND, WEIGHTS)
    assert len(cells_of(glued(problem, 1.0, np.random.default_rng(0)))) == 3
    exact = Problem.of(grid([[100, 100, 100]], [[1, 1, 1]]), BAND, WEIGHTS)
    assert len(cells_of(glued(exact, 1.0, np.random.default_rng(0)))) == 1
