"""Changing a plan by hand in a project."""

from __future__ import annotations

import numpy as np
import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.common.errors import Cancelled, InputError
from grid_steward.plugin.divide.division import read_json
from grid_steward.plugin.divide.edits import Edit
from grid_steward.plugin.divide.trail import result_mark
from grid_steward.plugin.store import Project
from grid_steward.plugin.store.connection import transaction
from grid_steward.tests.divide.hand.drawn import check

from .conftest import CRS, FILES, bring_in


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


def pass_one(draft):
    """Move one unit to a neighbouring cell so that all cells stay whole; the two cells."""
    for code in draft.present():
        for goal in draft.neighbours(code):
            for unit in draft.members(code):
                after = draft.figures_if(np.array([unit]), [goal]).values()
                if all(one.pieces == 1 for one in after):
                    draft.move(np.array([unit]), goal)
                    return code, goal
    raise AssertionError


class TestByHand:
    """The street's houses stand in two rows of six: 60 households each, in three cells."""

    def test_what_is_kept_is_what_the_draft_showed(self, street):
        draft = steps.begin_edit(street, None)
        pass_one(draft)
        shown = {one: draft.figures(one) for one in draft.present()}
        totals = draft.totals()
        kept = steps.keep_edits(street, draft)
        check(draft)
        plan = street.read_plan("plan-1")
        assert result_mark(plan) == result_mark(kept) == draft.mark
        cells = plan.cells.set_index("cell_id")
        assert set(cells.index) == set(shown)
        for one, figures in shown.items():
            for field in ("households", "in_band", "off_band", "units", "buildings"):
                assert cells[field][one] == getattr(figures, field)
            assert cells["compactness"][one] == figures.compactness
        assert plan.plan["cells_in_band"].tolist() == [totals.in_band]
        assert plan.plan["cells_contiguous"].tolist() == [totals.contiguous]
        # Work is as it was assessed, and so not known of a plan that was replaced.
        again = steps.begin_edit(street, None)
        assert {one: again.figures(one) for one in again.present()} == shown
        assert (draft.totals().changed, draft.edits()) == (0, [])
        assert steps.replay(street, "plan-1").identical

    def test_whole_cells_may_change_places(self, street):
        draft = steps.begin_edit(street, None)
        one, other = draft.present()[:2]
        both = draft.members(one), draft.members(other)
        draft.move(both[0], other)
        draft.move(both[1], one)
        before = street.read_plan(None).units.set_index("unit_id")["cell_id"]
        kept = steps.keep_edits(street, draft)
        swapped = before.replace({one: other, other: one})
        assert kept.units.set_index("unit_id")["cell_id"].to_dict() == swapped.to_dict()
        assert read_json(kept.plan, "retired") == []
        assert steps.replay(street, "plan-1").identical

    def test_a_new_cell_changes_places_in_a_later_round(self, street):
        draft = steps.begin_edit(street, None)
        old = draft.present()[0]
        new = draft.next_code(draft.figures(old).community_id)
        draft.move(draft.members(old)[:1], new)
        steps.keep_edits(street, draft)
        both = draft.members(new), draft.members(old)
        draft.move(both[0], old)
        draft.move(both[1], new)
        steps.keep_edits(street, draft)
        assert len(street.read_plan(None).edits) == 3
        assert steps.replay(street, "plan-1").identical

    def test_unlocked_before_and_locked_after(self, street):
        codes = sorted(street.read_plan(None).cells["cell_id"])
        street.lock_cells("plan-1", dict.fromkeys(codes, True))
        draft = steps.begin_edit(street, None)
        assert "is locked" in str(draft.refusal(draft.members(codes[0])[:1], "new"))
        for code in codes:
            draft.set_locked(code, False)
        _, near = pass_one(draft)
        draft.set_locked(near, True)
        kept = steps.keep_edits(street, draft)
        locked = kept.cells.set_index("cell_id")["locked"]
        assert locked.to_dict() == {code: code == near for code in codes}
        assert draft.locks() == {}

    def test_locks_alone_leave_what_was_found_out(self, street):
        steps.assess(street)
        draft = steps.begin_edit(street, None)
        code = draft.present()[1]
        draft.set_locked(code, True)
        steps.keep_edits(street, draft)
        kept = street.read_plan("plan-1")
        assert kept.cells.loc[kept.cells["locked"] == True, "cell_id"].tolist() == [code]  # noqa: E712
        assert len(kept.edits) == 0
        assert street.read_assessment("plan-1") is not None
        draft.set_locked(code, False)
        steps.keep_edits(street, draft, to="copy")
        assert not street.read_plan("copy").cells["locked"].any()
        assert draft.plan == "copy"

    def test_a_lock_that_others_set_meanwhile_stays(self, street):
        draft = steps.begin_edit(street, None)
        first, second, third = draft.present()
        street.lock_cells("plan-1", {first: True})
        draft.set_locked(second, True)
        steps.keep_edits(street, draft)
        marked = street.read_plan(None).cells.set_index("cell_id")["locked"].to_dict()
        assert marked == {first: True, second: True, third: False}

    def test_a_plan_written_anew_meanwhile_is_not_lost_nor_the_draft(self, street, corner):
        draft = steps.begin_edit(street, None)
        draft.move(draft.members(draft.present()[2])[:1], "mine")
        steps.edit(street, None, [corner])
        between = street.read_plan("plan-1")
        with pytest.raises(InputError, match="is not the one any more"):
            steps.keep_edits(street, draft)
        assert result_mark(street.read_plan("plan-1")) == result_mark(between)
        steps.keep_edits(street, draft, to="hand")
        assert "mine" in set(street.read_plan("hand").cells["cell_id"])
        assert result_mark(street.read_plan("plan-1")) == result_mark(between)
        assert steps.replay(street, "hand").identical

    def test_a_plan_deleted_meanwhile(self, street):
        draft = steps.begin_edit(street, None)
        draft.set_locked(draft.present()[0], True)
        street.delete_plan("plan-1")
        for to in (None, "other"):
            with pytest.raises(InputError, match="deleted meanwhile"):
                steps.keep_edits(street, draft, to=to)

    def test_nothing_changed(self, street):
        with pytest.raises(InputError, match="nothing to change"):
            steps.keep_edits(street, steps.begin_edit(street, None))

    def test_ground_in_two_places_is_refused_and_the_draft_stays(self, street):
        draft = steps.begin_edit(street, None)
        far = draft.row(draft.units.loc[draft.units["building_id"] == "0-5", "unit_id"].iloc[0])
        near = draft.row(draft.units.loc[draft.units["building_id"] == "0-0", "unit_id"].iloc[0])
        goal = draft.codes[draft.cells[near]]
        draft.move(np.array([far]), goal)
        assert "do not touch" in str(draft.trouble(goal)[0])
        with pytest.raises(InputError, match="would not hang together"):
            steps.keep_edits(street, draft)
        assert draft.totals().changed == 1

    def test_cancelled_nothing_is_kept(self, street):
        draft = steps.begin_edit(street, None)
        draft.move(draft.members(draft.present()[0])[:1], "mine")
        before = street.path.read_bytes()

        def cancel(share, text=None):
            if share > 0.3:
                raise Cancelled

        with pytest.raises(Cancelled):
            steps.keep_edits(street, draft, progress=cancel)
        assert street.path.read_bytes() == before
        assert len(draft.edits()) == 1

    def test_work_is_as_it_was_assessed_and_never_kept(self, street):
        steps.assess(street)
        draft = steps.begin_edit(street, None)
        work = street.read_assessment("plan-1").workload.set_index("cell_id")
        for code in draft.present():
            found = draft.figures(code)
            assert found.minutes == pytest.approx(work["total_min"][code])
            hours = work["hours_min"][code]
            assert found.hours == (hours if hours > 0 else None)
        draft.move(draft.members(draft.present()[0])[:1], "mine")
        assert draft.figures("mine").minutes > 0
        assert (
            sum(draft.figures(code).minutes for code in draft.present()) > work["total_min"].sum()
        )

    def test_without_people_no_work_is_known(self, tmp_path):
        project = steps.init_project(tmp_path / "a.gpkg", CRS)
        bring_in(project, "building", FILES["building"])
        steps.divide(project)
        draft = steps.begin_edit(project, None)
        assert {draft.figures(code).minutes for code in draft.present()} == {None}


def test_a_plan_whose_cells_were_locked_is_made_again_with_its_edits(street):
    """Cells that stayed in a division from another plan, unlocked and changed by hand."""
    codes = sorted(street.read_plan(None).cells["cell_id"])
    steps.divide(street, plan="next", earlier="plan-1", locked=codes)
    draft = steps.begin_edit(street, "next")
    free = pass_one(draft)
    for code in free:
        draft.set_locked(code, False)
    steps.keep_edits(street, draft)
    assert steps.replay(street, "next", to="again").identical
    locked = street.read_plan("again").cells.set_index("cell_id")["locked"].to_dict()
    assert locked == {code: code not in free for code in codes}
