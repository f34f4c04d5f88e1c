"""What a plan lacks."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, Optional

from qgis.PyQt.QtCore import QModelIndex
from qgis.PyQt.QtWidgets import QPushButton

from ...bridge.tables import equals
from ...bridge.texts import tr
from ...common.errors import StewardError
from ...common.figures import whole
from ...common.messages import current_language, listed
from ...common.progress import Progress
from ...report.titles import GAP_TITLES
from ...steps import assess
from ...steps.knowing import KnownGaps, known_gaps
from ..widgets.gapmodel import GAP_ROLE, GapModel
from ..widgets.gapview import GapView
from ..widgets.labels import heading, muted, set_text, wrapped
from ..widgets.lookup import Lookup, file_state
from ..widgets.onmap import crs_of, feature_place, geometry_of, go_to
from ..widgets.parts import Choice, column
from ..widgets.severitybars import SeverityBars
from .page import Page

if TYPE_CHECKING:
    from ...report.gaprows import GapRow
    from ...store import Project
    from ..desk import Desk


class CheckPage(Page):
    """Gaps by severity and kind: a click goes there, a double click chooses it in its layer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._known: Optional[KnownGaps] = None
        self._trouble = ""
        self._wanted = False
        self._lookup = Lookup(self, tr("Reading the gaps"), self._found, self._not_found)
        self.look = self.action(tr("Look for gaps"), self._look)
        self.summary, self.warning = wrapped(""), wrapped("")
        self.bars = SeverityBars()
        self.kind, self.community, self.cell = (
            Choice(name) for name in (tr("Kind"), tr("Community"), tr("Cell"))
        )
        self.filters = column(self.kind, self.community, self.cell)
        self.model = GapModel(self)
        self.view = GapView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(tr("Gaps"))
        self.said, self.action_said, self.restricted = heading(""), wrapped(""), muted("")
        self.table = QPushButton(tr("Open the layer's table"))
        self.notes = muted("")
        for part in (
            self.summary,
            self.warning,
            self.look,
            self.bars,
            self.filters,
            self.view,
            self.said,
            self.action_said,
            self.restricted,
            self.table,
            self.notes,
        ):
            self.body.addWidget(part)
        self._connect()

    def refresh(self) -> None:
        """Show the session as it is now."""
        session = self.desk.session
        project, plan = session.project, session.plan
        if project is None:
            return
        if plan is None:
            self._known = None
            self._lookup.forget()
        elif session.running is None:
            key = (*file_state(project), plan, current_language())
            work = partial(_known, project, plan)
            if self._lookup.ask(key, work):
                self._known, self._trouble = None, ""
        self._show()

    def look_if_nothing_is_known(self) -> None:
        """Look for gaps, as soon as it is sure that nobody has since the plan was written."""
        self._wanted = True
        self._look_if_wanted()

    def _connect(self) -> None:
        for choice in (self.kind, self.cell):
            choice.activated.connect(lambda _row: self._narrow())
        self.community.activated.connect(lambda _row: self._community_chosen())
        self.view.clicked.connect(self._go_to)
        self.view.doubleClicked.connect(self._choose)
        self.view.selectionModel().currentChanged.connect(lambda now, _before: self._say(now))
        self.table.clicked.connect(lambda _checked=False: self._open_table())

    def _found(self, known: KnownGaps) -> None:
        self._known = known
        self.model.show_gaps(known.rows)
        self._offer_filters()
        self._narrow()
        self._show()
        self._look_if_wanted()

    def _not_found(self, error: StewardError) -> None:
        self._wanted = False
        self._known, self._trouble = None, f"⚠ {error}"
        self._show()

    def _look_if_wanted(self) -> None:
        known = self._known
        if not self._wanted or known is None or self.desk.session.running is not None:
            return
        self._wanted = False
        if not known.known or known.stale:
            self._look()

    def _look(self) -> None:
        plan = self.desk.session.plan
        if plan is not None:
            self.desk.session.run(tr("Looking for gaps"), partial(_assess, plan))

    def _show(self) -> None:
        """What is seen, from what is known."""
        known, plan = self._known, self.desk.session.plan
        rows = known is not None and bool(known.rows)
        for part in (self.bars, self.filters, self.view, self.table):
            part.setVisible(rows)
        if not rows:
            self._say(QModelIndex())
        self.look.button.setText(
            tr("Look again") if known is not None and known.known else tr("Look for gaps")
        )
        self.look.allow("" if plan else tr("There is no plan yet. Divide first."))
        set_text(self.summary, self._summary())
        set_text(self.warning, self._warning())
        notes = () if known is None else known.notes
        set_text(self.notes, "\n".join(f"• {note}" for note in notes))
        self._say_next()

    def _say_next(self) -> None:
        known, plan = self._known, self.desk.session.plan
        if plan is None:
            self.say_next(tr("Divide first: gaps are those of a plan."))
        elif known is None:
            self.say_next("")
        elif not known.known:
            self.say_next(
                tr(
                    "Nobody has looked yet what {plan} lacks. In a city it takes some minutes."
                ).format(plan=plan)
            )
        elif known.rows:
            self.say_next(tr("Click a gap to see it on the map. Mend the severe ones first."))
        else:
            self.say_next(tr("Give the cells officers, or write the report."))

    def _summary(self) -> str:
        known = self._known
        if known is None:
            return tr("Reading the gaps…") if self._lookup.asking else self._trouble
        if known.made_at is None:
            return ""
        made_at = known.made_at.strftime("%Y-%m-%d %H:%M")
        if known.rows:
            return tr("{count} gaps in {cells} cells, found on {time} (UTC).").format(
                count=whole(len(known.rows)), cells=whole(known.cells), time=made_at
            )
        kinds = [title for kind, title in GAP_TITLES.items()]
        return tr("✓ Nothing found in {cells} cells on {time} (UTC). Looked for: {kinds}.").format(
            cells=whole(known.cells), time=made_at, kinds=listed(kinds)
        )

    def _warning(self) -> str:
        known = self._known
        if known is None or not known.known:
            return ""
        lines = []
        if known.stale:
            lines.append(tr("⚠ The plan was changed after that. Look again."))
        if known.withheld is not None:
            lines.append(f"⚠ {known.withheld}")
        return "\n".join(lines)

    def _offer_filters(self) -> None:
        known = self._known
        rows = () if known is None else known.rows
        kinds = [kind for kind in GAP_TITLES if any(row.kind == kind for row in rows)]
        names = self._names()
        places = sorted({row.community_id for row in rows if row.community_id})
        self.kind.offer(
            [(None, tr("All kinds")), *((kind, str(GAP_TITLES[kind])) for kind in kinds)]
        )
        self.community.offer(
            [(None, tr("All communities")), *((code, names.get(code, code)) for code in places)]
        )
        self._offer_cells()

    def _offer_cells(self) -> None:
        known, place = self._known, self.community.currentData()
        rows = () if known is None else known.rows
        own = {row.cell_id for row in rows if row.cell_id and place in (None, row.community_id)}
        self.cell.offer([(None, tr("All cells")), *((code, code) for code in sorted(own))])

    def _names(self) -> dict[str, str]:
        row = self.desk.session.plan_row()
        lines = [] if row is None else json.loads(row["communities"])
        return {line["community_id"]: line["name"] or line["community_id"] for line in lines}

    def _community_chosen(self) -> None:
        self._offer_cells()
        self._narrow()

    def _narrow(self) -> None:
        chosen = (one.currentData() for one in (self.kind, self.community, self.cell))
        self.model.narrow(*chosen)
        self.bars.show_counts(self.model.counts)
        self.view.expandToDepth(0)
        self._say(QModelIndex())

    def _say(self, index: QModelIndex) -> None:
        gap: Optional[GapRow] = index.data(GAP_ROLE) if index.isValid() else None
        set_text(self.said, "" if gap is None else gap.said)
        set_text(self.action_said, "" if gap is None else gap.action)
        text = tr("This gap is about people: it is kept in the restricted file alone.")
        set_text(self.restricted, text if gap is not None and gap.about_people else "")

    def _go_to(self, index: QModelIndex) -> None:
        gap, session = index.data(GAP_ROLE), self.desk.session
        project = session.project
        if gap is None or project is None:
            return
        canvas = self.desk.iface.mapCanvas()
        if gap.place is not None:
            go_to(canvas, geometry_of(gap.place), crs_of(project.crs))
            return
        # Nobody knows where exactly, so its cell or community is shown.
        for layer, field, code in (
            ("cell", "cell_id", gap.cell_id),
            ("plan_community", "community_id", gap.community_id),
        ):
            if code and go_to(
                canvas, *feature_place(project.path, layer, session.plan, field, code)
            ):
                return

    def _choose(self, index: QModelIndex) -> None:
        """Choose the gap in its layer."""
        gap = index.data(GAP_ROLE)
        layer = None if gap is None else self._layer_of(gap)
        if layer is not None:
            layer.selectByExpression(equals("gap_id", gap.gap_id))
            self.desk.iface.setActiveLayer(layer)

    def _open_table(self) -> None:
        layer = self._layer_of(self.view.currentIndex().data(GAP_ROLE))
        if layer is not None:
            self.desk.iface.showAttributeTable(layer)

    def _layer_of(self, gap: Optional[GapRow]) -> Any:
        """The layer that a gap is in, that of places without one; told where it is not there."""
        name = "people_gap" if gap is not None and gap.about_people else "gap"
        layer = self.desk.layers.layer(name)
        if layer is None:
            self.desk.session.tell(tr("The layer of these gaps is not in the open QGIS project."))
        return layer


def _known(project: Project, plan: str, progress: Progress) -> KnownGaps:
    return known_gaps(project, plan, current_language(), progress)


def _assess(plan: str, project: Project, progress: Progress) -> None:
    assess(project, plan, progress)
