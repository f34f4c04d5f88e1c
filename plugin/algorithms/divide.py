"""``gridsteward:divide``: buildings, and what else is known of the ground, into cells."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Optional

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ..bridge.frames import Rows, crs_text
from ..bridge.progress import progress_of
from ..bridge.texts import tr
from ..bridge.thread import Outside, in_own_thread
from ..common.errors import StewardError
from ..common.progress import part
from .base import Output, told_by_qgis
from .divideform import OUTPUTS, add_layers, add_outputs, add_settings, add_start, add_work
from .ground import (
    GroundAlgorithm,
    Start,
    checked_layers,
    earlier_plan,
    plan_outputs,
    read_sources,
    tell_division,
)

if TYPE_CHECKING:
    from ..divide import Division, Settings


class DivideAlgorithm(GroundAlgorithm):
    """Divide into cells; the work itself is ``divide.divide_layers``."""

    def name(self) -> str:
        """The frozen id."""
        return "divide"

    def displayName(self) -> str:
        """The name in the toolbox."""
        return tr("Divide into cells")

    def tags(self) -> list[str]:
        """Words that find it."""
        return [*tr("grid,cell,partition,district,household,community").split(","), "网格", "划分"]

    def shortHelpString(self) -> str:
        """What it does, in a few sentences."""
        return tr(
            "Divides communities into grid cells that each hold a number of households within a "
            "band, 200 to 300 unless you say otherwise.\n\n"
            "Every cell is one connected piece. Cells never cross a community line; they cross a "
            "river, a railway or a wall only at a crossing; they follow roads and keep compounds "
            "whole where they can. A building with too many households for one cell is divided "
            "by entrances or floors.\n\n"
            "Columns are found by their names, in English or Chinese, such as 'households' or "
            "'户数'. Rows that cannot be taken are reported in the log and left out. An empty "
            "household count is unknown, not zero: the cell says how many such buildings it "
            "has.\n\n"
            "What no division can do (350 households make neither one cell of 200 to 300 nor "
            "two) is said in the log, with the arithmetic; such cells come as near as possible "
            "and are marked.\n\n"
            "It can start from an earlier plan: then cells keep their codes, few households "
            "change cell, each of those is listed with the reason, and locked cells stay as they "
            "are.\n\n"
            "The same input and seed give the same cells."
        )

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        """Declare the parameters and outputs."""
        add_layers(self)
        add_settings(self)
        add_work(self)
        add_start(self)
        add_outputs(self)

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        """Refuse, before the run, a band that is none and a plan without a name."""
        fine, why = super().checkParameterValues(parameters, context)
        if not fine:
            return fine, why
        try:
            self.band(parameters, context, self.rulebook(parameters, context))
        except StewardError as error:
            return False, str(error)
        if not self.parameterAsString(parameters, "PLAN", context).strip():
            return False, tr("Give the plan a name.")
        return True, ""

    def processAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Read, check, divide and only then open the outputs: a cancelled run leaves nothing."""
        progress = progress_of(feedback)
        with told_by_qgis():
            settings = self.settings(parameters, context)
            sources = self.sources(parameters, context)
            crs = sources["BUILDINGS"][0].crs
            rows = read_sources(sources, part(progress, 0.0, 0.08))
            start = self.start(parameters, context, part(progress, 0.08, 0.1))
            work = self.parameterAsString(parameters, "MINUTES", context) or None
            outputs, numbers = in_own_thread(
                partial(_divide, rows, start, work, crs_text(crs), settings, feedback),
                part(progress, 0.1, 1.0),
            )
            return {**self.write(parameters, context, outputs, crs), **numbers}


def _divide(
    rows: list[tuple[str, Rows]],
    start: Start,
    work: Optional[str],
    crs: Optional[str],
    settings: Settings,
    feedback: QgsProcessingFeedback,
    outside: Outside,
) -> tuple[list[Output], dict[str, Any]]:
    """The work itself, in a thread of its own: all outputs, ready to be written, and the numbers.

    Frames are born and die in here; see ``bridge.thread``.
    """
    from ..divide import divide_layers

    progress = outside.progress
    layers, minutes = checked_layers(rows, work, crs, feedback, outside, part(progress, 0.0, 0.1))
    settings = replace(settings, minutes=minutes)
    earlier = earlier_plan(start)
    division = divide_layers(layers, settings, earlier, part(progress, 0.1, 0.95))
    outside.run(partial(tell_division, division, feedback))
    frames = {
        "CELLS": division.cells,
        "UNITS": division.units,
        "PLAN_TABLE": division.plan,
        "MOVES": division.moves,
        "TOWERS": division.towers,
    }
    outputs = plan_outputs(division, frames, OUTPUTS, part(progress, 0.95, 1.0))
    # The last chance to cancel: from here on everything is written.
    progress(1.0)
    return outputs, _numbers(division)


def _numbers(division: Division) -> dict[str, Any]:
    row = division.plan.iloc[0]
    return {
        "CELL_COUNT": int(row["cells"]),
        "CELLS_IN_BAND": int(row["cells_in_band"]),
        "IN_BAND_SHARE": json.loads(row["score"])["in_band_share"],
        "HOUSEHOLDS": int(row["households"]),
        "BUILDINGS_UNKNOWN": int(row["buildings_unknown"]),
        "HOUSEHOLDS_MOVED": int(division.moves["households"].sum()),
    }
