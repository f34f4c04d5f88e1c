"""The edit buffer of the layer of units, read as strokes: units that go to cells.

QGIS keeps what was changed and takes it back; what is here follows it. Every change comes through
``attributeValueChanged``, whoever makes it: our tools, undo and redo, the attribute table, the
field calculator. Those of one command are told of together, when the undo stack has moved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Callable, Optional

import numpy as np
from qgis.core import QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QUndoCommand

from ...bridge.texts import tr
from ...divide.graph import IntArray

FIELD = "cell_id"
# Why units may not go to cells, None if they may; and the cell that a unit has.
Check = Callable[[Mapping[int, str]], Optional[str]]
CellOf = Callable[[int], str]


@dataclass(frozen=True)
class Stroke:
    """One step of the undo stack: the cells that units went ``to``, and had ``before``, by row; or
    a cell whose lock was turned."""

    title: str
    to: Mapping[int, str]
    before: Mapping[int, str]
    lock: Optional[tuple[str, bool]] = None


class LockCommand(QUndoCommand):
    """A cell that is locked, or no longer is, as a step of the layer's undo stack."""

    def __init__(self, title: str, turn: Callable[[str, bool], None], code: str, locked: bool):
        super().__init__(title)
        self._turn, self._code, self._locked = turn, code, locked

    def redo(self) -> None:
        """Called by the stack, also when the command is put on it."""
        self._turn(self._code, self._locked)

    def undo(self) -> None:
        """Called by the stack."""
        self._turn(self._code, not self._locked)


