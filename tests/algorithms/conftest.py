"""Every test here runs in a real QGIS, with the provider registered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from grid_steward.tests.in_qgis import start_qgis


@pytest.fixture(scope="session", autouse=True)
def qapp() -> Any:
    """The application; pytest-qt asks for it under this name."""
    return start_qgis()


@pytest.fixture(scope="module", autouse=True)
def provider(qapp: Any) -> Iterator[Any]:
    """Our provider, as the plugin registers it."""
    from grid_steward.plugin.entry import GridStewardPlugin
    from qgis.core import QgsApplication

    plugin = GridStewardPlugin(None)
    plugin.initProcessing()
    yield QgsApplication.processingRegistry().providerById("gridsteward")
    plugin.unload()
