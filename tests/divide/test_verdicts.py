from __future__ import annotations

import numpy as np
import pytest
from grid_steward.plugin.divide import Band, partition
from grid_steward.plugin.divide.graph import neighbour_lists
from grid_steward.plugin.divide.stuck import Corner
from grid_steward.plugin.divide.verdicts import judge
from hypothesis import given
from hypothesis import strategies as st

from .graphs import grid

BAND = Band(200, 250, 300)


@pytest.mark.parametrize(
    ("households", "feasible", "cells"),
    [(199, False, 1), (200, True, 1), (300, True, 1), (301, False, 1), (350, False, 1),
     (399, False, 2), (400, True, 2), (600, True, 2), (601, True, 3), (1000, True, 4)],
)  # fmt: skip
def test_the_arithmetic(households: int, feasible: bool, cells: int) -> None:
    verdict = judge(0, np.array([households]) if households <= 300 else _split(households), BAND)
    assert (verdict.feasible, verdict.cells) == (feasible, cells)


def _split(households: int) -> np.ndarray:
    return np.array([100] * (households // 100) + [households % 100])


@given(st.lists(st.integers(0, 300), min_size=1, max_size=40))
def test_feasible_means_that_some_number_of_cells_fits(households: list[int]) -> None:
    total = sum(households)
    possible = any(200 * k <= total <= 300 * k for k in range(1, total + 1))
    verdict = judge(0, np.array(households), BAND)
    assert verdict.feasible == possible
    if possible:
        assert 200 * verdict.cells <= total <= 300 * verdict.cells


def test_350_is_explained_with_its_nearest_choices() -> None:
    text = judge(0, _split(350), BAND).message.render("en")
    assert "350 households cannot be divided" in text
    assert "each of 1 would have 350 or each of 2 would have 175" in text
    assert "each of 2 would have 188–189" in judge(0, _split(377), BAND).message.render("en")


def test_a_unit_above_the_band_is_named() -> None:
    verdict = judge(0, np.array([420, 80]), BAND)
    assert not verdict.feasible
    assert verdict.oversize == 1


def test_a_tower_among_towers_is_stuck() -> None:
    # 180 has only neighbours of 150 and more: alone it is too small, with any of them too big.
    result = partition(grid([[150, 180, 160], [250, 170, 250]]), BAND)
    (verdict,) = result.verdicts
    assert verdict.stuck == (0, 1, 2, 4)
    assert "4 units stand so that no connected group" in verdict.message.render("en")


def test_a_light_neighbour_behind_empty_ground_frees_it() -> None:
    neighbours = neighbour_lists(4, np.array([[0, 1], [1, 2], [0, 3]]))
    assert not Corner([180, 0, 40, 250], neighbours, BAND).is_stuck(0)
    assert Corner([180, 0, 140, 250], neighbours, BAND).is_stuck(0)


def test_two_towers_at_one_gate_are_in_each_others_way() -> None:
    # Either tower needs the empty lot between them to reach the small houses behind it.
    neighbours = neighbour_lists(4, np.array([[0, 2], [1, 2], [2, 3]]))
    corner = Corner([170, 180, 0, 60], neighbours, BAND)
    assert not corner.is_stuck(0) and not corner.is_stuck(1)
    assert corner.is_in_the_way(0) and corner.is_in_the_way(1)
    # With houses of his own on the other side nobody is in the way.
    free = Corner([170, 180, 0, 60, 40], [*neighbours[:1], [2, 4], *neighbours[2:], [1]], BAND)
    assert not free.is_in_the_way(0)
