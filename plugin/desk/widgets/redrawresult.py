"""What came out of a redrawing: each community, who moves, and how many have to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Optional

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ...bridge.texts import tr
from ...common.figures import whole
from ...common.messages import Message, listed
from ...common.progress import Progress, part
from ...divide.division import read_json
from ...report.planrow import read_plan_row
from ...report.redrawn import redrawing_of
from ...report.redrawnrows import (
    Flow,
    RedrawnRow,
    flows_of,
    gone_codes,
    gone_lines,
    redrawn_headline,
    redrawn_rows,
)
from .labels import heading, muted, set_text, wrapped
from .onmap import feature_place, go_to

if TYPE_CHECKING:
    from ...store import Project
    from ..desk import Desk

_ROWS_SEEN = 8
_CODE = Qt.ItemDataRole.UserRole
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True)
class Redrawn:
    """A plan with redrawn communities, as far as a page tells of it.

    ``moved`` and ``unavoidable`` are households that change community, and those that any redrawing
    moves; ``names`` what communities of before and of now are called, by their codes.
    """

    plan: str
    headline: Message
    moved: int
    unavoidable: int
    why: tuple[Message, ...]
    rows: Sequence[RedrawnRow]
    flows: Sequence[Flow]
    gone: Sequence[Message]
    notes: Sequence[Message]
    names: Mapping[str, str]


def read_redrawn(project: Project, plan: str, progress: Progress) -> Optional[Redrawn]:
    """What there is to tell of a plan; None where its communities were not redrawn."""
    division = project.read_plan(plan, part(progress, 0, 0.9))
    made = redrawing_of(division)
    if made is None:
        return None
    rows = redrawn_rows(division)
    before = project.read("community", part(progress, 0.9, 1))
    earlier = read_json(division.plan, "parameters").get("from")
    former = project.read("plan_community")
    former = former[former["plan"] == earlier]
    named = [
        *zip(before["community_id"], before["name"]),
        *zip(former["community_id"], former["name"]),
        *((row.community_id, row.name) for row in rows),
    ]
    return Redrawn(
        plan=plan,
        headline=redrawn_headline(division),
        moved=made.moved,
        unavoidable=made.unavoidable,
        why=made.why,
        rows=rows,
        flows=flows_of(division),
        gone=gone_lines(gone_codes(division)),
        notes=read_plan_row(division.plan).notes,
        names={str(code): name for code, name in named if isinstance(name, str) and name},
    )


class RedrawResult(QWidget):
    """The redrawn communities of the plan that is worked on; a click goes there on the map."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.title, self.head = heading(""), wrapped("")
        self.moved, self.why = wrapped(""), muted("")
        self.communities = _table(
            tr("Redrawn communities"), [tr("Community"), tr("Households"), tr("Should have")]
        )
        self.detail = wrapped("")
        self.flows_title = heading(tr("Who moves"))
        self.flows = _table(tr("Who moves"), [tr("From"), tr("To"), tr("Households")], stretched=2)
        self.notes_title, self.notes = heading(tr("Notes")), wrapped("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for one in (
            self.title,
            self.head,
            self.moved,
            self.why,
            self.communities,
            self.detail,
            self.flows_title,
            self.flows,
            self.notes_title,
            self.notes,
        ):
            layout.addWidget(one)
        self.communities.currentItemChanged.connect(lambda now, _before: self._say(now))
        for table in (self.communities, self.flows):
            table.itemClicked.connect(lambda item, _column: self._go_to(item))
        self.hide()

    def show_redrawn(self, redrawn: Optional[Redrawn]) -> None:
        """Tell of this plan, or of none."""
        self.setVisible(redrawn is not None)
        self.communities.clear()
        self.flows.clear()
        if redrawn is None:
            return
        self.title.setText(tr("The plan {plan}").format(plan=redrawn.plan))
        self.head.setText(str(redrawn.headline))
        self.moved.setText(_moved(redrawn))
        set_text(self.why, "\n".join(f"• {one}" for one in redrawn.why))
        self._show_communities(redrawn)
        self._show_flows(redrawn)
        notes = [*redrawn.gone, *redrawn.notes]
        set_text(self.notes, "\n".join(f"• {note}" for note in notes))
        self.notes_title.setVisible(bool(notes))

    def _show_communities(self, redrawn: Redrawn) -> None:
        off = sorted(redrawn.rows, key=lambda row: row.in_band is not False)
        for row in off:
            sign = "⚠ " if row.in_band is False or row.pieces > 1 else ""
            texts = [sign + (row.name or row.community_id), whole(row.households), str(row.fits)]
            item = _item(texts, row.community_id, right=(1, 2))
            item.setData(0, _CODE + 1, _told(row, redrawn.names))
            item.setToolTip(0, _told(row, redrawn.names))
            self.communities.addTopLevelItem(item)
        _fit(self.communities)
        if off:
            self.communities.setCurrentItem(self.communities.topLevelItem(0))

    def _show_flows(self, redrawn: Redrawn) -> None:
        names = redrawn.names
        for flow in redrawn.flows:
            old = tr("no community") if flow.old is None else names.get(flow.old, flow.old)
            texts = [old, names.get(flow.new, flow.new), whole(flow.households)]
            self.flows.addTopLevelItem(_item(texts, flow.new, right=(2,)))
        _fit(self.flows)
        for part_ in (self.flows_title, self.flows):
            part_.setVisible(bool(redrawn.flows))

    def _say(self, item: Optional[QTreeWidgetItem]) -> None:
        set_text(self.detail, "" if item is None else item.data(0, _CODE + 1))

    def _go_to(self, item: QTreeWidgetItem) -> None:
        path, plan = self._desk.session.path, self._desk.session.plan
        if path is not None:
            place = feature_place(path, "plan_community", plan, "community_id", item.data(0, _CODE))
            go_to(self._desk.iface.mapCanvas(), *place)


