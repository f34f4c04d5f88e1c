"""A list of things to tick, with figures beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...bridge.texts import tr
from ...common.figures import whole

_ROWS_SEEN = 6
# With more rows than this a field to look for one is offered.
_EASILY_SEEN = 12
_CODE = Qt.ItemDataRole.UserRole
_FIXED = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Tickable:
    """A row: its code, its title, its figures, and whether it is ticked for good elsewhere."""

    code: str
    title: str
    figures: tuple[int, ...]
    fixed: bool = False


class CheckList(QWidget):
    """Rows with a box each. A row that is ticked in its layer is ticked here too, and stays so.

    ``changed``: a box was ticked or not; ``wanted``: somebody clicked the row of this code.
    """

    changed = pyqtSignal()
    wanted = pyqtSignal(str)

    def __init__(self, name: str, heads: Sequence[str]) -> None:
        super().__init__()
        self.search, self.tree = QLineEdit(), QTreeWidget()
        self.search.setPlaceholderText(tr("Look for a name or code"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(name)
        self.tree.setHeaderLabels([name, *heads])
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.itemChanged.connect(lambda _item, _column: self.changed.emit())
        self.tree.itemClicked.connect(lambda item, _column: self.wanted.emit(item.data(0, _CODE)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.search)
        layout.addWidget(self.tree)

    def show_rows(self, rows: Sequence[Tickable]) -> None:
        """Have these rows; what was ticked before is ticked again."""
        ticked = set(self.ticked())
        before = self.tree.blockSignals(True)
        self.tree.clear()
        self.tree.addTopLevelItems([self._item(row, row.code in ticked) for row in rows])
        self.tree.blockSignals(before)
        self.search.setVisible(len(rows) > _EASILY_SEEN)
        line = self.tree.fontMetrics().lineSpacing() * 3 // 2
        self.tree.setFixedHeight(
            self.tree.header().sizeHint().height()
            + max(1, min(len(rows), _ROWS_SEEN)) * line
            + line // 2
        )
        self._narrow()

    def ticked(self) -> tuple[str, ...]:
        """The codes that somebody ticked here, without those that are ticked in the layer."""
        return tuple(
            item.data(0, _CODE)
            for item in self._items()
            if item.checkState(0) == Qt.CheckState.Checked and not item.data(0, _FIXED)
        )

    def tick(self, code: str, ticked: bool = True) -> None:
        """Tick a row, or untick it."""
        for item in self._items():
            if item.data(0, _CODE) == code and not item.data(0, _FIXED):
                item.setCheckState(0, _state(ticked))

    def _item(self, row: Tickable, ticked: bool) -> QTreeWidgetItem:
        item = QTreeWidgetItem([row.title, *map(whole, row.figures)])
        item.setData(0, _CODE, row.code)
        item.setData(0, _FIXED, row.fixed)
        item.setToolTip(0, row.title)
        item.setCheckState(0, _state(ticked or row.fixed))
        if row.fixed:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            item.setToolTip(0, tr("{title}: ticked in its layer").format(title=row.title))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column in range(1, 1 + len(row.figures)):
            item.setTextAlignment(column, right)
        return item

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _narrow(self) -> None:
        wanted = self.search.text().strip().casefold()
        for item in self._items():
            known = f"{item.text(0)} {item.data(0, _CODE)}".casefold()
            item.setHidden(wanted not in known)


def _state(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
