"""Moves that no redrawing avoids: never more than the best of all divisions needs."""

from __future__ import annotations

import numpy as np
import pytest
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.divide.redraw import bound, relaxation
from grid_steward.plugin.divide.redraw.bound import unavoidable
from grid_steward.plugin.divide.redraw.reach import Land, least_gain, most_within, reaches
from grid_steward.plugin.divide.redraw.reasons import with_names
from hypothesis import given, settings
from hypothesis import strategies as st

from .every_division import fewest_moves, grid, line, problem_of

BAND = Band(1000, 2000, 3000)


def said(reasons) -> str:
    return "\n".join(map(str, reasons))


def test_nobody_has_to_move_where_today_holds_the_band():
    problem = problem_of([900, 900, 900, 900], line(4), [0, 0, 1, 1], BAND)
    assert unavoidable(problem)[0] == 0 == fewest_moves(problem)


def test_what_exceeds_the_maximum_leaves():
    problem = problem_of([1000, 1000, 1000, 318, 1000], line(5), [0, 0, 0, 0, 1], BAND)
    least, why = unavoidable(problem)
    assert least == 318 == fewest_moves(problem)
    assert (
        "北苑社区 has 3,318 households, 318 more than 3,000: at least 318 have to leave."
        in said(with_names(why, ["北苑社区", "南苑社区"]))
    )
    assert why[-1].values["households"] == "318"


def test_whole_atoms_leave():
    """Of 3,318 households 318 would do, but the smallest atom has 900."""
    problem = problem_of([1518, 900, 900, 1000], line(4), [0, 0, 0, 1], BAND)
    least, why = unavoidable(problem)
    assert least == 900 == fewest_moves(problem)
    assert "at least 900 have to leave" in said(why)


def test_what_is_below_the_minimum_gains_or_ends():
    gains = problem_of([800, 300, 1700], line(3), [0, 1, 1], BAND)
    assert unavoidable(gains)[0] == 300 == fewest_moves(gains)
    ends = problem_of([200, 900, 900], line(3), [0, 1, 1], BAND)
    assert unavoidable(ends)[0] == 200 == fewest_moves(ends)
    assert "or it ends and its 200 go to others" in said(unavoidable(ends)[1])


def test_the_way_to_an_enclave_counts():
    """1 has 400 households behind 500 of 0's: it gives them up or takes those too."""
    households, today = [1200, 500, 400, 900], [1, 0, 1, 0]
    given_up = problem_of(households, line(4), today, Band(500, 1500, 2500))
    least, why = unavoidable(given_up)
    assert least == 400 == fewest_moves(given_up)
    assert "1 lies in 2 pieces" in said(why)
    # Now 500, 400 and 900 are too many for 0, so 500 move as well.
    both = problem_of(households, line(4), today, Band(500, 1500, 1700))
    assert unavoidable(both)[0] == 900 == fewest_moves(both)


def test_a_locked_community_is_no_way():
    """0 is short, and what it could have lies behind the locked one."""
    locked = [False, True, False, False]
    problem = problem_of([800, 1500, 300, 1200], line(4), [0, 1, 2, 2], BAND, locked=locked)
    least, why = unavoidable(problem)
    assert least == 0
    assert "one connected part of the ground with 800 households" in said(why)
    free = problem_of([800, 1500, 300, 1200], line(4), [0, 1, 2, 2], BAND)
    assert unavoidable(free)[0] == 800 == fewest_moves(free)


def test_an_estate_of_its_own_takes_its_households():
    own = [-1, -1, 0, 0, -1]
    problem = problem_of([900, 900, 300, 400, 1200], line(5), [0, 0, 0, 0, 1], BAND, own=own)
    least, why = unavoidable(problem)
    assert least == 700 == fewest_moves(problem)
    assert "700 households of 0 live in estates" in said(why)


def test_the_wanted_number_of_communities_ends_the_smallest():
    problem = problem_of([1000, 1200, 1400, 1500], line(4), [0, 1, 2, 3], BAND, count=3)
    least, why = unavoidable(problem)
    assert least == 1000 == fewest_moves(problem)
    assert "4 communities become 3" in said(why)


