"""Units that pass from one cell to the next."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from grid_steward.plugin.common.errors import Cancelled
from grid_steward.plugin.common.progress import silent
from grid_steward.plugin.divide import Band
from grid_steward.plugin.divide.exchange import _Moves, exchange
from grid_steward.plugin.divide.objective import SURROUNDED, Problem
from grid_steward.plugin.rules import load_rulebook
from hypothesis import given, settings
from hypothesis import strategies as st

from .graphs import cells_in, cells_of, chain, graph_of, grid, in_one_piece, planted, towns

BAND = Band(200, 250, 300)
WEIGHTS = load_rulebook("plain").weights


def exchanged(problem: Problem, labels: np.ndarray, heat: float = 600.0, seed: int = 0):
    return exchange(problem, labels, heat, 30, np.random.default_rng(seed), silent)


def by_surroundings(problem: Problem, labels: np.ndarray) -> int:
    """What surrounded cells pay: the one price that a single move is not weighed by."""
    everyone = np.ones(problem.n, bool)
    return problem.cost(labels) - replace(problem, rim=everyone).cost(labels)


@given(towns(14), st.data(), st.integers(0, 9))
@settings(max_examples=40)
def test_exchange_never_costs_more_and_keeps_cells_whole(graph, data, seed: int) -> None:
    labels = data.draw(cells_in(graph))
    today = st.lists(st.integers(-1, 3), min_size=graph.n, max_size=graph.n)
    current = np.array(data.draw(today)) if data.draw(st.booleans()) else None
    problem = Problem.of(graph, BAND, WEIGHTS, current)
    found = exchanged(problem, labels, data.draw(st.sampled_from([0.0, 600.0, 1e7])), seed)
    assert problem.cost(found) <= problem.cost(labels)
    assert np.unique(found).tolist() == np.unique(labels).tolist()
    assert all(in_one_piece(graph, cell) for cell in cells_of(found))


@given(st.integers(0, 999), st.sampled_from([0.0, 600.0, 5_000.0]))
@settings(max_examples=30)
def test_a_plan_in_the_band_stays_there(seed: int, heat: float) -> None:
    graph, plan = planted(4, 5, seed)
    problem = Problem.of(graph, BAND, WEIGHTS)
    before = problem.band_cost(plan)
    found = exchanged(problem, plan, heat, seed)
    assert problem.band_cost(found) <= before
    assert problem.cost(found) <= problem.cost(plan)


@given(towns(12), st.data())
@settings(max_examples=60)
def test_the_gain_of_a_move_is_what_the_division_costs_less(graph, data) -> None:
    labels = data.draw(cells_in(graph))
    problem = Problem.of(graph, BAND, WEIGHTS)
    moves = _Moves.all(problem, labels)
    for unit, target, gain in zip(moves.unit, moves.target, moves.gain()):
        after = labels.copy()
        after[unit] = target
        if (after == labels[unit]).any():
            surroundings = by_surroundings(problem, labels) - by_surroundings(problem, after)
            assert problem.cost(labels) - problem.cost(after) == gain + surroundings


def test_every_move_across_a_way_is_seen_and_none_across_a_wall() -> None:
    graph = grid([[50, 50], [50, 50]])
    way = graph.edges[1:]
    walled = graph_of(graph.households, way, blocked_edges=graph.edges[:1], blocked_border_m=[10.0])
    # 0 | 1 over 2 2: from 0 no way leads to 1, from both one leads down.
    moves = _Moves.all(Problem.of(walled, BAND, WEIGHTS), np.array([0, 1, 2, 2]))
    seen = set(zip(moves.unit.tolist(), moves.target.tolist()))
    assert seen == {(0, 2), (1, 2), (2, 0), (3, 1)}


def test_a_crooked_line_is_straightened() -> None:
    graph = grid([[30] * 4] * 4)
    crooked = np.array([[0, 0, 1, 1], [0, 0, 0, 1], [0, 1, 1, 1], [0, 0, 1, 1]])
    found = exchanged(Problem.of(graph, BAND, WEIGHTS), crooked.ravel(), heat=0.0)
    assert found.reshape(4, 4).tolist() == [[0, 0, 1, 1]] * 4


def test_what_one_cell_has_too_many_goes_over() -> None:
    problem = Problem.of(chain([40] * 8 + [40] * 5), BAND, WEIGHTS)
    found = exchanged(problem, np.repeat([0, 1], [8, 5]), heat=0.0)
    assert problem.band_cost(found) == 0
    assert len(cells_of(found)) == 2


def test_a_cell_of_one_unit_is_never_emptied() -> None:
    problem = Problem.of(chain([10, 240, 250]), BAND, WEIGHTS)
    assert len(cells_of(exchanged(problem, np.array([0, 1, 2]), heat=1e7))) == 3


def test_an_enclave_is_not_taken_for_better_lines() -> None:
    # The middle with one of its neighbours costs more border than alone, but is no enclave.
    graph = grid([[31, 31, 31], [31, 250, 31], [31, 31, 31]])
    problem = Problem.of(graph, BAND, WEIGHTS)
    free = np.array([0, 0, 0, 1, 1, 0, 0, 0, 0])
    found = exchanged(problem, free, heat=5_000.0)
    assert problem.cost(found) < SURROUNDED
    assert cells_of(found) != {(4,), (0, 1, 2, 3, 5, 6, 7, 8)}


def test_a_cancel_passes() -> None:
    def stop(share: float, text: object) -> None:
        raise Cancelled

    problem = Problem.of(chain([125] * 4), BAND, WEIGHTS)
    with pytest.raises(Cancelled):
        exchange(problem, np.array([0, 0, 1, 1]), 0.0, 5, np.random.default_rng(0), stop)
