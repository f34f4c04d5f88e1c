"""A project: one GeoPackage with the input layers, the rejected rows and the plans."""

from __future__ import annotations

import json
import sqlite3
import tempfile
import uuid
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyproj
from pyogrio.errors import DataLayerError, DataSourceError

from ..common.crs import read_crs
from ..common.errors import InputError, input_error
from ..common.messages import Message, message
from ..common.progress import Progress, part, silent
from ..contracts import contract, input_layers
from ..divide import Division
from ..intake import ImportResult, rejected_lines
from ..version import VERSION
from . import migrations
from .connection import reading, sql, transaction
from .tables import (
    SOURCE,
    SOURCE_ID,
    create_tables,
    index_keys,
    insert,
    remove,
    row_numbers,
    select,
)

_SQLITE_HEADER = b"SQLite format 3\x00"
# What a plan is called that nobody gave a name, where that is free.
FIRST_PLAN = "plan-1"

# The layers of a plan, in the order of the fields of ``Division``.
_PLAN_LAYERS = ("unit", "cell", "plan", "move", "tower")
_PLAN_ROW = _PLAN_LAYERS.index("plan")


@dataclass(frozen=True)
class Project:
    """An open project: where it is, its reference system and the name of its rulebook.

    No connection is kept open; each method opens the file, and what it writes is written whole or
    not at all.
    """

    path: Path
    crs: pyproj.CRS
    rulebook: str

    @classmethod
    def create(cls, path: str | Path, crs: Any, rulebook: str) -> Project:
        """Make an empty project; InputError if there is already a file at ``path``.

        ``crs`` is anything pyproj understands, such as ``EPSG:4546``. The file is made aside and
        then moved to its place.
        """
        path = Path(path)
        known_crs = _checked_crs(crs)
        _check_new(path)
        try:
            with tempfile.TemporaryDirectory(prefix=".grid-steward-", dir=path.parent) as aside:
                draft = Path(aside) / path.name
                create_tables(draft, known_crs)
                with transaction(draft) as connection:
                    index_keys(connection)
                    _write_header(connection, known_crs, rulebook)
                draft.replace(path)
        except (OSError, DataSourceError, DataLayerError) as error:
            raise _cannot_write(path, error) from error
        return cls(path, known_crs, rulebook)

    @classmethod
    def open(cls, path: str | Path) -> Project:
        """The project at ``path``; an older file is brought to today's schema first.

        Raises InputError where there is no file, or one that is not a project of ours.
        """
        path = Path(path)
        _check_sqlite(path)
        header = _read_header(path)
        version = int(header["schema_version"])
        if version > migrations.SCHEMA_VERSION:
            raise input_error(
                "{file} was made by a newer Grid Steward ({software}). Update this one "
                "({own}) to open it.",
                file=path.name,
                software=header["software"],
                own=VERSION,
            )
        if version < migrations.SCHEMA_VERSION:
            with transaction(path) as connection:
                migrations.migrate(connection, version)
        return cls(path, pyproj.CRS.from_user_input(header["crs"]), header["rulebook"])

    def read(self, layer: str) -> Any:
        """All rows of ``layer`` with its contract's columns; a GeoDataFrame if it has geometry."""
        with reading(self.path) as connection:
            return select(connection, layer, self.crs)

    def layers(self) -> dict[str, gpd.GeoDataFrame]:
        """The input layers that have rows, all from one state of the file.

        They hold what anyone drew or typed in QGIS, unchecked. The index is each row's ``fid``.
        """
        frames = {}
        with reading(self.path) as connection:
            for layer in input_layers():
                frame = select(connection, layer, self.crs)
                frames[layer] = frame.set_axis(row_numbers(connection, layer))
        return {layer: frame for layer, frame in frames.items() if len(frame)}

    def add(self, result: ImportResult, progress: Progress = silent) -> ImportResult:
        """Take in an import, and return it as it was taken in.

        Importing a source again replaces its rows, the rejected ones too; another source adds to
        the layer. A row whose key the layer already has from elsewhere goes to the rejected ones.
        Raises InputError where no row would be left of a source that brought some before.
        """
        origin = {SOURCE: result.source, SOURCE_ID: result.source_id}
        known_by = {SOURCE_ID: result.source_id}
        with transaction(self.path) as connection:
            connection.execute(
                "DELETE FROM rejected WHERE layer = ? AND source_id = ?",
                (result.layer, result.source_id),
            )
            replaced = remove(connection, result.layer, SOURCE_ID, result.source_id, progress)
            taken = _without_known_keys(connection, result)
            if replaced and taken.accepted.empty:
                raise _nothing_taken(taken, replaced)
            insert(connection, taken.layer, taken.accepted, origin, part(progress, 0, 0.9))
            insert(connection, "rejected", taken.rejected, known_by, part(progress, 0.9, 1))
        if replaced:
            note = message(
                "{rows} rows that came from {source} before were replaced.",
                rows=replaced,
                source=result.source,
            )
            return replace(taken, notes=(*taken.notes, note))
        return taken

    def write_plan(
        self, division: Division, progress: Progress = silent, *, replace: bool = True
    ) -> Division:
        """Keep a plan with all that belongs to it, and return it as it was kept.

        One of the same name is replaced. If not ``replace``, it stays and the new plan is called
        by the first of ``plan-1``, ``plan-2`` … that is free when it is written.
        """
        (name,) = division.plan["plan"]
        with transaction(self.path) as connection:
            if not replace and name in (taken := _plan_names(connection)):
                name = _free_name(taken)
                division = _renamed(division, name)
            for layer in _PLAN_LAYERS:
                remove(connection, layer, "plan", name, progress)
            insert(connection, "unit", division.units, progress=part(progress, 0, 0.9))
            insert(connection, "cell", division.cells, progress=part(progress, 0.9, 1))
            insert(connection, "move", division.moves)
            insert(connection, "tower", division.towers)
            insert(connection, "plan", division.plan)
        return division

    def plans(self) -> pd.DataFrame:
        """One row for each plan, in the order they were written."""
        frame: pd.DataFrame = self.read("plan")
        return frame

    def read_plan(self, plan: str) -> Division:
        """The plan of that name; an InputError lists the plans there are."""
        with reading(self.path) as connection:
            frames = [select(connection, layer, self.crs, plan) for layer in _PLAN_LAYERS]
        if frames[_PLAN_ROW].empty:
            raise input_error(
                "{file} has no plan called {plan}. Its plans: {known}.",
                file=self.path.name,
                plan=plan,
                known=", ".join(self.plans()["plan"]) or "-",
            )
        return Division(*frames)


