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
from dataclasses import dataclass, replace

import numpy as np

from ...common.progress import Progress, part
from .columns import Columns, Pairs, together
from .cuts import odd_triples
from .problem import Floats, Ints
from .programme import Programme

GRAIN = 2.0**16
STEPS = 1_200  # along the subgradient, at most
PATIENCE = 25  # steps without a better bound before they get shorter
SHORTEST = 2.0**-14
MOMENTUM = 0.8  # of the last direction that is kept
TURNS = 3  # of such steps, with columns added between
KEPT = 12  # columns of each officer and each cell to begin the linear programme with
ADDED = 4  # columns of each officer and each cell that are added at once
ROUNDS = 14  # linear programmes
CLOSE = 1e-5  # of the linear programme's value that the bound may miss
NO_BOUND = 1 << 60


@dataclass(frozen=True, eq=False)
class Proof:
    """No assignment costs less than ``bound``, by the prices ``u`` (k,) and ``v`` (n,).

    ``columns``: those that the linear programme was solved with.
    """

    bound: int
    u: Floats
    v: Floats
    columns: Pairs


def proof_of(columns: Columns, known: Pairs, progress: Progress) -> Proof:
    """The best prices, or the best that a limited number of steps gives.

    ``known`` is an assignment to begin with.
    """
    pool = together([columns.promising(part(progress, 0.0, 0.1)), known])
    aim = columns.total(known)
    u = _shares(columns, known)
    for turn in range(TURNS):
        watch = part(progress, 0.1 + 0.1 * turn, 0.2 + 0.1 * turn)
        u = _steps(columns, pool, u, aim, watch)
        v = _best(columns, pool, columns.worth(u))
        _, found = columns.scan(u, v, part(watch, 1.0, 1.0))
        pool = together([pool, found])
        if len(found) <= len(v) // 20:
            break
    start = 0.1 + 0.1 * TURNS
    return _generated(columns, pool, known, u, part(progress, start, 1.0))


def _generated(columns: Columns, pool: Pairs, known: Pairs, u: Floats, progress: Progress) -> Proof:
    """Column generation from the columns of ``pool`` that the prices ``u`` make cheap."""
    programme = Programme(columns)
    v = _best(columns, pool, columns.worth(u))
    best = Proof(-NO_BOUND, u, v, pool)
    used = together([pool[_cheap(columns, pool, u, v, KEPT)], known, columns.owned])
    last = math.inf
    for turn in range(ROUNDS):
        share = turn / ROUNDS
        best, pool = _scanned(columns, pool, best, u, v, part(progress, share, share))
        prices = programme.relaxed(used, progress, share)
        near = best.bound >= prices.value * (1 - CLOSE) - 1e-3
        if near or prices.value >= last * (1 - CLOSE):
            triples = odd_triples(columns, used, prices.taken)
            columns.cut(triples)
            if near and not len(triples):
                break
        last = prices.value
        u, v = (prices.u + _padded(best.u, prices.u)) / 2, prices.v
        new = _negative(columns, pool, prices.u, v)
        if not len(new):
            u = prices.u
            best, pool = _scanned(columns, pool, best, u, v, part(progress, share, share))
            new = _negative(columns, pool, u, v)
        used = together([used, new])
    return Proof(best.bound, best.u, best.v, used)


def stepped(
    columns: Columns, pool: Pairs, best: Proof, u: Floats, aim: int, progress: Progress
) -> tuple[Floats, Proof]:
    """Prices after steps from ``u`` over ``pool``, cheap columns, and the better of ``best`` and
    what they prove; its columns are ``pool`` and those that the prices make too cheap."""
    u = _steps(columns, pool, u, aim, part(progress, 0.0, 0.5))
    v = _best(columns, pool, columns.worth(u))
    best, pool = _scanned(columns, pool, best, u, v, part(progress, 0.5, 1.0))
    return u, replace(best, columns=pool)


