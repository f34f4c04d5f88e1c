"""The communities as they are divided: their ground and the layers that touch it."""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd
import shapely

from ..common.messages import Message, message
from ..contracts import contract
from .community import Place
from .ground import assign_buildings, outside_note

# Ground left around the buildings where no community line is given, in metres.
MARGIN_M = 10.0
# Two communities that share more ground than this overlap; less is the rounding of their lines.
OVERLAP_M2 = 1.0


def places_of(layers: Mapping[str, gpd.GeoDataFrame]) -> tuple[list[Place], list[Message]]:
    """The communities in the order of their codes, each with the layers that touch it."""
    buildings = layers["building"]
    communities = layers.get("community")
    if communities is None or communities.empty:
        communities = _extent_as_community(buildings)
    communities = communities.sort_values("community_id", kind="stable").reset_index(drop=True)
    shapes, notes = without_overlaps(communities)
    owner = assign_buildings(buildings, communities.set_geometry(shapes, crs=communities.crs))
    places = [
        Place(
            str(row.community_id),
            row.name_ or "",
            shapes[number],
            {
                name: frame[owner == number]
                if name == "building"
                else _touching(frame, shapes[number])
                for name, frame in all_layers(layers).items()
            },
        )
        for number, row in enumerate(communities.rename(columns={"name": "name_"}).itertuples())
    ]
    outside = outside_note(buildings, owner)
    return places, notes + ([] if outside is None else [outside])


def all_layers(layers: Mapping[str, gpd.GeoDataFrame]) -> dict[str, gpd.GeoDataFrame]:
    """The layers that cells are drawn from; those that ``layers`` has not are empty."""
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


def without_overlaps(
    communities: gpd.GeoDataFrame,
) -> tuple[list[shapely.Geometry], list[Message]]:
    """The communities' ground; what two of them claim goes to the one that comes first."""
    shapes = list(communities.geometry)
    pairs = shapely.STRtree(shapes).query(shapes, "intersects").T
    names = [name or code for code, name in zip(communities["community_id"], communities["name"])]
    notes = []
    for later, first in sorted(map(tuple, pairs.tolist())):
        shared = shapely.area(shapely.intersection(shapes[later], shapes[first]))
        if first >= later or shared < OVERLAP_M2:
            continue
        rest = shapely.difference(shapes[later], shapes[first], grid_size=0.001)
        shapes[later] = _areas_of(rest)
        notes.append(
            message(
                "{first} and {later} both claim {area} m²; it was given to {first}. Correct the "
                "community lines.",
                first=names[first],
                later=names[later],
                area=round(shared),
            )
        )
    return shapes, notes


def _areas_of(shape: shapely.Geometry) -> shapely.Geometry:
    """The polygons of what may also hold lines and points."""
    parts = shapely.get_parts(shape)
    return shapely.multipolygons(parts[shapely.get_dimensions(parts) == 2])
