"""Making compounds whole again that were cut on the way."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..common.progress import Progress, part
from .graph import IntArray
from .objective import Problem
from .regroup import Manner, redraw_groups

# While it lasts a compound is worth so many times as much.
DEARER = 10
# Compounds are glued; households are counted the more exactly every third round.
MANNERS = (Manner(1.0, 8, 1.0), Manner(2.0, 5, 1.0), Manner(3.0, 2, 1.0))
SIZES = (3, 4, 5, 6, 7, 8, 9)


def rejoined(
    problem: Problem,
    labels: IntArray,
    rounds: int,
    rng: np.random.Generator,
    progress: Progress,
) -> IntArray:
    """``labels`` (n,) or a division with fewer pieces of compounds and somewhat worse lines.

    Only the cells that hold a part of a cut compound are redrawn, with their neighbours. Every
    other round a group may become worse by up to one compound, so that a cut compound can wander
    to where there is room for it.
    """
    dear = replace(
        problem, weights=replace(problem.weights, compound=DEARER * problem.weights.compound)
    )
    best, least = labels, dear.worth(labels)
    for step in range(rounds):
        watch = part(progress, step / rounds, (step + 1) / rounds)
        cut = _cut_up(problem, labels)
        if not len(cut):
            break
        slack = int(rng.integers(0, problem.weights.compound + 1)) * (step % 2)
        labels = redraw_groups(
            dear,
            labels,
            rng,
            rng.permutation(cut),
            SIZES[step % len(SIZES)],
            MANNERS[step % len(MANNERS)],
            1 - slack,
            watch,
        )
        now = dear.worth(labels)
        if now < least:
            best, least = labels, now
    return best


def _cut_up(problem: Problem, labels: IntArray) -> IntArray:
    """The cells that hold a part of a compound that would fit in a cell but is cut."""
    compound, cell, _ = problem.pieces(labels)
    cut: IntArray = np.unique(cell[np.bincount(compound)[compound] > 1])
    return cut
