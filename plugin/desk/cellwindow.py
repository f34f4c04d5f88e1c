"""A small window that tells of one cell: its card, or why its lines run as they do."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Optional

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from ..divide.explain import Explained

# Wide enough for the sentences of a card, in average letters of the window's font, and so high.
_LETTERS, _LINES = 64, 34


class CellWindow(QDialog):
    """Shows a page and lets its text be copied; it stands beside the map and blocks nothing."""

    def __init__(self, parent: Optional[QWidget], title: str, page: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.page = QTextBrowser()
        self.page.setHtml(page)
        QVBoxLayout(self).addWidget(self.page)
        size = self.fontMetrics()
        self.resize(_LETTERS * size.averageCharWidth(), _LINES * size.lineSpacing())


def explained_html(found: Explained) -> str:
    """The verdict on a cell's lines, and the choices next to them."""
    from ..report.explainwords import SHOWN, choice_words, explained_head

    verdict = "".join(f"<p>{escape(str(line))}</p>" for line in found.verdict)
    choices = "".join(
        f"<li style='margin-bottom:6px'>{escape(choice_words(one))}</li>"
        for one in found.told[:SHOWN]
    )
    return f"<h3>{escape(str(explained_head(found)))}</h3>{verdict}<ol>{choices}</ol>"
