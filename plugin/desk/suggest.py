"""Which layers of the QGIS project are probably which input of the division."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer, QgsWkbTypes

from ..bridge.inputs import SEVERAL, SINGLE
from ..bridge.libraries import load_libraries
from ..bridge.plangroups import layer_name

_KINDS = {
    "point": QgsWkbTypes.GeometryType.PointGeometry,
    "line": QgsWkbTypes.GeometryType.LineGeometry,
    "polygon": QgsWkbTypes.GeometryType.PolygonGeometry,
}


def suggested_layers(project: QgsProject) -> dict[str, Any]:
    """Parameters of ``gridsteward:divide``: layers whose names and geometry fit a contract's.

    What is not found stays as the dialog has it.
    """
    found = _fitting(project.mapLayers().values())
    single = {key: found[name][0] for key, name in SINGLE.items() if name in found}
    return {**single, **{key: found[name] for key, name in SEVERAL.items() if name in found}}


def suggested_inputs(project: QgsProject) -> dict[str, list[QgsVectorLayer]]:
    """The same for a project file of ours, by the contracts' names; its own layers are left out."""
    return _fitting(layer for layer in project.mapLayers().values() if not layer_name(layer))


def _fitting(layers: Iterable[QgsMapLayer]) -> dict[str, list[QgsVectorLayer]]:
    load_libraries()
    there = sorted(layers, key=QgsMapLayer.id)
    found = {
        name: [layer for layer in there if isinstance(layer, QgsVectorLayer) and _fits(layer, name)]
        for name in (*SINGLE.values(), *SEVERAL.values())
    }
    return {name: layers for name, layers in found.items() if layers}


def _fits(layer: QgsVectorLayer, name: str) -> bool:
    # Only here: the desk is there also where the libraries under them are missing.
    from ..contracts import contract
    from ..intake.names import plain

    item = contract(name)
    known = {plain(text) for text in (name, item.title.en, item.title.zh, *item.names)}
    kinds = {_KINDS[kind] for kind in item.geometry}
    return plain(layer.name()) in known and layer.geometryType() in kinds
