"""The division of everything that a project holds, community by community."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

import geopandas as gpd
import pandas as pd
import shapely

from ..common.errors import input_error
from ..common.messages import message
from ..common.progress import Progress, part, silent
from .community import Place, divide_community
from .division import Division, Settings
from .fingerprint import inputs
from .places import places_of
from .plan import plan_frame


def divide_layers(
    layers: Mapping[str, gpd.GeoDataFrame],
    settings: Settings,
    earlier: Optional[gpd.GeoDataFrame] = None,
    progress: Progress = silent,
) -> Division:
    """Divide the communities in ``layers`` (contract frames by name, all in one CRS) into cells.

    ``building`` is needed, the other input layers may be left out. ``earlier`` holds the units of
    the plan to start from. Frames that are not in metres are divided in a suitable projection and
    come back in their own. Raises InputError where there is nothing to divide.
    """
    buildings = layers.get("building")
    if buildings is None or buildings.empty:
        raise input_error(
            "There are no buildings, so nothing can be divided. Import a building layer first."
        )
    metric = metric_crs(buildings)
    here = {name: frame.to_crs(metric) for name, frame in layers.items()}
    before = None if earlier is None else earlier.to_crs(metric)
    places, notes = places_of(here)
    plans = []
    for number, place in enumerate(places):
        watch = part(progress, number / len(places), (number + 1) / len(places))
        watch(0.0, message("Dividing {name}", name=place.name or place.community_id))
        plans.append(divide_community(place, settings, _own(before, place), watch))
    return Division(
        units=pd.concat([plan.units for plan in plans], ignore_index=True).to_crs(buildings.crs),
        cells=pd.concat([plan.cells for plan in plans], ignore_index=True).to_crs(buildings.crs),
        plan=plan_frame(plans, settings, _name(earlier), inputs(layers), notes),
    )


def _name(earlier: Optional[gpd.GeoDataFrame]) -> Optional[str]:
    return None if earlier is None or earlier.empty else str(earlier["plan"].iloc[0])


def metric_crs(frame: gpd.GeoDataFrame) -> Any:
    """The frame's own CRS where it counts in metres, else the UTM zone that suits it."""
    if frame.crs is None:
        raise input_error(
            "The buildings have no coordinate system. Say which one, for example EPSG:4547."
        )
    axes = frame.crs.axis_info
    if not frame.crs.is_geographic and all(axis.unit_name == "metre" for axis in axes):
        return frame.crs
    return frame.estimate_utm_crs()


def _own(earlier: Optional[gpd.GeoDataFrame], place: Place) -> Optional[gpd.GeoDataFrame]:
    """The earlier units on this community's ground."""
    if earlier is None:
        return None
    inside = shapely.point_on_surface(earlier.geometry.to_numpy())
    shapely.prepare(place.polygon)
    return earlier[shapely.contains(place.polygon, inside)]
