"""The desk: everything that the plugin has in the window beside its menu."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt

from ..bridge.needs import what_is_missing
from ..bridge.planlayers import PlanLayers
from .dock import Dock
from .session import Session


class Desk:
    """Owns the session and the dock, and takes all of it away again.

    The dock is made when it is first opened, so that QGIS starts without our libraries.
    """

    def __init__(self, iface: Any) -> None:
        self.iface = iface
        self.session = Session(iface)
        self.layers = PlanLayers(iface)
        self.dock: Optional[Dock] = None
        self.session.changed.connect(self._show_layers)
        QgsProject.instance().readProject.connect(self._project_read)
        QgsProject.instance().cleared.connect(self._project_cleared)

    def show(self) -> None:
        """Open the dock, on the project file that the QGIS project belongs to."""
        if self.dock is None:
            self.dock = Dock(self)
            self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.dock.setUserVisible(True)
        if self.session.project is None and not what_is_missing():
            self.session.open_remembered()

    def may_leave(self) -> bool:
        """Whether nothing is lost by leaving the plan; asks the user where edits are not saved."""
        return True

    def close(self) -> None:
        """Take everything out of the window again."""
        QgsProject.instance().readProject.disconnect(self._project_read)
        QgsProject.instance().cleared.disconnect(self._project_cleared)
        self.session.changed.disconnect(self._show_layers)
        self.session.close()
        self.layers.close()
        if self.dock is not None:
            self.iface.removeDockWidget(self.dock)
            self.dock.deleteLater()
            self.dock = None
        self.session.deleteLater()

    def _show_layers(self) -> None:
        if self.session.path is not None:
            self.layers.show(self.session.path, self.session.plan)

    def _project_read(self, *_document: Any) -> None:
        if self.dock is not None and not what_is_missing():
            self.session.open_remembered()

    def _project_cleared(self) -> None:
        self.session.close()
