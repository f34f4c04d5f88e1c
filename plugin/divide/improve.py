"""Improving a division: first into the band, then towards better lines."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..common.progress import Progress, part, silent
from .graph import IntArray
from .mend import mend
from .objective import Problem
from .regroup import Manner, redraw_groups


@dataclass(frozen=True)
class Effort:
    """How long to improve.

    ``mending`` attempts at most to divide the surroundings of a cell out of band anew,
    ``polishing`` rounds over all cells, and ``patience`` polishing rounds in a row that gain less
    than a thousandth before it stops.
    """

    mending: int
    polishing: int
    patience: int


EFFORT = {
    "fast": Effort(mending=12, polishing=4, patience=2),
    "best": Effort(mending=60, polishing=200, patience=15),
}
EFFORTS = tuple(EFFORT)


def improve(
    problem: Problem,
    labels: IntArray,
    effort: Effort,
    rng: np.random.Generator,
    progress: Progress = silent,
) -> IntArray:
    """A better division than ``labels`` (n,), whose cells are connected and stay so.

    First as few households as possible are out of band, then lines get better.
    """
    labels = mend(problem, labels, effort.mending, rng, part(progress, 0, 0.5))
    return _polish(problem, labels, effort, rng, part(progress, 0.5, 1))


def _polish(
    problem: Problem,
    labels: IntArray,
    effort: Effort,
    rng: np.random.Generator,
    progress: Progress,
) -> IntArray:
    """Lower the whole cost, group by group, until it no longer pays."""
    cost, calm = problem.cost(labels), 0
    for step in range(effort.polishing):
        watch = part(progress, step / effort.polishing, (step + 1) / effort.polishing)
        seeds = rng.permutation(int(labels.max(initial=-1)) + 1)
        labels = redraw_groups(
            problem, labels, rng, seeds, 2 + step % 3, Manner(1.0, 5, 1.0), 1, watch
        )
        before, cost = cost, problem.cost(labels)
        calm = calm + 1 if before - cost < before // 1000 + 1 else 0
        if calm == effort.patience:
            break
    return labels
