"""Starting from today's cells, and cells that may not change."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from grid_steward.plugin.divide import Band, partition
from grid_steward.plugin.divide.graph import first_seen
from grid_steward.plugin.divide.objective import Problem
from grid_steward.plugin.rules import load_rulebook
from hypothesis import given, settings
from hypothesis import strategies as st

from .graphs import cells_in, cells_of, chain, grid, in_one_piece, planted, shuffled, towns

BAND = Band(200, 250, 300)
WEIGHTS = load_rulebook("plain").weights


@st.composite
def towns_today(draw):
    """A town, today's cells under odd numbers, some units without one, and some locked units."""
    graph = draw(towns(10))
    cells = draw(cells_in(graph))
    number = np.array(draw(st.permutations(range(20, 20 + graph.n))))
    without = np.array(
        draw(st.lists(st.sampled_from([0, 0, 1]), min_size=graph.n, max_size=graph.n))
    )
    today = np.where(without, -1, number[cells])
    locked = draw(st.lists(st.sampled_from([0, 0, 0, 1]), min_size=graph.n, max_size=graph.n))
    return graph, today, np.array(locked, bool) & (today >= 0)


@given(towns_today())
@settings(max_examples=20)
def test_locked_cells_stay_and_the_rest_is_divided_around_them(drawn) -> None:
    graph, today, locked = drawn
    result = partition(graph, BAND, current=today, locked=locked)
    fixed = {tuple(np.flatnonzero(today == cell).tolist()) for cell in today[locked]}
    assert fixed <= cells_of(result.labels)
    assert all(in_one_piece(graph, cell) for cell in cells_of(result.labels) - fixed)
    held = {unit for cell in fixed for unit in cell}
    free = [unit for unit in range(graph.n) if unit not in held]
    assert sum(verdict.units for verdict in result.verdicts) == len(free)
    assert sum(verdict.households for verdict in result.verdicts) == graph.households[free].sum()
    for cell in fixed:
        assert result.kept[result.labels[cell[0]]] == today[cell[0]] or not any(
            graph.households[list(cell)]
        )


@given(towns_today())
@settings(max_examples=20)
def test_who_moves_is_who_is_not_where_their_cell_goes_on(drawn) -> None:
    graph, today, _ = drawn
    result = partition(graph, BAND, current=today)
    goes_on = result.kept[result.kept >= 0].tolist()
    assert len(set(goes_on)) == len(goes_on)
    assert set(goes_on) <= set(today.tolist())
    had = graph.households[today >= 0].sum()
    moved = graph.households[(today >= 0) & (result.kept[result.labels] != today)].sum()
    assert result.score.moved_households_share == pytest.approx(moved / had if had else 0.0)


@given(towns_today(), st.integers(0, 99))
@settings(max_examples=12)
def test_rows_and_numbers_of_todays_cells_do_not_matter(drawn, seed: int) -> None:
    graph, today, locked = drawn
    result = partition(graph, BAND, current=today, locked=locked)
    mixed, old = shuffled(graph, seed)
    renamed = np.where(today < 0, -1, 99 - today)
    other = partition(mixed, BAND, current=renamed[old], locked=locked[old])
    assert cells_of(other.labels[np.argsort(old)]) == cells_of(result.labels)
    moved = result.score.moved_households_share
    assert other.score.moved_households_share == pytest.approx(moved)


@given(towns(12), st.data())
@settings(max_examples=12)
def test_starting_from_a_plan_never_ends_further_from_the_band(graph, data) -> None:
    today = data.draw(cells_in(graph))
    result = partition(graph, BAND, current=today)
    problem = Problem.of(graph, BAND, WEIGHTS, today)
    assert problem.band_cost(result.labels) <= problem.band_cost(today)
    if not problem.band_cost(today):
        assert problem.cost(result.labels) <= problem.cost(today)


@pytest.mark.parametrize("seed", [40, 82, 257])
def test_a_plan_that_cuts_compounds_never_ends_dearer_or_out_of_the_band(seed: int) -> None:
    graph, today = planted(4, 5, seed)
    rng = np.random.default_rng(1000 + seed)
    row, column = np.divmod(np.arange(20), 5)
    block = (row + seed % 2) // 2 * 10 + (column + seed // 2 % 2) // 2
    compound = np.where(rng.random(20) < 0.8, block, -1)
    graph = replace(graph, compound=compound, area_m2=100.0 + rng.permutation(20))
    found = partition(graph, BAND, seed=seed, current=today).labels
    problem = Problem.of(graph, BAND, WEIGHTS, today)
    assert problem.band_cost(found) == problem.band_cost(today) == 0
    assert problem.cost(found) <= problem.cost(today)


