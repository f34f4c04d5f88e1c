"""How long the division of a unit graph takes, and how good it is, by size and kind of city."""

from __future__ import annotations

import time

import numpy as np
from _cities import DENSE, SKEWED, city
from grid_steward.plugin.divide import Band, partition

SIZES = (500, 5_000, 50_000)
LARGEST_BEST = 5_000  # units; beyond it "best" takes minutes
SEEDS = (0, 1)
BAND = Band(200, 250, 300)


def measure(units: int, kind: str, seed: int, effort: str) -> None:
    """Divide one city and print a line about it."""
    graph = city(units, seed, {"skewed": SKEWED, "dense": DENSE}[kind])
    start = time.perf_counter()
    result = partition(graph, BAND, seed=0, effort=effort)
    seconds = time.perf_counter() - start
    made = result.score
    households = np.bincount(result.labels, graph.households)
    outside = int(((households < BAND.minimum) | (households > BAND.maximum)).sum())
    stuck = sum(len(verdict.stuck) for verdict in result.verdicts)
    print(
        f"{graph.n:6} {kind:>6} {seed:4} {effort:>6} {seconds:7.1f} {outside:11} {stuck:11}"
        f" {made.road_aligned_share:11.2f} {made.compounds_whole_share:15.2f}"
        f" {made.compactness:8.2f}"
    )


def main() -> None:
    print(
        f"{'units':>6} {'kind':>6} {'seed':>4} {'effort':>6} {'seconds':>7} {'out of band':>11} "
        f"{'stuck units':>11} {'along roads':>11} {'compounds whole':>15} {'compact':>8}"
    )
    for units in SIZES:
        for kind in ("skewed", "dense"):
            for seed in SEEDS:
                for effort in ("fast", "best") if units <= LARGEST_BEST else ("fast",):
                    measure(units, kind, seed, effort)


if __name__ == "__main__":
    main()
