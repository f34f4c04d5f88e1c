"""Cutting a tree into cells, exactly.

The (l,u)-partition of a tree by dynamic programming (Ito, Zhou, Nishizeki 2006), extended by
prices: for every unit a table says what its subtree costs at least when the cell that is still
open at the unit holds s households. Children are folded into their parent one by one: either
the edge is cut and the child's cell closed, or the two open cells become one.

Many folds that do not depend on each other are done at once, a row of a matrix each, so that the
inner loop runs over households and not over units. A whole forest is solved in one call.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import depth_first_order, minimum_spanning_tree

from ..common.progress import Progress, silent
from .graph import FloatArray, IntArray, components

Tables = NDArray[np.int32]

# Beyond every real price, and small enough that the sum of two stays inside 32 bits.
IMPOSSIBLE = np.int32(2**29)
# Entries of tables folded at a time: as many as the processor's cache holds.
ENTRIES_AT_ONCE = 100_000


@dataclass(frozen=True, eq=False)
class Forest:
    """Rooted trees over ``n`` units, one for each connected part.

    ``parent`` (n,) is -1 at a root; ``edge`` (n,) is the row of the edge to the parent, or -1;
    ``order`` (n,) lists every unit before its children, and a whole branch before the next.
    """

    parent: IntArray
    edge: IntArray
    order: IntArray


def spanning_forest(n: int, edges: IntArray, keys: FloatArray) -> Forest:
    """The spanning forest of least total ``keys`` (m,); every pair in ``edges`` stands once."""
    by_key = np.argsort(keys, kind="stable")
    rank = np.empty(len(keys))
    rank[by_key] = np.arange(1, len(keys) + 1)  # a weight of 0 would mean "no edge" to scipy
    weights = coo_matrix((rank, (edges[:, 0], edges[:, 1])), shape=(n, n)).tocsr()
    chosen = by_key[minimum_spanning_tree(weights).data.astype(np.int64) - 1]
    return _rooted(n, edges, chosen)


def _rooted(n: int, edges: IntArray, chosen: IntArray) -> Forest:
    """The forest of the ``chosen`` edges, each tree rooted at its first unit."""
    tree = edges[chosen]
    part = components(n, tree)
    _, roots = np.unique(part, return_index=True)
    # One more unit, joined to every root, lets a single search walk the whole forest.
    ends = np.concatenate([tree, np.column_stack([np.full(len(roots), n), roots])])
    matrix = coo_matrix(
        (np.ones(len(ends), np.int8), (ends[:, 0], ends[:, 1])), shape=(n + 1, n + 1)
    )
    order, before = depth_first_order(matrix.tocsr(), n, directed=False)
    parent = np.where(before[:n] == n, -1, before[:n]).astype(np.int64)
    edge = np.full(n, -1, np.int64)
    child = np.where(parent[tree[:, 0]] == tree[:, 1], tree[:, 0], tree[:, 1])
    edge[child] = chosen
    return Forest(parent, edge, order[1:].astype(np.int64))


def in_steps(forest: Forest, households: IntArray, step: int) -> IntArray:
    """(n,) ``households`` in whole steps, so that connected parts of the forest add up right.

    What rounding takes from one unit it gives to the next in the forest's order; a part that lies
    together in it, as most cells nearly do, is wrong by less than one step. Tables become smaller
    by ``step``, and folding them faster by its square.
    """
    if step == 1:
        return households
    sums = (np.cumsum(households[forest.order]) + step // 2) // step
    steps = np.empty(len(households), np.int64)
    steps[forest.order] = np.diff(sums, prepend=0)
    return steps


def cut_forest(
    forest: Forest,
    households: IntArray,
    cut_price: IntArray,
    cell_price: Tables,
    progress: Progress = silent,
) -> IntArray:
    """The cheapest way to cut ``forest`` into cells: (n,) the root unit of each unit's cell.

    ``cut_price`` (n,) is what cutting the edge to the parent costs, below 0 where leaving it costs
    so much; ``cell_price`` (S + 1,) what a
    cell of s households costs. A unit of more than S households is treated as one of S; an open
    cell never grows beyond S.
    """
    return _Cutting(forest, households, cut_price, cell_price).solve(progress)


class _Cutting:
    """The tables of one call of ``cut_forest``."""

    def __init__(
        self, forest: Forest, households: IntArray, cut_price: IntArray, cell_price: Tables
    ) -> None:
        n, width = len(households), len(cell_price)
        self.forest = forest
        dear = IMPOSSIBLE // 4
        self.cut_price = np.clip(cut_price, -dear, dear).astype(np.int32)
        self.cell_price = cell_price.astype(np.int32)
        size = np.minimum(households, width - 1)
        self.table = np.full((n, width), IMPOSSIBLE, np.int32)
        self.table[np.arange(n), size] = 0
        # What each child found in its parent's table when it was folded in: needed to look back.
        self.before = np.empty((n, width), np.int32)
        self.closed = np.zeros(n, np.int32)
        self.closed_at = np.zeros(n, np.int64)
        # Bounds of the possible sizes of the open cell, so that loops skip what can't be.
        self.least = size.copy()
        self.most = size.copy()

    def solve(self, progress: Progress) -> IntArray:
        rows = max(1, ENTRIES_AT_ONCE // len(self.cell_price))
        rounds = [
            children[start : start + rows]
            for children in _schedule(self.forest)
            for start in range(0, len(children), rows)
        ]
        for done, children in enumerate(rounds):
            progress(done / len(rounds), None)
            self._fold(children)
        roots = np.flatnonzero(self.forest.parent < 0)
        self._close(roots)
        return self._look_back(rounds, roots)

    def _close(self, units: IntArray) -> None:
        prices = self.table[units] + self.cell_price
        self.closed_at[units] = prices.argmin(axis=1)
        self.closed[units] = prices.min(axis=1)

    def _fold(self, children: IntArray) -> None:
        """Fold each of ``children`` into its parent; no two of them share a parent."""
        parents = self.forest.parent[children]
        self._close(children)
        old, young = self.table[parents], self.table[children]
        self.before[children] = old
        new = old + (self.closed[children] + self.cut_price[children])[:, None]
        single = self.most[children] == self.least[children]
        self._join_single(new, old, self.least[children], single)
        rows = np.flatnonzero(~single)
        self._join_many(new, old, young, children, parents, rows)
        floor = new.min(axis=1)
        np.minimum(new - floor[:, None], IMPOSSIBLE, out=new)
        self.table[parents] = new
        self.most[parents] = np.minimum(
            self.most[parents] + self.most[children], len(self.cell_price) - 1
        )

    def _join_single(
        self, new: Tables, old: Tables, size: IntArray, which: NDArray[np.bool_]
    ) -> None:
        """Join the children whose open cell has only one possible size, the leaves above all."""
        width = new.shape[1]
        for households in np.unique(size[which]):
            rows = np.flatnonzero(which & (size == households))
            joined = new[rows]
            np.minimum(
                joined[:, households:], old[rows, : width - households], out=joined[:, households:]
            )
            new[rows] = joined

    def _join_many(
        self,
        new: Tables,
        old: Tables,
        young: Tables,
        children: IntArray,
        parents: IntArray,
        rows: IntArray,
    ) -> None:
        """Join the others: a minimum over how the open cell's households come together."""
        if not len(rows):
            return
        first, second, most = self._narrow_first(old, young, children, parents, rows)
        far = np.argsort(-most, kind="stable")
        rows, first, second, most = rows[far], first[far], second[far], most[far]
        width = new.shape[1]
        joined, scratch = new[rows], np.empty((len(rows), width), np.int32)
        sizes = np.flatnonzero((second < IMPOSSIBLE).any(axis=0))
        # The rows whose narrower table reaches a size come first: so many of them.
        reach = np.searchsorted(-most, -sizes, "right")
        for households, r in zip(sizes.tolist(), reach.tolist()):
            part = scratch[:r, : width - households]
            np.add(first[:r, : width - households], second[:r, households, None], out=part)
            np.minimum(joined[:r, households:], part, out=joined[:r, households:])
        new[rows] = joined

    def _narrow_first(
        self, old: Tables, young: Tables, children: IntArray, parents: IntArray, rows: IntArray
    ) -> tuple[Tables, Tables, IntArray]:
        """The two tables of each row, the one with fewer possible sizes second, and its most."""
        above, below = self.most[parents[rows]], self.most[children[rows]]
        swap = (above < below)[:, None]
        wide = np.where(swap, young[rows], old[rows])
        narrow = np.where(swap, old[rows], young[rows])
        return wide, narrow, np.minimum(above, below)

    def _look_back(self, rounds: list[IntArray], roots: IntArray) -> IntArray:
        """Read the choices out of the tables, from the roots down."""
        n, width = self.table.shape
        open_size = np.zeros(n, np.int64)
        open_size[roots] = self.closed_at[roots]
        is_top = self.forest.parent < 0
        sizes = np.arange(width)
        for children in reversed(rounds):
            parents = self.forest.parent[children]
            have = open_size[parents]
            rest = have[:, None] - sizes
            joined = np.where(
                rest >= 0,
                np.take_along_axis(self.before[children], np.maximum(rest, 0), axis=1)
                + self.table[children],
                2 * IMPOSSIBLE,
            )
            best = joined.argmin(axis=1)
            at = np.arange(len(children))
            cut = (
                self.before[children, have] + self.closed[children] + self.cut_price[children]
            ) <= joined[at, best]
            is_top[children] = cut
            open_size[children] = np.where(cut, self.closed_at[children], best)
            open_size[parents] = np.where(cut, have, have - best)
        return self._tops(is_top)

    def _tops(self, is_top: NDArray[np.bool_]) -> IntArray:
        """(n,) the nearest unit on the way to the root that is the top of a cell."""
        top = np.where(is_top, np.arange(len(is_top)), self.forest.parent)
        while True:
            further = top[top]
            if np.array_equal(further, top):
                return top
            top = further


def _schedule(forest: Forest) -> list[IntArray]:
    """The folds in rounds: within a round no two children share a parent, and all are complete."""
    n = len(forest.parent)
    parent = forest.parent.tolist()
    ready, free, when = [0] * n, [0] * n, [0] * n
    for unit in forest.order[::-1].tolist():
        above = parent[unit]
        if above < 0:
            continue
        when[unit] = max(ready[unit], free[above])
        free[above] = ready[above] = when[unit] + 1
    children = np.flatnonzero(forest.parent >= 0)
    if not len(children):
        return []
    time = np.asarray(when)[children]
    by_time = np.argsort(time, kind="stable")
    starts = np.flatnonzero(np.diff(time[by_time])) + 1
    return [group.astype(np.int64) for group in np.split(children[by_time], starts)]
