"""The division of a unit graph into connected cells that hold the band."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Optional

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..common.band import Band
from ..common.errors import input_error
from ..common.messages import listed
from ..common.progress import Progress, part, silent
from ..rules import Weights, load_rulebook
from .graph import BoolArray, IntArray, UnitGraph, components, count_of, first_seen, renumbered
from .improve import EFFORT, EFFORTS, divided, improved
from .objective import Problem
from .order import canonical_order
from .score import Score, score
from .stays import continuing
from .stuck import stuck_units
from .verdicts import Verdict, judge


@dataclass(frozen=True, eq=False)
class Partition:
    """Cells 0..k-1.

    ``labels`` (n,) is the cell of each unit; ``kept`` (k,) the current label that each cell
    continues or -1; ``verdicts`` one for each connected part that was divided.
    """

    labels: IntArray
    kept: IntArray
    verdicts: tuple[Verdict, ...]
    score: Score


def partition(
    graph: UnitGraph,
    band: Band,
    seed: int = 0,
    effort: str = "fast",
    current: Optional[ArrayLike] = None,
    locked: Optional[ArrayLike] = None,
    progress: Optional[Progress] = None,
    weights: Optional[Weights] = None,
) -> Partition:
    """Divide ``graph`` into connected cells within ``band`` as far as arithmetic allows.

    ``current`` (n,) is today's cell of each unit, -1 for none; ``locked`` (n,) marks units whose
    current cell may not change. ``weights`` are the prices of ``objective``, by default those of
    the rulebook ``plain``. Raises InputError for arguments that do not fit the graph and lets
    ``Cancelled`` from ``progress`` pass.
    """
    if effort not in EFFORTS:
        raise input_error(
            "The effort {effort} is not known. Choose one of: {known}.",
            effort=effort,
            known=listed(EFFORTS),
        )
    if not isinstance(seed, (int, np.integer)) or seed < 0:
        raise input_error("The seed {seed} is not a whole number from 0.", seed=str(seed))
    today = _unit_vector(graph, "current", current, np.int64)
    fixed = fixed_units(graph, today, locked)
    task = _Task(graph, band, seed, effort, today, fixed, weights or load_rulebook("plain").weights)
    labels = task.run(part(progress or silent, 0, 0.98))
    verdicts = task.verdicts(labels, part(progress or silent, 0.98, 1))
    kept, moved = continued(graph.households, labels, today)
    return Partition(labels, kept, verdicts, score(graph, labels, band, moved))


def continued(
    households: IntArray, labels: IntArray, current: Optional[IntArray]
) -> tuple[IntArray, Optional[float]]:
    """Which current cell each cell continues, and the share of households that move.

    Pairs of a new and a current cell are matched by the households they share, most first; a
    current cell is continued once. Returns ((k,) current label or -1, share or None).
    """
    cells = count_of(labels)
    if current is None:
        return np.full(cells, -1, np.int64), None
    kept, stay = continuing(labels, current, households, cells)
    total = int(households[current >= 0].sum())
    return kept, (total - int(stay.sum())) / total if total else 0.0


@dataclass(frozen=True, eq=False)
class _Task:
    """One call of ``partition`` with its arguments checked."""

    graph: UnitGraph
    band: Band
    seed: int
    effort: str
    current: Optional[IntArray]
    fixed: BoolArray
    weights: Weights

    def run(self, progress: Progress) -> IntArray:
        """(n,) the cells, numbered in order of first appearance.

        What is impossible by arithmetic is said to ``progress`` before the work starts.
        """
        for number, units in enumerate(self.parts):
            verdict = judge(number, self.graph.households[units], self.band)
            if not verdict.feasible:
                progress(0.0, verdict.message)
        labels = np.full(self.graph.n, -1, np.int64)
        if self.current is not None:
            labels[self.fixed] = self.current[self.fixed]
        free = np.flatnonzero(~self.fixed)
        if len(free):
            labels[free] = self._divide(free, progress) + labels.max(initial=-1) + 1
        return first_seen(labels)

    @cached_property
    def ways(self) -> IntArray:
        """(m, 2) the edges between units that are not locked."""
        ways: IntArray = self.graph.edges[~self.fixed[self.graph.edges].any(axis=1)]
        return ways

    @cached_property
    def parts(self) -> list[IntArray]:
        """The units of each connected part of what is not locked."""
        free = np.flatnonzero(~self.fixed)
        part_of = first_seen(components(self.graph.n, self.ways)[free])
        order = np.argsort(part_of, kind="stable")
        return np.split(free[order], np.cumsum(np.bincount(part_of))[:-1]) if len(free) else []

    def verdicts(self, labels: IntArray, progress: Progress) -> tuple[Verdict, ...]:
        """The verdicts on ``parts``, divided into ``labels``."""
        households = np.bincount(labels, self.graph.households)
        bad = (households < self.band.minimum) | (households > self.band.maximum)
        suspects = bad[labels] & ~self.fixed & (self.graph.households <= self.band.maximum)
        stuck = stuck_units(
            np.flatnonzero(suspects), self.graph.households, self.ways, self.band, progress
        )
        return tuple(
            judge(
                number,
                self.graph.households[units],
                self.band,
                np.intersect1d(stuck, units).astype(np.int64).tolist(),
                int(bad[np.unique(labels[units])].sum()),
            )
            for number, units in enumerate(self.parts)
        )

    def _divide(self, free: IntArray, progress: Progress) -> IntArray:
        """The cells of the units ``free``, each connected."""
        rng = np.random.default_rng(self.seed)
        graph = subgraph(self.graph, free)
        current = None if self.current is None else self.current[free]
        order = canonical_order(graph, current, part(progress, 0, 0))
        if current is not None:
            current = renumbered(current[order])
        problem = Problem.of(subgraph(graph, order), self.band, self.weights, current)
        effort, cells = EFFORT[self.effort], np.empty(len(free), np.int64)
        if current is None:
            cells[order] = divided(problem, effort, rng, progress)
        else:
            cells[order] = improved(problem, _connected_pieces(problem), effort, rng, progress)
        return cells


def _connected_pieces(problem: Problem) -> IntArray:
    """Today's cells as a start: each connected piece by itself, and each unit without a cell."""
    ends = problem.current[problem.edges]
    together = (ends[:, 0] == ends[:, 1]) & (ends[:, 0] >= 0) & problem.passable
    return components(problem.n, problem.edges[together])


