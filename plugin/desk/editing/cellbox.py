"""The cell that is painted into: its figures, what is wrong with it, its lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QIcon, QPixmap
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from ...bridge.icon import icon
from ...bridge.texts import tr
from ...common.figures import whole
from ...divide.hand import CellFigures
from ..widgets.labels import set_text, wrapped
from .marks import WRONG

if TYPE_CHECKING:
    from .editor import Editor

_LOCKS = {True: "locked", False: "open"}


class CellBox(QFrame):
    """Shows the editor's cell as it is now."""

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._color, self.title = QLabel(), wrapped("")
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.lock = QToolButton()
        # Made once: Qt keeps the drawn pictures of every icon that it meets.
        self._locks = {locked: QIcon(icon(name)) for locked, name in _LOCKS.items()}
        self.lock.setCheckable(True)
        self.lock.setAutoRaise(True)
        self.lock.clicked.connect(self._turn)
        self.facts, self.trouble = wrapped(""), wrapped("")
        self.trouble.setStyleSheet(f"color: {WRONG.name()}")
        head = QHBoxLayout()
        head.addWidget(self._color)
        head.addWidget(self.title, 1)
        head.addWidget(self.lock)
        layout = QVBoxLayout(self)
        layout.addLayout(head)
        layout.addWidget(self.facts)
        layout.addWidget(self.trouble)

    def refresh(self) -> None:
        """Show the cell, or that none is chosen."""
        editor = self._editor
        one = editor.cells.get(editor.cell) if editor.active and editor.cell else None
        for part in (self._color, self.lock, self.facts):
            part.setVisible(one is not None)
        if one is None:
            set_text(self.title, tr("No cell is chosen to paint into."))
            set_text(self.trouble, "")
            return
        size = self.fontMetrics().height()
        swatch = QPixmap(QSize(size, size))
        swatch.fill(QColor(editor.colors[one.code]))
        self._color.setPixmap(swatch)
        set_text(self.title, f"{one.code} {one.name or ''}".strip())
        self.lock.setIcon(self._locks[one.locked])
        self.lock.setChecked(one.locked)
        self.lock.setToolTip(tr("Unlock this cell") if one.locked else tr("Lock this cell"))
        set_text(self.facts, _facts(one))
        wrong = [text.render() for text in editor.draft.trouble(one.code)]
        set_text(self.trouble, "\n".join(wrong))

    def _turn(self) -> None:
        editor = self._editor
        if editor.cell is not None and editor.cell in editor.cells:
            editor.lock(editor.cell, not editor.cells[editor.cell].locked)
        self.refresh()


def _facts(one: CellFigures) -> str:
    parts = [
        tr("{count} households").format(count=whole(one.households)),
        tr("{count} buildings").format(count=whole(one.buildings)),
        tr("{count} units").format(count=whole(one.units)),
        tr("compactness {share}").format(share=f"{one.compactness:.2f}"),
    ]
    if one.buildings_unknown:
        text = tr("{count} buildings of unknown households")
        parts.insert(2, text.format(count=whole(one.buildings_unknown)))
    if one.minutes is not None:
        parts.append(tr("{hours} hours of work a month").format(hours=round(one.minutes / 60)))
    return " · ".join(parts)
