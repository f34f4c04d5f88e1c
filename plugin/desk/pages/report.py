"""Documents from a plan."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

from qgis.core import QgsApplication
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QCheckBox, QLineEdit, QRadioButton

from ...bridge.texts import language_code, tr
from ...common.errors import StewardError
from ...common.progress import Progress
from ...qgis_process import find_qgis_process
from ...steps.knowing import KnownChapters, known_chapters
from ..widgets.labels import heading, muted, set_text, wrapped
from ..widgets.lookup import Lookup
from ..widgets.parts import column
from ..widgets.reportwork import (
    ATLAS,
    PAGE,
    WORKBOOK,
    Asked,
    Written,
    no_program,
    write,
)
from .page import Page

if TYPE_CHECKING:
    from ..desk import Desk


class ReportPage(Page):
    """Which edition, which files and where; then links to them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._version = 0
        self._known: Optional[KnownChapters] = None
        self._trouble = ""
        self._folder_of: Any = None
        self._lookup = Lookup(
            self, tr("Finding out what the report can tell"), self._show, self._failed
        )
        self.program = find_qgis_process(*_beside_qgis())
        self._build()
        desk.session.changed.connect(self._session_changed)

    @property
    def edition(self) -> str:
        """``internal`` or ``public``."""
        return "public" if self.public.isChecked() else "internal"

    def refresh(self) -> None:
        """Show the session as it is now."""
        session = self.desk.session
        project, plan = session.project, session.plan
        if project is None:
            return
        if self._folder_of != project.path:
            self._folder_of = project.path
            self.folder.setFilePath(str(project.path.parent))
            self._show_written(None)
        if plan is None:
            self._lookup.forget()
            self._known = None
        else:
            key = (project.path, plan, self._version)
            if self._lookup.ask(key, lambda _step: known_chapters(project, plan)):
                self._trouble = ""
            self.title.setPlaceholderText(f"{project.path.stem}, {plan}")
        self._say()

    def write(self) -> None:
        """Write what is asked for."""
        plan = self.desk.session.plan
        if plan is None:
            return
        kinds = {PAGE: self.page_box, WORKBOOK: self.workbook_box, ATLAS: self.atlas_box}
        asked = Asked(
            plan=plan,
            edition=self.edition,
            formats=tuple(kind for kind, box in kinds.items() if _on(box)),
            papers=_on(self.papers_box),
            title=self.title.text().strip() or None,
            folder=Path(self.folder.filePath()),
            program=self.program,
            locale=language_code(),
        )

        def work(project: Any, progress: Progress) -> Written:
            return write(project, asked, progress)

        self._show_written(None)
        self.desk.session.run(tr("Writing the report"), work, self._show_written)

    def _build(self) -> None:
        self.to_divide = self.action(tr("Divide into cells"), lambda: self.desk.show_page("divide"))
        self.internal = QRadioButton(tr("Internal: for staff only"))
        self.public = QRadioButton(tr("Public: nothing about persons"))
        self.internal.setChecked(True)
        self.about, self.lacks = wrapped(""), wrapped("")
        self.about.setObjectName("about")
        self.lacks.setObjectName("lacks")
        self.lacks.setTextFormat(Qt.TextFormat.RichText)
        self.lacks.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.lacks.linkActivated.connect(lambda name: self.desk.show_page(name))
        self.page_box = _box(tr("Page for a browser (HTML)"), True)
        self.workbook_box = _box(tr("Workbook (XLSX)"), True)
        self.atlas_box = _box(tr("Cards to print (PDF)"), False)
        self.papers_box = _box(tr("Officers' papers (CSV, GPX)"), False)
        self.files_say = muted("")
        self.title, self.folder = QLineEdit(), QgsFileWidget()
        self.title.setAccessibleName(tr("Title"))
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.lineEdit().setAccessibleName(tr("Folder"))
        self.run = self.action(tr("Write"), self.write)
        self.written = wrapped("")
        self.written.setObjectName("written")
        self.written.setTextFormat(Qt.TextFormat.RichText)
        self.written.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.written.linkActivated.connect(lambda link: QDesktopServices.openUrl(QUrl(link)))
        self.form = column(
            column(heading(tr("Edition")), self.internal, self.public, self.about),
            column(
                heading(tr("Files")),
                self.page_box,
                self.workbook_box,
                self.atlas_box,
                self.papers_box,
                self.files_say,
            ),
            column(heading(tr("Title")), self.title),
            column(heading(tr("Folder")), self.folder),
            self.lacks,
            self.run,
        )
        for part in (self.to_divide, self.form, self.written):
            self.body.addWidget(part)
        self.written.hide()
        for box in (self.page_box, self.workbook_box, self.atlas_box, self.papers_box):
            box.toggled.connect(lambda _on: self._say())
        self.public.toggled.connect(lambda _on: self._say())
        self.folder.fileChanged.connect(lambda _path: self._say())

    def _session_changed(self) -> None:
        self._version += 1

    def _show(self, known: KnownChapters) -> None:
        self._known = known
        self._say()

    def _failed(self, error: StewardError) -> None:
        self._known, self._trouble = None, str(error)
        self._say()

    def _say(self) -> None:
        """Say what follows from what is chosen."""
        plan, known = self.desk.session.plan, self._known
        self.to_divide.setVisible(plan is None)
        self.form.setVisible(plan is not None)
        self.to_divide.allow()
        if plan is None:
            self.say_next(tr("There is no plan to report on yet. Divide first."))
            return
        self.say_next(tr("Choose what to write of {plan}, and where.").format(plan=plan))
        self.about.setText(_about(self.edition))
        internal, staffed = self.edition == "internal", known is not None and known.staffed
        self.papers_box.setEnabled(internal and staffed)
        self.atlas_box.setEnabled(self.program is not None)
        set_text(self.files_say, "\n".join(self._of_files(internal, staffed)))
        set_text(self.lacks, escape(self._trouble) if known is None else _lacking(known))
        self.run.allow(self._why_not())

    def _of_files(self, internal: bool, staffed: bool) -> list[str]:
        """What is to be known of the files."""
        said = []
        if self.program is None:
            said.append(no_program())
        elif _on(self.atlas_box):
            said.append(tr("The cards are drawn by a second QGIS without a window."))
        if not internal:
            said.append(tr("Officers' papers are about persons: there are none for the public."))
        elif not staffed:
            said.append(tr("Officers' papers can be written once officers are assigned."))
        else:
            said.append(
                tr("Officers' papers are each one's rounds, and the slips for handing over cells.")
            )
        said.append(tr("Files of the same name are replaced."))
        return said

    def _why_not(self) -> str:
        boxes = (self.page_box, self.workbook_box, self.atlas_box, self.papers_box)
        if not any(map(_on, boxes)):
            return tr("Choose at least one kind of file.")
        if not self.folder.filePath().strip():
            return tr("Choose a folder.")
        if Path(self.folder.filePath()).is_file():
            return tr("This is a file. Choose a folder.")
        apart = None if self._known is None else self._known.apart
        return "" if apart is None else str(apart)

    def _show_written(self, written: Optional[Written]) -> None:
        """Links to the files that were written."""
        if written is None:
            set_text(self.written, "")
            return
        titles = {
            PAGE: tr("Open the page"),
            WORKBOOK: tr("Open the workbook"),
            ATLAS: tr("Open the cards"),
            "papers": tr("Open the handover slips"),
        }
        lines = [_link(titles[kind], path) for kind, path in written.files.items()]
        lines.append(_link(tr("Open the folder"), written.folder))
        lines += [escape(str(note)) for note in written.notes]
        if written.failure:
            lines.insert(0, escape("⚠ " + written.failure))
        else:
            self.desk.session.tell(tr("The report is written."))
        set_text(self.written, "".join(f"<p>{line}</p>" for line in lines))
        self.ensureWidgetVisible(self.written)


