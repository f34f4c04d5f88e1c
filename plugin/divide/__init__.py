"""Buildings, roads and boundaries in, contiguous cells out."""

from ..common.band import Band
from .adopt import REPAIR_KINDS, Drawn, adopt_layers
from .division import Division, Settings
from .former import former_division
from .graph import UnitGraph
from .ground import part_title, read_part
from .improve import EFFORTS
from .layers import divide_layers
from .partition import Partition, partition

__all__ = [
    "EFFORTS",
    "REPAIR_KINDS",
    "Band",
    "Division",
    "Drawn",
    "Partition",
    "Settings",
    "UnitGraph",
    "adopt_layers",
    "divide_layers",
    "former_division",
    "part_title",
    "partition",
    "read_part",
]
