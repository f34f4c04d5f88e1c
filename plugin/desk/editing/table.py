"""The table of cells as a widget."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QModelIndex, Qt, pyqtSignal
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
        self.setTextElideMode(Qt.TextElideMode.ElideLeft)
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
        # Room for the arrow only where it stands: households get what is left.
        for column, least in ((CODE, "…00000000"), (WORK, in_hours(_LONGEST)), (WRONG, "00000000")):
            title = str(self.cells.headerData(column, Qt.Orientation.Horizontal))
            widest = max(map(self.fontMetrics().horizontalAdvance, (title, least)))
            head.resizeSection(column, widest + 2 * width)
        head.resizeSection(LOCK, self.fontMetrics().height() + 10)

    def _set_head(self) -> None:
        head = self.header()
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(self.fontMetrics().height())
        for column in (CODE, WORK, WRONG, LOCK):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(HOUSEHOLDS, QHeaderView.ResizeMode.Stretch)
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
