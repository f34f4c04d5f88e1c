"""The help, readable without internet."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from ..bridge.texts import tr
from ..common.messages import current_language

DOCS_DIR = Path(__file__).resolve().parent.parent.parent / "docs"


class HelpWindow(QDialog):
    """The page about the use in QGIS, in QGIS's language."""

    def __init__(self, parent: Optional[QWidget]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Grid Steward: help"))
        self.resize(760, 680)
        self.page = QTextBrowser(self)
        self.page.setOpenExternalLinks(True)
        path = help_path()
        self.page.document().setBaseUrl(QUrl.fromLocalFile(str(path)))
        self.page.setMarkdown(path.read_text(encoding="utf-8"))
        QVBoxLayout(self).addWidget(self.page)


def help_path() -> Path:
    """The help page's file in the current language."""
    return DOCS_DIR / ("qgis.zh_CN.md" if current_language() == "zh_CN" else "qgis.md")
