"""Fewer moves: the communities that gave or got something are redrawn with their neighbours."""

from __future__ import annotations

import numpy as np

from ...common.progress import Progress, part
from ..graph import IntArray, count_of
from ..objective import Problem
from ..regroup import Manner, redraw_groups

# Tame trees, which follow today's lines, and now and then wilder ones; households are counted in
# larger and smaller steps, the small ones to hit the ends of the band.
MANNERS = (Manner(1.0, 8, 1.0), Manner(2.0, 3, 1.0), Manner(1.0, 5, 1.0), Manner(2.0, 2, 1.0))
SIZES = (5, 3, 4, 2, 6, 3, 5, 4, 8)
# Every other round a group may become worse, at first by so many households that move; so that what
# one community has too much can pass through a full neighbour to one that has room.
SLACK = 50
# Rounds in a row without a gain, beside as many as there are communities.
PATIENCE = 15


def fewer_moves(
    problem: Problem, labels: IntArray, rounds: int, rng: np.random.Generator, progress: Progress
) -> IntArray:
    """The best division found from ``labels`` (n,) in ``rounds`` rounds."""
    best, least, calm = labels, problem.worth(labels), 0
    for step in range(rounds):
        watch = part(progress, step / rounds, (step + 1) / rounds)
        seeds = rng.permutation(_restless(problem, labels))
        if not len(seeds):
            break
        cooler = 1 - step / rounds
        slack = int(SLACK * cooler * rng.random() * problem.weights.moved_household) * (step % 2)
        size, manner = SIZES[step % len(SIZES)], MANNERS[step % len(MANNERS)]
        labels = redraw_groups(problem, labels, rng, seeds, size, manner, 1 - slack, watch)
        now = problem.worth(labels)
        calm = 0 if now < least else calm + 1
        if now < least:
            best, least = labels, now
        if calm > PATIENCE + count_of(labels):
            break
    return best


def _restless(problem: Problem, labels: IntArray) -> IntArray:
    """The cells that hold a unit which was in another one, or lost one."""
    home = problem.continues(labels)
    moved = (problem.current >= 0) & (home[labels] != problem.current)
    lost = np.isin(home, problem.current[moved]) & (home >= 0)
    held = np.zeros(count_of(labels), np.bool_)
    held[labels[moved]] = True
    cells: IntArray = np.flatnonzero(held | lost)
    return cells
