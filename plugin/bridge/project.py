"""A styled QGIS project that opens on one plan of a project file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsMapLayer,
    QgsProcessingException,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

from ..common.progress import Progress, silent
from .forms import add_people_counts, set_form
from .plangroups import PlanGroups, layer_name
from .planlist import INPUTS_GROUP, PlanList, plan_list
from .relations import relate
from .remembered import remember
from .texts import tr
from .themes import add_themes
from .tips import set_tip

if TYPE_CHECKING:
    from ..store import Project

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

    Raises InputError where ``path`` is no project file, QgsProcessingException where it has no such
    plan, or ``qgz`` cannot be written.
    """
    from ..store import Project

    wanted = _wanted(Project.open(path), plan)
    project = QgsProject()
    project.setFileName(str(qgz))
    for number, _ in enumerate(show_plan(project, wanted)):
        progress(number / len(wanted.layers), None)
    cells = PlanGroups(project).layers(path)["results:cell"]
    extent = view_of(cells)
    title = tr("Grid cells: {project}, {plan}").format(project=path.stem, plan=plan)
    project.setTitle(title)
    project.setCrs(cells.crs())
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, cells.crs()))
    remember(project, path, plan)
    if not project.write(str(qgz)):
        raise QgsProcessingException(
            tr("The QGIS project {path} could not be written: {why}").format(
                path=qgz.name, why=project.error()
            )
        )
    return PlanProject(project, title, _subtitle(wanted.row, wanted.variables), extent)


def show_plan(project: QgsProject, wanted: PlanList, again: bool = False) -> Iterator[str]:
    """Have ``project`` show what is wanted, in our groups, with forms, tips, relations and themes:
    one more layer whenever the next is asked for. Gives the key of each when it is up to date."""
    groups = PlanGroups(project)
    for layer in groups.update(wanted, again):
        if layer.new:
            set_form(layer.layer, layer_name(layer.layer), wanted.titles)
            set_tip(layer.layer, layer_name(layer.layer))
        yield layer.key
    layers = groups.layers(wanted.path)
    assignments = layers.get("results:assignment")
    if "results:cell" in layers and assignments is not None:
        set_tip(layers["results:cell"], "cell", assignments.id())
    if "inputs:building" in layers and "people:resident" in layers:
        add_people_counts(layers["inputs:building"])
    relate(project, layers)
    add_themes(project, layers)


def view_of(*layers: QgsVectorLayer) -> QgsRectangle:
    """All of these layers, of one reference system, with some air around them."""
    extent = QgsRectangle()
    for layer in layers:
        extent.combineExtentWith(layer.extent())
    extent.grow(MARGIN * max(extent.width(), extent.height()))
    return extent


def _wanted(store: Project, plan: str) -> PlanList:
    """What to show of a plan that must be there."""
    wanted = plan_list(store, plan)
    if wanted.row is None:
        raise QgsProcessingException(
            tr("{path} has no plan called {plan}. Plans in it: {known}.").format(
                path=store.path.name,
                plan=plan,
                known=", ".join(store.presence(plan).plans) or tr("none"),
            )
        )
    return wanted


def plan_variables(path: Path, plan: str) -> dict[str, int]:
    """What the style of a plan's cells asks for."""
    from ..store import Project

    return _wanted(Project.open(path), plan).variables


def input_layers(path: Path) -> Iterator[tuple[QgsVectorLayer, str]]:
    """The input layers that have rows, styled, top to bottom, each with its contract's name."""
    from ..store import Project

    wanted = plan_list(Project.open(path), None)
    for item in wanted.layers:
        layer = wanted.open(item) if item.group == INPUTS_GROUP else None
        if layer is not None:
            yield layer, item.name


def _subtitle(row: Any, band: Mapping[str, int]) -> str:
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
