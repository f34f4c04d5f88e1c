"""Changing a plan by hand: units, cells and figures agree whatever is done, and leave no traces."""

from __future__ import annotations

import numpy as np
import pytest
from grid_steward.plugin.divide.hand import merge
from grid_steward.plugin.store import Project
from qgis.core import QgsProject
from qgis.gui import QgsRubberBand

from .hand import agree, in_draft, in_layer, one_stroke


def test_what_is_typed_in_the_attribute_table_is_followed(hand):
    unit, cell = hand.border()
    layer = hand.editor.layer
    (fid,) = hand.editor._strokes.fids([unit])
    layer.changeAttributeValue(fid, layer.fields().lookupField("cell_id"), cell)
    assert hand.cell_of(unit) == cell
    assert hand.editor.unsaved == 1
    agree(hand)


@pytest.mark.parametrize("code", [None, "", "  "])
def test_a_unit_always_has_a_cell(hand, qtbot, code):
    layer, before = hand.editor.layer, in_draft(hand)
    (fid,) = hand.editor._strokes.fids([0])
    layer.changeAttributeValue(fid, layer.fields().lookupField("cell_id"), code)
    qtbot.waitUntil(lambda: in_layer(hand) == before)
    assert "always has a cell" in hand.desk.iface.messages()[0]
    layer.undoStack().redo()
    qtbot.waitUntil(lambda: in_layer(hand) == before)
    agree(hand)


def test_nothing_but_the_cell_may_change(hand, qtbot):
    layer, before = hand.editor.layer, in_draft(hand)
    (fid,) = hand.editor._strokes.fids([0])
    field = layer.fields().lookupField("households")
    for change in (
        lambda: layer.changeAttributeValue(fid, field, 999),
        lambda: layer.deleteFeature(fid),
        lambda: layer.translateFeature(fid, 5, 5),
    ):
        change()
        qtbot.waitUntil(lambda: not layer.isModified())
        assert "only the cell of units may change" in hand.desk.iface.messages()[0]
        assert in_layer(hand) == before
    agree(hand)


def paint_ten(hand):
    for _ in range(10):
        unit, cell = next((row, code) for row, code in hand.borders() if row not in hand.painted)
        hand.painted.add(unit)
        hand.editor.set_cell(cell)
        hand.look_at([unit])
        hand.click(hand.inner(unit))
        assert hand.cell_of(unit) == cell


def test_ten_strokes_three_undone_one_made_again_mended_and_saved(hand, town):
    hand.painted = set()
    hand.editor.tools.take("paint")
    paint_ten(hand)
    stack = hand.editor.layer.undoStack()
    for _ in range(3):
        stack.undo()
    stack.redo()
    assert hand.editor.unsaved == 8
    agree(hand)
    bad = hand.desk.dock.pages["edit"].table.cells.code_at(0)
    hand.editor.set_cell(bad)
    operations = hand.desk.dock.pages["edit"].operations
    operations.mend.click()
    hand.wait()
    if operations.cards.cards:
        operations.cards.accept.click()
        assert hand.editor.unsaved == 9
    agree(hand)
    shown = dict(hand.editor.cells)
    hand.save()
    assert not hand.editor.dirty
    assert not hand.editor.layer.isModified()
    agree(hand)
    kept = Project.open(town).read("cell").set_index("cell_id")
    assert set(kept.index) == set(shown)
    for code, one in shown.items():
        row = kept.loc[code]
        assert (row.households, row.buildings, row.units, row.off_band) == (
            one.households,
            one.buildings,
            one.units,
            one.off_band,
        )
        assert row.in_band == one.in_band
        assert row.compactness == pytest.approx(one.compactness, abs=1e-3)
    hand.editor.end()
    assert hand.editor.begin()
    hand.wait()
    assert dict(hand.editor.cells) == shown


def test_locks_that_are_taken_back_at_the_end_leave_no_marks(hand):
    worst = hand.desk.dock.pages["edit"].table.cells.code_at(0)
    hand.editor.lock(worst, True)
    hand.editor.end()
    assert not [item for item in hand.canvas.scene().items() if isinstance(item, QgsRubberBand)]


def test_a_cell_that_is_given_up_is_chosen_no_more(hand):
    code, other = next(
        (code, other)
        for code in sorted(hand.editor.cells)
        for other in hand.draft.neighbours(code)
        if merge(hand.draft, code, other).cells
    )
    gone = (set(hand.editor.cells) & {code, other}) - set(
        merge(hand.draft, code, other).cells.values()
    )
    hand.editor.set_cell(*gone)
    hand.editor.make(merge(hand.draft, code, other))
    assert not gone & set(hand.editor.cells)
    assert hand.editor.cell is None
    agree(hand)


def test_the_layer_looks_afterwards_as_before(hand):
    layer = hand.editor.layer
    root = QgsProject.instance().layerTreeRoot()
    assert root.findLayer(layer.id()).isVisible()
    hand.editor.end()
    assert layer.renderer().symbol().symbolLayerCount() == 1
    assert len(layer.styleManager().styles()) == 1
    assert not [name for name in layer.customProperty("variableNames") if name.startswith("gs_")]
    assert not root.findLayer(layer.id()).itemVisibilityChecked()
    assert not [item for item in hand.canvas.scene().items() if isinstance(item, QgsRubberBand)]


def test_a_project_saved_meanwhile_opens_with_its_own_look(hand, town, tmp_path):
    one_stroke(hand)
    project, saved = QgsProject.instance(), str(tmp_path / "town.qgz")
    assert project.write(saved)
    hand.editor.end()
    project.clear()
    assert project.read(saved)
    layer = hand.desk.layers.layer("unit")
    assert not hand.editor.active
    assert layer.styleManager().styles() == ["default"]
    root = project.layerTreeRoot()
    assert not root.findLayer(layer.id()).itemVisibilityChecked()
    assert root.findLayer(hand.desk.layers.layer("cell").id()).itemVisibilityChecked()


def test_a_layer_that_is_taken_away_ends_the_editing(hand):
    unit, cell = hand.border()
    hand.editor.set_cell(cell)
    hand.editor.paint(np.array([unit]))
    QgsProject.instance().removeMapLayer(hand.editor.layer.id())
    assert not hand.editor.active


def test_figures_follow_whatever_is_done(hand, qtbot):
    chance = np.random.default_rng(20240401)
    graph, stack = hand.draft.whole.graph, hand.editor.layer.undoStack()
    count = len(hand.draft.unit_ids)
    for turn in range(300):
        what = chance.random()
        if what < 0.6:
            units = np.unique(chance.integers(count, size=int(chance.integers(1, 30))))
            goal = hand.cell_of(int(chance.choice(graph.edges[:, 0])))
            hand.editor.set_cell(goal)
            hand.editor.paint(units)
        elif what < 0.8:
            stack.undo()
        elif what < 0.9:
            stack.redo()
        elif what < 0.95:
            code = str(chance.choice(sorted(hand.editor.cells)))
            hand.editor.lock(code, not hand.editor.cells[code].locked)
        elif what < 0.96 and hand.editor.dirty:
            hand.editor.keeper.save()
            hand.wait()
        if turn % 25 == 0:
            agree(hand)
    agree(hand)
