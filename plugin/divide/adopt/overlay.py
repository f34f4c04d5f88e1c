"""Laying areas over each other that were drawn by hand.

On the common grid: without one, a union of lines that nearly meet can come out invalid, and what is
made of that fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import shapely

from ..ground.grid import GRID_M, only_polygons


def areas(shape: Any) -> Any:
    """The areas in ``shape``, without the lines and points that a collection may hold."""
    return shapely.multipolygons(only_polygons([shape]))


def united(shapes: Sequence[Any]) -> Any:
    """All ground of the ``shapes``."""
    return areas(shapely.union_all(shapes, grid_size=GRID_M))


def common(first: Any, second: Any) -> Any:
    """The ground that two shapes share."""
    return areas(shapely.intersection(first, second, grid_size=GRID_M))


def less(whole: Any, part: Any) -> Any:
    """The ground of ``whole`` that is not in ``part``."""
    return areas(shapely.difference(whole, part, grid_size=GRID_M))
