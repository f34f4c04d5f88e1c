"""Work against hours, as figures over a bar."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QModelIndex, QRect, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPalette
from qgis.PyQt.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

# The work and the hours behind a bar, minutes a month.
WORK_ROLE = int(Qt.ItemDataRole.UserRole) + 1
HOURS_ROLE = WORK_ROLE + 1
# Up to which share of the hours each colour goes, as in styles/workload.qml; the last beyond.
CLASSES = ((0.8, "#d9e8f3"), (1.0, "#92bfdc"), (1.2, "#f2a65e"), (float("inf"), "#b0381f"))
_NOBODY = "#ffffff"
# The whole bar is so many times the hours; what is more stands in the figures.
_WIDEST = 1.5
_HOUR = 60.0


def color_of(work: float, hours: float) -> str:
    """The colour of so much work in so many hours, white where there are none."""
    if hours <= 0:
        return _NOBODY
    return next(color for most, color in CLASSES if work / hours <= most)


def figures(work: float, hours: float) -> str:
    """Hours of work, and of how many; the sign says that they are too many."""
    sign = "⚠ " if hours <= 0 < work or work > hours > 0 else ""
    return f"{sign}{work / _HOUR:,.0f} / {hours / _HOUR:,.0f}"


class LoadBar(QStyledItemDelegate):
    """Draws an item's work and hours; a line marks where the hours end."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Called by Qt."""
        work, hours = _minutes(index)
        if work is None:
            super().paint(painter, option, index)
            return
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        painter.save()
        painter.setPen(option.palette.color(role))
        painter.setFont(option.font)
        inside = option.rect.adjusted(3, 1, -3, -2)
        tall = max(4, option.fontMetrics.height() // 3)
        above = QRect(inside.left(), inside.top(), inside.width(), inside.height() - tall)
        painter.drawText(above, int(Qt.AlignmentFlag.AlignRight), figures(work, hours))
        bar = QRect(inside.left(), inside.bottom() - tall + 1, inside.width(), tall)
        _draw(painter, bar, work, hours)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # noqa: N802
        """Called by Qt."""
        metrics = option.fontMetrics
        return QSize(
            metrics.horizontalAdvance("⚠ 000 / 000") + 8,
            metrics.height() + max(4, metrics.height() // 3) + 5,
        )


def _draw(painter: QPainter, bar: QRect, work: float, hours: float) -> None:
    painter.fillRect(bar, QColor("#ffffff"))
    whole = max(hours, 1.0) * _WIDEST
    filled = QRect(bar)
    filled.setWidth(round(bar.width() * min(work / whole, 1.0)))
    if hours > 0:
        painter.fillRect(filled, QColor(color_of(work, hours)))
    painter.setPen(QColor("#7a7a7a"))
    painter.drawRect(bar.adjusted(0, 0, -1, -1))
    if hours > 0:
        painter.setPen(QColor("#23364a"))
        end = bar.left() + round(bar.width() / _WIDEST)
        painter.drawLine(end, bar.top(), end, bar.bottom())


def _minutes(index: QModelIndex) -> tuple[Optional[float], float]:
    work, hours = index.data(WORK_ROLE), index.data(HOURS_ROLE)
    return (None, 0.0) if work is None else (float(work), float(hours or 0.0))
