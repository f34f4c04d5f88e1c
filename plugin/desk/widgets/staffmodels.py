"""Officers and cells as rows that Qt's lists show, sort and filter."""

from __future__ import annotations

from os.path import commonprefix
from typing import Any, Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QFont, QIcon

from ...bridge.texts import tr
from ...common.messages import listed
from ...common.texts import with_code
from .loadbar import HOURS_ROLE, WORK_ROLE, figures
from .staffrows import CellRow, OfficerRow, StaffView

MIME = "application/x-gridsteward-officer"
# The code of a row.
CODE_ROLE = HOURS_ROLE + 1
_Role = Qt.ItemDataRole


class StaffModel(QAbstractTableModel):
    """Rows of a view; the subclass says what stands in them."""

    heads: tuple[str, ...] = ()

    def __init__(self) -> None:
        super().__init__()
        self.view: Optional[StaffView] = None
        self.rows: list[Any] = []
        self._every: list[Any] = []
        self._community: Optional[str] = None
        self._column, self._order = 0, Qt.SortOrder.AscendingOrder

    def rowCount(self, _parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        """Called by Qt."""
        return len(self.rows)

    def columnCount(self, _parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        """Called by Qt."""
        return len(self.heads)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """Called by Qt."""
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self.heads[section]
        return None

    def show(self, view: StaffView, rows: list[Any]) -> None:
        """Show these rows of a view."""
        self.view, self._every = view, rows
        self.told()

    def told(self) -> None:
        """The rows say something else now: those of the community, in order.

        Sorted here, because Qt would ask for two rows at a time, a city's list for a second.
        """
        self.beginResetModel()
        wanted = self._community
        rows = [row for row in self._every if wanted is None or wanted in self.communities(row)]
        backwards = self._order == Qt.SortOrder.DescendingOrder
        self.rows = sorted(rows, key=lambda row: self.key(row, self._column), reverse=backwards)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Called by Qt: sort by a column."""
        self._column, self._order = column, order
        self.told()

    def choose(self, community: Optional[str]) -> None:
        """Show the rows of one community, of all for None."""
        self._community = community
        self.told()

    def communities(self, row: Any) -> frozenset[Optional[str]]:
        """The communities that a row belongs to."""
        raise NotImplementedError

    def key(self, row: Any, column: int) -> Any:
        """What a row is sorted by in a column."""
        raise NotImplementedError


class OfficerModel(StaffModel):
    """Officers: away or not, what they are called, how many cells they serve, and their load."""

    AWAY, NAME, CELLS, LOAD = range(4)
    away_changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.heads = (tr("Away"), tr("Officer"), tr("Cells"), tr("Hours"))
        self.away: set[str] = set()

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Called by Qt."""
        found = super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled
        if index.column() == self.AWAY:
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def data(self, index: QModelIndex, role: int = _Role.DisplayRole) -> Any:
        """Called by Qt."""
        row: OfficerRow = self.rows[index.row()]
        column = index.column()
        if role == CODE_ROLE:
            return row.code
        if role == _Role.ToolTipRole:
            return _officer_tip(row)
        if role == _Role.CheckStateRole and column == self.AWAY:
            there = row.code in self.away
            return Qt.CheckState.Checked if there else Qt.CheckState.Unchecked
        if column == self.LOAD and role in (WORK_ROLE, HOURS_ROLE):
            return row.work if role == WORK_ROLE else row.hours
        if role == _Role.DisplayRole:
            return (None, row.name, _count(row), figures(row.work, row.hours))[column]
        return None

    def communities(self, row: OfficerRow) -> frozenset[Optional[str]]:
        """Those of the cells served; who serves nowhere is shown everywhere."""
        cells = self.view.cells if self.view is not None else {}
        own = frozenset(cells[code].community for code in row.cells if code in cells)
        return own or frozenset({self._community})

    def key(self, row: OfficerRow, column: int) -> Any:
        """By the hours the fullest are last."""
        share = row.work / row.hours if row.hours > 0 else 0.0
        return (row.code not in self.away, row.name, len(row.cells), share)[column]

    def setData(self, index: QModelIndex, value: Any, role: int = _Role.EditRole) -> bool:  # noqa: N802
        """Called by Qt: somebody is ticked as away, or no more."""
        if index.column() != self.AWAY or role != _Role.CheckStateRole:
            return False
        code = self.rows[index.row()].code
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self.away.add(code)
        else:
            self.away.discard(code)
        self.dataChanged.emit(index, index)
        self.away_changed.emit()
        return True

    def all_back(self) -> None:
        """Nobody is away any more."""
        self.away.clear()
        self.told()
        self.away_changed.emit()

    def mimeTypes(self) -> list[str]:  # noqa: N802
        """Called by Qt."""
        return [MIME]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # noqa: N802
        """Called by Qt: who is dragged."""
        data = QMimeData()
        data.setData(MIME, self.rows[indexes[0].row()].code.encode("utf-8"))
        return data


class CellModel(StaffModel):
    """Cells: locked or not, their code, who serves them, and their work."""

    LOCK, CODE, OFFICER, WORK = range(4)

    def __init__(self) -> None:
        super().__init__()
        self.heads = ("", tr("Cell"), tr("Officer"), tr("Hours"))
        self._locked = QgsApplication.getThemeIcon("/locked.svg")
        self._open = QgsApplication.getThemeIcon("/unlocked.svg")
        self._shared = ""

    def show(self, view: StaffView, rows: list[Any]) -> None:
        """Show these rows of a view; what all codes begin with is left out of them."""
        codes = [row.code for row in rows]
        # With one cell there is nothing to leave out.
        self._shared = commonprefix(codes) if len(codes) > 1 else ""
        super().show(view, rows)

    def short(self, code: str) -> str:
        """A code without what all have in common."""
        return f"…{code[len(self._shared) :]}" if self._shared else code

    def data(self, index: QModelIndex, role: int = _Role.DisplayRole) -> Any:
        """Called by Qt."""
        row: CellRow = self.rows[index.row()]
        column = index.column()
        if role == CODE_ROLE:
            return row.code
        if role == _Role.ToolTipRole:
            return self._tip(row, column)
        if role == _Role.DecorationRole and column == self.LOCK:
            return self._lock_icon(row)
        if role == _Role.FontRole and row.by_hand and column in (self.CODE, self.OFFICER):
            font = QFont()
            font.setBold(True)
            return font
        if column == self.WORK and role in (WORK_ROLE, HOURS_ROLE):
            return row.work if role == WORK_ROLE else row.hours
        if role == _Role.AccessibleTextRole and column == self.LOCK:
            return tr("locked") if row.locked else tr("not locked")
        if role == _Role.DisplayRole:
            name = self.view.name(row.officer) if self.view is not None else ""
            name = name or tr("⚠ nobody")
            return (None, self.short(row.code), name, figures(row.work, row.hours))[column]
        return None

    def communities(self, row: CellRow) -> frozenset[Optional[str]]:
        """The one that the cell lies in."""
        return frozenset({row.community})

    def key(self, row: CellRow, column: int) -> Any:
        """By the hours a cell that nobody serves is last."""
        share = row.work / row.hours if row.hours > 0 else float("inf")
        name = self.view.name(row.officer) if self.view is not None else ""
        return (not row.locked, row.code, name, share)[column]

    def _lock_icon(self, row: CellRow) -> QIcon:
        return self._locked if row.locked else self._open

    def _tip(self, row: CellRow, column: int) -> str:
        if column == self.LOCK and row.locked:
            return tr("Locked: an automatic assignment leaves this cell to its officer.")
        if column == self.LOCK:
            return tr("Not locked: an automatic assignment may give this cell to another.")
        view = self.view
        lines = [row.code]
        if view is not None:
            lines.append(view.communities.get(row.community, row.community))
            if row.backup:
                lines.append(tr("Backup: {officer}").format(officer=view.name(row.backup)))
        if row.by_hand:
            lines.append(tr("Given by hand, not kept yet."))
        return "\n".join(lines)


def _count(row: OfficerRow) -> str:
    if row.cells:
        return str(len(row.cells))
    return tr("helps") if row.helps else "0"


def _officer_tip(row: OfficerRow) -> str:
    lines = [with_code(row.name, row.code) if row.name != row.code else row.code]
    if row.cells:
        lines.append(tr("Serves: {cells}").format(cells=listed(row.cells)))
    elif row.helps:
        lines.append(tr("Helps in: {cell}").format(cell=row.helps))
    else:
        lines.append(tr("In reserve: serves no cell and helps in none."))
    if row.backs_up:
        lines.append(tr("Backup for: {cells}").format(cells=listed(row.backs_up)))
    return "\n".join(lines)
