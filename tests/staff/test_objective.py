"""What an assignment costs, worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from grid_steward.plugin.rules.staffing import StaffWeights
from grid_steward.plugin.staff.solver.objective import costs, load, overload, trees

from .brute import price, problem_of, random_problem


def test_parts_by_hand():
    # Officer 0 walks 30 to cell 0 and 5 on to cell 1; nobody serves cell 2.
    problem = problem_of(
        [100, 80, 60],
        [200, 100],
        [[30, 40, 0], [0, 0, 0]],
        [(0, 1)],
        between=[[0, 5, 9], [5, 0, 9], [9, 9, 0]],
        strangers=[[1, 2, 0], [0, 0, 0]],
        lacking=[[0, 1, 0], [0, 0, 0]],
        weights=StaffWeights(travel=2, overload=3, acquaintance=10, skill=100, unserved=5_000),
    )
    officer = np.array([0, 0, -1])
    assert load(problem, officer).tolist() == [100 + 80 + 30 + 5, 0]
    found = costs(problem, officer)
    assert found.travel == 2 * (30 + 5)
    assert found.overload == 3 * 15
    assert found.acquaintance == 10 * 3
    assert found.skill == 100
    assert found.unserved == 5_000
    assert found.total == 70 + 45 + 30 + 100 + 5_000


@pytest.mark.parametrize(
    ("minutes", "beyond"),
    [(100, 0), (110, 10), (125, 25), (126, 27), (150, 75), (151, 79)],
)
def test_minutes_far_beyond_the_hours_count_more(minutes, beyond):
    assert overload(np.array([minutes]), np.array([100])).tolist() == [beyond]


def test_the_shortest_tree_joins_each_cell_to_the_nearest():
    # 0 and 1 are near each other, 2 and 3 too: one long way between the two pairs.
    between = np.array([[0, 1, 9, 9], [1, 0, 7, 9], [9, 7, 0, 2], [9, 9, 2, 0]])
    assert trees(between, np.array([[0, 1, 2, 3], [3, 0, 2, 1]])).tolist() == [10, 10]


def test_as_worked_out_apart():
    for seed in range(40):
        rng = np.random.default_rng(seed)
        problem = random_problem(rng)
        n, k = problem.travel.shape
        officer = rng.integers(-1, n, k)
        assert costs(problem, officer).total == price(problem, officer.tolist())
