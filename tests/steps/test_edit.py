"""Changing a plan by hand in a project."""

from __future__ import annotations

import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.common.errors import Cancelled, InputError
from grid_steward.plugin.divide.division import read_json
from grid_steward.plugin.divide.edits import Edit
from grid_steward.plugin.store import Project
from grid_steward.plugin.store.connection import transaction


@pytest.fixture
def corner(street):
    """An edit that makes the first house a cell of its own."""
    units = street.read_plan(None).units
    return Edit((units.loc[units["building_id"] == "0-0", "unit_id"].iloc[0],))


def test_the_plan_is_replaced_and_what_was_found_out_goes(street, corner):
    steps.assess(street)
    changed = steps.edit(street, "plan-1", [corner])
    kept = Project.open(street.path).read_plan("plan-1")
    assert len(kept.cells) == len(changed.cells) == 4
    assert len(kept.edits) == 1
    assert street.read_assessment("plan-1") is None


def test_a_copy_leaves_the_plan_as_it_was(street, corner):
    before = street.read_plan("plan-1")
    steps.edit(street, None, [corner], to="hand")
    assert street.plans()["plan"].tolist() == ["plan-1", "hand"]
    assert len(street.read_plan("plan-1").cells) == len(before.cells) == 3
    copy = street.read_plan("hand")
    assert read_json(copy.plan, "parameters")["made_by"] == "edit"
    assert {frame["plan"].iloc[0] for frame in (copy.units, copy.communities, copy.edits)} == {
        "hand"
    }
    steps.assess(street, "hand")


def test_a_later_division_may_start_from_it(street, corner):
    steps.edit(street, None, [corner], to="hand")
    steps.divide(street, plan="next", earlier="hand")
    assert steps.replay(street, "next").identical
    steps.edit(street, "hand", [Edit(corner.units)])
    (change,) = steps.replay(street, "next").changed
    assert (change.what, change.name) == ("plan", "hand")


def test_a_plan_that_starts_from_another_is_edited_only_while_that_is_as_it_was(street, corner):
    steps.divide(street, plan="next", earlier="plan-1")
    steps.edit(street, "next", [corner], to="hand")
    assert steps.replay(street, "hand").identical
    steps.edit(street, "plan-1", [corner])
    with pytest.raises(InputError, match="plan-1, which it starts from, is not as it was"):
        steps.edit(street, "next", [corner])


def test_a_plan_changed_in_qgis_is_refused(street, corner):
    with transaction(street.path) as file:
        file.execute("UPDATE unit SET cell_id = 'x' WHERE building_id = '1-5'")
    with pytest.raises(InputError, match="by hand in QGIS"):
        steps.edit(street, None, [corner])


def test_without_edits(street):
    with pytest.raises(InputError, match="nothing to change"):
        steps.edit(street, None, [])


def test_cancelled_the_plan_stays(street, corner):
    before = street.path.read_bytes()

    def cancel(share, text=None):
        if share > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        steps.edit(street, None, [corner], progress=cancel)
    assert street.path.read_bytes() == before
