"""Hashes of what a plan is made from and of what came out: the same for the same, else others."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pandas as pd
import pytest
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Division, divide_layers
from grid_steward.plugin.divide.fingerprint import fingerprint
from grid_steward.plugin.divide.trail import (
    people_mark,
    plan_mark,
    result_mark,
    rules_mark,
    stamped,
    trail_of,
    versions,
)
from grid_steward.plugin.rules import load_rulebook
from shapely.geometry import Point

from .test_edits import SETTINGS, TOWN

KEY, OTHER_KEY = bytes(range(32)), bytes(32)


@pytest.fixture(scope="module")
def plan() -> Division:
    return divide_layers(TOWN, SETTINGS)


def cases(groups: list[str]) -> pd.DataFrame:
    rows = {"case_id": [f"c{n}" for n in range(len(groups))], "care_group": groups}
    return contract("care_case").frame(
        {**rows, "geometry": [Point(0, 0)] * len(groups)}, "EPSG:4547"
    )


class TestOfTheResult:
    def test_another_order_of_units_is_the_same(self, plan: Division) -> None:
        turned = replace(plan, units=plan.units.iloc[::-1], cells=plan.cells.iloc[::-1])
        assert result_mark(turned) == result_mark(plan)

    def test_another_name_is_the_same(self, plan: Division) -> None:
        other = divide_layers(TOWN, replace(SETTINGS, plan="another"))
        assert result_mark(other) == result_mark(plan)

    @pytest.mark.parametrize("field", ["cell_id", "community_id", "building_id", "part"])
    def test_each_field_of_a_unit_counts(self, plan: Division, field: str) -> None:
        row = plan.units.index[plan.units["building_id"].notna()][0]
        units = plan.units.copy()
        units.loc[row, field] = "x"
        assert result_mark(replace(plan, units=units)) != result_mark(plan)

    def test_the_place_of_open_ground_counts(self, plan: Division) -> None:
        units = plan.units.assign(building_id=None)
        open_ground = replace(plan, units=units)
        moved = units.copy()
        moved.loc[0, "geometry"] = moved.geometry.iloc[0].buffer(0.01)
        assert result_mark(replace(plan, units=moved)) != result_mark(open_ground)
        moved.loc[0, "geometry"] = units.geometry.iloc[0].buffer(0.00001)
        assert result_mark(replace(plan, units=moved)) == result_mark(open_ground)

    def test_it_is_stamped_into_the_row(self, plan: Division) -> None:
        assert "result" not in trail_of(plan.plan)
        assert trail_of(stamped(plan).plan)["result"] == result_mark(plan)

    def test_a_plan_without_a_trail_stays_without(self, plan: Division) -> None:
        old = replace(plan, plan=plan.plan.assign(trail=None))
        assert stamped(old) is old


class TestOfTheEarlierPlan:
    def test_its_codes_out_of_use_count_and_not_their_day(self, plan: Division) -> None:
        def retired(*lines: dict) -> str:
            row = plan.plan.assign(retired=json.dumps(lines))
            return plan_mark(replace(plan, plan=row))["sha256"]

        line = {"level": "cell", "code": "old", "on": "2024-01-01", "successors": []}
        assert len({retired(), retired(line), retired({**line, "level": "community"})}) == 3
        assert retired(line) == retired({**line, "on": "2025-01-01"})

    def test_its_units_count(self, plan: Division) -> None:
        fewer = replace(plan, units=plan.units.iloc[1:])
        assert plan_mark(fewer)["sha256"] != plan_mark(plan)["sha256"]
        assert plan_mark(fewer)["units"] == len(plan.units) - 1


class TestOfPeople:
    def test_it_goes_by_the_key_and_the_rows_in_any_order(self) -> None:
        frame = cases(["disabled", "unemployed"])
        mark = people_mark(frame, KEY)
        assert mark == people_mark(frame.iloc[::-1], KEY)
        assert mark != people_mark(frame, OTHER_KEY)
        assert mark != people_mark(cases(["disabled", "disabled"]), KEY)

    def test_it_is_no_plain_hash_of_what_anyone_could_try(self) -> None:
        frame = cases(["disabled"])
        plain = fingerprint(frame)
        tried = {plain, hashlib.sha256(plain.encode()).hexdigest()}
        assert people_mark(frame, KEY) not in tried

    def test_of_nobody_there_is_none(self) -> None:
        assert people_mark(cases([]), KEY) is None


def test_each_rulebook_has_its_own() -> None:
    names = ("plain", "yichang", "qingyang")
    assert len({rules_mark(load_rulebook(name)) for name in names}) == len(names)


def test_a_table_has_a_fingerprint_too() -> None:
    table = contract("building_record").frame({"building_id": ["a", "b"], "households": [1, 2]})
    assert fingerprint(table) == fingerprint(table.iloc[::-1])
    assert fingerprint(table) != fingerprint(table.assign(households=[2, 1]))


def test_a_field_that_nothing_is_in_yet_changes_no_fingerprint() -> None:
    table = contract("building_record").frame({"building_id": ["a", "b"], "households": [1, 2]})
    assert fingerprint(table.assign(later=None)) == fingerprint(table)
    assert fingerprint(table.assign(later=[None, "x"])) != fingerprint(table)


def test_versions_are_those_of_the_libraries() -> None:
    found = versions()
    assert found["pandas"] == pd.__version__
    assert {"Grid Steward", "Python", "numpy", "scipy", "shapely", "GEOS", "geopandas"} <= set(
        found
    )
