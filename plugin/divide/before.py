"""What was there before a plan: in which cell and community its units lay, and codes given out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from .earlier import LEVELS, Earlier, Names
from .ground import assign_buildings


@dataclass(frozen=True, eq=False)
class Before:
    """What lay where, by level (``community``, ``cell``); a level of which nothing is known is
    left out.

    ``names``: (n,) the code that each of the plan's units lay in, None for none. ``codes``: those
    that were in use. ``gone``: the earlier units (columns ``code``, ``households``,
    ``building_id``) whose buildings are no longer there. ``retired``: the codes out of use then.
    """

    names: Mapping[str, Names]
    codes: Mapping[str, frozenset[str]]
    gone: Mapping[str, pd.DataFrame]
    retired: tuple[dict[str, Any], ...]

    @classmethod
    def of(
        cls,
        units: gpd.GeoDataFrame,
        earlier: Optional[Earlier],
        today: Optional[gpd.GeoDataFrame] = None,
        buildings: Optional[gpd.GeoDataFrame] = None,
    ) -> Before:
        """Before the plan of ``units`` (contract ``unit``): by an ``earlier`` plan, and, where its
        communities are drawn anew, by the communities of ``today`` (contract ``community``), in
        which ``buildings`` lie by most of their ground. All in one CRS."""
        names: dict[str, Names] = {}
        codes: dict[str, frozenset[str]] = {}
        gone: dict[str, pd.DataFrame] = {}
        if earlier is not None:
            for level in LEVELS:
                known = earlier.names_of(units, level)
                used = earlier.in_use(level)
                if used:
                    names[level], codes[level] = known, used
                    gone[level] = earlier.vanished(units, level)
        if today is not None and len(today) and buildings is not None:
            names["community"] = _by_ground(units, today, buildings)
            codes["community"] = frozenset(today["community_id"])
            gone["community"] = pd.DataFrame(columns=["code", "households", "building_id"])
        retired = () if earlier is None else tuple(earlier.retired)
        return cls(names, codes, gone, retired)


def _by_ground(
    units: gpd.GeoDataFrame, today: gpd.GeoDataFrame, buildings: gpd.GeoDataFrame
) -> Names:
    """(n,) today's community of each unit: of its building, of open ground by its place."""
    communities = today["community_id"].to_numpy(object)
    owner = assign_buildings(buildings, today)
    named = np.array([*communities, None], object)[owner]
    homes = dict(zip(buildings["building_id"], named))
    found = np.array([homes.get(code) for code in units["building_id"]], object)
    open_ground = np.flatnonzero(units["building_id"].isna().to_numpy())
    points = shapely.point_on_surface(units.geometry.to_numpy()[open_ground])
    point, area = shapely.STRtree(today.geometry.to_numpy()).query(points, "intersects")
    # Where two claim the ground, the first by code has it, as in a division.
    for at, where in sorted(zip(point.tolist(), area.tolist()), key=lambda p: communities[p[1]]):
        if found[open_ground[at]] is None:
            found[open_ground[at]] = communities[where]
    return found
