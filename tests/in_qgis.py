"""A real QGIS without a window, started once for all tests that need it."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any


@lru_cache(maxsize=1)
def start_qgis() -> Any:
    """The running QgsApplication, with Processing ready."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qgis.core import QgsApplication
    from qgis.PyQt.QtCore import QCoreApplication

    application = QgsApplication([], True)
    application.initQgis()
    QCoreApplication.setOrganizationName("grid-steward-tests")
    QCoreApplication.setApplicationName("grid-steward-tests")
    # Where QGIS itself adds it: Processing is a plugin that comes with QGIS.
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    return application


class FakeIface:
    """The part of QGIS's window that a plugin touches, remembering what it holds."""

    def __init__(self, window: Any) -> None:
        self.window = window
        self.menu: list[Any] = []
        self.toolbar: list[Any] = []

    def mainWindow(self) -> Any:  # noqa: N802
        return self.window

    def addPluginToMenu(self, name: str, action: Any) -> None:  # noqa: N802
        self.menu.append((name, action))

    def removePluginMenu(self, name: str, action: Any) -> None:  # noqa: N802
        self.menu.remove((name, action))

    def addToolBarIcon(self, action: Any) -> None:  # noqa: N802
        self.toolbar.append(action)

    def removeToolBarIcon(self, action: Any) -> None:  # noqa: N802
        self.toolbar.remove(action)
