"""The tables of a project, made from the contracts, and frames in and out of them.

GDAL makes the empty tables, so that any program finds what it expects in a GeoPackage; rows go in
through SQLite, because only there do several tables change in one transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyogrio
import pyproj

from ..common.messages import message
from ..common.progress import Progress, silent
from ..contracts import Contract, contract, contracts
from .blobs import decode, encode, to_multi, to_single
from .connection import sql

GEOMETRY = "geom"
# Input tables also keep where each row came from: the source's name, and what tells it from others
# of that name. Rows drawn in QGIS have neither. The rejected rows' contract has the name itself.
SOURCE = "source"
SOURCE_ID = "source_id"
REJECTED = "rejected"

# GDAL before 3.7 warns about newer headers.
_GEOPACKAGE_VERSION = "1.3"
_ROWS_AT_ONCE = 1000
_MULTI = {"point": "Point", "line": "MultiLineString", "polygon": "MultiPolygon"}
_SINGLE = {"point": "Point", "line": "LineString", "polygon": "Polygon"}
# How GDAL declares the columns of a GeoPackage.
_SQL_TYPES = {"int": "INTEGER", "real": "REAL", "bool": "BOOLEAN", "datetime": "DATETIME"}


def shared_tables() -> tuple[str, ...]:
    """The layers whose tables are in the project file."""
    return tuple(name for name, item in contracts().items() if not item.restricted)


def restricted_tables() -> tuple[str, ...]:
    """The layers whose tables are in the file about persons, which has its own rejected rows."""
    return (*(name for name, item in contracts().items() if item.restricted), REJECTED)


def create_tables(path: Path, crs: pyproj.CRS, layers: Sequence[str]) -> None:
    """Make a GeoPackage at ``path`` with an empty table for each of ``layers``."""
    for item in map(contract, layers):
        frame = item.frame({}, crs=crs)
        for column in _more_columns(item):
            frame[column] = pd.Series(dtype="object")
        spatial = {"GEOMETRY_NAME": GEOMETRY, "SPATIAL_INDEX": "YES"} if item.geometry else {}
        pyogrio.write_dataframe(
            frame,
            path,
            layer=item.layer,
            driver="GPKG",
            geometry_type=_geometry_type(item),
            append=path.exists(),
            VERSION=_GEOPACKAGE_VERSION,
            FID="fid",
            IDENTIFIER=item.title.en,
            DESCRIPTION=item.about.en,
            **spatial,
        )


def column_types(layer: str) -> dict[str, str]:
    """The columns of the layer's table, without number and geometry, and how SQL declares them."""
    item = contract(layer)
    types = {name: _SQL_TYPES.get(field.type, "TEXT") for name, field in item.fields.items()}
    return {**types, **dict.fromkeys(_more_columns(item), "TEXT")}


def index_keys(connection: sqlite3.Connection, layers: Sequence[str]) -> None:
    """Let every key stand once in a layer, or once in each plan; fast to find by it."""
    for item in map(contract, layers):
        if item.key is None:
            continue
        columns = dict.fromkeys(["plan", item.key] if "plan" in item.fields else [item.key])
        connection.execute(
            sql(
                "CREATE UNIQUE INDEX {index} ON {table} ({columns})",
                index=item.layer + "_key",
                table=item.layer,
                columns=tuple(columns),
            )
        )


def insert(
    connection: sqlite3.Connection,
    layer: str,
    frame: pd.DataFrame,
    origin: Mapping[str, str] | None = None,
    progress: Progress = silent,
) -> None:
    """Add the rows of ``frame``, which has the contract's columns, to the layer's table.

    ``origin`` says where they come from, in the columns that the table has for that. The layer's
    extent is brought up to date. Nothing is committed here.
    """
    item = contract(layer)
    columns = dict(_stored_columns(item, frame))
    if item.geometry:
        columns[GEOMETRY] = _blobs(connection, item, frame)
    for column, value in (origin or {}).items():
        columns[column] = [value] * len(frame)
    statement = sql(
        "INSERT INTO {table} ({columns}) VALUES ({marks})",
        table=layer,
        columns=tuple(columns),
        marks=len(columns),
    )
    rows = list(zip(*columns.values()))
    text = message("Writing {layer}", layer=str(item.title))
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        progress(start / len(rows), text)
        connection.executemany(statement, rows[start : start + _ROWS_AT_ONCE])
    _update_contents(connection, item)


