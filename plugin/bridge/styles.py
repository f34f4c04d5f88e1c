"""How layers look in QGIS: styles from ``styles/``, titles from the contracts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Optional

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsExpressionContextUtils,
    QgsFeatureRenderer,
    QgsMergedFeatureRenderer,
    QgsPointDistanceRenderer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
    QgsWkbTypes,
)

from .officercolors import officer_colors
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


def style(
    layer: QgsVectorLayer,
    name: str,
    variables: Mapping[str, Any],
    texts: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Make ``layer`` look like the contract's layer ``name``, with titles as column heads.

    ``variables`` are what the style's expressions ask for: the band, for cells. What assignments
    ask for, the officers' colours, is made here. ``texts`` are legend texts that do not come from
    here: the titles of a rulebook's care groups by their ids.
    """
    from ..contracts import contract

    path = style_path(name, _KINDS.get(layer.geometryType(), ""))
    if path is not None:
        layer.loadNamedStyle(str(path))
        _translate_legend(layer.renderer(), {**legend_texts(), **texts})
    for field in contract(name).fields.values():
        index = layer.fields().lookupField(field.name)
        if index >= 0:
            layer.setFieldAlias(index, str(field.title))
    if name == "assignment":
        variables = {**variables, "officer_colors": officer_colors(layer)}
    set_variables(layer, variables)
    layer.triggerRepaint()


def set_variables(layer: QgsVectorLayer, variables: Mapping[str, Any]) -> None:
    """Give a layer these variables, in place of those of the same names; others stay."""
    names, values = (
        layer.customProperty(name) or [] for name in ("variableNames", "variableValues")
    )
    kept = {name: value for name, value in zip(names, values) if name not in variables}
    QgsExpressionContextUtils.setLayerVariables(layer, kept)
    for name, value in variables.items():
        QgsExpressionContextUtils.setLayerVariable(layer, name, value)


def draw_as_before(layer: QgsVectorLayer) -> None:
    """Draw a styled layer of areas as what was there before: by the thin dashes that drawn cells
    have, without labels, so that new lines stand out from it."""
    former = QgsVectorLayer("Polygon", "", "memory")
    former.loadNamedStyle(str(STYLES_DIR / "drawn_cell.qml"))
    layer.setRenderer(former.renderer().clone())
    layer.setLabelsEnabled(False)


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
        **_people_texts(),
        **_gap_texts(),
        **_staff_texts(),
        **_redraw_texts(),
    }


def _people_texts() -> dict[str, str]:
    """Those of the layers about people and places."""
    return {
        "other": tr("other"),
        "open": tr("open"),
        "closed": tr("closed"),
        "community services": tr("community services"),
        "health": tr("health"),
        "care for the elderly": tr("care for the elderly"),
        "children and school": tr("children and school"),
        "culture and sport": tr("culture and sport"),
        "police and fire station": tr("police and fire station"),
        "market and shops": tr("market and shops"),
        "information": tr("information"),
        "sanitation supervision": tr("sanitation supervision"),
        "safety patrol": tr("safety patrol"),
        "mediation": tr("mediation"),
        "labour security": tr("labour security"),
        "elderly care": tr("elderly care"),
        "family planning": tr("family planning"),
        "counselling": tr("counselling"),
        "nobody in care": tr("nobody in care"),
        "1 to 9 in care": tr("1 to 9 in care"),
        "10 to 19 in care": tr("10 to 19 in care"),
        "20 to 29 in care": tr("20 to 29 in care"),
        "30 to 49 in care": tr("30 to 49 in care"),
        "50 or more in care": tr("50 or more in care"),
    }


