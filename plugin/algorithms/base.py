"""What all our algorithms share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ..bridge.frames import fields_of, write_features
from ..bridge.libraries import load_libraries
from ..bridge.needs import what_is_missing
from ..bridge.styles import name_on_load, style_on_load
from ..bridge.texts import tr
from ..common.errors import StewardError

if TYPE_CHECKING:
    from ..contracts import Contract

# Rejected rows that are told one by one; of more, the log would only get unreadable.
MOST_ROWS_TOLD = 50


@dataclass(frozen=True)
class Output:
    """One output, ready to be written: the parameter's name, the features, and what they are."""

    name: str
    layer: Contract
    shape: QgsWkbTypes.Type
    features: list[QgsFeature]
    title: str = ""
    variables: Mapping[str, Any] = field(default_factory=dict)


class StewardAlgorithm(QgsProcessingAlgorithm):
    """Base of our algorithms.

    The science is imported when an algorithm runs: the provider has to load, and to say what is
    missing, in a QGIS without geopandas. ``GROUP`` is the group in the toolbox: cells or data.
    """

    GROUP: str

    def createInstance(self) -> StewardAlgorithm:
        """A new object of the same kind; QGIS makes one for every run and every dialog."""
        load_libraries()
        return type(self)()

    def group(self) -> str:
        """The title of the group in the toolbox."""
        return {"cells": tr("Cells"), "data": tr("Data")}[self.GROUP]

    def groupId(self) -> str:
        """The group's frozen id."""
        return self.GROUP

    def canExecute(self) -> tuple[bool, str]:
        """Whether all libraries are there, and if not, what is missing and how to get it."""
        missing = what_is_missing()
        return not missing, missing

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        """What QGIS itself checks; ``qgis_process`` asks this of an object it did not create."""
        load_libraries()
        fine, why = super().checkParameterValues(parameters, context)
        return fine, why

    def add(self, parameter: QgsProcessingParameterDefinition, help_text: str) -> None:
        """Add a parameter with its help."""
        parameter.setHelp(help_text)
        self.addParameter(parameter)

    def add_advanced(self, parameter: QgsProcessingParameterDefinition, help_text: str) -> None:
        """Add a parameter that few need, folded away in the dialog."""
        flag = QgsProcessingParameterDefinition.Flag.FlagAdvanced
        parameter.setFlags(parameter.flags() | flag)
        self.add(parameter, help_text)

    def add_project(self, plan_help: str) -> None:
        """Add what ``project_and_plan`` reads: a project's file, the name of a plan in it."""
        self.add(
            QgsProcessingParameterFile("PROJECT", tr("Project file"), extension="gpkg"),
            tr("The GeoPackage of the project, with at least one plan in it."),
        )
        self.add(
            QgsProcessingParameterString("PLAN", tr("Name of the plan"), optional=True), plan_help
        )

    def project_and_plan(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[Path, Optional[str]]:
        """The project's file and the plan's name, None for the current one."""
        path = Path(self.parameterAsFile(parameters, "PROJECT", context))
        return path, self.parameterAsString(parameters, "PLAN", context).strip() or None

    def optional_int(self, parameters: dict[str, Any], name: str, context: Any) -> Optional[int]:
        """A number parameter, None where the user left it open."""
        if parameters.get(name) in (None, ""):
            return None
        return self.parameterAsInt(parameters, name, context)

    def codes(self, parameters: dict[str, Any], name: str, context: Any) -> tuple[str, ...]:
        """A text parameter with codes, commas or new lines between them."""
        text = self.parameterAsString(parameters, name, context)
        return tuple(filter(None, map(str.strip, re.split("[,;，；、\n]", text))))

    def write(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        outputs: list[Output],
        crs: QgsCoordinateReferenceSystem,
    ) -> dict[str, str]:
        """Write the outputs that are wanted, each whole; where each is, by parameter."""
        results = {}
        for output in outputs:
            fields = fields_of(output.layer)
            sink, destination = self.parameterAsSink(
                parameters, output.name, context, fields, output.shape, crs
            )
            if sink is None:
                continue
            write_features(output.features, sink, str(output.layer.title))
            style_on_load(context, destination, output.layer.layer, output.variables)
            if output.title:
                name_on_load(context, destination, output.title)
            results[output.name] = destination
        return results


@contextmanager
def told_by_qgis() -> Iterator[None]:
    """Let QGIS show our errors, cancelling among them: the sentence, and never a traceback."""
    try:
        yield
    except StewardError as error:
        raise QgsProcessingException(str(error)) from None


def tell_import(result: Any, feedback: QgsProcessingFeedback) -> None:
    """Say what became of the rows of one import; rejected rows are reported and the run goes on."""
    from ..intake import matching_lines

    feedback.pushInfo(
        tr("{source}: {read} rows read, {accepted} accepted, {rejected} rejected.").format(
            source=result.source,
            read=result.read,
            accepted=len(result.accepted),
            rejected=len(result.rejected),
        )
    )
    for line in (*result.notes, *matching_lines(result.matching)):
        feedback.pushInfo("  " + str(line))
    if result.dropped_columns:
        feedback.pushInfo(
            "  "
            + tr("Columns left out, because no field of the layer asks for them: {names}").format(
                names=", ".join(result.dropped_columns)
            )
        )
    for row in result.rejected.head(MOST_ROWS_TOLD).itertuples():
        feedback.reportError(
            tr("{source}, row {row}: {why}").format(source=row.source, row=row.row, why=row.message)
        )
    if len(result.rejected) > MOST_ROWS_TOLD:
        feedback.reportError(
            tr("… and {more} more rejected rows: {reasons}").format(
                more=len(result.rejected) - MOST_ROWS_TOLD,
                reasons=", ".join(f"{name} {count}" for name, count in result.reasons.items()),
            )
        )
