"""Gaps as a tree: severity, kind, gap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Optional

from qgis.PyQt.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt
from qgis.PyQt.QtGui import QColor, QFont

from ...assess.gap import SEVERITIES
from ...bridge.texts import tr
from ...common.figures import whole
from ...report.gaprows import GapRow
from ...report.titles import GAP_TITLES, SEVERITY_TITLES
from .severitybars import COLORS

GAP_ROLE = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()


class _Group:
    """A line that others stand below: a severity, or one kind of gaps of it."""

    def __init__(self, severity: str, kind: str = "", parent: Optional[_Group] = None) -> None:
        self.severity, self.kind, self.parent = severity, kind, parent
        self.row = 0
        self.below: list[Any] = []

    @property
    def title(self) -> str:
        if not self.kind:
            count = sum(len(one.below) for one in self.below)
            return tr("{severity} severity: {count}").format(
                severity=SEVERITY_TITLES[self.severity], count=whole(count)
            )
        text = tr("{kind}: {count}")
        if self.below[0].about_people:
            text = tr("{kind}: {count}, about people")
        return text.format(kind=GAP_TITLES[self.kind], count=whole(len(self.below)))


class GapModel(QAbstractItemModel):
    """Gaps below their kinds below their severities.

    What stands below a line is a list, and an index points to the group above it, so that ten
    thousand gaps cost no more than the lists.
    """

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._all: Sequence[GapRow] = ()
        self._tops: list[_Group] = []
        self._groups: list[_Group] = []
        self._number: dict[int, int] = {}
        self.counts: Mapping[str, int] = {}

    def show_gaps(self, rows: Sequence[GapRow]) -> None:
        """Have these gaps, the most severe first."""
        self._all = rows
        self.narrow()

    def narrow(
        self,
        kind: Optional[str] = None,
        community: Optional[str] = None,
        cell: Optional[str] = None,
    ) -> None:
        """Show only the gaps of this kind, community and cell; None is any."""
        shown = [
            row
            for row in self._all
            if kind in (None, row.kind)
            and community in (None, row.community_id)
            and cell in (None, row.cell_id)
        ]
        self.beginResetModel()
        self.counts = Counter(row.severity for row in shown)
        self._tops = []
        tops = {name: _Group(name) for name in SEVERITIES}
        kinds: dict[tuple[str, str], _Group] = {}
        for row in shown:
            key = row.severity, row.kind
            if key not in kinds:
                kinds[key] = _Group(row.severity, row.kind, tops[row.severity])
                _put(kinds[key], tops[row.severity].below)
            kinds[key].below.append(row)
        for top in tops.values():
            if top.below:
                _put(top, self._tops)
        self._groups = [*self._tops, *kinds.values()]
        self._number = {id(group): number for number, group in enumerate(self._groups)}
        self.endResetModel()

    @property
    def shown(self) -> int:
        """How many gaps are shown."""
        return sum(self.counts.values())

    def index(self, row: int, column: int, parent: QModelIndex = _TOP) -> QModelIndex:
        """Called by Qt: an index bears the number of the group above it, 0 for none."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        group = self._group(parent)
        number = 0 if group is None else self._number[id(group)] + 1
        return self.createIndex(row, column, number)

    def parent(self, index: QModelIndex) -> QModelIndex:
        """Called by Qt."""
        number = index.internalId() if index.isValid() else 0
        if not number:
            return QModelIndex()
        group = self._groups[number - 1]
        above = 0 if group.parent is None else self._number[id(group.parent)] + 1
        return self.createIndex(group.row, 0, above)

    def rowCount(self, parent: QModelIndex = _TOP) -> int:  # noqa: N802
        """Called by Qt."""
        if not parent.isValid():
            return len(self._tops)
        group = self._group(parent)
        return 0 if group is None else len(group.below)

    def columnCount(self, _parent: QModelIndex = _TOP) -> int:  # noqa: N802
        """Called by Qt."""
        return 1

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by Qt; GAP_ROLE is the gap itself, None on lines above gaps."""
        group = self._group(index)
        if group is not None:
            return _of_group(group, role)
        gap = self._gap(index)
        if gap is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return gap.said
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{gap.said}\n{gap.action}"
        return gap if role == GAP_ROLE else None

    def _line(self, index: QModelIndex) -> Any:
        """What a line shows: a group or a gap."""
        number = index.internalId()
        return (self._groups[number - 1].below if number else self._tops)[index.row()]

    def _group(self, index: QModelIndex) -> Optional[_Group]:
        line = self._line(index) if index.isValid() else None
        return line if isinstance(line, _Group) else None

    def _gap(self, index: QModelIndex) -> Optional[GapRow]:
        line = self._line(index) if index.isValid() else None
        return line if isinstance(line, GapRow) else None


def _put(group: _Group, into: list[Any]) -> None:
    group.row = len(into)
    into.append(group)


def _of_group(group: _Group, role: int) -> Any:
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return group.title
    if role == Qt.ItemDataRole.DecorationRole and not group.kind:
        return QColor(COLORS[group.severity])
    if role == Qt.ItemDataRole.FontRole and not group.kind:
        font = QFont()
        font.setBold(True)
        return font
    return None
