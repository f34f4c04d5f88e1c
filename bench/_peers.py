"""Other programs that divide a graph into cells, each called the way its authors mean it.

Each function gives labels (n,) and the processor seconds of the program's call alone; where several
settings are tried, both are those of the setting with most cells in band.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from _cities import City
from _measure import BAND, quality
from grid_steward.plugin.divide import UnitGraph, partition
from scipy.optimize import linprog
from scipy.sparse import coo_matrix, csr_matrix, vstack
from scipy.spatial import KDTree

UFACTORS = (30, 60, 90, 120, 150, 180)
IMBALANCES = (0.05, 0.1, 0.15)
KMEANS_ROUNDS, KMEANS_CENTRES = 20, 20
Divided = tuple[np.ndarray, float]


def metis_tuned(city: City) -> Divided:
    """METIS k-way, connected cells: its settings searched, with and without border metres."""
    from _metis import divide

    graph = city.graph
    return best_of(
        graph,
        (
            divide(graph, price, contig=1, ufactor=ufactor)
            for ufactor in UFACTORS
            for price in (None, graph.border_m)
        ),
    )


def metis_default(city: City) -> Divided:
    """METIS k-way, connected cells, all else as it comes."""
    from _metis import divide

    return divide(city.graph, None, contig=1)


def metis_priced(city: City) -> Divided:
    """METIS k-way, connected cells, with prices for lines off roads and through compounds."""
    from _metis import divide

    graph, price = city.graph, line_prices(city.graph)
    return best_of(graph, (divide(graph, price, contig=1, ufactor=ufactor) for ufactor in UFACTORS))


def metis_recursive(city: City) -> Divided:
    """METIS by repeated halving, with the same prices."""
    from _metis import divide

    graph = city.graph
    return best_of(
        graph, (divide(graph, line_prices(graph), True, ufactor=ufactor) for ufactor in (1, 5, 10))
    )


def kahip_eco(city: City) -> Divided:
    """KaHIP's middle preset, with the same prices."""
    import kahip
    from _metis import adjacency, cells_wanted

    graph = city.graph
    starts, neighbours, prices = adjacency(graph, line_prices(graph))

    def divide(imbalance: float) -> Divided:
        households = graph.households.tolist()
        cells = cells_wanted(graph)
        start = time.process_time()
        _, labels = kahip.kaffpa(
            households, starts, prices, neighbours, cells, imbalance, True, 0, kahip.ECO
        )
        return np.asarray(labels), time.process_time() - start

    return best_of(graph, map(divide, IMBALANCES))


def spopt_max_p(city: City) -> Divided:
    """Max-p regions of spopt: as many cells of at least the minimum as can be, alike in place.

    With fewer rounds than its own choice of 99 and 10, which do not end in time on 5,000 units.
    """
    from spopt.region import MaxPHeuristic

    frame, weights = frame_and_weights(city)
    np.random.seed(0)  # noqa: NPY002 - spopt draws from numpy's global numbers
    start = time.process_time()
    model = MaxPHeuristic(
        frame,
        weights,
        ["x", "y"],
        "households",
        BAND.minimum,
        max_iterations_construction=10,
        max_iterations_sa=1,
    )
    model.solve()
    return np.asarray(model.labels_), time.process_time() - start


def spopt_skater(city: City) -> Divided:
    """SKATER of spopt: the minimum spanning tree of places, cut into as many cells as wanted."""
    from _metis import cells_wanted
    from spopt.region import Skater

    frame, weights = frame_and_weights(city)
    start = time.process_time()
    model = Skater(frame, weights, ["x", "y"], cells_wanted(city.graph))
    model.solve()
    return np.asarray(model.labels_), time.process_time() - start


