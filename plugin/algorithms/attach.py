"""``gridsteward:attach``: people, care cases, places and requests onto the cells of a plan."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterFeatureSource,
)

from ..bridge.frames import Rows, Source, contract_frame, read_rows
from ..bridge.progress import progress_of
from ..bridge.styles import load_when_done
from ..bridge.tables import address, equals
from ..bridge.texts import tr
from ..bridge.thread import Outside, in_own_thread
from ..common.progress import Progress, part
from .base import StewardAlgorithm, told_by_qgis

if TYPE_CHECKING:
    from ..attach import Attachment
    from ..store import Project

# The parameters that take a layer, each with the layer of the project that it stands in for.
LAYERS = {
    "RESIDENTS": "resident",
    "CARE_CASES": "care_case",
    "CARE_COUNTS": "care_count",
    "FACILITIES": "facility",
    "VOLUNTEERS": "volunteer",
    "REQUESTS": "request",
}
OUTPUTS = {"CELLS": "cell_people", "COUNTS": "cell_count", "UNATTACHED": "unattached"}


class AttachAlgorithm(StewardAlgorithm):
    """Attach to cells; the work itself is ``steps.attach``."""

    GROUP = "cells"

    def name(self) -> str:
        """The frozen id."""
        return "attach"

    def displayName(self) -> str:
        """The name in the toolbox."""
        return tr("Put people and services on the cells")

    def tags(self) -> list[str]:
        """Words that find it."""
        words = tr("attach,resident,care,facility,volunteer,request,count").split(",")
        return [*words, "居民", "关爱", "归格"]

    def shortHelpString(self) -> str:
        """What it does, in a few sentences."""
        return tr(
            "Counts what each cell of a plan holds: residents by age and registration, care "
            "cases by group, facilities by kind, volunteers by role, open requests.\n\n"
            "In a tower that several cells share, the entrance or floor of a row decides. What "
            "no cell can be found for is counted too, and listed with the reason and what to do; "
            "nothing is lost.\n\n"
            "The results are about persons, so they are written into the project's restricted "
            "file, NAME.people.gpkg, and nowhere else. Running it again replaces what it wrote "
            "for the plan before.\n\n"
            "Instead of what the project holds, layers with the same fields can be given, for "
            "example a layer of the project with a filter set in QGIS."
        )

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        """Declare the parameters and outputs."""
        self.add_project(tr("The plan with the cells. Not set: the current one."))
        for name, title, about in _layers():
            self.add_advanced(
                QgsProcessingParameterFeatureSource(
                    name, title, [QgsProcessing.SourceType.TypeVector], optional=True
                ),
                about,
            )
        self._add_outputs()

    def _add_outputs(self) -> None:
        for name, title in (
            ("CELLS", tr("Cells with their people")),
            ("COUNTS", tr("Counts by cell")),
            ("UNATTACHED", tr("In no cell")),
        ):
            self.addOutput(QgsProcessingOutputVectorLayer(name, title))
        for name, title in (
            ("RESIDENTS_COUNT", tr("Number of residents")),
            ("CARE_PEOPLE", tr("Number of people in care")),
            ("CARE_CASES_COUNT", tr("Number of care cases")),
            ("FACILITIES_COUNT", tr("Number of facilities")),
            ("VOLUNTEERS_COUNT", tr("Number of volunteers")),
            ("OPEN_REQUESTS_COUNT", tr("Number of open requests")),
            ("UNATTACHED_COUNT", tr("Number of rows in no cell")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))

    def processAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Read the layers given, and attach; a cancelled run leaves the project as it was."""
        progress = progress_of(feedback)
        path, plan = self.project_and_plan(parameters, context)
        with told_by_qgis():
            given = self._given(parameters, context, part(progress, 0.0, 0.2))
            results = in_own_thread(
                partial(_attach, path, plan, given, feedback), part(progress, 0.2, 1.0)
            )
        for name, layer in OUTPUTS.items():
            load_when_done(context, results[name], name, layer)
        return results

    def _given(
        self, parameters: dict[str, Any], context: QgsProcessingContext, progress: Progress
    ) -> dict[str, Rows]:
        """The rows of the layers that are to be used instead of the project's own."""
        sources = {
            layer: self.parameterAsSource(parameters, name, context)
            for name, layer in LAYERS.items()
        }
        return {
            layer: read_rows(Source.of_parameter(source), progress)
            for layer, source in sources.items()
            if source is not None
        }


def _attach(
    path: Path,
    plan: Optional[str],
    given: dict[str, Rows],
    feedback: QgsProcessingFeedback,
    outside: Outside,
) -> dict[str, Any]:
    """The work itself, in a thread of its own: where the results are, and the numbers.

    Frames are born and die in here; see ``bridge.thread``.
    """
    from ..steps import attach
    from ..store import Project

    project = Project.open(path)
    instead = {layer: contract_frame(rows, layer) for layer, rows in given.items()}
    found = attach(project, plan, outside.progress, instead=instead)
    outside.run(partial(_tell, found, feedback))
    return {**_places(project, found), **_numbers(found)}


def _places(project: Project, found: Attachment) -> dict[str, str]:
    """Where each of the results is; for QGIS, layers of the restricted file."""
    chosen = equals("plan", found.plan)
    return {
        name: address(project.people_path, layer, chosen=chosen) for name, layer in OUTPUTS.items()
    }


def _numbers(found: Attachment) -> dict[str, int]:
    return {
        "RESIDENTS_COUNT": found.total("resident"),
        "CARE_PEOPLE": found.care_people,
        "CARE_CASES_COUNT": found.total("care"),
        "FACILITIES_COUNT": found.total("facility"),
        "VOLUNTEERS_COUNT": found.volunteers,
        "OPEN_REQUESTS_COUNT": found.total("open_request"),
        "UNATTACHED_COUNT": len(found.unattached),
    }


def _tell(found: Attachment, feedback: QgsProcessingFeedback) -> None:
    """Sums over all cells, never of one, and why rows are in no cell: the log is kept by QGIS."""
    from ..attach import REASON_TITLES

    feedback.pushInfo(
        tr("{plan}: {cells} cells. Rows in no cell: {lost}.").format(
            plan=found.plan, cells=len(found.cells), lost=len(found.unattached)
        )
    )
    for reason, count in found.reasons.items():
        feedback.pushWarning(
            tr("{reason}: {count}").format(count=count, reason=REASON_TITLES[reason])
        )
    for note in found.notes:
        feedback.pushInfo("  " + str(note))


def _layers() -> list[tuple[str, str, str]]:
    """Each layer parameter's name, title and help."""
    return [
        (
            "RESIDENTS",
            tr("Residents"),
            tr(
                "One row a person, with the building and, in towers, entrance and floor. Not set: "
                "the project's own, as for the layers below."
            ),
        ),
        (
            "CARE_CASES",
            tr("Care cases"),
            tr("One row for each person and care group. Not set: the project's own."),
        ),
        (
            "CARE_COUNTS",
            tr("Care counts"),
            tr("How many people of a care group each building has. Not set: the project's own."),
        ),
        (
            "FACILITIES",
            tr("Facilities"),
            tr("Places that serve residents, with their kind. Not set: the project's own."),
        ),
        (
            "VOLUNTEERS",
            tr("Volunteers"),
            tr("One row for each person and role. Not set: the project's own."),
        ),
        (
            "REQUESTS",
            tr("Requests"),
            tr("What residents asked for; only open ones are counted. Not set: the project's own."),
        ),
    ]
