"""``gridsteward:divide``: buildings, and what else is known of the ground, into cells."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, Optional

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from ..bridge.frames import (
    Rows,
    Source,
    crs_text,
    features_of,
    frame_of,
    read_rows,
    wkb_type,
)
from ..bridge.inputs import SEVERAL, SINGLE
from ..bridge.progress import progress_of
from ..bridge.styles import band_variables
from ..bridge.texts import tr
from ..bridge.thread import Outside, in_own_thread
from ..common.band import Band
from ..common.errors import StewardError, input_error
from ..common.messages import Message
from ..common.progress import Progress, part
from .base import Output, StewardAlgorithm, tell_import, told_by_qgis
from .divideform import (
    EFFORTS,
    OUTPUTS,
    RULEBOOKS,
    add_layers,
    add_outputs,
    add_settings,
    add_start,
    add_work,
)

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

    from ..divide import Division, Settings
    from ..intake import ImportResult
    from ..rules import Rulebook


# Rows of an earlier plan's units and of its table.
Start = tuple[Optional[Rows], Optional[Rows]]


class DivideAlgorithm(StewardAlgorithm):
    """Divide into cells; the work itself is ``divide.divide_layers``."""

    GROUP = "cells"

    def __init__(self) -> None:
        super().__init__()
        self._several: dict[str, list[Source]] = {}

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
            self._band(parameters, context, self._rulebook(parameters, context))
        except StewardError as error:
            return False, str(error)
        if not self.parameterAsString(parameters, "PLAN", context).strip():
            return False, tr("Give the plan a name.")
        return True, ""

    def prepareAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        """Take snapshots, on the main thread, of the layers that come as a list."""
        self._several = {
            name: [
                Source.of_layer(layer)
                for layer in self.parameterAsLayerList(parameters, name, context)
            ]
            for name in SEVERAL
        }
        return True

    def processAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Read, check, divide and only then open the outputs: a cancelled run leaves nothing."""
        progress = progress_of(feedback)
        with told_by_qgis():
            settings = self._settings(parameters, context)
            sources = self._sources(parameters, context)
            crs = sources["BUILDINGS"][0].crs
            rows = _read(sources, part(progress, 0.0, 0.08))
            start = self._start(parameters, context, part(progress, 0.08, 0.1))
            work = next(iter(self.parameterAsFields(parameters, "MINUTES", context)), None)
            outputs, numbers = in_own_thread(
                partial(_divide, rows, start, work, crs_text(crs), settings, feedback),
                part(progress, 0.1, 1.0),
            )
            return {**self.write(parameters, context, outputs, crs), **numbers}

    def _rulebook(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Rulebook:
        from ..rules import load_rulebook

        return load_rulebook(RULEBOOKS[self.parameterAsEnum(parameters, "RULEBOOK", context)])

    def _band(
        self, parameters: dict[str, Any], context: QgsProcessingContext, rulebook: Rulebook
    ) -> Band:
        asked = [
            self.optional_int(parameters, name, context)
            for name in ("MINIMUM", "TARGET", "MAXIMUM")
        ]
        usual = rulebook.cell_band
        minimum, target, maximum = (
            value if given is None else given
            for given, value in zip(asked, (usual.minimum, usual.target, usual.maximum))
        )
        return Band(minimum, target, maximum)

    def _settings(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Settings:
        from ..divide import Settings

        rulebook = self._rulebook(parameters, context)
        return Settings(
            band=self._band(parameters, context, rulebook),
            rulebook=rulebook,
            seed=self.parameterAsInt(parameters, "SEED", context),
            effort=EFFORTS[self.parameterAsEnum(parameters, "EFFORT", context)],
            plan=self.parameterAsString(parameters, "PLAN", context).strip(),
            locked=self.codes(parameters, "LOCKED", context),
        )

    def _start(
        self, parameters: dict[str, Any], context: QgsProcessingContext, progress: Progress
    ) -> Start:
        """The rows of the earlier plan's units and of its table, None for what is not given."""
        sources = [
            self.parameterAsSource(parameters, name, context)
            for name in ("EARLIER_UNITS", "EARLIER_PLAN")
        ]
        units, plans = (
            None if source is None else read_rows(Source.of_parameter(source), progress)
            for source in sources
        )
        return units, plans

    def _sources(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> dict[str, list[Source]]:
        sources = {}
        for name in SINGLE:
            source = self.parameterAsSource(parameters, name, context)
            sources[name] = [] if source is None else [Source.of_parameter(source)]
        if not sources["BUILDINGS"]:
            raise QgsProcessingException(self.invalidSourceError(parameters, "BUILDINGS"))
        sources.update(self._several)
        for source in chain.from_iterable(sources.values()):
            if not source.crs.isValid():
                raise QgsProcessingException(
                    tr(
                        "The layer {layer} has no coordinate reference system. Set the one that "
                        "its coordinates are in: right click on the layer, Layer CRS."
                    ).format(layer=source.name)
                )
        return sources


def _read(sources: dict[str, list[Source]], progress: Progress) -> list[tuple[str, Rows]]:
    """Every input's rows, with the name of the layer that they are for."""
    names = {**SINGLE, **SEVERAL}
    todo = [(names[name], source) for name, group in sources.items() for source in group]
    return [
        (layer, read_rows(source, part(progress, number / len(todo), (number + 1) / len(todo))))
        for number, (layer, source) in enumerate(todo)
    ]


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
    layers, minutes = _checked(rows, work, crs, feedback, outside, part(progress, 0.0, 0.1))
    settings = replace(settings, minutes=minutes)
    earlier = _earlier(start)
    division = divide_layers(layers, settings, earlier, part(progress, 0.1, 0.95))
    outside.run(partial(_tell_division, division, feedback))
    outputs = _outputs(division, part(progress, 0.95, 1.0))
    # The last chance to cancel: from here on everything is written.
    progress(1.0)
    return outputs, _numbers(division)


def _earlier(start: Start) -> Optional[Division]:
    """The plan to start from, if one was given."""
    from ..divide import former_division

    units, plans = start
    if units is None:
        return None
    table = None if plans is None else frame_of(plans)
    return former_division(frame_of(units), table, units.name)


def _checked(
    rows: list[tuple[str, Rows]],
    work: Optional[str],
    crs: Optional[str],
    feedback: QgsProcessingFeedback,
    outside: Outside,
    progress: Progress,
) -> tuple[dict[str, gpd.GeoDataFrame], Optional[dict[str, float]]]:
    """The input layers as frames that hold their contracts, all in ``crs``.

    Beside them the minutes of the column ``work`` by building, None where there is none.
    """
    import pandas as pd

    from ..intake import check_frame

    layers: dict[str, gpd.GeoDataFrame] = {}
    minutes = None
    for number, (layer, table) in enumerate(rows):
        step = part(progress, number / len(rows), (number + 1) / len(rows))
        frame = frame_of(table)
        result = check_frame(frame, layer, crs, source=table.name, progress=step)
        outside.run(partial(tell_import, result, feedback))
        if layer == "building" and work is not None:
            minutes = _minutes(frame, work, result)
        earlier = [layers[layer]] if layer in layers else []
        layers[layer] = pd.concat([*earlier, result.accepted], ignore_index=True)
    return layers, minutes


def _minutes(frame: pd.DataFrame, work: str, result: ImportResult) -> dict[str, float]:
    """The minutes a month of the accepted buildings, whose rows are counted from 1."""
    import pandas as pd

    found = pd.to_numeric(frame[work], errors="coerce").fillna(0.0).to_numpy()[result.rows - 1]
    if (found < 0).any():
        raise input_error(
            "The column {column} of {source} has minutes below 0 in {count} rows. Work takes no "
            "less than no time: correct them, or leave them empty.",
            column=work,
            source=result.source,
            count=int((found < 0).sum()),
        )
    return dict(zip(result.accepted["building_id"], found.astype(float)))


def _outputs(division: Division, progress: Progress) -> list[Output]:
    """Everything that can be written."""
    from ..contracts import contract

    frames = {
        "CELLS": division.cells,
        "UNITS": division.units,
        "PLAN_TABLE": division.plan,
        "MOVES": division.moves,
        "TOWERS": division.towers,
    }
    plan = division.plan.iloc[0]
    variables = band_variables(plan["parameters"])
    outputs = []
    for number, (name, frame) in enumerate(frames.items()):
        layer = contract(OUTPUTS[name])
        shape = QgsWkbTypes.Type.NoGeometry
        if layer.geometry:
            shape = wkb_type(layer, layer.geometry[0])
        step = part(progress, number / len(frames), (number + 1) / len(frames))
        features = features_of(frame, layer, step)
        title = f"{layer.title}: {plan['plan']}"
        outputs.append(Output(name, layer, shape, features, title, variables))
    return outputs


def _tell_division(division: Division, feedback: QgsProcessingFeedback) -> None:
    from ..report.moverows import moves_sentence

    row = division.plan.iloc[0]
    feedback.pushInfo(
        tr("{cells} cells, {fit} of them in the band; {households} households.").format(
            cells=row["cells"], fit=row["cells_in_band"], households=row["households"]
        )
    )
    for community in json.loads(row["communities"]):
        verdict = tr("{community}: {verdict}").format(
            community=community["name"] or community["community_id"],
            verdict=Message.from_json(community["message"]),
        )
        if community["feasible"]:
            feedback.pushInfo("  " + verdict)
        else:
            feedback.pushWarning(verdict)
    if json.loads(row["parameters"])["from"] is not None:
        feedback.pushInfo("  " + str(moves_sentence(division.moves)))
    for note in json.loads(row["notes"] or "[]"):
        feedback.pushInfo("  " + str(Message.from_json(note)))


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
