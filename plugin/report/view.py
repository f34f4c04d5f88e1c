"""From ground to paper: the window of a map, and geometry as SVG path texts.

Paper units are whole numbers; a map is ``WIDTH`` of them wide, so that one unit is about a tenth
of a pixel on a screen and 0.02 mm on A4.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

WIDTH = 10_000
MARGIN = 260
# Taller than that and the map no longer fits an A4 page with its heading and legend.
TALLEST = 12_000
# Details smaller than this many paper units cannot be seen in print.
DETAIL = 5.0


@dataclass(frozen=True)
class View:
    """A window on the ground: left and top edge in metres, paper units a metre, and paper size."""

    left: float
    top: float
    scale: float
    width: int
    height: int

    @classmethod
    def of(cls, bounds: Iterable[float]) -> View:
        """The view that shows ``bounds`` (minx, miny, maxx, maxy in metres) with a margin."""
        minx, miny, maxx, maxy = bounds
        wide, high = max(maxx - minx, 1.0), max(maxy - miny, 1.0)
        scale = min((WIDTH - 2 * MARGIN) / wide, (TALLEST - 2 * MARGIN) / high)
        spare = (WIDTH - 2 * MARGIN - wide * scale) / 2
        return cls(
            left=minx - (MARGIN + spare) / scale,
            top=maxy + MARGIN / scale,
            scale=scale,
            width=WIDTH,
            height=round(high * scale) + 2 * MARGIN,
        )

    @property
    def window(self) -> shapely.Polygon:
        """The paper's rectangle, in paper units."""
        return shapely.box(0, 0, self.width, self.height)

    def place(self, geometry: Any) -> NDArray[Any]:
        """Geometries on the ground as geometries on paper, without details nobody can see."""
        return np.asarray(shapely.simplify(self._moved(geometry), DETAIL))

    def place_together(self, areas: NDArray[Any]) -> NDArray[Any]:
        """As ``place``, for polygons that tile the ground: what two of them share stays shared.

        Before GEOS 3.12 nothing is simplified here; rounding alone keeps borders alike, too.
        """
        placed = self._moved(areas)
        if shapely.geos_version >= (3, 12, 0) and hasattr(shapely, "coverage_simplify"):
            placed = shapely.coverage_simplify(placed, DETAIL)
        # Areas that overlap, as a faulty plan may have them, can come out crossing themselves.
        return np.asarray(shapely.make_valid(placed))

    def _moved(self, geometry: Any) -> Any:
        def move(points: NDArray[np.float64]) -> NDArray[np.float64]:
            return (points - (self.left, self.top)) * (self.scale, -self.scale)

        return shapely.transform(np.asarray(geometry, dtype=object), move)

    def clip(self, geometry: Any) -> NDArray[Any]:
        """As ``place``, without what lies off the paper."""
        placed = self.place(geometry)
        placed = placed[shapely.intersects(placed, self.window)]
        return np.asarray(shapely.intersection(placed, self.window))


def path(geometry: Any) -> str:
    """One SVG path text for a geometry or an array of them, lines and polygons alike."""
    parts = shapely.get_parts(np.atleast_1d(np.asarray(geometry, dtype=object)))
    # A collection, as an intersection may leave it, hides its parts one level deeper.
    parts = shapely.get_parts(parts)
    kinds = shapely.get_type_id(parts)
    lines = parts[kinds == shapely.GeometryType.LINESTRING]
    rings = shapely.get_rings(parts[kinds == shapely.GeometryType.POLYGON])
    return "".join([*_strokes(lines, closed=False), *_strokes(rings, closed=True)])


def _strokes(lines: NDArray[Any], *, closed: bool) -> list[str]:
    points, owner = shapely.get_coordinates(lines, return_index=True)
    whole = np.rint(points).astype(np.int64)
    steps = np.diff(whole, axis=0)
    first = np.searchsorted(owner, np.arange(len(lines) + 1))
    texts = []
    for start, end in zip(first[:-1], first[1:]):
        # A closed ring comes back to its start by "z", so its last step is left out.
        moves = steps[start : end - 1 - closed]
        moves = moves[moves.any(axis=1)]
        if len(moves) > closed:
            texts.append(_stroke(whole[start], moves) + ("z" if closed else ""))
    return texts


def _stroke(start: NDArray[np.int64], moves: NDArray[np.int64]) -> str:
    numbers = " ".join(map(str, moves.ravel().tolist()))
    return f"M{start[0]} {start[1]}l{numbers}".replace(" -", "-")
