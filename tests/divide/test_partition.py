"""Divisions whose answer the eye can check, and what must hold of every division."""

from __future__ import annotations

import numpy as np
import pytest
from grid_steward.plugin.common.errors import Cancelled, InputError
from grid_steward.plugin.divide import Band, partition
from grid_steward.plugin.divide.graph import components
from grid_steward.plugin.divide.score import pieces
from hypothesis import given, settings
from hypothesis import strategies as st

from .graphs import chain, graph_of, grid

BAND = Band(200, 250, 300)


def cells_of(labels: np.ndarray) -> set[tuple[int, ...]]:
    return {tuple(np.flatnonzero(labels == cell).tolist()) for cell in np.unique(labels)}


def test_two_halves() -> None:
    result = partition(chain([125, 125, 125, 125]), BAND)
    assert cells_of(result.labels) == {(0, 1), (2, 3)}
    assert result.score.in_band_share == 1.0


def test_the_line_runs_along_the_road() -> None:
    # 100-100-100-100-100 could be cut after the second or the third; only one of them is a road.
    graph = chain([100] * 5)
    road = graph_of(graph.households, graph.edges, on_road=np.array([False, False, True, False]))
    assert cells_of(partition(road, BAND).labels) == {(0, 1, 2), (3, 4)}


def test_a_compound_that_fits_stays_whole() -> None:
    compound = [[-1, -1, 7, 7, 7]]
    result = partition(grid([[100] * 5], compound), BAND)
    assert cells_of(result.labels) == {(0, 1), (2, 3, 4)}
    assert result.score.compounds_whole_share == 1.0


def test_a_barrier_is_not_crossed() -> None:
    graph = graph_of(
        np.array([150, 150, 150, 150]),
        np.array([[0, 1], [2, 3]]),
        blocked_edges=np.array([[1, 2]]),
        blocked_border_m=np.array([10.0]),
    )
    assert cells_of(partition(graph, BAND).labels) == {(0, 1), (2, 3)}


def test_what_cannot_be_is_said_and_done_as_near_as_possible() -> None:
    result = partition(chain([70] * 5), BAND)
    assert [verdict.feasible for verdict in result.verdicts] == [False]
    assert cells_of(result.labels) == {(0, 1, 2, 3, 4)}  # one of 350 is 50 off; two are 65 off
    assert result.score.in_band_share == 0.0


def test_nobody_at_all_is_still_an_answer() -> None:
    result = partition(chain([0, 0]), BAND)
    assert result.labels.tolist() == [0, 0]
    assert not result.verdicts[0].feasible


def test_locked_cells_do_not_move() -> None:
    current = [0, 0, 0, 1, 1, 1]
    locked = [True, False, False, False, False, False]
    result = partition(chain([60, 60, 60, 120, 120, 120]), BAND, current=current, locked=locked)
    assert result.labels[:3].tolist() == [result.labels[0]] * 3
    assert (result.labels[3:] != result.labels[0]).all()
    assert result.kept[result.labels[0]] == 0


def test_starting_from_a_good_plan_moves_nobody() -> None:
    current = np.repeat([5, 3], 4)
    result = partition(grid([[62] * 4, [62] * 4]), BAND, current=current)
    assert result.score.moved_households_share == 0.0
    assert sorted(result.kept.tolist()) == [3, 5]


def test_only_what_must_moves() -> None:
    # The left cell has grown to 320: one unit of 40 has to go over, nothing more.
    graph = chain([40] * 8 + [40] * 5)
    current = np.repeat([0, 1], [8, 5])
    result = partition(graph, BAND, current=current)
    assert result.score.in_band_share == 1.0
    assert result.score.moved_households_share == pytest.approx(40 / 520)


def test_cancel_passes_through() -> None:
    def stop(share: float, text: object = None) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        partition(chain([100] * 6), BAND, progress=stop)


@pytest.mark.parametrize(
    "arguments",
    [{"effort": "heroic"}, {"current": [0]}, {"locked": [True, False]}, {"locked": [True] * 3}],
)
def test_wrong_arguments_are_named(arguments: dict) -> None:
    with pytest.raises(InputError):
        partition(chain([100, 100, 100]), BAND, **arguments)


@st.composite
def towns(draw):
    height, width = draw(st.integers(1, 5)), draw(st.integers(1, 6))
    size = st.sampled_from([0, 0, 3, 12, 40, 60, 90, 150, 240, 299, 310])
    rows = draw(
        st.lists(st.lists(size, min_size=width, max_size=width), min_size=height, max_size=height)
    )
    graph = grid(rows)
    keep = np.array(
        draw(st.lists(st.booleans(), min_size=len(graph.edges), max_size=len(graph.edges))), bool
    )
    compound = draw(st.lists(st.integers(-1, 3), min_size=graph.n, max_size=graph.n))
    return graph_of(
        graph.households,
        graph.edges[keep],
        np.array(compound),
        blocked_edges=graph.edges[~keep],
        blocked_border_m=graph.border_m[~keep],
    )


@given(towns(), st.integers(0, 3))
@settings(max_examples=40, deadline=None)
def test_every_division_is_whole_and_connected(graph, seed: int) -> None:
    result = partition(graph, BAND, seed=seed)
    cells = result.labels.max() + 1
    assert sorted(np.unique(result.labels)) == list(range(cells))
    assert (pieces(graph, result.labels) == 1).all()
    part = components(graph.n, graph.edges)
    assert sum(verdict.households for verdict in result.verdicts) == graph.households.sum()
    assert len(result.verdicts) == part.max() + 1
    again = partition(graph, BAND, seed=seed)
    assert np.array_equal(result.labels, again.labels)


@given(towns(), st.data())
@settings(max_examples=25, deadline=None)
def test_locks_hold_whatever_else_happens(graph, data) -> None:
    current = partition(graph, BAND).labels
    cell = data.draw(st.integers(0, int(current.max())))
    result = partition(graph, BAND, seed=9, current=current, locked=current == cell)
    assert {tuple(np.flatnonzero(current == cell).tolist())} <= cells_of(result.labels)
