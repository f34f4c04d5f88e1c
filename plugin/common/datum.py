"""Chinese web-map coordinates to WGS 84 and back.

GCJ-02 shifts WGS 84 by up to about 700 m inside China; BD-09 shifts GCJ-02 once more. The
formulas are unpublished and were reconstructed in public; these are the ones that circulate as
"eviltransform" and "coordtransform". Their inverses are found by fixed-point iteration. All
arrays are degrees, shape (n,), longitude before latitude.
"""

from __future__ import annotations

from typing import Callable

import numpy as np
import numpy.typing as npt

Degrees = npt.NDArray[np.float64]
Shift = Callable[[Degrees, Degrees], tuple[Degrees, Degrees]]

# The Krassowsky ellipsoid 1940: semi-major axis in metres, first eccentricity squared.
_AXIS = 6378245.0
_ECCENTRICITY = 0.00669342162296594323
_BD_TURNS = np.pi * 3000.0 / 180.0
# Each step of the inverse shrinks the error at least a hundredfold; 1e-12 degree is 0.1 µm.
_STEPS = 8


def wgs84_to_gcj02(lon: Degrees, lat: Degrees) -> tuple[Degrees, Degrees]:
    """WGS 84 to GCJ-02, wherever the points lie; see ``china.in_china``."""
    x, y = lon - 105.0, lat - 35.0
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * np.sqrt(np.abs(x))
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * np.sqrt(np.abs(x))
    north = north + _waves(x, 20.0, 6.0, 20.0, 2.0) + _waves(y, 20.0, 1.0, 40.0, 1.0 / 3.0)
    north = north + (160.0 * np.sin(y / 12.0 * np.pi) + 320.0 * np.sin(y / 30.0 * np.pi)) * 2 / 3
    east = east + _waves(x, 20.0, 6.0, 20.0, 2.0) + _waves(x, 20.0, 1.0, 40.0, 1.0 / 3.0)
    east = east + (150.0 * np.sin(x / 12.0 * np.pi) + 300.0 * np.sin(x / 30.0 * np.pi)) * 2 / 3
    radians = lat / 180.0 * np.pi
    flat = 1.0 - _ECCENTRICITY * np.sin(radians) ** 2
    meridian = _AXIS * (1.0 - _ECCENTRICITY) / (flat * np.sqrt(flat))
    across = _AXIS / np.sqrt(flat) * np.cos(radians)
    return lon + np.degrees(east / across), lat + np.degrees(north / meridian)


def gcj02_to_bd09(lon: Degrees, lat: Degrees) -> tuple[Degrees, Degrees]:
    """GCJ-02 to BD-09."""
    length = np.hypot(lon, lat) + 0.00002 * np.sin(lat * _BD_TURNS)
    angle = np.arctan2(lat, lon) + 0.000003 * np.cos(lon * _BD_TURNS)
    return length * np.cos(angle) + 0.0065, length * np.sin(angle) + 0.006


def gcj02_to_wgs84(lon: Degrees, lat: Degrees) -> tuple[Degrees, Degrees]:
    """GCJ-02 to WGS 84."""
    return _inverse(wgs84_to_gcj02, lon, lat)


def bd09_to_wgs84(lon: Degrees, lat: Degrees) -> tuple[Degrees, Degrees]:
    """BD-09 to WGS 84."""
    return gcj02_to_wgs84(*_inverse(gcj02_to_bd09, lon, lat))


TO_WGS84: dict[str, Shift] = {"gcj02": gcj02_to_wgs84, "bd09": bd09_to_wgs84}


def _waves(
    x: Degrees, first: float, turns_first: float, second: float, turns_second: float
) -> Degrees:
    waves = first * np.sin(turns_first * x * np.pi) + second * np.sin(turns_second * x * np.pi)
    return np.asarray(waves * 2.0 / 3.0)


def _inverse(shift: Shift, lon: Degrees, lat: Degrees) -> tuple[Degrees, Degrees]:
    found_lon, found_lat = lon, lat
    for _ in range(_STEPS):
        there_lon, there_lat = shift(found_lon, found_lat)
        found_lon, found_lat = found_lon + (lon - there_lon), found_lat + (lat - there_lat)
    return found_lon, found_lat
