"""Saving what was changed by hand, and asking before it is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Optional

from qgis.core import Qgis, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer

from ...bridge.texts import tr
from ...common.errors import StewardError
from ...store import Project
from .asking import Answer, ask, sure, wait_for
from .begun import kept

if TYPE_CHECKING:
    from ..desk import Desk
    from .editor import Editor


class Keeper(QObject):
    """Keeps what the editor's strokes come to: through our own job, never QGIS's commit, which
    would write units and leave cells, figures and the paper trail behind.

    QGIS's own Save, and ending the editing in QGIS, start that job and wait for it. QGIS then
    commits a buffer that has nothing in it any more; if the job failed, QGIS's commit does too.
    """

    def __init__(self, editor: Editor, desk: Desk) -> None:
        super().__init__()
        self._editor, self._desk = editor, desk
        self._layer: Optional[QgsVectorLayer] = None
        # Whether it is being asked if the plan may be left.
        self.asking = False

    def follow(self, layer: QgsVectorLayer) -> None:
        """Stand before QGIS's commit of ``layer``."""
        self._layer = layer
        layer.beforeCommitChanges.connect(self._before_commit)

    def stop(self) -> None:
        """Do so no longer."""
        if self._layer is not None and not sip.isdeleted(self._layer):
            self._layer.beforeCommitChanges.disconnect(self._before_commit)
        self._layer = None

    def save(self) -> bool:
        """Save beside the window; whether that was begun."""
        return self._editor.dirty and self._begin(lambda _fine: None)

    def save_as(self, plan: str) -> bool:
        """Save as another plan, which is worked on from then on; the one that was changed stays."""

        def ended(fine: bool) -> None:
            if fine:
                self._editor.end()
                self._desk.session.set_plan(plan)

        return self._editor.dirty and self._begin(ended, plan)

    def save_now(self) -> bool:
        """Save and wait for it; whether nothing is unsaved now."""
        if not self._editor.dirty:
            return True
        window, title = self._desk.iface.mainWindow(), tr("Saving the changes")
        return wait_for(window, self._desk.session, title, self._begin)

    def discard(self) -> None:
        """Go back to the plan as it is kept, if the user means it."""
        editor = self._editor
        if editor.dirty and sure(self._desk.iface.mainWindow(), editor.unsaved):
            editor.take_all_back()

    def may_leave(self, may_stay: bool = True) -> bool:
        """Whether the plan may be left. Where something is not saved the user is asked, and
        offered to stay if that is possible. If it may be left, it is changed no longer."""
        self.asking = True
        try:
            if self._stays(may_stay):
                return False
        finally:
            self.asking = False
        self._editor.end()
        return True

    def _stays(self, may_stay: bool) -> bool:
        """Whether the user stays with what is not saved; who can't is asked again where saving
        fails."""
        editor, window = self._editor, self._desk.iface.mainWindow()
        while editor.dirty:
            answer = ask(window, editor.draft.plan, editor.unsaved, may_stay)
            if answer == Answer.KEEP_EDITING:
                return True
            if answer == Answer.DISCARD or self.save_now():
                return False
            if may_stay:
                return True
        return False

    def _begin(self, ended: Callable[[bool], None], to: Optional[str] = None) -> bool:
        """Start the job; ``ended`` is told whether all is saved."""
        editor, session = self._editor, self._desk.session
        draft, path = editor.draft, editor.own[0]

        def done(fids: list[int]) -> None:
            if editor.active:
                editor.settle(fids)
            session.tell(tr("The changes are saved."), Qgis.MessageLevel.Success)
            ended(True)

        def failed(error: StewardError) -> None:
            editor.let()
            session.tell_error(error)
            ended(False)

        title = tr("Saving the changes")
        if session.running is not None:
            editor.tell(tr("Wait until “{job}” is done.").format(job=session.running))
            return False
        editor.hold()
        # The session may work on another file by now, or on none.
        return session.run_without_project(
            title, lambda step: kept(Project.open(path), draft, to, step), done, failed
        )

    def _before_commit(self, _stops: bool) -> None:
        """QGIS is about to commit the layer."""
        editor = self._editor
        if not editor.dirty or self.save_now() or not editor.active:
            return
        # QGIS may be about to end, to open another project or to take the layer away, and stays
        # where a commit fails. Then all comes back: nothing is lost.
        made = editor.take_aside()
        QTimer.singleShot(0, lambda: editor.put_back(made))
