"""The estimate of an officer's walk beside solved rounds, in the cells of the sample town.

In each cell days are drawn by the chances that something is due at its buildings, and the round
of each day is solved: exactly up to ten stops (Held and Karp 1962), beyond by 2-opt and Or-opt from
many starts. ``--into`` puts the rows into files that have a place for them. Last, the constant of
the spanning tree is measured on random points.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from _sampletown import sample_town
from _tables import put, table_row
from grid_steward.plugin import steps
from grid_steward.plugin.assess.network import WalkNetwork, build_network
from grid_steward.plugin.assess.officers import read_officers
from grid_steward.plugin.assess.scene import Scene, look_at
from grid_steward.plugin.assess.tours import TREE, chances, detour_m, tour_m, without_inf
from grid_steward.plugin.assess.workload import CellWork, cell_work
from grid_steward.plugin.attach import locate_layers
from grid_steward.plugin.store import Project
from grid_steward.tests.assess.tours import held_karp
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import minimum_spanning_tree
from scipy.spatial import Delaunay

DAYS = 30
EXACT = 10
STARTS = 20
POINTS = 400_000
HEADS = ("days", "cells", "stops a day", "estimate / solved", "mean of cells", "spread")


def solved(metres: np.ndarray, rng: np.random.Generator) -> float:
    """The shortest round through all of ``metres`` (n, n)."""
    if len(metres) <= EXACT:
        return held_karp(metres)
    return min(_improved(rng.permutation(len(metres)), metres) for _ in range(STARTS))


def _improved(order: np.ndarray, metres: np.ndarray) -> float:
    """The length of the round ``order`` (n,) when neither 2-opt nor Or-opt shortens it further."""
    length = _length(order, metres)
    while True:
        shorter = min(_neighbours(order), key=lambda other: _length(other, metres))
        if _length(shorter, metres) >= length - 1e-6:
            return length
        order, length = shorter, _length(shorter, metres)


def _length(order: np.ndarray, metres: np.ndarray) -> float:
    return float(metres[order, np.roll(order, -1)].sum())


def _neighbours(order: np.ndarray) -> Iterator[np.ndarray]:
    """All rounds with one stretch turned round, or up to three stops put elsewhere."""
    n = len(order)
    for first in range(n - 1):
        for last in range(first + 2, n + 1):
            yield np.r_[order[:first], order[first:last][::-1], order[last:]]
    for count in (1, 2, 3):
        for first in range(n - count + 1):
            moved, rest = (
                order[first : first + count],
                np.delete(order, slice(first, first + count)),
            )
            for at in range(len(rest)):
                yield np.r_[rest[:at], moved, rest[at:]]


def assess(project: Project) -> tuple[Scene, WalkNetwork, CellWork]:
    """The work of the town's cells."""
    plan = steps.divide(project)
    layers = {**project.layers(), **project.people()}
    scene = look_at(locate_layers(plan, layers), layers, project.rules)
    network = build_network(scene.layers, scene.rulebook.walking)
    start = time.perf_counter()
    work = cell_work(scene, network, read_officers(scene))
    print(f"{scene.index.k} cells in {time.perf_counter() - start:.2f} s")
    return scene, network, work


def of_cell(
    scene: Scene, network: WalkNetwork, work: CellWork, cell: int, rng: np.random.Generator
) -> np.ndarray:
    """(2, 3) with and without its base: estimated and solved metres a day, stops a day."""
    rows = np.flatnonzero((work.stops.cell == cell) & (work.stops.a_month > 0))
    chance = chances(work.stops.a_month[rows], scene.rulebook.work.days_per_month)
    spots = scene.buildings[["x", "y"]].to_numpy()[work.stops.building[rows]]
    x, y = np.vstack([spots, work.bases[cell]]).T
    metres = without_inf(network.matrix(network.join(x, y)), x, y)
    count = len(rows)
    between = metres[:count, :count]
    round_m = tour_m(between, chance)
    estimates = round_m + detour_m(metres[count, :count], between, chance), round_m
    found = np.zeros((2, 3))
    found[:, 0] = estimates
    for _ in range(DAYS):
        due = np.flatnonzero(rng.random(count) < chance)
        based = np.r_[due, count] if len(due) else due
        for row, stops in enumerate((based, due)):
            found[row, 1] += solved(metres[np.ix_(stops, stops)], rng) / DAYS
        found[:, 2] += len(due) / DAYS
    return found


def shown(name: str, found: np.ndarray) -> str:
    """A row of the table from (cells, 3) estimated, solved and stops."""
    some = found[found[:, 1] > 0]
    ratio = some[:, 0] / some[:, 1]
    return table_row(
        [
            name,
            str(len(some)),
            f"{some[:, 2].mean():.1f}",
            f"{some[:, 0].sum() / some[:, 1].sum():.3f}",
            f"{ratio.mean():.3f}",
            f"{ratio.std():.3f}",
        ]
    )


def tree_constant(points: int, seed: int = 0) -> float:
    """The spanning tree over random points in a unit square, over the root of their number."""
    spots = np.random.default_rng(seed).random((points, 2))
    corners = Delaunay(spots).simplices
    pairs = np.concatenate([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [0, 2]]])
    pairs = np.unique(np.sort(pairs, axis=1), axis=0)
    metres = np.hypot(*(spots[pairs[:, 0]] - spots[pairs[:, 1]]).T)
    graph = coo_matrix((metres, (pairs[:, 0], pairs[:, 1])), shape=(points, points))
    return float(minimum_spanning_tree(graph.tocsr()).sum() / np.sqrt(points))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", nargs="+", type=Path, default=[], metavar="FILE")
    arguments = parser.parse_args()
    rng = np.random.default_rng(0)
    with sample_town() as project:
        scene, network, work = assess(project)
    found = np.array([of_cell(scene, network, work, cell, rng) for cell in range(scene.index.k)])
    buildings = np.bincount(work.stops.cell[work.stops.a_month > 0], minlength=scene.index.k)
    few = buildings <= 12
    rows = {
        "`base`": shown("`base`", found[:, 0]),
        "`base`, ≤ 12": shown("`base`, ≤ 12", found[few, 0]),
        "`base`, > 12": shown("`base`, > 12", found[~few, 0]),
        "`round`": shown("`round`", found[:, 1]),
    }
    print(table_row(HEADS), *rows.values(), sep="\n")
    print(f"constant of the tree: {tree_constant(POINTS):.4f}, in use: {TREE}")
    for path in arguments.into:
        put(path, "tours", rows)


if __name__ == "__main__":
    main()
