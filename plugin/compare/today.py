"""Today's communities as something that a plan can be compared with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from ..common.errors import input_error
from ..contracts import contract
from ..divide import Division
from ..divide.layers import metric_crs
from ..divide.places import places_of

# What today's communities are called where the name of a plan is asked for. No plan made by a
# person bears a name in brackets by chance.
TODAY = "(today)"


def is_today(division: Division) -> bool:
    """Whether it is today's communities: it has no cells, and where cells are told its
    communities stand for them."""
    return bool(division.plan["plan"].iloc[0] == TODAY)


def today_division(plan: Division, layers: Mapping[str, pd.DataFrame]) -> Division:
    """The communities of the layer ``community``, with the units of ``plan``.

    A unit lies in the community of its building, as a division would put it; ground, and a
    building that the layer ``building`` does not have, in the one around it. In none, its codes
    are empty. Raises InputError where the project has no communities.
    """
    communities = layers.get("community")
    if communities is None or communities.empty:
        raise input_error(
            "The project has no layer of communities, and the plan was made from no other, so "
            "there is nothing of today to compare it with. Name a plan to compare with."
        )
    codes = _codes(plan.units, communities, layers)
    units = plan.units.assign(plan=TODAY, community_id=codes, cell_id=codes)
    return Division(
        units=units,
        cells=_cells(communities, units),
        plan=contract("plan").frame({"plan": [TODAY]}),
    )


def _codes(
    units: gpd.GeoDataFrame, communities: gpd.GeoDataFrame, layers: Mapping[str, Any]
) -> npt.NDArray[np.object_]:
    """(u,) the code of the community that each unit lies in today, None for none."""
    crs = units.crs
    lines = communities.to_crs(crs)
    codes = _around(units, lines)
    buildings = layers.get("building")
    if buildings is not None and len(buildings):
        places, _ = places_of({"building": buildings.to_crs(crs), "community": lines})
        owner = dict.fromkeys(buildings["building_id"].tolist())
        for place in places:
            owner.update(
                dict.fromkeys(place.layers["building"]["building_id"].tolist(), place.community_id)
            )
        for row, code in enumerate(units["building_id"].tolist()):
            if code in owner:
                codes[row] = owner[code]
    return codes


def _around(units: gpd.GeoDataFrame, lines: gpd.GeoDataFrame) -> npt.NDArray[np.object_]:
    """(u,) the first community, by code, that a point of each unit lies in."""
    known = lines[lines.geometry.notna()].sort_values("community_id", kind="stable")
    points = shapely.point_on_surface(units.geometry.to_numpy())
    line, point = shapely.STRtree(points).query(known.geometry.to_numpy(), "intersects")
    first = np.full(len(units), len(known), np.int64)
    np.minimum.at(first, point, line)
    codes: npt.NDArray[np.object_] = np.array([*known["community_id"], None], object)[first]
    return codes


def _cells(communities: gpd.GeoDataFrame, units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Each community as the one cell of itself, which the rooms before this one ask for."""
    lines = communities.dropna(subset=["community_id"]).drop_duplicates("community_id")
    lines = lines.to_crs(units.crs).sort_values("community_id", ignore_index=True)
    own = units.groupby("community_id")
    codes = lines["community_id"].to_numpy(object)
    buildings = own["building_id"].nunique().reindex(codes, fill_value=0)
    return contract("cell").frame(
        {
            "plan": [TODAY] * len(lines),
            "cell_id": codes,
            "community_id": codes,
            "households": own["households"].sum().reindex(codes, fill_value=0).to_numpy(),
            "buildings": buildings.to_numpy(),
            "buildings_unknown": own["buildings_unknown"]
            .sum()
            .reindex(codes, fill_value=0)
            .to_numpy(),
            "units": own.size().reindex(codes, fill_value=0).to_numpy(),
            "area_m2": lines.to_crs(metric_crs(units)).geometry.area.to_numpy(),
            "geometry": lines.geometry.to_numpy(),
        },
        units.crs,
    )
