"""How many gaps there are of each severity, as bars."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ...assess.gap import SEVERITIES
from ...common.figures import whole
from ...report.titles import SEVERITY_TITLES

# As on the map, see styles/gap.qml.
COLORS = {"high": "#8c1c13", "medium": "#e8743b", "low": "#f6d77a"}


class SeverityBars(QWidget):
    """A line for each severity: its name, a bar as long as there are many, and how many."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: dict[str, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show these numbers of gaps by severity."""
        self._counts = {name: counts.get(name, 0) for name in SEVERITIES}
        said = (f"{SEVERITY_TITLES[name]}: {whole(count)}" for name, count in self._counts.items())
        self.setAccessibleName("; ".join(said))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt's layouts."""
        return QSize(20 * self._line(), len(SEVERITIES) * self._line())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt's layouts."""
        return QSize(8 * self._line(), len(SEVERITIES) * self._line())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Called by Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        letters, line = self.fontMetrics(), self._line()
        gap = letters.averageCharWidth()
        names = {name: str(SEVERITY_TITLES[name]) for name in self._counts}
        left = max(map(letters.horizontalAdvance, names.values()), default=0) + 2 * gap
        numbers = {name: whole(count) for name, count in self._counts.items()}
        right = max(map(letters.horizontalAdvance, numbers.values()), default=0) + 2 * gap
        room, most = max(self.width() - left - right, 0), max([1, *self._counts.values()])
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        for row, (name, count) in enumerate(self._counts.items()):
            top = row * line
            painter.setPen(self.palette().windowText().color())
            painter.drawText(0, top, left, line, middle, names[name])
            bar = QRectF(left, top + line * 0.2, room * count / most, line * 0.6)
            painter.fillRect(bar, QColor(COLORS[name]))
            at = int(bar.right()) + gap
            painter.drawText(at, top, right, line, middle, numbers[name])
        painter.end()

    def _line(self) -> int:
        return self.fontMetrics().lineSpacing() * 3 // 2
