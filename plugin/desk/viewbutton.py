"""The button in the dock's head that says what the map shows of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QMenu, QToolButton

from ..bridge.texts import tr

if TYPE_CHECKING:
    from .desk import Desk


class ViewButton(QToolButton):
    """A menu of the map themes that the plan has, and of what brings its layers back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setIcon(QgsApplication.getThemeIcon("/mActionShowAllLayers.svg"))
        self.setToolTip(tr("What the map shows of the plan"))
        self.setAccessibleName(tr("View"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAutoRaise(True)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.fill)
        self.setMenu(self._menu)

    def fill(self) -> None:
        """Offer what there is now."""
        layers = self._desk.layers
        self._menu.clear()
        for name in layers.themes():
            action = self._menu.addAction(name)
            action.triggered.connect(lambda _on=False, name=name: layers.apply_theme(name))
        self._menu.addSeparator()
        again = self._menu.addAction(tr("Bring back layers that were taken out"))
        again.triggered.connect(lambda _on=False: self._bring_back())

    def _bring_back(self) -> None:
        session = self._desk.session
        self._desk.layers.show(session.path, session.plan, again=True)
