"""A table or view on a PostGIS server."""

from __future__ import annotations

from typing import Any, Optional

import numpy as np
import pandas as pd
import pyproj
import shapely
from pyproj.exceptions import CRSError

from ..common.errors import InputError, input_error
from ..common.progress import Progress
from .source import Source

_PREFIXES = ("postgresql://", "postgres://", "pg:")
_FETCHED = 5000
_SHAPE = "grid_steward_shape"


def is_database(address: str) -> bool:
    """Whether a source is the address of a server, not a file."""
    return address.lower().startswith(_PREFIXES)


def read_database(address: str, wanted: Optional[str], progress: Progress) -> Source:
    """All rows of the table ``wanted`` (``table`` or ``schema.table``).

    Raises InputError where psycopg2 is missing, the server doesn't answer or there is no such
    table. The address, which may hold a password, appears in no message.
    """
    try:
        import psycopg2
    except ImportError:
        raise input_error(
            "To read from a PostGIS server the Python package psycopg2 is needed, and it is not "
            "installed. Install it, or export the table to a GeoPackage and import that."
        ) from None
    dsn = address[3:] if address.lower().startswith("pg:") else address
    try:
        connection = psycopg2.connect(dsn)
    except psycopg2.Error:
        raise input_error(
            "The PostGIS server can't be reached. Check the address, the user and the password."
        ) from None
    try:
        return _read(connection, wanted, progress)
    except psycopg2.Error as error:
        raise input_error(
            "The table {table} can't be read from the PostGIS server: {what}. Check its name and "
            "your rights on it.",
            table=wanted,
            what=" ".join(str(error).split()),
        ) from None
    finally:
        connection.close()


def _read(connection: Any, wanted: Optional[str], progress: Progress) -> Source:
    from psycopg2 import sql

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT f_table_schema, f_table_name, f_geometry_column, srid FROM geometry_columns "
            "ORDER BY 1, 2, 3"
        )
        schema, table, shape, srid = _chosen(cursor.fetchall(), wanted)
    query = sql.SQL("SELECT *, ST_AsBinary({}) AS {} FROM {}").format(
        sql.Identifier(shape), sql.Identifier(_SHAPE), sql.Identifier(schema, table)
    )
    # A named cursor stays on the server and hands the rows over piece by piece.
    rows: list[tuple[Any, ...]] = []
    with connection.cursor(name=_SHAPE) as cursor:
        cursor.itersize = _FETCHED
        cursor.execute(query)
        while piece := cursor.fetchmany(_FETCHED):
            rows.extend(piece)
            progress(1 - 1 / (1 + len(rows) / 50_000), None)
        columns = [column.name for column in cursor.description]
    data = pd.DataFrame(rows, columns=columns)
    shapes = [None if value is None else bytes(value) for value in data[_SHAPE]]
    return Source(
        name=f"{schema}.{table}",
        table=data.drop(columns=[shape, _SHAPE]),
        geometry=np.asarray(shapely.from_wkb(shapes, on_invalid="ignore"), dtype=object),
        crs=_crs(srid),
        rows=np.arange(1, len(data) + 1),
    )


def _chosen(
    tables: list[tuple[str, str, str, int]], wanted: Optional[str]
) -> tuple[str, str, str, int]:
    fitting = [row for row in tables if wanted in (row[1], f"{row[0]}.{row[1]}")]
    if len(fitting) == 1:
        return fitting[0]
    raise _not_one(tables, wanted)


def _not_one(tables: list[tuple[str, str, str, int]], wanted: Optional[str]) -> InputError:
    known = ", ".join(f"{row[0]}.{row[1]}" for row in tables)
    if wanted is None:
        return input_error(
            "Say which table of the PostGIS server to read (--source-layer SCHEMA.TABLE). Those "
            "with geometry are: {known}.",
            known=known,
        )
    return input_error(
        "The PostGIS server has not exactly one table with one geometry column called {wanted}. "
        "Those with geometry are: {known}.",
        wanted=wanted,
        known=known,
    )


def _crs(srid: int) -> Optional[pyproj.CRS]:
    try:
        return pyproj.CRS.from_epsg(srid) if srid > 0 else None
    except CRSError:
        return None
