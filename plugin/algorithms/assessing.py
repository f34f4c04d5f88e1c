"""What algorithms share that work on a plan of a project and show layers of the project's files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable, ClassVar, Optional

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
from ..common.messages import Message
from ..common.progress import Progress
from .base import StewardAlgorithm, told_by_qgis

if TYPE_CHECKING:
    from ..assess import Assessment
    from ..store import Project

    Work = Callable[[Project, Optional[str], Progress], Any]


class PlanAlgorithm(StewardAlgorithm):
    """Base of what works on one plan and keeps what it makes in the project.

    ``OUTPUTS`` names the layers of the project's files that are shown, by parameter.
    """

    GROUP = "cells"
    OUTPUTS: ClassVar[dict[str, str]]

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        """Declare the parameters and outputs."""
        self.add_project(self.plan_help())
        self.add_settings()
        for name, title in self.layer_titles().items():
            self.addOutput(QgsProcessingOutputVectorLayer(name, title))
        for name, title in self.number_titles().items():
            self.addOutput(QgsProcessingOutputNumber(name, title))

    # What each says itself. QGIS's classes have a metaclass of their own, so abc's can't be used.

    def plan_help(self) -> str:
        """The help of the parameter that names the plan."""
        raise NotImplementedError

    def add_settings(self) -> None:
        """Declare parameters beside the project and the plan."""

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Work:
        """What is to be done, a step with the parameters' values; it gives what has been found.

        What it gives has the name of its ``plan`` and its ``notes``.
        """
        raise NotImplementedError

    def layer_titles(self) -> dict[str, str]:
        """The titles of ``OUTPUTS``."""
        raise NotImplementedError

    def number_titles(self) -> dict[str, str]:
        """The titles of what ``numbers`` gives."""
        raise NotImplementedError

    def numbers(self, found: Any) -> dict[str, Any]:
        """Sums over the whole plan, by output."""
        raise NotImplementedError

    def lines(self, found: Any) -> list[str]:
        """What the log says; QGIS keeps it, so nothing of a single cell's people."""
        raise NotImplementedError

    def notes(self, found: Any) -> list[Message]:
        """What else the log says, which holds for it too."""
        return list(found.notes)

    def processAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Do the work; a cancelled run leaves the project as it was."""
        path, plan = self.project_and_plan(parameters, context)
        with told_by_qgis():
            work = self.work(parameters, context)
            results = in_own_thread(
                partial(self._results, work, path, plan, feedback), progress_of(feedback)
            )
        for name, layer in self.OUTPUTS.items():
            load_when_done(context, results[name], name, layer)
        return results

    def _results(
        self,
        work: Work,
        path: Path,
        plan: Optional[str],
        feedback: QgsProcessingFeedback,
        outside: Outside,
    ) -> dict[str, Any]:
        """The work itself, in a thread of its own; frames are born and die in here."""
        from ..contracts import contract
        from ..store import Project

        project = Project.open(path)
        found = work(project, plan, outside.progress)
        outside.run(partial(self._tell, found, feedback))
        chosen = equals("plan", found.plan)
        files = {True: project.people_path, False: project.path}
        places = {
            name: address(files[contract(layer).restricted], layer, chosen=chosen)
            for name, layer in self.OUTPUTS.items()
        }
        return {**places, **self.numbers(found)}

    def _tell(self, found: Any, feedback: QgsProcessingFeedback) -> None:
        for line in self.lines(found):
            feedback.pushInfo(line)
        for note in self.notes(found):
            feedback.pushInfo("  " + str(note))


class AssessAlgorithm(PlanAlgorithm):
    """Base of ``coveragegaps`` and ``workload``: both assess a plan, and each shows its part."""

    def plan_help(self) -> str:
        """Any plan can be assessed."""
        return tr("The plan to assess. Not set: the current one.")

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Work:
        """Attach and assess."""
        return _assess


def _assess(project: Project, plan: Optional[str], progress: Progress) -> Assessment:
    from ..steps import assess

    return assess(project, plan, progress)[1]
