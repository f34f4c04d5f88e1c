"""Which column of a source goes to which field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ...bridge.texts import tr
from ...contracts import contract
from ...intake import can_be_one_value, to_be_said
from .labels import wrapped
from .parts import Choice, column

if TYPE_CHECKING:
    from ...contracts import Field
    from ...intake import Preview

_NONE, _ONE_VALUE = "", "\0"
# The widths of the two columns.
_LABELS_TO_CHOICES = (2, 3)


class FieldChoices(QWidget):
    """A line for each field: the column it is taken from, or one value for all rows.

    ``changed``: the user chose something else.
    """

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._layer = ""
        self._found: Mapping[str, str] = {}
        self.choices: dict[str, Choice] = {}
        self.values: dict[str, QLineEdit] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)

    def show_preview(self, found: Preview, fields: Iterable[Field], columns: Iterable[str]) -> None:
        """Have a line for each of ``fields``, to choose from ``columns``."""
        self._layer = found.layer
        self._found = {**found.fields, **found.clues}
        self.choices, self.values = {}, {}
        lines = QWidget()
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, _LABELS_TO_CHOICES[0])
        grid.setColumnStretch(1, _LABELS_TO_CHOICES[1])
        must = to_be_said(found.layer, ())
        listed = list(columns)
        for row, field in enumerate(fields):
            title = str(field.title)
            if field.name in must:
                title = tr("{field} (needed)").format(field=title)
            grid.addWidget(wrapped(title), row, 0)
            grid.addWidget(self._line(field, listed), row, 1)
        old = self.layout().takeAt(0)
        if old is not None:
            old.widget().deleteLater()
        self.layout().addWidget(lines)

    @property
    def mapping(self) -> dict[str, str]:
        """The column of each field that has one."""
        chosen = {name: str(choice.currentData()) for name, choice in self.choices.items()}
        return {name: value for name, value in chosen.items() if value not in (_NONE, _ONE_VALUE)}

    @property
    def constants(self) -> dict[str, str]:
        """The fields with one value in all rows."""
        return {
            name: self.values[name].text().strip()
            for name, choice in self.choices.items()
            if choice.currentData() == _ONE_VALUE and self.values[name].text().strip()
        }

    def _line(self, field: Field, columns: list[str]) -> QWidget:
        name = field.name
        choice = Choice(str(field.title))
        own = self._found.get(name)
        items = [(text, text) for text in columns]
        if own is None:
            # A column that the import finds by its name can be exchanged, not left out.
            items.insert(0, (_NONE, tr("no column")))
            if can_be_one_value(self._layer, name):
                items.append((_ONE_VALUE, tr("the same in all rows…")))
        elif own not in columns:
            items.insert(0, (own, own))
        choice.offer(items, own or _NONE)
        value = QLineEdit()
        value.setPlaceholderText(tr("value for all rows"))
        value.hide()
        if field.about is not None:
            choice.setToolTip(str(field.about))
        self.choices[name], self.values[name] = choice, value

        def chosen(_row: int) -> None:
            value.setVisible(choice.currentData() == _ONE_VALUE)
            self.changed.emit()

        choice.activated.connect(chosen)
        value.textChanged.connect(lambda _text: self.changed.emit())
        return column(choice, value)


def fields_of(layer: str) -> list[Field]:
    """The fields of a layer that a column may go to."""
    from ...intake.match import fillable

    return list(fillable(contract(layer)).values())


def clues_of(layer: str) -> list[Field]:
    """What helps to find a row's building and person, and is not kept."""
    return list(contract(layer).clues.values())
