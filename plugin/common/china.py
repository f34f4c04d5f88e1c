"""Where Chinese web maps shift their coordinates.

The public code shifts within one rectangle, in which Singapore, Seoul, Hanoi and Ulaanbaatar lie
too. The outline here is drawn around the land of Natural Earth 1:10m (public domain), a quarter to
a half degree outside it and in whole tenths of a degree. It is no boundary of anything, only a test
whether coordinates can have been shifted at all.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

# fmt: off
_LAND = (
    (73.3, 39.2), (73.7, 40.2), (74.7, 40.8), (77.7, 41.4), (79.4, 42.3), (80.1, 43.4),
    (79.6, 45.2), (81.8, 45.8), (82.8, 47.5), (84.5, 47.4), (86.8, 49.4), (87.9, 49.5),
    (89.0, 48.5), (90.3, 48.2), (91.8, 45.7), (95.6, 44.6), (96.6, 43.2), (101.6, 42.9),
    (103.8, 42.2), (110.0, 43.0), (111.6, 45.3), (113.5, 45.2), (115.0, 46.0), (115.5, 47.0),
    (115.2, 48.2), (116.4, 50.0), (118.7, 50.4), (119.6, 51.7), (119.7, 52.9), (120.7, 53.6),
    (123.6, 53.9), (125.8, 53.4), (128.3, 50.1), (130.8, 49.2), (131.8, 48.3), (134.4, 48.7),
    (135.1, 48.3), (134.2, 46.1), (133.3, 44.9), (131.8, 44.1), (131.3, 42.6), (128.3, 41.1),
    (126.8, 41.0), (123.8, 39.3), (123.0, 38.3), (122.8, 36.7), (121.3, 36.2), (120.6, 35.4),
    (120.8, 33.8), (122.9, 30.8), (121.2, 26.8), (122.3, 25.0), (121.9, 21.8), (120.6, 21.6),
    (119.4, 23.2), (117.9, 23.5), (111.8, 20.9), (110.2, 17.8), (108.4, 18.3), (108.3, 20.6),
    (105.7, 22.5), (102.9, 22.0), (101.8, 20.8), (100.1, 21.1), (98.9, 21.9), (98.6, 23.0),
    (97.2, 23.9), (98.1, 27.2), (95.8, 28.6), (94.6, 28.7), (92.0, 27.4), (90.1, 27.7),
    (88.9, 27.0), (85.8, 27.6), (82.3, 29.6), (81.0, 29.7), (78.6, 31.0), (78.0, 32.5),
    (78.2, 34.2), (74.1, 36.9),
)
# fmt: on
_ISLANDS = (110.5, 7.0, 117.8, 18.0)


def in_china(lon: npt.NDArray[np.float64], lat: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """(n,) which points, in degrees, lie where the web maps' shift may have been applied."""
    inside: npt.NDArray[np.bool_] = shapely.contains_xy(_area(), lon, lat)
    return inside


@lru_cache(maxsize=1)
def _area() -> Any:
    area = shapely.union_all([shapely.Polygon(_LAND), shapely.box(*_ISLANDS)])
    shapely.prepare(area)
    return area
