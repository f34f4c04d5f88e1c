"""The assignment of a city that is too large to be solved whole, part by part.

The prices of the parts' cells, put together and then made better, prove how little any assignment
of the whole can cost: they do so wherever they come from (see ``prices``), once all columns of the
whole are priced with them. The columns that were cheap in a part hold a good assignment.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import breadth_first_order

from ...common.progress import Progress, part
from .columns import Columns, Pairs, together
from .greedy import merged
from .prices import NO_BOUND, Proof, proof_of, stepped
from .problem import Floats, Ints, StaffProblem
from .programme import Programme, officers_of
from .sets import Sets

LARGE = 40_000_000  # a problem with more columns than these
LARGE_CELLS = 1_500  # and more cells than these is solved in parts
PART = 550  # most cells of a part, about
DIVIDED = (2, 3)  # two divisions: one whose first cut leaves a half of the city, one a third
TURNS = 3  # of better prices for the whole and an assignment by them
CHEAPEST = 40_000  # columns among which the assignment is looked for
NODES = 50


def is_large(columns: Columns) -> bool:
    """Whether the problem of ``columns`` is to be solved in parts."""
    return columns.number > LARGE and len(columns.problem.work) > LARGE_CELLS


def in_parts(columns: Columns, progress: Progress) -> tuple[Pairs, int]:
    """A good assignment, and what no assignment costs less than.

    The city is divided twice, into halves first and into thirds first, so that what lies on a
    border once lies inside a part the other time; the cells that one officer has to begin with
    stay together. Prices between those of the two divisions are then made better for the whole,
    over the columns that were cheap in a part.
    """
    known = merged(columns, part(progress, 0.0, 0.1))
    prices, pools = _Prices(columns), [known]
    for turn, first in enumerate(DIVIDED):
        watch = part(progress, 0.1 + 0.25 * turn, 0.35 + 0.25 * turn)
        pieces = _pieces(columns, known, first)
        for at, piece in enumerate(pieces):
            share = part(watch, at / len(pieces), (at + 1) / len(pieces))
            proof = proof_of(piece.columns, piece.known, share)
            pools.append(piece.of_whole(proof.columns))
            prices.add(piece, proof, 1 / len(DIVIDED))
    u, pool = prices.whole(), together(pools)
    best = Proof(-NO_BOUND, u, np.zeros(len(columns.bound_to)), pool)
    for turn in range(TURNS):
        watch = part(progress, 0.6 + 0.4 * turn / TURNS, 0.6 + 0.4 * (turn + 1) / TURNS)
        before, aim = len(pool), columns.total(known)
        u, best = stepped(columns, pool, best, u, aim, part(watch, 0.0, 0.7))
        pool = best.columns
        known = _chosen(columns, best, known, part(watch, 0.7, 1.0))
        if len(pool) == before or columns.total(known) <= best.bound:
            break
    return known, best.bound


def _chosen(columns: Columns, proof: Proof, known: Pairs, progress: Progress) -> Pairs:
    """The best among the columns of ``proof`` that are cheapest at its prices, and ``known``."""
    pool = proof.columns
    over = pool.cost - columns.worth(proof.u)[pool.set] - proof.v[pool.officer]
    cheap = pool[np.argsort(over, kind="stable")[: columns.fewer(CHEAPEST)]]
    solved = Programme(columns).whole(together([cheap, known]), NODES, progress, 0.0)
    return columns.better(known, solved.chosen)


@dataclass(frozen=True, eq=False)
class _Piece:
    """A part: its ``columns``, the assignment ``known`` of it, and the numbers that its ``cells``,
    ``officers`` and ``sets`` have in the whole, ascending."""

    columns: Columns
    known: Pairs
    cells: Ints
    officers: Ints
    sets: Ints

    def of_whole(self, pairs: Pairs) -> Pairs:
        """``pairs`` of the part with the numbers of the whole."""
        return Pairs(self.officers[pairs.officer], self.sets[pairs.set], pairs.cost)


class _Prices:
    """Prices of the cells and triples of all parts, put together."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._cells = np.zeros(len(columns.problem.work))
        self._triples: list[Ints] = []
        self._cuts: list[Floats] = []

    def add(self, piece: _Piece, proof: Proof, weight: float) -> None:
        """Add those of a part, ``weight`` times."""
        k = len(piece.cells)
        self._cells[piece.cells] += weight * proof.u[:k]
        cuts = proof.u[k:]
        used = np.flatnonzero(cuts)
        self._triples.append(piece.cells[piece.columns.triples[used]])
        self._cuts.append(weight * cuts[used])

    def whole(self) -> Floats:
        """The prices of cells and then of triples, of which the columns take note."""
        self._columns.cut(np.concatenate(self._triples))
        return np.concatenate([self._cells, *self._cuts])


