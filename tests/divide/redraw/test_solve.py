"""Redrawn communities on hand-drawn ground, and beside the best of all divisions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.common.errors import Cancelled
from grid_steward.plugin.divide.graph import UnitGraph, components
from grid_steward.plugin.divide.redraw.counting import allotted, possible
from grid_steward.plugin.divide.redraw.solve import redraw
from grid_steward.plugin.divide.score import pieces
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from .every_division import fewest_moves, grid, line, problem_of

BAND = Band(1000, 2000, 3000)


def totals(problem, redrawn) -> list[int]:
    return sorted(np.bincount(redrawn.labels, problem.graph.households).astype(int).tolist())


def together(redrawn, *atoms: int) -> bool:
    return len(set(redrawn.labels[list(atoms)].tolist())) == 1


def said(redrawn) -> str:
    return "\n".join(str(verdict.message) for verdict in redrawn.verdicts)


def test_communities_in_the_band_stay_as_they_are() -> None:
    problem = problem_of([700] * 6, grid(3, 2), [0, 0, 1, 0, 1, 1], BAND)
    redrawn = redraw(problem)
    assert redrawn.moved == redrawn.unavoidable == 0
    assert redrawn.kept[redrawn.labels].tolist() == problem.current.tolist()
    assert redrawn.score.in_band_share == 1.0


def test_the_over_full_one_gives_to_its_neighbour() -> None:
    """3,300 beside 1,500: the 400 at the border are the least that helps."""
    problem = problem_of([1500, 1400, 400, 800, 700], line(5), [0, 0, 0, 1, 1], BAND)
    redrawn = redraw(problem)
    assert together(redrawn, 2, 3, 4)
    assert redrawn.kept[redrawn.labels].tolist() == [0, 0, 1, 1, 1]
    assert redrawn.moved == redrawn.unavoidable == 400


def test_an_enclave_is_absorbed_by_what_lies_round_it() -> None:
    """The middle of a square of 1 belongs to 0, which lies beside it."""
    today = [1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0]
    problem = problem_of([200] * 12, grid(4, 3), today, Band(500, 1000, 2000))
    redrawn = redraw(problem)
    assert together(redrawn, *np.flatnonzero(np.array(today) == 1).tolist(), 5)
    assert redrawn.kept[redrawn.labels[5]] == 1
    assert redrawn.moved == 200


def test_the_largest_piece_of_a_community_keeps_its_code() -> None:
    problem = problem_of([500, 1200, 1200, 900], line(4), [0, 1, 1, 0], Band(400, 1000, 3000))
    redrawn = redraw(problem)
    assert redrawn.kept[redrawn.labels[3]] == 0
    assert redrawn.kept[redrawn.labels[0]] != 0


def across_a_railway(households, today, band, behind):
    """A row of atoms with a barrier without a crossing before the atom ``behind``."""
    problem = problem_of(households, line(len(households)), today, band)
    graph = problem.graph
    wall = (graph.edges == behind).any(axis=1) & (graph.edges == behind - 1).any(axis=1)
    parted = UnitGraph(
        households=graph.households,
        edges=graph.edges[~wall],
        border_m=graph.border_m[~wall],
        on_road=graph.on_road[~wall],
        compound=graph.compound,
        area_m2=graph.area_m2,
        perimeter_m=graph.perimeter_m,
        blocked_edges=graph.edges[wall],
        blocked_border_m=graph.border_m[wall],
    )
    return replace(problem, graph=parted)


def test_one_too_small_joins_the_neighbour_on_its_side_of_the_railway() -> None:
    today = [0, 0, 1, 2, 2]
    redrawn = redraw(across_a_railway([900, 900, 300, 700, 600], today, BAND, behind=3))
    assert together(redrawn, 0, 1, 2)
    assert redrawn.moved == 300


def test_what_the_railway_leaves_alone_is_said() -> None:
    redrawn = redraw(across_a_railway([900, 900, 300], [0, 0, 1], BAND, behind=2))
    assert not together(redrawn, 1, 2)
    assert "300 are fewer than the 1000 that one community needs" in said(redrawn)


def test_what_is_asked_for_becomes_a_community_of_its_own() -> None:
    problem = problem_of(
        [900, 900, 700, 800, 900], line(5), [0, 0, 0, 0, 1], BAND, own=[-1, -1, 3, 3, -1]
    )
    redrawn = redraw(problem)
    assert together(redrawn, 2, 3)
    assert set(redrawn.labels[[0, 1, 4]].tolist()).isdisjoint(redrawn.labels[[2, 3]].tolist())
    assert "A community of its own, as asked: 1500." in said(redrawn)


def test_of_what_is_asked_for_only_one_piece_is_a_community() -> None:
    problem = problem_of([1200, 900, 400, 900], line(4), [0, 0, 0, 0], BAND, own=[5, -1, 5, -1])
    redrawn = redraw(problem)
    assert totals(problem, redrawn) == [1200, 2200]
    assert together(redrawn, 1, 2, 3)
    assert "cut off from it, 400, went to its neighbours" in said(redrawn)


def test_what_is_asked_for_and_too_small_stays_one() -> None:
    problem = problem_of([600, 900, 900], line(3), [0, 0, 0], BAND, own=[1, -1, -1])
    redrawn = redraw(problem)
    assert totals(problem, redrawn) == [600, 1800]
    assert "has 600; the band is 1000 to 3000. It is one all the same." in said(redrawn)


def test_what_is_asked_for_and_too_large_is_divided_by_itself() -> None:
    problem = problem_of(
        [1000, 1100, 1200, 1300, 1400], line(5), [0] * 5, BAND, own=[2, 2, 2, 2, -1]
    )
    redrawn = redraw(problem)
    assert not set(redrawn.labels[:4].tolist()) & {redrawn.labels[4]}
    assert redrawn.score.in_band_share == 1.0
    assert "4600, more than 3000: it is divided" in said(redrawn)


def test_what_is_locked_stays_enclaves_and_all() -> None:
    today = [0, 1, 0, 1, 1]
    problem = problem_of(
        [600, 500, 100, 900, 900], line(5), today, BAND, locked=[True, *[False] * 4]
    )
    redrawn = redraw(problem)
    assert together(redrawn, 0, 2)
    assert redrawn.kept[redrawn.labels[0]] == 0
    assert np.flatnonzero(redrawn.labels == redrawn.labels[0]).tolist() == [0, 2]


@pytest.mark.parametrize("count", [2, 3, 4, 6])
def test_there_are_as_many_as_asked_for(count: int) -> None:
    problem = problem_of([1000] * 6, grid(3, 2), [0, 0, 1, 2, 2, 1], BAND, count=count)
    redrawn = redraw(problem)
    assert len(redrawn.kept) == count
    assert redrawn.score.in_band_share == 1.0
    assert (pieces(problem.graph, redrawn.labels) == 1).all()


def test_a_number_that_cannot_be_is_said() -> None:
    problem = problem_of([1000] * 6, grid(3, 2), [0, 0, 1, 2, 2, 1], BAND, count=9)
    redrawn = redraw(problem)
    assert len(redrawn.kept) == 6
    assert "9 communities were asked for, 6 is the nearest number" in said(redrawn)


def test_shares_of_a_number_go_by_households_and_by_what_is_possible() -> None:
    assert possible(6_000, BAND) == (2, 6)
    assert allotted([6_000, 3_000], BAND, 3) == [2, 1]
    assert allotted([6_000, 3_000], BAND, 9) == [6, 3]
    assert sum(allotted([6_000, 3_000], BAND, 20)) == 9
    assert allotted([500, 6_000], BAND, 4) == [1, 3]


def test_both_bands_hold() -> None:
    """By households 0-1 and 2-3 would do; the residents of 3 need a third atom beside them."""
    problem = problem_of(
        [1000, 1000, 1000, 1000],
        line(4),
        [0, 0, 1, 1],
        BAND,
        second=[3000, 2500, 1000, 1000],
        second_band=Band(3000, 4000, 5000),
    )
    redrawn = redraw(problem)
    assert redrawn.labels.tolist() == [0, 1, 1, 1]
    assert redrawn.moved == 1000


def test_hundredths_give_what_whole_households_give() -> None:
    whole = problem_of([1500, 1400, 400, 800, 700], line(5), [0, 0, 0, 1, 1], BAND)
    hundredths = replace(
        whole,
        graph=replace(whole.graph, households=whole.graph.households * 100),
        band=Band(100_000, 200_000, 300_000),
        per=100,
    )
    one, other = redraw(whole), redraw(hundredths)
    assert other.labels.tolist() == one.labels.tolist()
    assert other.moved == 100 * one.moved
    assert said(other) == said(one)


def test_it_can_be_cancelled() -> None:
    def stop(share, text) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        redraw(problem_of([700] * 6, grid(3, 2), [0, 0, 1, 2, 1, 2], BAND), stop)


@st.composite
def towns(draw, whole: bool = False):
    """Up to nine atoms of some communities; some locked, some to be by themselves.

    ``whole``: today's communities have no enclaves, and nothing is asked to be by itself.
    """
    columns, rows = draw(st.integers(2, 3)), draw(st.integers(1, 3))
    n = columns * rows
    sizes = st.sampled_from([0, 150, 300, 450, 700, 950, 1300])
    many = {"min_size": n, "max_size": n}
    today = np.array(draw(st.lists(st.integers(-1, 2), **many)))
    if whole:
        ends = np.array(grid(columns, rows))
        inside = (today[ends[:, 0]] == today[ends[:, 1]]) & (today[ends[:, 0]] >= 0)
        today = np.where(today >= 0, components(n, ends[inside]), -1)
    locked = [False] * n
    if draw(st.booleans()) and (today >= 0).any():
        locked = (today == draw(st.sampled_from(sorted(set(today[today >= 0]))))).tolist()
    apart = [-1] * n if whole else draw(st.lists(st.sampled_from([-1, -1, -1, 4]), **many))
    return problem_of(
        draw(st.lists(sizes, **many)), grid(columns, rows), today, BAND, locked=locked, own=apart
    )


SLOW = settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))


@SLOW
@given(towns(whole=True))
def test_the_fewest_moves_are_found(problem) -> None:
    best = fewest_moves(problem)
    assume(best is not None)
    redrawn = redraw(problem)
    free = ~np.isin(problem.current, np.unique(problem.current[problem.locked]))
    households = np.bincount(redrawn.labels, problem.graph.households)
    assert all(households[one] in BAND for one in np.unique(redrawn.labels[free]))
    assert redrawn.unavoidable <= best
    assert redrawn.moved == best


@SLOW
@given(towns())
def test_whatever_is_asked_communities_hang_together_and_locked_ones_stay(problem) -> None:
    redrawn = redraw(problem)
    k = len(redrawn.kept)
    assert set(redrawn.labels.tolist()) == set(range(k))
    held = np.unique(problem.current[problem.locked])
    fixed = np.isin(problem.current, held)
    for old in held.tolist():
        mine = np.unique(redrawn.labels[problem.current == old])
        assert len(mine) == 1 and redrawn.kept[mine[0]] == old
        assert (redrawn.labels == mine[0]).sum() == (problem.current == old).sum()
    torn = pieces(problem.graph, redrawn.labels) > 1
    assert not torn[np.unique(redrawn.labels[~fixed])].any()
    kept = redrawn.kept[redrawn.kept >= 0].tolist()
    assert len(kept) == len(set(kept))
    stays = redrawn.kept[redrawn.labels] == problem.current
    assert redrawn.moved == problem.graph.households[(problem.current >= 0) & ~stays].sum()


def test_the_order_of_rows_does_not_matter() -> None:
    rng = np.random.default_rng(3)
    n = 30
    today = np.repeat(np.arange(5), 6)
    problem = problem_of(rng.integers(100, 700, n), grid(6, 5), today, Band(1000, 1700, 2400))
    uneven = replace(problem.graph, area_m2=10_000.0 + np.arange(n))
    problem = replace(problem, graph=uneven)
    order = rng.permutation(n)
    place = np.argsort(order)
    mixed = replace(
        problem,
        graph=replace(
            uneven,
            households=uneven.households[order],
            edges=place[uneven.edges],
            area_m2=uneven.area_m2[order],
        ),
        current=today[order],
    )
    one, other = redraw(problem), redraw(mixed)
    assert one.moved > 0
    assert other.kept[other.labels].tolist() == one.kept[one.labels][order].tolist()
    _, first = np.unique(one.labels[order], return_index=True)
    assert len(np.unique(other.labels[first])) == len(first)
