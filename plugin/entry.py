"""The plugin object that QGIS starts and stops."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsApplication

from .algorithms.provider import GridStewardProvider
from .bridge.texts import Translator


class GridStewardPlugin:
    """Registers the Processing provider and, where there is a window, the menu, the button and
    the desk.

    ``qgis_process`` and QGIS Server call ``initProcessing`` only; the window adds ``initGui``.
    """

    def __init__(self, iface: Optional[Any]) -> None:
        self._iface = iface
        self._translator = Translator()
        self._translator.install()
        self._provider: Optional[GridStewardProvider] = None
        self._desk: Optional[Any] = None
        self._menu: Optional[Any] = None

    def initProcessing(self) -> None:
        """Add the algorithms."""
        self._provider = GridStewardProvider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        """Add the algorithms, the desk, the menu, the button and
        the desk."""
        from .desk.desk import Desk
        from .desk.menu import Menu

        self.initProcessing()
        self._desk = Desk(self._iface)
        self._menu = Menu(self._iface, self._desk)

    def unload(self) -> None:
        """Take everything away again."""
        if self._menu is not None:
            self._menu.remove()
            self._menu = None
        if self._desk is not None:
            self._desk.close()
            self._desk = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        self._translator.remove()
