"""A person at the map who changes a plan, and what has to agree afterwards."""

from __future__ import annotations

import numpy as np
import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

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


def one_stroke(hand):
    unit, cell = hand.border()
    hand.editor.set_cell(cell)
    hand.editor.paint(np.array([unit]))
    return hand.draft.unit_ids[unit], cell


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
