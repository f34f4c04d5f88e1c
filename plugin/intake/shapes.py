"""Geometries: to the project's CRS, repaired where nothing has to be guessed.

Arrays of geometries have shape (n,), None where a row has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Callable

import numpy as np
import numpy.typing as npt
import pyproj
import shapely

from ..common.china import in_china
from ..common.crs import is_metric
from ..common.datum import TO_WGS84
from ..common.messages import Message, message
from ..common.progress import Progress, part

Geometries = npt.NDArray[np.object_]

# Coordinates in metres are kept to a millimetre.
GRID_M = 0.001
# Between two calls of progress so many coordinates are worked on, and a geometry by itself costs
# as much as so many of them: a few hundredths of a second.
_EFFORT_CHUNK = 50_000
_EFFORT_EACH = 20

_DIMENSIONS = {"point": 0, "line": 1, "polygon": 2}
_COLLECTION = shapely.GeometryType.GEOMETRYCOLLECTION


@dataclass(frozen=True)
class Shapes:
    """Geometries of one kind and their ``faults``: (n,) object, the reason or None."""

    geometry: Geometries
    faults: npt.NDArray[np.object_]
    notes: tuple[Message, ...]


def from_datum(
    geometry: Geometries, datum: str, progress: Progress
) -> tuple[Geometries, list[Message]]:
    """GCJ-02 or BD-09 geometries in WGS 84; those outside China are left as they are."""
    bounds = shapely.bounds(geometry)
    inside = in_china((bounds[:, 0] + bounds[:, 2]) / 2, (bounds[:, 1] + bounds[:, 3]) / 2)
    shift = TO_WGS84[datum]

    def moved(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.column_stack(shift(points[:, 0], points[:, 1]))

    result = geometry.copy()
    result[inside] = _chunked(
        lambda some: shapely.transform(some, moved), geometry[inside], progress
    )
    notes = [
        message(
            "{count} geometries were converted from {datum} to WGS 84.",
            count=int(inside.sum()),
            datum=datum,
        )
    ]
    outside = int((~inside & ~shapely.is_missing(geometry)).sum())
    if outside:
        notes.append(
            message(
                "{count} geometries lie outside China, where {datum} does not shift anything: "
                "they were left as they are.",
                count=outside,
                datum=datum,
            )
        )
    return result, notes


def reproject(
    geometry: Geometries, source: pyproj.CRS, target: pyproj.CRS, progress: Progress
) -> Geometries:
    """The geometries in ``target``; coordinates that have no place there become infinite."""
    if source == target:
        return geometry
    transformer = pyproj.Transformer.from_crs(source, target, always_xy=True)

    def moved(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))

    return _chunked(lambda some: shapely.transform(some, moved), geometry, progress)


def finite(geometry: Geometries) -> npt.NDArray[np.bool_]:
    """(n,) bool: all coordinates are numbers. Missing and empty geometries count as finite."""
    points, rows = shapely.get_coordinates(geometry, return_index=True)
    wrong = np.zeros(len(geometry), dtype=bool)
    wrong[rows[~np.isfinite(points).all(axis=1)]] = True
    return ~wrong


def repair(
    geometry: Geometries, kinds: Sequence[str], crs: pyproj.CRS, progress: Progress
) -> Shapes:
    """Flat, valid geometries of the wanted ``kinds``, on the millimetre where ``crs`` is metric.

    ``kinds`` holds any of ``point``, ``line``, ``polygon``. A self-intersecting area becomes its
    parts; a row of several areas stays one row, because its values belong to all of them.
    """
    faults = np.full(len(geometry), None, dtype=object)
    flat = shapely.force_2d(geometry)
    faults[shapely.is_missing(flat) | shapely.is_empty(flat)] = "no_geometry"
    dimensions = shapely.get_dimensions(flat)
    unwanted = ~np.isin(dimensions, [_DIMENSIONS[kind] for kind in kinds])
    faults[unwanted & _none(faults)] = "wrong_geometry"
    flat[~_none(faults)] = None

    valid = _chunked(_made_valid, flat, part(progress, 0.0, 0.4))
    mended = np.array([new is not old for new, old in zip(valid, flat)], dtype=bool)
    for row in np.flatnonzero(shapely.get_type_id(valid) == _COLLECTION):
        valid[row] = _parts_of(valid[row], dimensions[row])
    grid = GRID_M if is_metric(crs) else 0.0
    clean = _chunked(lambda some: _cleaned(some, grid), valid, part(progress, 0.4, 1.0))

    faults[shapely.is_missing(clean) & _none(faults)] = "invalid_geometry"
    small = shapely.is_empty(clean) | (shapely.get_dimensions(clean) < dimensions)
    faults[(small | _sizeless(clean)) & _none(faults)] = "no_size"
    clean[~_none(faults)] = None
    return Shapes(clean, faults, _repair_notes(geometry, mended & _none(faults)))


def canonical(geometry: Geometries) -> Geometries:
    """(n,) a text for each geometry, equal where the geometries are equal; None where missing."""
    return np.asarray(shapely.to_wkb(geometry, hex=True, byte_order=0))


def _repair_notes(geometry: Geometries, mended: npt.NDArray[np.bool_]) -> tuple[Message, ...]:
    notes = []
    if high := int(shapely.has_z(geometry).sum()):
        notes.append(message("Heights were left out of {count} geometries.", count=high))
    if count := int(mended.sum()):
        notes.append(
            message(
                "{count} invalid geometries (self-intersecting and the like) were repaired.",
                count=count,
            )
        )
    return tuple(notes)


def _made_valid(geometry: Geometries) -> Geometries:
    """Valid geometries; those that were valid are the same objects."""
    invalid = ~shapely.is_valid(geometry) & ~shapely.is_missing(geometry)
    valid = geometry.copy()
    valid[invalid] = shapely.make_valid(geometry[invalid])
    return valid


def _parts_of(collection: Any, dimension: int) -> Any:
    """The parts of that dimension, as one geometry; what repair leaves besides is dropped."""
    parts = np.array([collection], dtype=object)
    while (shapely.get_type_id(parts) >= shapely.GeometryType.MULTIPOINT).any():
        parts = shapely.get_parts(parts)
    parts = parts[shapely.get_dimensions(parts) == dimension]
    if dimension == _DIMENSIONS["polygon"]:
        return shapely.union_all(parts)
    return shapely.multilinestrings(parts) if dimension else shapely.multipoints(parts)


def _cleaned(geometry: Geometries, grid: float) -> Geometries:
    snapped = shapely.remove_repeated_points(_rounded(geometry, grid), 0.0)
    many = shapely.get_type_id(snapped) >= shapely.GeometryType.MULTIPOINT
    lone = many & (shapely.get_num_geometries(snapped) == 1)
    snapped = np.where(lone, shapely.get_geometry(snapped, 0), snapped)
    # Areas get one ring order; lines keep the direction they were drawn in.
    areas = shapely.get_dimensions(snapped) == _DIMENSIONS["polygon"]
    return np.where(areas, shapely.normalize(snapped), snapped)


def _rounded(geometry: Geometries, grid: float) -> Geometries:
    """The geometries on the grid (0: as they are), still valid, empty where nothing is left."""
    if not grid:
        return geometry
    steps = round(1 / grid)
    rounded = shapely.transform(geometry, lambda points: np.rint(points * steps) / steps)
    # The few that rounding breaks go the slow way, which rounds alike but mends what it breaks.
    broken = ~shapely.is_valid(rounded) & ~shapely.is_missing(rounded)
    snapped = shapely.set_precision(geometry[broken], grid)
    # Back to 0: the coordinates stay, and later overlays aren't bound to the grid.
    rounded[broken] = shapely.set_precision(snapped, 0.0)
    return np.asarray(rounded)


def _sizeless(geometry: Geometries) -> npt.NDArray[np.bool_]:
    dimensions = shapely.get_dimensions(geometry)
    areas = (dimensions == _DIMENSIONS["polygon"]) & (shapely.area(geometry) == 0)
    lines = (dimensions == _DIMENSIONS["line"]) & (shapely.length(geometry) == 0)
    return np.asarray(areas | lines)


def _none(values: npt.NDArray[np.object_]) -> npt.NDArray[np.bool_]:
    return np.array([value is None for value in values], dtype=bool)


def _chunked(
    work: Callable[[Geometries], Geometries], geometry: Geometries, progress: Progress
) -> Geometries:
    """``work`` done on all geometries, piece by piece; None where GEOS can't do it."""
    result = np.full(len(geometry), None, dtype=object)
    effort = np.cumsum(shapely.get_num_coordinates(geometry) + _EFFORT_EACH) // _EFFORT_CHUNK
    starts = np.flatnonzero(np.diff(effort, prepend=-1))
    for start, end in zip(starts, [*starts[1:], len(geometry)]):
        progress(start / len(geometry), None)
        result[start:end] = _attempt(work, geometry[start:end])
    return result


def _attempt(work: Callable[[Geometries], Geometries], geometry: Geometries) -> Geometries:
    try:
        return work(geometry)
    except shapely.errors.GEOSException:
        if len(geometry) == 1:
            return np.array([None], dtype=object)
        half = len(geometry) // 2
        return np.concatenate([_attempt(work, geometry[:half]), _attempt(work, geometry[half:])])
