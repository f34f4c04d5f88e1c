"""Buildings, roads and boundaries in, contiguous cells out."""

from ..common.band import Band
from .division import EFFORTS, Division, Settings

__all__ = ["EFFORTS", "Band", "Division", "Settings"]
