"""The plugin's menu and its button."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QDialog, QMessageBox

from ..bridge.icon import ICON_PATH
from ..bridge.needs import what_is_missing
from ..bridge.texts import tr
from .desk import Desk
from .help import HelpWindow
from .suggest import suggested_layers


class Menu:
    """Plugins > Grid Steward with its actions, and the button that opens the desk."""

    def __init__(self, iface: Any, desk: Desk) -> None:
        self._iface = iface
        self._name = tr("Grid Steward")
        self._help: Optional[HelpWindow] = None
        self.desk = self._action(tr("Open the desk"), desk.show)
        self.divide = self._action(tr("Divide into cells…"), self._open_divide)
        self.import_layer = self._action(tr("Import and check a layer…"), self._open_import)
        self.help = self._action(tr("Help"), self._open_help)
        self._actions = (self.desk, self.divide, self.import_layer, self.help)
        for action in self._actions:
            iface.addPluginToMenu(self._name, action)
        iface.addToolBarIcon(self.desk)

    def remove(self) -> None:
        """Take the menu and the button out of the window."""
        self._iface.removeToolBarIcon(self.desk)
        for action in self._actions:
            self._iface.removePluginMenu(self._name, action)
            action.deleteLater()
        if self._help is not None:
            self._help.close()
            self._help.deleteLater()
            self._help = None

    def _action(self, title: str, slot: Any) -> QAction:
        action = QAction(QIcon(str(ICON_PATH)), title, self._iface.mainWindow())
        action.triggered.connect(lambda _checked=False: slot())
        return action

    def _open_divide(self) -> None:
        self._open("gridsteward:divide", suggests=True)

    def _open_import(self) -> None:
        self._open("gridsteward:importlayer", suggests=False)

    def _open(self, algorithm: str, suggests: bool) -> None:
        """Show an algorithm's dialog, or what is missing for it to work."""
        missing = what_is_missing()
        if missing:
            QMessageBox.warning(self._iface.mainWindow(), self._name, missing)
            return
        import processing

        parameters = suggested_layers(QgsProject.instance()) if suggests else {}
        dialog: QDialog = processing.createAlgorithmDialog(algorithm, parameters)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def _open_help(self) -> None:
        if self._help is None:
            self._help = HelpWindow(self._iface.mainWindow())
        self._help.show()
        self._help.raise_()
