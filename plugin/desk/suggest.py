"""Which of the project's layers are probably which input of the division."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer, QgsWkbTypes

from ..bridge.inputs import SEVERAL, SINGLE
from ..bridge.libraries import load_libraries

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
    for parameter, name in SINGLE.items():
        fitting = [layer for layer in layers if _fits(layer, name)]
        if fitting:
            found[parameter] = min(fitting, key=QgsMapLayer.id)
    for parameter, name in SEVERAL.items():
        fitting = [layer for layer in layers if _fits(layer, name)]
        if fitting:
            found[parameter] = sorted(fitting, key=QgsMapLayer.id)
    return found


def _fits(layer: QgsVectorLayer, name: str) -> bool:
    # Only here: the desk is there also where the libraries under them are missing.
    from ..contracts import contract
    from ..intake.names import plain

    item = contract(name)
    known = {plain(text) for text in (name, item.title.en, item.title.zh, *item.names)}
    kinds = {_KINDS[kind] for kind in item.geometry}
    return plain(layer.name()) in known and layer.geometryType() in kinds
