"""Map tools that put units into cells.

All work on what the editor has open: they say which units are meant, the editor makes the stroke.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

import numpy as np
from qgis.core import QgsPointXY
from qgis.gui import QgsMapMouseEvent, QgsMapTool
from qgis.PyQt.QtCore import QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QCursor

from ...bridge.texts import tr
from ...divide.graph import IntArray
from .ground import NONE, Point, Trace

if TYPE_CHECKING:
    from .editor import Editor

_LEFT, _RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
# How near to a road the mouse has to be, in pixels.
_NEAR = 14
# The loop that a lasso draws needs no more corners than one in so many pixels.
_FINE = 3


class CellTool(QgsMapTool):
    """A drag from press to release is one stroke; Escape takes it back while it lasts.

    Ctrl and a click choose the cell to paint into. Right click, or Escape between strokes, ends the
    tool. Subclasses say which ``units`` a drag over ``points`` (of the ground) means.
    """

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor.canvas)
        self.editor = editor
        self.points: list[Point] = []
        self.rows: IntArray = NONE
        self.setCursor(QCursor(Qt.CursorShape.CrossCursor))

    def tip(self) -> str:
        """How it is used."""
        raise NotImplementedError

    def begin(self, at: QgsPointXY, point: Point) -> bool:
        """Whether a drag can begin at a point of the map; if not, the reason was told."""
        return self.editor.can_paint_at(point)

    def units(self) -> IntArray:
        """The units that are meant so far."""
        raise NotImplementedError

    def show(self) -> None:
        """Show on the map what the drag is up to."""
        self.editor.show_stroke(self.rows)

    def end(self, keys: Qt.KeyboardModifiers) -> None:
        """The drag is over."""
        self.editor.paint(self.rows)

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        """Called by QGIS."""
        point = self.editor.marks.to_ground(event.mapPoint())
        if event.button() != _LEFT or point is None:
            return
        self.points = []
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.editor.pick_at(point)
        elif self.begin(event.mapPoint(), point):
            self.points, self.rows = [point], NONE
            self._go_on()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        """Called by QGIS."""
        if not self.points or not event.buttons() & _LEFT:
            return
        self._take(event)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        """Called by QGIS."""
        if event.button() == _RIGHT:
            self.give_up()
            self.editor.tools.end()
        elif event.button() == _LEFT and self.points:
            self._take(event)
            self.points = []
            self.editor.marks.hide_stroke(made=True)
            self.end(event.modifiers())

    def eventFilter(self, canvas: QObject, event: QEvent) -> bool:  # noqa: N802
        """Called by Qt: the canvas keeps keys to itself while a mouse button is down."""
        if event.type() != QEvent.Type.KeyPress or event.key() != Qt.Key.Key_Escape:
            return False
        if self.points:
            self.give_up()
        else:
            self.editor.tools.end()
        return True

    def activate(self) -> None:
        """Called by QGIS when the tool is taken."""
        super().activate()
        self.canvas().installEventFilter(self)

    def deactivate(self) -> None:
        """Called by QGIS when another tool is taken."""
        self.canvas().removeEventFilter(self)
        self.give_up()
        super().deactivate()

    def give_up(self) -> None:
        """Take back the stroke that is being drawn."""
        self.points, self.rows = [], NONE
        self.editor.marks.hide_stroke()

    def _take(self, event: QgsMapMouseEvent) -> None:
        point = self.editor.marks.to_ground(event.mapPoint())
        if point is not None and point != self.points[-1]:
            self.points.append(point)
            self._go_on()

    def _go_on(self) -> None:
        self.rows = self.units()
        self.show()


class PaintTool(CellTool):
    """Every unit that the mouse passes."""

    def tip(self) -> str:
        """How it is used."""
        return tr(
            "Click a unit, or drag over several, to give them to the chosen cell. Ctrl+click "
            "chooses the cell. Esc takes the stroke back; right click ends."
        )

    def units(self) -> IntArray:
        """Those passed before, then those between the last two places."""
        passed = self.editor.ground.along(self.points[-2:])
        return np.concatenate([self.rows, passed[~np.isin(passed, self.rows)]])


class LassoTool(CellTool):
    """The units whose middle lies in a loop."""

    def tip(self) -> str:
        """How it is used."""
        return tr(
            "Draw a loop around units with the mouse held down: those whose middle lies inside go "
            "to the chosen cell. Ctrl+click chooses the cell. Esc takes the stroke back; right "
            "click ends."
        )

    def begin(self, at: QgsPointXY, point: Point) -> bool:
        """A loop may begin anywhere."""
        self._fine = self.editor.marks.metres(_FINE, at)
        return self.editor.can_paint()

    def units(self) -> IntArray:
        """What the loop holds if it is closed here."""
        if (
            len(self.points) > 2
            and np.hypot(*np.subtract(self.points[-1], self.points[-2])) < self._fine
        ):
            # The last place is where the mouse is, however near it is to the one before.
            del self.points[-2]
        return self.editor.ground.inside(self.points)

    def show(self) -> None:
        """The loop as well."""
        super().show()
        self.editor.marks.show_line([*self.points, self.points[0]])


class RoadTool(CellTool):
    """The units along a piece of road, on the side where the drag began."""

    def tip(self) -> str:
        """How it is used."""
        return tr(
            "Press beside a road, on the side that is meant, and drag along it: the units that "
            "border that piece on that side go to the chosen cell. Ctrl+click chooses the cell. "
            "Esc takes the stroke back; right click ends."
        )

    def begin(self, at: QgsPointXY, point: Point) -> bool:
        """There has to be a road."""
        if not self.editor.can_paint():
            return False
        self._near = self.editor.marks.metres(_NEAR, at)
        self._trace = Trace(self.editor.ground, point, self._near)
        if not self._trace.begun:
            self.editor.tell(tr("There is no road here. Press beside a road and drag along it."))
        return self._trace.begun

    def units(self) -> IntArray:
        """Along what was traced, in steps that miss no crossing."""
        if len(self.points) > 1:
            one, other = np.array(self.points[-2:])
            steps = int(np.ceil(np.hypot(*(other - one)) / max(self._near / 2, 0.1)))
            for share in np.linspace(0, 1, min(max(steps, 1), 200) + 1)[1:]:
                x, y = one + share * (other - one)
                self._trace.go_to((float(x), float(y)))
        return self._trace.units()

    def show(self) -> None:
        """The piece of road as well."""
        super().show()
        self.editor.marks.show_road(self._trace.line())


class PickTool(CellTool):
    """The cell to paint into."""

    def tip(self) -> str:
        """How it is used."""
        return tr("Click a cell to paint into it. Esc or right click ends.")

    def begin(self, at: QgsPointXY, point: Point) -> bool:
        """A click does it."""
        self.editor.pick_at(point)
        return False

    def units(self) -> IntArray:
        """None go anywhere."""
        return NONE


class SelectTool(CellTool):
    """Units that something is to be done about."""

    def tip(self) -> str:
        """How it is used."""
        return tr(
            "Click units, or draw a loop around them, to choose them for “Best neighbour”, “Swap” "
            "and “New cell”. With Shift they are added to those chosen before; a click on a chosen "
            "unit leaves it out. Esc or right click ends."
        )

    def begin(self, at: QgsPointXY, point: Point) -> bool:
        """Anywhere."""
        return True

    def units(self) -> IntArray:
        """A click means one unit, a loop those inside."""
        if len(self.points) < 4:
            row = self.editor.ground.at(self.points[0])
            return NONE if row is None else np.array([row], np.int64)
        return self.editor.ground.inside(self.points)

    def show(self) -> None:
        """Only the loop; what is chosen turns yellow."""
        self.editor.marks.show_line([*self.points, self.points[0]])

    def end(self, keys: Qt.KeyboardModifiers) -> None:
        """Choose them."""
        self.editor.choose(self.rows, bool(keys & Qt.KeyboardModifier.ShiftModifier))


TOOLS: dict[str, type[CellTool]] = {
    "paint": PaintTool,
    "lasso": LassoTool,
    "road": RoadTool,
    "pick": PickTool,
    "select": SelectTool,
}


class Tools(QObject):
    """Which of these tools the map has, if any; ``changed`` when that is another."""

    changed = pyqtSignal()

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self._tool: Optional[CellTool] = None
        self._before: Optional[QgsMapTool] = None
        self.name: Optional[str] = None

    @property
    def tool(self) -> Optional[CellTool]:
        """The tool that is taken."""
        return self._tool

    def take(self, name: str) -> None:
        """Give the map the tool of that name."""
        self.end()
        canvas = self._editor.canvas
        self._before = canvas.mapTool()
        self._tool, self.name = TOOLS[name](self._editor), name
        canvas.setMapTool(self._tool)
        self._tool.deactivated.connect(self._put_down)
        canvas.setFocus()
        self.changed.emit()

    def end(self) -> None:
        """Give the map back the tool it had."""
        tool, before = self._tool, self._before
        if tool is not None:
            tool.canvas().unsetMapTool(tool)
            if before is not None:
                self._editor.canvas.setMapTool(before)

    def _put_down(self) -> None:
        """The map has another tool, whoever gave it that."""
        tool, self._tool, self._before, self.name = self._tool, None, None, None
        if tool is None:
            return
        tool.deactivated.disconnect(self._put_down)
        tool.deleteLater()
        self.changed.emit()
