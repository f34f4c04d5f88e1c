"""Whether everything in a window can be read: texts that are cut off, and widgets that overlap."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from qgis.PyQt.QtCore import QRect
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QScrollArea,
    QToolButton,
    QWidget,
)

# Rounding of layouts.
SLACK = 2


def faults(widget: QWidget) -> list[str]:
    """What is wrong in a shown widget and all it holds, in words."""
    return [*_cut_off(widget), *_overlapping(widget), *_sideways(widget)]


def texts(widget: QWidget) -> Iterator[str]:
    """The texts that are seen in a widget."""
    for item in _seen(widget):
        if isinstance(item, (QLabel, QAbstractButton)) and item.text():
            yield item.text()


def _seen(widget: QWidget) -> list[QWidget]:
    return [item for item in widget.findChildren(QWidget) if item.isVisible()]


def _cut_off(widget: QWidget) -> Iterator[str]:
    for item in _seen(widget):
        if isinstance(item, QLabel) and item.text():
            wanted = item.sizeHint()
            if item.wordWrap():
                tall = item.heightForWidth(item.width())
                if tall > item.height() + SLACK:
                    yield f"cut off below: {item.text()!r}"
            elif wanted.width() > item.width() + SLACK:
                yield f"cut off: {item.text()!r} ({wanted.width()} > {item.width()})"
        elif isinstance(item, QAbstractButton) and item.text():
            if isinstance(item, QToolButton) and not _shows_text(item):
                continue
            wanted = item.minimumSizeHint()
            if wanted.width() > item.width() + SLACK or wanted.height() > item.height() + SLACK:
                yield f"cut off: {item.text()!r}"


def _shows_text(button: QToolButton) -> bool:
    from qgis.PyQt.QtCore import Qt

    return button.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly


def _overlapping(widget: QWidget) -> Iterator[str]:
    for parent in [widget, *_seen(widget)]:
        if isinstance(parent, QAbstractScrollArea) or parent.layout() is None:
            continue
        held = [item for item in parent.children() if isinstance(item, QWidget)]
        held = [item for item in held if item.isVisible() and not item.isWindow()]
        for one, other in combinations(held, 2):
            common: QRect = one.geometry().intersected(other.geometry())
            if common.width() > SLACK and common.height() > SLACK:
                yield f"{_name(one)} lies over {_name(other)} in {_name(parent)}"


def _sideways(widget: QWidget) -> Iterator[str]:
    for area in _seen(widget):
        if isinstance(area, QScrollArea) and area.widget() is not None:
            needed, there = area.widget().minimumSizeHint().width(), area.viewport().width()
            if needed > there + SLACK:
                yield f"{_name(area)} is {there} wide and needs {needed}"


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
    return f"{type(widget).__name__} {widget.objectName() or text!r}"
