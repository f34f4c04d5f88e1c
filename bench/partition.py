"""How long the division of a unit graph takes, and how good it is, by size."""

from __future__ import annotations

import time

import numpy as np
from grid_steward.plugin.divide import Band, UnitGraph, partition

LOT_M = 30.0  # side of a unit's ground
BLOCK = 8  # lots between two roads
COMPOUND = 4  # lots along a compound's side
SIDES = ((25, 40), (50, 100), (125, 160), (200, 250))
LARGEST_BEST = 5_000  # units; beyond it "best" takes minutes


def chequered_town(rows: int, columns: int, seed: int = 0) -> UnitGraph:
    """Square lots with a road every ``BLOCK`` lots, compounds of ``COMPOUND`` x ``COMPOUND`` lots.

    Every fifth compound is loose ground without a compound; a fifth of the lots has no households.
    """
    rng = np.random.default_rng(seed)
    row, column = np.divmod(np.arange(rows * columns), columns)
    households = rng.integers(4, 44, rows * columns) * (rng.random(rows * columns) > 0.2)
    compound = row // COMPOUND * (columns // COMPOUND + 1) + column // COMPOUND
    right = np.flatnonzero(column < columns - 1)
    below = np.flatnonzero(row < rows - 1)
    on_road = np.concatenate([(column[right] + 1) % BLOCK == 0, (row[below] + 1) % BLOCK == 0])
    edges = np.concatenate(
        [np.column_stack([right, right + 1]), np.column_stack([below, below + columns])]
    )
    return UnitGraph(
        households=households,
        edges=edges,
        border_m=np.full(len(edges), LOT_M),
        on_road=on_road,
        compound=np.where(compound % 5 == 0, -1, compound),
        area_m2=np.full(rows * columns, LOT_M**2),
        perimeter_m=np.full(rows * columns, 4 * LOT_M),
    )


def main() -> None:
    print(
        f"{'units':>7} {'effort':>6} {'seconds':>8}  in band  along roads  compounds whole  compact"
    )
    for rows, columns in SIDES:
        graph = chequered_town(rows, columns)
        for effort in ("fast", "best") if rows * columns <= LARGEST_BEST else ("fast",):
            start = time.perf_counter()
            made = partition(graph, Band(200, 250, 300), seed=0, effort=effort).score
            seconds = time.perf_counter() - start
            print(
                f"{rows * columns:7} {effort:>6} {seconds:8.1f}  {made.in_band_share:7.1%}"
                f"  {made.road_aligned_share:11.1%}  {made.compounds_whole_share:15.1%}"
                f"  {made.compactness:7.2f}"
            )


if __name__ == "__main__":
    main()
