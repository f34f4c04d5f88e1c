"""A city's ways on foot: 60,000 buildings against 12 kinds of facilities.

Prints the seconds on the clock to build the walking network of the generated city, to join its
buildings to it and to find the ways to the nearest facility of each kind (limit of all 10 s), the
largest memory of the process that did this, and, apart, the seconds for the distances between the
buildings of each of 4,000 cells, as the estimate of officers' walking asks for them.
"""

from __future__ import annotations

import argparse
import sys
import time

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from _measure import alone, memory_mb
from _towns import CRS, town
from grid_steward.plugin.assess.network import build_network
from grid_steward.plugin.assess.scene import Scene, look_at
from grid_steward.plugin.assess.services import service_ways
from grid_steward.plugin.attach import locate_layers
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Division
from grid_steward.plugin.divide.ground.build import assign_buildings
from grid_steward.plugin.rules import load_rulebook

BUILDINGS, KINDS, CELLS, SEED = 60_000, 12, 4_000, 0


def communities_as_cells(layers: dict[str, gpd.GeoDataFrame]) -> Division:
    """A plan whose cells are the communities: ways don't depend on where the cells run."""
    lines, homes = layers["community"], layers["building"]
    owner = assign_buildings(homes, lines)
    homes, owner = homes[owner >= 0], owner[owner >= 0]
    ids = lines["community_id"].to_numpy(object)
    cells = {"cell_id": ids, "community_id": ids, "geometry": lines.geometry.to_numpy()}
    units = {
        "unit_id": homes["building_id"].to_numpy(object),
        "building_id": homes["building_id"].to_numpy(object),
        "community_id": ids[owner],
        "cell_id": ids[owner],
        "households": homes["households"].fillna(0).to_numpy(np.int64),
        "geometry": homes.geometry.to_numpy(),
    }
    plan = contract("plan").frame({"plan": ["bench"]})
    return Division(contract("unit").frame(units, CRS), contract("cell").frame(cells, CRS), plan)


def facilities(layers: dict[str, gpd.GeoDataFrame], seed: int) -> pd.DataFrame:
    """In each community one of each kind, somewhere in its bounds."""
    rng = np.random.default_rng(seed)
    kinds = [service.id for service in load_rulebook("yichang").services][:KINDS]
    bounds = np.repeat(layers["community"].bounds.to_numpy(), len(kinds), axis=0)
    spots = bounds[:, :2] + rng.random((len(bounds), 2)) * (bounds[:, 2:] - bounds[:, :2])
    columns = {
        "facility_id": [f"F{number:05d}" for number in range(len(spots))],
        "kind": kinds * len(layers["community"]),
        "geometry": shapely.points(spots),
    }
    return contract("facility").frame(columns, CRS)


def scene(buildings: int) -> Scene:
    layers = town(buildings, SEED)
    layers["facility"] = facilities(layers, SEED)
    located = locate_layers(communities_as_cells(layers), layers)
    return look_at(located, layers, load_rulebook("yichang"))


def measure(buildings: int) -> dict[str, float]:
    """The seconds of each stage, and what came of it."""
    seen = scene(buildings)
    homes = seen.buildings
    before, start = memory_mb(), time.perf_counter()
    network = build_network(seen.layers, seen.rulebook.walking)
    built = time.perf_counter()
    joined = network.join(homes["x"].to_numpy(), homes["y"].to_numpy())
    met = time.perf_counter()
    ways = service_ways(seen, network)
    searched = time.perf_counter()
    memory = memory_mb()
    # Cells of neighbours: strips from west to east, cut from south to north.
    column = np.argsort(np.argsort(homes["x"])) * int(CELLS**0.5) // len(homes)
    cells = np.array_split(np.lexsort((homes["y"], column)), CELLS * len(homes) // BUILDINGS)
    between = time.perf_counter()
    for rows in cells:
        network.matrix(joined.take(rows))
    return {
        "roads": len(seen.layers["road"]),
        "nodes": len(network.pieces.nodes),
        "edges": len(network.pieces.edges),
        "homes": len(homes),
        "kinds": len(ways.services),
        "places": len(seen.layers["facility"]),
        "building": built - start,
        "joining": met - built,
        "ways": searched - met,
        "memory": memory,
        "before": before,
        "reached": float(np.isfinite(ways.minutes).mean()),
        "near": float(ways.near.mean()),
        "cells": len(cells),
        "matrices": time.perf_counter() - between,
    }


def say(what: str, seconds: float) -> None:
    print(f"{what:44} {seconds:7.2f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--buildings", type=int, default=BUILDINGS)
    run = alone(measure, parser.parse_args().buildings)
    if run.failure:
        sys.exit(run.failure)
    found = run.value
    print(
        f"{found['homes']} buildings, {found['roads']} roads, {found['nodes']} nodes, "
        f"{found['edges']} edges; {found['places']} facilities of {found['kinds']} kinds"
    )
    say("building the network", found["building"])
    say("joining the buildings and finding the ways", found["ways"])
    say("  of that joining", found["joining"])
    say("together (limit 10 s)", found["building"] + found["ways"])
    print(f"{'largest memory':44} {found['memory']:7.0f} MB")
    print(f"{'of that before, with the layers alone':44} {found['before']:7.0f} MB")
    say(f"distances within each of {found['cells']} cells", found["matrices"])
    print(f"ways found {found['reached']:.1%}, within the circle {found['near']:.1%}")


if __name__ == "__main__":
    main()
