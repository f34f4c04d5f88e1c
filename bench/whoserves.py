"""A city asks who serves here: 100,000 points in 4,000 cells, of 60,000 buildings.

Each point lies somewhere in the city's communities and asks for one of the rulebook's kinds of
requests, each kind as often as the others. Prints the seconds on the clock and on the processor
until all have their cell, officer, backup, level and nearest provider (limit 5 s), those apart that
the walking network takes, which is built once however many ask, and the largest memory of the
process that did this. ``--profile`` says which functions take the time.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import tempfile
import time
from pathlib import Path

import geopandas as gpd
import numpy as np
from _measure import alone, memory_mb
from _people import BUILDINGS, SEED, add_places, make_project
from grid_steward.plugin.assess.network import build_network
from grid_steward.plugin.assess.scene import Scene
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.staff.answering.answers import who_serves
from grid_steward.plugin.steps.answering import read_scene
from grid_steward.plugin.store import Project

POINTS, LIMIT_S = 100_000, 5.0


def questions(scene: Scene, count: int) -> gpd.GeoDataFrame:
    """``count`` points in the bounds of the city, and what is asked there."""
    rng = np.random.default_rng(SEED)
    low_x, low_y, high_x, high_y = scene.layers["community"].total_bounds
    spots = gpd.points_from_xy(rng.uniform(low_x, high_x, count), rng.uniform(low_y, high_y, count))
    kinds = [kind.title.zh for kind in scene.rulebook.request_kinds]
    columns = {"kind": np.array(kinds, object)[np.arange(count) % len(kinds)]}
    return gpd.GeoDataFrame(columns, geometry=spots, crs=scene.crs)


def measure(folder: Path, count: int, profile: bool) -> dict[str, object]:
    """The seconds of each stage, and what came of it."""
    scene = read_scene(Project.open(folder / "city.gpkg"), None)
    asked = questions(scene, count)
    begun = time.perf_counter()
    network = build_network(scene.layers, scene.rulebook.walking)
    building, before = time.perf_counter() - begun, memory_mb()
    profiler = cProfile.Profile()
    if profile:
        profiler.enable()
    begun, begun_cpu = time.perf_counter(), time.process_time()
    found = who_serves(asked, scene, network, contract("assignment").frame({})).frame
    seconds, cpu = time.perf_counter() - begun, time.process_time() - begun_cpu
    profiler.disable()
    if profile:
        pstats.Stats(profiler, stream=sys.stdout).sort_stats("cumtime").print_stats(40)
    asks = found["service"].notna()
    return {
        "cells": scene.index.k,
        "facilities": len(scene.layers["facility"]),
        "kinds": found["request_kind"].nunique(),
        "services": found["service"].nunique(),
        "network": building,
        "seconds": seconds,
        "cpu": cpu,
        "before": before,
        "memory": memory_mb(),
        "in_cells": found["cell_id"].notna().mean(),
        "called": found["called_id"].notna().mean(),
        "asks": asks.mean(),
        "provided": found["provider_id"][asks].notna().mean(),
        "minutes": found["provider_min"].median(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=POINTS)
    parser.add_argument("--buildings", type=int, default=BUILDINGS)
    parser.add_argument("--profile", action="store_true", help="say where the time goes")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_project(folder, options.buildings, 2)
        project = Project.open(folder / "city.gpkg")
        add_places(project, project.read_plan(None))
        run = alone(measure, folder, options.points, options.profile)
    if run.failure:
        sys.exit(run.failure)
    found = run.value
    print(
        f"{found['cells']} cells, each with an officer; {found['facilities']} facilities; "
        f"{found['kinds']} kinds of requests, {found['services']} services"
    )
    print(f"{'building the network, once':44} {found['network']:7.2f} s")
    print(
        f"{f'answering {options.points} points (limit {LIMIT_S:g} s)':44} "
        f"{found['seconds']:7.2f} s {found['cpu']:7.2f} s CPU, "
        f"{found['seconds'] / LIMIT_S:.2f} of the limit"
    )
    print(f"{'largest memory':44} {found['memory']:7.0f} MB")
    print(f"{'of that before, with layers and network':44} {found['before']:7.0f} MB")
    print(
        f"in a cell {found['in_cells']:.1%}, with somebody to call {found['called']:.1%}; "
        f"{found['asks']:.1%} ask for a service, {found['provided']:.1%} of these have a provider, "
        f"the median {found['minutes']:g} minutes away"
    )


if __name__ == "__main__":
    main()
