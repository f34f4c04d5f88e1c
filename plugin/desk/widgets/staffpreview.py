"""What it would mean to give a cell to somebody, shown before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ...bridge.texts import tr

if TYPE_CHECKING:
    from ...staff.hand.board import Board
    from .staffrows import StaffView

# So many officers are offered in the menu of a cell; all others are dragged.
_OFFERED = 12


def foretell(board: Optional[Board], cell: str, officer: str) -> tuple[str, bool]:
    """What happens if somebody gets a cell, in lines, and whether that can be done."""
    if board is None:
        return tr("Still reading walking distances and people in care…"), False
    from ...staff.hand.consequences import consequences

    why_not = board.refusal(cell, officer)
    if why_not is not None:
        return f"⚠ {why_not}", False
    head = tr("If {officer} gets {cell}:").format(officer=board.name(officer), cell=cell)
    said = consequences(board, cell, officer).said()
    return "\n".join([head, *(f"• {one}" for one in said)]), True


def offered(board: Optional[Board], view: StaffView, cell: str, chosen: Optional[str]) -> list[str]:
    """Who may be given a cell, of those most likely: the chosen officer, those of the cells
    around, the backup, then who is in reserve."""
    if board is None:
        return []
    around = [board.officer(other) for other in sorted(board.ground.beside[cell])]
    spare = [one.code for one in view.officers.values() if not one.cells and not one.helps]
    first = [chosen, view.cells[cell].backup, *around, *spare]
    known = board.ground.officer
    wanted = dict.fromkeys(who for who in first if who is not None and who in known)
    able = [who for who in wanted if board.refusal(cell, who) is None]
    return able[:_OFFERED]


class Floating(QFrame):
    """Lines over a page while an officer is held over a cell, away from the pointer."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setFrameShape(QFrame.Shape.Box)
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.says = QLabel()
        self.says.setObjectName("held")
        self.says.setWordWrap(True)
        QVBoxLayout(self).addWidget(self.says)
        self.hide()

    def show_text(self, text: str, pointer: QPoint) -> None:
        """Show lines; ``pointer`` is where the mouse is, in the widget below."""
        below: QWidget = self.parentWidget()
        if text != self.says.text() or not self.isVisible():
            self.says.setText(text)
            width = below.width() - 8
            margins = self.layout().contentsMargins()
            inner = width - margins.left() - margins.right() - 2 * self.frameWidth()
            tall = self.says.heightForWidth(inner) + margins.top() + margins.bottom()
            self.resize(width, tall + 2 * self.frameWidth())
        upper = pointer.y() < below.height() // 2
        self.move(4, below.height() - self.height() - 4 if upper else 4)
        self.show()
        self.raise_()