def _about(edition: str) -> str:
    if edition == "public":
        return tr(
            "May be given to anybody. People are only counted: counts under 5 are left out, and "
            "so are a few others, so that nobody can work the small ones out by subtraction, not "
            "even from several plans. Left out does not mean zero."
        )
    return tr(
        "Tells of people in care, work and gaps. It is for the office: the files can be read by "
        "you alone, as far as the disk keeps that."
    )


def _lacking(known: KnownChapters) -> str:
    """What chapters lack because something was not done, with links to where it is done."""
    said = []
    if known.apart is not None:
        said.append((str(known.apart), "check", tr("Check")))
    elif not known.assessed:
        said.append(
            (tr("Gaps and work were not looked for yet; that is done first."), "check", tr("Check"))
        )
    if not known.staffed:
        text = tr("No officers are assigned: the chapter on them is left out.")
        said.append((text, "staff", tr("Staff")))
    if not known.compared:
        text = tr("It was compared with no other plan: no chapter on what changes.")
        said.append((text, "plans", tr("Plans")))
    return "".join(
        f'<p>{escape(text)} <a href="{page}">{escape(title)}</a></p>' for text, page, title in said
    )


def _link(title: str, path: Path) -> str:
    url = escape(QUrl.fromLocalFile(str(path.resolve())).toString())
    return f'<a href="{url}">{escape(title)}</a><br/>{escape(path.name)}'


def _box(title: str, on: bool) -> QCheckBox:
    box = QCheckBox(title)
    box.setChecked(on)
    return box


def _on(box: QCheckBox) -> bool:
    """Whether it is chosen and can be."""
    return bool(box.isEnabled() and box.isChecked())


def _beside_qgis() -> tuple[Path, ...]:
    """Where the QGIS that runs has its programs."""
    prefix = Path(QgsApplication.prefixPath())
    return prefix / "bin", prefix.parent.parent / "bin"
