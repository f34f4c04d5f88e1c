"""The communities as they are divided: their ground and the layers that touch it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import geopandas as gpd
import shapely

from ..common.messages import Message, message
from ..contracts import contract
from .community import Place
from .ground import assign_buildings

# Ground left around the buildings where no community line is given, in metres.
MARGIN_M = 10.0


def places_of(layers: Mapping[str, gpd.GeoDataFrame]) -> tuple[list[Place], list[Message]]:
    """The communities in the order of their codes, each with the layers that touch it."""
    buildings = layers["building"]
    communities = layers.get("community")
    if communities is None or communities.empty:
        communities = _extent_as_community(buildings)
    communities = communities.sort_values("community_id", kind="stable").reset_index(drop=True)
    owner = assign_buildings(buildings, communities)
    shapes = _without_overlaps(communities.geometry.to_numpy())
    places = [
        Place(
            str(row.community_id),
            row.name_ or "",
            shapes[number],
            {
                name: frame[owner == number]
                if name == "building"
                else _touching(frame, shapes[number])
                for name, frame in _all_layers(layers).items()
            },
        )
        for number, row in enumerate(communities.rename(columns={"name": "name_"}).itertuples())
    ]
    return places, _outside(buildings[owner < 0])


def _outside(buildings: gpd.GeoDataFrame) -> list[Message]:
    """A note on the buildings that no community holds."""
    if buildings.empty:
        return []
    ids = sorted(buildings["building_id"])
    return [
        message(
            "{count} buildings lie in no community and are in no cell: {ids}.",
            count=len(ids),
            ids=", ".join(ids[:10]) + (" …" if len(ids) > 10 else ""),
        )
    ]


def _all_layers(layers: Mapping[str, gpd.GeoDataFrame]) -> dict[str, gpd.GeoDataFrame]:
    crs = layers["building"].crs
    names = ("building", "road", "barrier", "crossing", "compound")
    return {
        name: layers[name] if name in layers else contract(name).frame({}, crs) for name in names
    }


def _touching(frame: gpd.GeoDataFrame, shape: shapely.Geometry) -> gpd.GeoDataFrame:
    return frame[shapely.intersects(frame.geometry.to_numpy(), shape)] if len(frame) else frame


def _extent_as_community(buildings: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The buildings' own extent with a margin, as one community called 1."""
    west, south, east, north = buildings.total_bounds
    box = shapely.box(west - MARGIN_M, south - MARGIN_M, east + MARGIN_M, north + MARGIN_M)
    return contract("community").frame(
        {"community_id": ["1"], "name": [""], "geometry": [box]}, buildings.crs
    )


def _without_overlaps(shapes: Sequence[shapely.Geometry]) -> list[shapely.Geometry]:
    """Ground that two communities claim goes to the one that comes first."""
    tree = shapely.STRtree(shapes)
    result = list(shapes)
    for later, first in zip(*tree.query(shapes, "overlaps")):
        if first < later:
            result[later] = shapely.difference(result[later], shapes[first], grid_size=0.001)
    return result
