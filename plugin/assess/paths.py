"""The lines of walks along the network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import numpy as np
import numpy.typing as npt
import shapely
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from .lines import MM
from .network import Joined, WalkNetwork

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

# How far around some places ways are looked for first.
_AROUND_M = 150.0
# Ways whose lengths are closer than this are equally long.
_SAME_M = 0.05


class WalkPaths:
    """Finds the lines of shortest ways along a ``network``."""

    def __init__(self, network: WalkNetwork) -> None:
        self._network = network
        pieces = network.pieces
        ends = np.sort(pieces.edges, axis=1)
        order = np.lexsort((pieces.length_m, ends[:, 1], ends[:, 0]))
        new = np.r_[True, (np.diff(ends[order], axis=0) != 0).any(axis=1)][: len(order)]
        # Of edges between the same nodes the shortest.
        self._edge, self._ends = order[new], ends[order[new]]
        self._key = self._ends[:, 0] * len(pieces.nodes) + self._ends[:, 1]
        self._first = np.searchsorted(pieces.edge, np.arange(len(pieces.edges) + 1))

    def walks(
        self, places: Joined, metres: Floats, orders: Sequence[Sequence[int]]
    ) -> list[Optional[shapely.LineString]]:
        """The line of each walk from place 0 past those of one of ``orders`` and back.

        ``metres`` (n, n) between the ``places`` (n,), as the network's ``matrix`` has them. None
        for a walk of no length.
        """
        legs = {leg for order in orders for leg in zip([0, *order], [*order, 0])}
        if self._network.straight:
            spots = np.stack([places.x, places.y], axis=1)
            lines = {leg: spots[list(leg)] for leg in legs}
        else:
            lines = _Ways(self, places, metres).lines(sorted(legs))
        return [
            _line(np.concatenate([lines[leg] for leg in zip([0, *order], [*order, 0])]))
            for order in orders
        ]

    @property
    def network(self) -> WalkNetwork:
        """The network."""
        return self._network

    def around(self, nodes: Ints, margin: float) -> tuple[Ints, csr_matrix]:
        """The nodes in the box around some, rising, and (m, m) metres along edges among them."""
        pieces = self._network.pieces
        spots = pieces.nodes[nodes]
        low, high = spots.min(axis=0) - margin, spots.max(axis=0) + margin
        # Nodes rise by x, and edges by the smaller of their nodes.
        first, last = np.searchsorted(pieces.nodes[:, 0], (low[0], high[0] + MM))
        y = pieces.nodes[first:last, 1]
        inside = first + np.flatnonzero((y >= low[1]) & (y <= high[1]))
        some = slice(*np.searchsorted(self._ends[:, 0], (first, last)))
        ends, metres = self._ends[some], pieces.length_m[self._edge[some]]
        at = np.minimum(np.searchsorted(inside, ends), len(inside) - 1)
        both = (inside[at] == ends).all(axis=1) & (ends[:, 0] != ends[:, 1])
        here, there = at[both].T
        shape = (len(inside), len(inside))
        return inside, csr_matrix((metres[both], (here, there)), shape=shape)

    def between(self, one: int, other: int) -> Floats:
        """(c, 2) the line of the edge from one node to another."""
        count = len(self._network.pieces.nodes)
        key = min(one, other) * count + max(one, other)
        edge = int(self._edge[np.searchsorted(self._key, key)])
        line = self.vertices(edge)
        return line if self._network.pieces.edges[edge, 0] == one else line[::-1]

    def along(self, edge: int, start: float, end: float) -> Floats:
        """(c, 2) the line along an edge from so many metres after its beginning to so many."""
        line, first = self.vertices(edge), int(self._first[edge])
        starts = self._network.pieces.start_m[first : first + len(line) - 1]
        at = np.r_[starts, self._network.pieces.length_m[edge]]
        low, high = min(start, end), max(start, end)
        metres = np.r_[low, at[(at > low) & (at < high)], high]
        found = np.stack([np.interp(metres, at, line[:, 0]), np.interp(metres, at, line[:, 1])], 1)
        return found if start <= end else found[::-1]

    def vertices(self, edge: int) -> Floats:
        """(c, 2) the line of an edge from its beginning to its end."""
        pieces, (first, last) = self._network.pieces.coords, self._first[edge : edge + 2]
        return np.concatenate([pieces[first:last, 0], pieces[last - 1 : last, 1]])


class _Ways:
    """The ways among some places, found in one search from all edges' ends that these meet."""

    def __init__(self, paths: WalkPaths, places: Joined, metres: Floats) -> None:
        self._paths, self._places, self._metres = paths, places, metres
        pieces = paths.network.pieces
        on = places.edge[places.on_network]
        self._nodes = np.unique(pieces.edges[on])
        spots = pieces.nodes[self._nodes]
        self._margin = max(_AROUND_M, float((spots.max(axis=0) - spots.min(axis=0)).max()) / 2)
        self._search()

    def lines(self, legs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], Floats]:
        """The line of each leg from one place to another."""
        return {leg: self._leg(*leg) for leg in legs}

    def _search(self) -> None:
        self._inside, graph = self._paths.around(self._nodes, self._margin)
        start = np.searchsorted(self._inside, self._nodes)
        self._far, self._before = dijkstra(
            graph, directed=False, indices=start, return_predecessors=True
        )

    def _leg(self, here: int, there: int) -> Floats:
        wanted = float(self._metres[here, there])
        while True:
            metres, by = self._shortest(here, there)
            everything = len(self._inside) == len(self._paths.network.pieces.nodes)
            if metres <= wanted + _SAME_M or everything:
                break
            # The shortest way leads round outside the box.
            self._margin *= 2
            self._search()
        places = self._places
        ends = [np.array([[places.x[at], places.y[at]]]) for at in (here, there)]
        return np.concatenate([ends[0], *by, ends[1]])

    def _shortest(self, here: int, there: int) -> tuple[float, list[Floats]]:
        """The metres of the shortest way and the lines that it is made of, without the legs."""
        places, pieces = self._places, self._paths.network.pieces
        edges = int(places.edge[here]), int(places.edge[there])
        along = float(places.along_m[here]), float(places.along_m[there])
        legs = float(places.leg_m[here] + places.leg_m[there])
        best, way = np.inf, (-1, -1)
        if edges[0] == edges[1]:
            best = abs(along[0] - along[1])
        lengths = [pieces.length_m[edge] for edge in edges]
        for i in (0, 1):
            for j in (0, 1):
                between = self._between(*self._ends(edges, i, j))
                metres = between + abs(along[0] - i * lengths[0]) + abs(along[1] - j * lengths[1])
                if metres < best:
                    best, way = metres, (i, j)
        if way == (-1, -1):
            return best + legs, [self._paths.along(edges[0], *along)]
        first = self._paths.along(edges[0], along[0], way[0] * lengths[0])
        last = self._paths.along(edges[1], way[1] * lengths[1], along[1])
        return best + legs, [first, *self._nodes_passed(*self._ends(edges, *way)), last]

    def _ends(self, edges: tuple[int, int], i: int, j: int) -> tuple[int, int]:
        """The searched node, by its turn, that the first edge ends at, and the other's, inside."""
        ends = self._paths.network.pieces.edges
        one, other = ends[edges[0], i], ends[edges[1], j]
        return int(np.searchsorted(self._nodes, one)), int(np.searchsorted(self._inside, other))

    def _between(self, source: int, target: int) -> float:
        return float(self._far[source, target])

    def _nodes_passed(self, source: int, target: int) -> list[Floats]:
        """The lines of the edges on the way from a searched node to another."""
        before, start = self._before[source], self._nodes[source]
        lines = []
        while self._inside[target] != start:
            last = int(before[target])
            lines.append(self._paths.between(int(self._inside[last]), int(self._inside[target])))
            target = last
        return lines[::-1]


def _line(spots: Floats) -> Optional[shapely.LineString]:
    """The line through the spots; None where they are all one."""
    new = np.r_[True, (np.abs(np.diff(spots, axis=0)) > 0).any(axis=1)]
    return shapely.LineString(spots[new]) if new.sum() > 1 else None
