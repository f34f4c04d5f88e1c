"""Households counted from residents, beside those that the buildings' records give."""

from __future__ import annotations

import pandas as pd
import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.intake.households import (
    HOUSEHOLD_SOURCES,
    compare_households,
    with_households,
    with_records,
)
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import box

CRS = "EPSG:4547"


def buildings(**recorded: int | None) -> pd.DataFrame:
    shapes = [box(x, 0, x + 1, 1) for x in range(len(recorded))]
    data = {"building_id": list(recorded), "households": list(recorded.values())}
    return contract("building").frame({**data, "geometry": shapes}, CRS)


def records(**tabled: int) -> pd.DataFrame:
    data = {"building_id": list(tabled), "households": list(tabled.values())}
    return contract("building_record").frame(data)


def residents(*homes: tuple[str | None, str | None]) -> pd.DataFrame:
    """A resident for each building and household key."""
    codes = [f"p{n}" for n in range(len(homes))]
    building, household = zip(*homes) if homes else ((), ())
    data = {"resident_id": codes, "building_id": building, "household_id": household}
    return contract("resident").frame({**data, "geometry": [None] * len(homes)}, CRS)


def test_what_is_recorded_and_what_is_counted():
    counts = compare_households(
        buildings(d=4, c=None, b=None, a=2),
        records(b=3, a=9),
        residents(
            *[("a", "h1"), ("a", "h1"), ("a", "h2"), ("a", "h3")],
            *[("b", "h4"), ("b", None)],
            *[("c", None)],  # someone lives there, and nobody knows in how many households
            *[("elsewhere", "h5"), (None, "h6")],
        ),
    )
    assert list(counts.columns) == list(contract("household_count").fields)
    rows = counts.astype(object).where(counts.notna(), None).to_numpy().tolist()
    assert rows == [
        ["a", 2, 9, 3, 1],
        ["b", None, 3, 1, -2],
        ["c", None, None, None, None],
        ["d", 4, None, None, None],
    ]


def test_a_key_in_two_buildings_is_a_household_of_each():
    counts = compare_households(
        buildings(a=None, b=None), records(), residents(("a", "h"), ("b", "h"))
    )
    assert counts["counted"].tolist() == [1, 1]


@pytest.mark.parametrize(
    ("source", "households"),
    [
        ("recorded", [2, None, 4, 0, None]),
        ("filled", [2, 1, 4, 0, None]),
        ("counted", [3, 1, 4, 1, None]),
    ],
)
def test_the_three_sources(source, households):
    before = buildings(a=2, b=None, c=4, d=0, e=None)
    homes = [("a", "1"), ("a", "2"), ("a", "3"), ("b", "4"), ("d", "5")]
    after = with_households(
        before, compare_households(before, records(), residents(*homes)), source
    )
    assert after["households"].astype(object).where(after["households"].notna(), None).tolist() == (
        households
    )
    assert after.drop(columns="households").equals(before.drop(columns="households"))
    assert after["households"].dtype == before["households"].dtype


def test_another_source_is_refused():
    some = buildings(a=1)
    with pytest.raises(InputError, match="recorded, tabled, filled, counted"):
        with_households(some, compare_households(some, records(), residents()), "guessed")


homes = st.lists(
    st.tuples(st.sampled_from(["a", "b", "c", None]), st.sampled_from(["1", "2", "3", None]))
)


@given(homes, st.randoms(use_true_random=False), st.sampled_from(HOUSEHOLD_SOURCES))
def test_the_order_of_rows_is_of_no_matter(homes, random, source):
    some = buildings(c=3, a=None, b=1)
    counts = compare_households(some, records(), residents(*homes))
    shuffled = random.sample(homes, len(homes))
    other = compare_households(some.iloc[::-1], records(), residents(*shuffled))
    pd.testing.assert_frame_equal(counts, other)
    expected = {b: len({h for at, h in homes if at == b and h}) or None for b in "abc"}
    assert (
        counts.set_index("building_id")["counted"]
        .astype(object)
        .where(counts.set_index("building_id")["counted"].notna(), None)
        .to_dict()
        == expected
    )
    assert with_households(some, counts, source)["building_id"].tolist() == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("source", "households"),
    [("recorded", [2, 7, 4, None]), ("tabled", [5, 7, 4, None]), ("filled", [2, 7, 4, None])],
)
def test_a_table_fills_what_is_open_or_goes_first(source, households):
    own = buildings(a=2, b=None, c=4, d=None)
    table = records(b=7, a=5, elsewhere=9).assign(floors=pd.array([6, None, 1], dtype="Int64"))
    found = with_records(own, table, source)
    assert found["households"].astype(object).where(found["households"].notna(), None).tolist() == (
        households
    )
    assert found["floors"].tolist()[1] == 6 and found["floors"].isna().sum() == 3


def test_without_tables_nothing_changes():
    own = buildings(a=2, b=None)
    found = with_records(own, records())
    pd.testing.assert_frame_equal(found, own)
