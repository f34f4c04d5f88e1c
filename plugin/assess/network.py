"""The walking network: how far it is on foot from any place to any other.

Shortest ways are found by Dijkstra's method (scipy.sparse.csgraph). Distances are metres; inf
means that there is no way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import KDTree
from scipy.spatial.distance import cdist

from ..common.messages import Message, message
from ..common.progress import Progress, part, silent
from ..rules.assessing import Walking
from .barriers import Barriers, read_barriers
from .joins import Segments
from .lines import MM
from .noding import Pieces, make_pieces
from .searches import from_each, from_nearest

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

# scipy holds the interpreter lock: so many nodes times sources at once take less than 0.1 s.
_AT_ONCE = 200_000
# How far around some stops the network is looked at first.
_AROUND_M = 150.0


@dataclass(frozen=True, eq=False)
class Joined:
    """(n,) places and where each meets the network.

    ``x``, ``y`` (n,) the places; ``edge`` (n,) the edge that each meets, -1 off the network;
    ``along_m`` (n,) how far along that edge; ``leg_m`` (n,) how far it is from the place to there.
    """

    x: Floats
    y: Floats
    edge: Ints
    along_m: Floats
    leg_m: Floats

    def __len__(self) -> int:
        return len(self.edge)

    @property
    def on_network(self) -> Bools:
        """(n,) whether there is any way from the places."""
        return self.edge >= 0

    def take(self, rows: npt.NDArray[Any]) -> Joined:
        """Some of the places, by their numbers or by a mask."""
        return Joined(*(column[rows] for column in vars(self).values()))

    def and_(self, others: Joined) -> Joined:
        """These places, then ``others``."""
        pairs = zip(vars(self).values(), vars(others).values())
        return Joined(*(np.concatenate(pair) for pair in pairs))


@dataclass(frozen=True, eq=False)
class WalkNetwork:
    """Edges from fork to fork that one can walk both ways.

    ``pieces`` holds the nodes and edges. ``straight``: the project has no roads, and all distances
    are straight lines. ``notes`` is what a person should know.
    """

    pieces: Pieces
    barriers: Barriers
    join_m: float
    straight: bool
    notes: tuple[Message, ...]

    def join(
        self,
        x: Floats,
        y: Floats,
        progress: Progress = silent,
        within_m: Optional[Floats] = None,
    ) -> Joined:
        """Where the places ``x``, ``y`` (n,) meet the network; NaN is off it.

        That is at the nearest spot of an edge that a straight leg reaches without meeting a
        barrier, no farther than ``within_m`` (n,) metres, by default ``join_m``.
        """
        x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
        if self.straight:
            known = np.isfinite(x) & np.isfinite(y)
            return Joined(x, y, np.where(known, 0, -1), np.zeros(len(x)), np.zeros(len(x)))
        within = np.full(len(x), self.join_m) if within_m is None else within_m
        feet = self._segments.feet(
            np.stack([x, y], axis=1), float(within.max(initial=0)), self.barriers, progress
        )
        there = (feet.segment >= 0) & (feet.leg_m <= within + MM)
        piece, spot = feet.segment[there], np.stack([feet.x, feet.y], axis=1)[there]
        edge, along = np.full(len(x), -1, dtype=np.int64), np.zeros(len(x))
        edge[there] = self.pieces.edge[piece]
        off = np.hypot(*(spot - self.pieces.coords[piece, 0]).T)
        along[there] = np.minimum(
            self.pieces.start_m[piece] + off, self.pieces.length_m[edge[there]]
        )
        return Joined(x, y, edge, along, np.where(there, feet.leg_m, np.inf))

    def nearest(self, sources: Joined, targets: Joined, progress: Progress = silent) -> Floats:
        """(n,) metres from each of ``targets`` to the nearest of ``sources``, legs included."""
        return self.nearest_of(sources, targets, progress)[0]

    def nearest_of(
        self, sources: Joined, targets: Joined, progress: Progress = silent
    ) -> tuple[Floats, Ints]:
        """(n,) metres from each of ``targets`` to the nearest of ``sources``, legs included, and
        (n,) which of them that is, -1 where there is no way; of those at one spot the first."""
        progress(0, None)
        metres, which = np.full(len(targets), np.inf), np.full(len(targets), -1, dtype=np.int64)
        rows, on = _first_at_each_spot(sources), np.flatnonzero(targets.on_network)
        if not len(rows) or not len(on):
            return metres, which
        starts, some = sources.take(rows), targets.take(on)
        if self.straight:
            tree = KDTree(np.stack([starts.x, starts.y], axis=1))
            metres[on], place = tree.query(np.stack([some.x, some.y], axis=1))
        else:
            metres[on], place = self._from_nearest(starts, some)
        which[on] = np.where(np.isfinite(metres[on]), rows[place], -1)
        progress(1, None)
        return metres, which

    def distances(self, sources: Joined, targets: Joined, progress: Progress = silent) -> Floats:
        """(n, m) metres from each of ``sources`` to each of ``targets``, legs included; inf where
        there is no way.

        The whole network is searched from each of the fewer side.
        """
        if len(targets) < len(sources):
            return self.distances(targets, sources, progress).T
        progress(0, None)
        metres = np.full((len(sources), len(targets)), np.inf)
        rows, on = np.flatnonzero(sources.on_network), np.flatnonzero(targets.on_network)
        some = targets.take(on)
        each = max(_AT_ONCE // max(len(self.pieces.nodes), len(on), 1), 1)
        for i in range(0, len(rows), each):
            progress(i / len(rows), None)
            start = sources.take(rows[i : i + each])
            if self.straight:
                found = cdist(np.stack([start.x, start.y], 1), np.stack([some.x, some.y], 1))
            else:
                found = self._from_each(start, some)
            metres[np.ix_(rows[i : i + each], on)] = found
        progress(1, None)
        return metres

    def matrix(self, stops: Joined) -> Floats:
        """(n, n) metres between every two of ``stops``, legs included, 0 from each to itself.

        Meant for some hundred stops near each other: only the network around them is searched, as
        far as a shorter way could lead.
        """
        metres = np.full((len(stops), len(stops)), np.inf)
        on = np.flatnonzero(stops.on_network)
        some = stops.take(on)
        if self.straight:
            spots = np.stack([some.x, some.y], axis=1)
            metres[np.ix_(on, on)] = cdist(spots, spots)
        elif len(on):
            metres[np.ix_(on, on)] = self._between(some)
        np.fill_diagonal(metres, 0.0)
        return metres

    def island(self, places: Joined) -> Ints:
        """(n,) the connected part of the network that each place is on; -1 off the network.

        Parts are numbered from the longest on.
        """
        island = np.full(len(places), -1, dtype=np.int64)
        on = places.on_network
        if self.straight:
            island[on] = 0
        elif on.any():
            island[on] = self._island[self.pieces.edges[places.edge[on], 0]]
        return island

    @cached_property
    def _segments(self) -> Segments:
        return Segments(self.pieces.coords)

    @cached_property
    def _graph(self) -> csr_matrix:
        """(n, n) metres between neighbouring nodes, of parallel edges the shorter."""
        ends, count = np.sort(self.pieces.edges, axis=1), len(self.pieces.nodes)
        order = np.lexsort((self.pieces.length_m, ends[:, 1], ends[:, 0]))
        ends, metres = ends[order], self.pieces.length_m[order]
        new = np.r_[True, (np.diff(ends, axis=0) != 0).any(axis=1)][: len(ends)]
        kept = new & (ends[:, 0] != ends[:, 1])
        ends, metres = ends[kept], metres[kept]
        here, there = np.concatenate([ends, ends[:, ::-1]]).T
        graph = csr_matrix((np.tile(metres, 2), (here, there)), shape=(count, count))
        graph.sort_indices()
        return graph

    @cached_property
    def _island(self) -> Ints:
        part_of = connected_components(self._graph, directed=False)[1]
        longest = np.argsort(
            -np.bincount(part_of[self.pieces.edges[:, 0]], self.pieces.length_m), kind="stable"
        )
        rank = np.empty(len(longest), dtype=np.int64)
        rank[longest] = np.arange(len(longest))
        return np.asarray(rank[part_of], dtype=np.int64)

    @cached_property
    def _node_tree(self) -> shapely.STRtree:
        return shapely.STRtree(shapely.points(self.pieces.nodes))

    def _to_ends(self, places: Joined) -> Floats:
        """(n, 2) metres along its edge from where each place meets it to both ends."""
        rest = self.pieces.length_m[places.edge] - places.along_m
        return np.stack([places.along_m, rest], axis=1)

    def _from_each(self, sources: Joined, targets: Joined) -> Floats:
        """(n, m) metres between places that are on the network."""
        starts = self._to_ends(sources) + sources.leg_m[:, None]
        to_node = from_each(self._graph, self.pieces.edges[sources.edge], starts)
        ends, rest = self.pieces.edges[targets.edge], self._to_ends(targets)
        metres = np.minimum(
            to_node[:, ends[:, 0]] + rest[:, 0], to_node[:, ends[:, 1]] + rest[:, 1]
        )
        along = np.abs(sources.along_m[:, None] - targets.along_m) + sources.leg_m[:, None]
        same = sources.edge[:, None] == targets.edge
        found: Floats = np.minimum(metres, np.where(same, along, np.inf)) + targets.leg_m
        return found

    def _from_nearest(self, sources: Joined, targets: Joined) -> tuple[Floats, Ints]:
        """(n,) metres from each target to the nearest source, all on the network, and which."""
        starts = self._to_ends(sources) + sources.leg_m[:, None]
        to_node, source = from_nearest(self._graph, self.pieces.edges[sources.edge], starts)
        ends, every = self.pieces.edges[targets.edge], np.arange(len(targets))
        by_ends = to_node[ends] + self._to_ends(targets)
        end = by_ends.argmin(axis=1)
        metres, place = by_ends[every, end], source[ends[every, end]]
        along, beside = self._same_edge(sources, targets)
        nearer = along < metres
        return np.where(nearer, along, metres) + targets.leg_m, np.where(nearer, beside, place)

    def _same_edge(self, sources: Joined, targets: Joined) -> tuple[Floats, Ints]:
        """(n,) metres along the edge of each target to the nearest source on it, or inf, and
        which source that is, or -1."""
        order = np.argsort(sources.edge, kind="stable")
        edge, along, leg = sources.edge[order], sources.along_m[order], sources.leg_m[order]
        first = np.searchsorted(edge, targets.edge)
        count = np.searchsorted(edge, targets.edge, side="right") - first
        target = np.repeat(np.arange(len(targets)), count)
        turn = np.arange(len(target)) - np.repeat(np.cumsum(count) - count, count)
        source = np.repeat(first, count) + turn
        far = np.abs(along[source] - targets.along_m[target]) + leg[source]
        near = np.lexsort((far, target))
        near = near[np.r_[True, np.diff(target[near]) > 0][: len(near)]]
        metres, which = np.full(len(targets), np.inf), np.full(len(targets), -1, dtype=np.int64)
        metres[target[near]], which[target[near]] = far[near], order[source[near]]
        return metres, which

    def _between(self, stops: Joined) -> Floats:
        """(n, n) metres between ``stops`` that are on the network."""
        nodes, place = np.unique(self.pieces.edges[stops.edge], return_inverse=True)
        place = place.ravel().reshape(-1, 2)
        between, ends = self._between_nodes(nodes), self._to_ends(stops)
        same = stops.edge[:, None] == stops.edge
        metres = np.where(same, np.abs(stops.along_m[:, None] - stops.along_m), np.inf)
        for i in (0, 1):
            for j in (0, 1):
                by = between[np.ix_(place[:, i], place[:, j])]
                metres = np.minimum(metres, by + ends[:, i, None] + ends[:, j])
        return np.asarray(metres + stops.leg_m[:, None] + stops.leg_m)

    def _between_nodes(self, nodes: Ints) -> Floats:
        """(k, k) metres between ``nodes``, rising.

        A way that leaves the window around them is at least as long as those from both nodes to
        where the window can be left; where that is not more than what was found inside, and the
        nodes are connected at all, the window is made wider.
        """
        spots = self.pieces.nodes[nodes]
        low, high = spots.min(axis=0), spots.max(axis=0)
        margin = max(_AROUND_M, float((high - low).max()) / 2)
        apart = self._island[nodes, None] != self._island[nodes]
        while True:
            window = shapely.box(*(low - margin), *(high + margin))
            inside = np.sort(self._node_tree.query(window))
            metres, leaving = self._within(nodes, inside)
            if (apart | (metres <= leaving[:, None] + leaving)).all():
                return metres
            margin *= 2

    def _within(self, nodes: Ints, inside: Ints) -> tuple[Floats, Floats]:
        """(k, k) metres between ``nodes`` by way of the nodes ``inside`` only, and (k,) metres
        from each to the nearest one from which an edge leads out, inf where none does."""
        graph = self._graph
        first, count = graph.indptr[inside], np.diff(graph.indptr)[inside]
        row = np.repeat(np.arange(len(inside)), count)
        at = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count) + first[row]
        to = np.minimum(np.searchsorted(inside, graph.indices[at]), len(inside) - 1)
        known = inside[to] == graph.indices[at]
        shape = (len(inside), len(inside))
        part_of = csr_matrix((graph.data[at[known]], (row[known], to[known])), shape=shape)
        start, each = np.searchsorted(inside, nodes), max(_AT_ONCE // len(inside), 1)
        metres = np.concatenate(
            [dijkstra(part_of, indices=start[i : i + each]) for i in range(0, len(start), each)]
        )
        exits = np.unique(row[~known])
        return metres[:, start], metres[:, exits].min(axis=1, initial=np.inf)


def _first_at_each_spot(places: Joined) -> Ints:
    """The numbers of the places on the network, of those at one spot of it only the first."""
    on = np.flatnonzero(places.on_network)
    columns = np.column_stack([column[on] for column in vars(places).values()])
    first: Ints = on[np.sort(np.unique(columns, axis=0, return_index=True)[1])]
    return first


def build_network(
    layers: Mapping[str, pd.DataFrame], walking: Walking, progress: Progress = silent
) -> WalkNetwork:
    """The network of the layers ``road``, ``barrier`` and ``crossing``, contract frames in one
    coordinate system in metres. Row order does not matter."""
    progress(0, message("Building the walking network"))
    roads, barriers = layers["road"], read_barriers(layers["barrier"], progress, 0)
    walkable = roads[~roads["class"].isin(list(walking.not_walkable))]
    pieces = make_pieces(walkable, barriers, layers["crossing"], walking, part(progress, 0.1, 1))
    progress(1, None)
    return WalkNetwork(
        pieces, barriers, walking.join_m, roads.empty, tuple(_notes(len(roads), len(walkable)))
    )


def _notes(roads: int, walkable: int) -> list[Message]:
    if not roads:
        return [
            message(
                "There are no roads, so distances on foot are straight lines, and real ways are "
                "longer. Import the roads to measure along them."
            )
        ]
    if not walkable:
        return [
            message(
                "By the rulebook none of the {count} roads can be walked along, so nobody reaches "
                "anything. Look at the classes of the roads, and at the rulebook's walking.",
                count=roads,
            )
        ]
    return []
