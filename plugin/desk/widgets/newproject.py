"""A new project file for the user's own data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsFileWidget, QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from ...bridge.frames import crs_text
from ...bridge.texts import tr
from ...common.crs import is_metric, metric_crs_at, read_crs
from ...common.errors import StewardError
from ...common.progress import Progress
from ...rules import load_rulebook, rulebook_names
from ...steps import DEFAULT_RULEBOOK, init_project
from ..pages.page import Action
from ..suggest import suggested_inputs
from .labels import set_text, wrapped
from .parts import Choice
from .samplebox import documents, free_file

if TYPE_CHECKING:
    from ..desk import Desk

_FILE = ""  # stands for a rulebook's file that is yet to be chosen
WGS84 = "EPSG:4326"
# A map that shows more than this, in degrees, shows no town.
_WIDEST_TOWN = 5.0


class NewProject(QWidget):
    """Asks where the project file goes, its reference system and its rulebook.

    ``made``: the project file is there and open.
    """

    made = pyqtSignal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.file = QgsFileWidget()
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setDialogTitle(tr("Project file"))
        self.file.setFilter("GeoPackage (*.gpkg)")
        self.crs = QgsProjectionSelectionWidget()
        self.crs_note = wrapped("")
        self.take_metric = QPushButton()
        self.rulebook = Choice(tr("Rulebook"))
        self.make = Action(desk, tr("Make the project"), self._make)
        self._metric = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(wrapped(tr("The project file, which holds the map and the plans:")))
        layout.addWidget(self.file)
        layout.addWidget(wrapped(tr("The coordinate system that everything is brought into:")))
        layout.addWidget(self.crs)
        layout.addWidget(self.crs_note)
        layout.addWidget(self.take_metric)
        layout.addWidget(
            wrapped(tr("The rulebook, which says how large cells are and what is due:"))
        )
        layout.addWidget(self.rulebook)
        layout.addWidget(self.make)
        self.file.fileChanged.connect(lambda _path: self.refresh())
        self.crs.crsChanged.connect(lambda _crs: self.refresh())
        self.take_metric.clicked.connect(lambda _checked=False: self._take_metric())
        self.rulebook.activated.connect(lambda _row: self._rulebook_chosen())

    def propose(self) -> None:
        """Propose what suits the open QGIS project, where nothing was chosen yet."""
        if not self.file.filePath():
            home = QgsProject.instance().homePath()
            place = Path(home) if home else documents()
            self.file.setFilePath(str(free_file(place, tr("Grid cells"))))
        if not self.crs.crs().isValid():
            self.crs.setCrs(proposed_crs(QgsProject.instance()))
        if not self.rulebook.count():
            self._offer(DEFAULT_RULEBOOK)
        self.refresh()

    def refresh(self) -> None:
        """Say what is wrong with the choice, and why nothing can be made."""
        crs = self.crs.crs()
        self._metric = ""
        note = ""
        if crs.isValid() and not is_metric(read_crs(crs_text(crs))):
            self._metric = self._fitting_metric()
            note = tr(
                "{crs} counts in degrees or feet, and walking distances and areas need metres."
            ).format(crs=crs.authid() or crs.description())
            if not self._metric:
                note += " " + tr(
                    "In China choose the CGCS2000 3-degree zone of your town, such as EPSG:4547 "
                    "around 114°E."
                )
        set_text(self.crs_note, note)
        self.take_metric.setVisible(bool(self._metric))
        if self._metric:
            fitting = QgsCoordinateReferenceSystem(self._metric)
            self.take_metric.setText(tr("Take {code}").format(code=self._metric))
            self.take_metric.setToolTip(fitting.description())
        self.make.allow(self._why_not())

    def _why_not(self) -> str:
        if not self.file.filePath().strip():
            return tr("Choose where the project file goes first.")
        if not self.crs.crs().isValid():
            return tr("Choose a coordinate system first.")
        return ""

    def _fitting_metric(self) -> str:
        place = place_of(QgsProject.instance(), self._desk)
        return "" if place is None else metric_crs_at(*place)

    def _take_metric(self) -> None:
        self.crs.setCrs(QgsCoordinateReferenceSystem(self._metric))

    def _offer(self, chosen: str, title: str = "") -> None:
        items = [(name, load_rulebook(name).title.render()) for name in rulebook_names()]
        if chosen not in rulebook_names():
            items.append((chosen, title))
        self.rulebook.offer([*items, (_FILE, tr("From a file…"))], chosen)

    def _rulebook_chosen(self) -> None:
        if self.rulebook.currentData() != _FILE:
            return
        path = QFileDialog.getOpenFileName(
            self, tr("A rulebook of your own"), str(documents()), "YAML (*.yaml *.yml)"
        )[0]
        self.take_rulebook(path)

    def take_rulebook(self, path: str) -> None:
        """Propose the rulebook in a file; the usual one where there is none or a wrong one."""
        try:
            title = load_rulebook(path).title.render() if path else ""
        except StewardError as error:
            self._desk.session.tell_error(error)
            path = ""
        self._offer(path or DEFAULT_RULEBOOK, title if path else "")

    def _make(self) -> None:
        path = Path(self.file.filePath().strip())
        if path.suffix.lower() != ".gpkg":
            path = path.with_name(path.name + ".gpkg")
        crs, rulebook = crs_text(self.crs.crs()), self.rulebook.currentData()
        session = self._desk.session

        def work(_progress: Progress) -> Path:
            return init_project(path, str(crs), rulebook).path

        def done(made: Path) -> None:
            self.file.setFilePath("")
            if session.open(made):
                self.made.emit()

        session.run_without_project(tr("Making the project"), work, done, afresh=False)


def proposed_crs(project: QgsProject) -> QgsCoordinateReferenceSystem:
    """That of the QGIS project's layer of buildings, or else its own if it has layers."""
    found = suggested_inputs(project).get("building")
    if found and found[0].crs().isValid():
        return found[0].crs()
    return project.crs() if project.mapLayers() else QgsCoordinateReferenceSystem()


def place_of(project: QgsProject, desk: Desk) -> Optional[tuple[float, float]]:
    """Longitude and latitude of the buildings, or else of what the map shows; None if unknown."""
    found = suggested_inputs(project).get("building")
    if found:
        return _middle(found[0].extent(), found[0].crs(), project)
    canvas = desk.iface.mapCanvas()
    return _middle(canvas.extent(), canvas.mapSettings().destinationCrs(), project)


def _middle(
    extent: QgsRectangle, crs: QgsCoordinateReferenceSystem, project: QgsProject
) -> Optional[tuple[float, float]]:
    degrees = QgsCoordinateReferenceSystem(WGS84)
    try:
        box = QgsCoordinateTransform(crs, degrees, project).transformBoundingBox(extent)
    except QgsCsException:
        return None
    if box.isEmpty() or max(box.width(), box.height()) > _WIDEST_TOWN:
        return None
    return box.center().x(), box.center().y()
