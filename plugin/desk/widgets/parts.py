"""Small parts that pages are put together from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Optional

from qgis.gui import QgsCollapsibleGroupBoxBasic
from qgis.PyQt.QtWidgets import QComboBox, QLayout, QVBoxLayout, QWidget

from .wheel import leave_wheel


def column(*widgets: QWidget) -> QWidget:
    """Widgets below each other, as one."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    return made


def folded(title: str, inside: QWidget) -> QWidget:
    """A part that is folded until somebody asks for it."""
    box = QgsCollapsibleGroupBoxBasic(title)
    layout = QVBoxLayout(box)
    layout.addWidget(inside)
    box.setCollapsed(True)
    return box


class Choice(QComboBox):
    """A list to choose one thing from; it never makes the page wider than the dock."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        leave_wheel(self)

    def offer(self, items: Iterable[tuple[Any, str]], chosen: Optional[Any] = None) -> None:
        """Have these to choose from, as (value, title); what was chosen stays if it is there,
        unless ``chosen`` says otherwise."""
        wanted = self.currentData() if chosen is None else chosen
        before = self.blockSignals(True)
        self.clear()
        for value, title in items:
            self.addItem(title, value)
        self.choose(wanted)
        self.blockSignals(before)

    def choose(self, value: Any) -> None:
        """Choose what has this value, the first where nothing has."""
        for row in range(self.count()):
            if self.itemData(row) == value:
                self.setCurrentIndex(row)
                return
        self.setCurrentIndex(0 if self.count() else -1)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while layout.count():
        widget = layout.takeAt(0).widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