def geoda_max_p(city: City) -> Divided:
    """Max-p regions of GeoDa with annealing."""
    import pygeoda
    from pygeoda.weights import weight

    numbers = [str(unit) for unit in range(city.graph.n)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "units.gal"
        path.write_text(gal(city.graph))
        weights = weight.read_gal(str(path), numbers)
    start = time.process_time()
    found = pygeoda.maxp_sa(
        weights,
        [column.tolist() for column in city.centre.T],
        tuple(map(float, city.graph.households)),
        float(BAND.minimum),
        cpu_threads=1,
    )
    return np.asarray(found["Clusters"]), time.process_time() - start


def gerrychain_tree(city: City) -> Divided:
    """GerryChain's first step: one cell after the other is cut off a random spanning tree."""
    import networkx as nx
    from _metis import cells_wanted
    from gerrychain import Graph
    from gerrychain.tree import recursive_tree_part

    graph = city.graph
    net = nx.Graph(graph.edges.tolist())
    nx.set_node_attributes(net, dict(enumerate(graph.households.tolist())), "households")
    cells = cells_wanted(graph)
    random.seed(0)
    start = time.process_time()
    found = recursive_tree_part(
        Graph.from_networkx(net),
        range(cells),
        pop_target=graph.households.sum() / cells,
        pop_col="households",
        epsilon=BAND.maximum / BAND.target - 1,
    )
    return np.array([found[unit] for unit in range(graph.n)]), time.process_time() - start


def kmeans(city: City) -> Divided:
    """k-means whose clusters hold the band: places shared out by a transport problem each round.

    A unit may go to any of the nearest centres; a unit that is shared out in parts goes where most
    of it is.
    """
    from _metis import cells_wanted

    households, centre = city.graph.households, city.centre
    rng = np.random.default_rng(0)
    start = time.process_time()
    means = centre[
        rng.choice(len(centre), cells_wanted(city.graph), False, households / households.sum())
    ]
    labels = np.full(len(centre), -1)
    for _ in range(KMEANS_ROUNDS):
        before, labels = labels, shared_out(households, centre, means)
        if (before == labels).all():
            break
        weight = np.maximum(households, 0.01)
        total = np.bincount(labels, weight, len(means))
        for axis in (0, 1):
            moved = np.bincount(labels, weight * centre[:, axis], len(means))
            means[:, axis] = np.where(total > 0, moved / np.maximum(total, 1e-9), means[:, axis])
    return labels, time.process_time() - start


def shared_out(households: np.ndarray, centre: np.ndarray, means: np.ndarray) -> np.ndarray:
    """(n,) the mean of each unit, at the least squared way of all households."""
    way, near = KDTree(means).query(centre, min(KMEANS_CENTRES, len(means)))
    n, choices = near.shape
    unit = np.repeat(np.arange(n), choices)
    share = np.arange(n * choices)
    one = csr_matrix((np.ones(len(share)), (unit, share)), (n, len(share)))
    load = coo_matrix(
        (households[unit].astype(float), (near.ravel(), share)), (len(means), len(share))
    ).tocsr()
    limits = np.repeat([float(BAND.maximum), -float(BAND.minimum)], len(means))
    found = linprog(
        (np.maximum(households, 0.01)[:, None] * way**2).ravel(),
        A_ub=vstack([load, -load]),
        b_ub=limits,
        A_eq=one,
        b_eq=np.ones(n),
        method="highs",
    )
    if found.x is None:
        raise RuntimeError(f"no way to share the households out: {found.message}")
    return near[np.arange(n), found.x.reshape(n, choices).argmax(axis=1)]


def ours_fast(city: City) -> Divided:
    """Our own division, while the user watches."""
    return ours(city, "fast")


def ours_best(city: City) -> Divided:
    """Our own division, for a plan that will stand."""
    return ours(city, "best")


def ours(city: City, effort: str) -> Divided:
    """Our own division."""
    start = time.process_time()
    result = partition(city.graph, BAND, seed=0, effort=effort)
    return result.labels, time.process_time() - start


def best_of(graph: UnitGraph, found: Iterable[Divided]) -> Divided:
    """The division with most cells in band and in one piece, the first of equals."""
    return max(found, key=lambda one: quality(graph, one[0]).ok)


def line_prices(graph: UnitGraph) -> np.ndarray:
    """(m,) metres of border, a quarter of them along roads, four times within a compound."""
    ends = graph.compound[graph.edges]
    within = (ends[:, 0] == ends[:, 1]) & (ends[:, 0] >= 0)
    return graph.border_m * np.where(graph.on_road, 0.25, np.where(within, 4.0, 1.0))


def neighbours(graph: UnitGraph) -> dict[int, list[int]]:
    """The neighbours of each unit."""
    found: dict[int, list[int]] = {unit: [] for unit in range(graph.n)}
    for a, b in graph.edges.tolist():
        found[a].append(b)
        found[b].append(a)
    return found


def gal(graph: UnitGraph) -> str:
    """The graph as the text of a .gal file."""
    lines = [f"0 {graph.n} units id"]
    for unit, others in neighbours(graph).items():
        lines += [f"{unit} {len(others)}", " ".join(map(str, others))]
    return "\n".join(lines) + "\n"


def frame_and_weights(city: City) -> tuple[Any, Any]:
    """The units as spopt takes them: a frame with places and households, and who touches whom."""
    import geopandas
    from libpysal.weights import W

    x, y = city.centre.T
    frame = geopandas.GeoDataFrame(
        {"x": x, "y": y, "households": city.graph.households},
        geometry=geopandas.points_from_xy(x, y),
    )
    return frame, W(neighbours(city.graph))


ENGINES: dict[str, Callable[[City], Divided]] = {
    "METIS k-way, contiguous, tuned": metis_tuned,
    "METIS k-way, contiguous, default": metis_default,
    "METIS k-way, contiguous, priced lines": metis_priced,
    "METIS recursive, priced lines": metis_recursive,
    "KaHIP eco, priced lines": kahip_eco,
    "spopt max-p": spopt_max_p,
    "GeoDa max-p, annealing": geoda_max_p,
    "k-means with capacities": kmeans,
    "spopt SKATER": spopt_skater,
    "GerryChain recursive tree": gerrychain_tree,
    "Grid Steward, fast": ours_fast,
    "Grid Steward, best": ours_best,
}
