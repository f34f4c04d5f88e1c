"""Divisions whose answer the eye can check, and arguments that do not fit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from grid_steward.plugin.common.errors import Cancelled, InputError
from grid_steward.plugin.divide import Band, partition
from grid_steward.plugin.divide.score import score

from .graphs import cells_of, chain, graph_of, grid, planted

BAND = Band(200, 250, 300)


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


def test_with_work_known_cells_share_it_and_hold_the_band() -> None:
    # Four lots make a cell. Left and right are compact, but all the work is on the left.
    households = [[60] * 4, [60] * 4]
    minutes = np.array([900.0, 900.0, 100.0, 100.0] * 2)
    without, given = partition(grid(households), BAND), grid(households, minutes=minutes)
    result = partition(given, BAND)
    assert cells_of(without.labels) == {(0, 1, 4, 5), (2, 3, 6, 7)}
    assert cells_of(result.labels) == {(0, 1, 2, 3), (4, 5, 6, 7)}
    assert result.score.workload_cv == 0.0 < score(given, without.labels, BAND).workload_cv
    assert result.score.in_band_share == 1.0


@pytest.mark.parametrize("seed", range(3))
def test_the_band_holds_however_uneven_the_work(seed: int) -> None:
    graph, _ = planted(3, 4, seed)
    minutes = np.where(np.arange(12) == seed, 1e6, 1.0)
    assert partition(replace(graph, minutes=minutes), BAND).score.in_band_share == 1.0
