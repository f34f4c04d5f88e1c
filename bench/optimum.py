"""How near `fast` and `best` come to the proven optimum of small towns, and how soon it is proven.

The model is the tests' own (tests/divide/optimum.py): every connected set of units in the band is a
possible cell, and the cheapest choice of sets that covers the town is proven.
"""

from __future__ import annotations

import time
from typing import Optional

from grid_steward.plugin.divide import Band, UnitGraph, partition
from grid_steward.plugin.divide.objective import Problem
from grid_steward.plugin.rules import load_rulebook
from grid_steward.tests.divide.optimum import NotProvenError, optimum
from grid_steward.tests.divide.small_towns import DENSE, MIXED, small_town

BAND = Band(200, 250, 300)
WEIGHTS = load_rulebook("plain").weights
NEAR = 1.03
SEEDS = range(10)
# kind: rows and columns of lots, and what stands on them
TOWNS = {
    "mixed 30": (5, 6, MIXED),
    "dense 49": (7, 7, DENSE),
    "dense 63": (7, 9, DENSE),
}


def ratio(graph: UnitGraph, effort: str, best: int) -> float:
    """What the division of that effort costs, in optima."""
    labels = partition(graph, BAND, effort=effort).labels
    return Problem.of(graph, BAND, WEIGHTS).cost(labels) / best


def measure(kind: str, seed: int) -> Optional[float]:
    """Prove one town and print a line about it; the ratio of ``best``, None without a proof."""
    rows, columns, kinds = TOWNS[kind]
    graph = small_town(rows, columns, seed, kinds)
    line = f"{kind:>9} {seed:4} {graph.households.sum():10}"
    begun = time.process_time()
    try:
        found = optimum(graph, BAND, WEIGHTS)
    except NotProvenError:
        print(f"{line}  not proven: too many sets, or too many plans near the bound")
        return None
    seconds = time.process_time() - begun
    if found is None:
        print(f"{line}  no plan in the band")
        return None
    fast, best = (ratio(graph, effort, found.cost) for effort in ("fast", "best"))
    cells = found.labels.max() + 1
    line += f" {found.sets:10} {cells:5} {found.cost:8} {seconds:8.1f}"
    print(f"{line} {fast:7.4f} {best:7.4f}", flush=True)
    return best


def main() -> None:
    print(
        f"{'town':>9} {'seed':>4} {'households':>10} {'sets':>10} {'cells':>5} {'optimum':>8} "
        f"{'CPU s':>8} {'fast':>7} {'best':>7}"
    )
    for kind in TOWNS:
        ratios = [found for seed in SEEDS if (found := measure(kind, seed)) is not None]
        near = sum(found <= NEAR for found in ratios)
        print(f"{kind:>9}: best is within {NEAR - 1:.0%} in {near} of {len(ratios)} proven")


if __name__ == "__main__":
    main()
