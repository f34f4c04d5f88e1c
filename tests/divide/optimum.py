"""The best of all plans whose cells are in the band, proven, for graphs of up to 64 units.

This is the evidence that the method is held against, so it shares no code with it. Every
connected set of units that holds the band is listed, once (``connected_sets``), and priced as a
cell by the words that describe the objective (``Prices``). The best plan is then the cheapest
choice of sets in which each unit lies in one. A linear programme bounds the cost of all plans from
below, and every plan that comes near the bound is tried (``_Search``). What a cell pays for being
surrounded hangs on another cell too; it is added to whole plans.

Sets are 64-bit numbers, bit u for unit u. Prices of sets are counted twice over, so that a border's
two cells can each pay half of it in whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.divide import UnitGraph
from grid_steward.plugin.divide.objective import OUT_OF_BAND, PER_MISSING, SURROUNDED
from grid_steward.plugin.rules import Weights
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csc_array, eye_array, hstack

MOST_UNITS = 64
Sets = NDArray[np.uint64]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

# Sets looked at in one sweep: enough to keep numpy busy, few enough to stay small in memory.
SWEEP = 1 << 14
# Columns that the linear programme gets in one round, and with how many it begins.
ROUND, BEGIN = 2_000, 2_000
# Where a proof is given up, for want of memory or of patience.
MOST_SETS, MOST_CHOICES = 20_000_000, 200_000


class NotProvenError(Exception):
    """The best plan, or that there is none, takes more sets or choices to prove than allowed."""


@dataclass(frozen=True, eq=False)
class Optimum:
    """The best plan: ``labels`` (n,) its cells, ``cost`` what it costs, out of ``sets`` cells."""

    labels: Ints
    cost: int
    sets: int


def optimum(graph: UnitGraph, band: Band, weights: Weights) -> Optional[Optimum]:
    """The cheapest plan with every cell in the band; None where there is no such plan.

    Raises NotProvenError where there are too many sets, or too many plans near the bound of the
    linear relaxation, and ValueError for more units than a set can hold.
    """
    prices = Prices(graph, band, weights)
    search = _Search(prices, connected_sets(graph, band))
    chosen = search.run()
    if chosen is None:
        return None
    labels = members(chosen, graph.n).argmax(axis=0)
    return Optimum(labels, prices.of_plan(chosen), len(search.sets))


def members(sets: Sets, n: int) -> NDArray[np.bool_]:
    """(len(sets), n) whether the set holds the unit."""
    return (sets[:, None] >> np.arange(n, dtype=np.uint64) & np.uint64(1)).astype(np.bool_)


def sets_of(labels: Ints) -> Sets:
    """The cells of a plan ``labels`` (n,) as sets."""
    unit = np.uint64(1) << np.arange(len(labels), dtype=np.uint64)
    return np.array([unit[labels == cell].sum() for cell in np.unique(labels)], np.uint64)


def connected_sets(graph: UnitGraph, band: Band) -> Sets:
    """Every connected set of units whose households lie in the band, once.

    A set grows from its smallest unit. At each step the smallest unit that touches it and has not
    been decided on is either taken in or left out for good; when none is left, the set is done.
    """
    beside = _touching(graph.n, graph.edges)
    unit = np.uint64(1) << np.arange(graph.n, dtype=np.uint64)
    # One row a growing set: units in it, touching units to decide on, units met so far.
    met = unit | beside | (unit - np.uint64(1))
    open_sets = [(unit, beside & ~(unit | (unit - np.uint64(1))), met, graph.households)]
    done, found = [np.zeros(0, np.uint64)], 0
    while open_sets:
        taken, touching, met, households = (column[-SWEEP:] for column in open_sets[-1])
        rest = tuple(column[:-SWEEP] for column in open_sets.pop())
        if len(rest[0]):
            open_sets.append(rest)
        complete = touching == 0
        done.append(taken[complete & (households >= band.minimum) & (households <= band.maximum)])
        taken, touching, met, households = (
            column[~complete & (households <= band.maximum)]
            for column in (taken, touching, met, households)
        )
        lowest = touching & (~touching + np.uint64(1))
        which = np.log2(lowest.astype(np.float64)).astype(np.int64)  # exact for powers of two
        left = touching & ~lowest
        grown = (
            np.concatenate([taken, taken | lowest]),
            np.concatenate([left, left | (beside[which] & ~met)]),
            np.concatenate([met, met | beside[which]]),
            np.concatenate([households, households + graph.households[which]]),
        )
        found += len(done[-1])
        if found > MOST_SETS:
            raise NotProvenError
        if len(taken):
            open_sets.append(grown)
    return np.concatenate(done)


def _touching(n: int, pairs: Ints) -> Sets:
    """(n,) the units that each unit touches by one of the ``pairs`` (m, 2)."""
    if n > MOST_UNITS:
        raise ValueError(f"{n} units; a set holds at most {MOST_UNITS}")
    touching = np.zeros(n, np.uint64)
    for a, b in np.concatenate([pairs, pairs[:, ::-1]]).tolist():
        touching[a] |= np.uint64(1) << np.uint64(b)
    return touching


class Prices:
    """What sets of units cost as cells, by the words of the objective, without today's cells."""

    def __init__(self, graph: UnitGraph, band: Band, weights: Weights) -> None:
        blocked = len(graph.blocked_pairs)
        on_road = np.concatenate([graph.on_road, np.ones(blocked, np.bool_)])
        metre = np.where(on_road, weights.border_on_road, weights.border)
        minutes = np.zeros(graph.n) if graph.minutes is None else graph.minutes
        self.n, self.households = graph.n, graph.households
        self.band, self.weights = band, weights
        self.area_m2 = np.rint(graph.area_m2)
        self.outline_cm = np.rint(100 * graph.perimeter_m)
        self.borders = np.concatenate([graph.edges, graph.blocked_pairs])
        self.border_cm = np.rint(100 * np.concatenate([graph.border_m, graph.blocked_metres]))
        self.border_price = (self.border_cm * metre + 50) // 100
        self.compounds = _fitting_compounds(graph, band)
        self.minutes = np.rint(minutes)
        usual = self.minutes.sum() * band.target // max(1, graph.households.sum())
        self.usual_minutes = max(1.0, usual)
        self.touching = _touching(graph.n, self.borders)

    def of_sets(self, sets: Sets) -> Ints:
        """(len(sets),) twice what each costs as a cell, surroundings apart."""
        sweeps = range(0, len(sets), SWEEP)
        parts = [self._of_members(members(sets[at : at + SWEEP], self.n)) for at in sweeps]
        return np.concatenate([np.zeros(0), *parts]).astype(np.int64)

    def of_plan(self, cells: Sets) -> int:
        """What the plan with these cells costs."""
        return int(self.of_sets(cells).sum()) // 2 + SURROUNDED * len(self.surrounded(cells))

    def around(self, cell: np.uint64) -> np.uint64:
        """The units outside ``cell`` that touch it."""
        inside = members(np.array([cell]), self.n)[0]
        return np.bitwise_or.reduce(self.touching[inside]) & ~cell

    def surrounded(self, cells: Sets) -> Sets:
        """Those of a plan's cells that touch one other cell alone and nothing outside the graph."""
        bordered = np.bincount(self.borders.ravel(), np.repeat(self.border_cm, 2), self.n)
        rim = members(cells, self.n)[:, self.outline_cm > bordered].any(axis=1)
        around = [self.around(cell) for cell in cells]
        beside = [np.count_nonzero(cells & units) for units in around]
        return cells[~rim & (np.array(beside) == 1)]

    def _of_members(self, held: NDArray[np.bool_]) -> Floats:
        """Twice the prices of sets given as ``held`` (s, n), whole numbers all of them.

        - outside the band: OUT_OF_BAND and PER_MISSING for each household short or over;
        - off the target: ``weights.target`` for each squared household in the band, in hundredths;
        - shape: ``weights.compactness`` times what 4π·area/outline² lacks of 1;
        - compounds: ``weights.compound`` for each that would fit in a cell and has units here;
        - work: ``weights.balance`` times the squared share that the minutes are off the usual;
        - border: half of what the border with other cells costs, by its metres and their kind.
        """
        inside = held.astype(np.float64)
        one, other = inside[:, self.borders[:, 0]], inside[:, self.borders[:, 1]]
        households = inside @ self.households
        counted = np.clip(households, self.band.minimum, self.band.maximum)
        missing = abs(households - counted)
        price = np.where(missing > 0, OUT_OF_BAND + PER_MISSING * missing, 0)
        price += (counted - self.band.target) ** 2 * self.weights.target // 100
        outline_m = (inside @ self.outline_cm - 2 * (one * other) @ self.border_cm) / 100
        shape = 4 * np.pi * (inside @ self.area_m2) / np.maximum(outline_m, 1) ** 2
        price += np.rint(self.weights.compactness * (1 - np.minimum(shape, 1)))
        for compound in self.compounds:
            price += self.weights.compound * held[:, compound].any(axis=1)
        if self.minutes.any():
            off = inside @ self.minutes / self.usual_minutes - 1
            price += np.rint(self.weights.balance * off**2)
        return 2 * price + abs(one - other) @ self.border_price


