"""All that the map and the table show of a draft, kept up with it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Optional

import numpy as np
from qgis.core import QgsVectorLayer
from qgis.gui import QgsMapCanvas

from ...divide.hand import Proposal
from .begun import Begun
from .colors import PALE, color_anew
from .ground import NONE
from .judging import is_wrong
from .look import Look
from .marks import Marks


class Shown:
    """What ``begun`` holds of figures and colours, the style of the layer of units, and the marks
    over the map. ``cells`` is the layer of kept cells, which is not shown meanwhile."""

    def __init__(
        self,
        begun: Begun,
        canvas: QgsMapCanvas,
        units: QgsVectorLayer,
        cells: Optional[QgsVectorLayer],
    ) -> None:
        self._begun, self._layer = begun, units
        self._current: Optional[str] = None
        self.marks = Marks(canvas, begun.ground)
        self.look = Look(units, cells)

    def all(self) -> frozenset[str]:
        """Show all cells as they are now; returns their codes. Their figures are known already."""
        draft, figures = self._begun.draft, self._begun.figures
        gone = set(figures)
        figures.clear()
        figures.update((code, draft.figures(code)) for code in draft.present())
        self.look.color(self._begun.colors)
        self._draw(gone | set(figures))
        return frozenset(gone | set(figures))

    def some(self, codes: Collection[str]) -> None:
        """Show cells as they are now."""
        draft, figures = self._begun.draft, self._begun.figures
        for code in codes:
            figures[code] = draft.figures(code)
            if not figures[code].units:
                del figures[code]
        present = [code for code in codes if code in figures]
        if color_anew(draft, present, self._begun.colors):
            self.look.color(self._begun.colors)
        self._draw(codes)

    def current(self, code: Optional[str], go_there: bool) -> None:
        """Outline the cell that is painted into, and bring it into sight."""
        self._current = code
        rows = NONE if code is None else self._begun.draft.members(code)
        self.marks.show_current(rows)
        if go_there and len(rows):
            self.marks.go_to(rows)

    def preview(self, proposal: Proposal) -> None:
        """Show what would go where; cells that there are not yet get a colour for it."""
        colors = dict(self._begun.colors)
        for place, code in enumerate(sorted(set(proposal.cells.values()) - set(colors))):
            colors[code] = PALE[place % len(PALE)]
        self.marks.show_preview(proposal.cells, colors)

    def _draw(self, codes: Collection[str]) -> None:
        draft, figures = self._begun.draft, self._begun.figures
        moved = np.flatnonzero(draft.cells != draft.start)
        self.look.mark_changed(draft.unit_ids[row] for row in moved.tolist())
        wrong = {code for code in codes if code in figures and is_wrong(figures[code])}
        self.marks.show_wrong(
            {
                code: draft.members(code) if code in wrong else NONE
                for code in sorted(wrong | (self.marks.wrong & set(codes)))
            }
        )
        if self._current in codes:
            self.current(self._current, go_there=False)
        self._layer.triggerRepaint()