def remove(
    connection: sqlite3.Connection,
    layer: str,
    column: str,
    value: str,
    progress: Progress = silent,
) -> int:
    """Take out the rows with ``value`` in ``column``; how many there were."""
    statement = sql(
        "DELETE FROM {table} WHERE fid IN (SELECT fid FROM {table} WHERE {column} = ? LIMIT ?)",
        table=layer,
        column=column,
    )
    removed = 0
    while True:
        progress(0, None)
        count = connection.execute(statement, (value, _ROWS_AT_ONCE)).rowcount
        removed += count
        if count < _ROWS_AT_ONCE:
            return removed


def empty(connection: sqlite3.Connection, layer: str) -> None:
    """Take out all rows."""
    connection.execute(sql("DELETE FROM {table}", table=layer))


def select(
    connection: sqlite3.Connection, layer: str, crs: pyproj.CRS, plan: str | None = None
) -> Any:
    """The layer's rows as a frame of its contract, in the order they were written.

    ``plan`` limits a result layer to one plan. A GeoDataFrame where the layer has geometry.
    """
    item = contract(layer)
    names = [*item.fields, *([GEOMETRY] if item.geometry else [])]
    query = "SELECT {columns} FROM {table} ORDER BY fid"
    if plan is not None:
        query = "SELECT {columns} FROM {table} WHERE plan = ? ORDER BY fid"
    rows = connection.execute(
        sql(query, columns=names, table=layer), () if plan is None else (plan,)
    ).fetchall()
    if not rows:
        return item.frame({}, crs=crs)
    data: dict[str, Any] = dict(zip(names, zip(*rows)))
    for name, field in item.fields.items():
        if field.type == "datetime":
            data[name] = pd.to_datetime(list(data[name]), utc=True).tz_localize(None)
    if item.geometry:
        data["geometry"] = to_single(decode(data.pop(GEOMETRY)))
    return item.frame(data, crs=crs)


def row_numbers(connection: sqlite3.Connection, layer: str) -> list[int]:
    """The number (``fid``) of each row of the layer, in the order of ``select``."""
    query = sql("SELECT fid FROM {table} ORDER BY fid", table=layer)
    return [number for (number,) in connection.execute(query)]


def _update_contents(connection: sqlite3.Connection, item: Contract) -> None:
    """Bring the layer's extent and date in the GeoPackage's table of contents up to date."""
    connection.execute(
        "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') "
        "WHERE table_name = ?",
        (item.layer,),
    )
    if item.geometry:
        extent = connection.execute(
            sql(
                "SELECT min(minx), min(miny), max(maxx), max(maxy) FROM {index}",
                index="_".join(("rtree", item.layer, GEOMETRY)),
            )
        ).fetchone()
        connection.execute(
            "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? "
            "WHERE table_name = ?",
            (*extent, item.layer),
        )


def _more_columns(item: Contract) -> tuple[str, ...]:
    """The columns that a table has beside its contract's fields."""
    if item.role == "input":
        return SOURCE, SOURCE_ID
    return (SOURCE_ID,) if item.layer == REJECTED else ()


def _geometry_type(item: Contract) -> str | None:
    """What the table may hold: of several kinds anything, of one kind in results single parts."""
    if not item.geometry:
        return None
    if len(item.geometry) > 1:
        return "Unknown"
    return (_SINGLE if item.role == "result" else _MULTI)[item.geometry[0]]


def _blobs(connection: sqlite3.Connection, item: Contract, frame: pd.DataFrame) -> list[bytes]:
    (srs_id,) = connection.execute(
        "SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = ?", (item.layer,)
    ).fetchone()
    geometries = np.asarray(frame["geometry"], dtype=object)
    if str(_geometry_type(item)).startswith("Multi"):
        geometries = to_multi(geometries)
    return encode(geometries, srs_id)


def _stored_columns(item: Contract, frame: pd.DataFrame) -> Iterator[tuple[str, list[Any]]]:
    """Each field with its values as SQLite takes them; what is unknown is NULL."""
    for name, field in item.fields.items():
        values = frame[name]
        if field.type == "datetime":
            # GeoPackage writes times in UTC, to the millisecond.
            values = values.dt.strftime("%Y-%m-%dT%H:%M:%S.%f").str[:-3] + "Z"
        yield name, values.astype(object).where(values.notna(), None).tolist()
