"""The desk: everything that the plugin has in the window beside its menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Optional

from qgis.core import QgsProject
from qgis.gui import QgsApplicationExitBlockerInterface
from qgis.PyQt.QtCore import Qt

from ..bridge.libraries import load_libraries
from ..bridge.needs import what_is_missing
from ..bridge.planlayers import PlanLayers
from ..bridge.sweeping import sweep_all
from ..bridge.tasks import stop_all
from .around import Around
from .dock import Dock
from .session import Session

if TYPE_CHECKING:
    from .editing.editor import Editor


class Desk:
    """Owns the session and the dock, and takes all of it away again.

    The dock is made when it is first opened, so that QGIS starts without our libraries.
    """

    def __init__(self, iface: Any) -> None:
        self.iface = iface
        self.session = Session(iface)
        self.layers = PlanLayers(iface)
        self.dock: Optional[Dock] = None
        self._editor: Optional[Editor] = None
        self.session.changed.connect(self._show_layers)
        self.around = Around(self)
        self._exit = ExitBlocker(self.may_leave)
        iface.registerApplicationExitBlocker(self._exit)
        QgsProject.instance().readProject.connect(self._project_read)
        QgsProject.instance().writeProject.connect(self._project_written)
        QgsProject.instance().cleared.connect(self._project_cleared)

    @property
    def editor(self) -> Editor:
        """What changes a plan by hand; it is made when it is first needed, with our libraries."""
        if self._editor is None:
            from .editing.editor import Editor

            self._editor = Editor(self)
        return self._editor

    def show(self) -> None:
        """Open the dock, on the project file that the QGIS project belongs to."""
        if self.dock is None:
            self.dock = Dock(self)
            self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.dock.setUserVisible(True)
        if self.session.project is None and not what_is_missing():
            self.session.open_remembered()

    def show_page(self, name: str) -> None:
        """Turn to a page of the dock."""
        if self.dock is not None:
            self.dock.show_page(name)

    def may_leave(self) -> bool:
        """Whether nothing is lost by leaving the plan; asks the user where something would be."""
        edits = self._editor is None or self._editor.keeper.may_leave()
        return edits and self._pages_may_leave()

    def close(self) -> None:
        """Take everything out of the window again."""
        if self._editor is not None:
            self._editor.close()
            self._editor = None
        self._pages_may_leave(may_stay=False)
        self.iface.unregisterApplicationExitBlocker(self._exit)
        QgsProject.instance().readProject.disconnect(self._project_read)
        QgsProject.instance().writeProject.disconnect(self._project_written)
        QgsProject.instance().cleared.disconnect(self._project_cleared)
        self.session.changed.disconnect(self._show_layers)
        self.session.close()
        stop_all()
        self.around.remove()
        self.layers.close()
        if self.dock is not None:
            self.iface.removeDockWidget(self.dock)
            self.dock.deleteLater()
            self.dock = None
            sweep_all()
        self.session.deleteLater()

    def _show_layers(self) -> None:
        self.layers.show(self.session.path, self.session.plan)

    def _project_read(self, *_document: Any) -> None:
        """Also while the dock is closed: map tips and forms ask about the plan."""
        if not what_is_missing():
            load_libraries()
            self.session.open_remembered()

    def _project_written(self, *_document: Any) -> None:
        """Just before QGIS writes it: only now it may have a place that ours is relative to.
        Layers that were not opened yet would be missing from it."""
        self.layers.finish()
        self.session.remember()

    def _project_cleared(self) -> None:
        """QGIS asked about edits of layers; what waits on a page it does not know. Keeping that
        takes a moment, in which no more of our layers may come into what is another project now."""
        self.layers.close()
        self._pages_may_leave(may_stay=False)
        self.session.close()

    def _pages_may_leave(self, may_stay: bool = True) -> bool:
        pages = self.dock.pages.values() if self.dock is not None else ()
        return all(page.may_leave(may_stay) for page in pages)


class ExitBlocker(QgsApplicationExitBlockerInterface):
    """Has QGIS ask us before it quits."""

    def __init__(self, may_leave: Callable[[], bool]) -> None:
        super().__init__()
        self._may_leave = may_leave

    def allowExit(self) -> bool:  # noqa: N802
        """Called by QGIS."""
        return self._may_leave()
