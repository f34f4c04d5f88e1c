"""The tools on the map: the brush, the loop, the road, and the arrow that chooses units."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from .hand import CTRL, LEFT, PLAIN, RIGHT, agree, in_draft


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
