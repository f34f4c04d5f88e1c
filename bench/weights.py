"""What one weight more or less does to the division of a generated city.

Each row changes one weight of the rulebook ``plain``, the first row none. ``--into`` puts the rows
into files that have a place for them.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
from _measure import BAND, alone, instance, quality
from _tables import put, table_row
from grid_steward.plugin.divide import partition
from grid_steward.plugin.rules import load_rulebook

CHANGES: tuple[tuple[str, int], ...] = (
    ("border", 40),
    ("border_on_road", 10),
    ("compactness", 0),
    ("compactness", 90_000),
    ("compound", 0),
    ("compound", 200_000),
    ("target", 200),
)


def measure(changed: dict[str, int]) -> list[str]:
    """The figures of the division of one city with the weights so ``changed``."""
    graph = instance("M", "skewed", 0).graph
    weights = replace(load_rulebook("plain").weights, **changed)
    labels = partition(graph, BAND, seed=0, effort="best", weights=weights).labels
    made = quality(graph, labels)
    spread = float(np.bincount(labels, graph.households).std())
    shares = (made.compactness, made.along_roads, made.split)
    return [*(f"{share:.3f}" for share in shares), f"{spread:.1f}", str(made.out_of_band)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", nargs="+", type=Path, default=[], metavar="FILE")
    arguments = parser.parse_args()
    print(table_row(["weights", "compactness", "along roads", "split", "spread", "out of band"]))
    found = {}
    for changed in ({}, *({name: value} for name, value in CHANGES)):
        title = ", ".join(f"`{name}` {value:,}" for name, value in changed.items()) or "`plain`"
        run = alone(measure, changed)
        if run.failure:
            raise SystemExit(f"{title}: {run.failure}")
        found[title] = table_row([title, *run.value])
        print(found[title], flush=True)
    for path in arguments.into:
        put(path, "weights", found)


if __name__ == "__main__":
    main()
