"""What redrawn communities are called, and which street, district and city they belong to."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import shapely

from ...contracts import contract
from ...rules import Rulebook
from ..graph import IntArray
from ..numbering import community_codes
from .atoms import majority
from .today import Today

# What a community has from the one that it continues, or from which it has most households.
_TAKEN_OVER = ("type", "street", "district", "city", "class")


def community_layer(
    today: Today,
    polygons: Sequence[shapely.Geometry],
    kept: Sequence[int],
    origin: Sequence[int],
    estates: Sequence[str],
    rulebook: Rulebook,
    taken: Collection[str],
    locked: Collection[int],
) -> gpd.GeoDataFrame:
    """The k new communities as the layer ``community``, in the order that they are handed in.

    ``kept`` (k,) is the row of ``today`` that each continues, -1 for one that is founded;
    ``origin`` (k,) the row that it has its street from; ``estates`` (k,) what a founded one is
    called; ``taken`` are codes that were given out before, ``locked``
    the rows that had to stay.
    """
    rows = today.communities
    values = {name: rows[name].to_numpy(object)[list(origin)].tolist() for name in _TAKEN_OVER}
    codes: list[Optional[str]] = [None if one < 0 else today.codes[one] for one in kept]
    streets = dict(zip(today.codes, map(_text, rows["street"])))
    return contract("community").frame(
        {
            "community_id": community_codes(
                polygons,
                codes,
                [_text(one) for one in values["street"]],
                streets,
                rulebook.codes,
                taken,
            ),
            "name": [
                estate if one < 0 else _text(rows["name"].iloc[one])
                for one, estate in zip(kept, estates)
            ],
            **values,
            "locked": [one in locked for one in kept],
            "geometry": list(polygons),
        },
        rows.crs,
    )


def origins(
    today: Today,
    polygons: Sequence[shapely.Geometry],
    kept: IntArray,
    labels: IntArray,
    current: IntArray,
    households: IntArray,
) -> IntArray:
    """(k,) the row of today that each community takes over from.

    The one that it continues; else the one that most of its households come from; where nobody's
    come from any, the nearest. ``labels``, ``current`` and ``households`` are of units (n,).
    """
    found = np.array(kept, np.int64)
    known = current >= 0
    if known.any():
        most = majority(labels[known], current[known], households[known], len(found))
        found = np.where(found >= 0, found, most)
    left = np.flatnonzero(found < 0)
    if len(left):
        shapes = np.array(polygons, object)[left]
        found[left] = shapely.STRtree(list(today.shapes)).nearest(shapes)
    return found


def estate_names(
    labels: IntArray, units: gpd.GeoDataFrame, compounds: gpd.GeoDataFrame, count: int
) -> list[str]:
    """(k,) the name of the estate with most households in each community, "" where none has one.

    ``labels`` (n,) is the community of each of ``units``.
    """
    names: Mapping[Any, Any] = dict(zip(compounds["compound_id"], compounds["name"]))
    named = units["compound_id"].map(names)
    own = named.map(_text).notna().to_numpy() & (units["households"] > 0).to_numpy()
    table = units[own].assign(community=labels[own], title=named[own])
    sums = table.groupby(["community", "title"])["households"].sum().reset_index()
    sums = sums.sort_values(["community", "households", "title"], ascending=[True, False, True])
    first = sums.drop_duplicates("community")
    found = dict(zip(first["community"].tolist(), first["title"].tolist()))
    return [found.get(one, "") for one in range(count)]


def _text(value: Any) -> Optional[str]:
    return value if isinstance(value, str) and value else None
