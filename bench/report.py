"""A city assessed and reported: 60,000 buildings in 4,000 cells, a million residents.

Care cases, facilities of 12 kinds, an officer for each cell (one of ten is new and serves none
today), volunteers and open requests are made beside the residents. Prints the seconds on the clock
that each step takes from the project's files to what is kept there, and to the internal and the
public edition (limit of the assessment with the internal page and workbook 60 s), and the same once
the officers were assigned; the largest memory of the process that did this, and how large the files
are (limit of a page 15 MB). With a folder the files are left there.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Optional

import numpy as np
import pandas as pd
from _measure import alone, memory_mb
from _people import BUILDINGS, RESIDENTS, SEED, add, add_places, from_file, make_project
from grid_steward.plugin import steps
from grid_steward.plugin.common.messages import Message
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Division
from grid_steward.plugin.store import Project

CASES, VOLUNTEERS, REQUESTS = 25, 5, 3  # for each cell
PAGE_MB, LIMIT_S = 15, 60
NEW = 10  # of so many officers one serves no cell today
START = date(2025, 7, 7)  # of the rounds
NOTABLE_WAIT_S, WAITS_TOLD = 0.2, 12


def add_people(project: Project, residents: pd.DataFrame, plan: Division) -> None:
    """Care cases, volunteers and requests of the residents ``residents``."""
    rng, cells = np.random.default_rng(SEED), len(plan.cells)
    groups = [group.id for group in project.rules.care_groups if group.storage == "person"]
    roles = list(contract("volunteer").fields["role"].words)
    for layer, count in (
        ("care_case", CASES * cells),
        ("volunteer", VOLUNTEERS * cells),
        ("request", REQUESTS * cells),
    ):
        some = residents.iloc[rng.choice(len(residents), min(count, len(residents)), False)]
        ids = [f"{layer}-{number:06d}" for number in range(len(some))]
        columns = {name: some[name].to_numpy() for name in ("building_id", "entrance", "floor")}
        columns["geometry"] = some.geometry.to_numpy()
        if layer == "request":
            columns |= {"request_id": ids, "status": ["open"] * len(some)}
        else:
            word = rng.choice(groups if layer == "care_case" else roles, len(some))
            columns["resident_id"] = some["resident_id"].to_numpy()
            columns["care_group" if layer == "care_case" else "role"] = word.astype(object)
            columns["case_id" if layer == "care_case" else "volunteer_id"] = ids
        add(project, layer, columns)


def make_city(folder: Path, buildings: int, residents: int) -> None:
    """A project with all of that."""
    make_project(folder, buildings, residents)
    project = Project.open(folder / "city.gpkg")
    plan = project.read_plan(None)
    people = from_file(folder)
    project.add(people)
    add_people(project, people.accepted, plan)
    add_places(project, plan, NEW)


class Steps:
    """A progress that notes the seconds between what it is told, by what was told first.

    ``waits`` are the seconds between two calls, with the places that the later one came from.
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.waits: list[tuple[float, str]] = []
        self._what, self._since = "", time.perf_counter()
        self._called = self._since

    def __call__(self, share: float, text: Optional[Message] = None) -> None:
        now = time.perf_counter()
        if now - self._called >= NOTABLE_WAIT_S:
            self.waits.append((now - self._called, _callers()))
        self._called = now
        if text is not None:
            spent = self.seconds.get(self._what, 0.0)
            self.seconds[self._what] = spent + now - self._since
            self._what, self._since = str(text), now

    def timed(self, what: str, work: Callable[..., Any]) -> Any:
        """What ``work`` gives, whose steps are noted under ``what``."""
        self.__call__(0, Message(what))
        result = work(progress=self)
        self.__call__(1, Message("between"))
        return result


def _callers() -> str:
    """The nearest lines of ours that this is called from."""
    lines = [
        f"{Path(frame.filename).name}:{frame.lineno}"
        for frame in traceback.extract_stack()
        if "plugin" in frame.filename and not frame.filename.endswith("progress.py")
    ]
    return " > ".join(lines[-3:]) or "the end of a step"


def whole_way(folder: Path, files: Path) -> dict[str, Any]:
    """The seconds of each step, in all and until the internal files are there; what came of it."""
    project, watch, start = Project.open(folder / "city.gpkg"), Steps(), time.perf_counter()
    _, found = watch.timed("assessing", lambda progress: steps.assess(project, progress=progress))
    assessed = time.perf_counter()
    seconds = {"assessing": assessed - start}
    seconds |= _reported(project, files, "", watch)
    begun = time.perf_counter()
    watch.timed(
        "assigning officers", lambda progress: steps.staff(project, start=START, progress=progress)
    )
    seconds["assigning officers"] = time.perf_counter() - begun
    seconds |= _reported(project, files, " with officers", watch)
    return {
        "seconds": seconds,
        "steps": watch.seconds,
        "waits": sorted(watch.waits, reverse=True)[:WAITS_TOLD],
        "memory": memory_mb(),
        "sizes": {path.name: path.stat().st_size / 1e6 for path in sorted(files.iterdir())},
        "gaps": len(found.gaps) + len(found.people_gaps),
        "cells": len(found.workload),
    }


def _reported(project: Project, files: Path, after: str, watch: Steps) -> dict[str, float]:
    """The seconds of each file of the report; ``after`` is added to what they are called."""
    seconds, ending = {}, after.replace(" ", "-")
    for name, options in {
        "internal page": {"files": {"html": files / f"report{ending}.html"}},
        "internal workbook": {"files": {"xlsx": files / f"report{ending}.xlsx"}},
        "public page": {"files": {"html": files / f"public{ending}.html"}, "edition": "public"},
    }.items():
        begun = time.perf_counter()
        watch.timed(
            name + after,
            lambda progress, made=options: steps.report(project, progress=progress, **made),
        )
        seconds[name + after] = time.perf_counter() - begun
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--residents", type=int, default=RESIDENTS)
    parser.add_argument("--buildings", type=int, default=BUILDINGS)
    parser.add_argument("--city", type=Path, help="a folder to keep the city in, or to find it")
    parser.add_argument("--files", type=Path, help="a folder to leave the report's files in")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        city, files = options.city or Path(name) / "city", options.files or Path(name) / "files"
        for folder in (city, files):
            folder.mkdir(parents=True, exist_ok=True)
        if not (city / "city.gpkg").exists():
            make_city(city, options.buildings, options.residents)
        run = alone(whole_way, city, files)
    if run.failure:
        sys.exit(run.failure)
    found = run.value
    for what, seconds in found["steps"].items():
        if seconds >= 0.1:
            print(f"  {what:56} {seconds:7.2f} s")
    for what, seconds in found["seconds"].items():
        print(f"{what:58} {seconds:7.2f} s")
    spent = sum(found["seconds"][name] for name in ("assessing", "internal page"))
    spent += found["seconds"]["internal workbook"]
    print(f"{f'assessed and reported (limit {LIMIT_S} s)':58} {spent:7.2f} s")
    for seconds, where in found["waits"]:
        print(f"{'without asking whether to go on, until ' + where:58} {seconds:7.2f} s")
    print(f"{'largest memory':58} {found['memory']:7.0f} MB")
    for file, size in found["sizes"].items():
        limit = f" (limit {PAGE_MB} MB)" if file.endswith(".html") else ""
        print(f"{file + limit:58} {size:7.1f} MB")
    print(f"{found['cells']} cells, {found['gaps']} gaps")


if __name__ == "__main__":
    main()
