"""A project: a file to hand around, and beside it what is known about persons."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyproj
from pyogrio.errors import DataLayerError, DataSourceError
from pyproj.exceptions import CRSError

from ..common.errors import InputError
from ..common.messages import message
from ..common.progress import Progress, silent
from ..contracts import contract, input_layers
from ..divide import Division
from ..divide.trail import stamped
from ..intake import ImportResult
from ..rules import load_rulebook
from .access import draft_of
from .assessments import ASSESSMENT
from .comparisons import COMPARISON, compared_with
from .connection import reading, transaction
from .header import (
    PROJECT_HEADER,
    cannot_write,
    check_crs,
    check_file,
    check_new,
    check_version,
    crs_text,
    damaged,
    header_rules,
    not_a_project,
    read_header,
    rules_header,
    write_header,
    write_rules,
)
from .inputs import select_inputs, select_sources
from .missing import bring_up_to_date
from .overview import LayerCount, Overview, count_layers
from .planbook import PlanBook
from .plans import (
    FOUND_RESTRICTED,
    FOUND_SHARED,
    PLAN_LAYERS,
    free_name,
    insert_layers,
    plan_names,
    renamed,
    select_plan,
)
from .staffings import STAFFING
from .tables import (
    REJECTED,
    create_tables,
    empty,
    index_keys,
    insert,
    remove,
    select,
    shared_tables,
)
from .takein import take_in

# What a plan is called that nobody gave a name, where that is free.
FIRST_PLAN = "plan-1"


@dataclass(frozen=True)
class Project(PlanBook):
    """An open project: where it is, its reference system and its rulebook.

    ``path`` is the file that may be handed around; everything about persons is in a file beside
    it, which is made when it is first needed. ``project_id`` tells the two belong together.
    No connection is kept open; each method opens the file, and what it writes is written whole or
    not at all.
    """

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
        check_file(path)
        with reading(path) as connection:
            header = read_header(connection, PROJECT_HEADER)
        if not header:
            raise not_a_project(path)
        try:
            crs = pyproj.CRS.from_user_input(header["crs"])
            version = check_version(path, header)
            project = cls(path, crs, header_rules(header, path.name), header["project_id"])
        except (KeyError, ValueError, CRSError) as error:
            raise damaged(path) from error
        bring_up_to_date(path, PROJECT_HEADER, version, shared_tables(), crs)
        project._people.keep_private()
        return project

    @property
    def rulebook(self) -> str:
        """The name of its rulebook."""
        return self.rules.name

    def set_rulebook(self, rulebook: str | Path) -> Project:
        """Give the project another rulebook, as ``create`` takes one; returns it with that.

        What was imported and the plans stay as they are; what was found in these by the former
        rulebook counts no more: gaps and work, and the staffing too, whose loads, rounds and quotas
        all go by it; so do comparisons. The layer ``assignment`` stays to be read, so that the next
        staffing keeps the cells that were locked there. InputError for a wrong rulebook.
        """
        rules = load_rulebook(rulebook)
        with transaction(self.path) as connection:
            write_rules(connection, rules)
            empty(connection, ASSESSMENT.head)
            empty(connection, STAFFING.head)
            empty(connection, COMPARISON.head)
        return replace(self, rules=rules)

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

    def overview(self) -> Overview:
        """How many rows each input layer has and from where, counted without reading them."""
        counts: dict[str, LayerCount] = {}
        trouble = None
        try:
            for restricted in (False, True):
                with self._reading(restricted) as connection:
                    wanted = _inputs(restricted)
                    counts.update(count_layers(connection, wanted) if connection else ())
            trouble = self._people.left_alone()
        except InputError as error:
            if not counts:
                raise
            trouble = error.message
        missing = {name: LayerCount(name) for name in input_layers() if name not in counts}
        return Overview({**counts, **missing}, trouble)

    def sources(self, layer: str) -> dict[str, tuple[str, ...]]:
        """The names of the sources that the layer has rows of, each with the ids of its files."""
        with self._reading(contract(layer).restricted) as connection:
            return {} if connection is None else select_sources(connection, layer)

    def add(self, result: ImportResult, progress: Progress = silent) -> ImportResult:
        """Take in an import, and return it as it was taken in.

        Importing a source again replaces its rows, the rejected ones too; another source adds to
        the layer. A row whose key the layer already has from elsewhere goes to the rejected ones.
        What is about persons, and the rows rejected of it, go to the file about persons. Raises
        InputError where no row would be left of a source that brought some before.
        """
        restricted = contract(result.layer).restricted
        with self._people.adding() if restricted else transaction(self.path) as connection:
            replaced, taken = take_in(connection, result, progress)
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

    def write_plan(
        self, division: Division, progress: Progress = silent, *, replace: bool = True
    ) -> Division:
        """Keep a plan with all that belongs to it, and return it as it was kept.

        One of the same name is replaced. If not ``replace``, it stays and the new plan is called
        by the first of ``plan-1``, ``plan-2`` … that is free when it is written.
        """
        (name,) = division.plan["plan"]
        division = stamped(division)
        with transaction(self.path) as connection:
            if not replace and name in (taken := plan_names(connection)):
                name = free_name(taken)
                division = renamed(division, name)
            compared = compared_with(connection, name)
            for layer in (*PLAN_LAYERS, *FOUND_SHARED):
                remove(connection, layer, "plan", name, progress)
            for plan, layer in product(compared, COMPARISON.shared_layers):
                remove(connection, layer, "plan", plan, progress)
            insert_layers(connection, division, progress)
            # Two files don't commit together, so what was found out about a former plan of this
            # name goes before the new one is there to be taken for its own.
            self._remove_found(name, compared)
            insert(connection, "plan", division.plan)
        return division

    def plans(self) -> pd.DataFrame:
        """One row for each plan, in the order they were written."""
        frame: pd.DataFrame = self.read("plan")
        return frame

    def read_plan(self, plan: str | None, progress: Progress = silent) -> Division:
        """The plan of that name, or the current one if None; an InputError lists them."""
        with reading(self.path) as connection:
            return select_plan(connection, self.crs, plan, self.path.name, progress)

    def _input_layers(self, restricted: bool, progress: Progress) -> dict[str, gpd.GeoDataFrame]:
        with self._reading(restricted) as connection:
            if connection is None:
                return {}
            return select_inputs(connection, _inputs(restricted), self.crs, progress)

    def _remove_found(self, plan: str, compared: Sequence[str]) -> None:
        """Remove what is known of persons by ``plan``, and the comparisons of the others."""
        if self._people.exists():
            with self._people.transaction() as connection:
                for layer in FOUND_RESTRICTED:
                    remove(connection, layer, "plan", plan)
                for other, layer in product(compared, COMPARISON.restricted_layers):
                    remove(connection, layer, "plan", other)


def _inputs(restricted: bool) -> list[str]:
    """The input layers in one of the two files."""
    return [name for name in input_layers() if contract(name).restricted == restricted]
