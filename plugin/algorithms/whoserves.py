"""``gridsteward:whoserves``: for points, or the open requests of a project, who serves there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ..bridge.frames import (
    Rows,
    Source,
    features_of,
    fields_of,
    frame_of,
    read_rows,
    write_features,
)
from ..bridge.progress import progress_of
from ..bridge.styles import load_when_done, style_on_load
from ..bridge.tables import address, equals, is_restricted
from ..bridge.texts import tr
from ..bridge.thread import Outside, in_own_thread
from ..common.progress import part
from .base import StewardAlgorithm, told_by_qgis

if TYPE_CHECKING:
    import geopandas as gpd

    from ..contracts import Contract


@dataclass(frozen=True)
class _Asked:
    """What is asked: of a plan, for points with or without a column of kinds, or for requests."""

    project: Path
    plan: Optional[str]
    provider: Optional[str]
    points: Optional[Rows]
    kind: str


@dataclass(frozen=True)
class _Found:
    """Sums, and of points the answers as features with their coordinate system (WKT)."""

    numbers: dict[str, int]
    features: list[QgsFeature]
    crs: str
    responses: str


class WhoServesAlgorithm(StewardAlgorithm):
    """Who serves here; the work itself is in ``steps.answering``."""

    GROUP = "cells"

    def name(self) -> str:
        """The frozen id."""
        return "whoserves"

    def displayName(self) -> str:
        """The name in the toolbox."""
        return tr("Say who serves here")

    def tags(self) -> list[str]:
        """Words that find it."""
        words = tr("officer,request,answer,level,provider,nearest,alarm").split(",")
        return [*words, "网格员", "诉求", "应答"]

    def shortHelpString(self) -> str:
        """What it does, in a few sentences."""
        return tr(
            "Says for each point its cell, the officer and the backup, which level answers "
            "(cell, community, street, district or city) where it is known what is asked for, "
            "and the nearest provider on foot that is available.\n\n"
            "Without a layer of points the open requests of the project are answered. These "
            "answers are about persons, so they are written into the restricted file, "
            "NAME.people.gpkg, in place of those before.\n\n"
            "Of a layer of points only the place, the feature's id and what is asked for are "
            "read, and nothing of its other columns is written. Layers of the restricted file "
            "are refused.\n\n"
            "Officers are those that were assigned to the plan, or those of the layer of "
            "officers. Which level answers what, and which service helps, stands in the "
            "project's rulebook."
        )

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        """Declare the parameters and outputs."""
        self.add_project(tr("The plan with the cells. Not set: the current one."))
        self.add(
            QgsProcessingParameterFeatureSource(
                "POINTS", tr("Points"), [QgsProcessing.SourceType.TypeVectorPoint], optional=True
            ),
            tr("The places to ask for. Not set: the open requests of the project."),
        )
        self.add(
            QgsProcessingParameterField(
                "KIND", tr("What is asked for"), parentLayerParameterName="POINTS", optional=True
            ),
            tr("A column of the points with kinds of requests, in the words of the rulebook."),
        )
        self.add(
            QgsProcessingParameterString("PROVIDER", tr("Service to find"), optional=True),
            tr(
                "The service whose nearest provider is wanted for the points, such as clinic. Not "
                "set, and for requests: the one that helps with what is asked for."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "ANSWERS", tr("Answers"), QgsProcessing.SourceType.TypeVectorPoint, optional=True
            ),
            tr("The points with who serves there, in the project's CRS; unused for requests."),
        )
        self.addOutput(QgsProcessingOutputVectorLayer("RESPONSES", tr("Who answers requests")))
        for name, title in (
            ("ASKED", tr("Number of places")),
            ("SERVED", tr("Number of places with an officer")),
            ("IN_NO_CELL", tr("Number of places in no cell")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))

    def processAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Answer; a cancelled run leaves the project as it was and writes nothing."""
        progress = progress_of(feedback)
        path, plan = self.project_and_plan(parameters, context)
        source = self._source(parameters, context)
        rows = None if source is None else read_rows(source, part(progress, 0.0, 0.1))
        asked = _Asked(
            path,
            plan,
            self.parameterAsString(parameters, "PROVIDER", context).strip() or None,
            rows,
            self.parameterAsString(parameters, "KIND", context),
        )
        with told_by_qgis():
            found = in_own_thread(partial(_answer, asked, feedback), part(progress, 0.1, 1.0))
        if rows is not None:
            return {**self._write(parameters, context, found, asked), **found.numbers}
        load_when_done(context, found.responses, "RESPONSES", "response")
        return {"RESPONSES": found.responses, **found.numbers}

    def _source(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> Optional[Source]:
        """The points; None where the requests are asked for."""
        source = self.parameterAsSource(parameters, "POINTS", context)
        if source is None:
            return None
        layer = self.parameterAsVectorLayer(parameters, "POINTS", context)
        if layer is not None and is_restricted(layer):
            raise QgsProcessingException(
                tr(
                    "The layer {layer} is about persons, and its answers would lie in an open "
                    "file. Leave the points empty: then the open requests are answered, in the "
                    "restricted file."
                ).format(layer=layer.name())
            )
        return Source.of_parameter(source)

    def _write(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        found: _Found,
        asked: _Asked,
    ) -> dict[str, str]:
        """Write the answers for points; where they are."""
        fields = fields_of(_contract())
        crs = QgsCoordinateReferenceSystem.fromWkt(found.crs)
        sink, destination = self.parameterAsSink(
            parameters, "ANSWERS", context, fields, QgsWkbTypes.Type.Point, crs
        )
        if sink is None:
            return {}
        write_features(found.features, sink, tr("Answers"))
        if asked.kind:
            style_on_load(context, destination, "response", {})
        return {"ANSWERS": destination}


def _answer(asked: _Asked, feedback: QgsProcessingFeedback, outside: Outside) -> _Found:
    """The work itself, in a thread of its own; frames are born and die in here."""
    from ..store import Project

    project = Project.open(asked.project)
    if asked.points is None:
        found = _answer_requests(project, asked, outside)
    else:
        found = _answer_points(project, asked, asked.points, outside)
    numbers = found.numbers
    said = tr("{asked} places: {served} have an officer, {outside} lie in no cell.").format(
        asked=numbers["ASKED"], served=numbers["SERVED"], outside=numbers["IN_NO_CELL"]
    )
    outside.run(partial(feedback.pushInfo, said))
    return found


def _answer_requests(project: Any, asked: _Asked, outside: Outside) -> _Found:
    from ..steps import answer_requests

    found = answer_requests(project, asked.plan, progress=outside.progress)
    chosen = equals("plan", found.scene.plan)
    place = address(project.people_path, "response", chosen=chosen)
    return _Found(_numbers(found.answers.frame), [], "", place)


def _answer_points(project: Any, asked: _Asked, rows: Rows, outside: Outside) -> _Found:
    from ..steps import who_serves_points

    points = _points(rows, asked.kind)
    frame = who_serves_points(
        project, asked.plan, points, provider=asked.provider, progress=outside.progress
    )
    features = features_of(frame.assign(point_id=rows.ids), _contract())
    return _Found(_numbers(frame), features, frame.crs.to_wkt(), "")


def _points(rows: Rows, kind: str) -> gpd.GeoDataFrame:
    """The points, and what is asked for where a column says it; nothing else of the layer."""
    import geopandas as gpd

    from ..store import to_single

    frame = frame_of(rows)
    words = {"kind": frame[kind].to_numpy(object)} if kind else {}
    return gpd.GeoDataFrame(words, geometry=to_single(frame.geometry.to_numpy()), crs=frame.crs)


def _numbers(frame: gpd.GeoDataFrame) -> dict[str, int]:
    return {
        "ASKED": len(frame),
        "SERVED": int(frame["officer_id"].notna().sum()),
        "IN_NO_CELL": int(frame["cell_id"].isna().sum()),
    }


def _contract() -> Contract:
    """What an answer for a point says: its id, and the same as for a request, with officers' names.

    The words of the question are left out: people write names into them.
    """
    from ..contracts import Bilingual, Field, contract

    item, names = contract("response"), contract("assignment").fields
    title = tr("Point")
    fields = {"point_id": Field("point_id", "int", Bilingual(title, title))}
    for name, field in item.fields.items():
        if name in ("plan", "request_id", "kind"):
            continue
        fields[name] = field
        if name in ("officer_id", "backup_id"):
            called = name.replace("_id", "_name")
            fields[called] = names[called]
    return replace(item, fields=fields)