def _fitting_compounds(graph: UnitGraph, band: Band) -> list[Ints]:
    """The units of each compound that somebody lives in and that fits in a cell."""
    compounds = [np.flatnonzero(graph.compound == c) for c in set(graph.compound.tolist()) - {-1}]
    return [c for c in compounds if 0 < graph.households[c].sum() <= band.maximum]


class _Search:
    """The cheapest choice among ``sets`` in which each unit lies in one set.

    Only the linear relaxation is left to a library, and its answer is checked here: HiGHS's
    presolve of such integer programmes calls some that have no solution solved
    (github.com/ERGO-Code/HiGHS/issues/2402, 1725).
    """

    def __init__(self, prices: Prices, sets: Sets) -> None:
        self.prices, self.n = prices, prices.n
        self.all_units = np.uint64((1 << prices.n) - 1)
        self.bound, reduced = _relaxation(sets, prices.of_sets(sets), prices.n)
        order = np.argsort(reduced, kind="stable")
        self.sets, self.reduced = sets[order], reduced[order]

    def run(self) -> Optional[Sets]:
        """The cells of the cheapest plan; None where there is no plan.

        A plan costs the bound and the reduced prices of its sets, and more where a cell is
        surrounded. So all plans within some gap of the bound are made of sets whose reduced prices
        add up to no more than the gap; it is widened until there is such a plan. When it lets in
        all sets, all plans are tried, however much they pay for surrounded cells.
        """
        gap = abs(self.bound) / 500 + 1
        self._choices = 0
        while True:
            near = np.searchsorted(self.reduced, gap, side="right")
            self._best, self._gap = None, gap
            self._cover(np.uint64(0), 0.0, self.sets[:near], self.reduced[:near], [])
            if self._best is not None or gap == np.inf:
                return self._best
            gap = 2 * gap if near < len(self.sets) else np.inf

    def _cover(
        self, covered: np.uint64, spent: float, sets: Sets, reduced: Floats, cells: list[np.uint64]
    ) -> None:
        """Try all choices among ``sets`` for the units that are not ``covered``, within the gap.

        The unit that the fewest sets hold goes first, its cheapest set before the others.
        """
        if covered == self.all_units:
            plan = np.array(cells, np.uint64)
            above = 2 * self.prices.of_plan(plan) - self.bound
            if above <= self._gap:
                self._best, self._gap = plan, above - 1
            return
        held = members(sets, self.n)
        holding = np.where(members(np.array([covered]), self.n)[0], len(sets) + 1, held.sum(axis=0))
        for row in np.flatnonzero(held[:, holding.argmin()]).tolist():
            self._choices += 1
            if self._choices > MOST_CHOICES:
                raise NotProvenError
            left = self._gap - spent - reduced[row]
            if left < 0:
                return
            near = np.searchsorted(reduced, left, side="right")
            apart = np.flatnonzero(sets[:near] & sets[row] == 0)
            self._cover(
                covered | sets[row],
                spent + reduced[row],
                sets[apart],
                reduced[apart],
                [*cells, sets[row]],
            )


