"""What a new plan is to be called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ...bridge.texts import tr
from ...common.errors import StewardError
from ...steps.dividing import checked_name
from .labels import heading, set_text, wrapped

if TYPE_CHECKING:
    from ..desk import Desk


class PlanName(QWidget):
    """A field for the name; below it what a name means that there is already, or what is wrong."""

    changed = pyqtSignal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.field, self.says = QLineEdit(), wrapped("")
        self.field.setPlaceholderText(tr("The next free name"))
        self.field.setAccessibleName(tr("Name of the plan"))
        self.field.textChanged.connect(lambda _text: self.changed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (heading(tr("Name of the plan")), self.field, self.says):
            layout.addWidget(part)

    def name(self) -> Optional[str]:
        """The name, None for the next free one."""
        return self.field.text().strip() or None

    def say(self, earlier: Optional[str]) -> None:
        """Say what the name means for a plan that starts from ``earlier``."""
        text = self.problem(earlier)
        if not text and self.name() in self._desk.session.plans["plan"].tolist():
            text = tr("There is such a plan: it is replaced, with all that was found about it.")
        set_text(self.says, text)

    def problem(self, earlier: Optional[str]) -> str:
        """What is wrong with the name, empty where nothing is."""
        name = self.name()
        if name is None:
            return ""
        try:
            checked_name(name)
        except StewardError as error:
            return str(error)
        if name == earlier:
            return tr("A plan can't replace the one that it starts from. Give another name.")
        return ""
