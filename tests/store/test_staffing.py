"""Who serves a plan's cells: kept in two files with the assessment made of it, whole or not."""

from __future__ import annotations

import itertools
import sqlite3

import numpy as np
import pandas as pd
import pytest
from geopandas.testing import assert_geodataframe_equal
from grid_steward.plugin.common.errors import Cancelled, InputError
from grid_steward.plugin.contracts import contract, contracts
from grid_steward.plugin.store import Project
from grid_steward.plugin.store.connection import transaction
from grid_steward.plugin.store.halves import Halves
from grid_steward.plugin.store.staffings import STAFFING
from shapely.geometry import Point

from .conftest import CRS, attachment, division, modes
from .found import assessment, staffing
from .killing import killed_after, killed_between_the_files
from .test_missing import forget, layout

CELLS = 300
DELAYS = np.random.default_rng(6).uniform(0.02, 0.35, 6)


def assert_same(one, other) -> None:
    for name in ("assignments", "loads", "visits", "rounds", "handovers"):
        assert_geodataframe_equal(getattr(one, name), getattr(other, name))
    pd.testing.assert_frame_equal(one.quotas, other.quotas)
    for name in ("plan", "parameters", "outcome", "notes", "made_at"):
        assert getattr(one, name) == getattr(other, name)


def kept_rows(path, plan, layers):
    with sqlite3.connect(path) as file:
        query = "SELECT count(*) FROM {} WHERE plan = ?"
        return {layer: file.execute(query.format(layer), (plan,)).fetchone()[0] for layer in layers}


@pytest.fixture
def planned(project):
    """A project with two plans of two cells."""
    for plan in ("plan-1", "方案 二"):
        project.write_plan(division(plan))
    return project


class TestReadingAndWriting:
    def test_it_comes_back_with_its_assessment_and_both_were_made_at_once(self, planned):
        assert planned.read_staffing("方案 二") is None
        kept, found = planned.write_staffing(staffing("方案 二"), assessment("方案 二"))
        assert kept.made_at == found.made_at is not None
        assert_same(planned.read_staffing("方案 二"), kept)
        assert planned.read_assessment("方案 二").made_at == found.made_at
        assert planned.read_staffing("plan-1") is None

    def test_another_of_the_plan_replaces_it_and_leaves_other_plans(self, planned):
        other, _ = planned.write_staffing(staffing("方案 二"), assessment("方案 二"))
        planned.write_staffing(staffing("plan-1"), assessment("plan-1"))
        again, _ = planned.write_staffing(staffing("plan-1", minutes=1.0), assessment("plan-1"))
        assert_same(planned.read_staffing("plan-1"), again)
        assert_same(planned.read_staffing("方案 二"), other)

    def test_an_assessment_of_later_leaves_it(self, planned):
        kept, _ = planned.write_staffing(staffing("plan-1"), assessment("plan-1"))
        later = planned.write_assessment(assessment("plan-1", minutes=2.0))
        assert_same(planned.read_staffing("plan-1"), kept)
        assert planned.read_assessment("plan-1").made_at == later.made_at

    def test_a_cell_that_was_locked_in_qgis_is_read_so(self, planned):
        planned.write_staffing(staffing("plan-1"), assessment("plan-1"))
        with transaction(planned.path) as file:
            file.execute("UPDATE assignment SET locked = 1 WHERE cell_id = 'c-002'")
        assert planned.read_staffing("plan-1").assignments["locked"].tolist() == [False, True]

    @pytest.mark.parametrize("cells", [1, 3])
    def test_a_plan_that_was_changed_meanwhile(self, planned, cells):
        planned.write_plan(division("plan-1", cells))
        with pytest.raises(InputError, match=r"plan-1 .* while its officers were assigned"):
            planned.write_staffing(staffing("plan-1"), assessment("plan-1", cells))
        with pytest.raises(InputError, match=r"plan-1 .* while it was assessed"):
            planned.write_staffing(staffing("plan-1", cells), assessment("plan-1"))
        assert planned.read_staffing("plan-1") is None
        assert planned.read_assessment("plan-1") is None