def _plan_names(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT plan FROM plan")}


def _free_name(taken: set[str]) -> str:
    number = 1
    while (name := f"plan-{number}") in taken:
        number += 1
    return name


def _renamed(division: Division, name: str) -> Division:
    return Division(
        *(getattr(division, frame.name).assign(plan=name) for frame in fields(division))
    )


def _checked_crs(crs: Any) -> pyproj.CRS:
    known = read_crs(crs)
    if not (known.is_projected or known.is_geographic):
        raise input_error(
            "{crs} is not a coordinate system for maps. Take a projected one, for example "
            "EPSG:4546, or a geographic one, for example EPSG:4490.",
            crs=known.name,
        )
    return known


def _check_new(path: Path) -> None:
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


def _cannot_write(path: Path, error: Exception) -> InputError:
    return input_error(
        "{file} cannot be written in the folder {folder} ({reason}). Choose a folder of your own "
        "with room on its disk.",
        file=path.name,
        folder=str(path.parent),
        reason=getattr(error, "strerror", None) or str(error),
    )


def _write_header(connection: sqlite3.Connection, crs: pyproj.CRS, rulebook: str) -> None:
    header = {
        "schema_version": str(migrations.SCHEMA_VERSION),
        "crs": crs.to_string() if crs.to_authority(min_confidence=100) else crs.to_wkt(),
        "rulebook": rulebook,
        "software": VERSION,
        "project_id": str(uuid.uuid4()),
    }
    connection.execute(
        "CREATE TABLE grid_steward_project (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)"
    )
    connection.executemany("INSERT INTO grid_steward_project VALUES (?, ?)", header.items())


def _check_sqlite(path: Path) -> None:
    """SQLite itself would make a new file where there is none."""
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
    try:
        with path.open("rb") as file:
            start = file.read(len(_SQLITE_HEADER))
    except OSError as error:
        raise input_error(
            "{file} cannot be read ({reason}). Ask for the right to read it.",
            file=path.name,
            reason=error.strerror or str(error),
        ) from error
    if start != _SQLITE_HEADER:
        raise input_error(
            "{file} is not a GeoPackage. Give the project's file, which ends in .gpkg.",
            file=path.name,
        )


def _read_header(path: Path) -> dict[str, str]:
    with reading(path) as connection:
        ours = connection.execute(
            "SELECT count(*) FROM sqlite_master WHERE name = 'grid_steward_project'"
        ).fetchone()
        if ours == (0,):
            raise input_error(
                "{file} is not a Grid Steward project, though it may hold layers. Make a project "
                "with grid-steward init and import those layers into it.",
                file=path.name,
            )
        return dict(connection.execute("SELECT key, value FROM grid_steward_project"))


def _without_known_keys(connection: sqlite3.Connection, result: ImportResult) -> ImportResult:
    """The import with those rows rejected whose key the layer already has."""
    item = contract(result.layer)
    if item.key is None:
        return result
    query = sql(
        "SELECT {key}, {source} FROM {table}", key=item.key, source=SOURCE, table=item.layer
    )
    known = dict(connection.execute(query))
    repeated = result.accepted[item.key].isin(known).to_numpy()
    if not repeated.any():
        return result
    values = result.accepted.loc[repeated, list(item.fields)]
    values = values.astype(object).where(values.notna(), None)
    keys = values[item.key].tolist()
    more = contract("rejected").frame(
        {
            "layer": [item.layer] * len(keys),
            "source": [result.source] * len(keys),
            "row": result.rows[repeated],
            "reason": ["duplicate_key"] * len(keys),
            "message": [str(_known_already(key, known[key], result.source)) for key in keys],
            "original": [
                json.dumps(row, ensure_ascii=False) for row in values.to_dict(orient="records")
            ],
        }
    )
    return replace(
        result,
        accepted=result.accepted[~repeated].reset_index(drop=True),
        rows=result.rows[~repeated],
        rejected=pd.concat([result.rejected, more], ignore_index=True),
    )


def _nothing_taken(result: ImportResult, kept: int) -> InputError:
    return input_error(
        "None of the {read} rows of {source} could be taken, so the {kept} rows that it brought "
        "before stay as they are. Correct the source or how it is read (--map, --crs), then import "
        "it again.\n{reasons}",
        read=result.read,
        source=result.source,
        kept=kept,
        reasons="\n".join(rejected_lines(result.rejected)),
    )


def _known_already(key: str, source: str | None, own: str) -> Message:
    if source == own:
        return message(
            "The code {key} is already in the project, from another file called {source}. Give one "
            "of the two another code, or take it out of one of the files.",
            key=key,
            source=source,
        )
    return message(
        "The code {key} is already in the project, from {source}. Give one of the two another "
        "code, or take it out of one of the sources.",
        key=key,
        source=source or "QGIS",
    )
