"""Boundary exchange: units pass one by one from their cell to the cell next to them.

Simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983) on all cells at once: in each step every
cell gives or takes one unit at most, so that all moves of a step can be weighed and made together.
A move that costs more is made with the chance of Metropolis, which shrinks step by step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from ..common.progress import Progress
from .graph import BoolArray, IntArray, count_of
from .objective import Problem, sum_at

# Steps between two looks at what the whole division costs.
STEPS_A_LOOK = 25


def exchange(
    problem: Problem,
    labels: IntArray,
    heat: float,
    steps: int,
    rng: np.random.Generator,
    progress: Progress,
) -> IntArray:
    """The cheapest division found from ``labels`` (n,), cells 0..k-1 that are and stay connected.

    ``heat`` is the price that the first steps easily accept; it falls to nothing in ``steps``.
    """
    best, least = labels, problem.cost(labels)
    for step in range(steps):
        progress(step / steps, None)
        here = heat * (1 - step / steps) ** 2
        labels = _moved(problem, labels, here, rng)
        if step % STEPS_A_LOOK == STEPS_A_LOOK - 1 or step == steps - 1:
            cost = problem.cost(labels)
            if cost < least:
                best, least = labels, cost
    return best


def _moved(problem: Problem, labels: IntArray, heat: float, rng: np.random.Generator) -> IntArray:
    """``labels`` after one step of moves, no two of which touch the same cell."""
    moves = _Moves.all(problem, labels)
    bearable = np.flatnonzero(moves.gain() > -heat * rng.exponential(size=len(moves.unit)))
    if not len(bearable):
        return labels
    order = bearable[rng.permutation(len(bearable))]
    chosen = order[_alone(moves.source[order], moves.target[order], moves.cells)]
    fresh = labels.copy()
    fresh[moves.unit[chosen]] = moves.target[chosen]
    torn = _torn(problem, fresh, moves.source[chosen], moves.cells)
    fresh[moves.unit[chosen[torn]]] = moves.source[chosen[torn]]
    return fresh


def _alone(source: IntArray, target: IntArray, cells: int) -> BoolArray:
    """The moves that are the first, in their order, to touch either of their cells."""
    first = np.full(cells, len(source), np.int64)
    place = np.arange(len(source))
    np.minimum.at(first, source, place)
    np.minimum.at(first, target, place)
    alone: BoolArray = (first[source] == place) & (first[target] == place)
    return alone


def _torn(problem: Problem, labels: IntArray, source: IntArray, cells: int) -> BoolArray:
    """Whether each of the cells ``source`` is empty or in several pieces."""
    gave = np.zeros(cells, np.bool_)
    gave[source] = True
    units = np.flatnonzero(gave[labels])
    local = np.full(problem.n, -1, np.int64)
    local[units] = np.arange(len(units))
    ends = labels[problem.edges]
    inner = (ends[:, 0] == ends[:, 1]) & gave[ends[:, 0]] & problem.passable
    ways = local[problem.edges[inner]]
    # The problem's edges are in order, so that they already are the rows of a sparse matrix.
    starts = np.searchsorted(ways[:, 0], np.arange(len(units) + 1))
    beside = csr_matrix((np.ones(len(ways), np.int8), ways[:, 1], starts), (len(units),) * 2)
    _, piece = connected_components(beside, directed=False)
    cell_of = np.zeros(count_of(piece), np.int64)
    cell_of[piece] = labels[units]
    torn: BoolArray = np.bincount(cell_of, minlength=cells)[source] != 1
    return torn


@dataclass(frozen=True, eq=False)
class _Moves:
    """All moves of one unit to a cell beside it, (p,) each.

    ``joined`` and ``joined_cm``: price and length of the borders to the target that vanish;
    ``opened`` and ``opened_cm``: of those to the source that arise.
    """

    problem: Problem
    labels: IntArray
    cells: int
    unit: IntArray
    source: IntArray
    target: IntArray
    joined: IntArray
    joined_cm: IntArray
    opened: IntArray
    opened_cm: IntArray

    @classmethod
    def all(cls, problem: Problem, labels: IntArray) -> _Moves:
        """The moves that are possible from ``labels`` (n,), connection apart."""
        cells = count_of(labels)
        ends = labels[problem.edges]
        cut = np.flatnonzero(ends[:, 0] != ends[:, 1])
        unit = problem.edges[cut].ravel()
        keys = unit * cells + ends[cut][:, ::-1].ravel()
        pairs, row = np.unique(keys, return_inverse=True)
        twice = np.repeat(cut, 2)
        joined = sum_at(len(pairs), row, problem.price[twice])
        joined_cm = sum_at(len(pairs), row, problem.length[twice])
        way = sum_at(len(pairs), row, problem.passable[twice]) > 0
        inner = np.flatnonzero(ends[:, 0] == ends[:, 1])
        both = problem.edges[inner].ravel()
        opened = sum_at(problem.n, both, np.repeat(problem.price[inner], 2))
        opened_cm = sum_at(problem.n, both, np.repeat(problem.length[inner], 2))
        unit = pairs[way] // cells
        return cls(
            problem,
            labels,
            cells,
            unit,
            labels[unit],
            pairs[way] % cells,
            joined[way],
            joined_cm[way],
            opened[unit],
            opened_cm[unit],
        )

    def gain(self) -> IntArray:
        """(p,) how much less the division costs after each move.

        All terms of the objective but ``SURROUNDED``; a cell continues the same one of today.
        """
        problem = self.problem
        gain = self.joined - self.opened
        gain += self._gain_of(problem.households, problem.cell_price)
        if problem.second_band is not None:
            gain += self._gain_of(problem.second, problem.second_price)
        if problem.weights.compactness:
            gain += self._shape_gain()
        if problem.weights.balance and problem.usual_minutes:
            gain += self._gain_of(problem.minutes, problem.work_price)
        gain += problem.weights.compound * self._compound_gain()
        return gain + problem.weights.moved_household * self._stay_gain()

    def _gain_of(self, what: IntArray, price: Callable[[IntArray], IntArray]) -> IntArray:
        """(p,) the gain of a price that goes by the sum of ``what`` (n,) in a cell."""
        total = self.problem.in_cells(what, self.labels)
        now = price(total)
        one = what[self.unit]
        after = price(total[self.source] - one) + price(total[self.target] + one)
        gain: IntArray = now[self.source] + now[self.target] - after
        return gain

    def _shape_gain(self) -> IntArray:
        """(p,) the gain in compactness of both cells."""
        problem, unit = self.problem, self.unit
        area, outline = problem.in_cells(problem.area, self.labels), problem.outlines(self.labels)
        now = problem.shape_price(area, outline)
        left = problem.shape_price(
            area[self.source] - problem.area[unit],
            outline[self.source] - problem.outline[unit] + 2 * self.opened_cm,
        )
        grown = problem.shape_price(
            area[self.target] + problem.area[unit],
            outline[self.target] + problem.outline[unit] - 2 * self.joined_cm,
        )
        gain: IntArray = now[self.source] + now[self.target] - left - grown
        return gain

    def _compound_gain(self) -> IntArray:
        """(p,) by how many the pieces of compounds become fewer."""
        fitting = self.problem.fitting
        whole, cell, many = self.problem.pieces(self.labels)
        pairs = whole * self.cells + cell
        gain = np.zeros(len(self.unit), np.int64)
        row = np.flatnonzero(fitting[self.unit] >= 0)
        if not len(row):
            return gain
        compound = fitting[self.unit[row]] * self.cells
        last = np.searchsorted(pairs, compound + self.source[row])
        new = np.minimum(np.searchsorted(pairs, compound + self.target[row]), len(pairs) - 1)
        gain[row] = many[last] == 1
        gain[row] -= pairs[new] != compound + self.target[row]
        return gain

    def _stay_gain(self) -> IntArray:
        """(p,) by how much the ties to other cells than today's become fewer."""
        current = self.problem.current
        if not (current >= 0).any():
            return np.zeros(len(self.unit), np.int64)
        home = self.problem.continues(self.labels)
        mine = current[self.unit]
        stays = (home[self.target] == mine).astype(np.int64) - (home[self.source] == mine)
        return np.where(mine >= 0, stays * self.problem.ties[self.unit], 0)
