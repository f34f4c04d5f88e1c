"""The whole way with a city of 50,000 buildings: files in, a plan in the project file out.

Prints the seconds on the clock of each stage, summed over communities, with one worker, and the
whole again with as many workers as there are cores; then the largest memory of this process.
"""

from __future__ import annotations

import functools
import json
import resource
import tempfile
import time
from collections import Counter
from pathlib import Path
from unittest.mock import patch

from _project import make_project, say
from grid_steward.plugin import steps
from grid_steward.plugin.divide import community, layers
from grid_steward.plugin.divide.workers import usable_cores
from grid_steward.plugin.store import Project

BUILDINGS, SEED = 50_000, 0
# Where the work of each stage is called from, in the order in which it is done.
STAGES = {
    "reading the project": (steps, "input_layers"),
    "communities and who is in them": (layers, "places_of"),
    "units and their graph": (community, "build_ground"),
    "dividing the graph": (community, "partition"),
    "merging units to cells": (layers, "merge_units"),
    "frames of units": (layers, "unit_frame"),
    "frames of cells": (layers, "cell_frame"),
    "hashes of what went in": (layers, "inputs"),
    "score and the plan's row": (layers, "plan_frame"),
    "writing the plan": (Project, "write_plan"),
}


def stopwatch(seconds: Counter, stage: str, function):
    """``function``, which adds its time to the stage's."""

    @functools.wraps(function)
    def timed(*arguments, **options):
        start = time.perf_counter()
        try:
            return function(*arguments, **options)
        finally:
            seconds[stage] += time.perf_counter() - start

    return timed


def with_stages(project: Project) -> None:
    """Divide by one worker and print what each stage took."""
    seconds: Counter = Counter()
    patches = [
        patch.object(room, name, stopwatch(seconds, stage, getattr(room, name)))
        for stage, (room, name) in STAGES.items()
    ]
    for one in patches:
        one.start()
    start = time.perf_counter()
    division = steps.divide(project, workers=1)
    whole = time.perf_counter() - start
    for one in patches:
        one.stop()
    for stage in STAGES:
        say(f"  {stage}", seconds[stage])
    say("  all else", whole - sum(seconds.values()))
    say("divided by 1 worker", whole)
    plan = division.plan.iloc[0]
    print(
        f"  {len(division.units)} units, {plan['households']} households, {plan['cells']} cells, "
        f"{plan['cells_in_band']} in band, {plan['cells_contiguous']} in one piece; "
        f"{json.loads(plan['score'])}"
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = make_project(Path(folder), BUILDINGS, SEED)
        with_stages(project)
        start = time.perf_counter()
        workers = usable_cores()
        steps.divide(project, workers=workers)
        say(f"divided by {workers} workers", time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"largest memory of this process: {peak:.0f} MB")


if __name__ == "__main__":
    main()
