"""What a user of QGIS does, by clicks and keys on what is seen and by the mouse on the map.

For ``pictures_desk``, inside QGIS: its steps are a generator, which ``Way`` goes through in QGIS's
event loop. ``GRID_STEWARD_WORK`` is a folder to work in.
"""

import os
import sys
import time
import traceback
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QListWidget, QScrollArea
from qgis.utils import iface

WORK = Path(os.environ["GRID_STEWARD_WORK"])
# Seconds: what a step may take, and how long all of it may, on a busy machine.
PATIENCE, ALL_OF_IT = 600, 3600
LEFT = Qt.MouseButton.LeftButton


class WrongError(Exception):
    """A step did not do what it should."""


def expect(true, what):
    """Stop where something is not as it should be."""
    if not true:
        raise WrongError(what)


class Until:
    """Wait until ``reached`` is true; what is waited for is said where it is waited in vain."""

    def __init__(self, reached, what):
        self.reached, self.what = reached, what
        self.ends = time.monotonic() + PATIENCE

    def over(self):
        if self.reached():
            return True
        expect(time.monotonic() < self.ends, f"waited in vain until {self.what}")
        return False


class Way:
    """Takes the steps of a generator one by one from QGIS's event loop."""

    def __init__(self, steps):
        self.steps, self.wait = steps, None
        self.ends = time.monotonic() + ALL_OF_IT
        self.timer = QTimer()
        self.timer.setInterval(40)
        self.timer.timeout.connect(self.go_on)
        self.timer.start()

    def go_on(self):
        try:
            expect(time.monotonic() < self.ends, "all of it takes too long")
            if self.wait is None or self.wait.over():
                self.wait = next(self.steps)
        except StopIteration:
            self.timer.stop()
            leave()
        except BaseException:
            self.timer.stop()
            traceback.print_exc()
            for item in iface.messageBar().items():
                print(item.text(), file=sys.stderr)
            iface.mainWindow().grab().save(str(WORK / "wrong.png"))
            sys.stderr.flush()
            # QGIS itself always ends with 0.
            os._exit(1)


def leave():
    """Close QGIS, which would otherwise ask whether to keep what was switched on."""
    (WORK / "done").touch()
    QgsProject.instance().setDirty(False)
    iface.actionExit().trigger()


def said(text):
    """Tell how far it is."""
    print(text, flush=True)


def in_sight(widget):
    """Scroll to a widget of a page; it has to be seen."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    if parent is not None:
        parent.ensureWidgetVisible(widget)
    expect(widget.isVisible(), f"{widget!r} is not seen")


def click(widget):
    """Press a button."""
    button = getattr(widget, "button", widget)
    in_sight(button)
    name = button.text() if isinstance(button, QAbstractButton) else repr(button)
    expect(button.isEnabled(), f"{name} is grey: {button.toolTip()}")
    QTest.mouseClick(button, LEFT)


def type_into(line, text):
    """Put a text in the place of what a field has."""
    in_sight(line)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def choose_row(view, index):
    """Click a row of a list or a table."""
    in_sight(view)
    view.scrollTo(index)
    box = view.visualRect(index)
    expect(box.isValid(), "the row is not seen")
    QTest.mouseClick(view.viewport(), LEFT, pos=box.center())


def turn_to(dock, name):
    """Click a page's name in the dock."""
    names = next(one for one in dock.findChildren(QListWidget) if one is dock._names)
    choose_row(names, names.model().index(list(dock.pages).index(name) - 1, 0))
    expect(dock.current_page() is dock.pages[name], f"the page {name} is not shown")
    return dock.pages[name]


def drawn():
    """Wait until the map is drawn."""
    canvas = iface.mapCanvas()
    ends = time.monotonic() + 1.0
    return Until(lambda: time.monotonic() > ends and not canvas.isDrawing(), "the map is drawn")


def at_rest(desk):
    """Wait until no job runs and nothing is looked up."""
    from grid_steward.plugin.bridge import tasks

    return Until(lambda: desk.session.running is None and not tasks._STARTED, "the work is done")


class Map:
    """The hand on the map, while a plan is changed."""

    def __init__(self, editor):
        self.editor, self.canvas = editor, iface.mapCanvas()

    def pixel(self, row):
        """Where a unit is seen, well inside it; None where it is not in sight."""
        inner = self.editor.ground.shapes[row].representative_point()
        way = QgsCoordinateTransform(
            QgsCoordinateReferenceSystem.fromWkt(self.editor.ground.crs.to_wkt()),
            self.canvas.mapSettings().destinationCrs(),
            QgsProject.instance(),
        )
        point = way.transform(QgsPointXY(inner.x, inner.y))
        spot = self.canvas.getCoordinateTransform().transform(point)
        pixel = QPoint(round(spot.x()), round(spot.y()))
        seen = self.canvas.viewport().rect().adjusted(5, 5, -5, -5)
        return pixel if seen.contains(pixel) else None

    def click(self, pixel, keys=Qt.KeyboardModifier.NoModifier):
        QTest.mouseClick(self.canvas.viewport(), LEFT, keys, pixel)

    def drag(self, pixels):
        """Press, move with the button held down, and let go."""
        viewport = self.canvas.viewport()
        QTest.mousePress(viewport, LEFT, pos=pixels[0])
        for pixel in pixels[1:]:
            none = Qt.KeyboardModifier.NoModifier
            event = QMouseEvent(QEvent.Type.MouseMove, QPointF(pixel), LEFT, LEFT, none)
            QApplication.sendEvent(viewport, event)
        QTest.mouseRelease(viewport, LEFT, pos=pixels[-1])

    def beside(self, cell, empty=False):
        """A unit in sight that borders on the cell and may come to it, or one in which nobody
        lives; None without any."""
        import numpy as np

        draft = self.editor.draft
        edges = draft.whole.graph.edges
        for one, other in sorted(map(tuple, [*edges.tolist(), *edges[:, ::-1].tolist()])):
            here, there = (draft.codes[draft.cells[row]] for row in (one, other))
            if there == cell != here and draft.refusal(np.array([one]), cell) is None:
                pixel = self.pixel(one)
                if empty and draft.units["households"].iloc[one]:
                    continue
                if pixel is not None and self.editor.ground.shapes[one].area > 400:
                    return one, pixel
        return None
