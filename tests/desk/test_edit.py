"""Changing a plan by hand, with the mouse on the map and through QGIS's own undo and save."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import shapely
from grid_steward.plugin.divide.hand import merge
from grid_steward.plugin.store import Project
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
WAIT = 60_000


class Hand:
    """A person at the map, who sees units and points at them."""

    def __init__(self, desk, qtbot):
        self.desk, self.qtbot, self.editor = desk, qtbot, desk.editor
        self.canvas = desk.iface.mapCanvas()

    @property
    def draft(self):
        return self.editor.draft

    def inner(self, row):
        point = shapely.point_on_surface(self.editor.ground.shapes[row])
        return (point.x, point.y)

    def pixel(self, point):
        """Where a point of the ground is on the canvas."""
        crs = QgsCoordinateReferenceSystem.fromWkt(self.editor.ground.crs.to_wkt())
        here = self.canvas.mapSettings().destinationCrs()
        way = QgsCoordinateTransform(crs, here, QgsProject.instance())
        spot = self.canvas.getCoordinateTransform().transform(way.transform(QgsPointXY(*point)))
        return QPoint(round(spot.x()), round(spot.y()))

    def look_at(self, rows):
        """Bring units into sight, large enough to be pointed at."""
        self.editor.marks.go_to(np.asarray(rows))
        self.qtbot.waitUntil(lambda: not self.canvas.isDrawing(), timeout=WAIT)

    def click(self, point, keys=PLAIN, button=LEFT):
        QTest.mouseClick(self.canvas.viewport(), button, keys, self.pixel(point))

    def drag(self, points, keys=PLAIN, release=True):
        ground = [self.pixel(point) for point in points]
        viewport = self.canvas.viewport()
        QTest.mousePress(viewport, LEFT, keys, ground[0])
        for spot in ground[1:]:
            self.move(spot)
        if release:
            QTest.mouseRelease(viewport, LEFT, keys, ground[-1])

    def move(self, spot):
        """Move with the button held down; QTest's own move holds none."""
        from qgis.PyQt.QtCore import QEvent, QPointF
        from qgis.PyQt.QtGui import QMouseEvent
        from qgis.PyQt.QtWidgets import QApplication

        event = QMouseEvent(QEvent.Type.MouseMove, QPointF(spot), LEFT, LEFT, PLAIN)
        QApplication.sendEvent(self.canvas.viewport(), event)

    def border(self):
        """A unit whose move to the cell beside it is allowed: its row and that cell."""
        return next(self.borders())

    def borders(self):
        graph = self.draft.whole.graph
        for one, other in graph.edges.tolist():
            for unit, to in ((one, other), (other, one)):
                here, there = (self.draft.codes[self.draft.cells[row]] for row in (unit, to))
                if here != there and self.draft.refusal(np.array([unit]), there) is None:
                    yield unit, there

    def cell_of(self, row):
        return self.draft.codes[self.draft.cells[row]]

    def save(self):
        assert self.editor.keeper.save()
        self.wait()

    def wait(self):
        self.qtbot.waitUntil(lambda: self.desk.session.running is None, timeout=WAIT)


@pytest.fixture
def hand(desk, town, qtbot):
    """On the sample town's plan, being changed."""
    desk.session.open(town)
    assert desk.editor.begin()
    made = Hand(desk, qtbot)
    made.wait()
    assert desk.editor.active
    yield made
    desk.editor.end()


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


def fresh(draft):
    """The figures of all cells, from scratch."""
    from grid_steward.plugin.divide.hand import Draft

    other = Draft(draft.division, draft.basis)
    changed = np.flatnonzero(draft.cells != draft.start)
    other.move(changed, [draft.codes[cell] for cell in draft.cells[changed]])
    for code, locked in draft.locks().items():
        other.set_locked(code, locked)
    return {code: other.figures(code) for code in other.present()}


def in_layer(hand):
    """The cell of each unit as QGIS has it."""
    return {one["unit_id"]: one["cell_id"] for one in hand.editor.layer.getFeatures()}


def in_draft(hand):
    draft = hand.draft
    return dict(zip(draft.unit_ids, (draft.codes[cell] for cell in draft.cells)))


