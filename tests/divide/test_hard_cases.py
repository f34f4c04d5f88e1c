"""Hard little cases, drawn by hand: who looks at them knows the answer."""

from __future__ import annotations

import numpy as np
import pytest
from grid_steward.plugin.divide import Band, UnitGraph, partition

from .graphs import cells_of, chain, graph_of, grid, ring, star, walled

BAND = Band(200, 250, 300)
SEEDS = (0,)


def sizes(graph: UnitGraph, labels: np.ndarray) -> list[int]:
    """The households of the cells, the largest first."""
    return sorted(np.bincount(labels, graph.households).astype(int).tolist(), reverse=True)


def islands(*totals: int) -> UnitGraph:
    """Chains of lots of 50, one for each total, with nothing between them."""
    lots = [total // 50 for total in totals]
    last = np.cumsum(lots) - 1
    edges = [[lot, lot + 1] for lot in range(sum(lots) - 1) if lot not in last]
    return graph_of(np.full(sum(lots), 50), np.array(edges))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("households", "cells"),
    [
        ([150, 140, 10, 199, 60, 40], {(0, 1, 2), (3, 4, 5)}),
        ([199, 1, 199, 1, 199, 1], {(0, 1), (2, 3), (4, 5)}),
        ([100, 100, 100, 1, 299, 200], {(0, 1, 2), (3, 4), (5,)}),
        ([0, 200, 0, 300, 0, 300, 200], {(0, 1), (2, 3), (4, 5), (6,)}),
        ([51, 149, 199, 101, 180, 120, 60, 70, 70], {(0, 1), (2, 3), (4, 5), (6, 7, 8)}),
    ],
)
def test_a_chain_that_only_one_choice_of_cuts_brings_into_the_band(
    households: list[int], cells: set, seed: int
) -> None:
    result = partition(chain(households), BAND, seed=seed)
    assert result.score.in_band_share == 1.0
    # Where empty ground lies between two cells, either may have it.
    lived_in = np.flatnonzero(households)
    found = {tuple(unit for unit in cell if unit in lived_in) for cell in cells_of(result.labels)}
    assert found == {tuple(unit for unit in cell if unit in lived_in) for cell in cells}


def test_a_long_chain_of_heavy_lots() -> None:
    # Pairs of 150 are full to the last place, so every second border is a line.
    result = partition(chain([150] * 40), BAND)
    assert cells_of(result.labels) == {(unit, unit + 1) for unit in range(0, 40, 2)}


def test_a_ring_has_to_be_cut_twice_in_the_right_places() -> None:
    result = partition(ring([199, 2, 198, 101, 100, 200]), BAND)
    assert result.score.in_band_share == 1.0
    assert cells_of(result.labels) == {(0, 1), (2, 3), (4, 5)}


def test_a_hub_with_a_hundred_neighbours_and_room_for_all_of_them() -> None:
    result = partition(star(100, [2] * 100), BAND)
    assert result.labels.tolist() == [0] * 101
    assert result.score.in_band_share == 1.0


def test_a_hub_with_a_hundred_neighbours_some_of_which_are_cells_themselves() -> None:
    graph = star(50, [200] * 10 + [2] * 90)
    result = partition(graph, BAND)
    assert sizes(graph, result.labels) == [230] + [200] * 10
    assert result.score.in_band_share == 1.0


def test_a_hub_in_a_ring_of_a_hundred() -> None:
    graph = star(10, [50] * 100)
    around = [[leaf, leaf % 100 + 1] for leaf in range(1, 101)]
    wheel = graph_of(graph.households, np.concatenate([graph.edges, around]))
    assert partition(wheel, BAND).score.in_band_share == 1.0


def test_a_tower_among_empty_lots() -> None:
    alone = partition(grid([[0, 0, 0], [0, 290, 0], [0, 0, 0]]), BAND)
    assert alone.labels.tolist() == [0] * 9
    assert alone.score.in_band_share == 1.0
    graph = grid([[0] * 5, [0, 290, 0, 290, 0], [0] * 5])
    both = partition(graph, BAND)
    assert sizes(graph, both.labels) == [290, 290]
    assert both.score.contiguous


def test_each_island_by_itself() -> None:
    graph = islands(150, 250, 350, 650)
    result = partition(graph, BAND)
    by_island = [
        sizes(chain([50] * lots), result.labels[first : first + lots] - result.labels[first])
        for first, lots in ((0, 3), (3, 5), (8, 7), (15, 13))
    ]
    assert by_island[:3] == [[150], [250], [350]]
    assert sum(by_island[3]) == 650
    assert all(households in BAND for households in by_island[3])
    assert [verdict.feasible for verdict in result.verdicts] == [False, True, False, True]
    said = [verdict.message.render("en") for verdict in result.verdicts]
    assert "150 households are fewer than the 200" in said[0]
    assert "only a division into 1" in said[1]
    assert "350 households cannot be divided" in said[2]
    assert "only a division into 3" in said[3]


