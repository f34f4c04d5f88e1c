"""Prices of cells and officers that prove how little any assignment can cost.

Give each cell a price u. Whatever the assignment, its cost is at least the sum of u plus, for each
officer, the least that a column of theirs costs beyond the prices of its cells, or nothing where
an idle officer is cheaper (M. L. Fisher, The Lagrangian relaxation method for solving integer
programming problems, Management Science 27, 1981). That holds for any u; the best are found by the
linear programme over few columns, to which those that its prices make too cheap are added until
there are none (column generation: C. Barnhart and others, Branch-and-price, Operations Research
46, 1998). Steps along the subgradient come first: their prices choose the columns to begin with.

Prices are multiples of 2**-16, so that all sums are exact and the bound holds to the minute.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ..common.progress import Progress, part
from .columns import Columns, Pairs, together
from .problem import Floats, Ints
from .programme import Programme

GRAIN = 2.0**16
STEPS = 150  # along the subgradient
PATIENCE = 8  # steps without a better bound before they get shorter
KEPT = 12  # columns of each officer and each cell to begin with
ADDED = 4  # columns of each officer and each cell that are added at once
MOST_PRICED = 6_000_000_000  # columns priced before the bound is taken as it is


@dataclass(frozen=True, eq=False)
class Proof:
    """No assignment costs less than ``bound``, by the prices ``u`` (k,) and ``v`` (n,).

    ``columns``: those that the linear programme was solved with.
    """

    bound: int
    u: Floats
    v: Floats
    columns: Pairs


def proof_of(columns: Columns, progress: Progress) -> Proof:
    """The best prices, or the best that a limited number of priced columns gives."""
    pool = columns.promising(part(progress, 0.0, 0.1))
    start = _steps(columns, pool, part(progress, 0.1, 0.2))
    return _generated(columns, pool, start, part(progress, 0.2, 1.0))


def _generated(columns: Columns, pool: Pairs, start: Floats, progress: Progress) -> Proof:
    """Column generation from the columns of ``pool`` that the prices ``start`` make cheap."""
    programme = Programme(columns)
    v = _best(columns, pool, columns.worth(start))
    used = together([pool[_cheap(columns, pool, start, v, KEPT)], columns.owned])
    best, priced, rounds = Proof(-NO_BOUND, start, v, used), 0, 0
    while True:
        share = 1 - 0.8**rounds
        rounds += 1
        prices = programme.relaxed(used, progress, share)
        new = _negative(columns, pool, prices.u, prices.v)
        if len(new) <= len(columns.bound_to) // 20:
            u = _grained(columns, prices.u)
            least, found = columns.scan(u, prices.v, part(progress, share, share))
            v, priced = np.where(columns.bound_to, least, np.minimum(least, 0.0)), priced + columns.number
            bound = math.ceil(u.sum() + v.sum())
            if bound > best.bound:
                best = Proof(bound, u, v, used)
            if bound >= prices.value - 1e-3 or not len(found) or priced > MOST_PRICED:
                return Proof(best.bound, best.u, best.v, used)
            pool = together([pool, found])
            new = together([new, found[_cheap(columns, found, prices.u, prices.v, ADDED)]])
        used = together([used, new])


NO_BOUND = 1 << 60


def _grained(columns: Columns, u: Floats) -> Floats:
    """``u`` as multiples of the grain; what leaving a cell unserved costs is the most."""
    weight = float(columns.problem.weights.unserved)
    return np.asarray(np.minimum(np.round(u * GRAIN) / GRAIN, weight))


def _negative(columns: Columns, pairs: Pairs, u: Floats, v: Floats) -> Pairs:
    """The columns of ``pairs`` that are cheaper than the prices, the best of each."""
    beyond = pairs.cost - columns.worth(u)[pairs.set] - v[pairs.officer]
    cheap = pairs[beyond < -1e-6]
    return cheap[_cheap(columns, cheap, u, v, ADDED)]


def _cheap(columns: Columns, pairs: Pairs, u: Floats, v: Floats, most: int) -> Ints:
    """Which of ``pairs`` are among the ``most`` cheapest of their officer or of one cell."""
    beyond = pairs.cost - columns.worth(u)[pairs.set] - v[pairs.officer]
    members = columns.sets.members[pairs.set]
    chosen = _rank(pairs.officer, beyond) < most
    column, place = np.nonzero(members < len(columns.problem.work))
    low = _rank(members[column, place], beyond[column]) < most
    chosen[column[low]] = True
    return np.flatnonzero(chosen)


def _rank(group: Ints, value: Floats) -> Ints:
    """(p,) how many of the same group are smaller, or equal and earlier."""
    order = np.lexsort((value, group))
    rank = np.empty(len(group), np.int64)
    sorted_group = group[order]
    rank[order] = np.arange(len(group)) - np.searchsorted(sorted_group, sorted_group)
    return rank


def _best(columns: Columns, pairs: Pairs, worth: Floats) -> Floats:
    """(n,) what the best of ``pairs`` costs each officer beyond the prices; 0 where idle is."""
    best = np.where(columns.bound_to, np.inf, 0.0)
    np.minimum.at(best, pairs.officer, pairs.cost - worth[pairs.set])
    return best


def _steps(columns: Columns, pool: Pairs, progress: Progress) -> Floats:
    """Prices after some steps along the subgradient, over the columns of ``pool`` alone."""
    problem = columns.problem
    weight = float(problem.weights.unserved)
    free = problem.fixed < 0
    u = np.where(free, _first_prices(columns, pool), 0.0)
    starts = np.searchsorted(pool.officer, np.arange(len(problem.hours) + 1))
    best_u, best, length, since = u, -math.inf, 1.0, 0
    for step in range(STEPS):
        progress(step / STEPS, None)
        value, covered = _at(columns, pool, starts, u)
        if value > best:
            best_u, best, since = u, value, 0
        else:
            since += 1
            if since > PATIENCE:
                length, since = length / 2, 0
        uphill = np.where(free, 1.0 - covered, 0.0)
        norm = float((uphill**2).sum())
        if norm == 0:
            break
        aim = max(abs(best) * 0.02, 1.0)
        u = np.minimum(u + length * (best - value + aim) / norm * uphill, weight)
    return best_u


def _first_prices(columns: Columns, pool: Pairs) -> Floats:
    """(k,) what each cell costs its second cheapest officer alone, or unserved."""
    k = len(columns.problem.work)
    alone = pool[(columns.sets.members[pool.set] < k).sum(axis=1) == 1]
    cell = columns.sets.members[alone.set, 0]
    first = np.full(k, float(columns.problem.weights.unserved))
    np.minimum.at(first, cell, alone.cost.astype(float))
    return first


def _at(columns: Columns, pool: Pairs, starts: Ints, u: Floats) -> tuple[float, Floats]:
    """The bound over ``pool`` at the prices ``u``, and how often its columns cover each cell."""
    beyond = pool.cost - columns.worth(u)[pool.set]
    has = np.flatnonzero(np.diff(starts))
    least = np.minimum.reduceat(beyond, starts[has])
    at = np.flatnonzero(beyond == np.repeat(least, np.diff(starts)[has]))
    officer, first = np.unique(pool.officer[at], return_index=True)
    busy = (least < 0) | columns.bound_to[officer]
    members = columns.sets.members[pool.set[at[first[busy]]]]
    covered = np.bincount(members.ravel(), minlength=len(u) + 1)[:-1]
    # A cell at the price of leaving it unserved may be covered by nobody.
    spare = (covered == 0) & (u >= columns.problem.weights.unserved)
    value = float(u.sum() + least[busy].sum())
    return value, np.where(spare, 1.0, covered)
