"""The sample town with its people, as a project that lasts as long as the benchmark."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grid_steward.layers.sample import SAMPLE_CRS, SAMPLE_DIR, SOURCES
from grid_steward.layers.sample.people import TIDY, write
from grid_steward.plugin import steps
from grid_steward.plugin.store import Project


@contextmanager
def sample_town() -> Iterator[Project]:
    """The town's map and the tidy lists of its people, imported."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = steps.init_project(folder / "town.gpkg", SAMPLE_CRS)
        for layer, file in SOURCES.items():
            steps.import_layer(project, layer, SAMPLE_DIR / file)
        write(folder, TIDY)
        for source in TIDY:
            steps.import_layer(project, source.layer, folder / source.file, **source.options)
        yield project
