"""The layers of one plan of a project file in the open QGIS project."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsProject, QgsReferencedRectangle, QgsVectorLayer

from ..common.errors import StewardError
from .plangroups import PlanGroups
from .planlist import INPUTS_GROUP, PEOPLE, RESULTS, plan_list
from .project import show_plan, view_of
from .themes import apply_theme, themes


class PlanLayers:
    """Shows a plan's layers in the open QGIS project, in groups as ``build_project`` makes them."""

    def __init__(self, iface: Any = None) -> None:
        self._iface = iface
        self._path: Optional[Path] = None

    def show(self, path: Optional[Path], plan: Optional[str], again: bool = False) -> None:
        """Have the project show this plan as it is in the file now; of a file without plans, its
        inputs.

        What the user did to the project stays, and a layer that is being edited is left alone. A
        layer that the user took out comes back only ``again``. What cannot be read stays as it is:
        who opened the file was told.
        """
        from ..store import Project

        self._path = path
        if path is None:
            return
        project = QgsProject.instance()
        empty = not project.mapLayers()
        try:
            wanted = plan_list(Project.open(path), plan)
        except StewardError:
            return
        show_plan(project, wanted, again)
        if empty:
            self._look_at(self.layer("cell") or self.layer("building"))

    def layer(self, name: str) -> Optional[QgsVectorLayer]:
        """The layer of the plan with the contract's ``name``, None where it is not there.

        Of a layer with several geometry kinds ``name`` may say which, as ``barrier/Polygon``.
        """
        found = self._layers()
        for group in (RESULTS, INPUTS_GROUP, PEOPLE):
            for key, layer in found.items():
                own = key == f"{group}:{name}" or key.startswith(f"{group}:{name}/")
                if own and not key.endswith("/before"):
                    return layer
        return None

    def themes(self) -> list[str]:
        """The names of the map themes that the plan has."""
        return themes(self._layers())

    def apply_theme(self, name: str) -> None:
        """Switch the plan's layers on and off as the theme has them; others stay as they are."""
        apply_theme(QgsProject.instance(), self._layers(), name)

    def _layers(self) -> dict[str, QgsVectorLayer]:
        return {} if self._path is None else PlanGroups(QgsProject.instance()).layers(self._path)

    def close(self) -> None:
        """Stop following the project; its layers stay."""
        self._path = None

    def _look_at(self, layer: Optional[QgsVectorLayer]) -> None:
        """Have a project that was empty show all of ``layer``, in its reference system."""
        if layer is None:
            return
        project = QgsProject.instance()
        project.setCrs(layer.crs())
        view = QgsReferencedRectangle(view_of(layer), layer.crs())
        project.viewSettings().setDefaultViewExtent(view)
        if self._iface is not None:
            canvas = self._iface.mapCanvas()
            canvas.setDestinationCrs(layer.crs())
            canvas.setReferencedExtent(view)
            canvas.refresh()
