"""The tree of gaps as it is seen."""

from __future__ import annotations

import math
from typing import Optional

from qgis.PyQt.QtCore import QModelIndex, QRect, QSize, Qt
from qgis.PyQt.QtGui import QFont, QPainter, QPalette, QTextLayout, QTextOption
from qgis.PyQt.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ...report.gaprows import GapRow
from .gapmodel import GAP_ROLE

# A gap takes two lines for what is missing and one for what to do.
_LINES_SAID, _LINES = 2, 3
_FAINT = 165
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)


class GapView(QTreeView):
    """The tree; what a line has no room for stands below it, see ``CheckPage``."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setIndentation(self.fontMetrics().averageCharWidth() * 2)
        self.setItemDelegate(_Lines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(_line_height(self.font()) * 15)


class _Lines(QStyledItemDelegate):
    """Paints a gap as its sentence and, fainter, what to do."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # noqa: N802
        """Called by Qt."""
        height = _line_height(option.font)
        lines = _LINES if index.data(GAP_ROLE) is not None else 1
        # The width is the view's: nothing scrolls sideways.
        return QSize(0, lines * height + height // 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Called by Qt."""
        gap = index.data(GAP_ROLE)
        if gap is None:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        self._write(painter, option, gap)

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, gap: GapRow) -> None:
        letters, height = option.fontMetrics, _line_height(option.font)
        aside = letters.averageCharWidth()
        room = option.rect.adjusted(aside // 2, height // 4, -aside, 0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        color = option.palette.color(role)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(color)
        lines = _broken(gap.said, option, room.width())
        for number, line in enumerate(lines):
            painter.drawText(_row(room, number, height), _MIDDLE, line)
        color.setAlpha(_FAINT)
        painter.setPen(color)
        action = letters.elidedText(gap.action, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(_row(room, len(lines), height), _MIDDLE, action)
        painter.restore()


def _row(room: QRect, number: int, height: int) -> QRect:
    return QRect(room.left(), room.top() + number * height, room.width(), height)


def _line_height(font: QFont) -> int:
    """How high a line is that has Latin and Chinese in it; the latter is of another font."""
    layout = QTextLayout("Ág网格", font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return math.ceil(line.height())


def _broken(text: str, option: QStyleOptionViewItem, width: int) -> list[str]:
    """The text in at most two lines; … stands for what has no room."""
    layout = QTextLayout(text, option.font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        start = line.textStart()
        if len(lines) == _LINES_SAID - 1:
            letters = option.fontMetrics
            lines.append(letters.elidedText(text[start:], Qt.TextElideMode.ElideRight, width))
            break
        lines.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines
