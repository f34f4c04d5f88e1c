"""The atlas of the sample town's 82 cells and of a generated city of about 400, drawn by QGIS.

Prints the seconds on the clock from the cards' texts to the file, the cards a second that are
drawn (limit: at least two), and how large the file is.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from _sampletown import sample_town
from _towns import CRS, town
from grid_steward.plugin import steps
from grid_steward.plugin.bridge.atlas import write_atlas
from grid_steward.plugin.common.progress import silent
from grid_steward.plugin.report.cards import cell_cards, cover
from grid_steward.plugin.store import Project
from grid_steward.tests.in_qgis import start_qgis

BUILDINGS, SEED, LIMIT = 6_300, 0, 2.0


def city(folder: Path) -> Project:
    """A generated city, without people."""
    project = steps.init_project(folder / "city.gpkg", CRS)
    for layer, frame in town(BUILDINGS, SEED).items():
        source = folder / f"{layer}.gpkg"
        frame.to_file(source)
        steps.import_layer(project, layer, source)
    return project


def measure(name: str, project: Project) -> None:
    steps.divide(project)
    content = steps.report(project, files={}).content
    start = time.perf_counter()
    cards = cell_cards(content, "en")
    texts = time.perf_counter() - start
    pdf = project.path.with_suffix(".pdf")
    start = time.perf_counter()
    write_atlas(project.path, cover(content, "en"), cards, pdf, silent)
    drawing = time.perf_counter() - start
    print(
        f"{name:16} {len(cards):4} cards: texts {texts:6.2f} s, drawing {drawing:7.2f} s, "
        f"{len(cards) / (texts + drawing):5.1f} cards a second (at least {LIMIT:g}), "
        f"{pdf.stat().st_size / 1e6:6.1f} MB"
    )
    sys.stdout.flush()


def main() -> None:
    start_qgis()
    with sample_town() as project:
        measure("sample town", project)
    with tempfile.TemporaryDirectory() as folder:
        measure("generated city", city(Path(folder)))


if __name__ == "__main__":
    main()
