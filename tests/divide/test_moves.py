"""Why a building changes cell, on chains of units whose facts the eye can check."""

from __future__ import annotations

from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pytest
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Band, UnitGraph
from grid_steward.plugin.divide.moves import REASONS, move_frame
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import box

BAND = Band(200, 250, 300)


def chain(households: list[int], **more: Any) -> UnitGraph:
    """Units in a row, each 10 m wide and 10 m high, joined to the next."""
    n = len(households)
    given = {
        "edges": [(unit, unit + 1) for unit in range(n - 1)],
        "compound": [-1] * n,
        **more,
    }
    m = len(given["edges"])
    return UnitGraph(
        households=np.array(households),
        edges=np.array(given["edges"]),
        border_m=np.array(given.get("border_m", [10.0] * m)),
        on_road=np.array(given.get("on_road", [False] * m)),
        compound=np.array(given["compound"]),
        area_m2=np.full(n, 100.0),
        perimeter_m=np.full(n, 40.0),
    )


def units(households: list[int], cells: str, communities: Optional[str] = None) -> Any:
    """One building a unit, b0, b1, …; cells and communities are one letter each."""
    n = len(households)
    return contract("unit").frame(
        {
            "plan": ["two"] * n,
            "unit_id": [f"u{unit}" for unit in range(n)],
            "community_id": list(communities or "C" * n),
            "cell_id": list(cells),
            "building_id": [f"b{unit}" for unit in range(n)],
            "households": households,
            "buildings_unknown": [0] * n,
            "geometry": [box(10 * unit, 0, 10 * unit + 10, 10) for unit in range(n)],
        },
        "EPSG:4547",
    )


def moves(
    households: list[int],
    before: str,
    after: str,
    communities: Optional[str] = None,
    **graph: Any,
) -> gpd.GeoDataFrame:
    """The moves from the cells ``before`` (a letter a unit, a dot for none) to ``after``."""
    old = np.array([None if cell == "." else cell for cell in before], object)
    return move_frame(chain(households, **graph), units(households, after, communities), old, BAND)


def reasons(*arguments: Any, **more: Any) -> dict[str, str]:
    frame = moves(*arguments, **more)
    return dict(zip(frame["building_id"], frame["reason"]))


def test_nobody_moves_where_all_stay() -> None:
    frame = moves([100] * 4, "AABB", "AABB")
    assert frame.empty
    assert list(frame.columns) == [*contract("move").fields, "geometry"]


def test_a_move_says_who_from_where_and_to_where() -> None:
    (row,) = moves([150, 100, 100, 150], "AAAB", "AABB").itertuples()
    assert (row.building_id, row.unit_id, row.old_cell, row.new_cell) == ("b2", "u2", "A", "B")
    assert (row.households, row.plan, row.community_id) == (100, "two", "C")
    assert row.geometry.equals(box(20, 0, 30, 10))


def test_out_of_band_with_todays_counts() -> None:
    # A had 350, B 150: both were out of band.
    assert reasons([150, 100, 100, 150], "AAAB", "AABB") == {"b2": "band"}


def test_the_new_cell_would_be_below_the_band_without_it() -> None:
    # A (240) and B (210) were in band; B passes 60 on to C (150), so it needs A's 30.
    households = [210, 30, 150, 60, 150]
    assert reasons(households, "AABBC", "ABBCC") == {"b1": "band", "b3": "band"}


def test_empty_buildings_do_nothing_for_the_band() -> None:
    # A is out of band, but what moves is a shed, and the line gets no shorter by it.
    assert reasons([350, 0, 250], "AAB", "ABB") == {"b1": "together"}


def test_cut_off_from_its_cell() -> None:
    # The wall between the third and the fourth unit is new, so the fourth is cut off from A.
    found = reasons([100, 110, 20, 30, 200], "AAAAB", "AAABB", edges=[(0, 1), (1, 2), (3, 4)])
    assert found == {"b3": "connection"}


def test_its_cell_was_given_up() -> None:
    assert reasons([60, 60, 120, 130], "AABB", "BBBB") == {"b0": "gone", "b1": "gone"}


def test_it_was_in_no_cell() -> None:
    (row,) = moves([130, 120, 20], "AA.", "AAA").itertuples()
    assert (row.old_cell, row.reason) == (None, "new")


