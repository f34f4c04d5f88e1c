"""Making a division: first into the band, then towards better lines."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..common.progress import Progress, part, silent
from .exchange import exchange
from .graph import IntArray, count_of
from .mend import is_mendable, mend
from .objective import Problem
from .regroup import Manner, first_division, redraw_groups
from .rejoin import rejoined
from .surround import unwrapped

ROUGH = Manner(chance=1.0, step=8, glue=1.0)
POLISH = Manner(chance=2.0, step=8, glue=0.9)
# Cells that are redrawn together, round by round.
TOGETHER = (4, 3, 5, 2)
# A cycle that gains less than one part in so many of the cost does not pay.
NOTICEABLE = 5_000
# A small problem is divided from scratch so often at most.
MOST_STARTS = 8
# Up to so many units a new start is the soonest way out where some cell stays out of band.
RESTARTED = 1_500


@dataclass(frozen=True)
class Cycle:
    """``rounds`` of redrawing all cells in groups, ``rejoins`` rounds of making compounds whole
    again, then ``steps`` of boundary exchange, as many as there are units at most, which at first
    easily accept the price ``heat``; last, cells get out of each other.
    """

    rounds: int
    rejoins: int
    steps: int
    heat: float


@dataclass(frozen=True)
class Effort:
    """How long to improve.

    So many ``units`` in all are divided from scratch: a small problem several times, of which the
    best division goes on. ``mending`` attempts at most to divide the surroundings of a cell out of
    band anew. After one light cycle come ``cycles`` at most, until ``patience`` of them in a row
    did not pay.
    """

    units: int
    mending: int
    cycles: int
    patience: int


EFFORT = {
    "fast": Effort(units=300, mending=20, cycles=0, patience=0),
    "best": Effort(units=4_000, mending=60, cycles=30, patience=6),
}
EFFORTS = tuple(EFFORT)
# Heats are the prices of 60 and 250 m of border on open ground.
LIGHT = Cycle(rounds=5, rejoins=5, steps=40, heat=1200.0)
FULL = Cycle(rounds=6, rejoins=12, steps=600, heat=5000.0)


def divided(
    problem: Problem, effort: Effort, rng: np.random.Generator, progress: Progress = silent
) -> IntArray:
    """(n,) connected cells, made from nothing."""
    search = Search(problem, effort, rng)
    starts = max(1, min(MOST_STARTS, effort.units // problem.n))
    found: list[tuple[tuple[int, int], int, IntArray]] = []
    for start in range(MOST_STARTS):
        share = 0.3 * start / MOST_STARTS
        watch = part(progress, share, share + 0.3 / MOST_STARTS)
        if start >= starts and (
            problem.n > RESTARTED or not is_mendable(problem, min(found)[2], part(watch, 0, 0))
        ):
            break
        labels = first_division(problem, rng, ROUGH, part(watch, 0, 0.1))
        labels = search.lightly(labels, part(watch, 0.1, 1))
        found.append((problem.worth(labels), start, labels))
    return search.thoroughly(min(found)[2], part(progress, 0.3, 1))


def improved(
    problem: Problem,
    labels: IntArray,
    effort: Effort,
    rng: np.random.Generator,
    progress: Progress = silent,
) -> IntArray:
    """A better division than ``labels`` (n,), whose cells are connected and stay so."""
    search = Search(problem, effort, rng)
    labels = search.lightly(labels, part(progress, 0, 0.3))
    return search.thoroughly(labels, part(progress, 0.3, 1))


@dataclass(frozen=True)
class Search:
    """Better divisions of ``problem``; each method takes one, (n,), and returns one.

    ``full`` is the cycle that is gone through while it pays.
    """

    problem: Problem
    effort: Effort
    rng: np.random.Generator
    full: Cycle = FULL

    def lightly(self, labels: IntArray, progress: Progress) -> IntArray:
        """As few households as possible out of band, and the worst lines straightened."""
        labels = mend(self.problem, labels, self.effort.mending, self.rng, part(progress, 0, 0.5))
        straight = self._cycle(labels, LIGHT, part(progress, 0.5, 1))
        return min(labels, straight, key=self.problem.worth)

    def thoroughly(self, labels: IntArray, progress: Progress) -> IntArray:
        """The better lines that the effort finds: cycles that cool down while they pay."""
        cycles = self.effort.cycles
        best, least, calm = labels, self.problem.worth(labels), 0
        for cycle in range(cycles):
            watch = part(progress, cycle / cycles, (cycle + 1) / cycles)
            labels = self._cycle(
                labels, replace(self.full, heat=self.full.heat * (1 - cycle / cycles)), watch
            )
            now = self.problem.worth(labels)
            gain = sum(least) - sum(now)
            calm = calm + 1 if gain < sum(least) // NOTICEABLE + 1 else 0
            if now < least:
                best, least = labels, now
            if calm == self.effort.patience:
                break
        return best

    def _cycle(self, labels: IntArray, cycle: Cycle, progress: Progress) -> IntArray:
        problem, rng = self.problem, self.rng
        for step in range(cycle.rounds):
            watch = part(progress, 0.5 * step / cycle.rounds, 0.5 * (step + 1) / cycle.rounds)
            seeds = rng.permutation(count_of(labels))
            size = TOGETHER[step % len(TOGETHER)]
            labels = redraw_groups(problem, labels, rng, seeds, size, POLISH, 1, watch)
        labels = rejoined(problem, labels, cycle.rejoins, rng, part(progress, 0.5, 0.6))
        steps = min(cycle.steps, problem.n)
        labels = exchange(problem, labels, cycle.heat, steps, rng, part(progress, 0.6, 0.95))
        return unwrapped(problem, labels, rng, part(progress, 0.95, 1))
