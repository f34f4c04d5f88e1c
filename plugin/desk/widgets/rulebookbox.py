"""Which rulebook a project works by, and what is lost by taking another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ...bridge.texts import tr
from ...common.errors import StewardError
from ...common.messages import in_a_row, listed
from ...rules import load_rulebook, rulebook_names
from .labels import set_text, wrapped
from .parts import Choice, column

if TYPE_CHECKING:
    from ...store import Project
    from ..desk import Desk

_FILE = ""  # stands for a file that is yet to be chosen


class RulebookBox(QWidget):
    """A list of rulebooks; choosing another asks first, in place, and says what that throws away.

    ``changed``: the project has another rulebook now.
    """

    changed = pyqtSignal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted: str = ""
        self.choice = Choice(tr("Rulebook"))
        self.choice.activated.connect(lambda _row: self._chosen())
        self._loses = wrapped("")
        self.take = QPushButton(tr("Take this rulebook"))
        self.leave = QPushButton(tr("Leave it as it is"))
        self.take.clicked.connect(lambda _checked=False: self._take())
        self.leave.clicked.connect(lambda _checked=False: self.refresh())
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.take)
        row.addWidget(self.leave)
        self._question = column(self._loses, buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.choice)
        layout.addWidget(self._question)
        self._question.hide()

    def refresh(self) -> None:
        """Show the project's rulebook, and ask nothing."""
        project = self._desk.session.project
        self._question.hide()
        if project is None:
            return
        own = project.rules
        items = [(name, load_rulebook(name).title.render()) for name in rulebook_names()]
        if own.name not in rulebook_names():
            items.append((own.name, own.title.render()))
        items.append((_FILE, tr("From a file…")))
        self.choice.offer(items, own.name)
        self.choice.setEnabled(self._desk.session.running is None)

    def asks(self) -> bool:
        """Whether another rulebook is chosen that nobody has agreed to yet."""
        return not self._question.isHidden()

    def _chosen(self) -> None:
        project = self._desk.session.project
        wanted = self.choice.currentData()
        if project is None or wanted == project.rules.name:
            self.refresh()
            return
        if wanted == _FILE:
            wanted = QFileDialog.getOpenFileName(
                self, tr("A rulebook of your own"), str(project.path.parent), "YAML (*.yaml *.yml)"
            )[0]
            if not wanted:
                self.refresh()
                return
        self.propose(wanted)

    def propose(self, wanted: str) -> None:
        """Ask whether the project is to work by this rulebook, a name or a file."""
        project = self._desk.session.project
        if project is None:
            return
        try:
            load_rulebook(wanted)
            text = what_it_throws_away(project)
        except StewardError as error:
            self._desk.session.tell_error(error)
            self.refresh()
            return
        self._wanted = wanted
        if wanted in rulebook_names():
            self.choice.choose(wanted)
        set_text(self._loses, text)
        self._question.show()

    def _take(self) -> None:
        session, wanted = self._desk.session, self._wanted
        path, plan = session.path, session.plan

        def work(project: Project, _progress: Any) -> Path:
            return project.set_rulebook(wanted).path

        def done(_path: Path) -> None:
            if path is not None:
                session.open(path, plan)
            self.changed.emit()

        session.run(tr("Taking another rulebook"), work, done)


def what_it_throws_away(project: Project) -> str:
    """What another rulebook throws away of what was found so far."""
    kinds = {
        "assessment": tr("the gaps and the work found in {plans}"),
        "staffing": tr("who serves the cells of {plans}, with loads and rounds"),
        "comparison": tr("what {plans} was compared with"),
    }
    lost = []
    for layer, text in kinds.items():
        plans = project.read(layer)["plan"].tolist()
        if plans:
            lost.append(text.format(plans=str(listed(sorted(plans)))))
    stays = tr("Imported layers and the lines of the plans stay as they are.")
    if not lost:
        nothing = tr("Nothing was found by the rulebook so far, so nothing is lost.")
        return str(in_a_row([nothing, stays]))
    lines = "\n".join(f"• {one}" for one in lost)
    return "\n".join((tr("This throws away, to be worked out anew:"), lines, stays))