def _gap_texts() -> dict[str, str]:
    """Those of gaps, ways and work."""
    return {
        "ground in no cell or in two": tr("ground in no cell or in two"),
        "building in no cell or off the roads": tr("building in no cell or off the roads"),
        "cell out of band": tr("cell out of band"),
        "cell without officer or backup": tr("cell without officer or backup"),
        "service missing, too far or too small": tr("service missing, too far or too small"),
        "person or case without a place": tr("person or case without a place"),
        "visits without an officer or the time": tr("visits without an officer or the time"),
        "volunteers missing": tr("volunteers missing"),
        "high severity": tr("high severity"),
        "medium severity": tr("medium severity"),
        "low severity": tr("low severity"),
        "all services within reach": tr("all services within reach"),
        "1 or 2 services too far": tr("1 or 2 services too far"),
        "3 or 4 services too far": tr("3 or 4 services too far"),
        "5 or more services too far": tr("5 or more services too far"),
        "up to 80 % of the hours": tr("up to 80 % of the hours"),
        "80 to 100 % of the hours": tr("80 to 100 % of the hours"),
        "100 to 120 % of the hours": tr("100 to 120 % of the hours"),
        "more than 120 % of the hours": tr("more than 120 % of the hours"),
        "no officer": tr("no officer"),
    }


def _staff_texts() -> dict[str, str]:
    """Those of officers, rounds and answers."""
    return {
        "cells of one officer": tr("cells of one officer"),
        "nobody serves it": tr("nobody serves it"),
        "reinforced": tr("reinforced"),
        "hours not known": tr("hours not known"),
        "first week": tr("first week"),
        "second week": tr("second week"),
        "third week": tr("third week"),
        "fourth week": tr("fourth week"),
        "later": tr("later"),
        "planned, in walking order": tr("planned, in walking order"),
        "found no day": tr("found no day"),
        "from one officer to another": tr("from one officer to another"),
        "nobody served it before": tr("nobody served it before"),
        "nobody takes it over": tr("nobody takes it over"),
        "the cell's officer answers": tr("the cell's officer answers"),
        "the community answers": tr("the community answers"),
        "the street answers": tr("the street answers"),
        "the district answers": tr("the district answers"),
        "the city answers": tr("the city answers"),
        "nobody is known to answer": tr("nobody is known to answer"),
    }


def _redraw_texts() -> dict[str, str]:
    """Those of communities, of what changes between plans and of repairs."""
    return {
        "no band known": tr("no band known"),
        "founded": tr("founded"),
        "street line": tr("street line"),
        "district line": tr("district line"),
        "city line": tr("city line"),
        "was cut off, an enclave": tr("was cut off, an enclave"),
        "shorter lines, or lines along roads": tr("shorter lines, or lines along roads"),
        "sizes nearer to the wanted one": tr("sizes nearer to the wanted one"),
        "its community is new": tr("its community is new"),
        "its community or cell was given up": tr("its community or cell was given up"),
        "lay in none before": tr("lay in none before"),
        "is new": tr("is new"),
        "is not there any more": tr("is not there any more"),
        "together with other changes": tr("together with other changes"),
        "changes its community": tr("changes its community"),
        "changes only its cell": tr("changes only its cell"),
        "ground in no cell": tr("ground in no cell"),
        "ground or building in two cells": tr("ground or building in two cells"),
        "piece cut off from its cell": tr("piece cut off from its cell"),
        "building and cell do not fit": tr("building and cell do not fit"),
        "cell across a community line": tr("cell across a community line"),
        "cell without buildings or with a wrong code": tr(
            "cell without buildings or with a wrong code"
        ),
        "slivers, and lines put where units meet": tr("slivers, and lines put where units meet"),
    }


def _translate_legend(renderer: QgsFeatureRenderer, texts: Mapping[str, str]) -> None:
    if isinstance(renderer, (QgsPointDistanceRenderer, QgsMergedFeatureRenderer)):
        # What it holds is read-only, so it gets a copy.
        embedded = renderer.embeddedRenderer().clone()
        _translate_legend(embedded, texts)
        renderer.setEmbeddedRenderer(embedded)
    elif isinstance(renderer, QgsRuleBasedRenderer):
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


def load_when_done(context: QgsProcessingContext, destination: str, output: str, name: str) -> None:
    """Have a layer that an algorithm wrote by itself loaded, styled as the contract's ``name``.

    Of such outputs QGIS asks nothing, so what was made in a window is shown there. Outside, as in
    ``qgis_process``, nobody loads anything.
    """
    from ..contracts import contract

    if context.project() is not None:
        details = QgsProcessingContext.LayerDetails(
            str(contract(name).title), context.project(), output
        )
        context.addLayerToLoadOnCompletion(destination, details)
        style_on_load(context, destination, name, {})
