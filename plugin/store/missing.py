"""Tables and columns that contracts have and a file of an earlier version has not."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pyproj

from ..contracts import contract
from . import migrations
from .connection import reading, sql, transaction
from .spatial import GEOMETRY
from .tables import column_types, create_tables, index_keys

# Where a GeoPackage lists its tables, as GDAL writes it.
_LISTS = ("gpkg_contents", "gpkg_geometry_columns", "gpkg_extensions", "gpkg_ogr_contents")


def bring_up_to_date(
    path: Path, header: str, version: int, layers: Sequence[str], crs: pyproj.CRS
) -> None:
    """Add what the file lacks of the tables of ``layers``, and migrate it to today's schema.

    A file that lacks nothing is not written to.
    """
    with reading(path) as connection:
        tables, columns = _lacking(connection, layers)
    if tables or columns:
        with transaction(path) as connection:
            # Another run may have been quicker.
            tables, columns = _lacking(connection, layers)
            for layer, column in columns:
                _add_column(connection, layer, column)
            if tables:
                _add_tables(connection, tables, crs, _srs_id(connection, layers))
    if version < migrations.SCHEMA_VERSION:
        with transaction(path) as connection:
            migrations.migrate(connection, header, version)


def _lacking(
    connection: sqlite3.Connection, layers: Sequence[str]
) -> tuple[list[str], list[tuple[str, str]]]:
    """The layers without a table, and the columns that the tables of others have not."""
    found = _columns(connection)
    tables = [layer for layer in layers if layer not in found]
    columns = [
        (layer, column)
        for layer in layers
        for column in column_types(layer)
        if layer in found and column not in found[layer]
    ]
    return tables, columns


def _columns(connection: sqlite3.Connection) -> dict[str, set[str]]:
    """Each table's columns."""
    found: dict[str, set[str]] = {}
    for table, column in connection.execute(
        "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c "
        "WHERE m.type = 'table'"
    ):
        found.setdefault(table, set()).add(column)
    return found


def _add_column(connection: sqlite3.Connection, layer: str, column: str) -> None:
    kind = column_types(layer)[column]
    connection.execute(
        sql("ALTER TABLE {layer} ADD COLUMN {column} {kind}", layer=layer, column=column, kind=kind)
    )


def _add_tables(
    connection: sqlite3.Connection, layers: Sequence[str], crs: pyproj.CRS, srs_id: int | None
) -> None:
    """Add empty tables as GDAL makes them in a draft, all in the transaction that is open.

    ``srs_id`` is the number that the file has for ``crs``; without a code, each file has its own.
    """
    with tempfile.TemporaryDirectory(prefix="grid-steward-") as aside:
        draft = Path(aside) / "draft.gpkg"
        create_tables(draft, crs, layers)
        with transaction(draft) as made:
            index_keys(made, layers)
        with reading(draft) as made:
            for layer in layers:
                _copy_table(made, connection, layer)
                if contract(layer).geometry and srs_id is not None:
                    _set_srs_id(connection, layer, srs_id)


def _copy_table(made: sqlite3.Connection, connection: sqlite3.Connection, layer: str) -> None:
    """The tables of a spatial index are left out: SQLite makes them with the index itself."""
    index = "_".join(("rtree", layer, GEOMETRY))
    for (statement,) in made.execute(
        "SELECT sql FROM sqlite_master WHERE (tbl_name = ? OR name = ?) AND sql IS NOT NULL "
        "ORDER BY type = 'trigger', rowid",
        (layer, index),
    ):
        connection.execute(statement)
    for table in _LISTS:
        # GDAL keeps no list of extensions in a file without a spatial index.
        if not _columns_of(made, table):
            continue
        rows = made.execute(sql("SELECT * FROM {t} WHERE table_name = ?", t=table), (layer,))
        names = [name for name, *_ in rows.description]
        connection.executemany(
            sql("INSERT INTO {t} ({c}) VALUES ({m})", t=table, c=names, m=len(names)), rows
        )


def _columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """The table's columns, none where there is no such table."""
    query = "SELECT name FROM pragma_table_info(?)"
    return [name for (name,) in connection.execute(query, (table,))]


def _srs_id(connection: sqlite3.Connection, layers: Sequence[str]) -> int | None:
    """The number of the reference system of the tables there are."""
    query = "SELECT srs_id FROM gpkg_geometry_columns WHERE table_name IN ({m}) LIMIT 1"
    found = connection.execute(sql(query, m=len(layers)), layers).fetchone()
    return None if found is None else int(found[0])


def _set_srs_id(connection: sqlite3.Connection, layer: str, srs_id: int) -> None:
    for table in ("gpkg_contents", "gpkg_geometry_columns"):
        connection.execute(
            sql("UPDATE {t} SET srs_id = ? WHERE table_name = ?", t=table), (srs_id, layer)
        )
