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
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
from _measure import alone, memory_mb
from _towns import CRS, town
from grid_steward.plugin import steps
from grid_steward.plugin.attach import attach_layers, locate_layers
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.common.progress import silent
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide.workers import usable_cores
from grid_steward.plugin.intake import ImportResult, import_source
from grid_steward.plugin.intake.facts import ProjectFacts
from grid_steward.plugin.intake.readers import read_source
from grid_steward.plugin.store import Project

RESIDENTS, BUILDINGS, SEED = 1_000_000, 60_000, 0
IN_A_HOUSEHOLD = 2
BAND = Band(170, 212, 255)  # so that there are 4,000 cells
TODAY = date(2025, 6, 30)
# ISO 7064, MOD 11-2, the check character of identity numbers.
WEIGHTS, CHECKS = [pow(2, 17 - place, 11) for place in range(17)], np.array(list("10X98765432"))


class Stopwatch:
    """Seconds since it was made, on the clock and on the processor."""

    def __init__(self) -> None:
        self.clock, self.processor = time.perf_counter(), time.process_time()

    def seconds(self) -> np.ndarray:
        now = np.array([time.perf_counter(), time.process_time()])
        return now - [self.clock, self.processor]


def residents(buildings: pd.DataFrame, count: int, seed: int) -> pd.DataFrame:
    """The table of a department: ``count`` people in the buildings, more where more households."""
    rng = np.random.default_rng(seed)
    households = buildings["households"].fillna(0).to_numpy(float)
    turn = np.arange(count)
    family = turn // IN_A_HOUSEHOLD
    at = rng.choice(len(buildings), family[-1] + 1, p=households / households.sum())[family]
    born = np.datetime64("1930-01-01") + rng.integers(0, 34_000, count)
    day = np.char.replace(born.astype(str), "-", "")
    place = np.char.zfill((turn // 1000 % 10_000).astype(str), 4)
    order = np.char.zfill((turn % 1000).astype(str), 3)
    number = np.char.add(np.char.add(np.char.add("99", place), day), order)
    digits = number.view("U1").reshape(count, -1).astype(np.int64)
    home = buildings["building_id"].to_numpy(object)[at]
    table = pd.DataFrame(
        {
            "身份证号": np.char.add(number, CHECKS[digits @ WEIGHTS % 11]),
            "户号": home + "-" + family.astype(str).astype(object),
            "楼栋编码": home,
            "单元": rng.integers(1, 5, count),
            "楼层": rng.integers(1, 7, count),
            "出生日期": born.astype(str),
            "户籍性质": rng.choice(["户籍", "流动"], count, p=[0.8, 0.2]),
        }
    )
    return table.iloc[rng.permutation(count)]


def make_project(folder: Path, buildings: int, count: int) -> None:
    """A project with a divided city, and beside it the table of its residents."""
    project = steps.init_project(folder / "city.gpkg", CRS)
    for layer, frame in town(buildings, SEED).items():
        source = folder / f"{layer}.gpkg"
        frame.to_file(source)
        steps.import_layer(project, layer, source)
    division = steps.divide(project, band=BAND, workers=usable_cores())
    people = residents(project.read("building"), count, SEED)
    people.to_csv(folder / "residents.csv", index=False)
    print(
        f"{len(division.cells)} cells of {len(project.read('building'))} buildings; {count} people"
    )
    sys.stdout.flush()


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


def from_file(folder: Path) -> ImportResult:
    """The residents as an import gives them."""
    project = Project.open(folder / "city.gpkg")
    layers = project.layers()
    buildings, compounds = layers["building"], layers["compound"]
    facts = ProjectFacts(buildings, compounds, project.rules, project.key(), TODAY)
    table = folder / "residents.csv"
    return import_source(table, "resident", project.crs, facts=facts)


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
