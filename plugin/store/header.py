"""What a file must be before it is worked on, and what it says of itself.

The project file and the people's file each hold one small table of keys and values.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Optional

import pyproj

from ..common.crs import read_crs
from ..common.errors import InputError, input_error
from ..rules import Rulebook, kept_rulebook, load_rulebook
from ..version import VERSION
from . import migrations
from .connection import sql

PROJECT_HEADER = "grid_steward_project"
PEOPLE_HEADER = "grid_steward_people"
PEOPLE_ENDING, KEY_ENDING = ".people.gpkg", ".people.key"
# Under this key a project's header has the plan that was set as the current one.
CURRENT_PLAN = "current_plan"


def write_header(connection: sqlite3.Connection, table: str, values: Mapping[str, str]) -> None:
    """Make the table and fill it: ``values``, the schema's version and the software's."""
    header = {"schema_version": str(migrations.SCHEMA_VERSION), "software": VERSION, **values}
    connection.execute(
        sql("CREATE TABLE {t} (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)", t=table)
    )
    connection.executemany(sql("INSERT INTO {t} VALUES (?, ?)", t=table), header.items())


def read_header(connection: sqlite3.Connection, table: str) -> dict[str, str]:
    """What the table says, nothing where the file has no such table."""
    query = "SELECT count(*) FROM sqlite_master WHERE name = ?"
    if connection.execute(query, (table,)).fetchone() == (0,):
        return {}
    return dict(connection.execute(sql("SELECT key, value FROM {t}", t=table)))


def write_value(connection: sqlite3.Connection, table: str, key: str, value: Optional[str]) -> None:
    """Set one value of the table; None takes it out."""
    connection.execute(sql("DELETE FROM {t} WHERE key = ?", t=table), (key,))
    if value is not None:
        connection.execute(sql("INSERT INTO {t} VALUES (?, ?)", t=table), (key, value))


def check_version(path: Path, header: Mapping[str, str]) -> int:
    """The schema's version of the file; InputError where only a newer program knows it."""
    version = int(header["schema_version"])
    if version > migrations.SCHEMA_VERSION:
        raise input_error(
            "{file} was made by a newer Grid Steward ({software}). Update this one "
            "({own}) to open it.",
            file=path.name,
            software=header["software"],
            own=VERSION,
        )
    return version


def check_crs(crs: Any) -> pyproj.CRS:
    """The system that ``crs`` names; InputError where it is none for maps."""
    known = read_crs(crs)
    if not (known.is_projected or known.is_geographic):
        raise input_error(
            "{crs} is not a coordinate system for maps. Take a projected one, for example "
            "EPSG:4546, or a geographic one, for example EPSG:4490.",
            crs=known.name,
        )
    return known


def crs_text(crs: pyproj.CRS) -> str:
    """The system as a header says it: by its code where that says all."""
    return str(crs.to_string() if crs.to_authority(min_confidence=100) else crs.to_wkt())


def rules_header(rules: Rulebook) -> dict[str, str]:
    """What a header says of the rulebook: its name, and all of it if it is a city's own."""
    if rules.content is None:
        return {"rulebook": rules.name}
    return {"rulebook": rules.name, "rulebook_content": rules.content}


def write_rules(connection: sqlite3.Connection, rules: Rulebook) -> None:
    """Put the rulebook into a project's header, in place of the one that is there."""
    connection.execute(
        sql("DELETE FROM {t} WHERE key IN ('rulebook', 'rulebook_content')", t=PROJECT_HEADER)
    )
    rows = rules_header(rules).items()
    connection.executemany(sql("INSERT INTO {t} VALUES (?, ?)", t=PROJECT_HEADER), rows)


def header_rules(header: Mapping[str, str], file: str) -> Rulebook:
    """The rulebook that the header of ``file`` names or holds."""
    content = header.get("rulebook_content")
    return load_rulebook(header["rulebook"]) if content is None else kept_rulebook(content, file)


def check_new(path: Path) -> None:
    """InputError where no project can be made at ``path``."""
    if path.name.lower().endswith(PEOPLE_ENDING):
        raise input_error(
            "A name that ends in {ending} is for the file about persons beside a project. Choose "
            "another name.",
            ending=PEOPLE_ENDING,
        )
    if path.suffix.lower() != ".gpkg":
        raise input_error(
            "A project's file name ends in .gpkg; {file} does not. Try {better}.",
            file=path.name,
            better=path.name + ".gpkg",
        )
    if path.exists():
        raise input_error(
            "{file} is already there and stays as it is. Choose another name, or go on with "
            "the project that is there.",
            file=path.name,
        )
    if not path.parent.is_dir():
        raise input_error(
            "There is no folder {folder} to put {file} in. Make the folder first.",
            folder=str(path.parent),
            file=path.name,
        )


def check_file(path: Path) -> None:
    """InputError where ``path`` is no file.

    What is in it only SQLite may look at: whoever opens and closes a database by another way, be
    it another copy of SQLite, takes from the whole process the locks that it holds on that file,
    those of QGIS too (https://www.sqlite.org/howtocorrupt.html, section 2.2).
    """
    if path.is_dir():
        raise input_error(
            "{folder} is a folder. Give the project's file, which ends in .gpkg.",
            folder=str(path.resolve()),
        )
    if not path.is_file():
        raise input_error(
            "There is no project {file} in {folder}. Make one first: grid-steward init {file} "
            "--crs EPSG:n",
            file=path.name,
            folder=str(path.parent.resolve()),
        )


def cannot_write(path: Path, error: Exception) -> InputError:
    """What to say where a file can't be made."""
    return input_error(
        "{file} cannot be written in the folder {folder} ({reason}). Choose a folder of your own "
        "with room on its disk.",
        file=path.name,
        folder=str(path.parent),
        reason=getattr(error, "strerror", None) or str(error),
    )


def damaged(path: Path) -> InputError:
    """What to say of a file whose header can't be made sense of."""
    return input_error("{file} is damaged. Take the last good copy of the project.", file=path.name)


def not_a_project(path: Path) -> InputError:
    """What to say of a GeoPackage without a project's header."""
    if path.name.endswith(PEOPLE_ENDING):
        return input_error(
            "{file} is the file about persons beside a project. Give the project's own file, "
            "{project}.",
            file=path.name,
            project=path.name.replace(PEOPLE_ENDING, ".gpkg"),
        )
    return input_error(
        "{file} is not a Grid Steward project, though it may hold layers. Make a project "
        "with grid-steward init and import those layers into it.",
        file=path.name,
    )
