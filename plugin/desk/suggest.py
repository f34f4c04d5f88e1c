"""Which of the project's layers are probably which input of the division."""

from __future__ import annotations

import unicodedata
from typing import Any

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer, QgsWkbTypes

from ..bridge.libraries import load_libraries

_INPUTS = {
    "BUILDINGS": "building",
    "COMMUNITIES": "community",
    "COMPOUNDS": "compound",
    "ROADS": "road",
}
_SEVERAL = {"BARRIERS": "barrier", "CROSSINGS": "crossing"}
_KINDS = {
    "point": QgsWkbTypes.GeometryType.PointGeometry,
    "line": QgsWkbTypes.GeometryType.LineGeometry,
    "polygon": QgsWkbTypes.GeometryType.PolygonGeometry,
}


def suggested_layers(project: QgsProject) -> dict[str, Any]:
    """Parameters of ``gridsteward:divide``: layers whose names and geometry fit a contract's.

    What is not found stays as the dialog has it.
    """
    load_libraries()
    layers = [layer for layer in project.mapLayers().values() if isinstance(layer, QgsVectorLayer)]
    found: dict[str, Any] = {}
    for parameter, name in _INPUTS.items():
        fitting = [layer for layer in layers if _fits(layer, name)]
        if fitting:
            found[parameter] = min(fitting, key=QgsMapLayer.id)
    for parameter, name in _SEVERAL.items():
        fitting = [layer for layer in layers if _fits(layer, name)]
        if fitting:
            found[parameter] = sorted(fitting, key=QgsMapLayer.id)
    return found


def _fits(layer: QgsVectorLayer, name: str) -> bool:
    from ..contracts import contract

    item = contract(name)
    known = {_plain(text) for text in (name, item.title.en, item.title.zh, *item.names)}
    shown = _plain(layer.name().split(" (")[0])
    kinds = {_KINDS[kind] for kind in item.geometry}
    return shown in known and layer.geometryType() in kinds


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).lower()
    return "".join(sign for sign in text if sign not in " _-")
