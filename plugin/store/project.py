"""A project: a file to hand around, and beside it what is known about persons."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyproj
from pyogrio.errors import DataLayerError, DataSourceError

from ..common.errors import input_error
from ..common.messages import message
from ..common.progress import Progress, part, silent
from ..contracts import contract, input_layers
from ..divide import Division
from ..intake import ImportResult
from ..rules import Rulebook, load_rulebook
from .access import draft_of
from .connection import reading, sql, transaction
from .header import (
    PROJECT_HEADER,
    cannot_write,
    check_crs,
    check_new,
    check_sqlite,
    check_version,
    crs_text,
    header_rules,
    not_a_project,
    read_header,
    rules_header,
    write_header,
)
from .known import nothing_taken, without_known_keys
from .missing import bring_up_to_date
from .people import PeopleFile
from .tables import (
    REJECTED,
    SOURCE,
    SOURCE_ID,
    create_tables,
    empty,
    index_keys,
    insert,
    remove,
    row_numbers,
    select,
    shared_tables,
)

# What a plan is called that nobody gave a name, where that is free.
FIRST_PLAN = "plan-1"

# The layers of a plan, in the order of the fields of ``Division``.
_PLAN_LAYERS = ("unit", "cell", "plan", "move", "tower")
_PLAN_ROW = _PLAN_LAYERS.index("plan")
# What a plan's cells hold; about persons.
_ATTACHED_LAYERS = ("cell_people", "cell_count", "unattached")


@dataclass(frozen=True)
class Project:
    """An open project: where it is, its reference system and its rulebook.

    ``path`` is the file that may be handed around; everything about persons is in a file beside
    it, which is made when it is first needed. ``project_id`` tells the two belong together.
    No connection is kept open; each method opens the file, and what it writes is written whole or
    not at all.
    """

    path: Path
    crs: pyproj.CRS
    rules: Rulebook
    project_id: str

    @classmethod
    def create(cls, path: str | Path, crs: Any, rulebook: str | Path) -> Project:
        """Make an empty project; InputError if there is already a file at ``path``.

        ``crs`` is anything pyproj understands, such as ``EPSG:4546``; ``rulebook`` a name or a
        file for ``load_rulebook``, and what a file says is kept in the project. The project's file
        is made aside and then moved to its place.
        """
        path = Path(path)
        rules = load_rulebook(rulebook)
        known_crs = check_crs(crs)
        check_new(path)
        project = cls(path, known_crs, rules, str(uuid.uuid4()))
        project._people.check_none_left()
        header = {
            "crs": crs_text(known_crs),
            **rules_header(rules),
            "project_id": project.project_id,
        }
        try:
            with draft_of(path) as draft:
                create_tables(draft, known_crs, shared_tables())
                with transaction(draft) as connection:
                    index_keys(connection, shared_tables())
                    write_header(connection, PROJECT_HEADER, header)
                draft.replace(path)
        except (OSError, DataSourceError, DataLayerError) as error:
            raise cannot_write(path, error) from error
        return project

    @classmethod
    def open(cls, path: str | Path) -> Project:
        """The project at ``path``; an older file is brought to today's schema first.

        Files about persons that others may read are closed to them. Raises InputError where there
        is no file, or one that is not a project of ours.
        """
        path = Path(path)
        check_sqlite(path)
        with reading(path) as connection:
            header = read_header(connection, PROJECT_HEADER)
        if not header:
            raise not_a_project(path)
        crs = pyproj.CRS.from_user_input(header["crs"])
        bring_up_to_date(path, PROJECT_HEADER, check_version(path, header), shared_tables(), crs)
        project = cls(path, crs, header_rules(header, path.name), header["project_id"])
        project._people.keep_private()
        return project

    @property
    def rulebook(self) -> str:
        """The name of its rulebook."""
        return self.rules.name

    @property
    def people_path(self) -> Path:
        """The file about persons; it is not there before there are any."""
        return self._people.path

    def key(self) -> bytes:
        """The key of 32 bytes that pseudonyms are made with; made at the first call.

        Raises InputError where the persons there are were made with another key, or theirs is
        missing.
        """
        return self._people.key()

    def read(self, layer: str, progress: Progress = silent) -> Any:
        """All rows of ``layer`` with its contract's columns; a GeoDataFrame if it has geometry.

        A restricted layer has none where there is no file about persons.
        """
        with self._reading(contract(layer).restricted) as connection:
            if connection is None:
                return contract(layer).frame({}, crs=self.crs)
            return select(connection, layer, self.crs, progress=progress)

    def read_rejected_people(self) -> pd.DataFrame:
        """The rejected rows of the restricted layers; ``read("rejected")`` has the others."""
        with self._reading(restricted=True) as connection:
            if connection is None:
                return contract(REJECTED).frame({})
            frame: pd.DataFrame = select(connection, REJECTED, self.crs)
            return frame

    def layers(self, progress: Progress = silent) -> dict[str, gpd.GeoDataFrame]:
        """The input layers in the project's own file that have rows, from one state of the file.

        They hold what anyone drew or typed in QGIS, unchecked. The index is each row's ``fid``.
        """
        return self._input_layers(False, progress)

    def people(self, progress: Progress = silent) -> dict[str, gpd.GeoDataFrame]:
        """The input layers about persons that have rows, as ``layers`` has the others."""
        return self._input_layers(True, progress)

    def sources(self, layer: str) -> dict[str, tuple[str, ...]]:
        """The names of the sources that the layer has rows of, each with the ids of its files."""
        found: dict[str, tuple[str, ...]] = {}
        query = sql(
            "SELECT DISTINCT {name}, {id} FROM {table} WHERE {id} IS NOT NULL ORDER BY {id}",
            name=SOURCE,
            id=SOURCE_ID,
            table=layer,
        )
        with self._reading(contract(layer).restricted) as connection:
            for name, source_id in connection.execute(query) if connection is not None else ():
                found[name] = (*found.get(name, ()), source_id)
        return found

    def add(self, result: ImportResult, progress: Progress = silent) -> ImportResult:
        """Take in an import, and return it as it was taken in.

        Importing a source again replaces its rows, the rejected ones too; another source adds to
        the layer. A row whose key the layer already has from elsewhere goes to the rejected ones.
        What is about persons, and the rows rejected of it, go to the file about persons. Raises
        InputError where no row would be left of a source that brought some before.
        """
        restricted = contract(result.layer).restricted
        with self._people.adding() if restricted else transaction(self.path) as connection:
            replaced, taken = _take_in(connection, result, progress)
        notes = [*taken.notes]
        if replaced:
            notes.append(
                message(
                    "{rows} rows that came from {source} before were replaced.",
                    rows=replaced,
                    source=result.source,
                )
            )
        if restricted and not self._people.keep_private():
            notes.append(self._people.open_to_others())
        return replace(taken, notes=tuple(notes))

    def write_household_counts(self, counts: pd.DataFrame) -> None:
        """Keep the comparison of household counts (contract ``household_count``); one at a time."""
        with self._people.adding() as connection:
            empty(connection, "household_count")
            insert(connection, "household_count", counts)

    def write_attachment(
        self, cell_people: gpd.GeoDataFrame, cell_count: pd.DataFrame, unattached: pd.DataFrame
    ) -> None:
        """Keep what the cells of a plan hold, in place of what was kept of that plan before.

        The frames have the contracts of their names and tell of one plan, which
        ``cell_people`` names.
        """
        (plan,) = cell_people["plan"].unique()
        frames = (cell_people, cell_count, unattached)
        with self._people.adding() as connection:
            for layer, frame in zip(_ATTACHED_LAYERS, frames):
                remove(connection, layer, "plan", plan)
                insert(connection, layer, frame)

    def read_attachment(self, plan: str) -> tuple[gpd.GeoDataFrame, pd.DataFrame, pd.DataFrame]:
        """The frames of ``write_attachment``; empty where nothing was attached to the plan."""
        with self._reading(restricted=True) as connection:
            if connection is None:
                cells, counts, others = (contract(layer).frame({}) for layer in _ATTACHED_LAYERS)
            else:
                cells, counts, others = (
                    select(connection, layer, self.crs, plan) for layer in _ATTACHED_LAYERS
                )
        return cells, counts, others

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
            # Two files don't commit together, so what was attached to a former plan of this name
            # goes before the new one is there to be taken for its own.
            self._remove_attachment(name)
            insert(connection, "plan", division.plan)
        return division

    def plans(self) -> pd.DataFrame:
        """One row for each plan, in the order they were written."""
        frame: pd.DataFrame = self.read("plan")
        return frame

    def read_plan(self, plan: str | None) -> Division:
        """The plan of that name, or the one written last if None; an InputError lists them."""
        with reading(self.path) as connection:
            names = _plan_names(connection)
            if plan is None and names:
                plan = names[-1]
            frames = [select(connection, layer, self.crs, plan or "") for layer in _PLAN_LAYERS]
        if plan is None:
            raise input_error(
                "{file} has no plan yet. Make one first: grid-steward divide {file}",
                file=self.path.name,
            )
        if frames[_PLAN_ROW].empty:
            raise input_error(
                "{file} has no plan called {plan}. Its plans: {known}.",
                file=self.path.name,
                plan=plan,
                known=", ".join(names) or "-",
            )
        return Division(*frames)

    @property
    def _people(self) -> PeopleFile:
        return PeopleFile(self.path, self.project_id, self.crs)

    @contextmanager
    def _reading(self, restricted: bool) -> Iterator[sqlite3.Connection | None]:
        """A connection to the file that it is in, None where there is no file about persons."""
        if not restricted:
            with reading(self.path) as connection:
                yield connection
        elif self._people.exists():
            with self._people.reading() as connection:
                yield connection
        else:
            yield None

    def _input_layers(self, restricted: bool, progress: Progress) -> dict[str, gpd.GeoDataFrame]:
        frames = {}
        wanted = [name for name in input_layers() if contract(name).restricted == restricted]
        with self._reading(restricted) as connection:
            if connection is None:
                return {}
            for number, layer in enumerate(wanted):
                step = part(progress, number / len(wanted), (number + 1) / len(wanted))
                frame = select(connection, layer, self.crs, progress=step)
                frames[layer] = frame.set_axis(row_numbers(connection, layer, step))
        return {layer: frame for layer, frame in frames.items() if len(frame)}

    def _remove_attachment(self, plan: str) -> None:
        if self._people.exists():
            with self._people.transaction() as connection:
                for layer in _ATTACHED_LAYERS:
                    remove(connection, layer, "plan", plan)


def _take_in(
    connection: sqlite3.Connection, result: ImportResult, progress: Progress
) -> tuple[int, ImportResult]:
    """How many rows of the source were replaced, and the import without what is there already."""
    origin = {SOURCE: result.source, SOURCE_ID: result.source_id}
    known_by = {SOURCE_ID: result.source_id}
    connection.execute(
        "DELETE FROM rejected WHERE layer = ? AND source_id = ?", (result.layer, result.source_id)
    )
    replaced = remove(connection, result.layer, SOURCE_ID, result.source_id, progress)
    taken = without_known_keys(connection, result, progress)
    if replaced and taken.accepted.empty:
        raise nothing_taken(taken, replaced)
    insert(connection, taken.layer, taken.accepted, origin, part(progress, 0, 0.9))
    insert(connection, REJECTED, taken.rejected, known_by, part(progress, 0.9, 1))
    return replaced, taken


def _plan_names(connection: sqlite3.Connection) -> list[str]:
    """In the order they were written."""
    return [name for (name,) in connection.execute("SELECT plan FROM plan ORDER BY fid")]


def _free_name(taken: Sequence[str]) -> str:
    number = 1
    while (name := f"plan-{number}") in taken:
        number += 1
    return name


def _renamed(division: Division, name: str) -> Division:
    return Division(
        *(getattr(division, frame.name).assign(plan=name) for frame in fields(division))
    )
