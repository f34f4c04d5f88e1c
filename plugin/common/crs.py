"""Coordinate reference systems: reading what a person wrote, and whether one counts in metres."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyproj
from pyproj.exceptions import CRSError

from .china import in_china
from .errors import input_error

# The EPSG register's CGCS2000 3-degree Gauss-Krüger systems without a zone number: 4534 has the
# central meridian 75°E, 4554 135°E.
_FIRST_MERIDIAN, _LAST_MERIDIAN, _FIRST_CODE = 75, 135, 4534
# WGS 84 / UTM zone 1 is EPSG 32601 in the north and 32701 in the south.
_UTM_NORTH, _UTM_SOUTH, _UTM_ZONES, _UTM_WIDTH = 32600, 32700, 60, 6


def read_crs(crs: Any) -> pyproj.CRS:
    """The CRS that ``crs`` names; InputError where it names none."""
    try:
        return pyproj.CRS.from_user_input(crs)
    except CRSError:
        raise input_error(
            "The coordinate system {crs} is not known. Write its EPSG code, for example EPSG:4547.",
            crs=str(crs),
        ) from None


def is_metric(crs: pyproj.CRS) -> bool:
    """Whether the coordinates are metres."""
    return bool(crs.is_projected) and all(
        axis.unit_conversion_factor == 1 for axis in crs.axis_info[:2]
    )


def metric_crs_at(lon: float, lat: float) -> str:
    """The code of a system in metres that suits a place, in degrees.

    In China that is the CGCS2000 3-degree Gauss-Krüger zone, elsewhere the UTM zone.
    """
    if in_china(np.array([lon]), np.array([lat]))[0]:
        meridian = min(max(3 * round(lon / 3), _FIRST_MERIDIAN), _LAST_MERIDIAN)
        return f"EPSG:{_FIRST_CODE + (meridian - _FIRST_MERIDIAN) // 3}"
    zone = min(int((lon + 180) // _UTM_WIDTH) + 1, _UTM_ZONES)
    return f"EPSG:{(_UTM_NORTH if lat >= 0 else _UTM_SOUTH) + zone}"
