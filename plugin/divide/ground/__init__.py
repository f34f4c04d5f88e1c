"""The ground: buildings, roads, barriers and communities in, units and their graph out."""

from .build import (
    Ground,
    assign_buildings,
    build_ground,
    building_compounds,
    outside_note,
)
from .towers import part_title, read_part

__all__ = [
    "Ground",
    "assign_buildings",
    "build_ground",
    "building_compounds",
    "outside_note",
    "part_title",
    "read_part",
]
