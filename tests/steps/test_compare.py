"""Comparing plans of a project: which with which, and what is kept of it."""

from __future__ import annotations

import json

import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.common.errors import Cancelled, InputError
from grid_steward.plugin.compare import TODAY
from grid_steward.plugin.divide import Band
from grid_steward.plugin.store import Project


@pytest.fixture
def divided(street):
    """The street with plan-1, and ``next`` made from it for smaller cells."""
    steps.divide(street, band=Band(120, 180, 180), plan="next", earlier="plan-1")
    return street


def test_a_plan_is_compared_with_the_one_it_was_made_from(divided):
    found = steps.compare(divided)
    assert (found.plan, found.against) == ("next", "plan-1")
    score = json.loads(divided.read_plan("next").plan["score"].iloc[0])
    assert found.figures["households_moved_cells_share"][1] == score["moved_households_share"] > 0
    assert found.people_figures["residents"] == (240, 240)


def test_else_with_today(divided):
    found = steps.compare(divided, "plan-1")
    assert found.against == TODAY
    assert found.changes.empty


def test_any_two_plans_can_be_compared(divided):
    found = steps.compare(divided, "plan-1", "next")
    assert (found.plan, found.against) == ("plan-1", "next")
    assert len(found.changes) == len(steps.compare(divided).changes)


def test_what_is_found_is_kept_and_returned(divided):
    found = steps.compare(divided)
    kept = Project.open(divided.path).read_comparison("next")
    assert kept.made_at == found.made_at
    assert (kept.figures, kept.people_figures) == (found.figures, found.people_figures)
    assert (kept.fates, kept.notes) == (found.fates, found.notes)
    for name in ("changes", "flows", "people"):
        assert getattr(kept, name).to_csv(index=False) == getattr(found, name).to_csv(index=False)


def test_it_is_kept_of_today_too(divided):
    found = steps.compare(divided, "next", TODAY)
    assert Project.open(divided.path).read_comparison("next").figures == found.figures


def test_nothing_about_persons_lies_in_the_shared_file(divided):
    found = steps.compare(divided)
    shared = divided.read("comparison").iloc[0]
    assert set(json.loads(shared["figures"])) == set(found.figures)
    assert not set(found.figures) & set(found.people_figures)
    assert "residents" not in " ".join([*divided.read("flow"), shared["figures"]])


def test_a_plan_and_itself_or_one_that_is_not_there_are_refused(divided):
    with pytest.raises(InputError, match="can't be compared with itself"):
        steps.compare(divided, "next", "next")
    with pytest.raises(InputError, match="no plan called other"):
        steps.compare(divided, "next", "other")


@pytest.mark.parametrize("share", [0.05, 0.3, 0.7, 0.96])
def test_cancelled_nothing_is_kept(divided, share):
    def stop(done, text=None):
        if done >= share:
            raise Cancelled

    with pytest.raises(Cancelled):
        steps.compare(divided, progress=stop)
    assert Project.open(divided.path).read_comparison("next") is None


def test_officers_of_both_plans_are_set_side_by_side(divided):
    for name in ("plan-1", "next"):
        steps.staff(divided, name)
    found = steps.compare(divided)
    assert found.people_figures["officers"] == (1, 1)
    assert found.people_figures["other_officer"] == (None, 0)
    assert found.people_figures["overload_hours"][0] is not None