def fixed_units(
    graph: UnitGraph, current: Optional[IntArray], locked: Optional[ArrayLike]
) -> BoolArray:
    """(n,) the units that keep their cell: all of every cell that has a locked unit."""
    lock = _unit_vector(graph, "locked", locked, np.bool_)
    if lock is None or not lock.any():
        return np.zeros(graph.n, np.bool_)
    if current is None or (current[lock] < 0).any():
        raise input_error(
            "A locked unit has no current cell. Give the current cells of all locked units."
        )
    return np.isin(current, current[lock])


def _unit_vector(
    graph: UnitGraph, name: str, value: Optional[ArrayLike], dtype: type[np.generic]
) -> Optional[NDArray[Any]]:
    if value is None:
        return None
    try:
        vector = np.asarray(value).astype(dtype)
    except ValueError as error:
        raise input_error("{name} must hold numbers.", name=name) from error
    if vector.shape != (graph.n,):
        raise input_error(
            "{name} has the shape {shape}, but the unit graph has {n} units.",
            name=name,
            shape=str(vector.shape),
            n=graph.n,
        )
    return vector


def subgraph(graph: UnitGraph, units: IntArray) -> UnitGraph:
    """The part of ``graph`` that joins ``units``, in their order."""
    local = np.full(graph.n, -1, np.int64)
    local[units] = np.arange(len(units))

    def inner(pairs: IntArray) -> tuple[IntArray, BoolArray]:
        ends = local[pairs]
        keep = (ends >= 0).all(axis=1)
        return ends[keep], keep

    edges, keep = inner(graph.edges)
    blocked, blocked_keep = inner(graph.blocked_pairs)
    return UnitGraph(
        households=graph.households[units],
        edges=edges,
        border_m=graph.border_m[keep],
        on_road=graph.on_road[keep],
        compound=graph.compound[units],
        area_m2=graph.area_m2[units],
        perimeter_m=graph.perimeter_m[units],
        blocked_edges=blocked,
        blocked_border_m=graph.blocked_metres[blocked_keep],
        minutes=None if graph.minutes is None else graph.minutes[units],
    )
