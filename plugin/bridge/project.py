"""A styled QGIS project that opens on one plan of a project file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsProcessingException,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

from ..common.errors import InputError
from ..common.progress import Progress, part, silent
from .people import people_layers
from .styles import band_variables, draw_as_before, style
from .tables import equals, open_layer
from .texts import tr

# Top to bottom, as they are drawn; a table of two geometry kinds is two layers in QGIS.
INPUTS = (
    ("officer", "Point"),
    ("facility", "Point"),
    ("crossing", "Point"),
    ("crossing", "LineString"),
    ("barrier", "LineString"),
    ("drawn_cell", "Polygon"),
    ("community", "Polygon"),
    ("road", "LineString"),
    ("building", "Polygon"),
    ("compound", "Polygon"),
    ("barrier", "Polygon"),
    ("building_record", "NoGeometry"),
    ("cell_member", "NoGeometry"),
)
# Top to bottom too; those that plans need not have are left out where they are empty or not there.
RESULTS = (
    "gap",
    "reach",
    "tower",
    "move",
    "change",
    "repair",
    "assignment",
    "area",
    "plan_community",
    "cell",
    "unit",
    "coverage",
    "staffing",
    "crosswalk",
    "edit",
    "flow",
    "comparison",
    "plan",
)
MAY_BE_EMPTY = frozenset(RESULTS) - {"cell", "unit", "plan"}
# What is there to look things up, and would only cover the map when the project opens. Of a plan
# that redrew communities these are shown, and today's lines only as what was before.
SHOWN_ON_DEMAND = (
    "gap",
    "reach",
    "tower",
    "move",
    "change",
    "repair",
    "assignment",
    "area",
    "plan_community",
    "unit",
    "officer",
    "drawn_cell",
)
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
    people = project.layerTreeRoot().addGroup(tr("People (restricted)"))
    results = project.layerTreeRoot().addGroup(tr("Results: {plan}").format(plan=plan))
    variables = band_variables(row["parameters"])
    layers = _result_layers(path, plan)
    redrawn = is_redrawn(row["parameters"])
    hidden = _hidden(redrawn)
    for name, layer in layers.items():
        style(layer, name, variables)
        _place(project, results, layer, visible=name not in hidden)
        if name == "plan_community" and redrawn:
            _add_before(project, results, path, row["parameters"])
    cells = layers["cell"]
    inputs = project.layerTreeRoot().addGroup(tr("Inputs"))
    for number, (layer, name) in enumerate(input_layers(path)):
        part(progress, 0.2, 1.0)(number / len(INPUTS), None)
        _place(project, inputs, layer, visible=name not in hidden)
    _add_people(project, people, path, plan, cells.extent())
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
    table = open_layer(path, "plan")
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
        layer = open_layer(path, name, chosen=equals("plan", plan))
        if layer is None and name in MAY_BE_EMPTY:
            continue
        if layer is None:
            raise QgsProcessingException(
                tr("{path} is not a Grid Steward project file.").format(path=path.name)
            )
        if layer.featureCount() or name not in MAY_BE_EMPTY:
            layers[name] = layer
    return layers


def is_redrawn(parameters: str) -> bool:
    """Whether a plan has communities of its own, by its ``parameters``."""
    asked = json.loads(parameters)
    return bool(asked.get("base", asked.get("made_by")) == "redraw")


def _hidden(redrawn: bool) -> frozenset[str]:
    """The layers that are switched off at first."""
    hidden = frozenset(SHOWN_ON_DEMAND)
    return hidden - {"plan_community"} | {"community"} if redrawn else hidden


def _add_before(project: QgsProject, group: QgsLayerTreeGroup, path: Path, parameters: str) -> None:
    """The communities that were redrawn: of the plan that this one was made from, else today's."""
    source = json.loads(parameters)["from"]
    chosen = "" if source is None else equals("plan", source)
    for name, rows in (("plan_community", chosen), ("community", "")):
        layer = open_layer(path, name, chosen=rows)
        if layer is None or layer.featureCount() == 0 or (name == "plan_community" and not rows):
            continue
        style(layer, name, {})
        draw_as_before(layer)
        layer.setName(tr("Communities before"))
        _place(project, group, layer, visible=True)
        return


def plan_variables(path: Path, plan: str) -> dict[str, int]:
    """What the style of a plan's cells asks for."""
    return band_variables(_plan_row(path, plan)["parameters"])


def input_layers(path: Path) -> Iterator[tuple[QgsVectorLayer, str]]:
    """The input layers that have rows, styled, top to bottom, each with its contract's name."""
    from ..contracts import contract

    kinds = {"Point": tr("points"), "LineString": tr("lines"), "Polygon": tr("areas")}
    for name, shape in INPUTS:
        several = len(contract(name).geometry) > 1
        layer = open_layer(path, name, shape=shape if several else "")
        if layer is None or layer.featureCount() == 0:
            continue
        if several:
            layer.setName(f"{layer.name()} ({kinds[shape]})")
        style(layer, name, {})
        yield layer, name
    rejected = open_layer(path, "rejected")
    if rejected is not None and rejected.featureCount() > 0:
        style(rejected, "rejected", {})
        yield rejected, "rejected"


def _add_people(
    project: QgsProject, group: QgsLayerTreeGroup, path: Path, plan: str, extent: QgsRectangle
) -> None:
    """The file about persons, where it is there and may be read: switched off as a whole."""
    from ..store import Project

    group.setItemVisibilityChecked(False)
    group.setExpanded(False)
    store = Project.open(path)
    with suppress(InputError):
        # Refused where the file is another project's.
        store.read_attachment(plan)
        for item in people_layers(store.people_path, plan, store.rules.care_groups, extent):
            _place(project, group, item.layer, item.ticked)
    if not group.findLayers():
        project.layerTreeRoot().removeChildNode(group)


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