def test_an_island_without_households_is_a_cell_of_its_own() -> None:
    graph = graph_of(np.array([125, 125, 0]), np.array([[0, 1]]))
    result = partition(graph, BAND)
    assert cells_of(result.labels) == {(0, 1), (2,)}
    assert [verdict.feasible for verdict in result.verdicts] == [True, False]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_enclave_where_one_can_be_avoided(seed: int) -> None:
    # The middle is on target by itself and the rest fits too; so it does with one more lot.
    result = partition(grid([[31, 31, 31], [31, 250, 31], [31, 31, 31]]), BAND, seed=seed)
    assert result.score.in_band_share == 1.0
    assert (result.labels == result.labels[4]).sum() == 2


@pytest.mark.parametrize("seed", [0, 1])
@pytest.mark.parametrize(
    "rows",
    [
        [[20] * 4, [20, 125, 125, 20], [20, 125, 125, 20], [20] * 4],
        [[22] * 5, [22, 0, 250, 0, 22], [22, 0, 0, 0, 22], [22, 0, 250, 0, 22], [22] * 5],
    ],
)
def test_nor_do_two_cells_lie_inside_a_third(rows: list[list[int]], seed: int) -> None:
    # Inside is enough for two cells and the rim is a third: but each can have a place at the rim.
    result = partition(grid(rows), BAND, seed=seed)
    labels = result.labels.reshape(len(rows), -1)
    at_the_rim = {*labels[0], *labels[-1], *labels[:, 0], *labels[:, -1]}
    assert result.score.in_band_share == 1.0
    assert at_the_rim == {0, 1, 2}


def test_an_enclave_stays_where_nothing_else_is_in_the_band() -> None:
    # With any lot more the middle is above the band and its ring below.
    result = partition(grid([[25, 25, 25], [25, 280, 25], [25, 25, 25]]), BAND)
    assert result.score.in_band_share == 1.0
    assert cells_of(result.labels) == {(0, 1, 2, 3, 5, 6, 7, 8), (4,)}


def test_an_enclave_across_a_wall_is_one_too() -> None:
    # A wall round the middle but for one gate: the neighbour beyond the gate comes along.
    graph = walled(grid([[31, 31, 31], [31, 250, 31], [31, 31, 31]]), (1, 4), (3, 4), (4, 5))
    assert cells_of(partition(graph, BAND).labels) >= {(4, 7)}


@pytest.mark.parametrize(
    ("lots", "whole", "cells"),
    [
        ([100, 100, 100, 100, 100], 1.0, {(0, 1, 2), (3, 4)}),
        ([100, 100, 101, 100, 200], None, {(0, 1), (2, 3), (4,)}),
    ],
)
def test_a_compound_of_300_is_kept_whole_and_one_of_301_is_divided(
    lots: list[int], whole: float | None, cells: set
) -> None:
    result = partition(grid([lots], [[1, 1, 1, -1, -1]]), BAND)
    assert cells_of(result.labels) == cells
    assert result.score.compounds_whole_share == whole
    assert result.score.in_band_share == 1.0


def test_a_compound_gives_way_to_the_band() -> None:
    # Whole, it would leave 150 on each side.
    result = partition(grid([[75, 75, 125, 125, 75, 75]], [[-1, -1, 4, 4, -1, -1]]), BAND)
    assert cells_of(result.labels) == {(0, 1, 2), (3, 4, 5)}
    assert result.score.compounds_whole_share == 0.0


@pytest.mark.parametrize("today", [None, [0, 0, 1, 0, 0, 1, 1]])
def test_three_compounds_give_way_to_the_band(today: list[int] | None) -> None:
    # A lot of 1 behind a compound of 300: in the band are only cells that cut all compounds.
    ways = [[0, 1], [1, 2], [1, 3], [1, 4], [2, 5], [2, 6], [3, 5], [4, 6], [5, 6]]
    households = np.array([1, 240, 60, 5, 5, 120, 120])
    graph = graph_of(households, np.array(ways), np.array([-1, 0, 0, 1, 2, 1, 2]))
    result = partition(graph, BAND, current=today)
    assert cells_of(result.labels) == {(0, 1, 3, 4), (2, 5, 6)}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_checkerboard_of_199_and_101(seed: int) -> None:
    # Only a dark and a light lot side by side make a cell: 24 dominoes.
    graph = grid([[199, 101] * 4, [101, 199] * 4] * 3)
    result = partition(graph, BAND, seed=seed)
    assert sizes(graph, result.labels) == [300] * 24


def test_a_checkerboard_with_two_corners_less() -> None:
    # Two corners of 101 are empty: six of the eight lots of 199 find one of 101, two cannot.
    graph = grid(
        [[199, 101, 199, 0], [101, 199, 101, 199], [199, 101, 199, 101], [0, 199, 101, 199]]
    )
    result = partition(graph, BAND)
    assert sizes(graph, result.labels) == [300] * 6 + [199] * 2
    assert result.score.contiguous


