"""Cells that surround other cells."""

from __future__ import annotations

import numpy as np

from ..common.progress import Progress, part
from .graph import IntArray, count_of, neighbour_lists
from .objective import SURROUNDED, Problem
from .regroup import Manner, redraw_groups

# Rounds of redrawing in which a cell gets out of another.
ROUNDS = 12
MANNER = Manner(chance=2.0, step=2, glue=0.5)


def unwrapped(
    problem: Problem, labels: IntArray, rng: np.random.Generator, progress: Progress
) -> IntArray:
    """``labels`` (n,) or a division that is as near to the band and surrounds fewer cells."""

    def badness(one: IntArray) -> tuple[int, int, int]:
        return problem.band_cost(one), len(surrounding(problem, one)), problem.cost(one)

    best, least = labels, badness(labels)
    for step in range(ROUNDS):
        seeds = surrounding(problem, labels)
        if not len(seeds):
            break
        watch = part(progress, step / ROUNDS, (step + 1) / ROUNDS)
        slack = int(rng.integers(0, SURROUNDED)) * (step % 2)
        labels = redraw_groups(problem, labels, rng, seeds, 2 + step % 5, MANNER, 1 - slack, watch)
        now = badness(labels)
        if now < least:
            best, least = labels, now
    return best


def surrounding(problem: Problem, labels: IntArray) -> IntArray:
    """The cells of ``labels`` (n,) that part other cells from what lies outside.

    Those are the cut vertices of the graph of cells and outside; cells that touch across a barrier
    are neighbours here.
    """
    cells = count_of(labels)
    ends = labels[problem.edges]
    outer = np.unique(labels[problem.rim])
    ends = np.concatenate([ends, np.column_stack([outer, np.full(len(outer), cells)])])
    ends = ends[ends[:, 0] != ends[:, 1]]
    pairs = np.unique(ends.min(axis=1) * (cells + 1) + ends.max(axis=1))
    pairs = np.column_stack([pairs // (cells + 1), pairs % (cells + 1)])
    return _cut_vertices(neighbour_lists(cells + 1, pairs), cells)


def _cut_vertices(neighbours: list[list[int]], root: int) -> IntArray:
    """The vertices without which some others can't be reached from ``root`` (Tarjan 1972)."""
    seen = [-1] * len(neighbours)
    low = [0] * len(neighbours)
    cuts = set()
    seen[root], count = 0, 1
    path = [(root, -1, iter(neighbours[root]))]
    while path:
        vertex, parent, rest = path[-1]
        for other in rest:
            if seen[other] < 0:
                seen[other] = low[other] = count
                count += 1
                path.append((other, vertex, iter(neighbours[other])))
                break
            if other != parent:
                low[vertex] = min(low[vertex], seen[other])
        else:
            path.pop()
            if parent >= 0:
                low[parent] = min(low[parent], low[vertex])
                if low[vertex] >= seen[parent] and parent != root:
                    cuts.add(parent)
    return np.array(sorted(cuts), np.int64)
