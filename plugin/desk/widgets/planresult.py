"""What came out of a division: the verdicts by community, the score in words, and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

import pandas as pd
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ...bridge.texts import tr
from ...common.figures import whole
from ...report.planrow import CommunityVerdict, PlanRow, headline, read_plan_row
from ...report.scorewords import ScoreLine, score_lines
from .labels import heading, set_text, wrapped
from .onmap import feature_place, go_to
from .parts import clear

if TYPE_CHECKING:
    from ..desk import Desk

# So many rows are seen at once; the rest is scrolled to.
_ROWS_SEEN = 7
_SIGNS = {1: "▲", -1: "▼", 0: "="}


class PlanResult(QWidget):
    """The plan that is worked on, in words; a click on a community goes there on the map."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: object = None
        self.title, self.head = heading(""), wrapped("")
        self.communities = QTreeWidget()
        self.communities.setRootIsDecorated(False)
        self.communities.setUniformRowHeights(True)
        self.communities.setAccessibleName(tr("Communities of the plan"))
        self.communities.setHeaderLabels([tr("Community"), tr("Households"), tr("Cells in band")])
        header = self.communities.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.communities.currentItemChanged.connect(lambda now, _before: self._say(now))
        self.communities.itemClicked.connect(lambda item, _column: self._go_to(item))
        self.verdict = wrapped("")
        self.compared_with, self.score = heading(""), QWidget()
        QVBoxLayout(self.score).setContentsMargins(0, 0, 0, 0)
        self.notes_title, self.notes = heading(tr("Notes")), wrapped("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (
            self.title,
            self.head,
            self.communities,
            self.verdict,
            self.compared_with,
            self.score,
            self.notes_title,
            self.notes,
        ):
            layout.addWidget(part)

    def refresh(self) -> None:
        """Show the plan that is worked on; nothing where there is none."""
        session = self._desk.session
        row = _row(session.plans, session.plan)
        self.setVisible(row is not None)
        shown = None if row is None else (session.path, row.name, row.made_at, len(session.plans))
        if row is None or shown == self._shown:
            self._shown = shown
            return
        self._shown = shown
        other = _row(session.plans, _beside(session.plans, row))
        self.title.setText(tr("The plan {plan}").format(plan=row.name))
        self.head.setText(str(headline(row)))
        self._show_communities(row)
        self._show_score(row, other)
        set_text(self.notes, "\n".join(f"• {note}" for note in row.notes))
        self.notes_title.setVisible(bool(row.notes))

    def _show_communities(self, plan: PlanRow) -> None:
        self.communities.clear()
        worst = sorted(plan.communities, key=lambda one: (one.feasible, _in_band(one)))
        for one in worst:
            sign = "✓" if _in_band(one) else "⚠"
            cells = tr("{sign} {in_band} of {cells}").format(
                sign=sign, in_band=whole(one.cells_in_band), cells=whole(one.cells)
            )
            item = QTreeWidgetItem([one.name, whole(one.households), cells])
            item.setData(0, Qt.ItemDataRole.UserRole, one)
            item.setToolTip(0, str(one.sentence))
            for column in (1, 2):
                item.setTextAlignment(
                    column, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                )
            self.communities.addTopLevelItem(item)
        rows = min(len(worst), _ROWS_SEEN)
        line = self.communities.fontMetrics().lineSpacing() * 3 // 2
        self.communities.setFixedHeight(
            self.communities.header().sizeHint().height() + rows * line + line // 2
        )
        if worst:
            self.communities.setCurrentItem(self.communities.topLevelItem(0))

    def _show_score(self, plan: PlanRow, other: Optional[PlanRow]) -> None:
        if other is None:
            text = tr("How good it is")
        else:
            text = tr("How good it is, beside {plan}").format(plan=other.name)
        self.compared_with.setText(text)
        layout = self.score.layout()
        clear(layout)
        for line in score_lines(plan, other):
            label = wrapped(_said(line, other is not None))
            label.setToolTip(str(line.about))
            layout.addWidget(label)

    def _say(self, item: Optional[QTreeWidgetItem]) -> None:
        one: Optional[CommunityVerdict]
        one = None if item is None else item.data(0, Qt.ItemDataRole.UserRole)
        said = tr("{name}: {sentence}")
        text = "" if one is None else said.format(name=one.name, sentence=one.sentence)
        set_text(self.verdict, text)

    def _go_to(self, item: QTreeWidgetItem) -> None:
        path, plan = self._desk.session.path, self._desk.session.plan
        code = item.data(0, Qt.ItemDataRole.UserRole).community_id
        if path is not None:
            place, crs = feature_place(path, "plan_community", plan, "community_id", code)
            go_to(self._desk.iface.mapCanvas(), place, crs)


def _in_band(one: CommunityVerdict) -> bool:
    return one.cells_in_band == one.cells


def _said(line: ScoreLine, compared: bool) -> str:
    if not compared:
        return tr("{title}: {now}").format(title=line.title, now=line.now)
    return tr("{sign} {title}: {now}, before {before} – {said}").format(
        sign=_SIGNS[line.way],
        title=line.title,
        now=line.now,
        before=line.before,
        said=line.said,
    )


def _row(plans: pd.DataFrame, name: Optional[str]) -> Optional[PlanRow]:
    own = plans[plans["plan"] == name] if name else plans[:0]
    return None if own.empty else read_plan_row(own)


def _beside(plans: pd.DataFrame, row: PlanRow) -> Optional[str]:
    """The plan that another is held beside: the one it started from, else the one before it."""
    names = plans["plan"].tolist()
    if row.earlier in names:
        return row.earlier
    before = names[: names.index(row.name)]
    return before[-1] if before else None
