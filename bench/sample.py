"""The whole way with the sample town: import, divide, write; and what the plan is worth."""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path

from grid_steward.layers.sample import SAMPLE_CRS, SAMPLE_DIR, SOURCES
from grid_steward.plugin import steps


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = steps.init_project(Path(folder) / "town.gpkg", SAMPLE_CRS)
        for layer, name in SOURCES.items():
            start = time.perf_counter()
            result = steps.import_layer(project, layer, SAMPLE_DIR / name)
            seconds = time.perf_counter() - start
            print(f"import {layer:10} {result.read:6} rows {seconds:6.1f} s")
        for effort in ("fast", "best"):
            start = time.perf_counter()
            division = steps.divide(project, effort=effort)
            seconds = time.perf_counter() - start
            score = json.loads(division.plan["score"].iloc[0])
            print(f"divide {effort:10} {len(division.cells):6} cells {seconds:5.1f} s  {score}")


if __name__ == "__main__":
    main()
