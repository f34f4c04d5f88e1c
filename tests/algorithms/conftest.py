"""Every test here runs in a real QGIS, with the provider registered."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from grid_steward.plugin.store import Project
from grid_steward.tests.in_qgis import start_qgis

from .people import make_people


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


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the street and everybody in it, not attached and not assessed yet."""
    folder = tmp_path_factory.mktemp("街 street")
    make_people(folder)
    return folder


@pytest.fixture
def project(filled: Path, tmp_path: Path) -> Project:
    """A copy of it."""
    shutil.copytree(filled, tmp_path / "copy")
    return Project.open(tmp_path / "copy" / "town.gpkg")
