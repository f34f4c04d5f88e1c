"""Against all assignments there are, of 200 random small problems."""

from __future__ import annotations

import numpy as np
import pytest
from grid_steward.plugin.staff.solver import assign as room
from grid_steward.plugin.staff.solver.assign import assign

from .brute import allowed, cheapest, price, random_problem


@pytest.mark.parametrize("small", [4_000, 0], ids=["at once", "step by step"])
@pytest.mark.parametrize("start", range(0, 200, 50))
def test_nothing_is_better(small, start, monkeypatch):
    monkeypatch.setattr(room, "SMALL", small)
    for seed in range(start, start + 50):
        problem = random_problem(np.random.default_rng(seed))
        found = assign(problem)
        officer = found.officer.tolist()
        best = cheapest(problem)
        assert allowed(problem, officer), seed
        assert found.cost == price(problem, officer) == best, seed
        assert found.bound == best, seed


def test_the_bound_holds_without_a_search(monkeypatch):
    """With no columns left to HiGHS, what is stated is still true."""
    monkeypatch.setattr(room, "SMALL", 0)
    monkeypatch.setattr(room, "MOST_COLUMNS", 0)
    monkeypatch.setattr(room, "FIRST_COLUMNS", 3)
    for seed in range(60):
        problem = random_problem(np.random.default_rng(seed))
        found = assign(problem)
        assert allowed(problem, found.officer.tolist()), seed
        assert found.bound <= cheapest(problem) <= found.cost, seed
        assert found.cost == price(problem, found.officer.tolist()), seed
