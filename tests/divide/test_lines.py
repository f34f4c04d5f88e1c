"""Compounds made whole again, and cells that get out of each other."""

from __future__ import annotations

import numpy as np
from grid_steward.plugin.common.progress import silent
from grid_steward.plugin.divide import Band
from grid_steward.plugin.divide.objective import Problem
from grid_steward.plugin.divide.rejoin import rejoined
from grid_steward.plugin.divide.surround import surrounding, unwrapped
from grid_steward.plugin.rules import load_rulebook

from .graphs import cells_of, grid

BAND = Band(200, 250, 300)
WEIGHTS = load_rulebook("plain").weights


def problem_of(rows: list[list[int]], compound: list[list[int]] | None = None) -> Problem:
    return Problem.of(grid(rows, compound), BAND, WEIGHTS)


def test_a_cut_compound_is_made_whole() -> None:
    # Two rows of four lots of 60; the four on the left are one compound, cut by both cells.
    problem = problem_of([[60] * 4] * 2, [[7, 7, -1, -1]] * 2)
    cut = np.array([0, 0, 0, 0, 1, 1, 1, 1])
    labels = rejoined(problem, cut, 12, np.random.default_rng(0), silent)
    assert cells_of(labels) == {(0, 1, 4, 5), (2, 3, 6, 7)}


def test_whole_compounds_are_left_alone() -> None:
    problem = problem_of([[100, 100, 100, 100]], [[1, 1, 2, 2]])
    labels = np.array([0, 0, 1, 1])
    assert rejoined(problem, labels, 12, np.random.default_rng(0), silent).tolist() == [0, 0, 1, 1]


def test_the_ring_surrounds_its_middle() -> None:
    ring = np.ones((5, 5), int)
    ring[1:4, 1:4] = 0
    problem = problem_of([[16] * 5] * 5)
    assert surrounding(problem, ring.ravel()).tolist() == [1]


def test_a_ring_of_two_cells_surrounds_nothing() -> None:
    labels = np.array([[1, 1, 2], [1, 0, 2], [1, 2, 2]]).ravel()
    assert surrounding(problem_of([[80] * 3] * 3), labels).tolist() == []


def test_two_cells_inside_a_third_are_seen() -> None:
    labels = np.full((4, 5), 2)
    labels[1:3, 1:4] = [[0, 0, 1], [0, 1, 1]]
    assert surrounding(problem_of([[40] * 5] * 4), labels.ravel()).tolist() == [2]


def test_a_cell_gets_out_of_the_other() -> None:
    ring = np.ones((5, 5), int)
    ring[1:4, 1:4] = 0
    problem = problem_of([[20] * 5] * 5)  # 180 inside and 320 outside, both out of the band
    labels = unwrapped(problem, ring.ravel(), np.random.default_rng(0), silent)
    assert surrounding(problem, labels).tolist() == []
    assert problem.band_cost(labels) == 0
