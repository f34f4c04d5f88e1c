"""Redrawing communities."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Optional

from qgis.core import Qgis

from ...bridge.texts import tr
from ...common.errors import StewardError
from ...common.progress import Progress
from ...report.redrawnrows import redrawn_headline
from ...steps import foresee_redrawing, redraw
from ..widgets.labels import set_text, wrapped
from ..widgets.lookup import Lookup, file_state
from ..widgets.onmap import crs_of, geometry_of, go_to
from ..widgets.redrawchoices import RedrawChoices
from ..widgets.redrawresult import Redrawn, RedrawResult, read_redrawn
from .page import Page

if TYPE_CHECKING:
    from ...divide import Division
    from ...divide.foreseen import RedrawOutlook
    from ...store import Project
    from ..desk import Desk


class RedrawPage(Page):
    """Redrawing communities: what is asked for, and what each was made of."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._outlook: Optional[RedrawOutlook] = None
        self._error: Optional[StewardError] = None
        self._ahead = Lookup(self, tr("Counting households"), self._found, self._not_found)
        self._told = Lookup(self, tr("Reading the plan"), self._show, self.desk.session.tell_error)
        self.choices = RedrawChoices(desk)
        self.says = wrapped("")
        self.run = self.action(tr("Redraw the communities"), self._run)
        self.result = RedrawResult(desk)
        for part in (self.choices, self.says, self.run, self.result):
            self.body.addWidget(part)
        self.choices.changed.connect(self._asked_otherwise)
        self.choices.stays.wanted.connect(self._show_community)
        self.choices.own.wanted.connect(self._show_compound)

    def refresh(self) -> None:
        """Show the session as it is now."""
        self.choices.refresh()
        self._asked_otherwise()
        self._ask_result()
        if self._error is not None:
            self.say_next(tr("Redrawing needs buildings and communities: see the page Data."))
        elif self.result.isHidden():
            self.say_next(
                tr(
                    "Say how large a community should be. Today's stay as they are; what is drawn "
                    "is a plan like any other."
                )
            )
        else:
            self.say_next(tr("Look at the new lines on the map, and compare on the page Plans."))

    def _asked_otherwise(self) -> None:
        session = self.desk.session
        project = session.project
        if project is None:
            return
        asked = self.choices.counts.currentData(), self.choices.earlier
        key = (*file_state(project), *asked)
        if session.running is None and self._ahead.ask(key, partial(_foresee, project, *asked)):
            self._error = None
            set_text(self.says, tr("Counting households…"))
        self._say()

    def _ask_result(self) -> None:
        session = self.desk.session
        if session.project is None or session.plan is None:
            self._told.forget()
            self.result.show_redrawn(None)
        elif session.running is None:
            key = (*file_state(session.project), session.plan)
            self._told.ask(key, partial(read_redrawn, session.project, session.plan))

    def _say(self) -> None:
        problem = self.choices.problem
        if self._error is not None:
            set_text(self.says, f"⚠ {self._error}")
            problem = problem or tr("Nothing can be redrawn yet; the reason stands above.")
        self.run.allow(problem)

    def _found(self, outlook: RedrawOutlook) -> None:
        self._outlook = outlook
        set_text(self.says, "\n".join(str(note) for note in outlook.notes))
        self.choices.show_outlook(outlook)

    def _not_found(self, error: StewardError) -> None:
        self._error = error
        self.refresh()

    def _show(self, redrawn: Optional[Redrawn]) -> None:
        self.result.show_redrawn(redrawn)
        self.refresh()

    def _run(self) -> None:
        if not self.desk.may_leave():
            return
        work = partial(_redraw, self.choices.asked())
        self.desk.session.run(tr("Redrawing the communities"), work, self._done)

    def _done(self, division: Division) -> None:
        self.desk.session.set_plan(str(division.plan["plan"].iloc[0]))
        self.desk.session.tell(str(redrawn_headline(division)), Qgis.MessageLevel.Success)
        self.refresh()

    def _show_community(self, code: str) -> None:
        self._go_to(() if self._outlook is None else self._outlook.communities, code)

    def _show_compound(self, code: str) -> None:
        self._go_to(() if self._outlook is None else self._outlook.compounds, code)

    def _go_to(self, rows: Any, code: str) -> None:
        project = self.desk.session.project
        for one in rows:
            if one.code == code and project is not None:
                go_to(self.desk.iface.mapCanvas(), geometry_of(one.ground), crs_of(project.crs))


def _foresee(
    project: Project, counts: str, earlier: Optional[str], progress: Progress
) -> RedrawOutlook:
    return foresee_redrawing(project, counts=counts, earlier=earlier, progress=progress)


def _redraw(asked: dict[str, Any], project: Project, progress: Progress) -> Division:
    return redraw(project, **asked, progress=progress)
