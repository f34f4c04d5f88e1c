"""Keeping what was changed by hand: through QGIS's own save and ours, or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from grid_steward.plugin.store import Project

from .hand import agree, in_draft, in_layer, one_stroke


@pytest.fixture
def asked(monkeypatch):
    """What the question box was asked, with the answers it gives."""
    from grid_steward.plugin.desk.editing import keeper

    said, answers = [], []

    def ask(_parent, plan, count, may_stay):
        said.append((plan, count, may_stay))
        return answers.pop(0)

    monkeypatch.setattr(keeper, "ask", ask)
    return said, answers


def test_qgis_s_own_save_is_ours(hand, town):
    unit, cell = hand.border()
    hand.editor.set_cell(cell)
    hand.editor.paint(np.array([unit]))
    layer = hand.editor.layer
    assert layer.commitChanges(False)
    assert not layer.isModified()
    assert hand.editor.active
    kept = Project.open(town).read_plan("plan-1")
    row = kept.units.set_index("unit_id").loc[hand.draft.unit_ids[unit]]
    assert row.cell_id == cell
    assert len(kept.edits) == 1
    agree(hand)
    hand.editor.undo()
    assert hand.cell_of(unit) == cell


def test_ending_the_editing_in_qgis_saves_and_ends_ours(hand, town):
    unit, cell = hand.border()
    hand.editor.set_cell(cell)
    hand.editor.paint(np.array([unit]))
    style = hand.editor.layer.styleManager()
    assert hand.editor.layer.commitChanges()
    assert not hand.editor.active
    assert len(style.styles()) == 1
    kept = Project.open(town).read_plan("plan-1").units.set_index("unit_id")
    assert (kept["cell_id"] == cell).sum() > 0


def test_what_can_t_be_saved_is_not_lost(hand, town, qtbot):
    first = hand.border()
    hand.editor.set_cell(first[1])
    hand.editor.paint(np.array([first[0]]))
    unit, cell = next(pair for pair in hand.borders() if pair[0] != first[0])
    hand.editor.set_cell(cell)
    hand.editor.paint(np.array([unit]))
    shown = in_draft(hand)
    project = Project.open(town)
    project.lock_cells("plan-1", {cell: True})
    layer = hand.editor.layer
    for stops in (False, True):
        # QGIS leaves open what it can't commit, and stays.
        assert not layer.commitChanges(stops)
        assert layer.isEditable()
        qtbot.waitUntil(lambda: hand.editor.active and hand.editor.unsaved == 2)
        assert in_layer(hand) == in_draft(hand) == shown
        said = hand.desk.iface.messages()
        assert "nothing is lost" in said[0] and f"{cell} is locked" in said[1]
    hand.editor.undo()
    hand.editor.undo()
    assert not hand.editor.dirty
    agree(hand)
    project.lock_cells("plan-1", {cell: False})
    hand.editor.redo()
    assert layer.commitChanges()
    assert len(Project.open(town).read_plan("plan-1").edits) == 1


@pytest.mark.parametrize("way", ["ours", "QGIS's", "looked for"])
def test_a_file_that_goes_away_takes_no_strokes_along(hand, town, way, qtbot):
    unit, cell = one_stroke(hand)
    aside = town.rename(town.with_name("away.gpkg"))
    if way == "ours":
        hand.editor.keeper.save()
        hand.wait()
    elif way == "QGIS's":
        assert not hand.editor.layer.commitChanges()
    else:
        assert not hand.desk.session.still_there()
        assert "not saved, but kept" in hand.desk.iface.messages()[0]
    aside.rename(town)
    qtbot.waitUntil(lambda: in_layer(hand) == in_draft(hand) and not hand.editor.busy)
    hand.desk.session.open(town)
    assert hand.editor.unsaved == 1
    agree(hand)
    hand.save()
    kept = Project.open(town).read_plan("plan-1").units.set_index("unit_id")
    assert kept.loc[unit, "cell_id"] == cell


def test_strokes_are_saved_in_their_own_file(hand, asked, town, tmp_path):
    from grid_steward.plugin.desk.editing.asking import Answer

    other = Path(shutil.copy(town, tmp_path / "other.gpkg"))
    one_stroke(hand)
    asked[1].append(Answer.SAVE)
    hand.desk.session.open(other)
    assert not hand.editor.active
    assert Project.open(other).read_plan("plan-1").edits.empty
    assert len(Project.open(town).read_plan("plan-1").edits) == 1


def test_who_can_t_stay_is_asked_until_all_is_saved_or_discarded(hand, asked, town):
    from grid_steward.plugin.desk.editing.asking import Answer

    _, cell = one_stroke(hand)
    Project.open(town).lock_cells("plan-1", {cell: True})
    said, answers = asked
    answers += [Answer.SAVE, Answer.SAVE, Answer.DISCARD]
    assert hand.editor.keeper.may_leave(may_stay=False)
    assert said == 3 * [("plan-1", 1, False)]
    assert not hand.editor.active


def test_taking_all_back_in_qgis_goes_on(hand):
    before = in_draft(hand)
    one_stroke(hand)
    assert hand.editor.layer.rollBack(False)
    assert hand.editor.active
    assert not hand.editor.dirty
    assert in_draft(hand) == before
    agree(hand)
    one_stroke(hand)
    assert hand.editor.layer.rollBack()
    assert not hand.editor.active


def test_it_can_be_kept_as_another_plan(hand, town):
    unit, cell = hand.border()
    hand.editor.set_cell(cell)
    hand.editor.paint(np.array([unit]))
    assert hand.editor.keeper.save_as("mine")
    hand.wait()
    assert hand.desk.session.plan == "mine"
    assert not hand.editor.active
    units = Project.open(town).read_plan("mine").units.set_index("unit_id")
    assert units.loc[hand.draft.unit_ids[unit], "cell_id"] == cell


def test_leaving_asks_and_may_be_stayed(hand, asked, town):
    from grid_steward.plugin.desk.editing.asking import Answer

    said, answers = asked
    assert hand.desk.dock.close()
    hand.desk.show()
    assert said == []
    hand.editor.begin()
    hand.wait()
    unit, cell = hand.border()
    hand.editor.set_cell(cell)
    hand.editor.paint(np.array([unit]))
    answers.append(Answer.KEEP_EDITING)
    assert not hand.desk.dock.close()
    assert hand.editor.unsaved == 1
    assert said == [("plan-1", 1, True)]
    answers.append(Answer.SAVE)
    assert hand.desk.dock.close()
    assert not hand.editor.active
    assert len(Project.open(town).read_plan("plan-1").edits) == 1


def test_what_is_discarded_is_gone(hand, asked, town, monkeypatch):
    from grid_steward.plugin.desk.editing import keeper
    from grid_steward.plugin.desk.editing.asking import Answer

    before = in_draft(hand)
    monkeypatch.setattr(keeper, "sure", lambda *_: True)
    unit, cell = hand.border()
    hand.editor.set_cell(cell)
    hand.editor.paint(np.array([unit]))
    hand.editor.keeper.discard()
    assert in_draft(hand) == before
    assert not hand.editor.dirty
    agree(hand)
    hand.editor.paint(np.array([unit]))
    asked[1].append(Answer.DISCARD)
    assert hand.desk.may_leave()
    assert Project.open(town).read_plan("plan-1").edits.empty


def test_another_plan_chosen_past_the_question_is_asked_about(hand, asked, qtbot):
    from grid_steward.plugin.desk.editing.asking import Answer

    unit, cell = hand.border()
    hand.editor.set_cell(cell)
    hand.editor.paint(np.array([unit]))
    hand.desk.session.project.duplicate_plan("plan-1", "other")
    hand.desk.session.refresh()
    asked[1].append(Answer.KEEP_EDITING)
    hand.desk.session.set_plan("other")
    qtbot.waitUntil(lambda: hand.desk.session.plan == "plan-1")
    assert hand.editor.unsaved == 1
    agree(hand)
