"""The zip, unpacked into a fresh profile as QGIS's installer does, works in QGIS."""

from __future__ import annotations

import json
import os
import subprocess
import sysconfig
import zipfile
from pathlib import Path

import pytest
from grid_steward.plugin.qgis_process import find_qgis_process

# Four houses of 100 households each beside a street: two cells.
HOUSES = {
    "type": "FeatureCollection",
    "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4547"}},
    "features": [
        {
            "type": "Feature",
            "properties": {"building_id": f"house-{n}", "households": 110},
            "geometry": {
                "type": "Polygon",
                "coordinates": [
                    [[x, 0], [x + 20, 0], [x + 20, 20], [x, 20], [x, 0]],
                ],
            },
        }
        for n, x in enumerate((0, 40, 80, 120))
    ],
}


@pytest.fixture(scope="module")
def profile(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A configuration folder in which nothing but the plugin from the zip is switched on."""
    folder = tmp_path_factory.mktemp("qgis")
    default = folder / "profiles" / "default"
    with zipfile.ZipFile(package) as archive:
        archive.extractall(default / "python" / "plugins")
    settings = default / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir()
    settings.write_text("[PythonPlugins]\ngrid_steward=true\n", encoding="utf-8")
    return folder


def qgis_process(profile: Path, *arguments: str) -> dict:
    """What ``qgis_process`` answers; its exit code says nothing once libraries of two kinds met."""
    environment = {
        **os.environ,
        "QGIS_CUSTOM_CONFIG_PATH": str(profile),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": sysconfig.get_path("purelib"),
    }
    run = subprocess.run(
        [str(find_qgis_process()), "--json", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    start = run.stdout.find("{")
    assert start >= 0, run.stderr
    return json.JSONDecoder().raw_decode(run.stdout[start:])[0]


def test_qgis_lists_the_provider(profile):
    providers = qgis_process(profile, "list")["providers"]
    assert {"divide", "importlayer"} <= {
        name.split(":")[1] for name in providers["gridsteward"]["algorithms"]
    }


def test_it_divides(profile, tmp_path):
    houses = tmp_path / "houses.geojson"
    houses.write_text(json.dumps(HOUSES), encoding="utf-8")
    cells = tmp_path / "cells.geojson"
    answer = qgis_process(
        profile, "run", "gridsteward:divide", "--", f"BUILDINGS={houses}", f"CELLS={cells}"
    )  # fmt: skip
    assert answer["results"]["CELL_COUNT"] == 2
    made = json.loads(cells.read_text(encoding="utf-8"))["features"]
    assert sorted(cell["properties"]["households"] for cell in made) == [220, 220]
