"""A city's residents on its cells: a table of a million rows, 60,000 buildings, 4,000 cells.

Prints the seconds on the clock and on the processor that our reader alone takes for the file, and
those beyond it until the residents are matched to their buildings by code, made pseudonyms of,
checked and counted on the cells (limit 15 s); the largest memory of the process that did this
(limit 3 GB); and, apart, the seconds to write the residents and the counts to the project's files
and to attach from there. All people are invented: no place has the code 99 that their numbers
begin with. ``--profile`` says which functions take the time.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from _measure import alone, memory_mb
from _people import BUILDINGS, RESIDENTS, from_file, make_project
from grid_steward.plugin import steps
from grid_steward.plugin.attach import attach_layers, locate_layers
from grid_steward.plugin.common.progress import silent
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.intake.readers import read_source
from grid_steward.plugin.store import Project


class Stopwatch:
    """Seconds since it was made, on the clock and on the processor."""

    def __init__(self) -> None:
        self.clock, self.processor = time.perf_counter(), time.process_time()

    def seconds(self) -> np.ndarray:
        now = np.array([time.perf_counter(), time.process_time()])
        return now - [self.clock, self.processor]


def read_alone(folder: Path) -> np.ndarray:
    """How long our reader takes for the table."""
    watch = Stopwatch()
    read_source(
        folder / "residents.csv",
        contract("resident"),
        source_layer=None,
        mapping=None,
        encoding=None,
        progress=silent,
    )
    return watch.seconds()


def whole_way(folder: Path, profile: bool) -> dict[str, object]:
    """The seconds of each stage, the memory up to the counts, and what came of it."""
    project = Project.open(folder / "city.gpkg")
    plan, buildings = project.read_plan(None), project.read("building")
    profiler = cProfile.Profile()
    if profile:
        profiler.enable()
    watch = Stopwatch()
    result = from_file(folder)
    imported = watch.seconds()
    layers = {"building": buildings, "resident": result.accepted}
    watch = Stopwatch()
    found = attach_layers(locate_layers(plan, layers), project.rules)
    attached = watch.seconds()
    profiler.disable()
    if profile:
        pstats.Stats(profiler, stream=sys.stdout).sort_stats("tottime").print_stats(30)
    memory = memory_mb()
    watch = Stopwatch()
    project.add(result)
    written = watch.seconds()
    watch = Stopwatch()
    steps.attach(project)
    return {
        "imported": imported,
        "attached": attached,
        "memory": memory,
        "written": written,
        "again": watch.seconds(),
        "memory_at_end": memory_mb(),
        "accepted": len(result.accepted),
        "rejected": result.reasons,
        "counted": found.total("resident"),
        "in_cells": int(found.cells["residents"].sum()),
        "unattached": found.reasons,
    }


def say(what: str, seconds: np.ndarray) -> None:
    print(f"{what:58} {seconds[0]:7.2f} s {seconds[1]:7.2f} s CPU")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--residents", type=int, default=RESIDENTS)
    parser.add_argument("--buildings", type=int, default=BUILDINGS)
    parser.add_argument("--profile", action="store_true", help="say where the time goes")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_project(folder, options.buildings, options.residents)
        reading = alone(read_alone, folder)
        run = alone(whole_way, folder, options.profile)
    if reading.failure or run.failure:
        sys.exit(reading.failure or run.failure)
    found = run.value
    say("reading the file alone", reading.value)
    say("importing it: reading, matching, pseudonyms, checks", found["imported"])
    say("counting on the cells", found["attached"])
    say("beyond the reading (limit 15 s)", found["imported"] + found["attached"] - reading.value)
    print(f"{'largest memory up to here (limit 3,000 MB)':58} {found['memory']:7.0f} MB")
    say("writing the residents to the project", found["written"])
    say("attaching from the project, and writing that", found["again"])
    print(f"{'largest memory of the whole':58} {found['memory_at_end']:7.0f} MB")
    print(
        f"{found['accepted']} accepted, rejected: {found['rejected'] or 'none'}; "
        f"{found['counted']} counted, {found['in_cells']} in cells, {found['unattached']}"
    )


if __name__ == "__main__":
    main()
