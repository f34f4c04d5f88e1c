"""The objective's arithmetic: a division costs the same however its problem is put."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from grid_steward.plugin.divide import Band
from grid_steward.plugin.divide.graph import first_seen
from grid_steward.plugin.divide.objective import (
    OUT_OF_BAND,
    PER_MISSING,
    SURROUNDED,
    Problem,
)
from grid_steward.plugin.rules import load_rulebook
from hypothesis import given
from hypothesis import strategies as st

from .graphs import cells_in, chain, graph_of, grid, shuffled, towns

BAND = Band(200, 250, 300)
WEIGHTS = load_rulebook("plain").weights


@st.composite
def problems(draw):
    """A problem that starts from today's cells or not, and a division of it."""
    graph = draw(towns(14))
    today = st.lists(st.integers(-1, 3), min_size=graph.n, max_size=graph.n)
    current = np.array(draw(today)) if draw(st.booleans()) else None
    return Problem.of(graph, BAND, WEIGHTS, current), draw(cells_in(graph))


def neighbours(problem: Problem, labels: np.ndarray, cell: int) -> set[int]:
    """The cells that touch ``cell``, with -1 for what lies outside the problem."""
    ends = labels[problem.edges].tolist()
    beside = {one for pair in ends if cell in pair for one in pair} - {cell}
    return beside | ({-1} if problem.rim[labels == cell].any() else set())


@given(problems(), st.data())
def test_merged_units_cost_what_they_cost_apart(drawn, data) -> None:
    problem, labels = drawn
    # Any clusters do, so long as each lies in one cell, one compound and one current cell.
    blob = data.draw(st.lists(st.integers(0, 2), min_size=problem.n, max_size=problem.n))
    kinds = np.column_stack([labels, problem.fitting, problem.current, blob])
    cluster = np.unique(kinds, axis=0, return_inverse=True)[1].ravel()
    small = problem.merged(cluster)
    of_cluster = np.zeros(small.n, np.int64)
    of_cluster[cluster] = labels
    assert small.cell_costs(of_cluster).tolist() == problem.cell_costs(labels).tolist()
    assert small.band_cost(of_cluster) == problem.band_cost(labels)


@given(problems(), st.data())
def test_cells_cost_in_a_part_what_they_cost_in_the_whole(drawn, data) -> None:
    problem, labels = drawn
    # Which cell continues one of today's hangs on all cells, so that it is left out here.
    problem = replace(problem, current=np.full(problem.n, -1))
    k = int(labels.max()) + 1
    chosen = data.draw(st.sets(st.integers(0, k - 1), min_size=1))
    units = np.flatnonzero(np.isin(labels, list(chosen)))
    part = problem.part(units)
    here = first_seen(labels[units])
    whole, alone = problem.cell_costs(labels), part.cell_costs(here)
    for cell in chosen:
        around = neighbours(problem, labels, cell)
        # What a part does not see: that the only neighbour of a cell lies outside the part.
        unseen = len(around) == 1 and not around & {-1, *chosen}
        inside = here[labels[units] == cell][0]
        assert whole[cell] - alone[inside] == 2 * SURROUNDED * unseen


def test_a_part_without_work_costs_what_it_costs_in_the_whole() -> None:
    graph = chain([250, 250], minutes=np.array([0.0, 900.0]))
    problem = Problem.of(graph, BAND, WEIGHTS)
    idle = problem.part(np.array([0]))
    whole = problem.cell_costs(np.array([0, 1]))
    assert idle.cell_costs(np.array([0])).tolist() == whole[:1].tolist()


@given(problems(), st.integers(1, 3))
def test_copies_cost_each_what_one_costs(drawn, copies: int) -> None:
    problem, labels = drawn
    many = problem.tiled(copies)
    each = labels + np.arange(copies)[:, None] * (labels.max() + 1)
    expected = np.tile(problem.cell_costs(labels), copies)
    assert many.cell_costs(each.ravel()).tolist() == expected.tolist()


@given(problems(), st.integers(0, 9))
def test_the_numbers_of_cells_do_not_matter(drawn, seed: int) -> None:
    problem, labels = drawn
    # Of two that share as much with one of today's, the first continues it: no matter of the cost.
    problem = replace(problem, current=np.full(problem.n, -1))
    other = np.random.default_rng(seed).permutation(int(labels.max()) + 1)
    assert problem.cost(other[labels]) == problem.cost(labels)
    assert problem.cell_costs(other[labels])[other].tolist() == problem.cell_costs(labels).tolist()