def _relaxation(sets: Sets, price: Ints, n: int) -> tuple[float, Floats]:
    """A lower bound on twice the cost of every plan, and the reduced price of each set, from 0.

    Whatever the units' prices, a plan costs their sum and its sets' reduced prices. The linear
    programme finds the prices with the highest sum that leave no reduced price below nought. It
    gets its columns in rounds; a unit may stay without a cell at a price dearer than any cell's, so
    that there always is an answer.
    """
    dear = 2.0 * price.max(initial=1)
    used = np.argsort(price, kind="stable")[:BEGIN]
    while True:
        columns = csc_array(members(sets[used], n).T.astype(np.float64))
        solved = linprog(
            np.concatenate([price[used], np.full(n, dear)]),
            A_eq=hstack([columns, eye_array(n)], format="csc"),
            b_eq=np.ones(n),
            method="highs",
        )
        if solved.status != 0:
            raise RuntimeError(solved.message)
        unit_price = solved.eqlin.marginals
        reduced = price - _sums(sets, unit_price)
        missing = np.flatnonzero(reduced < -1e-6)
        if not len(missing):
            # What rounding left below nought is taken off the bound, for as many cells as units.
            return float(unit_price.sum()) - n * 1e-6, np.maximum(reduced, 0.0)
        worst = missing[np.argsort(reduced[missing], kind="stable")[:ROUND]]
        used = np.union1d(used, worst)


def _sums(sets: Sets, value: Floats) -> Floats:
    """(len(sets),) the sum of ``value`` (n,) over each set, looked up for 16 units at a time."""
    total = np.zeros(len(sets))
    for first in range(0, len(value), 16):
        table = np.zeros(1)
        for one in value[first : first + 16]:
            table = np.concatenate([table, table + one])
        total += table[sets >> np.uint64(first) & np.uint64(len(table) - 1)]
    return total
