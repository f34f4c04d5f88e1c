"""Every unit of a community in one cell that hangs together, as near to the drawing as can be.

Nobody is moved for the band. Where something has to move (a part cut off from its cell, ground in
no cell, what lies across the community's line) it goes, piece by piece, to the neighbour with the
longest shared border that can be walked over. A piece that has the least households of a cell by
itself becomes one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ...common.progress import Progress, silent
from ..graph import BoolArray, IntArray, UnitGraph, components, neighbour_lists
from .claims import NOBODY, Claims

# Why a unit had to be settled; BARE is empty ground that a table can't know of.
GAP, MISSING, ACROSS, BARE = "gap", "missing_building", "community_line", "bare"


@dataclass(frozen=True, eq=False)
class Settled:
    """(n,) each: the cell ``label`` of a unit; the drawn cell ``before`` that claimed it, or
    NOBODY; and why it was not simply that, ``cause``, empty where nothing was in the way."""

    label: IntArray
    before: IntArray
    cause: tuple[str, ...]


def settle(
    graph: UnitGraph,
    claims: Claims,
    elsewhere: Collection[int],
    minimum: int,
    fresh: int,
    drawn: bool,
    progress: Progress = silent,
) -> Settled:
    """Settle the units of one community.

    ``elsewhere``: drawn cells that belong to another community; ``minimum``: the households of a
    piece that becomes a cell; ``fresh``: the first number for such cells; ``drawn``: there are
    polygons, so empty ground that none has is a gap.
    """
    work = _Work(graph, claims, fresh, progress)
    work.contested()
    before = work.label.copy()
    cause = _causes(claims, before, elsewhere, drawn)
    work.label[np.isin(before, list(elsewhere))] = NOBODY
    empty = np.array([one == BARE for one in cause], bool)
    work.glue(~np.array([one == ACROSS for one in cause], bool))
    work.settle_rest(_kinds(cause, before), empty, minimum)
    return Settled(work.label, before, cause)


def _causes(
    claims: Claims, before: IntArray, elsewhere: Collection[int], drawn: bool
) -> tuple[str, ...]:
    """Why each unit has to be settled."""
    nothing = not (before != NOBODY).any()
    causes = []
    for row, label in enumerate(before.tolist()):
        if label in elsewhere:
            causes.append(ACROSS)
        elif label != NOBODY:
            causes.append("")
        elif not claims.built[row] and not drawn and not nothing:
            causes.append(BARE)
        else:
            causes.append(MISSING if row in claims.missing and not nothing else GAP)
    return tuple(causes)


def _kinds(cause: Sequence[str], before: IntArray) -> IntArray:
    """(n,) equal for units that are settled together if they hang together."""
    keys = [(why, label if why == ACROSS else NOBODY) for why, label in zip(cause, before.tolist())]
    number = {key: at for at, key in enumerate(sorted(set(keys)))}
    return np.array([number[key] for key in keys], np.int64)


class _Work:
    """The labels of a community's units while they are settled."""

    def __init__(self, graph: UnitGraph, claims: Claims, fresh: int, progress: Progress) -> None:
        self.graph, self.claims, self.fresh, self.progress = graph, claims, fresh, progress
        self.label = claims.label.copy()
        self.built = claims.built
        # Each border in both directions.
        self.ends = np.concatenate([graph.edges, graph.edges[:, ::-1]])
        self.metres = np.round(np.concatenate([graph.border_m, graph.border_m]), 3)

    def contested(self) -> None:
        """Give units of which several cells hold as much to the nearest of these."""
        rivals = self.claims.rivals
        sure = self.label.copy()
        for those in sorted(set(rivals.values())):
            own = np.zeros(self.graph.n, bool)
            own[[row for row, cells in rivals.items() if cells == those]] = True
            for piece in self._pieces(own, np.zeros(self.graph.n, np.int64)):
                found = self._nearest(piece, np.isin(sure, those), sure)
                self.label[piece] = those[0] if found is None else found

    def glue(self, free: BoolArray) -> None:
        """Join the pieces of a cell over ``free`` units that nobody has, by the shortest way.

        A single building is joined over one unit at most: from farther off it is misplaced.
        """
        neighbours = neighbour_lists(self.graph.n, self.graph.edges)
        for cell in np.unique(self.label[self.label != NOBODY]).tolist():
            while path := self._bridge(cell, free, neighbours):
                self.label[path] = cell

    def _bridge(self, cell: int, free: BoolArray, neighbours: list[list[int]]) -> list[int]:
        """The units over which the cell's largest piece reaches another one; none if none."""
        own = self.label == cell
        main = self._main(own)
        came: dict[int, Optional[int]] = dict.fromkeys(np.flatnonzero(main).tolist())
        queue = deque(came)
        while queue:
            unit = queue.popleft()
            for other in neighbours[unit]:
                if other in came:
                    continue
                if own[other]:
                    path = _way_back(came, unit, main)
                    if len(path) == 1 or self._buildings(self._piece_of(own, other)) > 1:
                        return path
                    continue
                if free[other] and self.label[other] == NOBODY:
                    came[other] = unit
                    queue.append(other)
        return []

    def settle_rest(self, kinds: IntArray, empty: BoolArray, minimum: int) -> None:
        """Settle all that is in no cell or cut off from its own."""
        host = self._hosts()
        left = self._pieces(~host & ~empty, kinds * (self.fresh + 1) + self.label + 1)
        left.sort(key=lambda piece: (-self._households(piece), int(piece[0])))
        for piece in [one for one in left if self._households(one) >= minimum]:
            self._found(piece, host)
        left = [piece for piece in left if not host[piece[0]]]
        while True:
            self._grow(empty, host)
            waiting = []
            for piece in left:
                found = self._nearest(piece, host, self.label)
                if found is None:
                    waiting.append(piece)
                else:
                    self.label[piece], host[piece] = found, True
            if not waiting and host.all():
                return
            if len(waiting) == len(left):
                # Nothing leads there: ground that can't be walked to is a cell by itself.
                alone = waiting.pop(0) if waiting else self._pieces(~host, kinds * 0)[0]
                self._found(alone, host)
            left = waiting

    def _found(self, piece: IntArray, host: BoolArray) -> None:
        """Make the piece a cell of its own."""
        self.label[piece], host[piece] = self.fresh, True
        self.fresh += 1

    def _grow(self, empty: BoolArray, host: BoolArray) -> None:
        """Add empty ground to the cells, layer by layer."""
        while True:
            rim = np.unique(self.ends[host[self.ends[:, 0]], 1])
            rim = rim[empty[rim] & ~host[rim]]
            if not len(rim):
                return
            near = [self._nearest(np.array([unit]), host, self.label) for unit in rim.tolist()]
            self.label[rim] = [NOBODY if one is None else one for one in near]
            host[rim] = True

    def _hosts(self) -> BoolArray:
        """(n,) the units of the largest piece of each cell."""
        host = np.zeros(self.graph.n, bool)
        for cell in np.unique(self.label[self.label != NOBODY]).tolist():
            host |= self._main(self.label == cell)
        return host

    def _main(self, own: BoolArray) -> BoolArray:
        """(n,) the piece of the units ``own`` with most households, then buildings, then ground."""
        pieces = self._pieces(own, np.zeros(self.graph.n, np.int64))
        best = max(pieces, key=lambda piece: (*self._size(piece), -int(piece[0])))
        main = np.zeros(self.graph.n, bool)
        main[best] = True
        return main

    def _piece_of(self, own: BoolArray, unit: int) -> IntArray:
        pieces = self._pieces(own, np.zeros(self.graph.n, np.int64))
        return next(piece for piece in pieces if unit in piece)

    def _pieces(self, own: BoolArray, kinds: IntArray) -> list[IntArray]:
        """The connected pieces of the units ``own``, each of one kind, by their first unit."""
        self.progress(0.0, None)
        a, b = self.graph.edges.T
        same = own[a] & own[b] & (kinds[a] == kinds[b])
        piece = components(self.graph.n, self.graph.edges[same])
        units = np.flatnonzero(own)
        order = units[np.argsort(piece[units], kind="stable")]
        starts = np.flatnonzero(np.diff(piece[order], prepend=-1))
        return np.split(order, starts[1:]) if len(units) else []

    def _nearest(self, piece: IntArray, host: BoolArray, label: IntArray) -> Optional[int]:
        """The cell of the ``host`` units that shares the longest border on foot with the piece."""
        self.progress(0.0, None)
        inside = np.zeros(self.graph.n, bool)
        inside[piece] = True
        use = inside[self.ends[:, 0]] & host[self.ends[:, 1]] & ~inside[self.ends[:, 1]]
        if not use.any():
            return None
        cells, number = np.unique(label[self.ends[use, 1]], return_inverse=True)
        metres = np.bincount(number.ravel(), self.metres[use])
        return int(cells[np.argmax(np.round(metres, 2))])

    def _households(self, piece: IntArray) -> int:
        return int(self.graph.households[piece].sum())

    def _buildings(self, piece: IntArray) -> int:
        return int(self.built[piece].sum())

    def _size(self, piece: IntArray) -> tuple[int, int, float]:
        area = round(float(self.graph.area_m2[piece].sum()), 1)
        return self._households(piece), self._buildings(piece), area


def _way_back(came: dict[int, Optional[int]], unit: int, main: BoolArray) -> list[int]:
    """The units on the way from ``unit`` back to the main piece, without that."""
    path, at = [], unit
    while not main[at]:
        path.append(at)
        before = came[at]
        if before is None:
            break
        at = before
    return path
