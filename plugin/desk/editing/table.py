"""The table of cells as a widget."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFontMetrics
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from ...bridge.texts import tr
from .bars import BarDelegate
from .cellmodel import CODE, HOUSEHOLDS, LOCK, WORK, WRONG, CellModel, in_hours

_ROWS_SEEN = 12
# Minutes of work a month that few cells have more of.
_LONGEST = 999 * 60


class CellTable(QTreeView):
    """The cells; a click chooses one, a click on its padlock locks or unlocks it.

    ``went_to``: the code of the cell that was chosen here. ``turned``: a cell and whether it is to
    be locked.
    """

    went_to = pyqtSignal(str)
    turned = pyqtSignal(str, bool)

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.cells = CellModel()
        self.setModel(self.cells)
        self._bars = BarDelegate(self)
        self.setItemDelegate(self._bars)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The end of a code tells cells apart.
        self.setAccessibleName(tr("Cells"))
        self._set_head()
        self.setMinimumHeight(_ROWS_SEEN * (self.fontMetrics().height() + 8))
        self.clicked.connect(self._clicked)
        self.activated.connect(self._clicked)

    def show_cell(self, code: Optional[str]) -> None:
        """Mark a cell's row and have it in sight."""
        row = self.cells.row_of(code)
        if row < 0:
            self.clearSelection()
            return
        index = self.cells.index(row, CODE)
        if self.currentIndex().row() != row:
            self.setCurrentIndex(index)
        self.scrollTo(index)

    def fit(self) -> None:
        """Give the columns their widths, and hide the work where none is known."""
        head, width = self.header(), self.fontMetrics().averageCharWidth()
        self.setColumnHidden(WORK, not self.cells.knows_work)
        needed = {
            CODE: self._needed(CODE, "…0000000"),
            HOUSEHOLDS: self._needed(HOUSEHOLDS, "000 000"),
            WORK: self._needed(WORK, "000 %", in_hours(_LONGEST)),
            # Here stands the arrow at first.
            WRONG: self._needed(WRONG, "000 000") + 2 * width,
            LOCK: self.fontMetrics().height() + 10,
        }
        for column, pixels in needed.items():
            head.resizeSection(column, pixels)
        seen = sum(pixels for at, pixels in needed.items() if not self.isColumnHidden(at))
        beside = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        self.setMinimumWidth(seen + beside)

    def _needed(self, column: int, *texts: str) -> int:
        """How many pixels a column needs for its title and such texts."""
        title = str(self.cells.headerData(column, Qt.Orientation.Horizontal))
        font, plain = self.font(), self.fontMetrics()
        room = plain.averageCharWidth()
        widest = max(map(plain.horizontalAdvance, (title, *texts)))
        if column in (HOUSEHOLDS, WORK):
            # Bars lie inside their field, and tell in bold letters of what is wrong.
            font.setBold(True)
            widest = max(widest, room + max(map(QFontMetrics(font).horizontalAdvance, texts)))
        return widest + room

    def _set_head(self) -> None:
        head = self.header()
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(self.fontMetrics().height())
        for column in (CODE, HOUSEHOLDS, WORK, LOCK):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(WRONG, QHeaderView.ResizeMode.Stretch)
        head.setSectionsMovable(False)
        head.setSortIndicator(WRONG, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        self.fit()

    def _clicked(self, index: QModelIndex) -> None:
        code = self.cells.code_at(index.row())
        if code is None:
            return
        if index.column() == LOCK:
            self.turned.emit(code, not self.cells.is_locked(code))
        else:
            self.went_to.emit(code)
