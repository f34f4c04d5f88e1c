"""What a plan lacks and how much work it is: kept in two files, read as a whole or not at all."""

from __future__ import annotations

import itertools
import sqlite3

import numpy as np
import pandas as pd
import pytest
from geopandas.testing import assert_geodataframe_equal
from grid_steward.plugin.assess.assessment import Assessment
from grid_steward.plugin.common.errors import Cancelled, InputError
from grid_steward.plugin.contracts import contracts
from grid_steward.plugin.store import Project

from .conftest import attachment, division, modes
from .found import assessment
from .killing import FORK, killed_after, killed_between_the_files

CELLS = 400
DELAYS = np.random.default_rng(5).uniform(0.02, 0.35, 8)
SHARED = ("gap", "coverage", "reach", "assessment")
RESTRICTED = ("people_gap", "care_coverage", "workload", "work_item", "assessment_people")


def assert_same(one: Assessment, other: Assessment) -> None:
    for name in ("gaps", "reach", "people_gaps", "workload"):
        assert_geodataframe_equal(getattr(one, name), getattr(other, name))
    for name in ("coverage", "care_coverage", "work_items"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))
    assert (one.plan, one.notes, one.made_at) == (other.plan, other.notes, other.made_at)


def stored(path, plan):
    """How many rows of the plan each table has that an assessment goes to."""
    layers = RESTRICTED if path.name.endswith(".people.gpkg") else SHARED
    with sqlite3.connect(path) as file:
        counts = {
            layer: file.execute(f"SELECT count(*) FROM {layer} WHERE plan = ?", (plan,)).fetchone()
            for layer in layers
        }
    return {layer: count for layer, (count,) in counts.items()}


@pytest.fixture
def planned(project):
    """A project with two plans of two cells."""
    for plan in ("plan-1", "方案 二"):
        project.write_plan(division(plan))
    return project


class TestReadingAndWriting:
    def test_there_is_none_before_it_is_made(self, planned):
        assert planned.read_assessment("plan-1") is None
        planned.write_attachment(*attachment("plan-1"))
        assert planned.read_assessment("plan-1") is None

    def test_it_comes_back_with_the_time_it_was_made(self, planned):
        before = pd.Timestamp.now(tz="UTC").tz_localize(None).floor("ms")
        kept = planned.write_assessment(assessment("方案 二"))
        assert before <= kept.made_at <= pd.Timestamp.now(tz="UTC").tz_localize(None)
        assert_same(planned.read_assessment("方案 二"), kept)
        assert planned.read_assessment("plan-1") is None

    def test_another_of_the_plan_replaces_it_and_leaves_other_plans(self, planned):
        other = planned.write_assessment(assessment("方案 二"))
        planned.write_assessment(assessment("plan-1", minutes=1.0))
        kept = planned.write_assessment(assessment("plan-1", minutes=2.0))
        assert_same(planned.read_assessment("plan-1"), kept)
        assert_same(planned.read_assessment("方案 二"), other)

    def test_nothing_about_persons_is_in_the_file_to_hand_around(self, planned):
        planned.write_assessment(assessment("plan-1", minutes=8_765.0))
        with sqlite3.connect(planned.path) as file:
            tables = {name for (name,) in file.execute("SELECT name FROM sqlite_master")}
        assert not tables & {name for name, item in contracts().items() if item.restricted}
        assert stored(planned.path, "plan-1") == {"gap": 2, "coverage": 2, "reach": 2} | {
            "assessment": 1
        }
        for secret in ("care cases lie", "visits_not_done"):
            assert secret.encode() not in planned.path.read_bytes()
            assert secret.encode() in planned.people_path.read_bytes()
        assert modes(planned.path.parent)[planned.people_path.name] == "600"

    @pytest.mark.parametrize("cells", [1, 3])
    def test_a_plan_that_was_changed_meanwhile(self, planned, cells):
        planned.write_plan(division("plan-1", cells))
        with pytest.raises(InputError, match=r"plan-1 .* was changed while"):
            planned.write_assessment(assessment("plan-1"))
        assert planned.read_assessment("plan-1") is None
        assert not planned.people_path.exists()

    def test_a_plan_that_is_gone(self, planned):
        with pytest.raises(InputError, match="Run it again"):
            planned.write_assessment(assessment("plan-9"))