@pytest.mark.parametrize("seed", range(4))
def test_a_plan_with_nothing_wrong_stays_exactly_as_it_is(seed: int) -> None:
    graph, _ = planted(4, 5, seed)
    plan = partition(graph, BAND).labels
    result = partition(graph, BAND, seed=seed + 1, current=plan + 40)
    assert result.kept[result.labels].tolist() == (plan + 40).tolist()
    assert result.score.moved_households_share == 0.0


def test_a_good_plan_of_todays_is_not_given_up_for_shorter_lines() -> None:
    # Two rows side by side have longer lines than two halves, but nobody has to move.
    today = np.repeat([5, 3], 4)
    result = partition(grid([[62] * 4, [62] * 4]), BAND, effort="best", current=today)
    assert result.kept[result.labels].tolist() == today.tolist()


def test_only_what_must_moves() -> None:
    # The left cell has grown to 320: one unit of 40 has to go over, nothing more.
    today = np.repeat([0, 1], [8, 5])
    result = partition(chain([40] * 13), BAND, current=today)
    assert result.score.in_band_share == 1.0
    assert result.score.moved_households_share == pytest.approx(40 / 520)
    assert np.flatnonzero(result.kept[result.labels] != today).tolist() == [7]


@pytest.mark.parametrize("grown", [0, 13, 22])
def test_one_changed_count_moves_one_lot(grown: int) -> None:
    # Eight cells of four lots of 60; one lot grows until its cell holds 305.
    today = np.kron(np.arange(8).reshape(2, 4), np.ones((2, 2), int)).ravel()
    households = np.full(32, 60)
    households[grown] = 125
    result = partition(grid(households.reshape(4, 8).tolist()), BAND, current=today)
    assert result.score.in_band_share == 1.0
    assert (result.kept[result.labels] != today).sum() == 1
    assert result.score.moved_households_share == pytest.approx(60 / households.sum())


def test_a_cell_without_anybody_left_near_is_taken_up_by_its_neighbour() -> None:
    # Cell 7 lost nearly all its households: what is left of it joins cell 4, which keeps its name.
    result = partition(chain([10, 10, 120, 120]), BAND, current=[7, 7, 4, 4])
    assert result.labels.tolist() == [0, 0, 0, 0]
    assert result.kept.tolist() == [4]
    assert result.score.moved_households_share == pytest.approx(20 / 260)


def test_a_cell_of_todays_in_two_pieces_is_mended_to_one() -> None:
    result = partition(chain([125] * 4), BAND, current=[1, 2, 2, 1])
    assert cells_of(result.labels) == {(0, 1), (2, 3)}
    assert sorted(result.kept.tolist()) == [1, 2]
    assert result.score.moved_households_share == pytest.approx(0.5)


def test_units_that_are_new_get_a_cell_and_count_as_nobodys_move() -> None:
    result = partition(chain([120, 120, 10, 120, 120]), BAND, current=[1, 1, -1, 2, 2])
    assert cells_of(result.labels) in ({(0, 1, 2), (3, 4)}, {(0, 1), (2, 3, 4)})
    assert result.score.moved_households_share == 0.0


def test_locked_cells_do_not_move() -> None:
    today = [0, 0, 0, 1, 1, 1]
    locked = [True, False, False, False, False, False]
    result = partition(chain([60, 60, 60, 120, 120, 120]), BAND, current=today, locked=locked)
    assert cells_of(result.labels) >= {(0, 1, 2)}
    assert result.kept[result.labels[0]] == 0
    (verdict,) = result.verdicts
    assert (verdict.units, verdict.households) == (3, 360)


def test_a_locked_cell_stays_in_two_pieces_and_that_is_said() -> None:
    result = partition(chain([100, 250, 100]), BAND, current=[1, 2, 1], locked=[True, False, False])
    assert cells_of(result.labels) == {(0, 2), (1,)}
    assert not result.score.contiguous


def test_a_locked_cell_parts_what_lies_on_its_two_sides() -> None:
    # 150 and 150 could be one cell, if the locked one were not between them.
    result = partition(chain([150, 250, 150]), BAND, current=[1, 2, 3], locked=[False, True, False])
    assert cells_of(result.labels) == {(0,), (1,), (2,)}
    assert [verdict.households for verdict in result.verdicts] == [150, 150]
    assert not any(verdict.feasible for verdict in result.verdicts)


def test_all_locked_is_todays_plan_without_verdicts() -> None:
    today = [3, 3, 8]
    result = partition(chain([90, 90, 90]), BAND, current=today, locked=[True] * 3)
    assert first_seen(np.array(today)).tolist() == result.labels.tolist()
    assert result.verdicts == ()
    assert result.score.moved_households_share == 0.0
