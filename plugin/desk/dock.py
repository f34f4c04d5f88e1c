"""The dock: pages that follow the work, and what runs at the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QCloseEvent
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ..bridge.libraries import load_libraries
from ..bridge.needs import what_is_missing
from ..bridge.sweeping import passed_over
from ..bridge.texts import tr
from .pages.page import Page
from .viewbutton import ViewButton
from .widgets.labels import wrapped

if TYPE_CHECKING:
    from .desk import Desk

NAME = "GridStewardDock"
_PERMILLE = 1000


class Dock(QgsDockWidget):
    """Pages on the right of their names, below the project's name and its plan.

    Before it closes, ``desk.may_leave`` is asked, which may keep it open.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Grid Steward"), desk.iface.mainWindow())
        self.setObjectName(NAME)
        self._desk = desk
        self._pages: dict[str, Page] = {}
        inside = QWidget()
        self._layout = QVBoxLayout(inside)
        self.setWidget(inside)
        missing = what_is_missing()
        if missing:
            text = wrapped(missing)
            text.setObjectName("missing")
            self._layout.addWidget(text)
            self._layout.addStretch()
            return
        with passed_over():
            load_libraries()
            self._build()
        desk.session.changed.connect(self.refresh)
        desk.session.busy.connect(self.refresh)
        desk.session.stage.connect(self._show_stage)
        self.refresh()

    @property
    def pages(self) -> dict[str, Page]:
        """The pages by name; none where libraries are missing."""
        return self._pages

    def show_page(self, name: str) -> None:
        """Turn to a page."""
        self._names.setCurrentRow(list(self._pages).index(name) - 1)

    def current_page(self) -> Optional[Page]:
        """The page that is seen."""
        page: Optional[Page] = self._stack.currentWidget() if self._pages else None
        return page

    def refresh(self) -> None:
        """Show the session as it is now."""
        session = self._desk.session
        has_project = session.project is not None
        for part in (self._head, self._names):
            part.setVisible(has_project)
        self._project.setText(session.path.stem if session.path else "")
        self._project.setToolTip(str(session.path or ""))
        self._show_plans()
        running = session.running
        self._job.setVisible(running is not None)
        self._job_title.setText(running or "")
        self._choose()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Closing asks first where there are edits that nobody saved."""
        if self._desk.may_leave():
            super().closeEvent(event)
        else:
            event.ignore()

    def _build(self) -> None:
        from .pages.check import CheckPage
        from .pages.data import DataPage
        from .pages.divide import DividePage
        from .pages.edit import EditPage
        from .pages.plans import PlansPage
        from .pages.redraw import RedrawPage
        from .pages.report import ReportPage
        from .pages.staff import StaffPage
        from .pages.start import StartPage

        made = {
            "start": (StartPage, tr("Start")),
            "data": (DataPage, tr("Data")),
            "divide": (DividePage, tr("Divide")),
            "redraw": (RedrawPage, tr("Redraw")),
            "plans": (PlansPage, tr("Plans")),
            "edit": (EditPage, tr("Edit")),
            "check": (CheckPage, tr("Check")),
            "staff": (StaffPage, tr("Staff")),
            "report": (ReportPage, tr("Report")),
        }
        self._names, self._stack = QListWidget(), QStackedWidget()
        for name, (kind, title) in made.items():
            page = kind(self._desk)
            page.setObjectName(name)
            self._pages[name] = page
            self._stack.addWidget(page)
            if name != "start":
                self._names.addItem(title)
        self._names.setFrameShape(QFrame.Shape.NoFrame)
        self._names.setFixedWidth(
            self._names.sizeHintForColumn(0) + 3 * self._names.fontMetrics().averageCharWidth()
        )
        self._names.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._names.setCurrentRow(0)
        self._names.currentRowChanged.connect(lambda _row: self._choose())
        middle = QHBoxLayout()
        middle.addWidget(self._names)
        middle.addWidget(self._stack, 1)
        self._layout.addWidget(self._make_head())
        self._layout.addLayout(middle, 1)
        self._layout.addWidget(self._make_job())

    def _make_head(self) -> QWidget:
        self._head = QWidget()
        self._project, self._plan = QLabel(), QComboBox()
        self._project.setTextFormat(Qt.TextFormat.PlainText)
        self._plan.setToolTip(tr("The plan that all pages work on"))
        self._plan.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._plan.textActivated.connect(self._choose_plan)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._project, 1)
        row.addWidget(QLabel(tr("Plan")))
        row.addWidget(self._plan, 1)
        row.addWidget(ViewButton(self._desk))
        return self._head

    def _make_job(self) -> QWidget:
        self._job = QWidget()
        self._job_title, self._stage = wrapped(""), wrapped("")
        self._bar = QProgressBar()
        self._bar.setRange(0, _PERMILLE)
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(lambda _checked=False: self._desk.session.cancel())
        row = QHBoxLayout()
        row.addWidget(self._bar, 1)
        row.addWidget(cancel)
        column = QVBoxLayout(self._job)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._job_title)
        column.addWidget(self._stage)
        column.addLayout(row)
        return self._job

    def _choose_plan(self, plan: str) -> None:
        if self._desk.may_leave():
            self._desk.session.set_plan(plan)
        else:
            self._show_plans()

    def _show_plans(self) -> None:
        session = self._desk.session
        names = session.plans["plan"].tolist()
        if [self._plan.itemText(at) for at in range(self._plan.count())] != names:
            self._plan.clear()
            self._plan.addItems(names)
        self._plan.setEnabled(bool(names) and session.running is None)
        self._plan.setCurrentIndex(names.index(session.plan) if session.plan else -1)

    def _show_stage(self, text: str, share: float) -> None:
        self._stage.setText(text)
        self._bar.setValue(round(_PERMILLE * share))

    def _choose(self) -> None:
        """Show the chosen page, the first one where no project file is open."""
        if not self._desk.session.still_there():
            return
        names = list(self._pages)
        has_project = self._desk.session.project is not None
        name = names[self._names.currentRow() + 1] if has_project else "start"
        self._stack.setCurrentWidget(self._pages[name])
        self._pages[name].refresh()
