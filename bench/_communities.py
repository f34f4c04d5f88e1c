"""Generated cities with communities of today drawn on them, as redrawings to solve.

The city of ``_cities`` gets communities by our own division, one level up. Atoms are the pieces of
blocks: lots of one community and one compound, or of none, that no road parts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Optional

import numpy as np
from _cities import SKEWED, city
from grid_steward.plugin.divide import Band, UnitGraph
from grid_steward.plugin.divide.graph import components, renumbered
from grid_steward.plugin.divide.redraw.problem import RedrawProblem
from grid_steward.plugin.divide.redraw.solve import redraw
from grid_steward.plugin.rules import load_rulebook

HOUSEHOLDS_A_UNIT = 17.5  # of a skewed city, about
# Tuning: the households of each community of today are multiplied by a chance between these; so
# many pieces are given to a community elsewhere.
LEAST, MOST, ENCLAVES = 0.53, 1.62, 6
LARGE = 600


def merging(seed: int, communities: int, wanted: int, band: Band) -> RedrawProblem:
    """Small communities to be merged into ``wanted`` of the ``band``, as in Wuhai."""
    graph, current = _today(seed, communities, Band(600, 890, 1300))
    return _problem(graph, current, band, wanted)


def tuning(seed: int, communities: int, band: Band) -> RedrawProblem:
    """Communities of today of which some are too small, some too large and some in pieces."""
    graph, current = _today(seed, communities, Band(1200, 1900, 2800))
    rng = np.random.default_rng(seed)
    factor = np.exp(rng.uniform(np.log(LEAST), np.log(MOST), communities))
    households = np.rint(graph.households * factor[current]).astype(np.int64)
    graph = replace(graph, households=households)
    return _problem(graph, _with_enclaves(graph, current, rng), band, None)


def _today(seed: int, communities: int, band: Band) -> tuple[UnitGraph, np.ndarray]:
    """A city and so many communities drawn on it by our own method, from nothing."""
    graph = city(round(communities * band.target / HOUSEHOLDS_A_UNIT), seed, SKEWED)
    nowhere = np.full(graph.n, -1)
    atom = _atoms(graph, nowhere)
    drawn = replace(_problem(graph, nowhere, band, communities), effort="fast")
    return graph, redraw(drawn).labels[atom]


def _with_enclaves(graph: UnitGraph, current: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """``current`` with some atoms inside one community given to another far from it."""
    atom = _atoms(graph, current)
    households = np.bincount(atom, graph.households)
    given = rng.choice(np.flatnonzero(households > 60), ENCLAVES, replace=False)
    changed = current.copy()
    for one, to in zip(given, rng.permutation(int(current.max()) + 1)):
        changed[atom == one] = to
    return changed


def _atoms(graph: UnitGraph, current: np.ndarray) -> np.ndarray:
    """(n,) pieces of blocks, but lots one by one where a piece is larger than two cells."""
    ends = graph.edges
    same = (current[ends[:, 0]] == current[ends[:, 1]]) & ~graph.on_road
    same &= graph.compound[ends[:, 0]] == graph.compound[ends[:, 1]]
    piece = components(graph.n, ends[same])
    large = np.bincount(piece, graph.households)[piece] > LARGE
    return components(graph.n, ends[same & ~large[ends[:, 0]]])


def _problem(
    graph: UnitGraph, current: np.ndarray, band: Band, count: Optional[int]
) -> RedrawProblem:
    atom = _atoms(graph, current)
    n = int(atom.max()) + 1
    first = np.unique(atom, return_index=True)[1]
    ends = np.sort(atom[graph.edges], axis=1)
    between = ends[:, 0] != ends[:, 1]
    inside = ~between
    key = np.column_stack([ends[between], graph.on_road[between]])
    key, row = np.unique(key, axis=0, return_inverse=True)
    inner = np.bincount(ends[inside, 0], graph.border_m[inside], n)
    glued = UnitGraph(
        households=np.bincount(atom, graph.households, n).astype(np.int64),
        edges=key[:, :2],
        border_m=np.bincount(row.ravel(), graph.border_m[between], len(key)),
        on_road=key[:, 2].astype(bool),
        compound=np.full(n, -1),  # what is to stay whole is one atom
        area_m2=np.bincount(atom, graph.area_m2, n),
        perimeter_m=np.bincount(atom, graph.perimeter_m, n) - 2 * inner,
    )
    return RedrawProblem(
        graph=glued,
        band=band,
        weights=load_rulebook("plain").community_weights,
        current=renumbered(current)[first],
        locked=np.zeros(n, bool),
        own=np.full(n, -1),
        count=count,
    )
