"""What new cells and communities are called, and which keep their codes."""

from __future__ import annotations

from typing import Optional

import pytest
from grid_steward.plugin.divide.numbering import community_codes, fits, new_codes
from grid_steward.plugin.divide.reading import reading_order
from grid_steward.plugin.rules import Codes, load_rulebook
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import box

FIFTEEN, TWENTY = (load_rulebook(name).codes for name in ("beijing-codes", "cjt349-codes"))
LOCAL = load_rulebook("yichang").codes
A, B = "420502001001", "420502001002"


def row(count: int) -> list:
    """Polygons from west to east."""
    return [box(x, 0, x + 1, 1) for x in range(count)]


def test_cells_are_counted_like_a_page_is_read() -> None:
    quarters = [box(x, y, x + 1, y + 1) for x in (0, 1) for y in (0, 1)]
    assert reading_order(quarters).tolist() == [1, 3, 0, 2]
    assert new_codes(quarters, [None] * 4, "C", LOCAL.cell, set()) == [
        "C003", "C001", "C004", "C002",
    ]  # fmt: skip


def test_a_kept_code_stays_and_a_taken_one_is_passed_over() -> None:
    taken = {"C001", "C002"}
    assert new_codes(row(3), [None, "C001", None], "C", LOCAL.cell, taken) == [
        "C003", "C001", "C004",
    ]  # fmt: skip
    assert {"C003", "C004"} <= taken


def test_a_whole_community_ends_in_two_noughts() -> None:
    (code,) = new_codes(row(1), [None], A, TWENTY.cell, set(), TWENTY.undivided)
    assert (code, len(code)) == ("000000" + A + "00", 20)
    several = new_codes(row(2), [None, None], A, TWENTY.cell, set(), TWENTY.undivided)
    assert several == ["000000" + A + "01", "000000" + A + "02"]


def test_two_noughts_are_not_given_twice() -> None:
    taken = {"000000" + A + "00"}
    assert new_codes(row(1), [None], A, TWENTY.cell, taken, TWENTY.undivided) == [
        "000000" + A + "01"
    ]


@pytest.mark.parametrize(
    ("code", "cells", "codes", "stays"),
    [
        (A + "007", 3, FIFTEEN, True),
        (B + "007", 3, FIFTEEN, False),  # written with the other community's code
        ("999999999999007", 3, FIFTEEN, True),  # with that of none that there was
        ("W-7", 3, FIFTEEN, True),  # not of the pattern: someone drew it
        ("000000" + A + "07", 3, TWENTY, True),
        ("000000" + A + "00", 1, TWENTY, True),
        ("000000" + A + "00", 3, TWENTY, False),  # it says that the community is whole
        ("000000" + A + "07", 1, TWENTY, False),  # and this one that it is not
    ],
)
def test_a_code_is_kept_while_it_says_nothing_wrong(code, cells, codes, stays) -> None:
    assert fits(code, A, cells, codes, {A, B}, {code}) is stays


def test_a_cell_keeps_its_number_where_two_noughts_were_given_out_before() -> None:
    noughts = "000000" + A + "00"
    assert fits("000000" + A + "07", A, 1, TWENTY, {A}, {noughts})


def founded(
    today: dict[str, Optional[str]],
    streets: list[Optional[str]],
    codes: Codes = LOCAL,
    taken: tuple[str, ...] = (),
) -> list[str]:
    """The codes of new communities in these streets."""
    return community_codes(row(len(streets)), [None] * len(streets), streets, today, codes, taken)


TODAY = {"420502001001": "东街", "420502001004": "东街", "420502002001": "西街"}


def test_a_new_community_gets_the_next_number_of_its_street() -> None:
    assert founded(TODAY, ["东街", "西街", "东街"], FIFTEEN) == [
        "420502001005", "420502002002", "420502001006",
    ]  # fmt: skip


def test_a_street_may_be_named_by_its_code() -> None:
    assert founded(TODAY, ["420502003"], FIFTEEN) == ["420502003001"]
    today = {**TODAY, "420502003002": "420502003"}
    assert founded(today, ["420502003"], FIFTEEN) == ["420502003003"]


def test_retired_codes_are_passed_over() -> None:
    assert founded(TODAY, ["西街"], FIFTEEN, ("420502002009",)) == ["420502002010"]


@pytest.mark.parametrize(
    ("today", "new"),
    [
        ({"S01": "东街", "S02": "东街", "S09": "西街"}, "S03"),
        ({"S01": "东街", "S09": "东街", "S10": "西街"}, "S11"),
        ({"A-1": "东街", "A-2": "东街", "X": "东街"}, "A-3"),
        ({"甲": "东街", "乙": "东街"}, "1"),
        ({"420502001001": "东街"}, "420502001002"),
        ({"7": "西街"}, "8"),  # nobody is in this street: as all others are written
    ],
)
def test_local_codes_go_on_as_the_others_of_the_street_are_written(today, new) -> None:
    assert founded(today, ["东街"]) == [new]


def test_a_community_that_goes_on_keeps_its_code() -> None:
    found = community_codes(row(2), ["420502001004", None], ["东街"] * 2, TODAY, FIFTEEN, ())
    assert found == ["420502001004", "420502001005"]


@given(
    numbers=st.lists(st.integers(1, 300), min_size=1, max_size=8, unique=True),
    gone=st.sets(st.integers(1, 300), max_size=5),
    new=st.integers(1, 6),
    codes=st.sampled_from([LOCAL, FIFTEEN, TWENTY]),
)
def test_no_community_gets_a_code_that_was_ever_given_out(numbers, gone, new, codes) -> None:
    today = {f"420502001{number:03d}": "东街" for number in numbers}
    taken = tuple(f"420502001{number:03d}" for number in gone)
    found = founded(today, ["东街"] * new, codes, taken)
    assert len(set(found)) == new
    assert not set(found) & (set(today) | set(taken))
    assert {len(code) for code in found} == {12}
    assert {code[:9] for code in found} == {"420502001"}
