"""Who takes what while some officers are away; nothing is changed by looking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Optional

from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QHideEvent, QShowEvent
from qgis.PyQt.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ...bridge.tasks import Failed
from ...bridge.texts import tr
from ...common.figures import percent
from ...common.progress import Progress
from .labels import heading, set_text, wrapped
from .lookup import Lookup
from .onmap import crs_of, geometry_of

if TYPE_CHECKING:
    from .staffrows import StaffView

_LINES = 30
# A cell that somebody takes, and one that nobody does.
_TAKEN, _LEFT = QColor("#f2a65e"), QColor("#b0381f")


class AwayBox(QWidget):
    """Sentences and a line for each cell; ``back``: everybody is there again."""

    back = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, failed: Failed) -> None:
        super().__init__()
        self.on_map = AwayOnMap(canvas)
        self._view: Optional[StaffView] = None
        self._facts: Optional[Mapping[str, Any]] = None
        self._lookup = Lookup(self, tr("Finding who takes over the cells"), self.show_facts, failed)
        self.says, self.lines = wrapped(""), wrapped("")
        self.says.setObjectName("away")
        self.everybody = QPushButton(tr("Everybody is back"))
        self.everybody.clicked.connect(lambda _checked=False: self.back.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (heading(tr("While they are away")), self.says, self.lines, self.everybody):
            layout.addWidget(part)
        self.hide()

    def ask(self, key: Any, view: StaffView, away: Sequence[str]) -> None:
        """Find out who takes what while some officers of a view are away; ``key`` tells views
        apart."""
        self._view, kept, workload = view, view.kept, view.workload
        if not away or kept is None or workload is None:
            self._lookup.forget()
            self.show_facts(None)
            return

        def work(_step: Progress) -> Any:
            from ...staff.away import who_takes
            from ...staff.summary import away_facts

            return away_facts(kept, who_takes(kept, workload, away), away)

        self._lookup.ask((key, *away), work)

    def show_facts(self, facts: Optional[Mapping[str, Any]]) -> None:
        """Say who takes what, and show it on the map; nothing and no box for None."""
        from ...staff.summary import away_said

        view, self._facts = self._view, facts
        self.setVisible(facts is not None)
        self._draw()
        if facts is None or view is None:
            return
        set_text(self.says, "\n".join(map(str, away_said(facts))))
        rows = facts["cells"]
        lines = [_line(view, row) for row in rows[:_LINES]]
        if len(rows) > _LINES:
            lines.append(tr("… and {count} more.").format(count=len(rows) - _LINES))
        set_text(self.lines, "\n".join(lines))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """The map shows it as long as it is seen here."""
        super().showEvent(event)
        self._draw()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """The map shows nothing of a page that is not seen."""
        super().hideEvent(event)
        self.on_map.clear()

    def _draw(self) -> None:
        self.on_map.clear()
        if self.isVisible() and self._facts is not None and self._view is not None:
            self.on_map.show(self._view, self._facts["cells"])


class AwayOnMap:
    """The cells that go to others, outlined on the map."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._bands: list[QgsRubberBand] = []

    def show(self, view: StaffView, rows: Sequence[Mapping[str, Any]]) -> None:
        """Outline the cells of some rows, in place of those before."""
        self.clear()
        if view.kept is None:
            return
        frame = view.kept.assignments
        shapes = dict(zip(frame["cell_id"], frame.geometry))
        crs = crs_of(frame.crs)
        for row in rows:
            shape = geometry_of(shapes.get(row["cell_id"]))
            if shape.isEmpty():
                continue
            band = QgsRubberBand(self._canvas, shape.type())
            color = QColor(_LEFT if row["to"] is None else _TAKEN)
            band.setStrokeColor(color)
            color.setAlphaF(0.35)
            band.setFillColor(color)
            band.setWidth(3)
            if row["to"] is None:
                band.setBrushStyle(Qt.BrushStyle.BDiagPattern)
            band.addGeometry(shape, crs)
            self._bands.append(band)

    @property
    def count(self) -> int:
        """How many cells are outlined."""
        return len(self._bands)

    def clear(self) -> None:
        """Take the outlines away."""
        for band in self._bands:
            # The map may have gone before, and its outlines with it.
            if not sip.isdeleted(self._canvas):
                self._canvas.scene().removeItem(band)
        self._bands.clear()


def _line(view: StaffView, row: Mapping[str, Any]) -> str:
    if row["to"] is None:
        return tr("⚠ {cell} of {officer}: nobody").format(
            cell=row["cell_id"], officer=view.name(row["from"])
        )
    full = row["utilisation"]
    text = tr("{sign}{cell} of {officer} → {taker}, {hours} hours; then {share} full")
    return text.format(
        sign="⚠ " if full is not None and full > 1 else "",
        cell=row["cell_id"],
        officer=view.name(row["from"]),
        taker=view.name(row["to"]),
        hours=f"{row['hours']:,.1f}",
        share="–" if full is None else percent(full),
    )
