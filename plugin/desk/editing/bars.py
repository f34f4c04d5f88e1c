"""Bars in a table."""

from __future__ import annotations

from qgis.PyQt.QtCore import QModelIndex, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPalette
from qgis.PyQt.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from .cellmodel import BAR, CODE, Bar

FINE, WRONG = QColor("#7fbf9b"), QColor("#e08a7d")
_TRACK = QColor(128, 128, 128, 40)
# The marks lie in the outer part of a bar's height, the text in the middle.
_INSET = 3


class BarDelegate(QStyledItemDelegate):
    """Draws what a model has under the role ``BAR``: a bar, its marks and its text. Of a code that
    is too long the end is shown, of other texts the beginning."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # noqa: N802
        """Called by Qt."""
        super().initStyleOption(option, index)
        code = index.column() == CODE
        option.textElideMode = Qt.TextElideMode.ElideLeft if code else Qt.TextElideMode.ElideRight

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Called by Qt."""
        bar = index.data(BAR)
        if not isinstance(bar, Bar):
            super().paint(painter, option, index)
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight))
        if bar.text:
            self._draw(painter, option, bar)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # noqa: N802
        """Called by Qt."""
        height = option.fontMetrics.height() + 2 * _INSET + 2
        return QSize(option.fontMetrics.horizontalAdvance("0000000"), height)

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, bar: Bar) -> None:
        box = QRectF(option.rect).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        painter.fillRect(box, _TRACK)
        filled = QRectF(box.left(), box.top(), box.width() * bar.value, box.height())
        painter.fillRect(filled, FINE if bar.fine else WRONG)
        selected = option.state & QStyle.StateFlag.State_Selected
        ink = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.setPen(option.palette.color(ink))
        for number, mark in enumerate(bar.marks):
            x = box.left() + box.width() * mark
            # The wanted number, between the two limits, is the shorter mark.
            inset = box.height() * 0.6 if number == 1 else 0.0
            painter.drawLine(
                QRectF(x, box.top() + inset, 0, box.height() - inset).topLeft(),
                QRectF(x, box.top() + inset, 0, box.height() - inset).bottomLeft(),
            )
        font = painter.font()
        font.setBold(not bar.fine)
        painter.setFont(font)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box.adjusted(_INSET, 0, 0, 0), int(left), bar.text)
