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
import shapely

from ..common.messages import message
from ..common.progress import Progress, part, silent
from ..contracts import Contract, contract, contracts
from .blobs import decode, encode, to_multi, to_single
from .connection import sql
from .spatial import GEOMETRY, SpatialIndex, without_triggers

# Input tables also keep where each row came from: the source's name, and what tells it from others
# of that name. Rows drawn in QGIS have neither. The rejected rows' contract has the name itself.
SOURCE = "source"
SOURCE_ID = "source_id"
REJECTED = "rejected"
FID = "fid"

# GDAL before 3.7 warns about newer headers.
_GEOPACKAGE_VERSION = "1.3"
_ROWS_AT_ONCE = 5000
_SHAPES_AT_ONCE = 50_000
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


def plan_tables(*, restricted: bool) -> tuple[str, ...]:
    """The layers of one of the two files that have rows for each plan."""
    return tuple(
        name
        for name, item in contracts().items()
        if item.restricted == restricted and "plan" in item.fields
    )


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
            FID=FID,
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
    names = [*item.fields, *([GEOMETRY] if item.geometry else []), *(origin or {})]
    statement = sql(
        "INSERT INTO {table} ({fid}, {columns}) VALUES ({marks})",
        table=layer,
        fid=FID,
        columns=names,
        marks=len(names) + 1,
    )
    numbers = next_number(connection, layer) + np.arange(len(frame))
    bounds = []
    text = message("Writing {layer}", layer=str(item.title))
    with without_triggers(connection, layer):
        for start in range(0, len(frame), _ROWS_AT_ONCE):
            progress(0.8 * start / len(frame), text)
            some = frame.iloc[start : start + _ROWS_AT_ONCE]
            columns = [numbers[start : start + _ROWS_AT_ONCE].tolist()]
            columns += _stored_columns(item, some)
            if item.geometry:
                shapes = np.asarray(some["geometry"], dtype=object)
                columns.append(_blobs(connection, item, shapes))
                bounds.append(shapely.bounds(shapes))
            columns += [[value] * len(some) for value in (origin or {}).values()]
            connection.executemany(statement, zip(*columns))
        if bounds:
            index = SpatialIndex(connection, layer)
            index.add(numbers, np.concatenate(bounds), part(progress, 0.8, 1))
    update_contents(connection, item)


def remove(
    connection: sqlite3.Connection,
    layer: str,
    column: str,
    value: str,
    progress: Progress = silent,
) -> int:
    """Take out the rows with ``value`` in ``column``; how many there were."""
    query = sql("SELECT {fid} FROM {table} WHERE {column} = ?", fid=FID, table=layer, column=column)
    found = [number for (number,) in connection.execute(query, (value,))]
    statement = sql("DELETE FROM {table} WHERE {fid} = ?", fid=FID, table=layer)
    with without_triggers(connection, layer):
        for start in range(0, len(found), _ROWS_AT_ONCE):
            progress(0, None)
            some = found[start : start + _ROWS_AT_ONCE]
            connection.executemany(statement, [(number,) for number in some])
        if contract(layer).geometry and found:
            SpatialIndex(connection, layer).remove(np.array(found, dtype=np.int64), progress)
    return len(found)


def replace_plans(connection: sqlite3.Connection, layer: str, frame: pd.DataFrame) -> None:
    """Put the rows in place of those of the same plans; without any row, of all plans."""
    query = sql("SELECT DISTINCT plan FROM {table} ORDER BY plan", table=layer)
    kept = [plan for (plan,) in connection.execute(query)]
    told = set(frame["plan"])
    for plan in kept:
        if plan in told or not told:
            remove(connection, layer, "plan", plan)
    insert(connection, layer, frame)


def empty(connection: sqlite3.Connection, layer: str) -> None:
    """Take out all rows."""
    connection.execute(sql("DELETE FROM {table}", table=layer))


def select(
    connection: sqlite3.Connection,
    layer: str,
    crs: pyproj.CRS,
    plan: str | None = None,
    progress: Progress = silent,
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
    )
    data = _columns(item, rows, names, progress)
    if not data[names[0]]:
        return item.frame({}, crs=crs)
    for name, field in item.fields.items():
        if field.type == "datetime":
            data[name] = pd.to_datetime(data[name], utc=True).tz_localize(None)
    if item.geometry:
        data["geometry"] = _shapes(data.pop(GEOMETRY), progress)
    return item.frame(data, crs=crs, progress=progress)


def _shapes(blobs: Sequence[bytes | None], progress: Progress) -> np.ndarray[Any, Any]:
    pieces = []
    for start in range(0, len(blobs), _SHAPES_AT_ONCE):
        progress(start / len(blobs), None)
        pieces.append(to_single(decode(blobs[start : start + _SHAPES_AT_ONCE])))
    return np.concatenate(pieces)


def _columns(
    item: Contract, rows: sqlite3.Cursor, names: Sequence[str], progress: Progress
) -> dict[str, Any]:
    """The values of each column; texts that come again are held once, as most do but keys.

    How many rows there are is not known, so ``progress`` is only asked whether to go on.
    """
    data: dict[str, list[Any]] = {name: [] for name in names}
    held: dict[str, dict[Any, Any]] = {
        name: {} for name, field in item.fields.items() if field.type == "text" and name != item.key
    }
    while some := rows.fetchmany(_ROWS_AT_ONCE):
        progress(0, None)
        for name, values in zip(names, zip(*some)):
            if name in held:
                known = held[name]
                data[name].extend(known.setdefault(value, value) for value in values)
            else:
                data[name].extend(values)
    return data


def row_numbers(
    connection: sqlite3.Connection, layer: str, progress: Progress = silent
) -> list[int]:
    """The number (``fid``) of each row of the layer, in the order of ``select``."""
    query = sql("SELECT {fid} FROM {table} ORDER BY {fid}", fid=FID, table=layer)
    rows, numbers = connection.execute(query), list[int]()
    while some := rows.fetchmany(_ROWS_AT_ONCE):
        progress(1, None)
        numbers.extend(number for (number,) in some)
    return numbers


def update_contents(connection: sqlite3.Connection, item: Contract) -> None:
    """Bring the layer's extent and date in the GeoPackage's table of contents up to date."""
    connection.execute(
        "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') "
        "WHERE table_name = ?",
        (item.layer,),
    )
    if item.geometry:
        extent = SpatialIndex(connection, item.layer).extent()
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


def _blobs(
    connection: sqlite3.Connection, item: Contract, geometries: np.ndarray[Any, Any]
) -> list[bytes | None]:
    (srs_id,) = connection.execute(
        "SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = ?", (item.layer,)
    ).fetchone()
    if str(_geometry_type(item)).startswith("Multi"):
        geometries = to_multi(geometries)
    return encode(geometries, srs_id)


def _stored_columns(item: Contract, frame: pd.DataFrame) -> Iterator[list[Any]]:
    """Each field's values as SQLite takes them; what is unknown is NULL."""
    for name, field in item.fields.items():
        values = frame[name]
        if field.type == "datetime":
            # GeoPackage writes times in UTC, to the millisecond.
            values = values.dt.strftime("%Y-%m-%dT%H:%M:%S.%f").str[:-3] + "Z"
        yield values.astype(object).where(values.notna(), None).tolist()


def next_number(connection: sqlite3.Connection, layer: str) -> int:
    """The number that SQLite would give to the next row: one that no row ever had."""
    query = sql(
        "SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0), "
        "coalesce((SELECT max({fid}) FROM {table}), 0))",
        fid=FID,
        table=layer,
    )
    (last,) = connection.execute(query, (layer,)).fetchone()
    return int(last) + 1
