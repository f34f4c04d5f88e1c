"""A small neighbourhood in files, and the command line as people run it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.cli import main
from grid_steward.plugin.common.messages import current_language, set_language

PROGRAM = Path(sys.executable).with_name("grid-steward")
# One degree at this place, in metres: near enough to draw houses.
EAST, NORTH = 95_700.0, 110_900.0


def ring(x: float, y: float, width: float, height: float) -> list[list[float]]:
    """A rectangle in degrees; ``x`` and ``y`` in metres from 111.3° E, 30.7° N."""
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    return [[111.3 + east / EAST, 30.7 + north / NORTH] for east, north in corners]


def write_geojson(path: Path, rows: list[tuple[dict, list[list[float]]]]) -> Path:
    features = [
        {
            "type": "Feature",
            "properties": properties,
            "geometry": {"type": "Polygon", "coordinates": [outline]} if outline else None,
        }
        for properties, outline in rows
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def language():
    """A run sets the language of this process; what comes after is in the one before."""
    before = current_language()
    yield
    set_language(before)


@pytest.fixture
def houses(tmp_path):
    """Two rows of six houses with 60 households each (720: three cells), and one with no place."""
    rows = [
        ({"楼栋号": f"{row}-{column}", "户数": 60, "联系人": "甲"}, ring(x, y, 20, 12))
        for row, y in enumerate((20, 60))
        for column, x in enumerate(range(10, 250, 40))
    ]
    return write_geojson(tmp_path / "楼栋 清单.geojson", [*rows, ({"楼栋号": "9-9"}, None)])


@pytest.fixture
def community(tmp_path):
    row = ({"社区编码": "420502001", "社区名称": "东山社区"}, ring(0, 0, 250, 100))
    return write_geojson(tmp_path / "社区.geojson", [row])


@dataclass(frozen=True)
class Run:
    """What a run of the command line left: what it wrote, and its exit code."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def program():
    """Run the installed program in a process of its own."""

    def call(*arguments, **environment):
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
        done = subprocess.run(
            [str(PROGRAM), *map(str, arguments)],
            capture_output=True,
            encoding="utf-8",
            env={**clean, "LC_ALL": "C.UTF-8", **environment},
            check=False,
        )
        return Run(done.returncode, done.stdout, done.stderr)

    return call


@pytest.fixture
def run(monkeypatch):
    """The same inside this process, which is faster."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def call(*arguments):
        with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
            try:
                code = main([str(argument) for argument in arguments])
            except SystemExit as stop:
                code = stop.code
        return Run(code, out.getvalue(), err.getvalue())

    return call


@pytest.fixture
def project(tmp_path, houses, community):
    """A project with the houses and their community."""
    made = steps.init_project(tmp_path / "东山 社区.gpkg", "EPSG:4546")
    steps.import_layer(made, "building", houses)
    steps.import_layer(made, "community", community)
    return made.path
