"""Who looks at a project's file leaves the locks that others in the same process hold on it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from grid_steward.plugin.store import Project

# Another program that writes and closes; alone on the file, it would take the journal away.
WRITER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("CREATE TABLE another (number INTEGER)")
connection.commit()
connection.close()
"""


@pytest.fixture
def path(tmp_path):
    Project.create(tmp_path / "town.gpkg", "EPSG:4547", "plain")
    return tmp_path / "town.gpkg"


@pytest.fixture
def held(path):
    """The file in WAL mode and open, as QGIS has it while a layer is edited."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = wal")
    connection.execute("SELECT count(*) FROM grid_steward_project").fetchone()
    yield connection
    connection.close()


def look(path: Path) -> None:
    project = Project.open(path)
    project.plans()
    project.overview()
    project.unit_numbers("plan-1")
    project.layers()


def test_a_journal_in_use_stays_whatever_is_read_meanwhile(path, held):
    look(path)
    subprocess.run([sys.executable, "-c", WRITER, str(path)], check=True)
    assert path.with_name("town.gpkg-wal").exists()
    assert path.with_name("town.gpkg-shm").exists()
    assert held.execute("SELECT count(*) FROM another").fetchone() == (0,)
