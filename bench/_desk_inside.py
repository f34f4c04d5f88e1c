"""Measures the desk from inside QGIS Desktop; run by bench/desk.py."""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
import traceback
from pathlib import Path
from typing import Any, Callable

import numpy as np
from qgis.core import QgsApplication, QgsCoordinateTransform, QgsPointXY, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import iface, plugins

FOLDER = Path(os.environ["GRID_STEWARD_BENCH"])
CITY = FOLDER / "city.gpkg"
STROKES, LASSOS, LASSO_UNITS, SEED = 60, 12, 500, 0
TICK_MS = 5


class Watch:
    """How long the window's event loop stood still at most, by a timer that ticks in it.

    ``busiest``: the most that this process computed between two ticks. On a machine that others
    work on too, that says what the standstill would be without them.
    """

    def __init__(self) -> None:
        self.longest = self.busiest = 0.0
        self._last = time.perf_counter(), time.process_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def _tick(self) -> None:
        now = time.perf_counter(), time.process_time()
        self.longest = max(self.longest, now[0] - self._last[0])
        self.busiest = max(self.busiest, now[1] - self._last[1])
        self._last = now

    def stop(self) -> None:
        """Watch no longer; what has just been done counts too."""
        self._tick()
        self._timer.stop()


class Bench:
    """Everything that is measured, in its order; ``figures`` are seconds by what they are of."""

    def __init__(self) -> None:
        self.desk = plugins["grid_steward"]._desk
        self.canvas = iface.mapCanvas()
        self.figures: dict[str, float] = {}
        self.rng = np.random.default_rng(SEED)

    def run(self) -> None:
        self.open()
        self.begin()
        self.strokes()
        self.lassos()
        self.undo_and_end()
        self.qgis_itself()
        self.standstills()
        self.sample_town()
        (FOLDER / "figures.json").write_text(json.dumps(self.figures))

    def say(self, what: str, seconds: float) -> None:
        self.figures[what] = seconds
        self.print(what, seconds)

    def print(self, what: str, seconds: float) -> None:
        print(f"{what:44} {seconds:8.3f} s")
        sys.stdout.flush()

    def say_still(self, what: str, watch: Watch) -> None:
        watch.stop()
        self.say(f"longest standstill while {what}", watch.longest)
        self.print("  computed meanwhile, at most", watch.busiest)

    def open(self) -> None:
        """From the click until the dock shows the city and the window answers again."""
        QgsProject.instance().clear()
        QTest.qWait(500)
        start, computed = time.perf_counter(), time.thread_time()
        self.desk.show()
        self.desk.session.open(CITY)
        self.desk.dock.show_page("edit")
        self.idle()
        self.settled()
        self.say("dock opened on the city", time.perf_counter() - start)
        self.print("  computed", time.thread_time() - computed)
        self.drawn()
        self.say("and its map drawn", time.perf_counter() - start)

    def begin(self) -> None:
        start = time.perf_counter()
        watch = Watch()
        self.desk.editor.begin()
        self.idle()
        self.say("editing begun, beside the window", time.perf_counter() - start)
        self.say_still("editing is begun", watch)
        self.editor = self.desk.editor

    def strokes(self) -> None:
        """Click a unit beside a cell: until the table has the figures of both cells."""
        self.editor.tools.take("paint")
        taken, computed, drawn = [], [], []
        for _ in range(STROKES):
            cell, row = self.beside()
            self.editor.set_cell(cell)
            self.look_at([row])
            before = self.editor.unsaved
            start, busy = time.perf_counter(), time.thread_time()
            QTest.mouseClick(self.viewport, Qt.MouseButton.LeftButton, pos=self.pixel(row))
            self.settled()
            taken.append(time.perf_counter() - start)
            computed.append(time.thread_time() - busy)
            if self.editor.unsaved != before + 1:
                raise RuntimeError("a stroke was not made")
            self.drawn()
            drawn.append(time.perf_counter() - start)
        self.say("stroke of one unit, median", statistics.median(taken))
        self.say("stroke of one unit, slowest", max(taken))
        self.print("  computed, at most", max(computed))
        self.say("  until the map is drawn again, median", statistics.median(drawn))

    def lassos(self) -> None:
        """Draw a loop around so many units, of which those of the cell's community go."""
        self.editor.tools.take("lasso")
        taken, moved = [], []
        for _ in range(LASSOS):
            middle = int(self.rng.integers(len(self.editor.draft.unit_ids)))
            rows = self.around(middle)
            draft = self.editor.draft
            self.editor.set_cell(draft.codes[draft.cells[middle]])
            self.look_at(rows)
            path = self.loop(rows)
            QTest.mousePress(self.viewport, Qt.MouseButton.LeftButton, pos=path[0])
            for point in path[1:]:
                self.drag_to(point)
            was = draft.cells.copy()
            start = time.perf_counter()
            QTest.mouseRelease(self.viewport, Qt.MouseButton.LeftButton, pos=path[-1])
            self.settled()
            taken.append(time.perf_counter() - start)
            moved.append(int((draft.cells != was).sum()))
            self.drawn()
        print(
            f"  a lasso moved {min(moved)} to {max(moved)} units, median {statistics.median(moved)}"
        )
        self.say("lasso of 500 units", statistics.median(taken))
        self.say("lasso of 500 units, slowest", max(taken))

    def undo_and_end(self) -> None:
        stack = self.editor.layer.undoStack()
        start = time.perf_counter()
        stack.undo()
        self.settled()
        self.say("a lasso taken back", time.perf_counter() - start)
        self.drawn()
        for what, step in (
            ("all is taken back", self.editor.take_all_back),
            ("editing is ended", self.editor.end),
        ):
            watch = Watch()
            step()
            self.settled()
            self.say_still(what, watch)
            self.drawn()

    def qgis_itself(self) -> None:
        """QGIS alone: one attribute of the same layer changed, and the map drawn again."""
        layer = self.desk.layers.layer("unit")
        layer.startEditing()
        field = layer.fields().lookupField("cell_id")
        ids = self.rng.choice(layer.allFeatureIds(), STROKES)
        changed, drawn = [], []
        for fid in ids.tolist():
            start = time.perf_counter()
            layer.beginEditCommand("one")
            layer.changeAttributeValue(fid, field, "X")
            layer.endEditCommand()
            self.settled()
            changed.append(time.perf_counter() - start)
            layer.triggerRepaint()
            self.drawn()
            drawn.append(time.perf_counter() - start)
        layer.rollBack()
        self.say("QGIS itself: one attribute changed, median", statistics.median(changed))
        self.say("QGIS itself: and the map drawn, median", statistics.median(drawn))

    def standstills(self) -> None:
        """The window while each of these runs on the city."""
        from grid_steward.plugin import steps
        from grid_steward.plugin.common.band import Band

        buildings, page = FOLDER / "building.gpkg", FOLDER / "report.html"
        work = {
            "importing": lambda project, step: steps.import_layer(
                project, "building", buildings, same_name="replace", progress=step
            ),
            "assessing": lambda project, step: steps.assess(project, progress=step),
            "reporting": lambda project, step: steps.report(
                project, files={"html": page}, progress=step
            ),
            "dividing": lambda project, step: steps.divide(
                project, band=Band(180, 226, 270), progress=step
            ),
        }
        for what, job in work.items():
            self.watch(what, job)

    def sample_town(self) -> None:
        """The window while a project with all its layers, some fifty, is opened and worked on."""
        from grid_steward.plugin import steps
        from grid_steward.plugin.steps.sample import make_sample

        folder, page = FOLDER / "town", FOLDER / "town.html"
        self.watch("making the sample town", lambda _, step: make_sample(folder, progress=step))
        QgsProject.instance().clear()
        self.settled()
        watch = Watch()
        self.desk.session.open(folder / "town.gpkg")
        self.idle()
        self.say_still("opening the sample town", watch)
        self.watch("dividing it", lambda project, step: steps.divide(project, progress=step))
        self.watch("assessing it", lambda project, step: steps.assess(project, progress=step))
        self.watch("staffing it", lambda project, step: steps.staff(project, progress=step))
        self.watch("dividing it again", lambda project, step: steps.divide(project, progress=step))
        self.watch(
            "reporting it",
            lambda project, step: steps.report(project, files={"html": page}, progress=step),
        )
        print(f"  {len(QgsProject.instance().mapLayers())} layers")

    def watch(self, what: str, job: Callable[[Any, Any], Any]) -> None:
        """How long the window stands still at most while a job runs, and until its layers are
        there."""
        failed: list[Exception] = []
        self.settled()
        start, watch = time.perf_counter(), Watch()
        self.desk.session.run(what, job, failed=failed.append)
        self.idle()
        self.say_still(what, watch)
        print(f"  of {time.perf_counter() - start:.1f} s")
        if failed:
            raise failed[0]

    # What strokes are made of

    def beside(self) -> tuple[str, int]:
        """A cell, and a unit of another cell across a passable border."""
        draft = self.editor.draft
        edges = draft.whole.graph.edges
        while True:
            a, b = edges[self.rng.integers(len(edges))]
            if draft.cells[a] != draft.cells[b]:
                return draft.codes[draft.cells[a]], int(b)

    def around(self, middle: int) -> list[int]:
        """The units nearest to one, by its neighbours and theirs."""
        edges = self.editor.draft.whole.graph.edges
        near = {middle}
        while len(near) < LASSO_UNITS:
            inside = np.isin(edges, list(near)).any(axis=1)
            grown = near | set(edges[inside].ravel().tolist())
            if grown == near:
                break
            near = grown
        return sorted(near)

    def look_at(self, rows: list[int]) -> None:
        """Have the map show these units, and wait until it does."""
        box = self.box(rows)
        box.scale(1.5)
        self.canvas.setExtent(box)
        self.canvas.refresh()
        self.drawn()

    def box(self, rows: list[int]) -> QgsRectangle:
        bounds = self.editor.draft.units.geometry.iloc[rows].total_bounds
        return self.transform().transformBoundingBox(QgsRectangle(*bounds))

    def drag_to(self, point: QPoint) -> None:
        """Move with the button held down; QTest's own move holds none."""
        left = Qt.MouseButton.LeftButton
        held = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(point), left, left, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(self.viewport, held)
        QApplication.processEvents()

    def loop(self, rows: list[int]) -> list[QPoint]:
        """A path of the mouse around the units, in pixels."""
        box = self.box(rows)
        corners = [
            QgsPointXY(box.xMinimum(), box.yMinimum()),
            QgsPointXY(box.xMaximum(), box.yMinimum()),
            QgsPointXY(box.xMaximum(), box.yMaximum()),
            QgsPointXY(box.xMinimum(), box.yMaximum()),
        ]
        to_pixel = self.canvas.getCoordinateTransform()
        return [to_pixel.transform(corner).toQPointF().toPoint() for corner in corners]

    def pixel(self, row: int) -> QPoint:
        """Where a unit is on the map's widget."""
        point = self.editor.draft.units.geometry.iloc[row].representative_point()
        place = self.transform().transform(QgsPointXY(point.x, point.y))
        return self.canvas.getCoordinateTransform().transform(place).toQPointF().toPoint()

    def transform(self) -> QgsCoordinateTransform:
        crs = self.desk.layers.layer("unit").crs()
        return QgsCoordinateTransform(
            crs, self.canvas.mapSettings().destinationCrs(), QgsProject.instance()
        )

    @property
    def viewport(self):
        return self.canvas.viewport()

    # Waiting

    def settled(self) -> None:
        """Until nothing waits in the event loop: all signals sent, everything painted."""
        for _ in range(2):
            QgsApplication.sendPostedEvents()
            QApplication.processEvents()
            QgsApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)

    def drawn(self) -> None:
        """Until the map is drawn."""
        self.settled()
        while self.canvas.isDrawing():
            QApplication.processEvents()
            time.sleep(0.001)

    def idle(self) -> None:
        """Until the job is done and the layers are opened, which holds the map."""
        while self.desk.session.running is not None or self.canvas.isFrozen():
            QApplication.processEvents()
            time.sleep(0.001)


def main() -> None:
    try:
        Bench().run()
    except Exception:
        traceback.print_exc()
    QgsProject.instance().setDirty(False)
    sys.stdout.flush()
    os._exit(0 if (FOLDER / "figures.json").exists() else 1)


QTimer.singleShot(2000, main)
