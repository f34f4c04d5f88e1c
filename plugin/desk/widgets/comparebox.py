"""Two plans side by side: figures, who moves, why, and what changes on the map."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any, Optional

from qgis.core import Qgis, QgsProject, QgsRectangle, QgsReferencedRectangle
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...bridge.texts import tr
from ...common.errors import StewardError
from ...common.progress import Progress
from ...compare import TODAY
from ...report.changewords import against_title
from ...report.planrow import read_plan_row
from ...steps import compare
from ..pages.page import Action
from .comparetext import fates_text, figures_text, flows_text, moving_text, reasons_text
from .labels import heading, muted, wrapped
from .lookup import Lookup, file_state
from .onmap import crs_of, feature_place, go_to
from .parts import Choice, clear, column

if TYPE_CHECKING:
    from ...compare import Comparison
    from ...store import Project
    from ..desk import Desk

# A ground darker than this, of 255, has light writing on it.
_DARK = 128
_PLACES = {"cell": "cell_id", "community": "community_id"}


class CompareBox(QWidget):
    """Chooses two plans, compares them beside the window, and tells what came out."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: Optional[Comparison] = None
        self._shown: Optional[Comparison] = None
        self._lookup = Lookup(self, tr("Reading the comparison"), self._read, self._not_read)
        self.plan, self.against = Choice(tr("Plan")), Choice(tr("Compared with"))
        form = QFormLayout()
        form.addRow(tr("Plan"), self.plan)
        form.addRow(tr("Compared with"), self.against)
        self.run = Action(desk, tr("Compare"), self._run)
        self.on_map = QPushButton(tr("Show what changes on the map"))
        self.chapter = QPushButton(tr("Write a report on these changes"))
        self.on_map.clicked.connect(lambda _checked=False: self._show())
        self.chapter.clicked.connect(lambda _checked=False: self._open_report())
        self._buttons = column(self.on_map, self.chapter)
        self.result = QWidget()
        QVBoxLayout(self.result).setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading(tr("Compare two plans")))
        layout.addLayout(form)
        for part in (self.run, self._buttons, self.result):
            layout.addWidget(part)
        self.plan.currentIndexChanged.connect(lambda _row: self._other_plan())
        self.against.currentIndexChanged.connect(lambda _row: self._chosen_anew())
        self._chosen_anew()

    def refresh(self) -> None:
        """Offer the plans that there are now."""
        session = self._desk.session
        names = session.plans["plan"].tolist()
        before = self.plan.currentData()
        wanted = before if before in names else session.plan
        self.plan.offer([(name, name) for name in names], wanted)
        if wanted == before:
            self._chosen_anew()
        else:
            self._other_plan()

    def choose(self, plan: str) -> None:
        """Have this plan be the one that is compared."""
        self.plan.choose(plan)

    def _other_plan(self) -> None:
        """Propose the plan that the chosen one was made from to compare it with."""
        self._chosen_anew(self._started_from(self.plan.currentData()) or TODAY)

    def _chosen_anew(self, against: Optional[str] = None) -> None:
        """Offer what the chosen plan can be compared with, and show what is known of the pair."""
        session, plan = self._desk.session, self.plan.currentData()
        others = [name for name in session.plans["plan"].tolist() if name != plan]
        items = [*((name, name) for name in others), (TODAY, tr("today's communities"))]
        self.against.offer(items, against)
        self.run.allow("" if plan is not None else tr("There is no plan yet; divide first."))
        self._show_result()
        project = session.project
        if project is not None and plan is not None and session.running is None:
            self._lookup.ask((*file_state(project), plan), partial(_kept, project, plan))

    def _started_from(self, plan: Optional[str]) -> Optional[str]:
        """The plan that a plan was made from."""
        rows = self._desk.session.plans
        own = rows[rows["plan"] == plan]
        return None if own.empty else read_plan_row(own).earlier

    def _run(self) -> None:
        plan, against = self.plan.currentData(), self.against.currentData()
        if plan == self._desk.session.plan or self._desk.may_leave():
            title = tr("Comparing {plan}").format(plan=plan)
            self._desk.session.run(title, partial(_compare, plan, against), self._compared)

    def _compared(self, answer: tuple[Comparison, float]) -> None:
        self._found, seconds = answer
        session = self._desk.session
        session.set_plan(self._found.plan)
        self._show_result()
        self._show()
        said = tr("{plan} was compared with {against} in {seconds} s.")
        session.tell(
            said.format(
                plan=self._found.plan,
                against=against_title(self._found),
                seconds=f"{seconds:.1f}",
            ),
            Qgis.MessageLevel.Success,
        )

    def _read(self, found: Optional[Comparison]) -> None:
        self._found = found
        self._show_result()

    def _not_read(self, error: StewardError) -> None:
        self._read(None)

    def _show_result(self) -> None:
        """What is known of the two plans that are chosen, nothing where that is nothing."""
        found = self._found
        pair = (self.plan.currentData(), self.against.currentData())
        known = found is not None and (found.plan, found.against) == pair
        self._buttons.setVisible(known)
        self.result.setVisible(known)
        if found is None or not known or found is self._shown:
            return
        self._shown = found
        layout = self.result.layout()
        clear(layout)
        dark = self.palette().color(QPalette.ColorRole.Window).lightness() < _DARK
        names = self._community_names(found.plan)
        parts = (
            ("", figures_text(found, dark)),
            ("", moving_text(found)),
            (tr("What becomes of communities"), fates_text(found, names)),
            (tr("Why buildings change"), reasons_text(found)),
            (tr("Who moves, by community"), flows_text(found, "community", names)),
            (tr("Who moves, by cell"), flows_text(found, "cell", names)),
            (tr("Notes"), "<br>".join(f"• {note}" for note in found.notes)),
        )
        for title, text in parts:
            if text and title:
                layout.addWidget(heading(title))
            if text:
                layout.addWidget(self._label(text))
        if found.changes.empty:
            layout.addWidget(muted(tr("No building lies in another cell or community.")))

    def _label(self, text: str) -> QLabel:
        label = wrapped(text)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        label.linkActivated.connect(self._go_to)
        return label

    def _community_names(self, plan: str) -> dict[str, str]:
        rows = self._desk.session.plans
        own = rows[rows["plan"] == plan]
        if own.empty:
            return {}
        return {one.community_id: one.name for one in read_plan_row(own).communities}

    def _go_to(self, link: str) -> None:
        """Show the cell or community of a link on the map."""
        level, _, code = link.partition(":")
        path, plan = self._desk.session.path, self.plan.currentData()
        if path is None:
            return
        layer = "plan_community" if level == "community" else level
        place, crs = feature_place(path, layer, plan, _PLACES[level], code)
        if not go_to(self._desk.iface.mapCanvas(), place, crs):
            self._desk.session.tell(tr("{code} is not on the map.").format(code=code))

    def _show(self) -> None:
        """Switch the changes on and go there."""
        found = self._found
        layer = self._desk.layers.layer("change")
        if found is None or layer is None or found.changes.empty:
            return
        node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
        if node is not None:
            node.setItemVisibilityCheckedParentRecursive(True)
        around = QgsReferencedRectangle(
            QgsRectangle(*found.changes.total_bounds), crs_of(found.changes.crs)
        )
        canvas = self._desk.iface.mapCanvas()
        canvas.setReferencedExtent(around)
        canvas.refresh()

    def _open_report(self) -> None:
        self._desk.session.set_plan(self.plan.currentData())
        self._desk.show_page("report")


def _kept(project: Project, plan: str, progress: Progress) -> Any:
    return project.read_comparison(plan, progress)


def _compare(
    plan: str, against: str, project: Project, progress: Progress
) -> tuple[Comparison, float]:
    begun = time.monotonic()
    found = compare(project, plan, against, progress=progress)
    return found, time.monotonic() - begun