def agree(hand):
    assert in_layer(hand) == in_draft(hand)
    assert dict(hand.editor.cells) == fresh(hand.draft)
    table = hand.desk.dock.pages["edit"].table.cells
    shown = {table.code_at(row) for row in range(table.rowCount())}
    assert shown == set(hand.editor.cells)


def test_a_click_gives_a_unit_to_the_chosen_cell(hand):
    unit, cell = hand.border()
    hand.editor.set_cell(cell)
    hand.look_at([unit])
    hand.editor.tools.take("paint")
    hand.click(hand.inner(unit))
    assert hand.cell_of(unit) == cell
    assert hand.editor.unsaved == 1
    agree(hand)


def test_a_drag_is_one_stroke_and_one_step_of_undo(hand):
    unit, cell = hand.border()
    row = np.flatnonzero(hand.draft.cells == hand.draft.cells[unit])
    others = [r for r in row.tolist() if r != unit][:1]
    hand.editor.set_cell(cell)
    hand.look_at([unit, *others])
    hand.editor.tools.take("paint")
    before = in_draft(hand)
    hand.drag([hand.inner(unit), hand.inner(others[0])])
    assert hand.editor.unsaved == 1
    assert hand.cell_of(unit) == hand.cell_of(others[0]) == cell
    agree(hand)
    hand.editor.layer.undoStack().undo()
    assert in_draft(hand) == before
    agree(hand)
    hand.editor.layer.undoStack().redo()
    assert hand.cell_of(others[0]) == cell
    agree(hand)


