"""``gridsteward:divide``: buildings, and what else is known of the ground, into cells."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ..bridge.frames import (
    Source,
    crs_text,
    features_of,
    fields_of,
    read_frame,
    wkb_type,
    write_features,
)
from ..bridge.progress import progress_of
from ..bridge.styles import band_variables, name_on_load, style_on_load
from ..bridge.texts import tr
from ..common.band import Band
from ..common.errors import StewardError
from ..common.messages import Message
from ..common.progress import Progress, part
from .base import StewardAlgorithm, tell_import, told_by_qgis

if TYPE_CHECKING:
    import geopandas as gpd

    from ..divide import Division, Settings
    from ..rules import Rulebook

# Saved models hold the places in these lists: append, never reorder.
RULEBOOKS = ("yichang", "plain")
EFFORTS = ("fast", "best")

# Parameters with one layer, and those with any number: a town's river comes as areas and its
# railway as lines, in two QGIS layers.
SINGLE = {
    "BUILDINGS": "building",
    "COMMUNITIES": "community",
    "COMPOUNDS": "compound",
    "ROADS": "road",
}
SEVERAL = {"BARRIERS": "barrier", "CROSSINGS": "crossing"}
OUTPUTS = {"CELLS": "cell", "UNITS": "unit", "PLAN_TABLE": "plan"}


class DivideAlgorithm(StewardAlgorithm):
    """Divide into cells; the work itself is ``divide.divide_layers``."""

    def __init__(self) -> None:
        super().__init__()
        self._several: dict[str, list[Source]] = {}

    def name(self) -> str:
        """The frozen id."""
        return "divide"

    def displayName(self) -> str:  # noqa: N802 (QGIS's names, here and below)
        """The name in the toolbox."""
        return tr("Divide into cells")

    def group(self) -> str:
        """The group in the toolbox."""
        return tr("Cells")

    def groupId(self) -> str:  # noqa: N802
        """The group's id."""
        return "cells"

    def tags(self) -> list[str]:
        """Words that find it."""
        return [*tr("grid,cell,partition,district,household,community").split(","), "网格", "划分"]

    def shortHelpString(self) -> str:  # noqa: N802
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
            "The same input and seed give the same cells."
        )

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:  # noqa: N802
        """Declare the parameters and outputs."""
        self._add_layers()
        self._add_settings()
        self._add_outputs()

    def _add_layers(self) -> None:
        area, line = (
            QgsProcessing.SourceType.TypeVectorPolygon,
            QgsProcessing.SourceType.TypeVectorLine,
        )
        anything = QgsProcessing.SourceType.TypeVectorAnyGeometry
        source, several = QgsProcessingParameterFeatureSource, QgsProcessingParameterMultipleLayers
        self.add(
            source("BUILDINGS", tr("Buildings"), [area]),
            tr(
                "Building footprints with the number of households in each (a column such as "
                "'households' or '户数'; empty means unknown, 0 means nobody lives there). The "
                "results come in the CRS of this layer."
            ),
        )
        self.add(
            source("COMMUNITIES", tr("Communities"), [area], optional=True),
            tr(
                "The areas that are divided, each for itself. Without them the ground around all "
                "buildings is one community."
            ),
        )
        self.add(
            source("COMPOUNDS", tr("Compounds"), [area], optional=True),
            tr(
                "Residential estates. A cell cuts one only where it cannot hold the band otherwise."
            ),
        )
        self.add(
            source("ROADS", tr("Roads"), [line], optional=True),
            tr(
                "Centre lines of roads, with their class. Cell borders run along them where they "
                "can; footpaths and lanes inside estates do not count."
            ),
        )
        self.add(
            several("BARRIERS", tr("Barriers"), anything, optional=True),
            tr(
                "Rivers (lines or areas), railways and walls that cannot be walked across; one "
                "layer or several."
            ),
        )
        self.add(
            several("CROSSINGS", tr("Crossings"), anything, optional=True),
            tr(
                "Bridges, gates and underpasses, as points or lines: each joins the ground on the "
                "two sides of a barrier at that spot; one layer or several."
            ),
        )

    def _add_settings(self) -> None:
        self.add(
            QgsProcessingParameterEnum(
                "RULEBOOK", tr("Rulebook"), [tr("Yichang"), tr("Plain")], defaultValue=0
            ),
            tr(
                "The city's numbers: the band, the pattern of the codes, what a good border is "
                "worth. 0: Yichang, 1: plain."
            ),
        )
        for name, title, about in (
            (
                "MINIMUM",
                tr("Least households of a cell"),
                tr("A whole number of households. Not set: as the rulebook says."),
            ),
            (
                "TARGET",
                tr("Wanted households of a cell"),
                tr(
                    "Where a cell can choose, it comes near to this. Not set: as the rulebook says."
                ),
            ),
            (
                "MAXIMUM",
                tr("Most households of a cell"),
                tr("A whole number of households. Not set: as the rulebook says."),
            ),
        ):
            self.add(QgsProcessingParameterNumber(name, title, optional=True, minValue=1), about)
        self.add(
            QgsProcessingParameterString("PLAN", tr("Name of the plan"), defaultValue="plan-1"),
            tr("The name that all result rows bear, so that several plans can be compared."),
        )
        self.add(
            QgsProcessingParameterEnum(
                "EFFORT",
                tr("Effort"),
                [tr("Fast: a good plan soon"), tr("Best: improve until it no longer pays")],
                defaultValue=0,
            ),
            tr("0: fast, a good plan within seconds. 1: best, takes several times as long."),
        )
        self.add_advanced(
            QgsProcessingParameterNumber("SEED", tr("Seed"), defaultValue=0, minValue=0),
            tr("A whole number. The same seed gives the same cells; another seed, another plan."),
        )

    def _add_outputs(self) -> None:
        area = QgsProcessing.SourceType.TypeVectorPolygon
        table = QgsProcessing.SourceType.TypeVector
        sink = QgsProcessingParameterFeatureSink
        self.add(
            sink("CELLS", tr("Cells"), area),
            tr("One polygon for each cell: code, households, whether it is in the band."),
        )
        self.add(
            sink("UNITS", tr("Units"), area, optional=True),
            tr(
                "The pieces that cells are made of: each building with the ground nearest to it, "
                "in m², and the cell that it belongs to."
            ),
        )
        self.add(
            sink("PLAN_TABLE", tr("Plan"), table, optional=True),
            tr(
                "A table of one row with all that is needed to make the plan again, its score and "
                "the verdict on each community."
            ),
        )
        for name, title in (
            ("CELL_COUNT", tr("Cells")),
            ("CELLS_IN_BAND", tr("Cells in band")),
            ("IN_BAND_SHARE", tr("Share of cells in band (0 to 1)")),
            ("HOUSEHOLDS", tr("Known households")),
            ("BUILDINGS_UNKNOWN", tr("Buildings of unknown household count")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))

    def checkParameterValues(  # noqa: N802
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

    def prepareAlgorithm(  # noqa: N802
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

    def processAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Read, check, divide and only then open the outputs: a cancelled run leaves nothing."""
        from ..divide import divide_layers

        progress = progress_of(feedback)
        with told_by_qgis():
            settings = self._settings(parameters, context)
            sources = self._sources(parameters, context)
            crs = sources["BUILDINGS"][0].crs
            layers = _checked(sources, crs, feedback, part(progress, 0.0, 0.2))
            division = divide_layers(layers, settings, progress=part(progress, 0.2, 0.95))
            _tell_division(division, feedback)
            return {
                **self._write(parameters, context, division, crs, part(progress, 0.95, 1.0)),
                **_numbers(division),
            }

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
        )

    def _sources(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> dict[str, list[Source]]:
        sources = {}
        for name in SINGLE:
            source = self.parameterAsSource(parameters, name, context)
            sources[name] = [] if source is None else [Source.of_parameter(source)]
        if not sources["BUILDINGS"]:
            raise QgsProcessingException(self.invalidSourceError(parameters, "BUILDINGS"))
        return {**sources, **self._several}

    def _write(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        division: Division,
        crs: QgsCoordinateReferenceSystem,
        progress: Progress,
    ) -> dict[str, Any]:
        """Write the outputs that are wanted; from the first one on, all are written whole."""
        from ..contracts import contract

        frames = {"CELLS": division.cells, "UNITS": division.units, "PLAN_TABLE": division.plan}
        variables = band_variables(division.plan["parameters"].iloc[0])
        ready = {
            name: features_of(
                frame, contract(OUTPUTS[name]), part(progress, number / 3, (number + 1) / 3)
            )
            for number, (name, frame) in enumerate(frames.items())
        }
        progress(1.0, None)
        results = {}
        for name, features in ready.items():
            layer = contract(OUTPUTS[name])
            shape = wkb_type(layer, "polygon") if layer.geometry else QgsWkbTypes.Type.NoGeometry
            sink, destination = self.parameterAsSink(
                parameters, name, context, fields_of(layer), shape, crs
            )
            if sink is None:
                continue
            write_features(features, sink, str(layer.title))
            style_on_load(context, destination, layer.layer, variables)
            name_on_load(context, destination, f"{layer.title}: {division.plan['plan'].iloc[0]}")
            results[name] = destination
        return results


def _checked(
    sources: dict[str, list[Source]],
    crs: QgsCoordinateReferenceSystem,
    feedback: QgsProcessingFeedback,
    progress: Progress,
) -> dict[str, gpd.GeoDataFrame]:
    """The input layers as frames that hold their contracts, all in ``crs``."""
    import pandas as pd

    from ..intake import check_frame

    layers = {}
    todo = [(name, source) for name, group in sources.items() for source in group]
    for number, (name, source) in enumerate(todo):
        step = part(progress, number / len(todo), (number + 1) / len(todo))
        layer = {**SINGLE, **SEVERAL}[name]
        frame = read_frame(source, part(step, 0.0, 0.4))
        result = check_frame(
            frame, layer, crs_text(crs), source=source.name, progress=part(step, 0.4, 1.0)
        )
        tell_import(result, feedback)
        earlier = [layers[layer]] if layer in layers else []
        layers[layer] = pd.concat([*earlier, result.accepted], ignore_index=True)
    return layers


def _tell_division(division: Division, feedback: QgsProcessingFeedback) -> None:
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
    }
