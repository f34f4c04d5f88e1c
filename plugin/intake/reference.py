"""Where a source's coordinates lie: which CRS it has, whether they can belong to it, and the way
to the project's CRS.

Bounds are (n, 4) arrays: smallest x, smallest y, largest x, largest y; NaN where a row has no
geometry.
"""

from __future__ import annotations

from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import pyproj

from ..common.crs import is_metric, read_crs
from ..common.datum import TO_WGS84
from ..common.errors import InputError, input_error
from ..common.messages import Message, listed, message

Bounds = npt.NDArray[np.float64]

WGS84 = "EPSG:4326"
# No neighbourhood is smaller than this in metres, so such an extent means degrees.
_LEAST_EXTENT = 2.0
# CGCS2000 Gauss-Krüger zones of the EPSG register: numbered 3-degree zones 25-45 are EPSG
# 4513-4533, numbered 6-degree zones 13-23 EPSG 4491-4501, 3-degree zones without the number (75°E
# to 135°E) EPSG 4534-4554.
_ZONES_3 = (25, 45, 4513)
_ZONES_6 = (13, 23, 4491)


def settle_crs(
    source: str,
    bounds: Bounds,
    own: Optional[pyproj.CRS],
    given: Any,
    datum: Optional[str],
    target: pyproj.CRS,
) -> tuple[pyproj.CRS, list[Message]]:
    """The CRS that the coordinates are in, and what to tell about it.

    ``given`` by the user goes before the source's ``own``. Raises InputError where there is none,
    or where the coordinates can't belong to it, with a sentence that says what to do.
    """
    notes = []
    crs = own if given is None else read_crs(given)
    if given is not None and own is not None and own != crs:
        notes.append(
            message(
                "The source says its coordinate reference system is {own}; {given} was used, as "
                "you said.",
                own=_name(own),
                given=_name(read_crs(given)),
            )
        )
    extent = _extent(bounds)
    if datum is not None:
        _check_datum(source, datum, crs, extent)
        return crs or read_crs(WGS84), notes
    if crs is None:
        raise input_error(
            "{source} does not say which coordinate reference system it is in. {hint} Pass it "
            "with --crs EPSG:n (in QGIS: Source CRS).",
            source=source,
            hint=_hint(extent, target),
        )
    _check_extent(source, crs, extent, target)
    return crs, notes


def _check_datum(
    source: str, datum: str, crs: Optional[pyproj.CRS], extent: npt.NDArray[np.float64]
) -> None:
    if datum not in TO_WGS84:
        raise input_error(
            "There is no datum called {datum}. There are: {known}.",
            datum=datum,
            known=listed(TO_WGS84),
        )
    if (crs is not None and not crs.is_geographic) or not _fits_degrees(extent):
        raise input_error(
            "{source} is not in degrees, so it can't be converted from {datum}. Leave out "
            "--datum, or import the file that has longitude and latitude.",
            source=source,
            datum=datum,
        )


def _check_extent(
    source: str, crs: pyproj.CRS, extent: npt.NDArray[np.float64], target: pyproj.CRS
) -> None:
    if not np.isfinite(extent).all():
        return
    if crs.is_geographic and not _fits_degrees(extent):
        raise _misfit(
            message(
                "{source} is marked as {crs}, which is in degrees, but its coordinates run from "
                "{low} to {high}.",
                source=source,
                crs=_name(crs),
                low=_pair(extent[:2]),
                high=_pair(extent[2:]),
            ),
            extent,
            target,
        )
    size = max(extent[2] - extent[0], extent[3] - extent[1])
    if is_metric(crs) and _fits_degrees(extent) and 0 < size < _LEAST_EXTENT:
        raise _misfit(
            message(
                "{source} is marked as {crs}, which is in metres, but its coordinates run from "
                "{low} to {high}.",
                source=source,
                crs=_name(crs),
                low=_pair(extent[:2]),
                high=_pair(extent[2:]),
            ),
            extent,
            target,
        )


def _misfit(what: Message, extent: npt.NDArray[np.float64], target: pyproj.CRS) -> InputError:
    return input_error(
        "{what} {hint} Pass the right one with --crs EPSG:n (in QGIS: Source CRS).",
        what=what,
        hint=_hint(extent, target),
    )


