"""Projects made once for all tests, by the commands that a user types."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import geopandas as gpd
import momepy
import numpy as np
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


@pytest.fixture(scope="session")
def bubenec(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bubeneč in Prague, from momepy's wheel: real buildings and streets, invented households."""
    folder = tmp_path_factory.mktemp("bubenec")
    path, source = folder / "bubenec.gpkg", momepy.datasets.get_path("bubenec")
    buildings = gpd.read_file(source, layer="buildings").rename(columns={"uID": "code"})
    buildings["households"] = np.rint(buildings.area / 30).astype(int)
    for layer, frame in (("building", buildings), ("road", gpd.read_file(source, layer="streets"))):
        frame.to_file(folder / f"{layer}.geojson")
    steward("init", path, "--crs", "EPSG:5514", "--rulebook", "plain")
    for layer in ("building", "road"):
        steward("import", path, layer, folder / f"{layer}.geojson")
    steward("divide", path)
    return path
