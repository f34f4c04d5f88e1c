"""What is found out about the plans of a project, in and out of its two files."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyproj

from ..assess.assessment import Assessment
from ..common.errors import InputError
from ..common.progress import Progress, silent
from ..compare.comparison import Comparison
from ..contracts import contract
from ..rules import Rulebook
from ..staff.staffing import Staffing
from .assessments import assessment_to_keep, check_assessed, select_assessment
from .attachments import insert_attachment, select_attachment
from .comparisons import check_compared, comparison_to_keep, select_comparison
from .connection import reading, transaction
from .facts import CellFact, PeopleFacts, cell_facts, people_facts
from .halves import new_mark, write_findings
from .people import PeopleFile
from .places import Place, find_places
from .presence import Presence, find_presence
from .releases import RELEASED_LAYERS, add_released
from .staffings import check_staffed, select_staffing, staffing_to_keep
from .tables import insert, remove, replace_plans, select


@dataclass(frozen=True)
class Findings:
    """Where a project is, and what is found out about its plans; see ``Project``."""

    path: Path
    crs: pyproj.CRS
    rules: Rulebook
    project_id: str

    def presence(self, plan: str | None) -> Presence:
        """What there is to show of the plan; of persons only where their file is this project's."""
        with reading(self.path) as shared:
            with suppress(InputError), self._reading(restricted=True) as people:
                return find_presence(shared, people, plan)
            return find_presence(shared, None, plan)

    def cell_facts(self, plan: str) -> dict[str, CellFact]:
        """What may be asked of single cells of a plan, by their codes; none without such a plan."""
        with reading(self.path) as connection:
            return cell_facts(connection, plan)

    def people_facts(self, plan: str) -> PeopleFacts:
        """What may be asked about persons by a plan; nothing where there is no file about them."""
        with reading(self.path) as shared, self._reading(restricted=True) as people:
            return PeopleFacts({}, {}, {}) if people is None else people_facts(shared, people, plan)

    def places(self, plan: str | None) -> list[Place]:
        """What somebody may look for on the map, by name or address; no residents."""
        with reading(self.path) as connection:
            return find_places(connection, plan)

    def write_attachment(
        self, cell_people: gpd.GeoDataFrame, cell_count: pd.DataFrame, unattached: pd.DataFrame
    ) -> None:
        """Keep what the cells of a plan hold, in place of what was kept of that plan before.

        The frames have the contracts of their names and tell of one plan, which
        ``cell_people`` names.
        """
        (plan,) = cell_people["plan"].unique()
        with self._people.adding() as connection:
            insert_attachment(connection, plan, (cell_people, cell_count, unattached))

    def read_attachment(self, plan: str) -> tuple[gpd.GeoDataFrame, pd.DataFrame, pd.DataFrame]:
        """The frames of ``write_attachment``; empty where nothing was attached to the plan."""
        with self._reading(restricted=True) as connection:
            return select_attachment(connection, self.crs, plan)

    def write_assessment(self, assessment: Assessment, progress: Progress = silent) -> Assessment:
        """Keep what a plan lacks and how much work it is, and return it as it was kept.

        An earlier one of that plan is replaced. Raises InputError where the plan itself is gone or
        was replaced meanwhile.
        """
        found = assessment_to_keep(assessment, *new_mark())
        with transaction(self.path) as connection:
            check_assessed(connection, assessment, self.path.name)
            write_findings(connection, self._people, [found], progress)
        kept: Assessment = found.frames
        return kept

    def read_assessment(self, plan: str, progress: Progress = silent) -> Assessment | None:
        """What ``write_assessment`` kept of a plan; None where that is nothing."""
        if not self._people.exists():
            return None
        with reading(self.path) as connection, self._people.reading() as people:
            return select_assessment(connection, people, self.crs, plan, progress)

    def write_staffing(
        self, staffing: Staffing, assessment: Assessment, progress: Progress = silent
    ) -> tuple[Staffing, Assessment]:
        """Keep who serves the cells of a plan, and the assessment made with these officers.

        Both are returned as they were kept, in place of earlier ones of that plan, whole or not at
        all. Raises InputError as ``write_assessment`` does.
        """
        stamp = new_mark()
        officers, found = staffing_to_keep(staffing, *stamp), assessment_to_keep(assessment, *stamp)
        with transaction(self.path) as connection:
            check_staffed(connection, staffing, self.path.name)
            check_assessed(connection, assessment, self.path.name)
            write_findings(connection, self._people, [officers, found], progress)
        return officers.frames, found.frames

    def read_staffing(self, plan: str, progress: Progress = silent) -> Staffing | None:
        """What ``write_staffing`` kept of a plan, None where that is nothing; cells of it may have
        been locked in QGIS since."""
        if not self._people.exists():
            return None
        with reading(self.path) as connection, self._people.reading() as people:
            return select_staffing(connection, people, self.crs, plan, progress)

    def write_comparison(self, comparison: Comparison, progress: Progress = silent) -> Comparison:
        """Keep how a plan differs from another, and return it as it was kept.

        An earlier one of that plan is replaced; it counts no more once one of the two plans is
        written anew. Raises InputError as ``write_assessment`` does.
        """
        found = comparison_to_keep(comparison, *new_mark())
        with transaction(self.path) as connection:
            check_compared(connection, comparison, self.path.name)
            write_findings(connection, self._people, [found], progress)
        kept: Comparison = found.frames
        return kept

    def read_comparison(self, plan: str, progress: Progress = silent) -> Comparison | None:
        """What ``write_comparison`` kept of a plan; None where that is nothing."""
        if not self._people.exists():
            return None
        with reading(self.path) as connection, self._people.reading() as people:
            return select_comparison(connection, people, self.crs, plan, progress)

    def write_responses(self, responses: pd.DataFrame) -> None:
        """Keep who answers the requests by a plan (contract ``response``), in place of what was
        kept of that plan. Without any row no request is open, and nothing is left of any plan."""
        if len(responses) or self._people.exists():
            with self._people.adding() as connection:
                replace_plans(connection, "response", responses)

    def read_released(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The areas whose counts were ever shown to the public, and which of them were shown.

        Frames of the contracts ``released_area`` and ``released_count``.
        """
        with self._reading(restricted=True) as connection:
            if connection is None:
                areas, counts = (contract(layer).frame({}) for layer in RELEASED_LAYERS)
            else:
                areas, counts = (select(connection, layer, self.crs) for layer in RELEASED_LAYERS)
        return areas, counts

    def write_release(
        self,
        plan: str,
        public: pd.DataFrame,
        areas: pd.DataFrame,
        counts: pd.DataFrame,
        *,
        known: tuple[pd.DataFrame, pd.DataFrame],
    ) -> None:
        """Remember what is about to be shown to the public, and keep it with the plan.

        ``public`` (contract ``public_count``) replaces what was public of the plan; ``areas`` and
        ``counts`` are added to what ``read_released`` gives. ``known`` is what that gave when they
        were worked out: InputError where another run has released more since, as two releases
        that don't know of each other may give away together what neither does alone.
        """
        with transaction(self.path) as connection:
            remove(connection, "public_count", "plan", plan)
            insert(connection, "public_count", public)
            with self._people.adding() as people:
                add_released(people, (areas, counts), known, self.path)

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
