"""The table of cells: figures that keep up with the strokes, the worst first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Optional

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt
from qgis.PyQt.QtGui import QIcon

from ...bridge.icon import icon
from ...bridge.texts import tr
from ...common.band import Band
from ...common.figures import whole
from ...common.messages import listed
from ...divide.hand import CellFigures

CODE, HOUSEHOLDS, WORK, WRONG, LOCK = range(5)
BAR = Qt.ItemDataRole.UserRole
# A cell in pieces can't serve as one at all, so it stands above all that is out of the band.
_IN_PIECES = 1_000_000
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Bar:
    """A bar from 0: its ``value`` and ``marks``, as shares of its whole length, the ``text`` on it,
    and whether it is as it should be."""

    value: float
    marks: tuple[float, ...]
    text: str
    fine: bool


class CellModel(QAbstractTableModel):
    """The cells with units. ``update`` costs what the changed cells do, and sorting the codes."""

    def __init__(self) -> None:
        super().__init__()
        self._band: Optional[Band] = None
        self._cells: dict[str, CellFigures] = {}
        self._codes: list[str] = []
        self._row: dict[str, int] = {}
        self._keys: dict[str, Any] = {}
        self._column, self._falling = WRONG, True
        self._icons = {True: QIcon(icon("locked")), False: QIcon(icon("open"))}
        self.knows_work = False

    def show(self, cells: Mapping[str, CellFigures], band: Optional[Band]) -> None:
        """Show these cells, none where ``band`` is None."""
        self.beginResetModel()
        self._band, self._cells = band, dict(cells)
        self.knows_work = any(one.minutes is not None for one in cells.values())
        self._keys = {code: self._key(one) for code, one in cells.items()}
        self._order(self._sorted(self._cells))
        self.endResetModel()

    def update(self, codes: Iterable[str], cells: Mapping[str, CellFigures]) -> None:
        """Show what became of the cells ``codes``; those that ``cells`` lacks have gone."""
        changed = {code: cells[code] for code in codes if code in cells}
        for code in [code for code in codes if code in self._cells and code not in cells]:
            self._remove(code)
        for code in sorted(set(changed) - set(self._cells)):
            self._append(code, changed[code])
        for code, one in changed.items():
            self._cells[code], self._keys[code] = one, self._key(one)
        self._sort_anew()
        for code in changed:
            row = self._row[code]
            self.dataChanged.emit(self.index(row, 0), self.index(row, LOCK))

    def code_at(self, row: int) -> Optional[str]:
        """The cell of a row."""
        return self._codes[row] if 0 <= row < len(self._codes) else None

    def row_of(self, code: Optional[str]) -> int:
        """The row of a cell; -1 where it has none."""
        return self._row.get(code, -1) if code is not None else -1

    def is_locked(self, code: str) -> bool:
        """Whether a cell is locked."""
        return self._cells[code].locked

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:  # noqa: N802
        """Called by Qt."""
        return 0 if parent.isValid() else len(self._codes)

    def columnCount(self, parent: QModelIndex = _NOWHERE) -> int:  # noqa: N802
        """Called by Qt."""
        return 0 if parent.isValid() else LOCK + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802
        """Called by Qt."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (tr("Cell"), tr("Households"), tr("Work"), tr("Trouble"), "")[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._about(section)
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by Qt."""
        one, column = self._cells[self._codes[index.row()]], index.column()
        if role == BAR and column in (HOUSEHOLDS, WORK):
            return self._households(one) if column == HOUSEHOLDS else _work(one)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(one, column)
        if role == Qt.ItemDataRole.DecorationRole and column == LOCK:
            return self._icons[one.locked]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(one, column)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Called by Qt."""
        self._column, self._falling = column, order == Qt.SortOrder.DescendingOrder
        self._keys = {code: self._key(one) for code, one in self._cells.items()}
        self._sort_anew()

    def _about(self, column: int) -> str:
        if column == HOUSEHOLDS and self._band is not None:
            return tr("The marks are the least, the wanted and the most households: {band}").format(
                band=f"{self._band.minimum} · {self._band.target} · {self._band.maximum}"
            )
        if column == WORK:
            return tr("Work a month; the mark is what the cell's officers have")
        if column == LOCK:
            return tr("A locked cell stays as it is")
        return ""

    def _text(self, one: CellFigures, column: int) -> str:
        if column == CODE:
            return one.code
        if column == HOUSEHOLDS:
            return whole(one.households)
        if column == WORK:
            return _work(one).text
        return str(listed(in_short(one))) if column == WRONG else ""

    def _tip(self, one: CellFigures, column: int) -> str:
        if column == LOCK:
            return tr("Unlock this cell") if one.locked else tr("Lock this cell")
        return "\n".join([one.code, one.name or "", *in_short(one)]).replace("\n\n", "\n")

    def _households(self, one: CellFigures) -> Bar:
        band = self._band
        if band is None:
            raise RuntimeError("cells are shown without the band that they are held to")
        most = 1.5 * band.maximum
        marks = (band.minimum / most, band.target / most, band.maximum / most)
        return Bar(min(one.households / most, 1.0), marks, whole(one.households), one.in_band)

    def _key(self, one: CellFigures) -> Any:
        if self._column == HOUSEHOLDS:
            return one.households
        if self._column == WORK:
            return _used(one)
        if self._column == WRONG:
            return how_bad(one)
        return one.locked if self._column == LOCK else one.code

    def _sorted(self, codes: Collection[str]) -> list[str]:
        """Those alike in the order of their codes, whichever way the others are sorted."""
        return sorted(sorted(codes), key=self._keys.__getitem__, reverse=self._falling)

    def _sort_anew(self) -> None:
        codes = self._sorted(self._codes)
        if codes == self._codes:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        whose = [self._codes[index.row()] for index in before]
        self._order(codes)
        after = [self.index(self._row[code], index.column()) for code, index in zip(whose, before)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _order(self, codes: list[str]) -> None:
        self._codes = codes
        self._row = {code: row for row, code in enumerate(codes)}

    def _remove(self, code: str) -> None:
        row = self._row[code]
        self.beginRemoveRows(_NOWHERE, row, row)
        del self._cells[code], self._keys[code]
        self._order(self._codes[:row] + self._codes[row + 1 :])
        self.endRemoveRows()

    def _append(self, code: str, one: CellFigures) -> None:
        row = len(self._codes)
        self.beginInsertRows(_NOWHERE, row, row)
        self._cells[code], self._keys[code] = one, self._key(one)
        self._codes.append(code)
        self._row[code] = row
        self.endInsertRows()


def how_bad(one: CellFigures) -> tuple[int, float]:
    """How far a cell is from what it should be, for sorting: households off the band, with pieces
    above all; then how full its officers' hours are."""
    pieces = max(one.pieces, one.places) - 1
    return (_IN_PIECES * pieces + abs(one.off_band), max(_used(one), 1.0))


def in_short(one: CellFigures) -> list[str]:
    """What is wrong with a cell, in two or three words each."""
    found = []
    if max(one.pieces, one.places) > 1:
        found.append(tr("{count} pieces").format(count=max(one.pieces, one.places)))
    if one.off_band < 0:
        found.append(tr("{count} short").format(count=whole(-one.off_band)))
    if one.off_band > 0:
        found.append(tr("{count} over").format(count=whole(one.off_band)))
    if _used(one) > 1:
        found.append(tr("over the hours"))
    return found


def _used(one: CellFigures) -> float:
    """The share of the officers' hours that the work takes; 0 where one of them is not known."""
    return one.minutes / one.hours if one.minutes is not None and one.hours else 0.0


def _work(one: CellFigures) -> Bar:
    if one.minutes is None:
        return Bar(0.0, (), "", True)
    if not one.hours:
        return Bar(0.0, (), in_hours(one.minutes), True)
    used = _used(one)
    return Bar(min(used / 1.5, 1.0), (1 / 1.5,), f"{round(100 * used)} %", used <= 1)


def in_hours(minutes: float) -> str:
    """Work of so many minutes, as its column says it."""
    return tr("{hours} h").format(hours=round(minutes / 60))
