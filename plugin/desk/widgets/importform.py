"""Looking at a source before it is brought in, and bringing it in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional, Union

from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsCollapsibleGroupBox, QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from ...bridge.frames import crs_text
from ...bridge.texts import tr
from ...common.errors import Cancelled, StewardError
from ...common.figures import whole
from ...common.messages import listed
from ...contracts import contract
from ...intake import Preview, to_be_said
from ..pages.page import Action
from .fieldchoices import FieldChoices, clues_of, fields_of
from .imported import Imported
from .labels import heading, set_text, wrapped
from .lookup import Lookup
from .parts import Choice
from .source import FileSource, LayerSource, Reading

if TYPE_CHECKING:
    from ...common.progress import Progress
    from ...store import Project
    from ..desk import Desk

_ENCODINGS = ("UTF-8", "GB18030", "Big5")


class ImportForm(QWidget):
    """Which column goes where, what else has to be said, and the button that imports.

    ``done`` gets what became of it, ``left``: the user does not want it.
    """

    done = pyqtSignal(object)
    left = pyqtSignal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._source: Optional[Union[FileSource, LayerSource]] = None
        self._layer = ""
        self.found: Optional[Preview] = None
        self._lookup = Lookup(self, tr("Looking at the source"), self._previewed, self._failed)
        self.title, self.trouble, self.state = heading(""), wrapped(""), wrapped("")
        self.sheet = Choice(tr("Layer or sheet"))
        self.sheet_label = wrapped(tr("The file holds several layers or sheets. Take:"))
        self.fields, self.clues = FieldChoices(), FieldChoices()
        self.unused, self.personal, self.privacy = wrapped(""), wrapped(""), wrapped("")
        self.crs = QgsProjectionSelectionWidget()
        self.crs.setOptionVisible(QgsProjectionSelectionWidget.CrsOption.CrsNotSet, True)
        self.crs.setNotSetText(tr("not said"))
        self.crs_label = wrapped("")
        self.import_now = Action(desk, tr("Bring it in"), self._import)
        self.back = QPushButton(tr("Back"))
        self._make_more()
        self._lay_out()
        self.sheet.activated.connect(lambda _row: self._look())
        self.encoding.activated.connect(lambda _row: self._look())
        self.crs.crsChanged.connect(lambda _crs: self.refresh())
        self.datum.activated.connect(lambda _row: self.refresh())
        self.fields.changed.connect(self.refresh)
        self.back.clicked.connect(lambda _checked=False: self._leave())

    def ask(self, layer: str, source: Union[FileSource, LayerSource]) -> None:
        """Look at a source that is to become rows of ``layer``."""
        self._layer, self._source, self.found = layer, source, None
        item = contract(layer)
        self.title.setText(tr("{layer}: {source}").format(layer=item.title, source=source.name))
        self.sheet.clear()
        self.encoding.choose(None)
        self.datum.choose(None)
        self.same_name.choose(None)
        self.crs.setCrs(QgsCoordinateReferenceSystem())
        self.department.clear()
        project = self._desk.session.project
        people = project.people_path.name if project is not None else ""
        set_text(self.privacy, _privacy(layer, people))
        self.more.setCollapsed(True)
        self._look()

    def refresh(self) -> None:
        """Show what is known of the source, and why it can't be brought in yet."""
        self.import_now.allow(self._why_not())

    @property
    def reading(self) -> Reading:
        """How the source is to be read, as it is chosen now."""
        crs = self.crs.crs()
        return Reading(
            source_layer=self.sheet.currentData(),
            encoding=self.encoding.currentData(),
            source_crs=crs_text(crs) if crs.isValid() else None,
            datum=self.datum.currentData(),
            mapping={**self.fields.mapping, **self.clues.mapping} or None,
            constants={**self.fields.constants, **self.clues.constants} or None,
            department=self.department.text().strip() or None,
            same_name=self.same_name.currentData(),
        )

    def _why_not(self) -> str:
        if self.found is None:
            return tr("The source is being looked at.") if self._lookup.asking else ""
        if self.found.layers and self.sheet.currentData() is None:
            return tr("Say first which layer or sheet to take.")
        filled = {*self.fields.mapping, *self.fields.constants}
        missing = to_be_said(self._layer, filled)
        if missing:
            titles = [contract(self._layer).fields[name].title for name in missing]
            return tr("Say first where this stands: {fields}").format(fields=listed(titles))
        without_crs = self.found.places and self.found.crs is None
        if without_crs and not self.crs.crs().isValid() and self.datum.currentData() is None:
            return tr("Say first which coordinate system the places are in.")
        return ""

    def _look(self) -> None:
        """Look at the source beside the window."""
        source, layer, reading = self._source, self._layer, self.reading
        if source is None:
            return
        self.found = None
        self._show_parts()
        set_text(self.trouble, "")
        set_text(self.state, tr("Looking at {source} …").format(source=source.name))
        key = (id(source), layer, reading.source_layer, reading.encoding)
        self._lookup.forget()
        self._lookup.ask(key, lambda progress: source.preview(layer, reading, progress))
        self.refresh()

    def _previewed(self, found: Preview) -> None:
        self.found = found
        set_text(self.state, tr("{count} rows").format(count=whole(found.rows)))
        if found.layers:
            none = [] if found.chosen else [(None, tr("choose…"))]
            items = [*none, *((name, name) for name in found.layers)]
            self.sheet.offer(items, found.chosen)
            if not found.chosen:
                set_text(self.state, "")
        self.fields.show_preview(found, fields_of(self._layer), found.columns)
        every = (*found.columns, *found.personal)
        self.clues.show_preview(found, clues_of(self._layer), every)
        taken = {*found.fields.values(), *found.clues.values()}
        unused = [name for name in found.columns if name not in taken]
        dropped = [name for name in found.personal if name not in taken]
        set_text(self.unused, _named(tr("Not used: {names}"), unused))
        set_text(
            self.personal,
            _named(tr("About persons, and never taken over: {names}"), dropped),
        )
        self._show_parts()
        self.refresh()

    def _failed(self, error: StewardError) -> None:
        set_text(self.state, "")
        set_text(self.trouble, str(error))
        self.refresh()

    def _show_parts(self) -> None:
        """Show what belongs to the source that was looked at."""
        found = self.found
        read = found is not None and not (found.layers and found.chosen is None)
        several = bool(self.sheet.count())
        for part in (self.sheet, self.sheet_label):
            part.setVisible(several)
        for part in (self.fields, self.fields_label, self.more):
            part.setVisible(read)
        places = found is not None and read and found.places
        self.crs.setVisible(places)
        self.datum.setVisible(places)
        self.datum_label.setVisible(places)
        self.crs_label.setVisible(places)
        if found is not None and places:
            self.crs_label.setText(_says_crs(found.crs))
            # Asked openly where the source does not say it.
            place = self._more_rows if found.crs else self._crs_rows
            place.insertWidget(0, self.crs)
            place.insertWidget(0, self.crs_label)
        is_file = self._source is not None and self._source.is_file
        for part in (self.encoding, self.encoding_label, self.same_name, self.same_name_label):
            part.setVisible(is_file)
        linked = bool(self._layer) and contract(self._layer).link is not None
        for part in (self.department, self.department_label, self.clues, self.clues_label):
            part.setVisible(linked)
        for label in (self.unused, self.personal):
            label.setVisible(read and bool(label.text()))

    def _import(self) -> None:
        source, layer, reading = self._source, self._layer, self.reading
        if source is None:
            return
        set_text(self.trouble, "")

        def work(project: Project, progress: Progress) -> Imported:
            return Imported.of(source.bring_in(project, layer, reading, progress))

        title = tr("Bringing in {source}").format(source=source.name)
        self._desk.session.run(title, work, self.done.emit, self._not_imported)

    def _not_imported(self, error: StewardError) -> None:
        if isinstance(error, Cancelled):
            self._desk.session.tell_error(error)
        else:
            set_text(self.trouble, str(error))
            self.trouble.setFocus()
        self.refresh()

    def _leave(self) -> None:
        self._lookup.forget()
        self._source = None
        self.left.emit()

    def _make_more(self) -> None:
        """What few need to say."""
        self.more = QgsCollapsibleGroupBox(tr("More"))
        self.encoding = Choice(tr("Encoding of the text"))
        found = [(name, name) for name in _ENCODINGS]
        self.encoding.offer([(None, tr("found by looking at it")), *found])
        self.datum = Choice(tr("Shifted coordinates"))
        self.datum.offer(
            [
                (None, tr("not shifted")),
                ("gcj02", tr("GCJ-02 (Amap, Tencent)")),
                ("bd09", tr("BD-09 (Baidu)")),
            ]
        )
        self.same_name = Choice(tr("Rows from another file of this name"))
        self.same_name.offer(
            [(None, tr("ask")), ("replace", tr("replace them")), ("add", tr("add to them"))]
        )
        self.department = QLineEdit()
        self.encoding_label = wrapped(tr("Encoding of the text:"))
        self.datum_label = wrapped(tr("Coordinates taken from a Chinese web map:"))
        self.same_name_label = wrapped(tr("Where there are rows of another file of this name:"))
        self.department_label = wrapped(
            tr("Department whose codes for persons and households these are:")
        )
        self.clues_label = wrapped(
            tr("What the building and the person are found by; it is read and not kept:")
        )
        self.fields_label = wrapped(tr("Which column each field is taken from:"))

    def _lay_out(self) -> None:
        # A group box that unfolds shows all that it holds, so that it holds one thing only.
        inside = QWidget()
        QVBoxLayout(self.more).addWidget(inside)
        self._more_rows = QVBoxLayout(inside)
        self._more_rows.setContentsMargins(0, 0, 0, 0)
        self._crs_rows = QVBoxLayout()
        self._crs_rows.setContentsMargins(0, 0, 0, 0)
        for widget in (
            self.encoding_label,
            self.encoding,
            self.datum_label,
            self.datum,
            self.clues_label,
            self.clues,
            self.department_label,
            self.department,
            self.same_name_label,
            self.same_name,
        ):
            self._more_rows.addWidget(widget)
        self._crs_rows.addWidget(self.crs_label)
        self._crs_rows.addWidget(self.crs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (
            self.title,
            self.privacy,
            self.state,
            self.sheet_label,
            self.sheet,
            self.fields_label,
            self.fields,
            self.unused,
            self.personal,
        ):
            layout.addWidget(part)
        layout.addLayout(self._crs_rows)
        for part in (self.more, self.trouble, self.import_now, self.back):
            layout.addWidget(part)


def _privacy(layer: str, people: str) -> str:
    if not contract(layer).restricted:
        return ""
    return tr(
        "What is about persons goes only into {people}, which your account alone can read. Names, "
        "identity numbers and phone numbers are dropped; persons get codes."
    ).format(people=people)


def _says_crs(crs: Optional[str]) -> str:
    if crs is None:
        return tr("The source does not say its coordinate system. It is:")
    return tr("The source says its coordinate system is {crs}. If that is wrong, it is:").format(
        crs=crs
    )


def _named(text: str, names: Any) -> str:
    return text.format(names=listed(names)) if names else ""