def _moved(redrawn: Redrawn) -> str:
    """Households that move beside those that have to."""
    if not redrawn.unavoidable:
        return tr("{moved} households move; how many have to is not proved.").format(
            moved=whole(redrawn.moved)
        )
    return tr(
        "{moved} households move. It is proved that at least {least} have to, however the lines "
        "are drawn."
    ).format(moved=whole(redrawn.moved), least=whole(redrawn.unavoidable))


def _told(row: RedrawnRow, names: Mapping[str, str]) -> str:
    """A community old and new, in a sentence."""
    made_of = listed([names.get(code, code) for code in row.made_of], none="-")
    title = f"{row.name} ({row.community_id})" if row.name else row.community_id
    if row.continues is None:
        text = tr("{title} is founded, made of {old}: {buildings} buildings, {cells} cells.")
    else:
        text = tr("{title} goes on, made of {old}: {buildings} buildings, {cells} cells.")
    said = text.format(
        title=title, old=made_of, buildings=whole(row.buildings), cells=whole(row.cells)
    )
    if row.pieces > 1:
        said += " " + tr("It lies in {count} pieces.").format(count=row.pieces)
    return said


def _table(name: str, heads: Sequence[str], stretched: int = 1) -> QTreeWidget:
    table = QTreeWidget()
    table.setRootIsDecorated(False)
    table.setUniformRowHeights(True)
    table.setAccessibleName(name)
    table.setHeaderLabels(list(heads))
    header = table.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for column in range(stretched):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    return table


def _item(texts: Sequence[str], code: str, right: Sequence[int]) -> QTreeWidgetItem:
    item = QTreeWidgetItem(list(texts))
    item.setData(0, _CODE, code)
    for column in right:
        item.setTextAlignment(column, _RIGHT)
    return item


def _fit(table: QTreeWidget) -> None:
    """As high as its rows, up to a limit."""
    line = table.fontMetrics().lineSpacing() * 3 // 2
    rows = max(1, min(table.topLevelItemCount(), _ROWS_SEEN))
    table.setFixedHeight(table.header().sizeHint().height() + rows * line + line // 2)
