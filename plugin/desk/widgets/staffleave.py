"""Asking before changes to officers that were made by hand are lost."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Callable

from ...bridge.texts import tr
from ...common.errors import InputError, StewardError, input_error
from ...common.messages import listed
from ...common.progress import Progress, part
from ..editing.asking import Answer, ask_about, wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from ..desk import Desk
    from .staffhand import HandChanges, Waiting


class StaffLeave:
    """Keeps what waits on the page of officers, of all plans, or forgets it, as the user says."""

    def __init__(self, desk: Desk, changes: HandChanges) -> None:
        self._desk, self._changes = desk, changes

    def may_leave(self, may_stay: bool = True) -> bool:
        """Whether the plan may be left. Where something is not kept the user is asked, and offered
        to stay if that is possible."""
        changes = self._changes
        if not changes.waiting:
            return True
        text = tr("{count} changes by hand to the officers of {plans} are not kept.").format(
            count=changes.waiting, plans=listed(plan for _, plan in changes.plans())
        )
        answer = ask_about(self._desk.iface.mainWindow(), text, may_stay)
        if answer == Answer.KEEP_EDITING:
            return False
        if answer == Answer.SAVE:
            for key in changes.plans():
                if not self._keep(key, may_stay) and may_stay:
                    return False
        changes.forget()
        return True

    def _keep(self, key: tuple[Path, str], may_stay: bool) -> bool:
        """Keep what waits for one plan; whether that is done."""
        session, title = self._desk.session, tr("Keeping the officers given by hand")
        waiting = self._changes.of(key)

        def begin(ended: Callable[[bool], None]) -> bool:
            def done(_result: Any) -> None:
                self._changes.kept(key)
                ended(True)

            def failed(error: StewardError) -> None:
                session.tell_error(error)
                ended(False)

            # Who can't stay has left already: nothing is shown of the file any more.
            begun = session.run_without_project(
                title, lambda step: _kept(*key, waiting, step), done, failed, afresh=may_stay
            )
            if not begun:
                session.tell(tr("Wait until “{job}” is done.").format(job=session.running))
            return begun

        return wait_for(self._desk.iface.mainWindow(), session, title, begin)


def _kept(path: Path, plan: str, waiting: Waiting, progress: Progress) -> None:
    """Make changes again on what is in the file, and keep them; outside the window's thread."""
    from ... import steps
    from ...store import Project

    project = Project.open(path)
    board = steps.begin_by_hand(project, plan, part(progress, 0, 0.5))
    made_at, changes = waiting
    if board.ground.kept.made_at != made_at:
        raise input_error(
            "The officers of the plan {plan} were assigned anew meanwhile. Look at them, and make "
            "the changes again.",
            plan=plan,
        )
    for change in changes:
        with suppress(InputError):
            change(board)
    steps.keep_by_hand(project, board.ground.kept, board.hand(), part(progress, 0.5, 1))
