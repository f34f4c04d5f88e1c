"""The plans of the project file: a list to name, copy, choose and delete them, and two compared."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any, Optional

from qgis.core import Qgis
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QGridLayout, QWidget

from ...bridge.texts import tr
from ...common.errors import StewardError
from ...common.progress import Progress
from ...report.planlines import PlanLine
from ...steps import copy_plan, list_plans, rename_plan, replay
from ...steps.replaywords import replay_lines
from ..widgets.comparebox import CompareBox
from ..widgets.labels import heading, set_text, wrapped
from ..widgets.plancards import PlanCards
from ..widgets.undodelete import UndoDelete
from .page import Page

if TYPE_CHECKING:
    from ...steps import Replay
    from ...store import Deleted, Project
    from ..desk import Desk


class PlansPage(Page):
    """The plans of the project file."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._seen: Any = None
        self._wanted: Optional[str] = None
        self.cards = PlanCards()
        self.divide = self.action(tr("Divide into cells"), self._to_divide)
        self.use = self.action(tr("Use this plan"), self._use)
        self.rename = self.action(tr("Rename"), self.cards.rename_chosen)
        self.copy = self.action(tr("Copy"), self._copy)
        self.delete = self.action(tr("Delete"), self._delete)
        self.replay = self.action(tr("Make it again and compare"), self._replay)
        self.replayed = wrapped("")
        self.compare = CompareBox(desk)
        self.undo = UndoDelete(self, desk, self._choose)
        self._buttons = QWidget()
        grid = QGridLayout(self._buttons)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, action in enumerate((self.use, self.copy, self.rename, self.delete)):
            grid.addWidget(action, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.replay, 2, 0, 1, 2)
        self._title = heading(tr("Plans"))
        for part in (
            self._title,
            self.cards,
            self.divide,
            self._buttons,
            self.replayed,
            self.compare,
        ):
            self.body.addWidget(part)
        self.replay.button.setToolTip(
            tr("Makes the plan anew from the layers as they are, and says whether it is the same.")
        )
        self.cards.currentItemChanged.connect(lambda _now, _before: self._say())
        self.cards.named.connect(self._rename)
        set_text(self.replayed, "")

    def refresh(self) -> None:
        """Show the session as it is now."""
        session = self.desk.session
        project = session.project
        if project is None:
            return
        if self._seen is not session.plans:
            self._show_lines(project)
        self.compare.refresh()
        self._say()

    def _show_lines(self, project: Project) -> None:
        chosen = self._wanted or (self.cards.chosen.name if self.cards.chosen else None)
        try:
            lines = list_plans(project)
        except StewardError as error:
            self.desk.session.tell_error(error)
            return
        self._seen, self._wanted = self.desk.session.plans, None
        self.cards.show_lines(lines, chosen or self.desk.session.plan)

    def _say(self) -> None:
        """What to do next, and what the buttons do to the plan that is chosen."""
        count, line = self.cards.count(), self.cards.chosen
        for part in (self._title, self.cards, self._buttons, self.compare):
            part.setVisible(count > 0)
        self.divide.setVisible(count == 0)
        for action in (self.divide, self.rename, self.copy, self.delete, self.replay):
            action.allow()
        current = line is not None and line.current and line.name == self.desk.session.plan
        self.use.allow(tr("It is the one in use.") if current else "")
        if count == 0:
            self.say_next(tr("There is no plan yet. Divide first; each division is a plan."))
        elif count == 1:
            self.say_next(
                tr("Copy the plan before you try something with it, or divide again otherwise.")
            )
        else:
            self.say_next(
                tr(
                    "Choose the plan to use: all pages work on it, and reports and commands take "
                    "it where none is named. Or compare two."
                )
            )

    def _to_divide(self) -> None:
        self.desk.show_page("divide")

    def _chosen(self) -> Optional[PlanLine]:
        """The chosen plan, if nothing is lost by changing it."""
        line = self.cards.chosen
        if line is not None and line.name == self.desk.session.plan and not self.desk.may_leave():
            return None
        return line

    def _use(self) -> None:
        line = self.cards.chosen
        if line is None or (line.name != self.desk.session.plan and not self.desk.may_leave()):
            return
        self.desk.session.run(
            tr("Using {plan}").format(plan=line.name),
            lambda project, _progress: project.set_current(line.name),
            lambda _nothing: self._choose(line.name),
        )

    def _choose(self, plan: str) -> None:
        """Work on this plan, and have it chosen in the list."""
        self.desk.session.set_plan(plan)
        self._mark(plan)

    def _rename(self, plan: str, name: str) -> None:
        working = plan == self.desk.session.plan
        if working and not self.desk.may_leave():
            return
        self.desk.session.run(
            tr("Renaming {plan}").format(plan=plan),
            lambda project, progress: rename_plan(project, plan, name, progress),
            self._choose if working else self._mark,
        )

    def _mark(self, plan: str) -> None:
        """Have the plan chosen in the list, whatever plan is worked on."""
        self._wanted, self._seen = plan, None
        self.refresh()

    def _copy(self) -> None:
        line = self.cards.chosen
        if line is None:
            return
        self.desk.session.run(
            tr("Copying {plan}").format(plan=line.name),
            lambda project, progress: copy_plan(project, line.name, progress=progress),
            self._copied,
        )

    def _copied(self, plan: str) -> None:
        self._mark(plan)
        self.desk.session.tell(
            tr("{plan} is the copy. Type another name in the list if you like.").format(plan=plan),
            Qgis.MessageLevel.Success,
        )

    def _delete(self) -> None:
        line = self._chosen()
        project = self.desk.session.project
        if line is None or project is None:
            return
        self.undo.withdraw()
        self.desk.session.run(
            tr("Deleting {plan}").format(plan=line.name),
            lambda own, progress: own.delete_plan(line.name, progress),
            partial(self._deleted, project),
        )

    def _deleted(self, project: Project, deleted: Deleted) -> None:
        self.undo.offer(project, deleted)
        self._seen = None
        self.refresh()

    def _replay(self) -> None:
        line = self.cards.chosen
        if line is None:
            return
        set_text(self.replayed, "")
        self.desk.session.run(
            tr("Making {plan} again").format(plan=line.name),
            partial(_made_again, line.name),
            self._replayed,
        )

    def _replayed(self, answer: tuple[Replay, float]) -> None:
        found, seconds = answer
        sign = "✓" if found.identical else "⚠"
        lines = [str(line).strip() for line in replay_lines(found, seconds)]
        set_text(self.replayed, f"{sign} " + "\n".join(lines))
        self.ensureWidgetVisible(self.replayed)


def _made_again(plan: str, project: Project, progress: Progress) -> tuple[Replay, float]:
    begun = time.monotonic()
    return replay(project, plan, progress=progress), time.monotonic() - begun