class Strokes(QObject):
    """Follows the edit buffer of ``layer``, in which only the field ``cell_id`` may change.

    ``fids`` has the feature of each unit by row. ``check`` is asked about changes that are not made
    here, ``cell_of`` for a unit's cell as it was told of last. ``moved``: rows and the codes of
    their cells now. ``turned``: a cell and whether it is locked now. ``refused``: a sentence; what
    it tells of is taken back. ``stepped``: the stack moved, after all else.
    """

    moved = pyqtSignal(object)
    turned = pyqtSignal(str, bool)
    refused = pyqtSignal(str)
    stepped = pyqtSignal()

    def __init__(self, layer: QgsVectorLayer, fids: Sequence[int], check: Check, cell_of: CellOf):
        super().__init__()
        self.layer = layer
        self._check, self._cell_of = check, cell_of
        self._field = layer.fields().lookupField(FIELD)
        self._collected: dict[int, str] = {}
        self._foreign = self._own = self._resting = False
        self._lock: Optional[tuple[str, bool]] = None
        self._before: Mapping[int, str] = {}
        self._commands: list[LockCommand] = []
        self._strokes: list[Optional[Stroke]] = []
        self.know(fids)
        self._index = layer.undoStack().index()
        self._links = [
            (layer.attributeValueChanged, self._changed),
            (layer.featureAdded, self._other),
            (layer.featureDeleted, self._other),
            (layer.geometryChanged, self._other),
            (layer.attributeAdded, self._other),
            (layer.attributeDeleted, self._other),
            (layer.undoStack().indexChanged, self._stepped),
        ]
        for signal, slot in self._links:
            signal.connect(slot)

    def know(self, fids: Sequence[int]) -> None:
        """From now on the units are these features."""
        self._fids = list(fids)
        self._rows = {fid: row for row, fid in enumerate(self._fids)}

    def stop(self) -> None:
        """Follow it no longer, and tell nobody of locks that are taken back with the layer."""
        self._resting = True
        if not sip.isdeleted(self.layer):
            for signal, slot in self._links:
                signal.disconnect(slot)
        self._links = []

    @property
    def count(self) -> int:
        """How many strokes would be taken back by undoing all."""
        return self.layer.undoStack().index()

    def fids(self, rows: Sequence[int]) -> list[int]:
        """The features of units."""
        return [self._fids[row] for row in rows]

    def rows(self, fids: Sequence[int]) -> list[int]:
        """The units that features are, in order."""
        return sorted(self._rows[fid] for fid in fids if fid in self._rows)

    def chosen(self) -> IntArray:
        """The rows of the units that are selected in the layer, in order."""
        return np.array(self.rows(self.layer.selectedFeatureIds()), np.int64)

    def choose(self, rows: IntArray, add: bool) -> None:
        """Select units, or one more or less of them."""
        fids = set(self.fids(rows.tolist()))
        was = set(self.layer.selectedFeatureIds())
        if len(fids) == 1 and (add or fids == was):
            fids = was ^ fids
        elif add:
            fids |= was
        self.layer.selectByIds(list(fids))

    def make(self, title: str, to: Mapping[int, str], before: Mapping[int, str]) -> None:
        """One stroke: each unit goes to its cell ``to`` from the one it has ``before``."""
        self._own, self._before = True, before
        self.layer.beginEditCommand(title)
        for row, code in to.items():
            self.layer.changeAttributeValue(self._fids[row], self._field, code, before[row], True)
        self.layer.endEditCommand()
        self._own = False

    def turn(self, title: str, code: str, locked: bool) -> None:
        """One stroke: a cell is locked, or no longer is."""
        self._own, self._lock, self._before = True, (code, locked), {}
        command = LockCommand(title, self._turned, code, locked)
        # The stack owns it, yet only what is here makes it ours again when it is undone.
        self._commands.append(command)
        self.layer.undoStack().push(command)
        self._own = False

    def made(self) -> list[Stroke]:
        """The strokes that are in the buffer, in their order."""
        return [stroke for stroke in self._strokes[: self.count] if stroke is not None]

    def make_again(self, strokes: Sequence[Stroke]) -> None:
        """The same strokes anew."""
        for stroke in strokes:
            if stroke.lock is not None:
                self.turn(stroke.title, *stroke.lock)
            else:
                self.make(stroke.title, stroke.to, stroke.before)

    def forget(self) -> None:
        """Have nothing in the buffer any more; nobody is told."""
        self._resting = True
        self.layer.undoStack().setIndex(0)
        self.layer.undoStack().clear()
        self._collected, self._foreign, self._index = {}, False, 0
        self._strokes, self._commands = [], []
        self._resting = False
        self.stepped.emit()

    def refuse(self) -> None:
        """Have a commit of the layer fail that is under way, until ``forget``.

        QgsVectorLayer.setAllowCommit is kept from Python. What can't be committed is a feature id
        that is deleted: the OGR provider refuses that before it touches the file.
        """
        self._resting = True
        self.layer.deleteAttribute(self.layer.dataProvider().pkAttributeIndexes()[0])
        self._resting = False

    def _changed(self, fid: int, field: int, value: Any) -> None:
        if field == self._field and fid in self._rows:
            self._collected[self._rows[fid]] = value if isinstance(value, str) else ""
        else:
            self._foreign = True

    def _other(self, *_what: Any) -> None:
        self._foreign = True

    def _turned(self, code: str, locked: bool) -> None:
        if not self._resting:
            self.turned.emit(code, locked)

    def _stepped(self, index: int) -> None:
        """The stack has moved: a command was made, taken back or made again."""
        before, self._index = self._index, index
        to, self._collected = self._collected, {}
        foreign, self._foreign = self._foreign, False
        if self._resting:
            return
        back = index < before
        known = back or index > before + 1 or self._knows(index, to)
        if not known:
            why = self._why_not(to, foreign)
            del self._strokes[before:]
            if why:
                self._strokes.append(None)
                self.refused.emit(why)
                QTimer.singleShot(0, self._take_back)
                return
            self._strokes.append(self._stroke(index, to))
        if to and not (foreign and not back):
            self.moved.emit(to)
        self.stepped.emit()

    def _knows(self, index: int, to: Mapping[int, str]) -> bool:
        """Whether the step was made before, so that it is made again."""
        if self._own or not 0 < index <= len(self._strokes):
            return False
        stroke = self._strokes[index - 1]
        return stroke is not None and dict(stroke.to) == to

    def _why_not(self, to: Mapping[int, str], foreign: bool) -> Optional[str]:
        if foreign:
            return tr(
                "While a plan is changed, only the cell of units may change: not their shape, "
                "their other fields, nor how many there are. That was taken back."
            )
        return None if self._own or not to else self._check(to)

    def _stroke(self, index: int, to: Mapping[int, str]) -> Stroke:
        title = self.layer.undoStack().text(index - 1)
        lock, self._lock = self._lock, None
        before = self._before if self._own else {row: self._cell_of(row) for row in to}
        return Stroke(title, dict(to), dict(before), lock)

    def _take_back(self) -> None:
        if self._links:
            self.layer.undoStack().undo()
