"""Dividing into cells."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Optional

from qgis.core import Qgis
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ...bridge.texts import tr
from ...common.errors import StewardError
from ...common.progress import Progress
from ...report.planrow import headline, read_plan_row
from ...steps import divide, foresee
from ..widgets.dividechoices import DivideChoices
from ..widgets.foreseenbox import ForeseenBox
from ..widgets.lookup import Lookup, file_state
from ..widgets.planresult import PlanResult
from .check import CheckPage
from .page import Page

if TYPE_CHECKING:
    from ...divide import Division
    from ...steps.foreseeing import Outlook
    from ...store import Project
    from ..desk import Desk


class DividePage(Page):
    """Dividing into cells: what is asked for, what arithmetic says of it, and what came out."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._outlook: Optional[Outlook] = None
        self._error: Optional[StewardError] = None
        self._lookup = Lookup(self, tr("Counting households"), self._found, self._not_found)
        self.choices = DivideChoices(desk)
        self.foreseen = ForeseenBox(desk)
        self.run = self.action(tr("Divide into cells"), self._run)
        self.result = PlanResult(desk)
        self.after = QWidget()
        row = QHBoxLayout(self.after)
        row.setContentsMargins(0, 0, 0, 0)
        self.to_edit = QPushButton(tr("Change it by hand"))
        self.to_check = QPushButton(tr("See what it lacks"))
        self.to_edit.clicked.connect(lambda _checked=False: self._edit())
        self.to_check.clicked.connect(lambda _checked=False: self._check())
        row.addWidget(self.to_edit)
        row.addWidget(self.to_check)
        for part in (self.choices, self.foreseen, self.run, self.result, self.after):
            self.body.addWidget(part)
        self.choices.changed.connect(self._asked_otherwise)

    def refresh(self) -> None:
        """Show the session as it is now."""
        self.choices.refresh()
        self.result.refresh()
        has_plan = self.desk.session.plan is not None
        self.after.setVisible(has_plan)
        self._asked_otherwise()
        if self.desk.session.running is not None:
            self.say_next("")
        elif self._error is not None:
            self.say_next(tr("Bring in the buildings first, on the page Data."))
        elif has_plan:
            self.say_next(
                tr("Look at the plan on the map; change it by hand, or see what it lacks.")
            )
        else:
            self.say_next(tr("Say how large a cell should be, then divide."))

    def _asked_otherwise(self) -> None:
        """Find out what arithmetic says of what is asked for now."""
        session = self.desk.session
        project = session.project
        if project is None:
            return
        key = (*file_state(project), self.choices.counts.currentData(), self.choices.earlier)
        if session.running is None and self._lookup.ask(key, partial(_foresee, project, *key[-2:])):
            self._outlook = self._error = None
            self.foreseen.wait()
        self._say()

    def _say(self) -> None:
        problem = self.choices.problem
        if self._outlook is not None:
            self.foreseen.show_outlook(self._outlook, self.choices.band.band())
            self.choices.say_locked(self._outlook.locked)
        if self._error is not None:
            self.foreseen.show_error(self._error)
            problem = problem or tr("It can't be divided yet; the reason stands above.")
        self.run.allow(problem)

    def _found(self, outlook: Outlook) -> None:
        self._outlook = outlook
        self._say()

    def _not_found(self, error: StewardError) -> None:
        self._error = error
        self.refresh()

    def _run(self) -> None:
        if not self.desk.may_leave():
            return
        asked = self.choices.asked()
        self.desk.session.run(tr("Dividing into cells"), partial(_divide, asked), self._done)

    def _done(self, division: Division) -> None:
        plan = read_plan_row(division.plan)
        self.desk.session.set_plan(plan.name)
        self.desk.session.tell(str(headline(plan)), Qgis.MessageLevel.Success)
        self.refresh()
        self.ensureWidgetVisible(self.result.title)

    def _edit(self) -> None:
        if self.desk.dock is not None:
            self.desk.show_page("edit")

    def _check(self) -> None:
        dock = self.desk.dock
        if dock is not None:
            dock.show_page("check")
            check = dock.pages["check"]
            if isinstance(check, CheckPage):
                check.look_if_nothing_is_known()


def _foresee(
    project: Project, households: str, earlier: Optional[str], progress: Progress
) -> Outlook:
    return foresee(project, households=households, earlier=earlier, progress=progress)


def _divide(asked: dict[str, Any], project: Project, progress: Progress) -> Division:
    return divide(project, **asked, progress=progress)
