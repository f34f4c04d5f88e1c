"""Hashes of input layers, the same whatever the order of their rows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

import geopandas as gpd
import pandas as pd
import shapely


def fingerprint(frame: gpd.GeoDataFrame) -> str:
    """The SHA-256 of a layer's coordinate system and rows, as 64 hexadecimal digits."""
    shapes = shapely.to_wkb(shapely.normalize(frame.geometry.to_numpy()), byte_order=1)
    columns = sorted(column for column in frame.columns if column != frame.geometry.name)
    values = frame[columns].astype(object).where(frame[columns].notna(), None)
    rows = sorted(
        hashlib.sha256(shape + json.dumps(row, ensure_ascii=False, default=str).encode()).digest()
        for shape, row in zip(shapes, values.to_numpy(dtype=object).tolist())
    )
    head = json.dumps([_crs_name(frame), columns]).encode()
    return hashlib.sha256(head + b"".join(rows)).hexdigest()


def inputs(layers: Mapping[str, gpd.GeoDataFrame]) -> dict[str, dict[str, object]]:
    """For each layer its number of rows and its hash."""
    return {
        name: {"rows": len(frame), "sha256": fingerprint(frame)}
        for name, frame in sorted(layers.items())
    }


def _crs_name(frame: pd.DataFrame) -> str:
    return "" if frame.crs is None else str(frame.crs.to_string())