class TestPrivacy:
    def test_nothing_about_persons_is_in_the_file_to_hand_around(self, planned):
        planned.write_staffing(staffing("plan-1"), assessment("plan-1"))
        assert kept_rows(planned.path, "plan-1", STAFFING.shared_layers) == {
            "assignment": 2,
            "staffing": 1,
        }
        for secret in ("p-secret", "Nearer.", "officers have no base", '"bound"'):
            assert secret.encode() not in planned.path.read_bytes()
            assert secret.encode() in planned.people_path.read_bytes()
        assert modes(planned.path.parent)[planned.people_path.name] == "600"

    def test_each_half_is_where_its_contract_wants_it(self):
        def restricted(layers):
            return {contract(layer).restricted for layer in layers}

        assert isinstance(STAFFING, Halves)
        assert restricted(STAFFING.shared_layers) == {False}
        assert restricted(STAFFING.restricted_layers) == {True}

    def test_what_is_taken_out_is_not_found_in_the_file_any_more(self, planned):
        planned.write_staffing(staffing("plan-1"), assessment("plan-1"))
        planned.write_plan(division("plan-1"))
        assert b"p-secret" not in planned.people_path.read_bytes()


class TestWhatIsVoid:
    def test_a_plan_made_anew_has_none(self, planned):
        for plan in ("plan-1", "方案 二"):
            planned.write_staffing(staffing(plan), assessment(plan))
            planned.write_responses(responses(plan, ["t1"]))
        planned.write_plan(division("plan-1"))
        assert planned.read_staffing("plan-1") is None
        assert not any(kept_rows(planned.path, "plan-1", STAFFING.shared_layers).values())
        own = (*STAFFING.restricted_layers, "response")
        assert not any(kept_rows(planned.people_path, "plan-1", own).values())
        assert planned.read_staffing("方案 二") is not None
        assert planned.read("response")["plan"].tolist() == ["方案 二"]

    def test_by_another_rulebook_it_counts_no_more_but_its_locks_can_be_read(self, planned):
        planned.write_staffing(staffing("plan-1"), assessment("plan-1"))
        planned.set_rulebook("plain")
        opened = Project.open(planned.path)
        assert opened.read_staffing("plan-1") is None
        assert opened.read_assessment("plan-1") is None
        assert opened.read("assignment")["cell_id"].tolist() == ["c-001", "c-002"]


@pytest.mark.parametrize("share", [0.1, 0.3, 0.6, 0.9])
def test_cancelled_at_any_time_the_former_stays(planned, share):
    kept, found = planned.write_staffing(staffing("plan-1"), assessment("plan-1"))

    def cancel(now, text=None):
        if now >= share:
            raise Cancelled

    with pytest.raises(Cancelled):
        planned.write_staffing(staffing("plan-1", minutes=1.0), assessment("plan-1"), cancel)
    assert_same(planned.read_staffing("plan-1"), kept)
    assert planned.read_assessment("plan-1").made_at == found.made_at


def test_progress_goes_from_0_to_1(planned):
    shares = []
    planned.write_staffing(
        staffing("plan-1"), assessment("plan-1"), lambda share, text=None: shares.append(share)
    )
    assert shares == sorted(shares)
    assert 0 <= shares[0] < 0.05 and shares[-1] <= 1


def write_to_the_end(path, begun):
    """Write staffings, each with its own mark in both files, until killed."""
    project = Project.open(path)
    made = [marked(number) for number in range(3)]
    begun.set()
    for one in itertools.cycle(made):
        project.write_staffing(*one)


def marked(number):
    minutes = float(number)
    return staffing("plan-1", CELLS, minutes), assessment("plan-1", CELLS, minutes)


