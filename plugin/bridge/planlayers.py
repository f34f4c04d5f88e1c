"""The layers of one plan of a project file in the open QGIS project."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsProject, QgsReferencedRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer

from ..common.errors import StewardError
from .drawing import stop_drawing
from .plangroups import PlanGroups
from .planlist import INPUTS_GROUP, PEOPLE, RESULTS, plan_list
from .project import show_plan, view_of
from .themes import apply_theme, themes

# How long the window may wait at a time while layers are opened; one layer takes 10 to 30 ms.
_TURN_S = 0.03


class PlanLayers:
    """Shows a plan's layers in the open QGIS project, in groups as ``build_project`` makes them.

    Opening them all may take a second, so some are opened in each turn of the window's event loop.
    What is asked for of them meanwhile is opened then and there.
    """

    def __init__(self, iface: Any = None) -> None:
        self._iface = iface
        self._path: Optional[Path] = None
        self._opening: Optional[Iterator[str]] = None
        # The keys of the layers that still have to be opened or brought up to date.
        self._waiting: set[str] = set()
        self._stepping = False
        # Whether the map still has to go to what is shown.
        self._go_there = False
        self._timer = QTimer()
        self._timer.timeout.connect(self._turn)

    def show(self, path: Optional[Path], plan: Optional[str], again: bool = False) -> None:
        """Have the project show this plan as it is in the file now; of a file without plans, its
        inputs.

        What the user did to the project stays, and a layer that is being edited is left alone. A
        layer that the user took out comes back only ``again``. What cannot be read stays as it is:
        who opened the file was told.
        """
        self._stop()
        self._path = path
        if path is None:
            self._go_there = False
            return
        from ..store import Project

        project = QgsProject.instance()
        try:
            wanted = plan_list(Project.open(path), plan)
        except StewardError:
            return
        self._go_there = self._go_there or not project.mapLayers()
        self._opening = self._shown(show_plan(project, wanted, again))
        self._waiting = {item.key for item in wanted.layers}
        if self._iface is not None:
            # Layers may get another source, or go: nobody may be drawing from them meanwhile.
            stop_drawing(self._iface.mapCanvas())
            self._iface.mapCanvas().freeze(True)
        self._timer.start()
        self._turn()

    def layer(self, name: str) -> Optional[QgsVectorLayer]:
        """The layer of the plan with the contract's ``name``, None where it is not there.

        Of a layer with several geometry kinds ``name`` may say which, as ``barrier/Polygon``.
        """
        while self._may_step() and _named(name, self._waiting):
            self._step()
        found = self._layers()
        key = next(iter(_named(name, found)), None)
        return None if key is None else found[key]

    def finish(self) -> None:
        """Open what is still to be opened, now."""
        while self._may_step():
            self._step()

    def themes(self) -> list[str]:
        """The names of the map themes that the plan has."""
        self.finish()
        return themes(self._layers())

    def apply_theme(self, name: str) -> None:
        """Switch the plan's layers on and off as the theme has them; others stay as they are."""
        self.finish()
        apply_theme(QgsProject.instance(), self._layers(), name)

    def _layers(self) -> dict[str, QgsVectorLayer]:
        return {} if self._path is None else PlanGroups(QgsProject.instance()).layers(self._path)

    def close(self) -> None:
        """Stop following the project; its layers stay."""
        self._stop()
        self._path = None

    def _turn(self) -> None:
        """Open layers for a moment."""
        begun = time.perf_counter()
        while self._may_step() and time.perf_counter() - begun < _TURN_S:
            self._step()

    def _may_step(self) -> bool:
        """Whether there is more to open; somebody may ask for a layer while one is opened."""
        return self._opening is not None and not self._stepping

    def _step(self) -> None:
        """Open the next layer."""
        layers = self._opening or iter(())
        self._stepping = True
        try:
            self._waiting.discard(next(layers))
        except StopIteration:
            self._stop()
        except BaseException:
            self._stop()
            raise
        finally:
            self._stepping = False

    def _stop(self) -> None:
        """Open no more layers, and let the map be drawn."""
        if self._opening is None:
            return
        self._opening = None
        self._waiting = set()
        self._timer.stop()
        if self._iface is not None:
            self._iface.mapCanvas().freeze(False)
            self._iface.mapCanvas().refresh()

    def _shown(self, layers: Iterator[str]) -> Iterator[str]:
        """Show layer by layer; the map of a project that was empty then goes there."""
        yield from layers
        if self._go_there:
            self._go_there = False
            cells = self.layer("cell")
            found = [cells] if cells else [self.layer("building"), self.layer("community")]
            self._look_at([layer for layer in found if layer is not None])

    def _look_at(self, layers: Sequence[QgsVectorLayer]) -> None:
        """Have a project that was empty show all of these, in the reference system of the file."""
        if not layers:
            return
        layer = layers[0]
        project = QgsProject.instance()
        project.setCrs(layer.crs())
        view = QgsReferencedRectangle(view_of(*layers), layer.crs())
        project.viewSettings().setDefaultViewExtent(view)
        if self._iface is not None:
            canvas = self._iface.mapCanvas()
            canvas.setDestinationCrs(layer.crs())
            canvas.setReferencedExtent(view)
            canvas.refresh()


def _named(name: str, keys: Iterable[str]) -> list[str]:
    """Those of the ``keys`` that are of the contract's layer ``name``, the plan's own first."""
    groups = (RESULTS, INPUTS_GROUP, PEOPLE)
    own = {f"{group}:{name}": number for number, group in enumerate(groups)}
    found = [
        (number, key)
        for key in keys
        for start, number in own.items()
        if (key == start or key.startswith(f"{start}/")) and not key.endswith("/before")
    ]
    return [key for _, key in sorted(found, key=lambda one: one[0])]
