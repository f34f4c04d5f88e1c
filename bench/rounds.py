"""The visits of four weeks in a city of 4,000 cells with 60,000 care cases, and how far one walks.

The cases are strewn over the city's households, some families have several; a tenth has no known
last visit, a quarter is overdue. Prints the seconds on the clock that planning takes (limit 60 s),
with the largest memory of the process that did it. Then, in the sample town, the walks of the 20
days with the most stops beside those that OR-tools finds, each officer having three cells.
``--profile`` says which functions take the time.
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
from _measure import alone, memory_mb
from _people import BUILDINGS, SEED, add, add_places, make_project
from _sampletown import sample_town
from grid_steward.plugin import steps
from grid_steward.plugin.assess.network import WalkNetwork, build_network
from grid_steward.plugin.assess.officers import read_officers
from grid_steward.plugin.assess.scene import Scene, look_at
from grid_steward.plugin.attach import locate_layers
from grid_steward.plugin.divide import Division
from grid_steward.plugin.staff.visiting.rounds import plan_rounds
from grid_steward.plugin.store import Project
from grid_steward.tests.staff.ortools_walk import ortools_walk_m

CASES, LIMIT_S = 60_000, 60.0
START = date(2024, 3, 25)
UNKNOWN, OVERDUE, FAMILIES = 0.1, 0.25, 0.2
DAYS, CELLS_EACH = 20, 3


def add_cases(project: Project, plan: Division, count: int) -> None:
    """Care cases with their last visits; some share a household with the one before."""
    rng = np.random.default_rng(SEED)
    units = plan.units.dropna(subset=["building_id"]).sort_values("unit_id")
    weight = units["households"].to_numpy(float)
    home = rng.choice(len(units), count, p=weight / weight.sum())
    alone_here = rng.random(count) >= FAMILIES
    alone_here[0] = True
    family = np.cumsum(alone_here)
    home = home[np.flatnonzero(alone_here)][family - 1]
    groups = [one for one in project.rules.care_groups if one.storage == "person"]
    which = rng.integers(0, len(groups), count)
    interval = np.array([one.interval_days for one in groups])[which]
    since = rng.random(count) * np.where(rng.random(count) < OVERDUE, 2, 1) * interval
    last = np.datetime64(START) - np.ceil(since).astype(np.int64)
    known = rng.random(count) >= UNKNOWN
    ids = np.array([f"person-{number:06d}" for number in range(count)], object)
    columns = {
        "case_id": ids,
        "resident_id": ids,
        "household_id": np.array([f"family-{number:06d}" for number in family], object),
        "care_group": np.array([one.id for one in groups], object)[which],
        "building_id": units["building_id"].to_numpy(object)[home],
        "last_visit": np.where(known, last.astype(str).astype(object), None),
    }
    # Of towers that several cells share, the entrance or floor is the first of the part.
    part = units["part"].fillna("").to_numpy(object)[home]
    for field, word in (("entrance", "entrance"), ("floor", "floor")):
        first = [
            int(text.split()[1].split("-")[0]) if text.startswith(word) else None for text in part
        ]
        columns[field] = np.array(first, object)
    add(project, "care_case", columns)


def scene_of(project: Project, plan: Division) -> tuple[Scene, WalkNetwork]:
    layers = {**project.layers(), **project.people()}
    scene = look_at(locate_layers(plan, layers), layers, project.rules)
    return scene, build_network(scene.layers, scene.rulebook.walking)


def serving(scene: Scene) -> np.ndarray:
    """The first officer of each cell."""
    codes = read_officers(scene).codes
    return np.array([code.split(", ")[0] if code else None for code in codes], object)


def measure(folder: Path, profile: bool) -> None:
    """Plan the city's visits and print what that takes."""
    project = Project.open(folder / "city.gpkg")
    scene, network = scene_of(project, project.read_plan(None))
    serves, before = serving(scene), memory_mb()
    profiler = cProfile.Profile()
    if profile:
        profiler.enable()
    waits, last = [0.0], time.perf_counter()

    def watch(share: float, text: object = None) -> None:
        nonlocal last
        now = time.perf_counter()
        waits.append(now - last)
        last = now

    begun = time.perf_counter()
    visits, rounds, notes = plan_rounds(scene, network, serves, START, watch)
    seconds = time.perf_counter() - begun
    profiler.disable()
    if profile:
        pstats.Stats(profiler, stream=sys.stdout).sort_stats("cumtime").print_stats(45)
    print(
        f"{scene.index.k} cells, {len(scene.layers['care_case'])} care cases: {len(visits)} visits "
        f"fall due, {int(visits['day'].isna().sum())} of them have no day; {len(rounds)} rounds"
    )
    print(
        f"{seconds:7.2f} s (limit {LIMIT_S:g} s), {len(visits) / seconds:.0f} visits a second, "
        f"longest wait {max(waits):.2f} s; {memory_mb():.0f} MB, {before:.0f} MB of that before"
    )
    for note in notes:
        print(note)
    sys.stdout.flush()


def beside_ortools() -> None:
    """Our walks in the sample town beside those that OR-tools finds."""
    with sample_town() as project:
        scene, network = scene_of(project, steps.divide(project))
    # Officers of three cells each have longer rounds than those of one.
    shared = np.array(
        [f"officer-{cell // CELLS_EACH:02d}" for cell in range(scene.index.k)], object
    )
    visits, rounds, _ = plan_rounds(scene, network, shared, START)
    longest = rounds.sort_values(["buildings", "officer_id", "day"]).tail(DAYS)
    stops = visits.to_crs(scene.crs).groupby(["officer_id", "day"])
    ours, theirs = [], []
    for one in longest.itertuples():
        spots = stops.get_group((one.officer_id, one.day)).geometry.drop_duplicates()
        line = rounds.loc[[one.Index]].to_crs(scene.crs).geometry.iloc[0]
        x, y = np.r_[line.coords[0][0], spots.x], np.r_[line.coords[0][1], spots.y]
        metres = network.matrix(network.join(x, y, within_m=np.full(len(x), 1_000.0)))
        ours.append(one.walking_m)
        theirs.append(ortools_walk_m(metres))
    ratio = np.array(ours) / np.array(theirs)
    print(
        f"{DAYS} days of {longest['buildings'].min()} to {longest['buildings'].max()} stops: our "
        f"walks are {np.sum(ours) / np.sum(theirs):.4f} of those of OR-tools, "
        f"the worst {ratio.max():.4f}, the best {ratio.min():.4f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--buildings", type=int, default=BUILDINGS)
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--profile", action="store_true", help="say where the time goes")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_project(folder, options.buildings, 2)
        project = Project.open(folder / "city.gpkg")
        plan = project.read_plan(None)
        add_places(project, plan)
        add_cases(project, plan, options.cases)
        run = alone(measure, folder, options.profile)
    if run.failure:
        sys.exit(run.failure)
    beside_ortools()


if __name__ == "__main__":
    main()
