"""A window with what the desk needs of QGIS's: a map, a message bar, docks, menus, a locator."""

from __future__ import annotations

from typing import Any

from grid_steward.tests.in_qgis import FakeIface
from qgis.core import QgsProject
from qgis.gui import QgsLayerTreeMapCanvasBridge, QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDockWidget, QMainWindow, QVBoxLayout, QWidget

# The smallest screen that planners have.
WIDTH, HEIGHT = 1366, 768


class DeskIface(FakeIface):
    """QGIS's interface over real widgets: the map shows the layers of the open QGIS project."""

    def __init__(self) -> None:
        super().__init__(QMainWindow())
        self.window.resize(WIDTH, HEIGHT)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        self.bar, self.canvas = QgsMessageBar(), QgsMapCanvas()
        layout.addWidget(self.bar)
        layout.addWidget(self.canvas, 1)
        self.window.setCentralWidget(middle)
        self.active: Any = None
        project = QgsProject.instance()
        # It goes with the canvas, whoever still holds this object.
        self._bridge = QgsLayerTreeMapCanvasBridge(
            project.layerTreeRoot(), self.canvas, self.canvas
        )
        self._bridge.setAutoSetupOnFirstLayer(True)

    def mapCanvas(self) -> QgsMapCanvas:  # noqa: N802
        return self.canvas

    def messageBar(self) -> QgsMessageBar:  # noqa: N802
        return self.bar

    def addDockWidget(self, area: Qt.DockWidgetArea, dock: QDockWidget) -> None:  # noqa: N802
        self.window.addDockWidget(area, dock)
        dock.show()

    def removeDockWidget(self, dock: QDockWidget) -> None:  # noqa: N802
        self.window.removeDockWidget(dock)

    def activeLayer(self) -> Any:  # noqa: N802
        return self.active

    def setActiveLayer(self, layer: Any) -> bool:  # noqa: N802
        self.active = layer
        return True

    def messages(self) -> list[str]:
        """What the message bar says, newest first."""
        return [item.text() for item in self.bar.items()]
