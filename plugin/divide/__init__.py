"""Buildings, roads and boundaries in, contiguous cells out."""

from ..common.band import Band
from .division import Division, Settings
from .former import former_division
from .graph import UnitGraph
from .ground import read_part
from .improve import EFFORTS
from .layers import divide_layers
from .partition import Partition, partition

__all__ = [
    "EFFORTS",
    "Band",
    "Division",
    "Partition",
    "Settings",
    "UnitGraph",
    "divide_layers",
    "former_division",
    "partition",
    "read_part",
]
