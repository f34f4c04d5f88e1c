"""The communities of today, and the one ground that they are redrawn on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...common.errors import input_error
from ...common.messages import Message
from ...common.progress import Progress, silent
from ...common.texts import with_code
from ...common.waiting import watched
from ...contracts import contract
from ..division import Division, Settings, read_json
from ..graph import IntArray
from ..ground import Ground, assign_buildings, build_ground
from ..places import MARGIN_M, all_layers, without_overlaps

# Communities are often drawn along both sides of a road, or not quite up to each other. Gaps
# between them that are narrower than these are closed: a main road with its verges, and a line
# that was drawn twice. Unverified.
ROAD_M, SLIVER_M = 40.0, 1.0
_SNAP_M = 0.001  # input comes in whole millimetres
# How a plan was made that has communities of its own, which its successors start from.
_REDREW = ("redraw", "edit")


@dataclass(frozen=True, eq=False)
class Today:
    """Today's communities, c rows in the order of their codes.

    ``communities`` has the columns of its contract; ``shapes`` (c,) is their ground without what
    two of them claim; ``owner`` is the row of the community that each building lies in by the
    building's code, -1 for none.
    """

    communities: gpd.GeoDataFrame
    shapes: Sequence[shapely.Geometry]
    owner: Mapping[str, int]
    notes: tuple[Message, ...]

    @classmethod
    def of(cls, communities: gpd.GeoDataFrame, buildings: gpd.GeoDataFrame) -> Today:
        """Which of ``buildings`` lie in which of ``communities``; all in one CRS in metres.

        Raises InputError where there are no communities.
        """
        if communities.empty:
            raise input_error(
                "There are no communities yet that could be redrawn. Import the layer community "
                "first."
            )
        rows = communities.sort_values("community_id", kind="stable").reset_index(drop=True)
        shapes, notes = without_overlaps(rows)
        owner = assign_buildings(buildings, rows.set_geometry(shapes, crs=rows.crs))
        codes = buildings["building_id"].astype(str)
        return cls(rows, shapes, dict(zip(codes, owner.tolist())), tuple(notes))

    @property
    def codes(self) -> list[str]:
        """(c,)"""
        return [str(code) for code in self.communities["community_id"]]

    def title(self, row: int) -> str:
        """What to call a community: its name with the code, or the code alone."""
        return with_code(self.communities["name"].iloc[row], self.codes[row])

    def of_units(self, units: gpd.GeoDataFrame) -> IntArray:
        """(n,) the community of each unit: its building's, else where the ground lies; -1: none."""
        buildings = units["building_id"].to_numpy(object)
        found = np.array([self.owner.get(code, -1) for code in buildings], np.int64)
        ground = np.flatnonzero(pd.isna(buildings))
        inside = shapely.point_on_surface(units.geometry.to_numpy()[ground])
        point, community = shapely.STRtree(list(self.shapes)).query(inside, "within")
        found[ground[point]] = community
        return found


def communities_today(
    layers: Mapping[str, gpd.GeoDataFrame], earlier: Optional[Division], crs: Any
) -> gpd.GeoDataFrame:
    """Today's communities: the layer's, or those of an earlier plan that has its own."""
    layer = layers.get("community", contract("community").frame({}, crs))
    if earlier is None or earlier.communities.empty:
        return layer
    if read_json(earlier.plan, "parameters").get("made_by") not in _REDREW:
        return layer
    own = earlier.communities.to_crs(crs)
    fields_ = [one for one in contract("community").fields if one in own]
    return contract("community").frame(
        {**{name: own[name].to_list() for name in fields_}, "geometry": own.geometry.to_list()}, crs
    )


def whole_ground(
    layers: Mapping[str, gpd.GeoDataFrame],
    today: Today,
    settings: Settings,
    progress: Progress = silent,
) -> Ground:
    """The units of all communities and of the buildings in none, cut by today's lines too.

    So every unit lies in one community of today, but for buildings that stand across a line.
    """
    known = all_layers(layers)
    names = ("building", "road", "barrier", "crossing", "compound")

    def build(inner: Progress) -> Ground:
        return build_ground(
            ground_of(known["building"], known["compound"], today),
            *(known[name] for name in names),
            band=settings.band,
            roads_not_dividing=settings.rulebook.roads_not_dividing,
            seams=shapely.boundary(list(today.shapes)),
            progress=inner,
        )

    # On the ground of a whole city single steps take longer than a cancel may.
    return watched(build, progress)


def ground_of(
    buildings: gpd.GeoDataFrame, compounds: gpd.GeoDataFrame, today: Today
) -> shapely.Geometry:
    """Today's communities with the ground of the buildings in none; gaps between them closed and
    what they enclose filled."""
    patches = _patches(buildings, compounds, today)
    pieces = [*today.shapes, *patches]
    joined = shapely.union_all(pieces, grid_size=_SNAP_M)
    slivers = _gaps(joined, pieces, SLIVER_M)
    joined = shapely.union_all([joined, *slivers], grid_size=_SNAP_M)
    roads = _gaps(joined, shapely.get_parts(joined).tolist(), ROAD_M)
    joined = shapely.union_all([joined, *roads], grid_size=_SNAP_M)
    # What communities lie all around can be of nobody else.
    filled = shapely.polygons(shapely.get_exterior_ring(shapely.get_parts(joined)))
    return shapely.union_all(filled, grid_size=_SNAP_M)


def _patches(
    buildings: gpd.GeoDataFrame, compounds: gpd.GeoDataFrame, today: Today
) -> list[shapely.Geometry]:
    """The ground of the buildings in no community: their compound's, else a margin around them."""
    own = [today.owner[str(code)] < 0 for code in buildings["building_id"]]
    homeless = buildings[np.array(own, bool)]
    shapes = homeless.geometry.to_numpy()
    estates = compounds.geometry.to_numpy()
    _, found = shapely.STRtree(estates).query(shapely.point_on_surface(shapes), "within")
    codes = dict(zip(compounds["compound_id"], range(len(compounds))))
    named = [codes[code] for code in homeless["compound_id"] if code in codes]
    taken = [*np.unique([*found.tolist(), *named]).astype(np.int64).tolist()]
    margins = shapely.buffer(shapes, MARGIN_M, join_style="mitre")
    return [*estates[taken].tolist(), *margins.tolist()]


def _gaps(
    whole: shapely.Geometry, pieces: Sequence[shapely.Geometry], width_m: float
) -> list[shapely.Geometry]:
    """The gaps in ``whole`` that are narrower than ``width_m`` and lie between two ``pieces``."""
    if len(pieces) < 2:
        return []
    half = width_m / 2
    closed = shapely.buffer(
        shapely.buffer(whole, half, join_style="mitre"), -half, join_style="mitre"
    )
    found = shapely.get_parts(shapely.difference(closed, whole, grid_size=_SNAP_M))
    found = found[shapely.get_dimensions(found) == 2]
    gap, _ = shapely.STRtree(list(pieces)).query(found, "dwithin", distance=2 * _SNAP_M)
    return list(found[np.bincount(gap, minlength=len(found)) > 1])