def test_what_another_rulebook_found_does_not_count(planned):
    planned.write_assessment(assessment("plan-1"))
    planned.set_rulebook("plain")
    assert Project.open(planned.path).read_assessment("plan-1") is None


class TestAPlanMadeAnew:
    def test_it_has_none_of_what_was_found_of_the_former(self, planned):
        for plan in ("plan-1", "方案 二"):
            planned.write_assessment(assessment(plan))
        planned.write_plan(division("plan-1"))
        assert planned.read_assessment("plan-1") is None
        assert not any(stored(planned.path, "plan-1").values())
        assert not any(stored(planned.people_path, "plan-1").values())
        assert planned.read_assessment("方案 二") is not None

    def test_one_that_is_not_written_leaves_it(self, planned):
        def cancel(share, text=None):
            if share > 0.8:
                raise Cancelled

        kept = planned.write_assessment(assessment("plan-1"))
        with pytest.raises(Cancelled):
            planned.write_plan(division("plan-1", cells=3), cancel)
        assert_same(planned.read_assessment("plan-1"), kept)

    def test_one_under_a_free_name_takes_nothing_away(self, planned):
        planned.write_assessment(assessment("plan-1"))
        planned.write_plan(division("plan-1"), replace=False)
        assert planned.read_assessment("plan-1") is not None


class TestCancelled:
    @pytest.mark.parametrize("share", [0.1, 0.4, 0.6, 0.85])
    def test_at_any_time_the_former_stays(self, planned, share):
        kept = planned.write_assessment(assessment("plan-1"))

        def cancel(now, text=None):
            if now >= share:
                raise Cancelled

        with pytest.raises(Cancelled):
            planned.write_assessment(assessment("plan-1", minutes=1.0), cancel)
        assert_same(planned.read_assessment("plan-1"), kept)


def write_to_the_end(path, begun):
    """Write assessments, each marked in both files, until killed."""
    project = Project.open(path)
    made = [marked(number) for number in range(3)]
    begun.set()
    for one in itertools.cycle(made):
        project.write_assessment(one)


def marked(number):
    one = assessment("plan-1", CELLS, minutes=float(number))
    return Assessment(
        **{**vars(one), "coverage": one.coverage.assign(minutes=float(number)), "notes": ()}
    )


def check_whole(path, *, may_be_none):
    """All rows of both files are of one and the same writing."""
    found = Project.open(path).read_assessment("plan-1")
    if found is None:
        assert may_be_none
        return
    marks = {*found.coverage["minutes"], *found.work_items["minutes"]}
    marks |= {*found.workload["total_min"]}
    assert len(marks) == 1
    lengths = {len(getattr(found, name)) for name in ("gaps", "coverage", "reach", "people_gaps")}
    lengths |= {len(getattr(found, name)) for name in ("care_coverage", "workload", "work_items")}
    assert lengths == {CELLS}


class TestKilled:
    @pytest.fixture
    def assessed(self, project):
        project.write_plan(division("plan-1", CELLS))
        project.write_assessment(marked(7))
        return project

    def test_at_random_moments(self, assessed):
        for delay in DELAYS:
            killed_after(delay, write_to_the_end, assessed.path)
            check_whole(assessed.path, may_be_none=True)

    def test_between_the_two_files(self, assessed, monkeypatch):
        """Once the first half is there the former assessment is none any more."""
        killed_between_the_files(monkeypatch, assessed.write_assessment, marked(8))
        assert assessed.read("work_item")["minutes"].unique() == [8.0]
        assert assessed.read("coverage")["minutes"].unique() == [7.0]
        assert assessed.read_assessment("plan-1") is None
        assessed.write_assessment(marked(9))
        check_whole(assessed.path, may_be_none=False)


def write_ten(path, first):
    for number in range(first, first + 10):
        Project.open(path).write_assessment(marked(number))


def test_two_runs_at_once_leave_the_whole_of_one(project):
    project.write_plan(division("plan-1", CELLS))
    runs = [FORK.Process(target=write_ten, args=(project.path, first)) for first in (0, 100)]
    for process in runs:
        process.start()
    for process in runs:
        process.join()
    assert [process.exitcode for process in runs] == [0, 0]
    check_whole(project.path, may_be_none=False)
