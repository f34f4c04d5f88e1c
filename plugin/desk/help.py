"""The help, readable without internet."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Optional

from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QImage, QTextDocument
from qgis.PyQt.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ..bridge.texts import tr
from ..common.messages import current_language

DOCS_DIR = Path(__file__).resolve().parent.parent.parent / "docs"
# What the margins of a page and its scroll bar take of its width, in average characters.
_MARGIN = 8


class HelpWindow(QDialog):
    """The tutorial and the page about the use in QGIS, in QGIS's language."""

    def __init__(self, parent: Optional[QWidget]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Grid Steward: help"))
        self.resize(760, 680)
        self.page, self._missing = _Page(self), QLabel()
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._follow)
        self._missing.setWordWrap(True)
        self.tutorial, self.reference = QPushButton(tr("Tutorial")), QPushButton(tr("Reference"))
        row = QHBoxLayout()
        for button, name in ((self.tutorial, "tutorial"), (self.reference, "qgis")):
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._open, name))
            row.addWidget(button)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.addLayout(row)
        layout.addWidget(self.page, 1)
        layout.addWidget(self._missing)
        self.show_file(help_path("qgis"))

    def show_file(self, path: Path) -> None:
        """Show a page of the documentation."""
        self._missing.hide()
        self.page.document().setBaseUrl(QUrl.fromLocalFile(str(path)))
        self.page.setMarkdown(path.read_text(encoding="utf-8"))

    def _open(self, name: str, _checked: bool = False) -> None:
        self.show_file(help_path(name))

    def _follow(self, link: QUrl) -> None:
        """Go where a link leads: in this window, or to the browser."""
        if link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)
            return
        target = self.page.document().baseUrl().resolved(link)
        path = Path(target.toLocalFile())
        if path.is_file():
            self.show_file(path)
            return
        self._missing.setText(
            tr("{page} is in the documentation of the project, but not in the plugin.").format(
                page=path.name
            )
        )
        self._missing.show()


class _Page(QTextBrowser):
    """Shows no picture wider than itself."""

    def loadResource(self, kind: int, name: QUrl) -> Any:  # noqa: N802
        """Called by Qt for each picture."""
        if kind != QTextDocument.ResourceType.ImageResource:
            return super().loadResource(kind, name)
        image = QImage(self.document().baseUrl().resolved(name).toLocalFile())
        room = self.viewport().width() - _MARGIN * self.fontMetrics().averageCharWidth()
        if image.width() > room > 0:
            return image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        return image


def help_path(name: str) -> Path:
    """The file of a help page in the current language."""
    return DOCS_DIR / (f"{name}.zh_CN.md" if current_language() == "zh_CN" else f"{name}.md")