def test_an_impossible_number_is_said_and_not_asked_for():
    problem = problem_of([1000, 1200, 1400, 1500], line(4), [0, 1, 2, 3], BAND, count=9)
    least, why = unavoidable(problem)
    assert least == 0
    assert "No division has 9 communities" in said(why)


def test_both_bands_are_asked_for():
    people, second = [9000, 1000, 1000], Band(3000, 4000, 9500)
    problem = problem_of(
        [1000, 800, 700], line(3), [0, 0, 1], BAND, second=people, second_band=second
    )
    assert fewest_moves(problem) is None
    wider = Band(1500, 4000, 9500)
    both = problem_of([1000, 800, 700], line(3), [0, 0, 1], BAND, second=people, second_band=wider)
    assert unavoidable(both)[0] == 800 == fewest_moves(both)


def test_a_known_division_out_of_the_band_is_named_to_be_bounded():
    problem = problem_of([800, 300, 1700], line(3), [0, 1, 1], BAND)
    assert unavoidable(problem, missed=np.array([True, False, False]))[0] == 0


@st.composite
def problems(draw):
    columns, rows = draw(st.integers(2, 4)), draw(st.integers(1, 2))
    n = columns * rows
    edges = [edge for edge in grid(columns, rows) if draw(st.integers(0, 7))]
    households = draw(st.lists(st.integers(0, 12), min_size=n, max_size=n))
    current = draw(st.lists(st.integers(-1, 3), min_size=n, max_size=n))
    minimum = draw(st.integers(2, 12))
    maximum = minimum + draw(st.integers(0, 12))
    more = {}
    if draw(st.booleans()):
        more["locked"] = [community == 0 for community in current]
    if draw(st.booleans()):
        more["own"] = draw(st.lists(st.sampled_from([-1, -1, -1, 0]), min_size=n, max_size=n))
    if draw(st.booleans()):
        more["count"] = draw(st.integers(1, 4))
    if draw(st.booleans()):
        more["second"] = draw(st.lists(st.integers(0, 9), min_size=n, max_size=n))
        more["second_band"] = Band(3, 6, draw(st.integers(8, 30)))
    band = Band(minimum, minimum, maximum)
    return problem_of(households, edges, current, band, **more)


@settings(max_examples=80, deadline=None)
@given(problems(), st.booleans(), st.sampled_from([(0, 15_000), (0, 4), (300, 15_000), (300, 4)]))
def test_never_more_than_the_best_division_moves(problem, known, size):
    """With whole atoms and without, with all atoms in sight and with hardly any."""
    best = fewest_moves(problem)
    if best is None:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bound, "MOST_COLUMNS", size[0])
        patch.setattr(relaxation, "MOST_PAIRS", size[1])
        assert unavoidable(problem, most=best if known else None)[0] <= best


def test_the_order_of_atoms_does_not_matter():
    households, edges = [700, 900, 1500, 400, 800, 600, 300, 1100, 900], grid(3, 3)
    current = [0, 0, 0, 1, 1, 1, 2, 2, 2]
    problem = problem_of(households, edges, current, BAND)
    turned = [(8 - a, 8 - b) for a, b in edges]
    other = problem_of(households[::-1], turned, current[::-1], BAND)
    assert unavoidable(problem)[0] == unavoidable(other)[0]


def test_sums_of_whole_atoms():
    assert most_within([400, 400, 400], 1000) == 800
    assert most_within([0, 0], 5) == 0
    problem = problem_of([500, 10, 300, 250], line(4), [0, 1, 1, 1], BAND)
    near, far = reaches(Land.of(problem), 1000, lambda share, text: None)
    assert near.way == {1: 0, 2: 10, 3: 310} and not near.cut
    assert far.way == {0: 0}
    # 10 alone is too little, and 300 comes only with it.
    assert least_gain([500, 10, 300, 250], near, 40, 1000) == 310
