"""What each neighbouring choice would change in a division, term by term of the objective.

A choice is the smallest change of a line: a unit goes from one cell to the one beside it, or two
neighbouring cells become one. It is priced by the objective that made the division, before and
after, so the differences are exact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Optional

import numpy as np

from ..common.progress import Progress, silent
from .graph import BoolArray, IntArray, UnitGraph, components, count_of, first_seen
from .objective import Problem
from .stays import continuing

# The terms of the objective, in the order in which they are told.
TERMS = (
    "band",
    "target",
    "lines",
    "roads",
    "compounds",
    "moved",
    "shape",
    "work",
    "surrounded",
)
GIVE, TAKE, MERGE = KINDS = ("give", "take", "merge")


def terms_of(problem: Problem, labels: IntArray) -> dict[str, int]:
    """What the division ``labels`` (n,) pays for each of ``TERMS``; they sum up to its cost."""
    k, weights = count_of(labels), problem.weights
    households = problem.in_cells(problem.households, labels)
    between = labels[problem.edges[:, 0]] != labels[problem.edges[:, 1]]
    shapes = problem.shape_price(problem.in_cells(problem.area, labels), problem.outlines(labels))
    had = problem.current >= 0
    shared = continuing(labels, problem.current, problem.ties, k)[1]
    work = 0
    if weights.balance and problem.usual_minutes:
        work = int(problem.work_price(problem.in_cells(problem.minutes, labels)).sum())
    band = problem.band_cost(labels)
    paid = {
        "band": band,
        "target": int(problem.cell_price(households).sum() - problem.band_price(households).sum()),
        "lines": int(problem.price[between & ~problem.on_road].sum()),
        "roads": int(problem.price[between & problem.on_road].sum()),
        "compounds": weights.compound * len(problem.pieces(labels)[0]),
        "moved": weights.moved_household * int(problem.ties[had].sum() - shared.sum()),
        "shape": int(shapes.sum()),
        "work": work,
    }
    # A surrounded cell is the one thing left.
    return {**paid, "surrounded": problem.cost(labels) - sum(paid.values())}


@dataclass(frozen=True, eq=False)
class Scene:
    """A division of ``graph`` as it stands: ``labels`` (n,) are the cells 0..k-1 of the units.

    ``problem`` is the objective over the same units; ``held`` (k,) marks the cells that are locked.
    """

    graph: UnitGraph
    problem: Problem
    labels: IntArray
    held: BoolArray

    @cached_property
    def paid(self) -> dict[str, int]:
        """What the division pays, by term."""
        return terms_of(self.problem, first_seen(self.labels))

    @cached_property
    def facts(self) -> Facts:
        """What is counted of the division."""
        return Facts.of(self, self.labels)


@dataclass(frozen=True, eq=False)
class Facts:
    """What a person asks of a division: households (k,) by cell, metres of line ``off_road`` and
    along roads or barriers, the compounds that are ``cut`` though they fit, and the households that
    are not in the cell that continues theirs.
    """

    households: IntArray
    off_road: float
    on_road: float
    cut: frozenset[int]
    moved: int

    @classmethod
    def of(cls, scene: Scene, labels: IntArray) -> Facts:
        """The facts of ``labels`` (n,), which may leave cells of the scene empty."""
        problem = scene.problem
        k = count_of(scene.labels)
        between = labels[problem.edges[:, 0]] != labels[problem.edges[:, 1]]
        inside = np.flatnonzero(problem.fitting >= 0)
        pairs = np.unique(np.column_stack([scene.graph.compound, labels])[inside], axis=0)
        compound, pieces = np.unique(pairs[:, 0], return_counts=True)
        kept = continuing(labels, problem.current, problem.ties, k)[0]
        moves = (problem.current >= 0) & (kept[labels] != problem.current)
        return cls(
            np.bincount(labels, problem.households, k).astype(np.int64),
            float(problem.length[between & ~problem.on_road].sum()) / 100,
            float(problem.length[between & problem.on_road].sum()) / 100,
            frozenset(compound[pieces > 1].tolist()),
            int(problem.households[moves].sum()),
        )


@dataclass(frozen=True, eq=False)
class Choice:
    """One choice: ``unit`` (None for a merger) goes from cell ``source`` to cell ``goal``.

    ``more`` is what the division would pay more, by term, below 0 for less; ``cost`` their sum.
    ``torn`` are the cells that would fall into pieces, ``locked`` those of the two that may not
    change. ``after`` is what would be counted.
    """

    kind: str
    unit: Optional[int]
    source: int
    goal: int
    more: Mapping[str, int]
    cost: int
    torn: tuple[int, ...]
    locked: tuple[int, ...]
    after: Facts

    @property
    def possible(self) -> bool:
        """Whether nothing forbids it, whatever it costs."""
        return not (self.torn or self.locked)

    @property
    def better(self) -> bool:
        """Whether it could be made and the division would cost less, the band first."""
        return self.possible and (self.more["band"], self.cost) < (0, 0)


def choices(scene: Scene, cell: int, progress: Progress = silent) -> list[Choice]:
    """Every choice at the lines of ``cell``, those that could be made first, cheapest first."""
    moves = _moves(scene, cell)
    found = []
    for number, (kind, unit, source, goal) in enumerate(moves):
        progress(number / len(moves), None)
        found.append(_choice(scene, kind, unit, source, goal))
    return sorted(found, key=_rank)


def _rank(choice: Choice) -> tuple[bool, int, int, int, int]:
    unit = -1 if choice.unit is None else choice.unit
    return not choice.possible, choice.cost, KINDS.index(choice.kind), choice.goal, unit


def _moves(scene: Scene, cell: int) -> Sequence[tuple[str, Optional[int], int, int]]:
    """Each unit at a passable border of the cell, to the other side; and each neighbour."""
    labels, edges = scene.labels, scene.graph.edges
    both = np.concatenate([edges, edges[:, ::-1]])
    beside = both[(labels[both[:, 0]] == cell) & (labels[both[:, 1]] != cell)]
    gives = {(int(one), int(labels[other])) for one, other in beside.tolist()}
    takes = {int(other) for other in beside[:, 1].tolist()}
    size = np.bincount(labels)
    units = [(GIVE, one, cell, goal) for one, goal in sorted(gives) if size[cell] > 1]
    units += [(TAKE, one, int(labels[one]), cell) for one in sorted(takes) if size[labels[one]] > 1]
    others = sorted({goal for _, goal in gives})
    return [*units, *((MERGE, None, other, cell) for other in others)]


def _choice(scene: Scene, kind: str, unit: Optional[int], source: int, goal: int) -> Choice:
    labels = scene.labels.copy()
    if unit is None:
        labels[labels == source] = goal
    else:
        labels[unit] = goal
    after = terms_of(scene.problem, first_seen(labels))
    more = {term: after[term] - scene.paid[term] for term in TERMS}
    return Choice(
        kind,
        unit,
        source,
        goal,
        more,
        sum(more.values()),
        () if unit is None else _torn(scene, labels, (source, goal)),
        tuple(cell for cell in (source, goal) if scene.held[cell]),
        Facts.of(scene, labels),
    )


def _torn(scene: Scene, labels: IntArray, cells: tuple[int, int]) -> tuple[int, ...]:
    """Those of ``cells`` that lie in more pieces by ``labels`` than they did."""
    edges = scene.graph.edges
    torn = []
    for cell in cells:
        pieces = []
        for name in (scene.labels, labels):
            inside = np.flatnonzero(name == cell)
            within = edges[(name[edges] == cell).all(axis=1)]
            part = components(len(inside), np.searchsorted(inside, within))
            pieces.append(count_of(part))
        if pieces[1] > pieces[0]:
            torn.append(cell)
    return tuple(torn)
