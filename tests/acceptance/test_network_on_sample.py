"""The sample town's walking distances beside networkx's, twice: on our graph, and on one of raw
lines that knows nothing of our code."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
import pytest
import shapely
from grid_steward.plugin.assess.network import Joined, WalkNetwork, build_network
from grid_steward.plugin.rules import Walking, load_rulebook
from grid_steward.plugin.store import Project

# Two services: the buildings in which they are, by their place in the list.
SERVICES = {"clinic": (11, 700, 1500), "market": (400,)}


@pytest.fixture(scope="module")
def layers(town: Path) -> dict[str, pd.DataFrame]:
    project = Project.open(town)
    return {name: project.read(name) for name in ("road", "barrier", "crossing", "building")}


@pytest.fixture(scope="module")
def walking() -> Walking:
    return load_rulebook("yichang").walking


@pytest.fixture(scope="module")
def network(layers: dict[str, pd.DataFrame], walking: Walking) -> WalkNetwork:
    return build_network(layers, walking)


@pytest.fixture(scope="module")
def places(layers: dict[str, pd.DataFrame]) -> np.ndarray:
    return shapely.get_coordinates(shapely.point_on_surface(layers["building"].geometry.to_numpy()))


def shortest(graph: nx.Graph, targets: list) -> dict[str, np.ndarray]:
    """networkx's metres from each target to the nearest building of each service."""
    found = {}
    for name, rows in SERVICES.items():
        metres = nx.multi_source_dijkstra_path_length(graph, {targets[row] for row in rows})
        found[name] = np.array([metres.get(target, np.inf) for target in targets])
    return found


def add(graph: nx.Graph, one: object, other: object, metres: float) -> None:
    """An edge, of parallel ones the shorter."""
    known = graph.get_edge_data(one, other, {"weight": np.inf})["weight"]
    graph.add_edge(one, other, weight=min(known, metres))


def on_our_edges(network: WalkNetwork, joined: Joined) -> nx.Graph:
    """The network's own nodes and edges; a building is a node tied to the spot where it joins,
    and all spots on an edge follow each other along it."""
    graph, pieces = nx.Graph(), network.pieces
    stops = pd.DataFrame({"edge": joined.edge, "along": joined.along_m, "leg": joined.leg_m})
    stops = stops[joined.on_network].sort_values(["edge", "along"])
    by_edge = dict(iter(stops.groupby("edge")))
    for edge, (start, end) in enumerate(pieces.edges.tolist()):
        chain = [(("node", start), 0.0)]
        for row in by_edge.get(edge, stops.iloc[:0]).itertuples():
            chain.append((("spot", row.Index), row.along))
            graph.add_edge(("spot", row.Index), ("building", row.Index), weight=row.leg)
        chain.append((("node", end), pieces.length_m[edge]))
        for (one, at), (other, further) in zip(chain, chain[1:]):
            add(graph, one, other, further - at)
    return graph


def test_equal_to_networkx_on_the_same_graph(network, places):
    joined = network.join(*places.T)
    graph = on_our_edges(network, joined)
    found = shortest(graph, [("building", row) for row in range(len(places))])
    for name, rows in SERVICES.items():
        ours = network.nearest(joined.take(np.array(rows)), joined)
        # From a source to itself we go out and back in, networkx stays.
        others = ~np.isin(np.arange(len(places)), rows)
        assert np.isfinite(ours[others]).sum() > 1500
        np.testing.assert_allclose(ours[others], found[name][others], rtol=0, atol=1e-6)


def raw_pieces(layers: dict[str, pd.DataFrame], walking: Walking) -> np.ndarray:
    """The straight pieces of the roads, noded by shapely alone; the sample's barriers are crossed
    by roads at crossings only, so that none of them is cut."""
    roads = layers["road"]
    roads = roads[~roads["class"].isin(list(walking.not_walkable))]
    noded = shapely.get_parts(shapely.unary_union(roads.geometry.to_numpy(), grid_size=0.001))
    spots = [shapely.get_coordinates(line) for line in noded]
    pieces = shapely.linestrings(np.concatenate([np.stack([s[:-1], s[1:]], axis=1) for s in spots]))
    over = shapely.crosses(pieces, shapely.union_all(layers["barrier"].geometry.to_numpy()))
    crossings = shapely.union_all(layers["crossing"].geometry.to_numpy())
    assert over.any()
    assert (shapely.distance(pieces[over], crossings) < 5).all()
    return pieces