def test_escape_takes_the_stroke_back_while_it_lasts(hand):
    unit, cell = hand.border()
    hand.editor.set_cell(cell)
    hand.look_at([unit])
    hand.editor.tools.take("paint")
    hand.drag([hand.inner(unit)], release=False)
    QTest.keyClick(hand.canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(hand.canvas.viewport(), LEFT, PLAIN, hand.pixel(hand.inner(unit)))
    assert not hand.editor.dirty
    assert hand.editor.tools.name == "paint"
    QTest.keyClick(hand.canvas, Qt.Key.Key_Escape)
    assert hand.editor.tools.name is None


def test_a_right_click_gives_back_the_tool_from_before(hand):
    from qgis.gui import QgsMapToolPan

    pan = QgsMapToolPan(hand.canvas)
    hand.canvas.setMapTool(pan)
    hand.editor.tools.take("lasso")
    hand.click(hand.inner(0), button=RIGHT)
    assert hand.canvas.mapTool() is pan
    assert hand.editor.tools.name is None


def test_the_lasso_takes_what_has_its_middle_inside(hand):
    unit, cell = hand.border()
    hand.editor.set_cell(cell)
    hand.look_at(hand.draft.members(hand.cell_of(unit)))
    hand.editor.tools.take("lasso")
    x, y = hand.inner(unit)
    own = [(row, hand.inner(row)) for row in hand.draft.members(hand.cell_of(unit)).tolist()]
    size = 6 * hand.canvas.mapUnitsPerPixel()
    loop = [(x - size, y - size), (x + size, y - size), (x + size, y + size), (x - size, y + size)]
    inside = {r for r, (px, py) in own if abs(px - x) < size and abs(py - y) < size}
    hand.drag([*loop, loop[0]])
    assert hand.editor.unsaved == 1
    assert {r for r in inside if hand.cell_of(r) == cell} == inside
    agree(hand)


def test_ctrl_click_chooses_the_cell_to_paint_into(hand):
    unit, _ = hand.border()
    hand.look_at([unit])
    for name in ("paint", "lasso", "road", "select"):
        hand.editor.set_cell(None)
        hand.editor.tools.take(name)
        hand.click(hand.inner(unit), keys=CTRL)
        assert hand.editor.cell == hand.cell_of(unit)
    assert not hand.editor.dirty


def test_a_locked_cell_refuses_with_one_sentence(hand):
    unit, cell = hand.border()
    hand.editor.lock(cell, True)
    hand.editor.set_cell(cell)
    hand.look_at([unit])
    hand.editor.tools.take("paint")
    shown = len(hand.desk.iface.messages())
    for _ in range(3):
        hand.click(hand.inner(unit))
    assert hand.cell_of(unit) != cell
    assert len(hand.desk.iface.messages()) == shown + 1
    assert "locked" in hand.desk.iface.messages()[0]
    hand.editor.undo()
    assert not hand.draft.figures(cell).locked
    hand.click(hand.inner(unit))
    assert hand.cell_of(unit) == cell
    agree(hand)


def road_beside(hand):
    """A straight piece of road, along its own direction, with ground of two cells to its left."""
    ground = hand.editor.ground
    for road in ground.roads:
        corners = shapely.get_coordinates(road)
        for (x0, y0), (x1, y1) in zip(corners, corners[1:]):
            length = np.hypot(x1 - x0, y1 - y0)
            if length < 40:
                continue
            along = np.array([x1 - x0, y1 - y0]) / length
            left = np.array([-along[1], along[0]])
            start, end = np.array([x0, y0]) + 8 * along, np.array([x1, y1]) - 8 * along
            inside = [ground.at(tuple(one + 3 * left)) for one in (start, end)]
            across = [ground.at(tuple(one - 3 * left)) for one in (start, end)]
            if None in inside or None in across or set(inside) & set(across):
                continue
            yield tuple(start + 2 * left), tuple(end + 2 * left), inside, across


def test_along_a_road_goes_what_borders_it_on_the_side_where_the_drag_began(hand):
    draft, done = hand.draft, 0
    for start, end, inside, across in road_beside(hand):
        homes = {hand.cell_of(row) for row in (*inside, *across)}
        goal = next((code for code in draft.neighbours(hand.cell_of(inside[0]))), None)
        if goal is None or goal in homes or draft.refusal(np.array(inside), goal) is not None:
            continue
        hand.editor.set_cell(goal)
        hand.look_at([*inside, *across])
        hand.editor.tools.take("road")
        middle = tuple((np.array(start) + np.array(end)) / 2)
        hand.drag([start, middle, end])
        assert {hand.cell_of(row) for row in inside} == {goal}
        assert goal not in {hand.cell_of(row) for row in across}
        assert hand.editor.unsaved == done + 1
        agree(hand)
        done += 1
        if done == 2:
            return
    pytest.fail("the sample town has no such road")


def test_going_back_along_the_road_takes_back_what_was_traced(hand):
    from grid_steward.plugin.desk.editing.ground import Trace

    start, end, *_ = next(road_beside(hand))
    middle = tuple((np.array(start) + np.array(end)) / 2)
    there, back = (Trace(hand.editor.ground, start, 5.0) for _ in range(2))
    there.go_to(middle)
    for place in (middle, end, middle):
        back.go_to(place)
    assert back.units().tolist() == there.units().tolist()
    assert back.line().length == pytest.approx(there.line().length)


def test_where_there_is_no_road_that_is_said(hand):
    rows = range(len(hand.draft.unit_ids))
    far = 30 * hand.canvas.mapUnitsPerPixel()
    middle = next(r for r in rows if hand.editor.ground.road_at(hand.inner(r), far) is None)
    hand.editor.set_cell(hand.cell_of(middle))
    hand.editor.tools.take("road")
    hand.click(hand.inner(middle))
    assert "no road here" in hand.desk.iface.messages()[0]


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


def test_units_are_chosen_and_go_where_they_fit_best(hand):
    unit, _ = hand.border()
    hand.look_at([unit])
    hand.editor.tools.take("select")
    hand.click(hand.inner(unit))
    assert hand.editor.chosen.tolist() == [unit]
    hand.click(hand.inner(unit))
    assert hand.editor.chosen.tolist() == []
    hand.click(hand.inner(unit))
    operations = hand.desk.dock.pages["edit"].operations
    assert operations.home.isEnabled()
    was = hand.cell_of(unit)
    operations.home.click()
    assert hand.cell_of(unit) != was
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


def one_stroke(hand):
    unit, cell = hand.border()
    hand.editor.set_cell(cell)
    hand.editor.paint(np.array([unit]))
    return hand.draft.unit_ids[unit], cell


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
