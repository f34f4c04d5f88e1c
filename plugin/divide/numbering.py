"""Which cell continues which earlier one, and what new cells are called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import numpy as np
import pandas as pd
import shapely

from .community import DividedCommunity
from .earlier import Earlier
from .graph import IntArray
from .partition import continued


def kept_codes(
    communities: Sequence[DividedCommunity],
) -> tuple[list[list[Optional[str]]], Optional[float]]:
    """The earlier code that each cell keeps or None, by community; and the households that move.

    A code is kept once, by the cell that has most of its households, wherever community lines may
    have moved. The second figure is the share of households, of those that had a cell, that are
    now in a cell of another code; None without an earlier plan.
    """
    before = [community.before for community in communities]
    if any(names is None for names in before):
        return [[None] * community.cells for community in communities], None
    starts = np.cumsum([0, *(community.cells for community in communities)])
    current, codes = pd.factorize(np.concatenate([names for names in before if names is not None]))
    labels = np.concatenate([one.labels + start for one, start in zip(communities, starts)])
    households = np.concatenate([one.graph.households for one in communities])
    kept, moved = continued(households, labels, current)
    names = [None if old < 0 else str(codes[old]) for old in kept.tolist()]
    return [names[start:end] for start, end in zip(starts, starts[1:])], moved


def new_codes(
    polygons: Sequence[shapely.Geometry],
    kept: Sequence[Optional[str]],
    community_id: str,
    pattern: str,
    taken: set[str],
) -> list[str]:
    """A code for each cell: the kept one, else the next of ``pattern`` that was never given out.

    Cells are counted in ``reading_order``. ``taken`` gets the codes that are given.
    """
    given = [code or "" for code in kept]
    sequence = 0
    for cell in reading_order(polygons).tolist():
        while not given[cell]:
            sequence += 1
            code = pattern.format(community_id=community_id, sequence=sequence)
            if code not in taken:
                given[cell] = code
                taken.add(code)
    return given


def codes_of(
    communities: Sequence[DividedCommunity],
    polygons: Sequence[Sequence[shapely.Geometry]],
    kept: Sequence[Sequence[Optional[str]]],
    pattern: str,
    earlier: Optional[Earlier],
) -> list[list[str]]:
    """The codes of all cells, by community."""
    taken = set() if earlier is None else earlier.codes
    return [
        new_codes(shapes, codes, community.place.community_id, pattern, taken)
        for community, shapes, codes in zip(communities, polygons, kept)
    ]


def reading_order(polygons: Sequence[shapely.Geometry]) -> IntArray:
    """The polygons in rows from north to south, west to east within a row.

    A row is about as high as a polygon is wide (the order of DB11/T 2157-2023).
    """
    if not len(polygons):
        return np.zeros(0, np.int64)
    middle = shapely.get_coordinates(shapely.centroid(list(polygons)))
    height = float(np.sqrt(shapely.area(list(polygons)).mean()))
    row = np.floor((middle[:, 1].max() - middle[:, 1]) / height)
    order: IntArray = np.lexsort((middle[:, 1], middle[:, 0], row))
    return order