def _scanned(
    columns: Columns, pool: Pairs, best: Proof, u: Floats, v: Floats, progress: Progress
) -> tuple[Proof, Pairs]:
    """The better of ``best`` and what the prices prove, and ``pool`` with the columns that they
    make too cheap."""
    u = _grained(columns, u)
    least, found = columns.scan(u, v, progress)
    v = np.where(columns.bound_to, least, np.minimum(least, 0.0))
    bound = math.ceil(u.sum() + v.sum())
    if bound > best.bound:
        best = Proof(bound, u, v, best.columns)
    return best, together([pool, found])


def _grained(columns: Columns, u: Floats) -> Floats:
    """``u`` as multiples of the grain; what leaving a cell unserved costs is the most."""
    most = np.zeros(len(u))
    most[: len(columns.problem.work)] = columns.problem.weights.unserved
    return np.minimum(np.round(u * GRAIN) / GRAIN, most)


def _padded(u: Floats, other: Floats) -> Floats:
    """``u`` as long as ``other``: the prices of later cuts are nothing."""
    return np.append(u, np.zeros(len(other) - len(u)))


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


def _steps(columns: Columns, pool: Pairs, start: Floats, aim: int, progress: Progress) -> Floats:
    """Prices after some steps from ``start``, over the columns of ``pool`` alone.

    Each goes as far as it would take to get to ``aim``, what an assignment costs (B. T. Polyak,
    Minimization of unsmooth functionals, 1969), shorter where that no longer helps, and keeps
    some of the last direction (P. M. Camerini and others, 1975).
    """
    weight = float(columns.problem.weights.unserved)
    free, k = columns.problem.fixed < 0, len(columns.problem.fixed)
    starts = np.searchsorted(pool.officer, np.arange(len(columns.bound_to) + 1))
    u, best_u, best, length, since = start, start, -float(NO_BOUND), 1.0, 0
    uphill = np.zeros(len(u))
    for step in range(STEPS):
        if step % 32 == 0:
            progress(step / STEPS, None)
        value, covered = _at(columns, pool, starts, u)
        if value > best + abs(best) * 1e-7:
            best_u, best, since = u, value, 0
        elif since < PATIENCE:
            since += 1
        else:
            u, length, since = best_u, length / 2, 0
            value, covered = _at(columns, pool, starts, u)
        uphill[:k] = np.where(free, 1.0 - covered, 0.0) + MOMENTUM * uphill[:k]
        norm = float((uphill**2).sum())
        if norm < 1e-9 or value >= aim or length < SHORTEST:
            break
        u = np.minimum(u + length * (aim - value) / norm * uphill, weight)
    return best_u


def _shares(columns: Columns, known: Pairs) -> Floats:
    """(k,) what each cell costs in the assignment ``known``, the same for cells of one set."""
    k = len(columns.problem.work)
    members = columns.sets.members[known.set]
    each = known.cost / (members < k).sum(axis=1)
    u = np.full(k + 1, float(columns.problem.weights.unserved))
    u[members] = each[:, None]
    return np.where(columns.problem.fixed < 0, u[:-1], 0.0)


def _at(columns: Columns, pool: Pairs, starts: Ints, u: Floats) -> tuple[float, Floats]:
    """The bound over ``pool`` at the prices ``u``, and how often its columns cover each cell."""
    beyond = pool.cost - columns.worth(u)[pool.set]
    has = np.flatnonzero(np.diff(starts))
    least = np.minimum.reduceat(beyond, starts[has])
    at = np.flatnonzero(beyond == np.repeat(least, np.diff(starts)[has]))
    officer, first = np.unique(pool.officer[at], return_index=True)
    busy = (least < 0) | columns.bound_to[officer]
    members = columns.sets.members[pool.set[at[first[busy]]]]
    k = len(columns.problem.work)
    covered = np.bincount(members.ravel(), minlength=k + 1)[:k]
    # A cell at the price of leaving it unserved may be covered by nobody.
    spare = (covered == 0) & (u[:k] >= columns.problem.weights.unserved)
    value = float(u.sum() + least[busy].sum())
    return value, np.where(spare, 1.0, covered)
