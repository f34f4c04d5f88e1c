"""Making the sample town."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Callable

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QStandardPaths
from qgis.PyQt.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ...bridge.texts import tr
from ...common.progress import Progress
from ..pages.page import Action
from .labels import wrapped

if TYPE_CHECKING:
    from ..desk import Desk


class SampleBox(QWidget):
    """Where the sample town goes, whether with its people, and the button that makes it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.folder = QgsFileWidget()
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setDialogTitle(tr("Folder for the sample town"))
        self.people = QCheckBox(tr("With its people and officers"))
        self.people.setChecked(True)
        self.make = Action(desk, tr("Make it and open it"), self._make)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(wrapped(tr("It is made in this folder:")))
        layout.addWidget(self.folder)
        layout.addWidget(self.people)
        layout.addWidget(wrapped(tr("All people in it are invented.")))
        layout.addWidget(self.make)
        self.folder.fileChanged.connect(lambda _path: self.refresh())

    def propose(self) -> None:
        """Propose a folder that is not there yet, unless one was chosen."""
        if not self.folder.filePath():
            self.folder.setFilePath(str(free_folder(documents(), tr("Sample town"))))
        self.refresh()

    def refresh(self) -> None:
        """Say why nothing can be made, where that is so."""
        self.make.allow("" if self.folder.filePath().strip() else tr("Choose a folder first."))

    def _make(self) -> None:
        from ...steps.sample import make_sample

        folder, with_people = Path(self.folder.filePath().strip()), self.people.isChecked()
        desk = self._desk

        def work(progress: Progress) -> Path:
            return make_sample(folder, with_people=with_people, progress=progress).path

        def done(path: Path) -> None:
            self.folder.setFilePath("")
            desk.session.open(path)

        desk.session.run_without_project(tr("Making the sample town"), work, done, afresh=False)


def documents() -> Path:
    """The user's folder for documents."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or str(Path.home()))


def free_folder(parent: Path, name: str) -> Path:
    """A path in ``parent`` where nothing is yet: ``name``, ``name 2``, ``name 3`` …"""
    return _free(lambda number: parent / (name if number == 1 else f"{name} {number}"))


def free_file(parent: Path, name: str) -> Path:
    """The same for a project file."""
    return _free(lambda number: parent / f"{name}{'' if number == 1 else f' {number}'}.gpkg")


def _free(path: Callable[[int], Path]) -> Path:
    number = 1
    while path(number).exists():
        number += 1
    return path(number)
