"""The order in which places on a map get their numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from .graph import IntArray


def reading_order(polygons: Sequence[shapely.Geometry]) -> IntArray:
    """The polygons in rows from north to south, west to east within a row.

    A row is about as high as a polygon is wide (the order of DB11/T 2157-2023).
    """
    if not len(polygons):
        return np.zeros(0, np.int64)
    middle = shapely.get_coordinates(shapely.centroid(list(polygons)))
    height = float(np.sqrt(shapely.area(list(polygons)).mean()))
    row = np.floor((middle[:, 1].max() - middle[:, 1]) / height)
    order: IntArray = np.lexsort((middle[:, 1], middle[:, 0], row))
    return order
