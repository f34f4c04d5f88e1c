"""The desk on a whole city, in a real QGIS Desktop: how soon it opens and a stroke shows its
figures, and that the window never stands still.

A generated city of about 56,000 units in 3,600 cells, then the sample town with all its layers.
QGIS runs on a screen of its own (Xvfb), and every stroke comes from the mouse. Beside it, as the
limit, stands what QGIS itself takes to change one attribute of the same layer and to draw the map
again. Limits are held in the same run.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from _project import make_project
from grid_steward.plugin import steps
from grid_steward.plugin.common.band import Band

BUILDINGS, SEED, BAND = 57_000, 0, Band(180, 226, 270)
ROOT = Path(__file__).resolve().parent.parent
INSIDE = Path(__file__).with_name("_desk_inside.py")
# What may be needed at most, in seconds.
LIMITS = {
    "dock opened on the city": 3.0,
    "stroke of one unit, slowest": 0.05,
    "lasso of 500 units": 0.3,
    "longest standstill while editing is begun": 0.2,
    "longest standstill while all is taken back": 0.2,
    "longest standstill while editing is ended": 0.2,
    "longest standstill while importing": 0.2,
    "longest standstill while dividing": 0.2,
    "longest standstill while assessing": 0.2,
    "longest standstill while reporting": 0.2,
    "longest standstill while making the sample town": 0.2,
    "longest standstill while opening the sample town": 0.2,
    "longest standstill while dividing it": 0.2,
    "longest standstill while assessing it": 0.2,
    "longest standstill while staffing it": 0.2,
    "longest standstill while dividing it again": 0.2,
    "longest standstill while reporting it": 0.2,
}


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        make_city(place)
        figures = measured(place)
    late = [name for name, most in LIMITS.items() if figures[name] > most]
    for name in late:
        print(f"TOO SLOW: {name}: {figures[name]:.3f} s, the limit is {LIMITS[name]:.3f} s")
    return 1 if late else 0


def make_city(folder: Path) -> None:
    """The project file with a plan, and its buildings once more as a file to import."""
    project = make_project(folder, BUILDINGS, SEED)
    division = steps.divide(project, band=BAND, workers=None)
    print(f"{len(division.units)} units in {len(division.cells)} cells")
    sys.stdout.flush()


def measured(folder: Path) -> dict[str, float]:
    """The seconds that were measured inside QGIS, by what they are of."""
    answer = folder / "figures.json"
    # The largest screen that QGIS draws in software without the map being what is measured.
    command = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24", str(ROOT / "script" / "qgis")]
    subprocess.run(
        [*command, "--lang", "en", "--code", str(INSIDE)],
        env={**os.environ, "GRID_STEWARD_BENCH": str(folder)},
        check=True,
    )
    figures: dict[str, float] = json.loads(answer.read_text())
    return figures


if __name__ == "__main__":
    sys.exit(main())
