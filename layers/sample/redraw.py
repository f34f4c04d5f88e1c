"""The sample town with communities that ought to be redrawn, and what a planner would draw.

Planted are an enclave, courtyards that lie in no community, an estate of 1,846 households on ground
of no community, another of 1,428 across a line that is ticked as a community of its own, and a
community that is locked. 棉纺社区, with 377 households, is too small as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

_CODE = "9901011010{:02d}"
# 文昌公馆, in the midst of 文昌社区, belongs to 迎宾社区, a kilometre away.
ENCLAVE, AROUND_IT, FAR_AWAY = _CODE.format(4) + "X03", _CODE.format(4), _CODE.format(6)
# 金桥国际, newly built where no community was; 北苑社区 had it.
NEW_ESTATE, _HAD_IT = _CODE.format(11) + "X03", _CODE.format(11)
# 中山国际城, whose southern half lies in 迎宾社区.
TICKED, _NORTH_OF_IT, _SOUTH_OF_IT = _CODE.format(5) + "X04", _CODE.format(5), _CODE.format(6)
# The southern end of the village in 石桥社区, between it and the railway.
_COURTYARDS, BESIDE_THEM = shapely.box(541640, 3264080, 541950, 3264180), _CODE.format(10)
# Of the three around 棉纺社区 one lies across the railway. Of the others 中山社区 has most room
# once the estate is a community of its own: 1,268 households beside 1,925.
TOO_SMALL, HAS_ROOM = _CODE.format(7), _CODE.format(5)
LOCKED = _CODE.format(3)


@dataclass(frozen=True)
class RedrawTown:
    """``layers`` are contract frames by name. ``expected`` is, by its code, the community that
    each building with households should come to; that of a new one is the code of its estate.
    ``courtyards`` are the codes of the houses in no community beside the new estate's."""

    layers: Mapping[str, gpd.GeoDataFrame]
    expected: Mapping[str, str]
    courtyards: tuple[str, ...]


def redraw_town(layers: Mapping[str, gpd.GeoDataFrame]) -> RedrawTown:
    """The town from the sample's ``layers`` as a project reads them."""
    buildings, compounds = layers["building"], layers["compound"]
    ground = dict(zip(compounds["compound_id"], compounds.geometry))
    inner = shapely.point_on_surface(buildings.geometry.to_numpy())
    scattered = shapely.contains(_COURTYARDS, inner) & buildings["compound_id"].isna().to_numpy()
    drawn = _lines(layers["community"], ground)
    ticked = compounds.assign(own_community=compounds["compound_id"].eq(TICKED))
    return RedrawTown(
        {**layers, "community": drawn, "compound": ticked},
        _expected(layers, inner, ground),
        tuple(sorted(buildings["building_id"][scattered & _lived_in(buildings)])),
    )


def _lines(
    communities: gpd.GeoDataFrame, ground: Mapping[str, shapely.Geometry]
) -> gpd.GeoDataFrame:
    """The communities with the planted ones' ground."""
    shapes = dict(zip(communities["community_id"], communities.geometry))
    enclave, estate = ground[ENCLAVE], ground[NEW_ESTATE]
    south = shapely.intersection(ground[TICKED], _lower_half(ground[TICKED]))
    shapes[AROUND_IT] = shapely.difference(shapes[AROUND_IT], enclave)
    shapes[_HAD_IT] = shapely.difference(shapes[_HAD_IT], estate)
    shapes[BESIDE_THEM] = shapely.difference(shapes[BESIDE_THEM], _COURTYARDS)
    shapes[_NORTH_OF_IT] = shapely.difference(shapes[_NORTH_OF_IT], south)
    shapes[FAR_AWAY] = shapely.union_all([shapes[FAR_AWAY], enclave, south])
    return communities.assign(
        geometry=shapely.set_precision(
            [shapes[code] for code in communities["community_id"]], 1e-3
        ),
        locked=communities["community_id"].eq(LOCKED),
    )


def _lower_half(shape: shapely.Geometry) -> shapely.Geometry:
    west, south, east, north = shape.bounds
    return shapely.box(west, south, east, (south + north) / 2)


def _expected(
    layers: Mapping[str, gpd.GeoDataFrame],
    inner: NDArray[np.object_],
    ground: Mapping[str, shapely.Geometry],
) -> dict[str, str]:
    """The sample's own communities, but for the estates of their own and the one too small."""
    buildings, communities = layers["building"], layers["community"]
    row, found = shapely.STRtree(communities.geometry.to_numpy()).query(inner, "within")
    codes = communities["community_id"].to_numpy(object)
    lived_in = _lived_in(buildings)
    expected = {}
    for building, community in zip(row.tolist(), codes[found].tolist()):
        if not lived_in[building]:
            continue
        code = str(buildings["building_id"].iloc[building])
        own = [one for one in (NEW_ESTATE, TICKED) if ground[one].contains(inner[building])]
        expected[code] = own[0] if own else HAS_ROOM if community == TOO_SMALL else community
    return expected


def _lived_in(buildings: gpd.GeoDataFrame) -> NDArray[np.bool_]:
    lived_in: NDArray[np.bool_] = buildings["households"].fillna(0).to_numpy(np.int64) > 0
    return lived_in
