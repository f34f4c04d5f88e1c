"""Coordinate reference systems: reading what a person wrote, and whether one counts in metres."""

from __future__ import annotations

from typing import Any

import pyproj
from pyproj.exceptions import CRSError

from .errors import input_error


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
