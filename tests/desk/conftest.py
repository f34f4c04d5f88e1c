"""Every test here runs in a real QGIS."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from grid_steward.layers.sample import SAMPLE_CRS, SAMPLE_DIR, SOURCES
from grid_steward.plugin.bridge.drawing import stop_drawing
from grid_steward.plugin.bridge.libraries import load_libraries
from grid_steward.tests.in_qgis import start_qgis

from .window import DeskIface

# As the desk does, before any science that a test imports.
load_libraries()


@pytest.fixture(scope="session", autouse=True)
def qapp() -> Any:
    """The application; pytest-qt asks for it under this name."""
    return start_qgis()


@pytest.fixture
def window(qtbot: Any) -> Iterator[DeskIface]:
    """A window on an empty QGIS project."""
    from qgis.core import QgsProject

    QgsProject.instance().clear()
    made = DeskIface()
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    stop_drawing(made.canvas)
    QgsProject.instance().clear()


@pytest.fixture
def desk(window: DeskIface) -> Iterator[Any]:
    """The desk, with its dock open."""
    from grid_steward.plugin.desk.desk import Desk

    made = Desk(window)
    made.show()
    yield made
    made.close()


@pytest.fixture(scope="session")
def divided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample town with its map and plan-1."""
    from grid_steward.plugin.steps import divide, import_layer, init_project

    path = tmp_path_factory.mktemp("town") / "town.gpkg"
    project = init_project(path, SAMPLE_CRS)
    for layer, file in SOURCES.items():
        import_layer(project, layer, SAMPLE_DIR / file)
    divide(project)
    return path


@pytest.fixture
def town(divided: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(divided, tmp_path / "town.gpkg"))


@pytest.fixture(scope="session")
def staffed(divided: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample town with its people, its officers and what was found of plan-1."""
    from datetime import date

    from grid_steward.layers.sample.people import DEPARTMENTS, write
    from grid_steward.plugin.steps import attach, import_layer, staff
    from grid_steward.plugin.store import Project

    folder = tmp_path_factory.mktemp("staffed")
    project = Project.open(shutil.copy(divided, folder / "town.gpkg"))
    write(folder, DEPARTMENTS)
    for source in DEPARTMENTS:
        import_layer(project, source.layer, folder / source.file, **source.options)
    attach(project)
    staff(project, start=date(2024, 4, 1))
    return folder


@pytest.fixture
def staffed_town(staffed: Path, tmp_path: Path) -> Path:
    """A copy of its project file, with what belongs to it."""
    for path in staffed.glob("town.*"):
        shutil.copy(path, tmp_path / path.name)
    return tmp_path / "town.gpkg"


@pytest.fixture
def hand(desk: Any, town: Path, qtbot: Any) -> Iterator[Any]:
    """On the sample town's plan, being changed."""
    from .hand import Hand

    desk.session.open(town)
    assert desk.editor.begin()
    made = Hand(desk, qtbot)
    made.wait()
    assert desk.editor.active
    yield made
    desk.editor.end()
