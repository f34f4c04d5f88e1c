"""Exactly so many communities as are asked for, as far as arithmetic allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ...common.band import Band
from ...common.progress import Progress, part
from ..graph import IntArray, count_of
from ..objective import OUT_OF_BAND, Problem
from ..regroup import Manner, redraw_groups

# Rounds in which communities are made one or parted until there are as many as asked for.
ROUNDS = 80
# For the first rounds one community less or more is worth half a community out of the band, later
# ten: so the count is reached first where that costs no band, then anyhow.
GENTLE_ROUNDS = 25
GENTLE, FIRM = OUT_OF_BAND // 2, OUT_OF_BAND * 10
MANNERS = (Manner(1.0, 8, 1.0), Manner(2.0, 5, 0.5), Manner(2.0, 3, 0.0))
SIZES = (2, 3, 4, 6, 8)


def possible(households: int, band: Band) -> tuple[int, int]:
    """The fewest and the most communities in the band; what is nearest to it where none is."""
    fewest, most = max(1, -(-households // band.maximum)), max(1, households // band.minimum)
    return min(fewest, most), max(fewest, most)


def allotted(households: Sequence[int], band: Band, count: int) -> list[int]:
    """How many of ``count`` communities each region of so many ``households`` gets.

    Each gets its share, as near as its own arithmetic allows; where all together can't have
    ``count``, the nearest number.
    """
    ranges = [possible(total, band) for total in households]
    wish = [total * count / max(1, sum(households)) for total in households]
    given = [min(max(round(want), low), high) for want, (low, high) in zip(wish, ranges)]
    while sum(given) != count:
        step = 1 if sum(given) < count else -1
        room = [
            region
            for region, (low, high) in enumerate(ranges)
            if low <= given[region] + step <= high
        ]
        if not room:
            break
        most = max(room, key=lambda region: (step * (wish[region] - given[region]), -region))
        given[most] += step
    return given


def with_count(
    problem: Problem, labels: IntArray, count: int, rng: np.random.Generator, progress: Progress
) -> IntArray:
    """``labels`` (n,) or a division into ``count`` cells, or as near to it as is found."""
    best = labels
    for step in range(ROUNDS):
        missing = count - count_of(labels)
        if abs(missing) < abs(count - count_of(best)):
            best = labels
        if not missing:
            break
        price = GENTLE if step < GENTLE_ROUNDS else FIRM
        leaning = replace(problem, each=price if missing < 0 else -price)
        seeds = rng.permutation(count_of(labels))[: abs(missing)]
        watch = part(progress, step / ROUNDS, (step + 1) / ROUNDS)
        size, manner = SIZES[step % len(SIZES)], MANNERS[step % len(MANNERS)]
        labels = redraw_groups(leaning, labels, rng, seeds, size, manner, 1, watch)
    return best
