"""Labels: text on a page, which breaks its lines and can be copied."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy

# Of 255: how much of the text's colour is left of it in a remark.
_FAINT = 165


def wrapped(text: str) -> QLabel:
    """A label that breaks its lines and lets its text be copied."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    # A wrapped label alone would not let the dock get narrower than its longest word; and its own
    # idea of its height, for some narrow width, would leave gaps between lines.
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label


def heading(text: str) -> QLabel:
    """The title of a part of a page."""
    label = wrapped(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def muted(text: str) -> QLabel:
    """A remark, fainter than the rest and still readable."""
    label = wrapped(text)
    fade(label)
    return label


def fade(label: QLabel) -> None:
    """Have a label fainter than the rest; unlike that of a disabled one its text can be read."""
    palette = label.palette()
    color = palette.color(QPalette.ColorRole.WindowText)
    color.setAlpha(_FAINT)
    palette.setColor(QPalette.ColorRole.WindowText, color)
    label.setPalette(palette)


def set_text(label: QLabel, text: str) -> None:
    """Show a text, or nothing and no empty line.

    Qt lays nothing out anew where the text and whether it is seen stay as they are.
    """
    label.setText(text)
    label.setVisible(bool(text))
