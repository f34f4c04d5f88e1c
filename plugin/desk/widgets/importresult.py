"""What became of imports, and where their rejected rows are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ...bridge.texts import tr
from .labels import heading, wrapped

if TYPE_CHECKING:
    from .imported import Imported


class ImportResults(QWidget):
    """The last imports, each with its counts and reasons.

    ``wants_rejected``: the user wants to see the rejected rows of a layer; ``left``: to go back.
    """

    wants_rejected = pyqtSignal(str)
    left = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout()
        self.back = QPushButton(tr("Back to all layers"))
        self.back.clicked.connect(lambda _checked=False: self.left.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._rows)
        layout.addWidget(self.back)

    def tell(self, imports: Sequence[Imported]) -> None:
        """Show these."""
        while self._rows.count():
            self._rows.takeAt(0).widget().deleteLater()
        for done in imports:
            self._rows.addWidget(heading(done.title))
            for line in done.lines:
                self._rows.addWidget(wrapped(line))
            if done.rejected:
                button = QPushButton(tr("Show the rejected rows"))
                button.clicked.connect(
                    lambda _checked=False, layer=done.layer: self.wants_rejected.emit(layer)
                )
                self._rows.addWidget(button)
