"""What a project already knows, for the layers that are attached to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import geopandas as gpd

from ..rules import Rulebook

# A point this far from a wall still means the building: half a street, or a slip of the map.
WITHIN_M = 30.0


@dataclass(frozen=True)
class ProjectFacts:
    """What rows about people and places are held against.

    ``buildings`` and ``compounds`` have their contracts' columns, in the project's CRS, either may
    be empty; ``key`` is the project's secret for pseudonyms; ages are counted on ``today``;
    ``within_m``: so far from a building, in metres, a point may lie that belongs to it.
    """

    buildings: gpd.GeoDataFrame
    compounds: gpd.GeoDataFrame
    rulebook: Rulebook
    key: bytes
    today: date
    within_m: float = WITHIN_M