def test_the_community_line_moved() -> None:
    found = reasons([120, 130, 20, 200, 30], "AAABB", "AABBB", communities="CCDDD")
    assert found == {"b2": "community"}


def test_its_compound_is_whole_now() -> None:
    # 30 households go to the rest of their compound; lines stay as long, cells get no evener.
    households, compound = [230, 30, 30, 220], [-1, 7, 7, -1]
    assert reasons(households, "AABB", "ABBB", compound=compound) == {"b1": "compound"}
    # Still cut somewhere else: no reason.
    households, compound = [230, 30, 30, 200, 250], [-1, 7, 7, -1, 7]
    found = reasons(households, "AABBC", "ABBBC", compound=compound)
    assert found == {"b1": "together"}


@pytest.mark.parametrize(
    "better",
    [
        {"border_m": [4.0, 10.0, 10.0]},  # the line where it runs now is shorter
        {"on_road": [True, False, False]},  # or along a road
    ],
)
def test_a_shorter_line(better: dict[str, list]) -> None:
    assert reasons([230, 30, 30, 220], "AABB", "ABBB", **better) == {"b1": "line"}


def test_nearer_to_the_wanted_size() -> None:
    assert reasons([240, 40, 200, 20], "AABB", "ABBB") == {"b1": "even"}


def test_only_together_with_others() -> None:
    # Two of equal size change places, and the lines stay as long as they are.
    households = [220, 30, 30, 220]
    edges = [(0, 1), (1, 2), (2, 3), (0, 2), (1, 3)]
    assert reasons(households, "AABB", "ABAB", edges=edges) == {
        "b1": "together",
        "b2": "together",
    }


def test_ground_without_a_building_moves_nobody() -> None:
    table = units([120, 0, 130], "ABB")
    table.loc[1, "building_id"] = None
    old = np.array(["A", "A", "B"], object)
    assert move_frame(chain([120, 0, 130]), table, old, BAND).empty


@given(data=st.data(), n=st.integers(1, 12))
def test_moves_do_not_depend_on_how_units_are_numbered(data: Any, n: int) -> None:
    def each(values: Any) -> list:
        return data.draw(st.lists(values, min_size=n, max_size=n))

    households, compound = each(st.integers(0, 250)), each(st.integers(-1, 2))
    before, after = each(st.sampled_from("ABC.")), each(st.sampled_from("ABD"))
    owners = {"A": "C", "B": "C", "D": data.draw(st.sampled_from("CE"))}
    ends = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda e: e[0] != e[1])
    edges = data.draw(st.lists(ends, unique_by=frozenset)) if n > 1 else []
    order = data.draw(st.permutations(range(n)))

    def found(rank: list[int]) -> dict[str, str]:
        """The reasons with unit ``rank[i]`` in the place of i, by the unit's own name."""
        place = np.argsort(rank)
        graph = chain(
            [households[unit] for unit in rank],
            compound=[compound[unit] for unit in rank],
            edges=[(place[a], place[b]) for a, b in edges] or np.zeros((0, 2), int),
        )
        table = units(
            [households[unit] for unit in rank],
            "".join(after[unit] for unit in rank),
            "".join(owners[after[unit]] for unit in rank),
        ).assign(building_id=[f"b{unit}" for unit in rank])
        old = np.array([None if before[unit] == "." else before[unit] for unit in rank], object)
        frame = move_frame(graph, table, old, BAND)
        return dict(zip(frame["building_id"], frame["reason"]))

    reasons = found(list(range(n)))
    assert set(reasons) == {f"b{unit}" for unit in range(n) if before[unit] != after[unit]}
    assert set(reasons.values()) <= set(REASONS)
    new = {f"b{unit}" for unit in range(n) if before[unit] == "."}
    assert {unit for unit, reason in reasons.items() if reason == "new"} == new
    gone = {f"b{unit}" for unit in range(n) if before[unit] != "." and before[unit] not in after}
    assert {unit for unit, reason in reasons.items() if reason == "gone"} == gone
    assert found(order) == reasons


def test_every_reason_is_explained_in_the_contract_and_in_the_report() -> None:
    from grid_steward.plugin.report.wording import REASON_TITLES

    about = contract("move").fields["reason"].about
    for reason in REASONS:
        assert f"{reason}: " in about.en
        assert f"{reason}：" in about.zh
    assert set(REASON_TITLES) == set(REASONS)
