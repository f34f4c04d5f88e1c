"""What ``divide`` and ``redrawcommunities`` share: layers in, a plan as layers out."""

from __future__ import annotations

import json
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, Optional

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from ..bridge.frames import Rows, Source, features_of, frame_of, read_rows, wkb_type
from ..bridge.inputs import SEVERAL, SINGLE
from ..bridge.styles import band_variables
from ..bridge.texts import tr
from ..bridge.thread import Outside
from ..common.band import Band
from ..common.errors import input_error
from ..common.messages import Message
from ..common.progress import Progress, part
from .base import Output, StewardAlgorithm, tell_import
from .divideform import EFFORTS, RULEBOOKS

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas as gpd
    import pandas as pd

    from ..divide import Division, Settings
    from ..intake import ImportResult
    from ..rules import Rulebook


# Rows of an earlier plan's units and of its table.
Start = tuple[Optional[Rows], Optional[Rows]]


class GroundAlgorithm(StewardAlgorithm):
    """Base of what divides the ground of layers."""

    GROUP = "cells"

    def __init__(self) -> None:
        super().__init__()
        self._several: dict[str, list[Source]] = {}

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

    def rulebook(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Rulebook:
        """The rulebook that was chosen."""
        from ..rules import load_rulebook

        return load_rulebook(RULEBOOKS[self.parameterAsEnum(parameters, "RULEBOOK", context)])

    def band(
        self, parameters: dict[str, Any], context: QgsProcessingContext, rulebook: Rulebook
    ) -> Band:
        """The band of a cell: as asked, else the rulebook's."""
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

    def settings(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Settings:
        """How cells are divided."""
        from ..divide import Settings

        rulebook = self.rulebook(parameters, context)
        return Settings(
            band=self.band(parameters, context, rulebook),
            rulebook=rulebook,
            seed=self.parameterAsInt(parameters, "SEED", context),
            effort=EFFORTS[self.parameterAsEnum(parameters, "EFFORT", context)],
            plan=self.parameterAsString(parameters, "PLAN", context).strip(),
            locked=self.codes(parameters, "LOCKED", context),
        )

    def start(
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

    def sources(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> dict[str, list[Source]]:
        """The layers that were given, by parameter; all have a reference system."""
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


def read_sources(sources: dict[str, list[Source]], progress: Progress) -> list[tuple[str, Rows]]:
    """Every input's rows, with the name of the layer that they are for."""
    names = {**SINGLE, **SEVERAL}
    todo = [(names[name], source) for name, group in sources.items() for source in group]
    return [
        (layer, read_rows(source, part(progress, number / len(todo), (number + 1) / len(todo))))
        for number, (layer, source) in enumerate(todo)
    ]


def earlier_plan(start: Start) -> Optional[Division]:
    """The plan to start from, if one was given."""
    from ..divide import former_division

    units, plans = start
    if units is None:
        return None
    table = None if plans is None else frame_of(plans)
    return former_division(frame_of(units), table, units.name)


def checked_layers(
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


def plan_outputs(
    division: Division,
    frames: Mapping[str, pd.DataFrame],
    layers: Mapping[str, str],
    progress: Progress,
) -> list[Output]:
    """The frames of a plan, by output, as what can be written; ``layers`` says what each is."""
    from ..contracts import contract

    plan = division.plan.iloc[0]
    variables = band_variables(plan["parameters"])
    outputs = []
    for number, (name, frame) in enumerate(frames.items()):
        layer = contract(layers[name])
        shape = QgsWkbTypes.Type.NoGeometry
        if layer.geometry:
            shape = wkb_type(layer, layer.geometry[0])
        step = part(progress, number / len(frames), (number + 1) / len(frames))
        features = features_of(frame, layer, step)
        title = f"{layer.title}: {plan['plan']}"
        outputs.append(Output(name, layer, shape, features, title, variables))
    return outputs


def tell_division(division: Division, feedback: QgsProcessingFeedback) -> None:
    """Say what became of each community, and what else is to be known."""
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
