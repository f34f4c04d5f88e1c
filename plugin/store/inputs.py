"""The input layers of a project's file: their rows, and where these came from."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import geopandas as gpd
import pyproj

from ..common.progress import Progress, part
from .connection import sql
from .tables import SOURCE, SOURCE_ID, row_numbers, select


def select_inputs(
    connection: sqlite3.Connection, layers: Sequence[str], crs: pyproj.CRS, progress: Progress
) -> dict[str, gpd.GeoDataFrame]:
    """Those of ``layers`` that have rows; the index is each row's ``fid``."""
    frames = {}
    for number, layer in enumerate(layers):
        step = part(progress, number / len(layers), (number + 1) / len(layers))
        frame = select(connection, layer, crs, progress=step)
        frames[layer] = frame.set_axis(row_numbers(connection, layer, step))
    return {layer: frame for layer, frame in frames.items() if len(frame)}


def select_sources(connection: sqlite3.Connection, layer: str) -> dict[str, tuple[str, ...]]:
    """The names of the sources that the layer has rows of, each with the ids of its files."""
    found: dict[str, tuple[str, ...]] = {}
    query = sql(
        "SELECT DISTINCT {name}, {id} FROM {table} WHERE {id} IS NOT NULL ORDER BY {id}",
        name=SOURCE,
        id=SOURCE_ID,
        table=layer,
    )
    for name, source_id in connection.execute(query):
        found[name] = (*found.get(name, ()), source_id)
    return found