def _hint(extent: npt.NDArray[np.float64], target: pyproj.CRS) -> Message:
    """What the coordinates look like, judged by their size alone."""
    if not np.isfinite(extent).all():
        return message("It has no coordinates to judge by.")
    if _fits_degrees(extent):
        return message(
            "The coordinates look like longitude and latitude: EPSG:4326 (WGS 84) or EPSG:4490 "
            "(CGCS2000)."
        )
    x, y = (extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2
    numbered = _numbered_zone(x)
    if numbered is not None and 0 < y < 7e6:
        return numbered
    if 1e5 < x < 9e5 and 0 < y < 7e6:
        return _without_zone(x, y, target)
    if 1e5 < y < 9e5 and 1e6 < x < 7e6:
        return message(
            "The coordinates look like metres of a Gauss-Krüger zone with x and y exchanged: "
            "exchange the two before the import."
        )
    if 7e6 < x < 1.6e7 and 1e6 < y < 8e6:
        return message("The coordinates look like those of web maps: EPSG:3857.")
    return message("The coordinates look like metres of a projected or local system.")


def _numbered_zone(x: float) -> Optional[Message]:
    zone = int(x // 1_000_000)
    for (first, last, code), degrees in ((_ZONES_3, 3), (_ZONES_6, 6)):
        if first <= zone <= last:
            return message(
                "The coordinates look like metres of the {degrees}-degree Gauss-Krüger zone "
                "{zone}: EPSG:{code} if they are CGCS2000.",
                degrees=degrees,
                zone=zone,
                code=code + zone - first,
            )
    return None


def _without_zone(x: float, y: float, target: pyproj.CRS) -> Message:
    look = message(
        "The coordinates look like metres of a Gauss-Krüger zone without its number: EPSG:4534 "
        "(75°E) to EPSG:4554 (135°E) if they are CGCS2000, for example EPSG:4547 for the central "
        "meridian 114°E."
    )
    if not _within(target, x, y):
        return look
    return message(
        "{look} They would also fit the project's own system, {target}.",
        look=look,
        target=_name(target),
    )


def _within(crs: pyproj.CRS, x: float, y: float) -> bool:
    area = crs.area_of_use
    if area is None or not is_metric(crs):
        return False
    lon, lat = pyproj.Transformer.from_crs(crs, WGS84, always_xy=True).transform(x, y)
    return bool(area.west <= lon <= area.east and area.south <= lat <= area.north)


def out_of_range(bounds: Bounds, crs: pyproj.CRS) -> npt.NDArray[np.bool_]:
    """(n,) bool: rows with a longitude or latitude that does not exist, or that isn't a number."""
    wrong = np.isinf(bounds).any(axis=1)
    if crs.is_geographic:
        limits = np.array([180.0, 90.0, 180.0, 90.0])
        wrong |= (np.abs(bounds) > limits).any(axis=1)
    return np.asarray(wrong)


def _extent(bounds: Bounds) -> npt.NDArray[np.float64]:
    """What the middle rows cover: a few wild rows don't speak for a file, they are rejected."""
    finite = bounds[np.isfinite(bounds).all(axis=1)]
    if not len(finite):
        return np.full(4, np.nan)
    middle = (finite[:, :2] + finite[:, 2:]) / 2
    away = np.abs(middle - np.median(middle, axis=0)).max(axis=1)
    kept = finite[away <= np.quantile(away, 0.5)]
    return np.concatenate([kept[:, :2].min(axis=0), kept[:, 2:].max(axis=0)])


def _fits_degrees(extent: npt.NDArray[np.float64]) -> bool:
    """Also true where there are no coordinates."""
    return not (np.abs(extent) > np.array([180.0, 90.0, 180.0, 90.0])).any()


def _name(crs: pyproj.CRS) -> str:
    authority = crs.to_authority(min_confidence=70)
    return f"{':'.join(authority)} ({crs.name})" if authority else str(crs.name)


def _pair(point: npt.NDArray[np.float64]) -> str:
    return ", ".join(f"{number:.6g}" if abs(number) < 1000 else f"{number:.0f}" for number in point)