def check_whole(path, *, may_be_none):
    """All rows of both files are of one and the same writing, or none counts."""
    project = Project.open(path)
    found, assessed = project.read_staffing("plan-1"), project.read_assessment("plan-1")
    assert (found is None) == (assessed is None)
    if found is None:
        assert may_be_none
        return
    marks = {*found.assignments["base_m"], *found.loads["work_min"], *found.visits["minutes"]}
    marks |= {*found.rounds["total_min"], *found.quotas["area_m2"]}
    marks |= {*assessed.workload["total_min"]}
    assert len(marks) == 1
    names = ("assignments", "loads", "visits", "rounds", "handovers", "quotas")
    assert {len(getattr(found, name)) for name in names} == {CELLS}


class TestKilled:
    @pytest.fixture
    def staffed(self, project):
        project.write_plan(division("plan-1", CELLS))
        project.write_staffing(*marked(7))
        return project

    def test_at_random_moments(self, staffed):
        for delay in DELAYS:
            killed_after(delay, write_to_the_end, staffed.path)
            check_whole(staffed.path, may_be_none=True)

    def test_between_the_two_files(self, staffed, monkeypatch):
        """Once the first half is there neither the former staffing nor its assessment counts."""
        killed_between_the_files(monkeypatch, staffed.write_staffing, *marked(8))
        assert staffed.read("officer_load")["work_min"].unique() == [8.0]
        assert staffed.read("assignment")["base_m"].unique() == [7.0]
        assert staffed.read_staffing("plan-1") is None
        assert staffed.read_assessment("plan-1") is None
        staffed.write_staffing(*marked(9))
        check_whole(staffed.path, may_be_none=False)


class TestOlderProjects:
    def test_both_files_get_the_tables(self, planned):
        planned.write_attachment(*attachment("plan-1"))
        whole = layout(planned.path), layout(planned.people_path)
        shared = [*STAFFING.shared_layers]
        restricted = [*STAFFING.restricted_layers, "response"]
        forget(planned.path, shared)
        forget(planned.people_path, restricted)
        opened = Project.open(planned.path)
        assert opened.read_staffing("plan-1") is None
        assert (layout(planned.path), layout(planned.people_path)) == whole
        kept, _ = opened.write_staffing(staffing("plan-1"), assessment("plan-1"))
        assert_same(opened.read_staffing("plan-1"), kept)

    def test_new_fields_of_old_layers_are_empty(self, planned):
        forget(planned.path, [], ("officer", "must_cells"))
        forget(planned.path, [], ("facility", "available"))
        assert set(contracts()["officer"].fields) <= set(Project.open(planned.path).read("officer"))
        assert "available" in planned.read("facility")


def responses(plan, ids, officer="W1"):
    rows = {"plan": [plan] * len(ids), "request_id": ids, "officer_id": [officer] * len(ids)}
    return contract("response").frame(rows | {"geometry": [Point(0, 0)] * len(ids)}, crs=CRS)


class TestResponses:
    def test_those_of_a_plan_replace_its_own(self, planned):
        for plan in ("plan-1", "方案 二"):
            planned.write_responses(responses(plan, ["t1", "t2"]))
        planned.write_responses(responses("plan-1", ["t2"], "W2"))
        kept = planned.read("response")
        assert kept[["plan", "request_id", "officer_id"]].to_numpy().tolist() == [
            ["方案 二", "t1", "W1"],
            ["方案 二", "t2", "W1"],
            ["plan-1", "t2", "W2"],
        ]
        assert b"t1" not in planned.path.read_bytes()

    def test_where_no_request_is_open_none_is_left(self, planned):
        planned.write_responses(contract("response").frame({}, crs=CRS))
        assert not planned.people_path.exists()
        for plan in ("plan-1", "方案 二"):
            planned.write_responses(responses(plan, ["t1"]))
        planned.write_responses(contract("response").frame({}, crs=CRS))
        assert planned.read("response").empty
