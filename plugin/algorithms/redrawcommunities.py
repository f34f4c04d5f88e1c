"""``gridsteward:redrawcommunities``: communities drawn anew from today's, with cells in them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
)

from ..bridge.frames import Rows, crs_text
from ..bridge.inputs import SEVERAL, SINGLE
from ..bridge.progress import progress_of
from ..bridge.texts import tr
from ..bridge.thread import Outside, in_own_thread
from ..common.band import Band
from ..common.errors import StewardError
from ..common.progress import Progress, part, silent
from .base import Output, told_by_qgis
from .divideform import EFFORTS, add_layers, add_settings, add_start
from .ground import (
    GroundAlgorithm,
    Start,
    checked_layers,
    earlier_plan,
    plan_outputs,
    read_sources,
    tell_division,
)
from .redrawform import OUTPUTS, add_outputs, add_project, add_wishes

if TYPE_CHECKING:
    from ..divide import Division, Settings
    from ..rules import Rulebook


@dataclass(frozen=True)
class _Wish:
    """What communities are asked for, of layers and of a project alike."""

    households: Optional[Band]
    count: Optional[int]
    locked: tuple[str, ...]
    own: tuple[str, ...]


@dataclass(frozen=True)
class _Done:
    """A plan, ready to be written as layers in this reference system (WKT)."""

    outputs: list[Output]
    numbers: dict[str, Any]
    crs: str


Work = Callable[[Outside], _Done]


class RedrawCommunitiesAlgorithm(GroundAlgorithm):
    """Redraw communities; the work itself is ``redraw_layers``, of a project ``steps.redraw``."""

    def name(self) -> str:
        """The frozen id."""
        return "redrawcommunities"

    def displayName(self) -> str:
        """The name in the toolbox."""
        return tr("Redraw communities")

    def tags(self) -> list[str]:
        """Words that find it."""
        words = tr("community,boundary,redraw,merge,split,enclave,household,resident").split(",")
        return [*words, "社区", "调整", "合并", "划分"]

    def shortHelpString(self) -> str:
        """What it does, in a few sentences."""
        return tr(
            "Draws communities anew from today's, so that each holds the band, lies in one piece "
            "and follows roads where it can, and divides them into cells. As few households as "
            "possible change their community; beside them stands how many have to, as is "
            "proved.\n\n"
            "Communities below the minimum go to neighbours, enclaves and buildings in no "
            "community come to the one around them, new estates that are large enough become "
            "communities, estates stay whole. Nobody crosses a river, a railway or a wall where "
            "no crossing leads over it.\n\n"
            "What goes on keeps its code and name. Cells never cross a community line; starting "
            "from an earlier plan, cells of communities that came along whole stay as they "
            "are.\n\n"
            "Give layers (buildings and communities at least), or a project file. Of a project "
            "the plan is kept in it, to be compared and reported, and the band can be in "
            "residents: these are counted in its restricted file and written nowhere.\n\n"
            "The same input and seed give the same communities."
        )

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        """Declare the parameters and outputs."""
        add_layers(self)
        add_project(self)
        add_wishes(self)
        add_settings(self)
        add_start(self)
        add_outputs(self)
        optional = QgsProcessingParameterDefinition.Flag.FlagOptional
        # Either a project or layers, and a project's plan finds a name by itself.
        for name in ("BUILDINGS", "PLAN"):
            parameter = self.parameterDefinition(name)
            parameter.setFlags(parameter.flags() | optional)
        self.parameterDefinition("PLAN").setDefaultValue(None)

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        """Refuse, before the run, bands that are none and what does not go together."""
        fine, why = super().checkParameterValues(parameters, context)
        if not fine:
            return fine, why
        why = _mixed(parameters)
        if why:
            return False, why
        try:
            self.band(parameters, context, self.rulebook(parameters, context))
            self._wish(parameters, context)
            self._band_of("RESIDENTS", parameters, context)
        except StewardError as error:
            return False, str(error)
        return True, ""

    def processAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Redraw and only then open the outputs: a cancelled run leaves nothing."""
        ask = self._of_project if _given(parameters, "PROJECT") else self._of_layers
        with told_by_qgis():
            work, start = ask(parameters, context, feedback)
            done = in_own_thread(work, part(progress_of(feedback), start, 1.0))
            crs = QgsCoordinateReferenceSystem.fromWkt(done.crs)
            return {**self.write(parameters, context, done.outputs, crs), **done.numbers}

    def _of_layers(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> tuple[Work, float]:
        """Read the layers; what is to be done with them, and how far the bar is by then."""
        progress = progress_of(feedback)
        settings = self.settings(parameters, context)
        sources = self.sources(parameters, context)
        crs = crs_text(sources["BUILDINGS"][0].crs)
        rows = read_sources(sources, part(progress, 0.0, 0.08))
        start = self.start(parameters, context, part(progress, 0.08, 0.1))
        wish = self._wish(parameters, context)
        return partial(_redraw_layers, rows, start, crs, settings, wish, feedback), 0.1

    def _of_project(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> tuple[Work, float]:
        """What is to be done with the project, and how far the bar is before that."""
        path, plan = self.project_and_plan(parameters, context)
        asked = {
            **vars(self._wish(parameters, context)),
            "residents": self._band_of("RESIDENTS", parameters, context),
            "earlier": self.parameterAsString(parameters, "START_FROM", context).strip() or None,
            "plan": plan,
            "seed": self.parameterAsInt(parameters, "SEED", context),
            "effort": EFFORTS[self.parameterAsEnum(parameters, "EFFORT", context)],
        }
        band = partial(self.band, parameters, context)
        return partial(_redraw_project, path, band, asked, feedback), 0.0

    def _wish(self, parameters: dict[str, Any], context: QgsProcessingContext) -> _Wish:
        return _Wish(
            self._band_of("HOUSEHOLDS", parameters, context),
            self.optional_int(parameters, "COUNT", context),
            self.codes(parameters, "LOCKED_COMMUNITIES", context),
            self.codes(parameters, "OWN_COMPOUNDS", context),
        )

    def _band_of(
        self, name: str, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> Optional[Band]:
        text = self.parameterAsString(parameters, name, context).strip()
        return Band.parse(text) if text else None


def _given(parameters: dict[str, Any], *names: str) -> bool:
    """Whether any of these parameters has a value."""
    return any(parameters.get(name) not in (None, "", []) for name in names)


def _mixed(parameters: dict[str, Any]) -> str:
    """What is wrong with having a project, layers, or what only one of them takes; else nothing."""
    layers = _given(parameters, *SINGLE, *SEVERAL, "EARLIER_UNITS", "EARLIER_PLAN")
    if not _given(parameters, "PROJECT"):
        if not _given(parameters, "BUILDINGS"):
            return tr("Give the layers of buildings and communities, or a project file.")
        if _given(parameters, "RESIDENTS", "START_FROM"):
            return tr("Residents and plans to start from by name are those of a project file.")
        return ""
    if layers:
        return tr("Give either layers or a project file: a project has its own layers.")
    if _given(parameters, "LOCKED"):
        return tr("Of a project, tick locked cells in its layer of cells.")
    return ""


def _redraw_layers(
    rows: list[tuple[str, Rows]],
    start: Start,
    crs: Optional[str],
    cells: Settings,
    wish: _Wish,
    feedback: QgsProcessingFeedback,
    outside: Outside,
) -> _Done:
    """The work itself, in a thread of its own; frames are born and die in here."""
    from ..divide.redraw.layers import redraw_layers
    from ..divide.redraw.settings import RedrawSettings
    from ..steps.redrawing import rulebook_band
    from ..store import FIRST_PLAN

    progress = outside.progress
    layers, _ = checked_layers(rows, None, crs, feedback, outside, part(progress, 0.0, 0.1))
    settings = RedrawSettings(
        cells=replace(cells, plan=cells.plan or FIRST_PLAN),
        households=wish.households or rulebook_band(cells.rulebook, layers),
        count=wish.count,
        locked=wish.locked,
        own=wish.own,
    )
    division = redraw_layers(layers, settings, earlier_plan(start), part(progress, 0.1, 0.95))
    outside.run(partial(tell_division, division, feedback))
    done = _done(division, part(progress, 0.95, 1.0))
    # The last chance to cancel: from here on everything is written.
    progress(1.0)
    return done


def _redraw_project(
    path: Path,
    band: Callable[[Rulebook], Band],
    asked: dict[str, Any],
    feedback: QgsProcessingFeedback,
    outside: Outside,
) -> _Done:
    """The same of a project. Once the plan is in it, nobody is asked any more."""
    from ..steps import redraw
    from ..store import Project

    project = Project.open(path)
    own = {**asked, "band": band(project.rules)}
    division = redraw(project, **own, progress=outside.progress)
    outside.run(partial(tell_division, division, feedback))
    return _done(division, silent)


def _done(division: Division, progress: Progress) -> _Done:
    frames = {
        "NEW_COMMUNITIES": division.communities,
        "CELLS": division.cells,
        "UNITS": division.units,
        "MOVES": division.moves,
        "CROSSWALK": division.crosswalk,
        "PLAN_TABLE": division.plan,
    }
    outputs = plan_outputs(division, frames, OUTPUTS, progress)
    return _Done(outputs, _numbers(division), division.units.crs.to_wkt())


def _numbers(division: Division) -> dict[str, Any]:
    row = division.plan.iloc[0]
    asked = json.loads(row["parameters"])
    return {
        "COMMUNITY_COUNT": len(division.communities),
        "COMMUNITIES_IN_BAND": int(division.communities["in_band"].fillna(False).sum()),
        "HOUSEHOLDS_MOVED": int(asked["moved"]),
        "UNAVOIDABLE": int(asked["unavoidable"]),
        "CELL_COUNT": int(row["cells"]),
        "CELLS_IN_BAND": int(row["cells_in_band"]),
        "HOUSEHOLDS": int(row["households"]),
    }
