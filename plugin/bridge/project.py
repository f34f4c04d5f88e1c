"""A styled QGIS project that opens on one plan of a project file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsExpression,
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsProcessingException,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

from ..common.progress import Progress, part, silent
from .styles import band_variables, style
from .texts import tr

# Top to bottom, as they are drawn; a table of two geometry kinds is two layers in QGIS.
INPUTS = (
    ("crossing", "Point"),
    ("crossing", "LineString"),
    ("barrier", "LineString"),
    ("community", "Polygon"),
    ("road", "LineString"),
    ("building", "Polygon"),
    ("compound", "Polygon"),
    ("barrier", "Polygon"),
)
# Top to bottom too; those that plans need not have are left out where they are empty.
RESULTS = ("tower", "move", "cell", "unit", "plan")
MAY_BE_EMPTY = ("tower", "move")
# What is there to look things up, and would only cover the map when the project opens.
SHOWN_ON_DEMAND = ("tower", "move", "unit")
MARGIN = 0.04


@dataclass(frozen=True)
class PlanProject:
    """The project and what a picture of it says in words."""

    project: QgsProject
    title: str
    subtitle: str
    extent: QgsRectangle

    def shown(self) -> list[QgsMapLayer]:
        """The layers that are switched on and have a place, top first."""
        nodes = self.project.layerTreeRoot().findLayers()
        return [node.layer() for node in nodes if node.isVisible() and node.layer().isSpatial()]


def build_project(path: Path, plan: str, qgz: Path, progress: Progress = silent) -> PlanProject:
    """Write ``qgz``: results of ``plan`` on top, input layers below, paths relative to the file.

    Raises QgsProcessingException where ``path`` is no project file, has no such plan, or ``qgz``
    cannot be written.
    """
    row = _plan_row(path, plan)
    project = QgsProject()
    results = project.layerTreeRoot().addGroup(tr("Results: {plan}").format(plan=plan))
    variables = band_variables(row["parameters"])
    layers = _result_layers(path, plan)
    for name, layer in layers.items():
        style(layer, name, variables)
        _place(project, results, layer, visible=name not in SHOWN_ON_DEMAND)
    cells = layers["cell"]
    inputs = project.layerTreeRoot().addGroup(tr("Inputs"))
    for number, (layer, name) in enumerate(_input_layers(path)):
        part(progress, 0.2, 1.0)(number / len(INPUTS), None)
        style(layer, name, {})
        _place(project, inputs, layer, visible=True)
    extent = cells.extent()
    extent.grow(MARGIN * max(extent.width(), extent.height()))
    title = tr("Grid cells: {project}, {plan}").format(project=path.stem, plan=plan)
    project.setTitle(title)
    project.setCrs(cells.crs())
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, cells.crs()))
    if not project.write(str(qgz)):
        raise QgsProcessingException(
            tr("The QGIS project {path} could not be written: {why}").format(
                path=qgz.name, why=project.error()
            )
        )
    return PlanProject(project, title, _subtitle(row, variables), extent)


def _plan_row(path: Path, plan: str) -> dict[str, Any]:
    """The plan's row of the table of plans."""
    table = _open(path, "plan")
    if table is None:
        raise QgsProcessingException(
            tr("{path} is not a Grid Steward project file.").format(path=path.name)
        )
    rows = [dict(feature.attributeMap()) for feature in table.getFeatures()]
    for row in rows:
        if row["plan"] == plan:
            return row
    raise QgsProcessingException(
        tr("{path} has no plan called {plan}. Plans in it: {known}.").format(
            path=path.name, plan=plan, known=", ".join(row["plan"] for row in rows) or tr("none")
        )
    )


def _result_layers(path: Path, plan: str) -> dict[str, QgsVectorLayer]:
    layers = {}
    for name in RESULTS:
        layer = _open(path, name)
        if layer is None:
            raise QgsProcessingException(
                tr("{path} is not a Grid Steward project file.").format(path=path.name)
            )
        layer.setSubsetString(QgsExpression.createFieldEqualityExpression("plan", plan))
        if layer.featureCount() or name not in MAY_BE_EMPTY:
            layers[name] = layer
    return layers


def _input_layers(path: Path) -> Iterator[tuple[QgsVectorLayer, str]]:
    from ..contracts import contract

    kinds = {"Point": tr("points"), "LineString": tr("lines"), "Polygon": tr("areas")}
    for name, shape in INPUTS:
        several = len(contract(name).geometry) > 1
        layer = _open(path, name, shape if several else "")
        if layer is None or layer.featureCount() == 0:
            continue
        if several:
            layer.setName(f"{layer.name()} ({kinds[shape]})")
        yield layer, name
    rejected = _open(path, "rejected")
    if rejected is not None and rejected.featureCount() > 0:
        yield rejected, "rejected"


def _open(path: Path, name: str, shape: str = "") -> Optional[QgsVectorLayer]:
    from ..contracts import contract

    address = f"{path}|layername={name}" + (f"|geometrytype={shape}" if shape else "")
    layer = QgsVectorLayer(address, str(contract(name).title), "ogr")
    return layer if layer.isValid() else None


def _place(
    project: QgsProject, group: QgsLayerTreeGroup, layer: QgsVectorLayer, visible: bool
) -> None:
    project.addMapLayer(layer, False)
    node = group.addLayer(layer)
    node.setItemVisibilityChecked(visible)
    node.setExpanded(visible and layer.isSpatial())


def _subtitle(row: dict[str, Any], band: dict[str, int]) -> str:
    text = tr(
        "{cells} cells, {fit} of them with {minimum} to {maximum} households; "
        "{households} households in all"
    ).format(
        cells=row["cells"],
        fit=row["cells_in_band"],
        minimum=band["band_minimum"],
        maximum=band["band_maximum"],
        households=row["households"],
    )
    seed = json.loads(row["parameters"])["seed"]
    return tr("{facts}. Rulebook {rulebook}, seed {seed}.").format(
        facts=text, rulebook=row["rulebook"], seed=seed
    )
