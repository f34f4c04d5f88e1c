"""Who takes a cell while its officer is away."""

from __future__ import annotations

import itertools

import numpy as np
from grid_steward.plugin.common.progress import silent
from grid_steward.plugin.staff.solver import backups, nearby
from grid_steward.plugin.staff.solver.backups import choose_backups

from .brute import problem_of, random_problem

ROW_OF_THREE = [[0, 10, 20], [10, 0, 10], [20, 10, 0]]


def _row(**more):
    return problem_of([100, 100, 100], [200] * 3, [[0, 0, 0]] * 3, between=ROW_OF_THREE, **more)


def test_each_backs_up_one_and_never_the_own():
    found = choose_backups(_row(), np.array([0, 1, 2]))
    assert sorted(found.tolist()) == [0, 1, 2]
    assert (found != [0, 1, 2]).all()


def test_from_the_nearest_cell():
    # Two pairs of cells, far from each other: the officers of a pair back up each other.
    far = [[0, 5, 90, 90], [5, 0, 90, 90], [90, 90, 0, 5], [90, 90, 5, 0]]
    problem = problem_of([50] * 4, [100] * 4, None, between=far)
    assert choose_backups(problem, np.arange(4)).tolist() == [1, 0, 3, 2]


def test_an_officer_without_a_cell_starts_from_the_base():
    problem = problem_of(
        [50, 50], [100, 100, 100], [[0, 0], [0, 0], [3, 80]], between=[[0, 30], [30, 0]]
    )
    assert choose_backups(problem, np.array([0, 1])).tolist() == [2, 0]


def test_not_the_forbidden_one():
    problem = _row(forbidden=[[0, 0, 0], [1, 0, 1], [0, 0, 0]])
    found = choose_backups(problem, np.array([0, 1, 2]))
    assert found[0] == 2
    assert found[2] == 0


def test_nobody_where_there_is_nobody():
    one = problem_of([50, 50], [200], [[0, 0]], [(0, 1)])
    assert choose_backups(one, np.array([0, 0])).tolist() == [-1, -1]
    assert choose_backups(one, np.array([0, -1])).tolist() == [-1, 0]
    assert choose_backups(problem_of([50], [], None), np.array([-1])).tolist() == [-1]


def test_a_skill_that_is_asked_for():
    # Officer 1 is nearer to cell 0 than officer 2, who has what is asked for there.
    problem = _row(lacking=[[0, 0, 0], [9, 0, 0], [0, 0, 0]])
    assert choose_backups(problem, np.array([0, 1, 2]))[0] == 2


def test_nothing_is_better():
    for seed in range(100):
        rng = np.random.default_rng(seed)
        problem = random_problem(rng)
        n, k = problem.travel.shape
        officer = rng.integers(-1, n, k)
        found = choose_backups(problem, officer).tolist()
        everything = itertools.product(range(-1, n), repeat=k)
        prices = [price for each in everything if (price := _price(problem, officer, each))]
        assert _price(problem, officer, found) == min(prices), seed


def test_candidates_alone_give_what_all_give(monkeypatch):
    """Each cell tries two officers first, then four, then eight; where that doesn't do, all."""
    for seed in range(40):
        rng = np.random.default_rng(seed)
        problem = random_problem(rng, officers=9, cells=12)
        officer = rng.integers(-1, 9, 12)
        with monkeypatch.context() as patch:
            best = _price(problem, officer, choose_backups(problem, officer).tolist())
            patch.setattr(backups, "LARGE", 0)
            patch.setattr(nearby, "CANDIDATES", 2)
            found = _price(problem, officer, choose_backups(problem, officer).tolist())
        assert found == best, seed


def test_candidates_are_enough_where_the_rest_is_far(monkeypatch):
    cells = 30
    apart = 50 * np.abs(np.subtract.outer(np.arange(cells), np.arange(cells)))
    problem = problem_of([50] * cells, [100] * cells, None, between=apart)
    place = np.arange(cells)
    monkeypatch.setattr(nearby, "CANDIDATES", 5)
    price = backups._prices(problem, place, silent)
    found = nearby.placed(price, problem.work + 1, 2, silent)
    assert (np.abs(found - place) == 1).all()


def _price(problem, officer, backup):
    """(cells without a backup, what the others cost), None where it isn't allowed."""
    total = 0
    for cell, who in enumerate(backup):
        if who < 0:
            continue
        if who == officer[cell] or problem.forbidden[who, cell]:
            return None
        own = np.flatnonzero(officer == who)
        way = problem.between[own, cell].min() if len(own) else problem.travel[who, cell]
        total += problem.weights.travel * int(way)
        total += problem.weights.skill * int(problem.lacking[who, cell])
    for who in range(len(problem.hours)):
        works = sorted((int(problem.work[c]) + 1 for c, b in enumerate(backup) if b == who))
        spread = sum(times * work for times, work in enumerate(reversed(works)))
        total += max(problem.weights.overload, 1) * spread
    return sum(who < 0 for who in backup), total
