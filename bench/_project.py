"""A project file with a generated city in it, made as a user makes it."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from _towns import CRS, town
from grid_steward.plugin import steps
from grid_steward.plugin.store import Project


def say(what: str, seconds: float) -> None:
    print(f"{what:32} {seconds:7.2f} s")
    sys.stdout.flush()


def make_project(folder: Path, buildings: int, seed: int) -> Project:
    """A project with a generated city, imported from files."""
    project = steps.init_project(folder / "city.gpkg", CRS)
    for layer, frame in town(buildings, seed).items():
        source = folder / f"{layer}.gpkg"
        frame.to_file(source)
        start = time.perf_counter()
        result = steps.import_layer(project, layer, source)
        say(f"import of {result.accepted.shape[0]} {layer} rows", time.perf_counter() - start)
    return project
