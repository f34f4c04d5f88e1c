"""Assignments found part by part, on problems small enough to be solved whole as well."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from grid_steward.plugin.common.errors import Cancelled
from grid_steward.plugin.staff import StaffProblem
from grid_steward.plugin.staff.solver import assign as room
from grid_steward.plugin.staff.solver import parts
from grid_steward.plugin.staff.solver.assign import assign
from grid_steward.plugin.staff.solver.columns import Columns
from grid_steward.plugin.staff.solver.objective import costs
from grid_steward.plugin.staff.solver.sets import sets_of
from hypothesis import given, settings
from hypothesis import strategies as st

from .brute import allowed, cheapest, field, problem_of, random_problem


def in_parts(problem: StaffProblem, cells: int = 12):
    """The assignment found in parts of ``cells`` cells."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "LARGE", -1)
        patch.setattr(parts, "LARGE_CELLS", 0)
        patch.setattr(parts, "PART", cells)
        return assign(problem)


def whole(problem: StaffProblem):
    """The best assignment, proved by HiGHS at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, "SMALL", 10**9)
        return assign(problem)


@pytest.mark.parametrize("officers", [16, 26, 36, 45])
def test_nearly_as_good_as_the_whole(officers):
    problem = field(np.random.default_rng(officers), officers, wide=6)
    best, found = whole(problem), in_parts(problem)
    assert best.exact
    assert found.bound <= best.cost <= found.cost
    assert found.cost - found.bound <= 0.02 * found.cost
    assert costs(problem, found.officer).total == found.cost


@given(st.integers(0, 10**6), st.integers(1, 3))
@settings(max_examples=60, deadline=None)
def test_a_bound_and_an_assignment_that_is_allowed(seed, cells):
    """Anything goes: cells that are apart, fixed, forbidden to all, too few officers or many."""
    problem = random_problem(np.random.default_rng(seed))
    found = in_parts(problem, cells)
    assert allowed(problem, found.officer.tolist())
    assert found.bound <= cheapest(problem) <= found.cost


def test_what_is_fixed_far_apart_stays_together():
    # Officer 0 must have both ends of a row of twelve; its parts have four cells each.
    row = [(cell, cell + 1) for cell in range(11)]
    between = 10 * np.abs(np.subtract.outer(np.arange(12), np.arange(12)))
    fixed = [0, *[-1] * 10, 0]
    problem = problem_of([50] * 12, [100] * 6, None, row, between=between, fixed=fixed)
    found = in_parts(problem, 4)
    assert found.officer[[0, 11]].tolist() == [0, 0]
    assert (found.officer >= 0).all()
    assert found.bound <= whole(problem).cost <= found.cost


def test_an_officer_crosses_the_borders_of_parts():
    """Everyone knows the cell at the other end of the row, far from the one they begin with."""
    cells = 12
    strangers = 5 * (1 - np.fliplr(np.eye(cells, dtype=np.int64)))
    row = [(cell, cell + 1) for cell in range(cells - 1)]
    far = np.full((cells, cells), 500)
    problem = problem_of([50] * 12, [50] * 12, None, row, between=far, strangers=strangers)
    found = in_parts(problem, 3)
    assert found.officer.tolist() == list(range(cells))[::-1]
    assert found.exact


def test_the_same_again():
    problem = field(np.random.default_rng(7), officers=30, wide=6)
    one, other = in_parts(problem), in_parts(problem)
    assert (one.officer == other.officer).all()
    assert (one.cost, one.bound) == (other.cost, other.bound)


def test_the_parts_hold_each_cell_and_officer_once():
    problem = field(np.random.default_rng(1), officers=40, wide=6)
    problem = replace(problem, fixed=np.where(np.arange(36) % 9 == 4, np.arange(36) // 9, -1))
    columns = Columns(problem, sets_of(problem))
    known = parts.merged(columns)
    for first in parts.DIVIDED:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(parts, "PART", 10)
            pieces = parts._pieces(columns, known, first)
        assert len(pieces) == 4
        for name, number in (("cells", 36), ("officers", 40)):
            held = np.concatenate([getattr(piece, name) for piece in pieces])
            assert sorted(held.tolist()) == list(range(number))
        # What a part begins with costs the same in the whole.
        assert sum(piece.columns.total(piece.known) for piece in pieces) == columns.total(known)


def test_a_column_costs_the_same_in_its_part():
    problem = field(np.random.default_rng(2), officers=20, wide=6)
    columns = Columns(problem, sets_of(problem))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "PART", 12)
        pieces = parts._pieces(columns, parts.merged(columns), 2)
    for piece in pieces:
        pairs = piece.columns.promising()
        of_whole = piece.of_whole(pairs)
        assert (columns.cost(of_whole.officer, of_whole.set) == pairs.cost).all()


def test_only_large_problems_are_divided():
    problem = field(np.random.default_rng(2), officers=20, wide=6)
    assert not parts.is_large(Columns(problem, sets_of(problem)))


def test_cancelled():
    def no(share, text=None):
        if share > 0.3:
            raise Cancelled

    problem = field(np.random.default_rng(2), officers=20, wide=6)
    with pytest.MonkeyPatch.context() as patch, pytest.raises(Cancelled):
        patch.setattr(parts, "LARGE", -1)
        patch.setattr(parts, "LARGE_CELLS", 0)
        patch.setattr(parts, "PART", 10)
        assign(problem, no)
