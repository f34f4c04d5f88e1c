"""Changing a plan by hand in the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

import numpy as np
from qgis.core import QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...bridge.drawing import stop_drawing
from ...bridge.texts import tr
from ...common.errors import StewardError
from ...common.progress import Progress
from ...divide.graph import IntArray
from ...divide.hand import CellFigures, Draft, Proposal
from .begun import Begun, begun
from .ground import Ground, Point
from .judging import free_to_go, number_of, why_not_edited, why_not_to
from .keeper import Keeper
from .look import put_right
from .marks import Marks
from .shown import Shown
from .strokes import Stroke, Strokes
from .tools import Tools

if TYPE_CHECKING:
    from ..desk import Desk


class Editor(QObject):
    """The plan of the session while it is changed: its draft, its layer, what the map shows.

    ``opened``: editing began or ended. ``changed``: what may be done is something else: the cell
    that is painted into, the chosen units, what is unsaved. ``figures``: the codes of cells whose
    figures changed. ``own`` is the project file and the plan, whatever the session works on by now.
    """

    opened = pyqtSignal()
    changed = pyqtSignal()
    figures = pyqtSignal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._session = desk, desk.session
        self.canvas = desk.iface.mapCanvas()
        self.own: tuple[Path, str]
        self.active = False  # whether a plan is being changed
        self._begun: Begun
        self._strokes: Strokes
        self._waiting: Optional[list[Callable[[], None]]] = None
        self._said: Any = None
        self.cell: Optional[str] = None
        self.tools = Tools(self)
        self.keeper = Keeper(self, desk)
        self._session.changed.connect(self._session_changed)
        put_right()

    @property
    def draft(self) -> Draft:
        """The plan as it is now; only while one is being changed, as all below."""
        return self._begun.draft

    @property
    def layer(self) -> QgsVectorLayer:
        """The layer of its units, in editing."""
        return self._strokes.layer

    @property
    def ground(self) -> Ground:
        """What can be pointed at."""
        return self._begun.ground

    @property
    def colors(self) -> Mapping[str, str]:
        """Their colours."""
        return self._begun.colors

    @property
    def cells(self) -> Mapping[str, CellFigures]:
        """The figures of the cells that have units."""
        return self._begun.figures

    @property
    def marks(self) -> Marks:
        """What lies over the map."""
        return self._shown.marks

    @property
    def dirty(self) -> bool:
        """Whether something is not saved."""
        return self.unsaved > 0

    @property
    def busy(self) -> bool:
        """Whether something works on the draft, so that nothing may change."""
        return self._waiting is not None

    @property
    def unsaved(self) -> int:
        """How many strokes are not saved."""
        return self._strokes.count if self.active else 0

    @property
    def chosen(self) -> IntArray:
        """The rows of the chosen units, in order."""
        return self._strokes.chosen()

    def why_not(self) -> str:
        """Why the session's plan can't be changed now; empty where it can."""
        return why_not_edited(self._session.plan, self._desk.layers.layer("unit"))

    def begin(self) -> bool:
        """Begin to change the session's plan; it is open when ``opened`` is sent."""
        path, plan = self._session.path, self._session.plan
        if self.active or self.why_not() or path is None or plan is None:
            return False
        self.own = (path, plan)
        title = tr("Preparing the plan {plan}").format(plan=plan)
        return self._session.run(
            title, lambda project, step: begun(project, plan, step), self._open
        )

    def end(self) -> None:
        """Change it no longer; what is not saved is gone."""
        if not self.active:
            return
        layer, look = self.layer, self._shown.look
        self._let_go()
        stop_drawing(self.canvas)
        layer.rollBack()
        look.take_off()
        self.opened.emit()

    def close(self) -> None:
        """The plugin goes; what is not saved is asked about once more."""
        self.keeper.may_leave(may_stay=False)
        self._session.changed.disconnect(self._session_changed)
        self.deleteLater()

    def can_paint(self) -> bool:
        """Whether units may be painted now; if not, the reason was told."""
        if self.busy:
            self.tell(tr("Wait until “{job}” is done.").format(job=self._session.running))
        elif self.cell is None:
            self.tell(tr("Choose the cell first: click its row in the table, or Ctrl+click it."))
        return not self.busy and self.cell is not None

    def can_paint_at(self, point: Point) -> bool:
        """The same, where a stroke begins: without a cell, the one there is chosen."""
        if self.cell is None:
            self.pick_at(point)
        return self.can_paint()

    def paint(self, rows: IntArray) -> bool:
        """Give units to the chosen cell as one stroke, as far as they may; whether any went."""
        if not len(rows) or not self.can_paint() or self.cell is None:
            return False
        rows, why = free_to_go(self.draft, rows, self.cell)
        if why:
            self.tell(why)
        if not len(rows):
            self.marks.hide_stroke()
            return False
        title = tr("{count} units to {cell}").format(count=len(rows), cell=self.cell)
        self._make(title, {int(row): self.cell for row in rows})
        return True

    def make(self, proposal: Proposal) -> None:
        """Make what was proposed, as one stroke."""
        if not self.busy:
            self._make(proposal.title.render(), proposal.cells)

    def lock(self, code: str, locked: bool) -> None:
        """Lock a cell, or unlock it, as one stroke."""
        if self.busy:
            self.can_paint()
            return
        title = tr("Lock {cell}") if locked else tr("Unlock {cell}")
        self._strokes.turn(title.format(cell=code), code, locked)

    def undo(self) -> None:
        """Take back the last stroke."""
        self.layer.undoStack().undo()

    def redo(self) -> None:
        """Make it again."""
        self.layer.undoStack().redo()

    def work(
        self,
        title: str,
        work: Callable[[Draft, Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[StewardError], None],
    ) -> bool:
        """Work something out about the draft beside the window; nothing changes meanwhile.

        What the user takes back or types in the attribute table meanwhile is followed afterwards;
        ``done`` is not called then.
        """
        draft = self.draft

        def after(result: Any) -> None:
            if self.let() == 0 and self.active:
                done(result)

        def otherwise(error: StewardError) -> None:
            self.let()
            failed(error)

        self.hold()
        begins = self._session.run_without_project(
            title, lambda step: work(draft, step), after, otherwise, afresh=False
        )
        if not begins:
            self.let()
        return begins

    def set_cell(self, code: Optional[str], go_there: bool = False) -> None:
        """Choose the cell to paint into."""
        self.cell = code
        self._shown.current(code, go_there)
        self.changed.emit()

    def pick_at(self, point: Point) -> None:
        """Choose the cell at a point to paint into."""
        row = self.ground.at(point)
        if row is not None:
            self.set_cell(self._cell_of(row))

    def choose(self, rows: IntArray, add: bool) -> None:
        """Choose units, or one more or less of them, for what is done about units."""
        self._strokes.choose(rows, add)

    def preview(self, proposal: Proposal) -> None:
        """Show what would go where; cells that there are not yet get a colour for it."""
        self._shown.preview(proposal)

    def show_stroke(self, rows: IntArray) -> None:
        """Show the units that would go to the chosen cell."""
        moving = rows[self.draft.cells[rows] != number_of(self.draft, self.cell)]
        self.marks.show_stroke(moving, self.colors.get(self.cell or "", "#ffffff"))

    def tell(self, text: str) -> None:
        """Say one sentence in the message bar, in the place of the one said before."""
        bar = self._desk.iface.messageBar()
        if self._said is not None and self._said in bar.items():
            bar.popWidget(self._said)
        self._session.tell(text)
        self._said = bar.currentItem()

    def settle(self, fids: list[int]) -> None:
        """The plan is kept as it is now, in these features, without what waited meanwhile."""
        self._waiting = None
        stop_drawing(self.canvas)
        self._begun.fids[:] = fids
        self._strokes.forget()
        self._strokes.know(fids)
        self.layer.removeSelection()
        self.layer.dataProvider().reloadData()
        self.figures.emit(self._shown.all())

    def take_all_back(self) -> None:
        """Go back to the plan as it is kept; nothing can be made again."""
        self.layer.undoStack().setIndex(0)
        self._strokes.forget()

    def take_aside(self) -> list[Stroke]:
        """Have none of the strokes in the layer's edit buffer, and QGIS's commit fail; the strokes
        that were there."""
        made = self._strokes.made()
        self._strokes.forget()
        self._strokes.refuse()
        return made

    def put_back(self, made: list[Stroke]) -> None:
        """Make strokes again that were taken aside."""
        if self.active:
            self._strokes.forget()
            self._strokes.make_again(made)
            self.tell(tr("Not saved, but nothing is lost: the changes are still there."))

    def hold(self) -> None:
        """Change nothing of the draft until ``settle`` or ``let``; what is done to the layer
        meanwhile waits."""
        self._waiting = []
        self.changed.emit()

    def let(self) -> int:
        """Do what waits; how much that was."""
        waiting, self._waiting = self._waiting or [], None
        for follow in waiting:
            follow()
        self.changed.emit()
        return len(waiting)

    def _open(self, made: Begun) -> None:
        """The plan is prepared: have its layer edited, and follow it."""
        layer = self._desk.layers.layer("unit")
        why = self.why_not()
        if why:
            self.tell(why)
        if why or layer is None or self.own != (self._session.path, self._session.plan):
            return
        self._begun = made
        stop_drawing(self.canvas)
        self._shown = Shown(made, self.canvas, layer, self._desk.layers.layer("cell"))
        layer.startEditing()
        self._desk.iface.setActiveLayer(layer)
        self._strokes = Strokes(
            layer, made.fids, lambda to: why_not_to(made.draft, to), self._cell_of
        )
        self.active = True
        self._strokes.moved.connect(self._moved)
        self._strokes.turned.connect(self._turned)
        self._strokes.refused.connect(self.tell)
        self._strokes.stepped.connect(self.changed)
        layer.selectionChanged.connect(self.changed)
        layer.editingStopped.connect(self._stopped)
        layer.willBeDeleted.connect(self._gone)
        self.keeper.follow(layer)
        self._shown.all()
        self.set_cell(None)
        self.opened.emit()

    def _let_go(self) -> None:
        """Follow the layer no longer; it may be going."""
        if not self.active:
            return
        layer = self.layer
        self.tools.end()
        self.keeper.stop()
        if not sip.isdeleted(layer):
            layer.selectionChanged.disconnect(self.changed)
            layer.editingStopped.disconnect(self._stopped)
            layer.willBeDeleted.disconnect(self._gone)
        self._strokes.stop()
        self.marks.close()
        self.active, self._waiting, self.cell = False, None, None

    def _stopped(self) -> None:
        """Somebody ended the editing of the layer, or took all back and goes on."""
        if self.layer.isEditable():
            return
        look = self._shown.look
        self._let_go()
        look.take_off()
        self.opened.emit()

    def _gone(self) -> None:
        """The layer is taken away."""
        self._let_go()
        self.opened.emit()

    def _session_changed(self) -> None:
        """Where the session went on to another plan, the strokes are asked about first."""
        if not self.active:
            put_right()
            return
        if self.keeper.asking or self.own == (self._session.path, self._session.plan):
            return
        own = self.own
        if self._session.path is None and self.dirty:
            # Only the file is gone, perhaps for a while: the layer still has the strokes.
            kept = tr("Your changes are not saved, but kept: open {path} once it is back.")
            self.tell(kept.format(path=self.own[0]))
        elif self.keeper.may_leave():
            self.end()
        else:
            QTimer.singleShot(0, lambda: self._session.open(*own))

    def _make(self, title: str, to: Mapping[int, str]) -> None:
        self._strokes.make(title, to, {row: self._cell_of(row) for row in to})

    def _cell_of(self, row: int) -> str:
        return str(self.draft.codes[self.draft.cells[row]])

    def _show(self, codes: frozenset[str]) -> None:
        self._shown.some(codes)
        self.figures.emit(codes)
        if self.cell is not None and self.cell not in self.cells:
            self.set_cell(None)

    def _moved(self, to: Mapping[int, str]) -> None:
        if self._waiting is not None:
            self._waiting.append(lambda: self._moved(to))
            return
        rows = np.fromiter(to, np.int64, len(to))
        self._show(self.draft.move(rows, list(to.values())))

    def _turned(self, code: str, locked: bool) -> None:
        if self._waiting is not None:
            self._waiting.append(lambda: self._turned(code, locked))
            return
        self.draft.set_locked(code, locked)
        self._show(frozenset([code]))
