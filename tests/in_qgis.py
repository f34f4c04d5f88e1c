"""A real QGIS without a window, started once for all tests that need it."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any


@lru_cache(maxsize=1)
def start_qgis() -> Any:
    """The running QgsApplication, with Processing ready and a profile that is thrown away."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    profiles = tempfile.mkdtemp(prefix="grid-steward-tests-")
    atexit.register(shutil.rmtree, profiles, ignore_errors=True)
    os.environ["QGIS_CUSTOM_CONFIG_PATH"] = profiles
    from qgis.core import QgsApplication

    application = QgsApplication([], True)
    application.initQgis()
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
        self.filters: list[Any] = []
        self.blockers: list[Any] = []

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

    def registerLocatorFilter(self, item: Any) -> None:  # noqa: N802
        self.filters.append(item)

    def deregisterLocatorFilter(self, item: Any) -> None:  # noqa: N802
        self.filters.remove(item)

    def registerApplicationExitBlocker(self, item: Any) -> None:  # noqa: N802
        self.blockers.append(item)

    def unregisterApplicationExitBlocker(self, item: Any) -> None:  # noqa: N802
        self.blockers.remove(item)
