"""The columns of the assignment: an officer with a set of cells, and what that costs.

There are millions of them (1,110 officers with 4,000 sets), so they are made in blocks where they
are asked for and never kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Optional

import numpy as np
from scipy.sparse import csr_matrix, hstack

from ...common.progress import Progress, silent
from .objective import overload
from .problem import Floats, Ints, StaffProblem
from .sets import WIDE, Sets

BLOCK = 1 << 19  # columns made at a time, some 20 ms of work
NEVER = 1 << 40  # the cost of what is forbidden
EPS = 1e-6
OFFICERS_A_SET = {1: 40, 2: 12, 3: 6}  # columns of each set to begin with, by its size
OFFICERS_A_LARGE_SET = 3
MIXED = 8  # columns of a set among those for a good assignment
SETS_AN_OFFICER = 10  # columns of each officer in a block to begin with


@dataclass(frozen=True, eq=False)
class Pairs:
    """p columns: ``officer`` (p,), number of the ``set`` (p,), ``cost`` (p,)."""

    officer: Ints
    set: Ints
    cost: Ints

    def __len__(self) -> int:
        return len(self.officer)

    def __getitem__(self, which: np.typing.NDArray[np.generic]) -> Pairs:
        return Pairs(self.officer[which], self.set[which], self.cost[which])


def joined(pairs: list[Pairs]) -> Pairs:
    """All of ``pairs``, one after the other."""
    return Pairs(
        np.concatenate([each.officer for each in pairs]),
        np.concatenate([each.set for each in pairs]),
        np.concatenate([each.cost for each in pairs]),
    )


def together(pairs: list[Pairs]) -> Pairs:
    """All of ``pairs``, each column once, by officer and set."""
    every = joined(pairs)
    order = np.lexsort((every.set, every.officer))
    once = np.ones(len(order), np.bool_)
    once[1:] = (np.diff(every.officer[order]) != 0) | (np.diff(every.set[order]) != 0)
    return every[order[once]]


class Columns:
    """All columns of ``problem`` with ``sets``."""

    def __init__(self, problem: StaffProblem, sets: Sets) -> None:
        self.problem = problem
        self.sets = sets
        weights = problem.weights
        n = len(problem.hours)
        price = weights.acquaintance * problem.strangers + weights.skill * problem.lacking
        price = np.where(problem.forbidden, NEVER, price)
        fixed = np.flatnonzero(problem.fixed >= 0)
        owner = problem.fixed[fixed]
        price[owner, fixed] = (
            weights.acquaintance * problem.strangers[owner, fixed]
            + weights.skill * problem.lacking[owner, fixed]
        )
        # One row more, for the cell k that fills up the sets.
        self._travel = np.vstack([problem.travel.T, np.full((1, n), NEVER, np.int64)])
        self._price = np.vstack([price.T, np.zeros((1, n), np.int64)])
        self.cuts: csr_matrix = csr_matrix((len(sets.work), 0))
        self.triples = np.empty((0, 3), np.int64)
        self.bound_to = np.zeros(n, np.bool_)
        self.bound_to[owner] = True
        self._any = np.flatnonzero(~self.bound_to)
        common = sets.owner < 0
        self._common = np.flatnonzero(common)
        owned = np.flatnonzero(~common)
        self.owned = Pairs(sets.owner[owned], owned, self.cost(sets.owner[owned], owned))

    @property
    def number(self) -> int:
        """How many columns there are, forbidden ones among them."""
        return len(self._common) * len(self._any) + len(self.owned)

    def fewer(self, most: int) -> int:
        """``most`` columns, fewer where sets are so wide that HiGHS would take minutes."""
        return most * WIDE**2 // max(self.sets.members.shape[1], WIDE) ** 2

    def cost(self, officer: Ints, number: Ints) -> Ints:
        """(p,) what columns cost."""
        near = np.full(len(officer), NEVER, np.int64)
        price = np.zeros(len(officer), np.int64)
        for cells in self.sets.members[number].T:
            np.minimum(near, self._travel[cells, officer], out=near)
            price += self._price[cells, officer]
        return self._total(near, price, self.sets.work[number], self.sets.way[number], officer)

    def _total(self, near: Ints, price: Ints, work: Ints, way: Ints, officer: Ints) -> Ints:
        weights, hours = self.problem.weights, self.problem.hours[officer]
        beyond = overload(near + work, hours)
        return np.asarray(price + weights.travel * (near + way) + weights.overload * beyond)

    @property
    def least(self) -> Pairs:
        """Nobody serves anything but what is fixed."""
        size = (self.sets.members[self.owned.set] < len(self.problem.work)).sum(axis=1)
        fixed = np.bincount(
            self.problem.fixed[self.problem.fixed >= 0], minlength=len(self.bound_to)
        )
        return self.owned[np.flatnonzero(size == fixed[self.owned.officer])]

    def allowed(self, chosen: Pairs) -> Pairs:
        """``chosen`` without what is forbidden."""
        return chosen[np.flatnonzero(chosen.cost < NEVER)]

    def total(self, chosen: Pairs) -> int:
        """What an assignment costs."""
        served = int((self.sets.members[chosen.set] < len(self.problem.work)).sum())
        unserved = len(self.problem.work) - served
        return int(chosen.cost.sum()) + self.problem.weights.unserved * unserved

    def better(self, one: Pairs, other: Optional[Pairs]) -> Pairs:
        """The assignment that costs less, ``one`` where there is no other."""
        return one if other is None or self.total(one) <= self.total(other) else other

    def blocks(self, progress: Progress = silent) -> Iterator[tuple[Ints, Ints, Ints]]:
        """Numbers of sets (b,), officers (a,) and the costs (b, a) of all common columns."""
        if not len(self._any):
            return
        rows = max(1, BLOCK // len(self._any))
        for start in range(0, len(self._common), rows):
            progress(start / len(self._common), None)
            number = self._common[start : start + rows]
            near = np.full((len(number), len(self._travel[0])), NEVER, np.int64)
            price = np.zeros_like(near)
            members = self.sets.members[number]
            for cells in members[:, : _width(members, len(self._travel) - 1)].T:
                np.minimum(near, self._travel[cells], out=near)
                price += self._price[cells]
            near, price = near[:, self._any], price[:, self._any]
            work, way = self.sets.work[number][:, None], self.sets.way[number][:, None]
            yield number, self._any, self._total(near, price, work, way, self._any)

    def worth(self, u: Floats) -> Floats:
        """(m,) sum of ``u``, prices of the cells and then of the cuts, over what is in each set."""
        k = len(self.problem.work)
        worth = np.append(u[:k], 0.0)[self.sets.members].sum(axis=1)
        return np.asarray(worth + self.cuts[:, : len(u) - k] @ u[k:])

    def cut(self, triples: Ints) -> None:
        """Note that of the sets with two or three cells of a triple only one can be taken.

        ``triples`` (t, 3) are added to those there are. M. Jepsen and others, Subset-row
        inequalities, Operations Research 56 (2008).
        """
        k, shape = len(self.problem.work), self.sets.members.shape
        starts = np.arange(shape[0] + 1) * shape[1]
        ones = np.ones(self.sets.members.size)
        members = csr_matrix((ones, self.sets.members.ravel(), starts), (shape[0], k + 1))
        ends = triples.ravel(), np.repeat(np.arange(len(triples)), 3)
        held = members @ csr_matrix((np.ones(triples.size), ends), (k + 1, len(triples)))
        self.cuts = hstack([self.cuts, (held >= 2).astype(float)]).tocsr()
        self.cuts.sort_indices()
        self.triples = np.concatenate([self.triples, triples])

    def promising(self, progress: Progress = silent) -> Pairs:
        """Columns to begin with: cheap ones of each set and each officer, and all owned ones."""
        found = [self.owned]
        size = (self.sets.members < len(self.problem.work)).sum(axis=1)
        for number, officers, cost in self.blocks(progress):
            for each in np.unique(size[number]):
                rows = np.flatnonzero(size[number] == each)
                most = OFFICERS_A_SET.get(int(each), OFFICERS_A_LARGE_SET)
                found.append(_cheapest(number[rows], officers, cost[rows], most))
                turned = _cheapest(officers, number[rows], cost[rows].T, SETS_AN_OFFICER)
                found.append(Pairs(turned.set, turned.officer, turned.cost))
        allowed = together(found)
        return allowed[allowed.cost < NEVER]

    def scan(self, u: Floats, v: Floats, progress: Progress = silent) -> tuple[Floats, Pairs]:
        """Price all columns with the prices ``u`` (k,) of cells and ``v`` (n,) of officers.

        Returns (n,) what the best column of each officer costs beyond ``u`` (inf: has none), and
        columns cheaper than both prices: of each set and, in a block, of each officer the best.
        """
        worth = self.worth(u)
        best = np.full(len(v), np.inf)
        beyond = self.owned.cost - worth[self.owned.set]
        np.minimum.at(best, self.owned.officer, beyond)
        found = [self.owned[beyond < v[self.owned.officer] - EPS]]
        for number, officers, cost in self.blocks(progress):
            beyond = cost - worth[number][:, None]
            best[officers] = np.minimum(best[officers], beyond.min(axis=0))
            beyond -= v[officers]
            by_set, by_officer = beyond.argmin(axis=1), beyond.argmin(axis=0)
            row = np.append(np.arange(len(number)), by_officer)
            col = np.append(by_set, np.arange(len(officers)))
            good = beyond[row, col] < -EPS
            row, col = row[good], col[good]
            found.append(Pairs(officers[col], number[row], cost[row, col]))
        return best, together(found)

    def mixed(self, u: Floats, v: Floats, most: int, progress: Progress = silent) -> Pairs:
        """The ``most`` columns that cost least beyond both prices, a few of each set at most."""
        worth = self.worth(u)
        found, values = [], []
        for number, officers, cost in self.blocks(progress):
            over = cost - worth[number][:, None] - v[officers]
            each = min(MIXED, len(officers)) - 1
            few = over <= np.partition(over, each, axis=1)[:, each:][:, :1]
            row, col = np.nonzero(few & (cost < NEVER))
            found.append(Pairs(officers[col], number[row], cost[row, col]))
            values.append(over[row, col])
            if sum(map(len, found)) > 4 * most:
                pairs, value = joined(found), np.concatenate(values)
                best = np.argsort(value, kind="stable")[:most]
                found, values = [pairs[best]], [value[best]]
        if not found:
            return self.owned
        best = np.argsort(np.concatenate(values), kind="stable")[:most]
        return together([joined(found)[best], self.owned])

    def below(
        self, u: Floats, v: Floats, limit: float, most: int, progress: Progress = silent
    ) -> Optional[Pairs]:
        """The columns that cost at most ``limit`` beyond both prices, owned ones anyway.

        None where there are more than ``most``.
        """
        worth = self.worth(u)
        found, number_found = [self.owned], 0
        for number, officers, cost in self.blocks(progress):
            over = cost - worth[number][:, None] - v[officers]
            row, col = np.nonzero((over <= limit) & (cost < NEVER))
            found.append(Pairs(officers[col], number[row], cost[row, col]))
            number_found += len(row)
            if number_found > most:
                return None
        return together(found)


def _width(members: Ints, k: int) -> int:
    return int((members < k).sum(axis=1).max(initial=1))


def _cheapest(rows: Ints, columns: Ints, cost: Ints, most: int) -> Pairs:
    """The ``most`` cheapest of each row, as pairs of column (officer) and row (set)."""
    most = min(most, cost.shape[1])
    chosen = np.argpartition(cost, most - 1, axis=1)[:, :most] if most else cost[:, :0]
    row = np.repeat(np.arange(len(rows)), most)
    col = chosen.ravel().astype(np.int64)
    return Pairs(columns[col], rows[row], cost[row, col])