def nearest_free(
    points: np.ndarray, pieces: np.ndarray, walls: shapely.Geometry, within: float
) -> list[tuple[int, shapely.Point, float] | None]:
    """For each point, by looking at all pieces: the nearest to which a straight leg is free."""
    found = []
    for point in shapely.points(points):
        metres = shapely.distance(pieces, point)
        for piece in np.argsort(metres, kind="stable"):
            if metres[piece] > within:
                found.append(None)
                break
            leg = shapely.shortest_line(point, pieces[piece])
            if not leg.intersects(walls):
                found.append((int(piece), shapely.get_point(leg, -1), float(metres[piece])))
                break
    return found


def last_steps(pieces: np.ndarray) -> list[tuple[shapely.Point, int]]:
    """Dead ends less than a metre short of another road, and the piece of that road."""
    ends = Counter(spot for piece in pieces for spot in piece.coords)
    found = []
    for end in sorted(spot for spot, count in ends.items() if count == 1):
        metres = shapely.distance(pieces, shapely.Point(end))
        other = np.flatnonzero((metres > 0) & (metres < 1))
        if len(other):
            found.append((shapely.Point(end), int(other[np.argmin(metres[other])])))
    return found


def gate_ends(layers: dict[str, pd.DataFrame]) -> np.ndarray:
    """(2g, 2) the spots 0.2 m to each side of the wall at each gate."""
    ends = []
    walls = layers["barrier"].geometry.to_numpy()
    for gate in layers["crossing"].geometry:
        if gate.geom_type == "Point":
            wall = walls[int(np.argmin(shapely.distance(walls, gate)))]
            at = wall.project(gate)
            (x0, y0), (x1, y1) = (wall.interpolate(at + step).coords[0] for step in (-0.01, 0.01))
            across = np.array([y0 - y1, x1 - x0]) / np.hypot(x1 - x0, y1 - y0)
            foot = np.array(wall.interpolate(at).coords[0])
            ends += [foot - 0.2 * across, foot + 0.2 * across]
    return np.array(ends)


def from_raw_lines(
    layers: dict[str, pd.DataFrame], walking: Walking, places: np.ndarray
) -> nx.Graph:
    """Roads' pieces with the spots at which buildings and gates join them as nodes."""
    pieces = raw_pieces(layers, walking)
    walls = shapely.union_all(layers["barrier"].geometry.to_numpy())
    ends = gate_ends(layers)
    names = [("building", row) for row in range(len(places))]
    names += [("gate", row) for row in range(len(ends))]
    joins = nearest_free(np.concatenate([places, ends]), pieces, walls, walking.join_m)
    graph, on_piece = nx.Graph(), {piece: [] for piece in range(len(pieces))}
    for name, join in zip(names, joins):
        if join is not None:
            piece, spot, metres = join
            on_piece[piece].append((pieces[piece].project(spot), ("spot", *name)))
            graph.add_edge(name, ("spot", *name), weight=metres)
    for end, piece in last_steps(pieces):
        along = pieces[piece].project(end)
        on_piece[piece].append((along, ("step", end.coords[0])))
        add(graph, end.coords[0], ("step", end.coords[0]), pieces[piece].distance(end))
    for one in range(0, len(ends), 2):
        graph.add_edge(("gate", one), ("gate", one + 1), weight=0.4)
    for piece, spots in on_piece.items():
        start, end = pieces[piece].coords
        chain = [(0.0, start), *sorted(spots), (pieces[piece].length, end)]
        for (at, one), (further, other) in zip(chain, chain[1:]):
            if one != other:
                add(graph, one, other, further - at)
    return graph


def test_equal_to_networkx_on_a_graph_of_raw_lines(layers, walking, network, places):
    joined = network.join(*places.T)
    graph = from_raw_lines(layers, walking, places)
    found = shortest(graph, [("building", row) for row in range(len(places))])
    for name, rows in SERVICES.items():
        others = ~np.isin(np.arange(len(places)), rows)
        ours = network.nearest(joined.take(np.array(rows)), joined)
        assert (np.isinf(ours) == ~joined.on_network).all()
        np.testing.assert_allclose(ours[others], found[name][others], rtol=0, atol=1e-6)


def test_the_matrix_of_a_neighbourhood_is_what_single_searches_find(network, places):
    joined = network.join(*places.T)
    for first in range(0, len(places) - 40, 160):
        stops = joined.take(np.arange(first, first + 40))
        alone = [network.nearest(stops.take([row]), stops) for row in range(len(stops))]
        expected = np.array(alone)
        np.fill_diagonal(expected, 0)
        np.testing.assert_allclose(network.matrix(stops), expected, rtol=0, atol=1e-6)
