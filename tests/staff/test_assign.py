"""Officers and cells: small cases by hand, and against the assignment problem."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from grid_steward.plugin.common.errors import Cancelled
from grid_steward.plugin.rules.staffing import StaffWeights
from grid_steward.plugin.staff import StaffProblem
from grid_steward.plugin.staff.solver import assign as room
from grid_steward.plugin.staff.solver.assign import assign
from grid_steward.plugin.staff.solver.columns import Columns, Pairs
from grid_steward.plugin.staff.solver.cuts import odd_triples
from grid_steward.plugin.staff.solver.objective import costs
from grid_steward.plugin.staff.solver.sets import MOST_CELLS, MOST_MEMBERS, sets_of
from scipy.optimize import linear_sum_assignment

from .brute import field, problem_of

ROW_OF_THREE = [[0, 10, 20], [10, 0, 10], [20, 10, 0]]


@pytest.fixture(params=[4_000, 0], ids=["at once", "step by step"], autouse=True)
def small(request, monkeypatch):
    """Each case both ways."""
    monkeypatch.setattr(room, "SMALL", request.param)


def test_three_cells_and_two_officers():
    # Cells 0, 1, 2 in a row; officer 0 lives at cell 0, officer 1 at cell 2. Cell 1 goes to the
    # one who has the hours for it.
    problem = problem_of(
        [100, 100, 100],
        [150, 210],
        [[0, 10, 20], [20, 10, 0]],
        [(0, 1), (1, 2)],
        between=ROW_OF_THREE,
    )
    found = assign(problem)
    assert found.officer.tolist() == [0, 1, 1]
    assert (found.cost, found.bound, found.exact, found.gap) == (10, 10, True, 0.0)


def test_cells_that_are_not_neighbours_are_not_served_together():
    problem = problem_of([50, 50, 50], [200], [[0, 0, 0]], [(0, 1)])
    found = assign(problem)
    assert sorted(found.officer.tolist()) == [-1, 0, 0]
    assert found.officer[2] == -1
    assert found.cost == 20_000


def test_a_tie_goes_to_the_first():
    problem = problem_of([50, 50], [100, 100], [[7, 7], [7, 7]])
    assert assign(problem).officer.tolist() == [0, 1]


def test_of_equal_officers_the_first_gets_the_only_cell():
    assert assign(problem_of([50], [100, 100, 100], [[7], [7], [7]])).officer.tolist() == [0]


def test_must_not():
    problem = problem_of([50, 50], [100, 100], [[0, 9], [9, 0]], forbidden=[[1, 0], [0, 0]])
    assert assign(problem).officer.tolist() == [1, 0]


def test_a_cell_that_nobody_may_serve_stays_unserved():
    problem = problem_of([50, 50], [100, 100], [[0, 9], [9, 0]], forbidden=[[1, 0], [1, 0]])
    found = assign(problem)
    assert found.officer[0] == -1
    assert found.officer[1] >= 0


def test_a_skill_that_nobody_has_is_paid_for():
    problem = problem_of([50, 50], [100, 100], [[0, 9], [9, 0]], lacking=[[2, 0], [2, 0]])
    found = assign(problem)
    assert found.officer.tolist() == [0, 1]
    assert costs(problem, found.officer).skill == 2 * 120


def test_a_skill_is_worth_a_longer_way():
    problem = problem_of([50, 50], [100, 100], [[0, 9], [9, 0]], lacking=[[1, 0], [0, 0]])
    assert assign(problem).officer.tolist() == [1, 0]


def test_old_acquaintances_are_kept():
    problem = problem_of([50, 50], [100, 100], [[0, 9], [9, 0]], strangers=[[3, 0], [0, 3]])
    assert assign(problem).officer.tolist() == [1, 0]


def test_what_is_fixed_stays_and_need_not_hang_together():
    # Cells 0 and 2 are fixed to officer 1; cell 1 lies between them, cell 3 is apart.
    problem = problem_of(
        [10, 10, 10, 10],
        [1, 100],
        [[0, 0, 0, 0], [5, 5, 5, 5]],
        [(0, 1)],
        fixed=[1, -1, 1, -1],
    )
    assert assign(problem).officer.tolist() == [1, 1, 1, 0]


def test_what_is_fixed_may_be_wider_than_others():
    problem = problem_of([10] * 5, [100, 100], None, fixed=[1, 1, 1, 1, 1])
    assert assign(problem).officer.tolist() == [1] * 5


def test_nobody_and_nothing():
    nobody = assign(problem_of([50, 50], [], None))
    assert nobody.officer.tolist() == [-1, -1]
    assert (nobody.cost, nobody.exact) == (40_000, True)
    assert assign(problem_of([], [100], None)).cost == 0


def test_a_left_over_officer_helps_where_the_overload_is():
    # Cell 1 has 60 minutes more than its officer's hours; officer 2 is near cell 0, but helps in 1.
    problem = problem_of([100, 160], [100, 100, 80], [[0, 90], [90, 0], [10, 20]], fixed=[0, 1])
    assert assign(problem).reinforces.tolist() == [-1, -1, 1]


def test_who_would_not_help_enough_for_the_way_stays_in_reserve():
    problem = problem_of([100, 110], [100, 100, 80], [[0, 90], [90, 0], [10, 20]], fixed=[0, 1])
    assert assign(problem).reinforces.tolist() == [-1, -1, -1]


def test_two_helpers_share_what_one_can_not_cover():
    problem = problem_of([300], [100, 100, 100, 100], [[0], [1], [2], [3]], fixed=[0])
    assert assign(problem).reinforces.tolist() == [-1, 0, 0, 0]


def test_the_same_cost_as_the_assignment_problem():
    """Cells that no two can be served together of: one cell for each officer."""
    for seed in range(6):
        problem = _apart(np.random.default_rng(seed), officers=40, cells=35 + seed)
        cost = _alone(problem)
        row, col = linear_sum_assignment(cost)
        unserved = (35 + seed - len(col)) * problem.weights.unserved
        found = assign(problem)
        assert found.cost == cost[row, col].sum() + unserved
        assert found.exact


def test_the_order_of_officers_and_cells_does_not_matter():
    rng = np.random.default_rng(3)
    problem = _apart(rng, officers=30, cells=30)
    neighbours = np.array([(cell, cell + 1) for cell in range(29)])
    problem = replace(problem, neighbours=neighbours)
    found = assign(problem)
    officers, cells = rng.permutation(30), rng.permutation(30)
    place = np.argsort(cells)
    other = assign(
        replace(
            problem,
            work=problem.work[cells],
            hours=problem.hours[officers],
            travel=problem.travel[np.ix_(officers, cells)],
            between=problem.between[np.ix_(cells, cells)],
            neighbours=place[neighbours],
            strangers=problem.strangers[np.ix_(officers, cells)],
            lacking=problem.lacking[np.ix_(officers, cells)],
            forbidden=problem.forbidden[np.ix_(officers, cells)],
            fixed=problem.fixed[cells],
        )
    )
    assert (other.cost, other.bound) == (found.cost, found.bound)
    back = np.empty(30, np.int64)
    back[cells] = officers[other.officer]
    assert costs(problem, back).total == found.cost


def test_step_by_step_is_as_good_as_at_once(monkeypatch):
    """Fewer officers than cells: pairs and threes of a field of hexagons."""
    for seed in range(4):
        problem = field(np.random.default_rng(seed), officers=13, wide=5)
        monkeypatch.setattr(room, "SMALL", 10**9)
        best = assign(problem)
        monkeypatch.setattr(room, "SMALL", 0)
        found = assign(problem)
        assert best.exact
        assert found.bound <= best.cost <= found.cost
        assert found.cost == best.cost


def test_three_halves_of_pairs_are_one_too_many():
    problem = problem_of([50] * 4, [100] * 4, None, [(0, 1), (1, 2), (0, 2), (2, 3)])
    columns = Columns(problem, sets_of(problem))
    rows = [row[row < 4].tolist() for row in columns.sets.members]
    pairs = np.array([rows.index(cells) for cells in ([0, 1], [0, 2], [1, 2], [3])])
    taken = Pairs(np.arange(4), pairs, np.zeros(4, np.int64))
    triples = odd_triples(columns, taken, np.array([0.5, 0.5, 0.5, 1.0]))
    assert triples.tolist() == [[0, 1, 2]]
    columns.cut(triples)
    worth = columns.worth(np.array([1.0, 2.0, 3.0, 4.0, -7.0]))
    assert worth[rows.index([0, 1])] == 1 + 2 - 7
    assert worth[rows.index([2, 3])] == 3 + 4


def test_the_same_again():
    problem = _apart(np.random.default_rng(5), officers=30, cells=30)
    assert assign(problem).officer.tolist() == assign(problem).officer.tolist()


def test_cancelled():
    def no(share, text=None):
        if share > 0.1:
            raise Cancelled

    with pytest.raises(Cancelled):
        assign(_apart(np.random.default_rng(5), officers=80, cells=80), no)


def _apart(rng: np.random.Generator, officers: int, cells: int) -> StaffProblem:
    shape = officers, cells
    return problem_of(
        rng.integers(40, 200, cells),
        rng.integers(80, 160, officers),
        rng.integers(0, 200, shape),
        between=np.full((cells, cells), 50) - 50 * np.eye(cells, dtype=np.int64),
        strangers=rng.integers(0, 6, shape),
        lacking=rng.integers(0, 2, shape),
        forbidden=rng.random(shape) < 0.1,
        weights=StaffWeights(2, 4, 30, 60, 3_000),
    )


def _alone(problem: StaffProblem) -> np.ndarray:
    """(n, k) what one cell alone costs each officer; for what is forbidden, to leave it."""
    weights, hours = problem.weights, problem.hours[:, None]
    minutes = problem.work + problem.travel
    beyond = np.maximum(minutes - hours, 0) + np.maximum(minutes - hours * 5 // 4, 0)
    beyond += 2 * np.maximum(minutes - hours * 3 // 2, 0)
    cost = weights.travel * problem.travel + weights.overload * beyond
    cost += weights.acquaintance * problem.strangers + weights.skill * problem.lacking
    cost = np.where(problem.forbidden, weights.unserved, cost)
    return np.minimum(cost, weights.unserved)


def test_one_officer_for_many_cells_gets_no_more_than_the_most():
    """A square of 9 by 9 cells has far more sets of 20 than fit into memory."""
    cells = np.arange(81).reshape(9, 9)
    beside = [*zip(cells[:, :-1].flat, cells[:, 1:].flat), *zip(cells[:-1].flat, cells[1:].flat)]
    between = np.abs(np.subtract.outer(cells // 9, cells // 9)).reshape(81, 81)
    problem = problem_of([1] * 81, [81], [[1] * 81], beside, between=between)
    found = sets_of(problem)
    assert found.members.shape[1] == MOST_CELLS
    assert found.members.size <= MOST_MEMBERS
    size = (found.members < 81).sum(axis=1)
    # Whatever is left out, some of each size and with each cell are there.
    assert {*size.tolist()} == set(range(1, MOST_CELLS + 1))
    assert {*found.members[size == MOST_CELLS].ravel().tolist()} == set(range(81))
