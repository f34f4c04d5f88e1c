"""How a plan differs from another: kept in two files, void once either of the two is another."""

from __future__ import annotations

import itertools
import json

import numpy as np
import pandas as pd
import pytest
from geopandas.testing import assert_geodataframe_equal
from grid_steward.plugin.common.errors import Cancelled, InputError
from grid_steward.plugin.common.messages import message
from grid_steward.plugin.compare.comparison import Comparison
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.store import Project
from grid_steward.plugin.store.comparisons import COMPARISON
from shapely.geometry import box

from .conftest import CRS, attachment, division, modes
from .killing import killed_after, killed_between_the_files
from .test_missing import forget, layout
from .test_staffing import kept_rows

CELLS = 300
DELAYS = np.random.default_rng(8).uniform(0.02, 0.35, 6)
SECRET = 271_828


def comparison(plan, against, cells=2, households=120, secret=SECRET):
    """Of plans of ``conftest.division``: one building goes from each cell to the next."""
    names = [f"c-{number:03d}" for number in range(1, cells + 1)]
    both = {"plan": [plan] * cells, "against": [against] * cells}
    place = {"level": ["cell"] * cells, "code": names, "old_code": names}
    ways = ("before", "out", "in", "after")
    counts = {f"{what}_{way}": [1] * cells for what in ("buildings",) for way in ways}
    counts |= {f"households_{way}": [households] * cells for way in ways}
    people = {f"{what}_{way}": [secret] * cells for what in ("residents", "care") for way in ways}
    change = {"level": ["cell"] * cells, "unit_id": names, "building_id": names}
    change |= {"households": [households] * cells, "buildings_unknown": [0] * cells}
    change |= {"old_cell": names, "new_cell": names[1:] + names[:1], "reason": ["band"] * cells}
    change |= {"geometry": [box(x * 40, 0, x * 40 + 40, 20) for x in range(cells)]}
    return Comparison(
        plan=plan,
        against=against,
        changes=contract("change").frame({**both, **change}, crs=CRS),
        flows=contract("flow").frame({**both, **place, **counts}),
        people=contract("flow_people").frame({**both, **place, **people}),
        figures={"cells": (cells, cells), "in_band_share": (None, 0.5)},
        people_figures={"residents_moved": (None, secret)},
        fates=({"kind": "split", "old": ["c"], "new": ["c", "d"], "households": households},),
        notes=(message("{count} care cases get another officer.", count=secret),),
    )


def assert_same(one, other):
    assert_geodataframe_equal(one.changes, other.changes)
    pd.testing.assert_frame_equal(one.flows, other.flows)
    pd.testing.assert_frame_equal(one.people, other.people)
    names = ("plan", "against", "figures", "people_figures", "fates", "notes", "made_at")
    for name in names:
        assert getattr(one, name) == getattr(other, name)


@pytest.fixture
def planned(project):
    """A project with three plans of two cells."""
    for plan in ("plan-1", "plan-2", "方案 三"):
        project.write_plan(division(plan))
    return project


def kept_of(project):
    return {plan for plan in project.plans()["plan"] if project.read_comparison(plan) is not None}


class TestReadingAndWriting:
    def test_it_comes_back(self, planned):
        assert planned.read_comparison("plan-2") is None
        kept = planned.write_comparison(comparison("plan-2", "plan-1"))
        assert kept.made_at is not None
        assert_same(planned.read_comparison("plan-2"), kept)

    def test_another_replaces_it_and_leaves_those_of_other_plans(self, planned):
        other = planned.write_comparison(comparison("方案 三", "plan-1"))
        planned.write_comparison(comparison("plan-2", "plan-1"))
        again = planned.write_comparison(comparison("plan-2", "方案 三", households=7))
        assert_same(planned.read_comparison("plan-2"), again)
        assert_same(planned.read_comparison("方案 三"), other)

    @pytest.mark.parametrize("plan", ["plan-1", "plan-2"])
    def test_a_plan_that_was_changed_meanwhile(self, planned, plan):
        planned.write_plan(division(plan, 3))
        with pytest.raises(InputError, match="while they were compared"):
            planned.write_comparison(comparison("plan-2", "plan-1"))
        assert kept_of(planned) == set()

    def test_cancelled_the_former_stays(self, planned):
        kept = planned.write_comparison(comparison("plan-2", "plan-1"))

        def cancel(share, text=None):
            if share >= 0.5:
                raise Cancelled

        with pytest.raises(Cancelled):
            planned.write_comparison(comparison("plan-2", "plan-1", households=1), cancel)
        assert_same(planned.read_comparison("plan-2"), kept)


