"""Atoms: the pieces of ground that communities are put together from, each whole in one of them.

An atom is a sound cell of an earlier plan; else an estate that fits into a community, as far as it
lies in one community of today and hangs together; else what lies between the same roads. What is
larger than a cell is then cut to pieces of about a cell, as cells are divided. A building is never
cut.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np
import pandas as pd

from ...common.band import Band
from ...common.progress import Progress, silent
from ...rules import Weights
from ..earlier import Names
from ..graph import BoolArray, FloatArray, IntArray, UnitGraph, components, count_of, first_seen
from ..ground.grid import totals
from ..partition import partition, subgraph


@dataclass(frozen=True, eq=False)
class Pieces:
    """The units (n,) as atoms are made of them.

    ``graph`` is the units' graph; ``current`` (n,) today's community, -1 for none; ``building``
    (n,) the number of the building, -1 on ground without one; ``fits`` (n,) marks the units of
    estates that a community can hold whole; ``cell`` (n,) is the number of the sound cell of an
    earlier plan that a unit lies in, -1 for none.
    """

    graph: UnitGraph
    current: IntArray
    building: IntArray
    fits: BoolArray
    cell: IntArray


def atoms_of(pieces: Pieces, band: Band, weights: Weights, progress: Progress = silent) -> IntArray:
    """(n,) the atom 0..a-1 of each unit; ``band`` and ``weights`` are those of cells."""
    graph, celled = pieces.graph, pieces.cell >= 0
    a, b = graph.edges.T
    estate = graph.compound
    alike = (pieces.current[a] == pieces.current[b]) & (pieces.cell[a] == pieces.cell[b])
    alike &= celled[a] | (estate[a] == estate[b])
    # Between the same roads, and in an estate that fits also over its own roads.
    alike &= celled[a] | pieces.fits[a] | ~graph.on_road
    group = components(graph.n, graph.edges[alike])
    size = np.bincount(group, graph.households)
    large = (size[group] > band.maximum) & ~celled & ~pieces.fits
    cut = first_seen(_cut(graph, group, large, band, weights, progress))
    return _with_whole_buildings(cut, pieces.building)


def _cut(
    graph: UnitGraph,
    group: IntArray,
    large: BoolArray,
    band: Band,
    weights: Weights,
    progress: Progress,
) -> IntArray:
    """``group`` (n,) with those whose units are ``large`` (n,) divided to pieces of about a cell.

    All are divided at once, as parts that nothing joins. A piece is no cell yet, so it may be
    smaller than one: any number above the maximum comes apart into pieces from a third of it.
    """
    own = np.flatnonzero(large)
    if not len(own):
        return group
    least = min(band.minimum, max(band.maximum // 3, 1))
    inside = subgraph(graph, own)
    alike = group[own][inside.edges[:, 0]] == group[own][inside.edges[:, 1]]
    apart = replace(
        inside,
        edges=inside.edges[alike],
        border_m=inside.border_m[alike],
        on_road=inside.on_road[alike],
    )
    result = group.copy()
    loose = Band(least, band.target, band.maximum)
    found = partition(apart, loose, weights=weights, progress=progress).labels
    result[own] = count_of(group) + found
    return result


def _with_whole_buildings(group: IntArray, building: IntArray) -> IntArray:
    """``group`` (n,) with those put together that hold parts of one building."""
    own = np.flatnonzero(building >= 0)
    count = count_of(group)
    ends = np.column_stack([group[own], count + building[own]])
    joined = components(count + count_of(building), ends)
    return first_seen(joined[group])


def sound_cells(
    graph: UnitGraph, before: Names, current: IntArray, band: Band, locked: Collection[str]
) -> IntArray:
    """(n,) the number of the earlier cell of each unit as far as it is sound, -1 elsewhere.

    ``before`` (n,) are the cells' codes, None for none; ``locked`` those of cells that stay
    whatever their size. A sound cell is in the ``band`` by the households of ``graph``, hangs
    together, and lies in one community of ``current`` (n,).
    """
    cell, codes = pd.factorize(before, sort=True)
    own = cell >= 0
    a, b = graph.edges.T
    piece = components(graph.n, graph.edges[(cell[a] == cell[b]) & (cell[a] >= 0)])
    households = np.bincount(cell[own], graph.households[own], len(codes))
    wanted = (households >= band.minimum) & (households <= band.maximum)
    wanted |= np.isin(codes.astype(object), list(locked))
    sound = wanted & _of_one(cell[own], piece[own]) & _of_one(cell[own], current[own])
    return np.where(own & sound[cell], cell, -1).astype(np.int64)


def _of_one(cell: IntArray, value: IntArray) -> BoolArray:
    """(k,) whether a cell has the same ``value`` in all its units."""
    pairs = np.unique(np.column_stack([cell, value]), axis=0)
    single: BoolArray = np.bincount(pairs[:, 0]) == 1
    return single


def atom_graph(graph: UnitGraph, atom: IntArray, size: IntArray) -> UnitGraph:
    """The graph of the atoms; ``atom`` (n,) is the atom of each unit, ``size`` (a,) what counts.

    An atom is of the estate in which most of its households live, of none where that is no half.
    """
    count = count_of(atom)
    edges, border, road = _borders(atom, graph.edges, graph.border_m, graph.on_road)
    apart, apart_m, _ = _borders(
        atom, graph.blocked_pairs, graph.blocked_metres, np.zeros(len(graph.blocked_pairs), bool)
    )
    perimeter = totals(atom, graph.perimeter_m, count)
    for ends, metres in (
        (graph.edges, graph.border_m),
        (graph.blocked_pairs, graph.blocked_metres),
    ):
        inner = atom[ends[:, 0]] == atom[ends[:, 1]]
        perimeter -= 2 * totals(atom[ends[inner, 0]], metres[inner], count)
    return UnitGraph(
        households=size,
        edges=edges,
        border_m=border,
        on_road=road,
        compound=_estates(graph, atom, count),
        area_m2=totals(atom, graph.area_m2, count),
        perimeter_m=np.maximum(perimeter, 0.0),
        blocked_edges=apart,
        blocked_border_m=apart_m,
    )


def _borders(
    atom: IntArray, edges: IntArray, metres: FloatArray, road: BoolArray
) -> tuple[IntArray, FloatArray, BoolArray]:
    """The pairs of different atoms, the length of their border, and whether most is on a road."""
    ends = np.sort(atom[edges], axis=1).reshape(-1, 2)
    outer = ends[:, 0] != ends[:, 1]
    pairs, row = np.unique(ends[outer], axis=0, return_inverse=True)
    row = row.ravel()
    length = totals(row, metres[outer], len(pairs))
    lined = totals(row, metres[outer] * road[outer], len(pairs))
    return pairs.astype(np.int64), length, 2 * lined >= length


def _estates(graph: UnitGraph, atom: IntArray, count: int) -> IntArray:
    """(a,) the estate of each atom; of one without households that of most of its units."""
    weight = graph.households + 1e-6
    table = pd.DataFrame({"atom": atom, "estate": graph.compound, "weight": weight})
    sums = table.groupby(["atom", "estate"], sort=True)["weight"].sum().reset_index()
    sums["share"] = 2 * sums["weight"] / np.bincount(atom, weight, count)[sums["atom"]]
    most = sums[(sums["share"] > 1) & (sums["estate"] >= 0)]
    estates = np.full(count, -1, np.int64)
    estates[most["atom"].to_numpy()] = most["estate"].to_numpy()
    return estates


def majority(
    atom: IntArray, value: IntArray, weight: IntArray, count: Optional[int] = None
) -> IntArray:
    """(a,) the ``value`` (n,) that most of each atom's ``weight`` has; of equals the least."""
    table = pd.DataFrame({"atom": atom, "value": value, "weight": weight + 1e-6})
    sums = table.groupby(["atom", "value"], sort=True)["weight"].sum().reset_index()
    sums = sums.sort_values(["atom", "weight", "value"], ascending=[True, False, True])
    first = sums.drop_duplicates("atom")
    result = np.full(count_of(atom) if count is None else count, -1, np.int64)
    result[first["atom"].to_numpy()] = first["value"].to_numpy()
    return result