def _pieces(columns: Columns, known: Pairs, first: int) -> list[_Piece]:
    """The parts that have officers, with those that their cells have in ``known``."""
    problem = columns.problem
    n, k = problem.travel.shape
    officer = officers_of(columns, known)
    where = _divided(problem, officer, -(-k // PART), first)
    home = np.full(n, -1, np.int64)
    home[officer[officer >= 0]] = where[officer >= 0]
    for idle in np.flatnonzero(home < 0):
        home[idle] = where[_cheapest(columns, int(idle))]
    return [
        _piece(columns, known, np.flatnonzero(where == number), np.flatnonzero(home == number))
        for number in np.unique(home)
    ]


def _cheapest(columns: Columns, officer: int) -> int:
    """The cell that costs an officer least, alone."""
    sets, k = columns.sets, len(columns.problem.work)
    single = np.flatnonzero((sets.owner < 0) & ((sets.members < k).sum(axis=1) == 1))
    if not len(single):
        return 0
    cost = columns.cost(np.full(len(single), officer), single)
    return int(sets.members[single[cost.argmin()], 0])


def _piece(columns: Columns, known: Pairs, cells: Ints, officers: Ints) -> _Piece:
    problem, sets = columns.problem, columns.sets
    n, k = problem.travel.shape
    # The cell that fills up sets, the last, stays the last; officer -1, nobody, stays so too.
    cell_at = _numbers(np.append(cells, k), k + 1)
    officer_at = _numbers(officers, n + 1)
    members = cell_at[sets.members]
    inside = np.flatnonzero((members >= 0).all(axis=1))
    own = Sets(members[inside], sets.work[inside], sets.way[inside], officer_at[sets.owner[inside]])
    here = known[np.flatnonzero(officer_at[known.officer] >= 0)]
    here = Pairs(officer_at[here.officer], np.searchsorted(inside, here.set), here.cost)
    local = _restricted(problem, cells, officers, cell_at, officer_at)
    return _Piece(Columns(local, own), here, cells, officers, inside)


def _numbers(chosen: Ints, number: int) -> Ints:
    """(number,) the place of each in ``chosen``, -1 for the others."""
    at = np.full(number, -1, np.int64)
    at[chosen] = np.arange(len(chosen))
    return at


def _restricted(
    problem: StaffProblem, cells: Ints, officers: Ints, cell_at: Ints, officer_at: Ints
) -> StaffProblem:
    both = np.ix_(officers, cells)
    pairs = cell_at[problem.neighbours.reshape(-1, 2)]
    return StaffProblem(
        work=problem.work[cells],
        hours=problem.hours[officers],
        travel=problem.travel[both],
        between=problem.between[np.ix_(cells, cells)],
        neighbours=pairs[(pairs >= 0).all(axis=1)],
        strangers=problem.strangers[both],
        lacking=problem.lacking[both],
        forbidden=problem.forbidden[both],
        fixed=officer_at[problem.fixed[cells]],
        weights=problem.weights,
    )


def _divided(problem: StaffProblem, officer: Ints, number: int, first: int) -> Ints:
    """(k,) the part of each cell, of ``number`` parts at most; the cells of one officer are in one.

    Divided in two again and again along the order in which cells are reached from one at the edge,
    the first time with one ``first``-th of the parts on one side.
    """
    k = len(officer)
    group = np.unique(np.where(officer >= 0, k + officer, np.arange(k)), return_inverse=True)[1]
    size = np.bincount(group)
    one, other = group[problem.neighbours.reshape(-1, 2)].T
    ends = np.concatenate([one, other]), np.concatenate([other, one])
    beside = csr_matrix((np.ones(len(ends[0])), ends), (len(size), len(size)))
    where = np.zeros(len(size), np.int64)
    waiting, found = [(np.arange(len(size)), number, first)], 0
    while waiting:
        groups, parts, share = waiting.pop()
        left = parts // share or parts // 2
        if not left or len(groups) == 1:
            where[groups] = found
            found += 1
            continue
        groups = groups[_order(beside[groups][:, groups])]
        until = np.searchsorted(np.cumsum(size[groups]), size[groups].sum() * left / parts)
        until = int(np.clip(until, 1, len(groups) - 1))
        waiting.append((np.sort(groups[until:]), parts - left, 2))
        waiting.append((np.sort(groups[:until]), left, 2))
    return np.asarray(where[group])


def _order(beside: csr_matrix) -> Ints:
    """The order in which all are reached, in each connected component from one at its edge."""
    left = np.ones(beside.shape[0], np.bool_)
    order = []
    for start in range(len(left)):
        if left[start]:
            edge = breadth_first_order(beside, start, return_predecessors=False)[-1]
            order.append(breadth_first_order(beside, edge, return_predecessors=False))
            left[order[-1]] = False
    return np.asarray(np.concatenate(order), np.int64)