class TestWhatIsVoid:
    def test_when_either_plan_is_written_anew(self, planned):
        for plan, against in (("plan-2", "plan-1"), ("方案 三", "plan-2")):
            planned.write_comparison(comparison(plan, against))
        planned.write_plan(division("plan-1"))
        assert kept_of(planned) == {"方案 三"}
        planned.write_comparison(comparison("plan-2", "plan-1"))
        planned.write_plan(division("plan-2"))
        assert kept_of(planned) == set()

    def test_nothing_of_it_is_left_in_either_file(self, planned):
        planned.write_comparison(comparison("plan-2", "plan-1"))
        planned.write_plan(division("plan-1"))
        assert not any(kept_rows(planned.path, "plan-2", COMPARISON.shared_layers).values())
        own = COMPARISON.restricted_layers
        assert not any(kept_rows(planned.people_path, "plan-2", own).values())
        assert str(SECRET).encode() not in planned.people_path.read_bytes()

    def test_by_another_rulebook(self, planned):
        planned.write_comparison(comparison("plan-2", "plan-1"))
        planned.set_rulebook("plain")
        assert kept_of(Project.open(planned.path)) == set()


class TestPrivacy:
    def test_nothing_about_persons_is_in_the_file_to_hand_around(self, planned):
        planned.write_comparison(comparison("plan-2", "plan-1"))
        shared = planned.read("comparison")
        assert str(SECRET) not in json.dumps(shared.astype(str).to_numpy().tolist())
        assert b"care cases" not in planned.path.read_bytes()
        assert b"care cases" in planned.people_path.read_bytes()
        assert modes(planned.path.parent)[planned.people_path.name] == "600"

    def test_each_half_is_where_its_contract_wants_it(self):
        def restricted(layers):
            return {contract(layer).restricted for layer in layers}

        assert restricted(COMPARISON.shared_layers) == {False}
        assert restricted(COMPARISON.restricted_layers) == {True}


def test_an_older_project_gets_the_tables(planned):
    planned.write_attachment(*attachment("plan-1"))
    whole = layout(planned.path), layout(planned.people_path)
    forget(planned.path, COMPARISON.shared_layers)
    forget(planned.people_path, COMPARISON.restricted_layers)
    opened = Project.open(planned.path)
    assert opened.read_comparison("plan-2") is None
    assert (layout(planned.path), layout(planned.people_path)) == whole


def write_to_the_end(path, begun):
    """Write comparisons, each with its own number in both files, until killed."""
    project = Project.open(path)
    made = [marked(number) for number in range(3)]
    begun.set()
    for one in itertools.cycle(made):
        project.write_comparison(one)


def marked(number):
    return comparison("plan-2", "plan-1", CELLS, households=number, secret=number)


def check_whole(path, *, may_be_none):
    found = Project.open(path).read_comparison("plan-2")
    if found is None:
        assert may_be_none
        return
    marks = {*found.changes["households"], *found.flows["households_in"]}
    marks |= {*found.people["care_out"], found.people_figures["residents_moved"][1]}
    assert len(marks) == 1
    assert {len(found.changes), len(found.flows), len(found.people)} == {CELLS}


class TestKilled:
    @pytest.fixture
    def compared(self, project):
        for plan in ("plan-1", "plan-2"):
            project.write_plan(division(plan, CELLS))
        project.write_comparison(marked(7))
        return project

    def test_at_random_moments(self, compared):
        for delay in DELAYS:
            killed_after(delay, write_to_the_end, compared.path)
            check_whole(compared.path, may_be_none=True)

    def test_between_the_two_files(self, compared, monkeypatch):
        """Once the first half is there the former comparison counts no more."""
        killed_between_the_files(monkeypatch, compared.write_comparison, marked(8))
        assert compared.read("flow_people")["care_in"].unique() == [8]
        assert compared.read("flow")["households_in"].unique() == [7]
        assert compared.read_comparison("plan-2") is None
        compared.write_comparison(marked(9))
        check_whole(compared.path, may_be_none=False)
