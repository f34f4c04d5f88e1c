"""Redrawing communities: the division of atoms, from today's communities and with few moves.

What is locked is taken out first, and what has to be a community of its own is one. Each connected
region that is left is divided by the same search as cells are, from three starts: today's
communities as they are, piece by piece; the same after they passed on what the band asks for; and
whole pieces of them put together as if each were a unit. The best one is improved further. Where a
number of communities is asked for, they are made one or parted until it is reached, and from then
on only redrawn in as many as they were.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Optional

import numpy as np
from scipy.optimize import linear_sum_assignment

from ...common.progress import Progress, part, silent
from ...rules import Weights
from ..graph import IntArray, count_of, first_seen, renumbered
from ..improve import Cycle, Effort, Search
from ..objective import Problem
from ..order import canonical_order
from ..partition import subgraph
from ..score import score
from ..stays import continuing
from .bound import unavoidable
from .counting import allotted, with_count
from .fewer import fewer_moves
from .freedom import ASKED, Freedom, Region
from .passing import passed_on
from .problem import Redrawn, RedrawProblem
from .verdicts import out_of_band, verdicts_on

# Exchanging atoms one by one brings little where moves cost most: fewer steps than for cells.
FULL = Cycle(rounds=8, rejoins=6, steps=60, heat=1000.0)
EFFORT = {
    "fast": Effort(units=0, mending=20, cycles=0, patience=0),
    "best": Effort(units=0, mending=60, cycles=12, patience=3),
}
# Rounds that look for fewer moves.
ROUNDS = {"fast": 60, "best": 400}


def redraw(problem: RedrawProblem, progress: Progress = silent) -> Redrawn:
    """Communities of the atoms of ``problem``, in the band as far as they can be, with few moves.

    Lets ``Cancelled`` from ``progress`` pass; InputError for a locked atom without a community.
    """
    freedom = Freedom.of(problem)
    labels = np.full(problem.graph.n, -1, np.int64)
    labels[freedom.fixed] = first_seen(problem.current[freedom.fixed])
    for atoms, found in _Task(problem, freedom).regions(part(progress, 0.0, 0.85)):
        labels[atoms] = found + count_of(labels)
    return _told(problem, freedom, first_seen(labels), part(progress, 0.85, 1.0))


def _told(
    problem: RedrawProblem, freedom: Freedom, labels: IntArray, progress: Progress
) -> Redrawn:
    """What is to be said of the communities ``labels``."""
    households = problem.graph.households
    kept = kept_of(labels, freedom.claim, problem.current, households)
    had = problem.current >= 0
    moves = had & (kept[labels] != problem.current)
    moved = int(households[moves].sum())
    missed = out_of_band(problem, labels)[labels]
    verdicts = verdicts_on(problem, freedom, labels, part(progress, 0.0, 0.1))
    all_in_band = not missed[~freedom.fixed].any()
    least, why = unavoidable(
        problem, part(progress, 0.1, 1.0), moved if all_in_band else None, missed
    )
    total = int(households[had].sum())
    figures = score(problem.graph, labels, problem.band, moved / total if total else 0.0)
    return Redrawn(labels, kept, verdicts, figures, moved, least, why)


def kept_of(labels: IntArray, claim: IntArray, current: IntArray, households: IntArray) -> IntArray:
    """(k,) what each community continues, so that as many households as can be stay.

    Only a community with some of the largest piece of one of today's (``claim``) continues it; all
    it has of it counts. Matched most first as cells are, unless another matching leaves more where
    they are (the assignment problem; Kuhn 1955).
    """
    k, olds = count_of(labels), count_of(claim)
    had = np.flatnonzero(claim >= 0)
    may = np.zeros((k, olds), np.bool_)
    may[labels[had], claim[had]] = True
    inside = np.flatnonzero(current >= 0)
    inside = inside[current[inside] < olds]
    inside = inside[may[labels[inside], current[inside]]]
    with_claim = np.full(len(labels), -1, np.int64)
    with_claim[inside] = current[inside]
    kept, shared = continuing(labels, with_claim, households, k)
    stay = np.zeros((k, olds), np.int64)
    np.add.at(stay, (labels[inside], current[inside]), households[inside])
    rows, columns = linear_sum_assignment(stay, maximize=True)
    if stay[rows, columns].sum() > shared.sum():
        some = stay[rows, columns] > 0
        kept = np.full(k, -1, np.int64)
        kept[rows[some]] = columns[some]
    return kept


@dataclass(frozen=True, eq=False)
class _Task:
    """The regions of one redrawing, one after the other."""

    problem: RedrawProblem
    freedom: Freedom

    def regions(self, progress: Progress) -> Iterator[tuple[IntArray, IntArray]]:
        """The atoms of each region and their communities, 0..k-1."""
        rng = np.random.default_rng(self.problem.seed)
        ordered = [self.freedom.regions[number] for number in self._order]
        share = np.cumsum([0, *(len(region.atoms) for region in ordered)]) / self.problem.graph.n
        for number, region, start, end in zip(self._order, ordered, share, share[1:]):
            if region.kind == ASKED or len(region.atoms) == 1:
                yield region.atoms, np.zeros(len(region.atoms), np.int64)
            else:
                yield region.atoms, self._divide(number, region, rng, part(progress, start, end))

    @cached_property
    def _order(self) -> list[int]:
        """The regions in an order that goes with them when rows are shuffled."""
        graph = self.problem.graph
        size = [
            (int(graph.households[one.atoms].sum()), float(graph.area_m2[one.atoms].sum()))
            for one in self.freedom.regions
        ]
        return sorted(range(len(size)), key=lambda number: size[number])

    @cached_property
    def _counts(self) -> list[Optional[int]]:
        """How many communities each region has to have; None where moves decide."""
        regions = self.freedom.regions
        if self.problem.count is None:
            return [None] * len(regions)
        settled = len(np.unique(self.problem.current[self.freedom.fixed]))
        settled += sum(region.kind == ASKED for region in regions)
        drawn = [number for number in self._order if regions[number].kind != ASKED]
        households = [int(self.problem.graph.households[regions[one].atoms].sum()) for one in drawn]
        given = allotted(households, self.problem.band, max(0, self.problem.count - settled))
        counts: list[Optional[int]] = [None] * len(regions)
        for number, count in zip(drawn, given):
            counts[number] = count
        return counts

    def _divide(
        self, number: int, region: Region, rng: np.random.Generator, progress: Progress
    ) -> IntArray:
        """The communities of one region, in the order of its atoms."""
        claim, piece = self.freedom.claim[region.atoms], self.freedom.piece[region.atoms]
        graph = subgraph(self.problem.graph, region.atoms)
        second = None if self.problem.second is None else self.problem.second[region.atoms]
        also = [] if second is None else [second]
        order = canonical_order(graph, claim, part(progress, 0, 0), also)
        count = self._counts[number]
        band = self.problem.band
        if count:
            band = band.with_target(round(int(graph.households.sum()) / count))
        here = Problem.of(
            subgraph(graph, order),
            band,
            self._weights,
            renumbered(claim[order]),
        )
        if second is not None:
            here = replace(here, second=second[order], second_band=self.problem.second_band)
        drawing = _Drawing(here, first_seen(piece[order]), count, self.problem.effort, rng)
        labels = np.empty(len(order), np.int64)
        labels[order] = drawing.run(progress)
        return labels

    @cached_property
    def _weights(self) -> Weights:
        """The prices for the measure's own units."""
        weights = self.problem.weights
        return replace(weights, moved_household=-(-weights.moved_household // self.problem.per))


@dataclass(frozen=True, eq=False)
class _Drawing:
    """One connected region; ``piece`` (n,) are today's communities in it, piece by piece."""

    problem: Problem
    piece: IntArray
    count: Optional[int]
    effort: str
    rng: np.random.Generator

    def run(self, progress: Progress) -> IntArray:
        """The best communities found, 0..k-1."""
        starts = list(self._starts(part(progress, 0, 0.4)))
        best = min(starts, key=self._worth)
        watch, rounds = part(progress, 0.4, 0.7), ROUNDS[self.effort]
        best = fewer_moves(self._search.problem, best, rounds, self.rng, watch)
        return self._search.thoroughly(best, part(progress, 0.7, 1))

    def _starts(self, progress: Progress) -> Iterator[IntArray]:
        yield self._lightly(self.piece, part(progress, 0, 0.3))
        if (self.problem.current >= 0).any():
            passed = passed_on(self.problem, self.piece, self.rng, part(progress, 0.3, 0.4))
            yield self._lightly(passed, part(progress, 0.4, 0.5))
        yield self._lightly(self._of_pieces(part(progress, 0.5, 0.6)), part(progress, 0.6, 1))

    def _lightly(self, labels: IntArray, progress: Progress) -> IntArray:
        """``labels`` brought into the band and to the count that is asked for."""
        if self.count is None:
            return self._search.lightly(labels, progress)
        labels = self._in(self.problem).lightly(labels, part(progress, 0, 0.3))
        labels = with_count(self.problem, labels, self.count, self.rng, part(progress, 0.3, 0.6))
        return self._search.lightly(labels, part(progress, 0.6, 1))

    def _of_pieces(self, progress: Progress) -> IntArray:
        """The division that keeps today's pieces whole."""
        apart = np.full(self.problem.n, -1, np.int64)
        whole = replace(self.problem, fitting=apart).merged(self.piece)
        effort = replace(EFFORT[self.effort], mending=1)
        search = Search(whole, effort, self.rng)
        return search.lightly(np.arange(whole.n), progress)[self.piece]

    @cached_property
    def _search(self) -> Search:
        return self._in(replace(self.problem, count_stays=self.count is not None))

    def _in(self, problem: Problem) -> Search:
        return Search(problem, EFFORT[self.effort], self.rng, FULL)

    def _worth(self, labels: IntArray) -> tuple[int, int, int]:
        off = 0 if self.count is None else abs(self.count - count_of(labels))
        return off, *self.problem.worth(labels)
