"""Projects made once for all tests, by the commands that a user types."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from grid_steward.layers.sample import SAMPLE_CRS, SAMPLE_DIR, SOURCES

PROGRAM = Path(sys.executable).with_name("grid-steward")


def steward(*arguments: object) -> str:
    """Run the command line and return what it printed; it must end well."""
    command = [str(PROGRAM), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample town, imported and divided."""
    path = tmp_path_factory.mktemp("town") / "town.gpkg"
    steward("init", path, "--crs", SAMPLE_CRS)
    for layer, source in SOURCES.items():
        steward("import", path, layer, SAMPLE_DIR / source)
    steward("divide", path)
    return path
