"""The levels of whole plans of small towns: communities, what lies above, old codes and new."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Band, Division, Settings, divide_layers
from grid_steward.plugin.rules import CommunityBand, load_rulebook
from grid_steward.plugin.rules.codes import codes
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import box

from .test_layers import BAND, CRS, houses, said

PLAIN, FIFTEEN, TWENTY = map(load_rulebook, ("plain", "beijing-codes", "cjt349-codes"))
A, B, C = "420502001001", "420502001002", "420502002001"


def town(areas: dict[str, tuple[int, int]], **fields: list[Any]) -> gpd.GeoDataFrame:
    """Communities that reach from one column to before another, with more fields."""
    shapes = [box(40 * first, 0, 40 * last, 80) for first, last in areas.values()]
    return contract("community").frame(
        {"community_id": list(areas), "geometry": shapes, **fields}, CRS
    )


def divided(
    lines: gpd.GeoDataFrame,
    earlier: Division | None = None,
    today: gpd.GeoDataFrame | None = None,
    rulebook: Any = PLAIN,
    buildings: gpd.GeoDataFrame | None = None,
    **more: Any,
) -> Division:
    layers = {"building": houses(range(20)) if buildings is None else buildings, "community": lines}
    return divide_layers(layers | more, Settings(BAND, rulebook), earlier, today=today)


def row_of(division: Division, code: str) -> dict[str, Any]:
    frame = division.communities.set_index("community_id")
    return frame.loc[code].to_dict()


def levels(division: Division, level: str) -> pd.DataFrame:
    return division.crosswalk[division.crosswalk["level"] == level]


class TestCommunities:
    def test_they_are_as_today_where_nothing_was_before(self):
        lines = town({"A": (0, 10), "B": (10, 20)}, name=["东", "西"], locked=[True, None])
        found = divided(lines)
        assert found.communities["community_id"].tolist() == ["A", "B"]
        assert found.communities["name"].tolist() == ["东", "西"]
        assert found.communities["continues"].tolist() == ["A", "B"]
        assert found.communities["made_of"].tolist() == ["A", "B"]
        assert found.communities["households"].tolist() == [1000, 1000]
        assert found.communities["buildings"].tolist() == [20, 20]
        assert found.communities["cells"].tolist() == [4, 4]
        assert found.communities["pieces"].tolist() == [1, 1]
        assert found.communities["area_m2"].tolist() == [32000, 32000]
        assert row_of(found, "A")["locked"]
        assert found.communities["least"].isna().all()
        assert found.communities["in_band"].isna().all()
        assert found.crosswalk.empty
        assert said(found, "retired") == []

    def test_each_is_the_ground_of_its_cells(self):
        found = divided(town({"A": (0, 8), "B": (8, 20)}))
        for code in ("A", "B"):
            cells = found.cells[found.cells["community_id"] == code]
            assert row_of(found, code)["geometry"].equals(shapely.union_all(cells.geometry))

    def test_an_enclave_makes_two_pieces(self):
        lines = town({"A": (0, 6), "B": (6, 12)})
        parts = shapely.multipolygons([box(0, 0, 240, 80), box(480, 0, 800, 80)])
        lines = lines.set_geometry([parts, lines.geometry[1]], crs=CRS)
        found = divided(lines)
        assert found.communities["pieces"].tolist() == [2, 1]

    def test_the_band_goes_by_the_kinds_of_estates(self):
        band = CommunityBand(households=(900, 1200), residents=None, source="test")
        kinds = [replace(kind, community_factor=1.5) for kind in PLAIN.compound_kinds]
        rulebook = replace(PLAIN, community_band=band, compound_kinds=tuple(kinds))
        estate = contract("compound").frame(
            {"compound_id": ["e"], "kind": ["高层小区"], "geometry": [box(0, 0, 200, 80)]}, CRS
        )
        lines = town({"A": (0, 10), "B": (10, 20)})
        found = divided(lines, rulebook=rulebook, compound=estate)
        # Of A's 1,000 households 500 count two thirds: 833.3 of at least 900.
        mean = Fraction(1000, 1) / (500 + Fraction(500, 1) / Fraction(3, 2))
        assert mean == Fraction(6, 5)
        assert (row_of(found, "A")["least"], row_of(found, "A")["most"]) == (1080, 1440)
        assert (row_of(found, "A")["in_band"], row_of(found, "A")["off_band"]) == (False, -80)
        assert (row_of(found, "B")["least"], row_of(found, "B")["off_band"]) == (900, 0)

    def test_an_earlier_plan_says_what_they_are_made_of(self):
        first = divided(town({"A": (0, 10), "B": (10, 20)}))
        then = divided(town({"A": (0, 14), "N": (14, 20)}), first)
        assert (row_of(then, "A")["continues"], row_of(then, "A")["made_of"]) == ("A", "A, B")
        assert (row_of(then, "N")["continues"], row_of(then, "N")["made_of"]) == (None, "B")

    def test_without_an_earlier_plan_those_of_today_do(self):
        today = town({"A": (0, 10), "B": (10, 18)})
        then = divided(town({"A": (0, 14), "N": (14, 20)}), today=today)
        assert row_of(then, "A")["made_of"] == "A, B"
        assert row_of(then, "N")["made_of"] == "B"
        assert set(levels(then, "cell").index) == set()
        (retired,) = said(then, "retired")
        assert (retired["level"], retired["code"]) == ("community", "B")
        assert retired["successors"] == ["A", "N"]
        rows = levels(then, "community").fillna({"old": "-"})
        assert dict(zip(zip(rows["old"], rows["new"]), rows["households"])) == {
            ("A", "A"): 1000, ("B", "A"): 400, ("B", "N"): 400, ("-", "N"): 200,
        }  # fmt: skip


class TestCodesOfCells:
    def test_a_community_with_another_code_gives_its_cells_new_ones(self):
        first = divided(town({A: (0, 10), B: (10, 20)}), rulebook=FIFTEEN)
        then = divided(town({A: (0, 10), C: (10, 20)}), first, rulebook=FIFTEEN)
        assert said(then, "score")["moved_households_share"] == 0
        assert then.moves.empty
        cells = then.cells.set_index("cell_id")
        assert set(cells.index[:4]) == {A + f"{number:03d}" for number in range(1, 5)}
        recoded = cells[cells["community_id"] == C]
        assert all(code.startswith(C) and len(code) == 15 for code in recoded.index)
        assert set(recoded["continues"]) == {B + f"{number:03d}" for number in range(1, 5)}
        lines = {line["code"]: line for line in said(then, "retired")}
        assert lines[B]["successors"] == [C]
        pairs = dict(zip(recoded["continues"], recoded.index))
        assert {code: lines[code]["successors"] for code in pairs} == {
            old: [new] for old, new in pairs.items()
        }

    def test_who_leaves_the_cell_that_continues_the_old_one_moves(self):
        first = divided(town({A: (0, 10), B: (10, 20)}), rulebook=FIFTEEN)
        more = houses(range(20))
        more.loc[more["building_id"] == "b19-0", "households"] = 250
        then = divided(town({A: (0, 10), C: (10, 20)}), first, rulebook=FIFTEEN, buildings=more)
        homes = first.units.set_index("building_id")["cell_id"]
        now = then.cells.set_index("cell_id")["continues"]
        units = then.units.set_index("building_id")
        moved = {code for code in units.index if now[units["cell_id"][code]] != homes[code]}
        assert moved
        assert set(then.moves["building_id"]) == moved
        share = said(then, "score")["moved_households_share"]
        assert units.loc[sorted(moved), "households"].sum() / 2200 == pytest.approx(share, abs=1e-6)

    def test_codes_that_someone_drew_stay_across_lines(self):
        first = divided(town({"A": (0, 10), "B": (10, 20)}))
        drawn = {code: f"W{number}" for number, code in enumerate(first.cells["cell_id"])}
        first = replace(
            first,
            units=first.units.assign(cell_id=first.units["cell_id"].map(drawn)),
            cells=first.cells.assign(cell_id=first.cells["cell_id"].map(drawn)),
        )
        then = divided(town({"A": (0, 10), "N": (10, 20)}), first)
        assert set(then.cells["cell_id"]) == set(drawn.values())

    def test_twenty_digits(self):
        found = divided(town({A: (0, 5), B: (5, 20)}), rulebook=TWENTY)
        assert {len(code) for code in found.cells["cell_id"]} == {20}
        halved = divided(town({A: (0, 5)}), rulebook=TWENTY, buildings=houses(range(2), 60))
        assert halved.cells["cell_id"].tolist() == ["000000" + A + "00"]

    def test_a_whole_community_that_is_divided_gives_up_its_two_noughts(self):
        lines = town({A: (0, 5)})
        first = divided(lines, rulebook=TWENTY, buildings=houses(range(5), 25))
        assert first.cells["cell_id"].tolist() == ["000000" + A + "00"]
        then = divided(lines, first, rulebook=TWENTY, buildings=houses(range(5), 50))
        assert then.cells["cell_id"].tolist() == [
            "000000" + A + "01", "000000" + A + "02",
        ]  # fmt: skip
        assert then.cells["continues"].dropna().tolist() == ["000000" + A + "00"]

    def test_codes_of_another_length_are_said(self):
        found = divided(town({"A": (0, 10), B: (10, 20)}), rulebook=FIFTEEN)
        (note,) = [note for note in said(found, "notes") if "digits" in note["values"]]
        assert (note["values"]["codes"], note["values"]["digits"]) == ("A", 12)

    def test_a_sequence_that_runs_out_says_what_to_do(self):
        small = Settings(Band(1, 1, 1), TWENTY)
        layers = {"building": houses(range(60), 1), "community": town({A: (0, 60)})}
        with pytest.raises(InputError, match=f"below {A} were given out"):
            divide_layers(layers, small)


LINES = {A: (0, 5), B: (5, 10), C: (10, 20)}


class TestAreas:
    def test_names_get_the_codes_that_lie_in_those_below(self):
        fields = {
            "street": ["东街", "东街", "西街"],
            "district": ["西陵"] * 3,
            "city": ["宜昌"] * 3,
        }
        found = divided(town(LINES, **fields), rulebook=FIFTEEN).areas
        assert found[["level", "code", "name", "parent", "communities", "cells"]].to_numpy(
            object
        ).tolist() == [
            ["city", "4205", "宜昌", None, 3, 8],
            ["district", "420502", "西陵", "4205", 3, 8],
            ["street", "420502001", "东街", "420502", 2, 4],
            ["street", "420502002", "西街", "420502", 1, 4],
        ]
        assert found["households"].tolist() == [2000, 2000, 1000, 1000]
        assert found["area_m2"].tolist() == [64000, 64000, 32000, 32000]

    def test_some_rows_by_name_and_some_by_code_are_one_street(self):
        fields = {"street": ["东街", "420502001", None]}
        found = divided(town(LINES, **fields), rulebook=FIFTEEN).areas
        streets = found[found["level"] == "street"].set_index("code")
        assert streets["communities"].to_dict() == {"420502001": 2, "420502002": 1}
        assert streets["name"].to_dict() == {"420502001": "东街", "420502002": None}

    def test_a_community_with_a_code_from_elsewhere_stays_in_its_street(self):
        lines = {A: (0, 5), C: (5, 8), "420502002002": (8, 20)}
        found = divided(town(lines, street=["东街", "东街", "西街"]), rulebook=FIFTEEN).areas
        streets = found[found["level"] == "street"].set_index("code")
        assert streets["name"].to_dict() == {"420502001": "东街", "420502002": "西街"}
        assert streets["communities"].to_dict() == {"420502001": 2, "420502002": 1}

    def test_names_stand_for_codes_where_no_profile_is(self):
        lines = town(LINES, street=["城关", "城关", "东街"], district=["甲", "乙", "乙"])
        found = divided(lines).areas
        assert list(zip(found["level"], found["code"], found["name"])) == [
            ("district", "乙", "乙"),
            ("district", "甲", "甲"),
            ("street", "东街", "东街"),
            ("street", "乙 城关", "城关"),
            ("street", "甲 城关", "城关"),
        ]
        assert found["parent"].tolist() == [None, None, "乙", "乙", "甲"]

    def test_a_local_profile_numbers_from_west_to_east(self):
        patterns = "{sequence:01d}", "{city_id}{sequence:02d}", "{district_id}{sequence:02d}"
        own = _local(*patterns)
        lines = town(LINES, street=["丙", "乙", "甲"], district=["区"] * 3, city=["市"] * 3)
        found = divided(lines, rulebook=replace(PLAIN, codes=own)).areas
        assert dict(zip(found["name"], found["code"])) == {
            "市": "1", "区": "101", "丙": "10101", "乙": "10102", "甲": "10103",
        }  # fmt: skip

    def test_nothing_is_known_without_words_and_patterns(self):
        assert divided(town(LINES)).areas.empty


def _local(city: str, district: str, street: str) -> Any:
    spec = {"city": city, "district": district, "street": street, "community": "none"}
    cell = {"cell": "{community_id}-{sequence:02d}", "length": "none", "undivided": "none"}
    return codes({**spec, **cell, "source": "unverified"})


@settings(max_examples=8, deadline=None)
@given(
    first=st.integers(3, 17),
    second=st.integers(3, 17),
    start=st.integers(0, 2),
    renamed=st.booleans(),
    rulebook=st.sampled_from([PLAIN, FIFTEEN, TWENTY]),
)
def test_what_holds_for_any_two_plans(first, second, start, renamed, rulebook) -> None:
    """Shares sum to 1 by old and by new code, successors exist, and no code is there twice."""
    before = divided(town({A: (0, first), B: (first, 20)}), rulebook=rulebook)
    lines = town({A: (0, second), C if renamed else B: (second, 22)})
    then = divided(lines, before, rulebook=rulebook, buildings=houses(range(start, 22)))
    for level, frame in (("community", then.communities), ("cell", then.cells)):
        in_use = set(frame[f"{level}_id"])
        assert frame[f"{level}_id"].is_unique
        rows = levels(then, level)
        sums: dict[str, Counter] = {"old": Counter(), "new": Counter()}
        for side, counter in sums.items():
            for line in rows[rows[side].notna()].to_dict("records"):
                counter[line[side]] += line[f"share_of_{side}"]
        assert all(total == pytest.approx(1) for side in sums.values() for total in side.values())
        assert set(sums["new"]) == in_use
        assert rows["households"].sum() == then.units["households"].sum() + 100 * start
        out = [line for line in said(then, "retired") if line["level"] == level]
        assert not {line["code"] for line in out} & in_use
        assert {line["code"] for line in out} | in_use >= set(sums["old"])
        assert all(set(line["successors"]) <= in_use for line in out)
