"""Small unit graphs for tests, drawn so that the eye can check the answer, or drawn at random."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from grid_steward.plugin.divide import UnitGraph
from hypothesis import strategies as st

SIDE_M = 10.0
# Empty ground, courtyards, slabs, towers, towers that fill a cell, and one that is too much.
PEOPLE = (0, 0, 3, 12, 40, 60, 90, 125, 150, 199, 240, 300, 310)


def grid(rows: list[list[int]], compound: list[list[int]] | None = None, **more: Any) -> UnitGraph:
    """Square units of 10 m in rows from north to south, holding these households."""
    households = np.array(rows)
    edges = grid_edges(*households.shape)
    compounds = None if compound is None else np.ravel(compound)
    return graph_of(households.ravel(), edges, compounds, **more)


def grid_edges(height: int, width: int) -> np.ndarray:
    """The pairs of neighbours in a grid whose units are numbered row by row."""
    number = np.arange(height * width).reshape(height, width)
    across = np.column_stack([number[:, :-1].ravel(), number[:, 1:].ravel()])
    down = np.column_stack([number[:-1].ravel(), number[1:].ravel()])
    return np.concatenate([across, down])


def chain(households: list[int], **more: Any) -> UnitGraph:
    """Square units side by side in one row."""
    return grid([households], **more)


def walled(graph: UnitGraph, *walls: tuple[int, int]) -> UnitGraph:
    """``graph`` with a barrier on the borders between these pairs of units."""
    wall = np.array([tuple(sorted(pair)) in set(walls) for pair in graph.edges.tolist()])
    return graph_of(
        graph.households,
        graph.edges[~wall],
        graph.compound,
        on_road=graph.on_road[~wall],
        blocked_edges=graph.edges[wall],
        blocked_border_m=graph.border_m[wall],
    )


def ring(households: list[int]) -> UnitGraph:
    """Units round a pond."""
    n = len(households)
    return graph_of(np.array(households), np.array([[i, (i + 1) % n] for i in range(n)]))


def star(hub: int, leaves: list[int]) -> UnitGraph:
    """One unit that all others touch, and nothing else joins them."""
    edges = np.array([[0, leaf] for leaf in range(1, len(leaves) + 1)])
    return graph_of(np.array([hub, *leaves]), edges)


def graph_of(households: np.ndarray, edges: np.ndarray, compound=None, **more) -> UnitGraph:
    """Units of 100 m² with borders of 10 m, and outlines long enough for all of them."""
    n, m = len(households), len(edges)
    borders = np.bincount(np.ravel(edges).astype(int), minlength=n)
    return UnitGraph(
        households=households,
        edges=edges,
        border_m=np.full(m, SIDE_M),
        on_road=more.pop("on_road", np.zeros(m, bool)),
        compound=np.full(n, -1) if compound is None else compound,
        area_m2=np.full(n, SIDE_M**2),
        perimeter_m=SIDE_M * np.maximum(borders, 4),
        **more,
    )


@st.composite
def towns(draw, lots: int, people: tuple[int, ...] = PEOPLE) -> UnitGraph:
    """Grids of up to ``lots`` lots, none of the area of another.

    Some borders have a road and some a barrier; some lots belong to compounds; there may be work.
    """
    height = draw(st.integers(1, 3))
    width = draw(st.integers(1, lots // height))
    n, edges = height * width, grid_edges(height, width)
    # 0 a plain border, 1 a road, 2 a barrier.
    kind = _many(draw, st.sampled_from([0, 0, 0, 1, 1, 2]), len(edges))
    metres = _many(draw, st.integers(1, 1000), len(edges)) / 100
    return UnitGraph(
        households=_many(draw, st.sampled_from(people), n),
        edges=edges[kind < 2],
        border_m=metres[kind < 2],
        on_road=kind[kind < 2] == 1,
        compound=_many(draw, st.integers(-1, 3), n),
        area_m2=np.array(draw(st.permutations(range(100, 100 + n))), float),
        perimeter_m=np.full(n, 4 * SIDE_M),
        blocked_edges=edges[kind == 2],
        blocked_border_m=metres[kind == 2],
        minutes=_many(draw, st.integers(1, 900), n) if draw(st.booleans()) else None,
    )


@st.composite
def webs(draw, most: int) -> UnitGraph:
    """Up to ``most`` units joined to a tree anyhow, with some more borders; no town looks so."""
    n = draw(st.integers(2, most))
    tree = [(draw(st.integers(0, unit - 1)), unit) for unit in range(1, n)]
    more = draw(st.sets(st.sampled_from([(a, b) for b in range(n) for a in range(b)]), max_size=3))
    households = _many(draw, st.sampled_from(PEOPLE), n)
    return graph_of(households, np.array(sorted({*tree, *more})))


def _many(draw, numbers, count: int) -> np.ndarray:
    return np.array(draw(st.lists(numbers, min_size=count, max_size=count)), np.int64)


@st.composite
def cells_in(draw, graph: UnitGraph) -> np.ndarray:
    """(n,) connected cells 0..k-1 of ``graph``, whatever they hold: its lots joined at random."""
    join = draw(st.lists(st.booleans(), min_size=len(graph.edges), max_size=len(graph.edges)))
    cell = list(range(graph.n))
    for (a, b), joined in zip(graph.edges.tolist(), join):
        if joined:
            cell = [cell[a] if one == cell[b] else one for one in cell]
    return np.unique(cell, return_inverse=True)[1]


def cells_of(labels: np.ndarray) -> set[tuple[int, ...]]:
    """The cells as sets of units, whatever their numbers."""
    return {tuple(np.flatnonzero(labels == cell).tolist()) for cell in np.unique(labels)}


def in_one_piece(graph: UnitGraph, units: Iterable[int]) -> bool:
    """Whether one can walk from any of ``units`` to any other without leaving them."""
    inside = set(units)
    ways = [pair for pair in graph.edges.tolist() if inside.issuperset(pair)]
    reached: set[int] = set()
    nearer = {min(inside)}
    while nearer:
        reached |= nearer
        nearer = {unit for pair in ways if reached.intersection(pair) for unit in pair} - reached
    return reached == inside


def planted(height: int, width: int, seed: int) -> tuple[UnitGraph, np.ndarray]:
    """A grid with some barriers and a plan (n,) for it whose cells all hold 200 to 300 households.

    Lots are joined at random to cells of up to four; then each cell's households are shared out
    among its lots.
    """
    rng = np.random.default_rng(seed)
    edges = rng.permutation(grid_edges(height, width))
    ways = edges[rng.random(len(edges)) < 0.8]
    cell = np.arange(height * width)
    for a, b in ways.tolist():
        if np.isin(cell, cell[[a, b]]).sum() <= 4:
            cell[cell == cell[b]] = cell[a]
    households = np.zeros(len(cell), np.int64)
    for one in np.unique(cell):
        units = np.flatnonzero(cell == one)
        total = int(rng.integers(200, 301))
        cuts = np.sort(rng.integers(0, total + 1, len(units) - 1))
        households[units] = np.diff([0, *cuts, total])
    return graph_of(households, ways), np.unique(cell, return_inverse=True)[1]


def shuffled(graph: UnitGraph, seed: int) -> tuple[UnitGraph, np.ndarray]:
    """``graph`` with its rows in another order, and the old row (n,) of each new one.

    Units, edges and the two ends of edges change places, and compounds change their numbers.
    """
    rng = np.random.default_rng(seed)
    old, row = rng.permutation(graph.n), rng.permutation(len(graph.edges))
    wall = rng.permutation(len(graph.blocked_pairs))
    new = np.argsort(old)
    compounds = rng.permutation(int(graph.compound.max(initial=0)) + 1)
    mixed = UnitGraph(
        households=graph.households[old],
        edges=rng.permuted(new[graph.edges[row]], axis=1),
        border_m=graph.border_m[row],
        on_road=graph.on_road[row],
        compound=np.where(graph.compound < 0, -1, compounds[graph.compound])[old],
        area_m2=graph.area_m2[old],
        perimeter_m=graph.perimeter_m[old],
        blocked_edges=rng.permuted(new[graph.blocked_pairs[wall]], axis=1),
        blocked_border_m=graph.blocked_metres[wall],
        minutes=None if graph.minutes is None else graph.minutes[old],
    )
    return mixed, old
