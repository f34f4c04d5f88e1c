"""The way back after a plan was deleted, in QGIS's message bar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Callable, Optional

from qgis.core import Qgis
from qgis.gui import QgsMessageBarItem
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QPushButton

from ...bridge.texts import tr
from ...common.errors import StewardError
from ...common.messages import in_a_row
from ...report.planlines import left_behind

if TYPE_CHECKING:
    from ...store import Deleted, Project
    from ..desk import Desk


class UndoDelete(QObject):
    """Tells what was deleted and offers to put it back, until the message is closed.

    Then, or with the next deletion or when another project file is opened, what the file about
    persons still has of the plan is removed. ``restored`` is called with the plan's name.
    """

    def __init__(self, parent: QObject, desk: Desk, restored: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._desk, self._restored = desk, restored
        self._item: Optional[QgsMessageBarItem] = None
        self._project: Optional[Project] = None
        self._bar = desk.iface.messageBar()
        self._bar.widgetRemoved.connect(self._removed)
        desk.session.changed.connect(self._session_changed)

    def offer(self, project: Project, deleted: Deleted) -> None:
        """Say that a plan was deleted and what that means, with the button that puts it back."""
        self.withdraw()
        said = tr("{plan} is deleted.").format(plan=deleted.plan)
        row = in_a_row([said, *left_behind(deleted.starters, deleted.compared)])
        item = self._bar.createMessage(tr("Grid Steward"), str(row))
        button = QPushButton(tr("Undo"))
        button.clicked.connect(partial(self._undo, deleted))
        item.layout().addWidget(button)
        self._item, self._project = item, project
        self._bar.pushWidget(item, Qgis.MessageLevel.Info)

    def withdraw(self) -> None:
        """Take the offer back; what it would have put back is gone for good."""
        item, self._item = self._item, None
        if item is None:
            return
        if not sip.isdeleted(item) and not sip.isdeleted(self._bar):
            self._bar.popWidget(item)
        self._forget()

    def _undo(self, deleted: Deleted, _checked: bool = False) -> None:
        begun = self._desk.session.run(
            tr("Putting {plan} back").format(plan=deleted.plan),
            lambda project, progress: project.restore_plan(deleted, progress),
            lambda _nothing: self._restored(deleted.plan),
        )
        if begun:
            item, self._item, self._project = self._item, None, None
            self._bar.popWidget(item)

    def _removed(self, item: Any) -> None:
        """The user closed the message."""
        if item is self._item:
            self._item = None
            self._forget()

    def _session_changed(self) -> None:
        project = self._desk.session.project
        if self._project is not None and (project is None or project.path != self._project.path):
            self.withdraw()

    def _forget(self) -> None:
        """What can't be removed now goes with the next deletion."""
        project, self._project = self._project, None
        if project is None:
            return
        try:
            project.forget_deleted()
        except StewardError as error:
            self._desk.session.tell_error(error)
