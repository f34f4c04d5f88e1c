"""How layers look in QGIS: styles from ``styles/``, titles from the contracts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsExpressionContextUtils,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
    QgsWkbTypes,
)

from .texts import tr

STYLES_DIR = Path(__file__).resolve().parent.parent.parent / "styles"
_KINDS = {
    QgsWkbTypes.GeometryType.PointGeometry: "point",
    QgsWkbTypes.GeometryType.LineGeometry: "line",
    QgsWkbTypes.GeometryType.PolygonGeometry: "polygon",
}


def style_path(layer: str, kind: str) -> Optional[Path]:
    """The style file of a contract's layer; layers of two geometry kinds have one for each."""
    for name in (f"{layer}.qml", f"{layer}.{kind}.qml"):
        if (STYLES_DIR / name).exists():
            return STYLES_DIR / name
    return None


def style(layer: QgsVectorLayer, name: str, variables: Mapping[str, Any]) -> None:
    """Make ``layer`` look like the contract's layer ``name``, with titles as column heads.

    ``variables`` are what the style's expressions ask for: the band, for cells.
    """
    from ..contracts import contract

    path = style_path(name, _KINDS.get(layer.geometryType(), ""))
    if path is not None:
        layer.loadNamedStyle(str(path))
        _translate_legend(layer)
    for field in contract(name).fields.values():
        index = layer.fields().lookupField(field.name)
        if index >= 0:
            layer.setFieldAlias(index, str(field.title))
    for key, value in variables.items():
        QgsExpressionContextUtils.setLayerVariable(layer, key, value)
    layer.triggerRepaint()


def band_variables(parameters: str) -> dict[str, int]:
    """What the cells' style asks for, from a plan's ``parameters``."""
    minimum, target, maximum = (int(part) for part in json.loads(parameters)["band"].split(":"))
    return {"band_minimum": minimum, "band_target": target, "band_maximum": maximum}


def legend_texts() -> dict[str, str]:
    """The legend texts that the style files hold, each with its form in the current language."""
    return {
        "in band": tr("in band"),
        "too few households": tr("too few households"),
        "too many households": tr("too many households"),
        "homes": tr("homes"),
        "homes, high-rise": tr("homes, high-rise"),
        "household count unknown": tr("household count unknown"),
        "no households": tr("no households"),
        "main road": tr("main road"),
        "secondary road": tr("secondary road"),
        "street": tr("street"),
        "lane or path": tr("lane or path"),
        "water": tr("water"),
        "railway": tr("railway"),
        "wall": tr("wall"),
        "other barrier": tr("other barrier"),
        "to hold the band": tr("to hold the band"),
        "was cut off from its cell": tr("was cut off from its cell"),
        "its compound is whole now": tr("its compound is whole now"),
        "shorter lines between cells": tr("shorter lines between cells"),
        "cells nearer to the wanted size": tr("cells nearer to the wanted size"),
        "its cell lies in another community now": tr("its cell lies in another community now"),
        "its cell was given up": tr("its cell was given up"),
        "was in no cell": tr("was in no cell"),
        "together with other moves": tr("together with other moves"),
    }


def _translate_legend(layer: QgsVectorLayer) -> None:
    renderer, texts = layer.renderer(), legend_texts()
    if isinstance(renderer, QgsRuleBasedRenderer):
        for rule in renderer.rootRule().descendants():
            rule.setLabel(texts.get(rule.label(), rule.label()))
    elif isinstance(renderer, QgsCategorizedSymbolRenderer):
        for index, category in enumerate(renderer.categories()):
            label = texts.get(category.label(), category.label())
            renderer.updateCategoryLabel(index, label)


class Styler(QgsProcessingLayerPostProcessorInterface):
    """Styles one output layer once Processing has loaded it."""

    def __init__(self, name: str, variables: Mapping[str, Any]) -> None:
        super().__init__()
        self._name = name
        self._variables = variables

    def postProcessLayer(
        self, layer: QgsVectorLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Called by QGIS on the main thread."""
        if isinstance(layer, QgsVectorLayer):
            style(layer, self._name, self._variables)


# QGIS keeps only a bare pointer to a post-processor, and the algorithm object may be gone by the
# time the layer is loaded; so each waits here, under the layer it belongs to.
_waiting: dict[str, Styler] = {}


def style_on_load(
    context: QgsProcessingContext, destination: str, name: str, variables: Mapping[str, Any]
) -> None:
    """Have the output layer ``destination`` styled if and when Processing loads it."""
    if context.willLoadLayerOnCompletion(destination):
        _waiting[destination] = Styler(name, variables)
        context.layerToLoadOnCompletionDetails(destination).setPostProcessor(_waiting[destination])


def name_on_load(context: QgsProcessingContext, destination: str, title: str) -> None:
    """Have the output layer ``destination`` called ``title`` if and when Processing loads it."""
    if context.willLoadLayerOnCompletion(destination):
        context.layerToLoadOnCompletionDetails(destination).name = title
