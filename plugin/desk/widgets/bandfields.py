"""Three numbers that say how large something should be."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from ...bridge.texts import tr
from ...common.band import MOST_HOUSEHOLDS, Band
from .labels import wrapped
from .wheel import leave_wheel


class BandFields(QWidget):
    """Least, wanted and most; what is wrong with them is said at once below."""

    changed = pyqtSignal()

    def __init__(self, step: int = 10) -> None:
        super().__init__()
        titles = (tr("Least"), tr("Wanted"), tr("Most"))
        self.least, self.wanted, self.most = (QSpinBox() for _ in titles)
        grid = QGridLayout()
        for column, (title, field) in enumerate(zip(titles, self._fields)):
            label = QLabel(title)
            label.setBuddy(field)
            field.setRange(1, MOST_HOUSEHOLDS)
            field.setSingleStep(step)
            field.setGroupSeparatorShown(True)
            field.setAccessibleName(title)
            # The whole range would be far wider than what is ever typed.
            field.setMinimumWidth(field.fontMetrics().horizontalAdvance("00,0000") * 3 // 2)
            field.setMaximumWidth(field.fontMetrics().horizontalAdvance("0,000,0000") * 3 // 2)
            leave_wheel(field)
            field.valueChanged.connect(lambda _value: self._changed())
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
        self._wrong = wrapped("")
        self._wrong.setObjectName("wrong")
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.addLayout(grid)
        column_layout.addWidget(self._wrong)
        self._say()

    @property
    def problem(self) -> str:
        """What is wrong with the three numbers, empty where nothing is."""
        least, wanted, most = (field.value() for field in self._fields)
        if least > most:
            return tr("The least ({least}) is more than the most ({most}).").format(
                least=least, most=most
            )
        if wanted < least:
            return tr("What is wanted ({wanted}) is less than the least ({least}).").format(
                wanted=wanted, least=least
            )
        if wanted > most:
            return tr("What is wanted ({wanted}) is more than the most ({most}).").format(
                wanted=wanted, most=most
            )
        return ""

    def band(self) -> Optional[Band]:
        """The three numbers, None while they are wrong."""
        return None if self.problem else Band(*(field.value() for field in self._fields))

    def set_band(self, band: Band) -> None:
        """Propose these numbers."""
        for field, value in zip(self._fields, (band.minimum, band.target, band.maximum)):
            field.blockSignals(True)
            field.setValue(value)
            field.blockSignals(False)
        self._changed()

    @property
    def _fields(self) -> tuple[QSpinBox, QSpinBox, QSpinBox]:
        return self.least, self.wanted, self.most

    def _changed(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        problem = self.problem
        self._wrong.setText("⚠ " + problem)
        self._wrong.setVisible(bool(problem))
