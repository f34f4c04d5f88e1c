"""What ``coveragegaps`` and ``workload`` share: both assess a plan, and each shows its part."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Optional

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputVectorLayer,
)

from ..bridge.progress import progress_of
from ..bridge.styles import load_when_done
from ..bridge.tables import address, equals
from ..bridge.texts import tr
from ..bridge.thread import Outside, in_own_thread
from .base import StewardAlgorithm, told_by_qgis

if TYPE_CHECKING:
    from ..assess import Assessment


class AssessAlgorithm(StewardAlgorithm):
    """Base of the two; the work itself is ``steps.assess``.

    ``OUTPUTS`` names the layers of the project's files that are shown, by parameter.
    """

    GROUP = "cells"
    OUTPUTS: ClassVar[dict[str, str]]

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        """Declare the parameters and outputs."""
        self.add_project(tr("The plan to assess. Not set: the one made last."))
        for name, title in self.layer_titles().items():
            self.addOutput(QgsProcessingOutputVectorLayer(name, title))
        for name, title in self.number_titles().items():
            self.addOutput(QgsProcessingOutputNumber(name, title))

    # What each of the two says itself. QGIS's classes have a metaclass of their own, so abc's can't
    # be used here.

    def layer_titles(self) -> dict[str, str]:
        """The titles of ``OUTPUTS``."""
        raise NotImplementedError

    def number_titles(self) -> dict[str, str]:
        """The titles of what ``numbers`` gives."""
        raise NotImplementedError

    def numbers(self, found: Assessment) -> dict[str, Any]:
        """Sums over the whole plan, by output."""
        raise NotImplementedError

    def lines(self, found: Assessment) -> list[str]:
        """What the log says; QGIS keeps it, so nothing of a single cell's people."""
        raise NotImplementedError

    def processAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Attach and assess; a cancelled run leaves the project as it was."""
        path, plan = self.project_and_plan(parameters, context)
        with told_by_qgis():
            results = in_own_thread(
                partial(self._assess, path, plan, feedback), progress_of(feedback)
            )
        for name, layer in self.OUTPUTS.items():
            load_when_done(context, results[name], name, layer)
        return results

    def _assess(
        self, path: Path, plan: Optional[str], feedback: QgsProcessingFeedback, outside: Outside
    ) -> dict[str, Any]:
        """The work itself, in a thread of its own; frames are born and die in here."""
        from ..contracts import contract
        from ..steps import assess
        from ..store import Project

        project = Project.open(path)
        _, found = assess(project, plan, outside.progress)
        outside.run(partial(self._tell, found, feedback))
        chosen = equals("plan", found.plan)
        files = {True: project.people_path, False: project.path}
        places = {
            name: address(files[contract(layer).restricted], layer, chosen=chosen)
            for name, layer in self.OUTPUTS.items()
        }
        return {**places, **self.numbers(found)}

    def _tell(self, found: Assessment, feedback: QgsProcessingFeedback) -> None:
        for line in self.lines(found):
            feedback.pushInfo(line)
        for note in found.notes:
            feedback.pushInfo("  " + str(note))