def test_the_teeth_of_a_comb_are_cells() -> None:
    # Walls between the teeth; only along the back, above, one could go from tooth to tooth.
    teeth = [(8 * row + column, 8 * row + column + 1) for row in (1, 2) for column in range(7)]
    graph = walled(grid([[50] * 8, [75] * 8, [75] * 8]), *teeth)
    result = partition(graph, BAND)
    assert cells_of(result.labels) == {(tooth, 8 + tooth, 16 + tooth) for tooth in range(8)}


def test_a_crossing_joins_what_a_barrier_parts() -> None:
    # 100 and 150 on the two banks: only with the bridge they are one cell.
    banks = grid([[50, 50], [75, 75]])
    apart = partition(walled(banks, (0, 2), (1, 3)), BAND)
    assert cells_of(apart.labels) == {(0, 1), (2, 3)}
    assert apart.score.in_band_share == 0.0
    assert apart.score.road_aligned_share == 1.0
    joined = partition(walled(banks, (0, 2)), BAND)
    assert cells_of(joined.labels) == {(0, 1, 2, 3)}
    assert joined.score.in_band_share == 1.0


def test_two_halves_that_only_one_gate_joins() -> None:
    # 360 on each side cannot be divided; through the gate in the first row 720 can, into three.
    wall = [(6 * row + 2, 6 * row + 3) for row in (1, 2, 3)]
    graph = walled(grid([[30] * 6] * 4), *wall)
    result = partition(graph, BAND)
    assert sizes(graph, result.labels) == [240, 240, 240]
    assert result.score.contiguous
    through = {cell for cell in cells_of(result.labels) if {2, 3} <= set(cell)}
    assert len(through) == 1


def test_nobody_anywhere() -> None:
    result = partition(grid([[0] * 4] * 3), BAND)
    assert result.labels.tolist() == [0] * 12
    assert result.score.in_band_share == 0.0
    assert result.score.in_band_households_share is None
    assert "Nobody is known to live here" in result.verdicts[0].message.render("en")


@pytest.mark.parametrize(
    ("households", "share", "sentence"),
    [
        (0, 0.0, "Nobody is known to live here"),
        (199, 0.0, "199 households are fewer than the 200"),
        (200, 1.0, "only a division into 1 is possible"),
        (300, 1.0, "only a division into 1 is possible"),
        (301, 0.0, "1 units hold more than 300"),
    ],
)
def test_one_unit(households: int, share: float, sentence: str) -> None:
    result = partition(graph_of(np.array([households]), np.zeros((0, 2), int)), BAND)
    assert result.labels.tolist() == [0]
    assert result.score.in_band_share == share
    assert sentence in result.verdicts[0].message.render("en")


@pytest.mark.parametrize("arguments", [{}, {"current": [], "locked": []}, {"effort": "best"}])
def test_no_unit_at_all_is_a_plan_without_cells(arguments: dict) -> None:
    empty = graph_of(np.zeros(0, int), np.zeros((0, 2), int))
    result = partition(empty, BAND, **arguments)
    assert result.labels.tolist() == result.kept.tolist() == []
    assert result.verdicts == ()
    assert result.score.in_band_share == 1.0


@pytest.mark.parametrize("seed", SEEDS)
def test_a_band_of_a_single_number(seed: int) -> None:
    rows = [[125, 125, 250], [50, 200, 100], [150, 100, 150]]
    result = partition(grid(rows), Band(250, 250, 250), seed=seed)
    assert cells_of(result.labels) == {(0, 1), (2,), (3, 4), (5, 8), (6, 7)}


def test_a_band_of_one_household() -> None:
    assert partition(chain([1] * 6), Band(1, 1, 1)).labels.tolist() == [0, 1, 2, 3, 4, 5]


def test_a_very_wide_band() -> None:
    result = partition(grid([[50, 0, 19_000], [3, 700, 50]]), Band(1, 250, 20_000))
    assert result.score.in_band_share == 1.0
    assert result.score.contiguous


def test_lots_above_the_band_stay_alone_and_the_others_are_not_drawn_in() -> None:
    # The tower of 400 can only be in a cell that is too large: nobody else should be in it.
    result = partition(chain([100, 100, 400, 100, 100]), BAND)
    assert cells_of(result.labels) == {(0, 1), (2,), (3, 4)}
    assert result.verdicts[0].oversize == 1


@pytest.mark.parametrize(
    ("households", "cells"),
    [([5, 420, 250], {(0, 1), (2,)}), ([310, 12, 90], {(0, 1, 2)})],
)
def test_small_lots_behind_a_large_one_join_it(households: list[int], cells: set) -> None:
    # They have no way but to the large one. A cell of 425 lacks less in all than 420 and 5, and
    # one of 412 less than 310 and 102.
    assert cells_of(partition(chain(households), BAND).labels) == cells


def test_what_no_division_helps_stays_as_near_to_the_band_as_possible() -> None:
    # Whatever does not hang on the hub's cell is a cell of 40, which lacks 160; all in one cell
    # are 180 too many.
    result = partition(star(0, [40] * 12), BAND)
    assert result.labels.tolist() == [0] * 13
