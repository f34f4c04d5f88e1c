"""The first page, where no project file is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from ...bridge.texts import tr
from ...common.messages import listed
from ...contracts import contract
from ..recent import forget_file, recent_files
from ..suggest import suggested_inputs
from ..widgets.labels import heading, set_text, wrapped
from ..widgets.newproject import NewProject
from ..widgets.samplebox import SampleBox, documents
from .page import Action, Page

if TYPE_CHECKING:
    from ..desk import Desk


class StartPage(Page):
    """Says what this is, and offers the sample town, a new project file, and one that is there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.body.addWidget(
            wrapped(
                tr(
                    "Grid Steward divides neighbourhoods into grid cells of 200 to 300 households "
                    "that follow roads and keep compounds whole. It then shows what each cell "
                    "lacks, how much work it is, and who can serve it."
                )
            )
        )
        self.found = wrapped("")
        self.body.addWidget(self.found)
        self.sample, self.new = SampleBox(desk), NewProject(desk)
        self.open_sample = self._unfolding(
            tr("Open the sample town"),
            tr("An invented town, to try everything out in a few minutes."),
            self.sample,
        )
        self.start = self._unfolding(
            tr("Start with my data"),
            tr("Bring in your own buildings, roads and lists; files are never changed."),
            self.new,
        )
        self.open_file = self.action(tr("Open a project file…"), self._choose_file)
        self.body.addWidget(self.open_file)
        self._recent = QWidget()
        self._recent_rows = QVBoxLayout(self._recent)
        self._recent_rows.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._recent)
        desk.session.layers.connect(self._layers_changed)

    def refresh(self) -> None:
        """Show the session as it is now."""
        self.say_next("")
        self._tell_found()
        self._show_recent()
        for part in (self.open_sample, self.start, self.open_file):
            part.allow()
        for box in (self.sample, self.new):
            if not box.isHidden():
                box.refresh()
        self.setEnabled(self.desk.session.running is None)

    def open(self, path: Path) -> bool:
        """Work on a project file; whether that could be done."""
        opened: bool = self.desk.session.open(path)
        return opened

    def _unfolding(self, title: str, about: str, box: Any) -> Action:
        """A button that shows ``box`` below it, and hides the other one's."""
        button = self.action(title, lambda: self._unfold(box))
        self.body.addWidget(button)
        self.body.addWidget(wrapped(about))
        self.body.addWidget(box)
        box.hide()
        return button

    def _unfold(self, box: Any) -> None:
        shown = box.isHidden()
        for each in (self.sample, self.new):
            each.setVisible(each is box and shown)
        if shown:
            box.propose()

    def _layers_changed(self, *_layers: Any) -> None:
        if self.isVisible():
            self._tell_found()

    def _tell_found(self) -> None:
        found = suggested_inputs(QgsProject.instance())
        count = sum(map(len, found.values()))
        text = ""
        if count:
            names = str(listed(contract(name).title for name in found))
            text = tr(
                "Layers of this QGIS project that look like what is needed: {count} ({names}). "
                "Choose “{start}”; they are offered there to be brought in."
            ).format(count=count, names=names, start=tr("Start with my data"))
        set_text(self.found, text)

    def _choose_file(self) -> None:
        path = QFileDialog.getOpenFileName(
            self, tr("Project file"), str(documents()), "GeoPackage (*.gpkg)"
        )[0]
        if path:
            self.open(Path(path))

    def _show_recent(self) -> None:
        while self._recent_rows.count():
            self._recent_rows.takeAt(0).widget().deleteLater()
        files = recent_files()
        self._recent.setVisible(bool(files))
        if not files:
            return
        self._recent_rows.addWidget(heading(tr("Opened last")))
        for path in files:
            self._recent_rows.addWidget(_link(path, self._open_recent))

    def _open_recent(self, path: Path) -> None:
        if not path.exists():
            forget_file(path)
            self._show_recent()
            self.desk.session.tell(
                tr("The project file {path} is not there any more.").format(path=path)
            )
            return
        self.open(path)


def _link(path: Path, slot: Callable[[Path], Any]) -> QPushButton:
    """A flat button with a file's name; its tip says the folder."""
    # A single & would only underline the letter behind it.
    button = QPushButton(path.stem.replace("&", "&&"))
    button.setFlat(True)
    button.setStyleSheet("text-align: left; padding: 2px;")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setToolTip(str(path))
    button.clicked.connect(lambda _checked=False: slot(path))
    return button
