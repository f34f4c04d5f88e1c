"""Kill the division of the sample town at random moments: is the last whole plan still there?

Every other kill waits until the plan is being written, which would else be hit only by luck.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyogrio
from grid_steward.layers.sample import SAMPLE_CRS, SAMPLE_DIR, SOURCES
from grid_steward.plugin import steps

KILLS = 30
PROGRAM = Path(sys.executable).with_name("grid-steward")


def start(path: Path, seed: int) -> subprocess.Popen:
    """A division that replaces plan-1 by one of another seed."""
    command = [PROGRAM, "divide", path, "--plan", "plan-1", "--seed", str(seed), "--json"]
    return subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def seed_in(path: Path) -> int:
    """The seed of the plan in the file; an error where the plan is not whole."""
    plan = pyogrio.read_dataframe(path, layer="plan")
    units = pyogrio.read_dataframe(path, layer="unit")
    cells = pyogrio.read_dataframe(path, layer="cell")
    if len(plan) != 1 or len(cells) != plan["cells"][0]:
        raise RuntimeError(f"{len(plan)} plans, {len(cells)} cells: not a whole plan")
    if not units["households"].sum() == cells["households"].sum() == plan["households"][0]:
        raise RuntimeError("the households of plan, cells and units differ: not a whole plan")
    if set(units["cell_id"]) != set(cells["cell_id"]):
        raise RuntimeError("units and cells are of two plans")
    return int(json.loads(plan["parameters"][0])["seed"])


def wait_for(process: subprocess.Popen, path: Path, seconds: float, writing: bool) -> str:
    """Let the process go on for some time, from its start or from when it writes; what it did."""
    journal = path.with_name(path.name + "-journal")
    while writing and process.poll() is None and not journal.exists():
        time.sleep(0.0005)
    time.sleep(seconds)
    if process.poll() is not None:
        return "had ended"
    return "was writing" if journal.exists() else "was working"


def main() -> None:
    chance = random.Random(0)
    with tempfile.TemporaryDirectory() as folder:
        first, path = Path(folder) / "first.gpkg", Path(folder) / "town.gpkg"
        project = steps.init_project(first, SAMPLE_CRS)
        for layer, name in SOURCES.items():
            steps.import_layer(project, layer, SAMPLE_DIR / name)
        steps.divide(project, plan="plan-1")
        begun = time.perf_counter()
        shutil.copy(first, path)
        start(path, 1).communicate()
        whole = time.perf_counter() - begun
        for number in range(KILLS):
            path.with_name(path.name + "-journal").unlink(missing_ok=True)
            shutil.copy(first, path)
            writing = number % 2 == 1
            process = start(path, 1)
            seconds = chance.uniform(0, 0.15 if writing else whole)
            state = wait_for(process, path, seconds, writing)
            process.kill()
            process.communicate()
            seed = seed_in(path)
            print(f"kill {number + 1:2}: {state:11}; the file holds the plan of seed {seed}")


if __name__ == "__main__":
    main()
