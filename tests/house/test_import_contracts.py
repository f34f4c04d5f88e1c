"""The arrows between the rooms hold, and a room that turns one round is caught."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

QGIS_ROOMS = {"algorithms", "bridge", "desk", "entry"}

LINT = (
    "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(no_cache=True))"
)


@pytest.fixture
def copy(repository: Path, tmp_path: Path) -> Path:
    """The package on its own, free to be spoilt; lint-imports finds it from the folder above."""
    package = tmp_path / "grid_steward"
    package.mkdir()
    for name in ("__init__.py", "pyproject.toml"):
        shutil.copy(repository / name, package)
    for folder in ("plugin", "layers"):
        ignored = shutil.ignore_patterns("__pycache__", "*.geojson", "*.gpkg", "*.png")
        shutil.copytree(repository / folder, package / folder, ignore=ignored)
    shutil.copy(repository / "pyproject.toml", tmp_path)
    return package


def lint(package: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=package.parent,
        capture_output=True,
        text=True,
        check=False,
    )


def plant(package: Path, room: str, line: str) -> None:
    path = package / "plugin" / f"{room}.py"
    if not path.is_file():
        path = package / "plugin" / room / "__init__.py"
    path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")


def test_the_rooms_as_they_are(copy):
    run = lint(copy)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    ("room", "line", "chain"),
    [
        ("intake", "from grid_steward.plugin import divide", "intake -> "),
        ("divide", "from grid_steward.plugin import report", "divide -> "),
        ("store", "from grid_steward.plugin import report", "store -> "),
        ("report", "from grid_steward.plugin import steps", "report -> "),
        ("cli", "from grid_steward.plugin import algorithms", "cli -> "),
        ("algorithms", "from grid_steward.plugin import cli", "algorithms -> "),
        ("desk", "from grid_steward.plugin import algorithms", "desk -> "),
        ("divide", "import qgis.core", "divide -> qgis"),
        ("common", "from qgis.PyQt import QtCore", "common -> qgis"),
        ("steps", "from grid_steward.plugin import bridge", "steps -> "),
        ("desk", "from PyQt5 import QtWidgets", "desk -> PyQt5"),
    ],
)
def test_an_arrow_turned_round_is_caught(copy, room, line, chain):
    plant(copy, room, line)
    run = lint(copy)
    assert run.returncode == 1
    assert chain in run.stdout


def test_a_new_room_has_to_be_given_its_place(copy):
    (copy / "plugin" / "attic.py").write_text('"""A room that nobody planned."""\n')
    run = lint(copy)
    assert run.returncode == 1
    assert "attic" in run.stdout


def test_every_room_is_said_to_know_qgis_or_not(repository):
    """The list in pyproject.toml names its rooms one by one, so it could miss one."""
    listed = (repository / "pyproject.toml").read_text(encoding="utf-8")
    forbidden = listed.split('name = "Only what stands on QGIS knows QGIS"')[1].split("]")[0]
    rooms = {
        path.stem
        for path in (repository / "plugin").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    missing = [
        r
        for r in rooms - QGIS_ROOMS - {"__init__"}
        if f'"grid_steward.plugin.{r}"' not in forbidden
    ]
    assert missing == []
