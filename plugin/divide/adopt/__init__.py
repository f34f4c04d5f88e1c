"""Divisions that were drawn by others: polygons or a table in, a plan and its repairs out."""

from .drawn import CELLS_BY, Drawn
from .layers import adopt_layers
from .repairs import REPAIR_KINDS

__all__ = ["CELLS_BY", "REPAIR_KINDS", "Drawn", "adopt_layers"]
