"""The plans as a list, each with what it is worth and how it came about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timezone
from typing import Optional

from qgis.PyQt.QtCore import (
    QAbstractItemModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QFont, QFontMetrics, QPainter, QPalette, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ...bridge.texts import tr
from ...report.planlines import PlanLine

_LINE = Qt.ItemDataRole.UserRole
# So many plans are seen at once; the rest is scrolled to.
_SEEN = 5
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)


class PlanCards(QListWidget):
    """The plans, one chosen; a name is changed in its place, by a double click or F2.

    ``named`` tells that a plan was given another name, as (plan, new name): it is up to who hears
    it to make that so.
    """

    named = pyqtSignal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Plans"))
        self.setItemDelegate(_Card(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.itemChanged.connect(self._item_changed)

    @property
    def chosen(self) -> Optional[PlanLine]:
        """The plan that is chosen in the list."""
        item = self.currentItem()
        return None if item is None else item.data(_LINE)

    def show_lines(self, lines: Sequence[PlanLine], chosen: Optional[str]) -> None:
        """Have these plans in the list, the newest first, and choose the one of that name."""
        before = self.blockSignals(True)
        self.clear()
        for line in reversed(lines):
            item = QListWidgetItem(line.name)
            item.setData(_LINE, line)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setToolTip(tr("A double click changes the name."))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, " ".join(details(line)))
            self.addItem(item)
            if line.name == chosen:
                self.setCurrentItem(item)
        if self.currentItem() is None and self.count():
            self.setCurrentRow(0)
        self.blockSignals(before)
        self._fit()

    def rename_chosen(self) -> None:
        """Let the chosen plan's name be typed in its place."""
        if self.currentItem() is not None:
            self.editItem(self.currentItem())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Texts break otherwise in another width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the plans that are seen at once."""
        heights = [self.sizeHintForRow(row) for row in range(min(self.count(), _SEEN))]
        height = sum(heights) + 2 * self.frameWidth()
        if heights and self.height() != height:
            self.setFixedHeight(height)

    def _item_changed(self, item: QListWidgetItem) -> None:
        line: PlanLine = item.data(_LINE)
        typed = item.text()
        if typed != line.name:
            before = self.blockSignals(True)
            item.setText(line.name)
            self.blockSignals(before)
            self.named.emit(line.name, typed)


def details(line: PlanLine) -> list[str]:
    """What is said of a plan below its name."""
    made_at = QDateTime.fromSecsSinceEpoch(
        int(line.made_at.replace(tzinfo=timezone.utc).timestamp())
    )
    when = QLocale().toString(made_at, QLocale.FormatType.ShortFormat)
    known = [tr("officers assigned")] if line.staffed else [tr("no officers")]
    if line.assessed:
        known.append(tr("checked"))
    score = str(line.score)
    return [
        str(line.in_band) + (tr("; {more}").format(more=score) if score else ""),
        tr("{made}; {when}").format(made=line.made, when=when),
        tr("; ").join(known),
    ]


class _Card(QStyledItemDelegate):
    """Draws a plan: its name in bold, the current one marked, and what is said of it below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # noqa: N802
        """As high as its lines in the width that the list has."""
        width = option.widget.viewport().width()
        boxes = self._boxes(option, index, QRect(0, 0, width, 0))
        return QSize(width, boxes[-1].bottom() + self._gap(option))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Called by Qt for each card that is seen."""
        line: PlanLine = index.data(_LINE)
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        role = QPalette.ColorRole.Text
        if option.state & QStyle.StateFlag.State_Selected:
            role = QPalette.ColorRole.HighlightedText
        painter.save()
        painter.setPen(option.palette.color(role))
        for text, font, box in zip(
            _texts(line), self._fonts(option), self._boxes(option, index, option.rect)
        ):
            painter.setFont(font)
            painter.drawText(box, _WRAPPED, text)
        painter.restore()

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        """The name is typed where it stands."""
        box = self._boxes(option, index, option.rect)[0]
        box.setHeight(max(box.height(), editor.sizeHint().height()))
        box.setRight(option.rect.right())
        editor.setGeometry(box)

    def setModelData(  # noqa: N802
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex
    ) -> None:
        """A name that was taken back is none."""
        typed = editor.text().strip() if isinstance(editor, QLineEdit) else ""
        if typed:
            model.setData(index, typed, Qt.ItemDataRole.EditRole)

    def _boxes(
        self, option: QStyleOptionViewItem, index: QModelIndex, within: QRect
    ) -> list[QRect]:
        gap = self._gap(option)
        left, top, width = within.left() + 2 * gap, within.top() + gap, within.width() - 4 * gap
        boxes = []
        for text, font in zip(_texts(index.data(_LINE)), self._fonts(option)):
            room = QRect(left, top, width, 10_000)
            box = QFontMetrics(font).boundingRect(room, _WRAPPED, text)
            boxes.append(QRect(left, top, width, box.height()))
            top += box.height()
        return boxes

    def _fonts(self, option: QStyleOptionViewItem) -> list[QFont]:
        bold = QFont(option.font)
        bold.setBold(True)
        return [bold, option.font, option.font, option.font]

    def _gap(self, option: QStyleOptionViewItem) -> int:
        height: int = option.fontMetrics.height()
        return height // 4


def _texts(line: PlanLine) -> list[str]:
    name = tr("{plan} (current)").format(plan=line.name) if line.current else line.name
    return [name, *details(line)]
