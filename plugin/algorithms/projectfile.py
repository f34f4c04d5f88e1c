"""``gridsteward:projectfile``: a styled QGIS project and a map picture of a project file.

The command line runs it through ``qgis_process`` too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..bridge.picture import draw_picture
from ..bridge.progress import progress_of
from ..bridge.project import build_project
from ..bridge.texts import tr
from ..common.progress import part
from .base import StewardAlgorithm, told_by_qgis


class ProjectFileAlgorithm(StewardAlgorithm):
    """Write a .qgz that opens on one plan, and draw that plan as a picture."""

    GROUP = "data"

    def name(self) -> str:
        """The frozen id."""
        return "projectfile"

    def displayName(self) -> str:
        """The name for who runs it."""
        return tr("Make a styled QGIS project of a project file")

    def flags(self) -> QgsProcessingAlgorithm.Flag:
        """On the main thread, because a picture needs a layout."""
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def shortHelpString(self) -> str:
        """What it does."""
        return tr(
            "Writes a styled QGIS project that opens on one plan of a Grid Steward project file, "
            "and draws that plan as a picture."
        )

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        """Declare the parameters."""
        self.add(
            QgsProcessingParameterFile("PROJECT", tr("Project file"), extension="gpkg"),
            tr("The GeoPackage of the project."),
        )
        self.add(
            QgsProcessingParameterString("PLAN", tr("Name of the plan")),
            tr("The plan that the project opens on and that the picture shows."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "QGZ", tr("QGIS project"), tr("QGIS projects (*.qgz)")
            ),
            tr("The QGIS project to write; it finds its data relative to its own folder."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "PICTURE",
                tr("Picture"),
                tr("PNG pictures (*.png)"),
                optional=True,
                createByDefault=False,
            ),
            tr("The picture to draw, A3 at 150 dots an inch."),
        )

    def processAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Build the project once, write it, and draw it."""
        progress = progress_of(feedback)
        source = Path(self.parameterAsFile(parameters, "PROJECT", context))
        plan = self.parameterAsString(parameters, "PLAN", context)
        qgz = self.parameterAsFileOutput(parameters, "QGZ", context)
        picture = self.parameterAsFileOutput(parameters, "PICTURE", context)
        with told_by_qgis():
            project = build_project(source, plan, Path(qgz), part(progress, 0.0, 0.4))
            results = {"QGZ": qgz}
            if picture:
                draw_picture(project, Path(picture))
                results["PICTURE"] = picture
        return results
