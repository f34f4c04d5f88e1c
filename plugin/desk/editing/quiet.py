"""Changing widgets only where something changes: Qt lays a page out anew for each call."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QLabel, QWidget


def appear(part: QWidget, shown: bool) -> None:
    """Show a widget, or hide it."""
    if part.isHidden() == shown:
        part.setVisible(shown)


def write(label: QLabel, text: str) -> None:
    """Have a label say ``text``; without any it is hidden."""
    if label.text() != text:
        label.setText(text)
    appear(label, bool(text))
