"""Hashes of input layers, the same whatever the order of their rows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Optional

import geopandas as gpd
import pandas as pd
import shapely

from ..common.progress import Progress, silent


def fingerprint(frame: pd.DataFrame) -> str:
    """The SHA-256 of a layer's coordinate system and rows, as 64 hexadecimal digits.

    ``frame`` may also be a table without geometry. A column without any value is as if it were not
    there, so that one more field in a later version of the program changes nothing.
    """
    place = frame.geometry.name if isinstance(frame, gpd.GeoDataFrame) else None
    shapes = _shapes(frame, place)
    known = frame.columns[frame.notna().any()]
    columns = sorted(column for column in known if column != place)
    values = frame[columns].astype(object).where(frame[columns].notna(), None)
    rows = sorted(
        hashlib.sha256(
            (shape or b"") + json.dumps(row, ensure_ascii=False, default=str).encode()
        ).digest()
        for shape, row in zip(shapes, values.to_numpy(dtype=object).tolist())
    )
    head = json.dumps([_crs_name(frame), columns]).encode()
    return hashlib.sha256(head + b"".join(rows)).hexdigest()


def inputs(
    layers: Mapping[str, pd.DataFrame], progress: Progress = silent
) -> dict[str, dict[str, object]]:
    """For each layer its number of rows and its hash."""
    found: dict[str, dict[str, object]] = {}
    for number, (name, frame) in enumerate(sorted(layers.items())):
        progress(number / len(layers), None)
        found[name] = {"rows": len(frame), "sha256": fingerprint(frame)}
    return found


def _shapes(frame: pd.DataFrame, place: Optional[str]) -> Sequence[Optional[bytes]]:
    if place is None:
        return [b""] * len(frame)
    shapes: Sequence[Optional[bytes]] = shapely.to_wkb(
        shapely.normalize(frame[place].to_numpy()), byte_order=1
    )
    return shapes


def _crs_name(frame: pd.DataFrame) -> str:
    crs = getattr(frame, "crs", None)
    return "" if crs is None else str(crs.to_string())
