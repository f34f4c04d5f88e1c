"""The plugin object that QGIS starts and stops."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsApplication

from .algorithms.provider import GridStewardProvider
from .bridge.texts import Translator


class GridStewardPlugin:
    """Registers the Processing provider and, where there is a window, the menu and the button.

    ``qgis_process`` and QGIS Server call ``initProcessing`` only; the window adds ``initGui``.
    """

    def __init__(self, iface: Optional[Any]) -> None:
        self._iface = iface
        self._translator = Translator()
        self._translator.install()
        self._provider: Optional[GridStewardProvider] = None
        self._menu: Optional[Any] = None

    def initProcessing(self) -> None:
        """Add the algorithms."""
        self._provider = GridStewardProvider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        """Add the algorithms, the menu and the button."""
        from .desk.menu import Menu

        self.initProcessing()
        self._menu = Menu(self._iface)

    def unload(self) -> None:
        """Take everything away again."""
        if self._menu is not None:
            self._menu.remove()
            self._menu = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        self._translator.remove()
