"""What lies over the map while a plan is changed: outlines of cells, and units that would go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Optional

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ...divide.graph import IntArray
from .ground import Ground, Point

CURRENT, WRONG, LOOP = QColor("#1f3a5f"), QColor("#d03027"), QColor("#1f3a5f")
_AREA = QgsWkbTypes.GeometryType.PolygonGeometry
_LINE = QgsWkbTypes.GeometryType.LineGeometry
_MARGIN = 1.3
# What takes up less of the map than this share is too small to be worked on.
_SEEN_WELL = 0.2


class Marks:
    """Rubber bands of one canvas, and the way between its coordinates and those of ``ground``."""

    def __init__(self, canvas: QgsMapCanvas, ground: Ground) -> None:
        self._canvas, self._ground = canvas, ground
        self._crs = QgsCoordinateReferenceSystem.fromWkt(ground.crs.to_wkt())
        self._wrong: dict[str, QgsRubberBand] = {}
        self._preview: list[QgsRubberBand] = []
        # Broader than the red of what is wrong, which may lie on it.
        self._current = self._band(_AREA, CURRENT, 5, fill=0)
        self._stroke = self._band(_AREA, CURRENT, 1, fill=150)
        self._loop = self._band(_LINE, LOOP, 2, fill=0)
        self._loop.setLineStyle(Qt.PenStyle.DashLine)
        self._fading = False

    def close(self) -> None:
        """Take all of them off the map."""
        if sip.isdeleted(self._canvas):
            return
        self.hide_preview()
        self._follow(False)
        for band in (self._current, self._stroke, self._loop, *self._wrong.values()):
            self._canvas.scene().removeItem(band)
        self._wrong = {}

    def to_ground(self, point: QgsPointXY) -> Optional[Point]:
        """A point of the map in the system of ``ground``; None where it has no place there."""
        way = self._way()
        try:
            there = way.transform(point)
        except QgsCsException:
            return None
        return (there.x(), there.y()) if np.isfinite([there.x(), there.y()]).all() else None

    def metres(self, pixels: float, at: QgsPointXY) -> float:
        """How many metres so many pixels of the map are, at a point."""
        aside = QgsPointXY(at.x() + pixels * self._canvas.mapUnitsPerPixel(), at.y())
        one, other = self.to_ground(at), self.to_ground(aside)
        return 0.0 if one is None or other is None else float(np.hypot(*np.subtract(one, other)))

    def show_current(self, rows: IntArray) -> None:
        """Outline the cell that is painted into."""
        self._put(self._current, self._ground.outline(rows) if len(rows) else None)

    def show_wrong(self, cells: Mapping[str, IntArray]) -> None:
        """Outline in red those of the cells that have rows here; the others no longer."""
        for code, rows in cells.items():
            if not len(rows):
                if code in self._wrong:
                    self._canvas.scene().removeItem(self._wrong.pop(code))
                continue
            if code not in self._wrong:
                self._wrong[code] = self._band(_AREA, WRONG, 2, fill=0)
            self._put(self._wrong[code], self._ground.outline(rows))

    @property
    def wrong(self) -> set[str]:
        """The cells that are outlined in red."""
        return set(self._wrong)

    def show_stroke(self, rows: IntArray, color: str) -> None:
        """Show the units that would go, in the colour of the cell that they would go to."""
        self._follow(False)
        tone = QColor(color).darker(115)
        tone.setAlpha(170)
        self._stroke.setFillColor(tone)
        shapes = self._ground.shapes[rows]
        self._put(self._stroke, shapely.multipolygons(shapely.get_parts(shapes)))

    def show_line(self, points: Sequence[Point]) -> None:
        """Show the line that the mouse drew, or the piece of road."""
        self._put(self._loop, shapely.LineString(points) if len(points) > 1 else None)

    def show_road(self, line: Optional[shapely.Geometry]) -> None:
        """Show the piece of road that was traced."""
        self._put(self._loop, line)

    def hide_stroke(self, made: bool = False) -> None:
        """Hide both; what was ``made`` is shown until the map has been drawn anew."""
        self._put(self._loop, None)
        if made:
            self._follow(True)
        else:
            self._put(self._stroke, None)

    def show_preview(self, cells: Mapping[int, str], colors: Mapping[str, str]) -> None:
        """Show units that would go, by row, in the colours of the cells that they would go to."""
        self.hide_preview()
        for code in sorted(set(cells.values())):
            rows = np.array(sorted(row for row, to in cells.items() if to == code), np.int64)
            band = self._band(_AREA, CURRENT, 2, fill=0)
            tone = QColor(colors[code]).darker(110)
            tone.setAlpha(210)
            band.setFillColor(tone)
            self._put(band, self._ground.outline(rows))
            self._preview.append(band)

    def hide_preview(self) -> None:
        """Hide what was shown so."""
        for band in self._preview:
            self._canvas.scene().removeItem(band)
        self._preview = []

    def go_to(self, rows: IntArray) -> None:
        """Bring units into sight; nothing moves where they are seen well already."""
        x0, y0, x1, y1 = shapely.total_bounds(self._ground.shapes[rows])
        try:
            box = self._way().transformBoundingBox(
                QgsRectangle(x0, y0, x1, y1), QgsCoordinateTransform.TransformDirection.Reverse
            )
        except QgsCsException:
            return
        seen = self._canvas.extent()
        share = max(box.width() / seen.width(), box.height() / seen.height())
        if seen.contains(box) and share > _SEEN_WELL:
            return
        box.scale(2 * _MARGIN)
        self._canvas.setExtent(box)
        self._canvas.refresh()

    def _way(self) -> QgsCoordinateTransform:
        here = self._canvas.mapSettings().destinationCrs()
        return QgsCoordinateTransform(here, self._crs, QgsProject.instance())

    def _band(self, kind: Any, color: QColor, width: int, fill: int) -> QgsRubberBand:
        band = QgsRubberBand(self._canvas, kind)
        band.setStrokeColor(color)
        inside = QColor(color)
        inside.setAlpha(fill)
        band.setFillColor(inside)
        band.setWidth(width)
        return band

    def _put(self, band: QgsRubberBand, shape: Optional[shapely.Geometry]) -> None:
        kind = _LINE if band is self._loop else _AREA
        if shape is None or shape.is_empty:
            band.reset(kind)
            return
        geometry = QgsGeometry()
        geometry.fromWkb(shapely.to_wkb(shape))
        band.setToGeometry(geometry, self._crs)

    def _follow(self, wait: bool) -> None:
        """Whether the stroke that was made goes as soon as the map has been drawn."""
        if wait == self._fading:
            return
        self._fading = wait
        if wait:
            self._canvas.mapCanvasRefreshed.connect(self._drawn)
        else:
            self._canvas.mapCanvasRefreshed.disconnect(self._drawn)

    def _drawn(self) -> None:
        self._follow(False)
        self._put(self._stroke, None)
