"""Cells that may not change: which units they hold now, and whether they are still whole."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import numpy as np

from .division import Division, read_json
from .earlier import Names
from .graph import BoolArray, UnitGraph, components


def locked_units(
    graph: UnitGraph, before: Names, locked: Collection[str]
) -> tuple[BoolArray, list[str]]:
    """(n,) the units that stay in their cell, and the codes of cells that lost a part.

    ``before`` (n,) is the earlier cell of each unit; ``locked`` are codes. A cell is one polygon,
    so of one whose ground no longer hangs together (a building between is gone, and its ground
    is another's) only the piece with most households stays; a barrier leaves the ground together.
    """
    stays = np.isin(before, list(locked))
    borders = np.concatenate([graph.edges, graph.blocked_pairs])
    same = stays[borders[:, 0]] & (before[borders[:, 0]] == before[borders[:, 1]])
    piece = components(graph.n, borders[same])
    households = np.bincount(piece, graph.households)
    torn = []
    for code in sorted(locked):
        own = np.flatnonzero(before == code)
        pieces = np.unique(piece[own])
        if len(pieces) > 1:
            largest = pieces[np.argmax(households[pieces])]
            stays[own[piece[own] != largest]] = False
            torn.append(code)
    return stays, torn


def hang_together(graph: UnitGraph, before: Names, cells: Collection[str]) -> bool:
    """Whether one can walk from any unit of each of the ``cells`` to its others, inside it.

    ``before`` (n,) is the earlier cell of each unit.
    """
    own = np.isin(before, list(cells))
    a, b = graph.edges.T
    piece = components(graph.n, graph.edges[own[a] & (before[a] == before[b])])
    return len(np.unique(piece[own])) == len(set(before[own].tolist()))


def locked_then(division: Division) -> tuple[str, ...]:
    """The earlier plan's cells that were locked when the plan was made."""
    return tuple(read_json(division.plan, "parameters").get("locked", ()))


def with_locks(division: Division, locks: Mapping[str, bool]) -> Division:
    """The plan with the cells of these codes marked as locked, or not."""
    cells = division.cells
    marks = cells["cell_id"].map(locks).astype("boolean").fillna(cells["locked"])
    return replace(division, cells=cells.assign(locked=marks))