@given(towns(14), st.data(), st.integers(0, 9))
def test_the_order_of_rows_does_not_matter(graph, data, seed: int) -> None:
    labels = data.draw(cells_in(graph))
    mixed, old = shuffled(graph, seed)
    one, other = (Problem.of(each, BAND, WEIGHTS) for each in (graph, mixed))
    assert other.cost(labels[old]) == one.cost(labels)


@given(problems())
def test_households_that_change_cell_are_paid_one_by_one(drawn) -> None:
    problem, labels = drawn
    ties = problem.households + 1  # the ground itself counts as one more
    shared = {
        (cell, old): int(ties[(labels == cell) & (problem.current == old)].sum())
        for cell, old in zip(labels.tolist(), problem.current.tolist())
        if old >= 0
    }
    stay, taken = 0, set()
    for cell, old in sorted(shared, key=lambda pair: (-shared[pair], *pair)):
        if not {("cell", cell), ("old", old)} & taken:
            taken |= {("cell", cell), ("old", old)}
            stay += shared[cell, old]
    never = replace(problem, current=np.full(problem.n, -1))
    moved = sum(shared.values()) - stay
    assert problem.cost(labels) == never.cost(labels) + WEIGHTS.moved_household * moved


def test_of_two_cells_that_come_from_one_of_today_s_only_one_continues_it() -> None:
    problem = Problem.of(chain([250, 240]), BAND, WEIGHTS, np.array([0, 0]))
    apart, never = np.array([0, 1]), replace(problem, current=np.array([-1, -1]))
    assert problem.continues(apart).tolist() == [0, -1]
    assert problem.cost(apart) == never.cost(apart) + WEIGHTS.moved_household * 241


def test_a_surrounded_cell_pays_and_a_cell_at_the_rim_does_not() -> None:
    rows = [[30, 30, 30], [30, 210, 30], [30, 30, 30]]
    middle = np.array([0, 0, 0, 0, 1, 0, 0, 0, 0])
    side = np.array([0, 0, 0, 1, 1, 0, 0, 0, 0])
    lines = replace(WEIGHTS, border=0, compactness=0, target=0)
    problem = Problem.of(grid(rows), BAND, lines)
    assert problem.cost(middle) == SURROUNDED
    assert problem.cost(side) == 0
    # Across a barrier all round it is no less an enclave.
    edges = problem.edges[(problem.edges != 4).all(axis=1)]
    moat = graph_of(
        np.ravel(rows),
        edges,
        blocked_edges=[[1, 4], [3, 4], [4, 5], [4, 7]],
        blocked_border_m=[10.0] * 4,
    )
    assert Problem.of(moat, BAND, replace(lines, border_on_road=0)).cost(middle) == SURROUNDED


def test_what_is_missing_for_the_band_is_paid_by_the_household() -> None:
    problem = Problem.of(chain([190, 310, 250]), BAND, WEIGHTS)
    assert problem.band_cost(np.array([0, 1, 2])) == 2 * (OUT_OF_BAND + 10 * PER_MISSING)
    assert problem.band_cost(np.array([0, 0, 1])) == OUT_OF_BAND + 200 * PER_MISSING


def test_a_band_eight_times_as_high_costs_the_same_by_its_share() -> None:
    small = Problem.of(chain([150, 230]), BAND, WEIGHTS)
    large = Problem.of(chain([1200, 1840]), Band(1600, 2000, 2400), WEIGHTS)
    labels = np.array([0, 1])
    assert (small.scale, large.scale) == (1, 8)
    assert large.band_cost(labels) == small.band_cost(labels)
    assert large.cost(labels) == small.cost(labels)


def test_a_cell_out_of_either_band_pays_for_it() -> None:
    one = Problem.of(chain([250, 250]), BAND, WEIGHTS)
    both = replace(one, second=np.array([700, 990]), second_band=Band(500, 700, 900))
    labels = np.array([0, 1])
    assert one.band_cost(labels) == 0
    assert both.band_cost(labels) == OUT_OF_BAND + 90 * PER_MISSING // 2
    assert both.cost(labels) == one.cost(labels) + both.band_cost(labels)
