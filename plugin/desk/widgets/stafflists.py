"""The list of officers and the list of cells; an officer is dragged onto a cell."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ...bridge.texts import tr
from .loadbar import LoadBar
from .staffmodels import CODE_ROLE, MIME, CellModel, OfficerModel, StaffModel

# A list shows so many rows at least and at most, by the room that there is.
_LEAST_ROWS, _MOST_ROWS = 6, 16
# The column that stretches has room for so many letters at least.
_LETTERS = 9


class StaffTable(QTableView):
    """A list of rows that are chosen one at a time."""

    chosen = pyqtSignal()

    def __init__(self, model: StaffModel, name: str, stretch: int, bar: int) -> None:
        super().__init__()
        self._rows = model
        self._kept: tuple[Optional[str], int] = (None, 0)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegateForColumn(bar, LoadBar(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSortingEnabled(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setMinimumSectionSize(1)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().selectionChanged.connect(lambda *_both: self.chosen.emit())
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._recall)

    def code(self) -> Optional[str]:
        """The code of the row that is chosen."""
        rows = self.selectionModel().selectedRows()
        found: Optional[str] = rows[0].data(CODE_ROLE) if rows else None
        return found

    def choose(self, code: Optional[str]) -> None:
        """Choose the row with a code, and have it in sight."""
        row = self._row_of(code)
        if row is None:
            self.clearSelection()
            return
        self.selectRow(row)
        self.scrollTo(self._rows.index(row, 0))

    def _row_of(self, code: Optional[str]) -> Optional[int]:
        found = (at for at, row in enumerate(self._rows.rows) if row.code == code)
        return next(found, None)

    def _remember(self) -> None:
        self._kept = self.code(), self.verticalScrollBar().value()

    def _recall(self) -> None:
        """The same row is chosen and the same place seen as before the rows were told anew."""
        code, place = self._kept
        row = self._row_of(code)
        if row is not None:
            self.selectRow(row)
        self.verticalScrollBar().setValue(place)
        self.chosen.emit()

    def fit(self) -> None:
        """Make rows and columns as large as the letters ask for."""
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(metrics.height() + metrics.height() // 3 + 6)
        model, letter = self._rows, metrics.averageCharWidth()
        wide = _LETTERS * letter + self.verticalScrollBar().sizeHint().width()
        for column, sample in self.samples().items():
            head = model.headerData(column, Qt.Orientation.Horizontal) or ""
            widest = max(metrics.horizontalAdvance(text) for text in (sample, head))
            self.setColumnWidth(column, widest + 2 * letter)
            wide += self.columnWidth(column)
        self.setMinimumWidth(wide + 2 * self.frameWidth())
        self.set_room(0)

    def set_room(self, height: int) -> None:
        """Show as many rows as fit into so many pixels, within limits."""
        tall = self.verticalHeader().defaultSectionSize()
        head = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        rows = min(max((height - head) // tall, _LEAST_ROWS), _MOST_ROWS)
        self.setFixedHeight(rows * tall + head)

    def samples(self) -> dict[int, str]:
        """What has to fit into the columns that don't stretch."""
        raise NotImplementedError


class OfficerTable(StaffTable):
    """The officers; they can be dragged away, onto a cell."""

    def __init__(self, model: OfficerModel) -> None:
        super().__init__(model, tr("Officers"), model.NAME, model.LOAD)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.sortByColumn(model.LOAD, Qt.SortOrder.DescendingOrder)
        self.fit()

    def samples(self) -> dict[int, str]:
        """Of the columns beside the name."""
        return {
            OfficerModel.AWAY: "☐☐",
            OfficerModel.CELLS: "000",
            OfficerModel.LOAD: "⚠ 000 / 000",
        }


class CellTable(StaffTable):
    """The cells; an officer can be dropped on one.

    ``hovered``: an officer is held over a cell, at a point of this widget; ``left``: no more;
    ``dropped``: let go there.
    """

    hovered = pyqtSignal(str, str, QPoint)
    left = pyqtSignal()
    dropped = pyqtSignal(str, str)

    def __init__(self, model: CellModel) -> None:
        super().__init__(model, tr("Cells"), model.CODE, model.WORK)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setTextElideMode(Qt.TextElideMode.ElideLeft)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.sortByColumn(model.CODE, Qt.SortOrder.AscendingOrder)
        self.fit()

    def samples(self) -> dict[int, str]:
        """Of the columns beside the code."""
        return {
            CellModel.LOCK: "☐☐",
            CellModel.OFFICER: tr("⚠ nobody"),
            CellModel.WORK: "⚠ 000 / 000",
        }

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Called by Qt: an officer is held over a row, or beside all."""
        cell = self._cell_at(event)
        if cell is None:
            event.ignore()
            self.left.emit()
            return
        event.acceptProposedAction()
        self.hovered.emit(cell, _officer_of(event), _point(event))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """Called by Qt."""
        event.accept()
        self.left.emit()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Called by Qt."""
        cell = self._cell_at(event)
        self.left.emit()
        if cell is not None:
            event.acceptProposedAction()
            self.dropped.emit(cell, _officer_of(event))

    def _cell_at(self, event: QDropEvent) -> Optional[str]:
        index = self.indexAt(_point(event))
        known = event.mimeData().hasFormat(MIME) and index.isValid()
        found: Optional[str] = index.data(CODE_ROLE) if known else None
        return found


def _point(event: QDropEvent) -> QPoint:
    """Where it happens: Qt 6 says it in fractions."""
    return event.position().toPoint() if hasattr(event, "position") else event.pos()


def _officer_of(event: QDropEvent) -> str:
    return bytes(event.mimeData().data(MIME)).decode("utf-8")
