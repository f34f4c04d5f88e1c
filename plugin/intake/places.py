"""The geometry of a table: from columns of coordinates, or of WKT."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from ..common.texts import usual_width
from .names import plain
from .source import Source

_X = ["x", "lon", "lng", "long", "longitude", "经度", "东经", "坐标x", "x坐标", "横坐标", "easting"]
_Y = ["y", "lat", "latitude", "纬度", "北纬", "坐标y", "y坐标", "纵坐标", "northing"]
_WKT = ["wkt", "geometry", "geom", "thegeom", "shape", "几何", "图形"]

PLACE_NAMES = frozenset(plain(name) for name in (*_X, *_Y, *_WKT))


def with_places(source: Source) -> Source:
    """The source with the geometry that its columns describe, if they do."""
    if source.geometry is not None:
        return source
    columns = {plain(str(column)): column for column in reversed(source.table.columns)}
    outline = _first(_WKT, columns)
    if outline is not None and (found := _from_wkt(source.table[outline])) is not None:
        return replace(source, geometry=found, place_columns=(outline,))
    x, y = _first(_X, columns), _first(_Y, columns)
    if x is None or y is None:
        return source
    found = _from_coordinates(source.table[x], source.table[y])
    return replace(source, geometry=found, place_columns=(x, y))


def _first(names: list[str], columns: dict[str, str]) -> Optional[str]:
    return next((columns[plain(name)] for name in names if plain(name) in columns), None)


def _from_wkt(column: pd.Series) -> Optional[npt.NDArray[np.object_]]:
    """The geometries; None where no cell holds one and the column means something else."""
    texts = [_outline(value) for value in column]
    found = np.asarray(shapely.from_wkt(texts, on_invalid="ignore"), dtype=object)
    return None if shapely.is_missing(found).all() else found


def _outline(value: Any) -> Optional[str]:
    if not isinstance(value, str):
        return None
    # PostGIS writes `SRID=4326;POINT(...)`.
    return value.split(";", 1)[1] if value.upper().startswith("SRID=") else value


def _from_coordinates(x: pd.Series, y: pd.Series) -> npt.NDArray[np.object_]:
    """Points; None where either coordinate is missing or no number."""
    xs, ys = _numbers(x), _numbers(y)
    points = np.full(len(xs), None, dtype=object)
    there = np.isfinite(xs) & np.isfinite(ys)
    points[there] = shapely.points(xs[there], ys[there])
    return points


def _numbers(column: pd.Series) -> npt.NDArray[np.float64]:
    texts = [usual_width(value).strip() if isinstance(value, str) else value for value in column]
    return np.asarray(pd.to_numeric(pd.Series(texts), errors="coerce"), dtype=float)
