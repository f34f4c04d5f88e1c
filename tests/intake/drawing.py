"""Houses drawn on a 10 m grid in EPSG:4547."""

from __future__ import annotations

import shapely

CRS = "EPSG:4547"
EAST, NORTH = 500_000.0, 3_400_000.0


def square(column: int, row: int = 0, side: float = 8.0) -> shapely.Polygon:
    """A square house of ``side`` metres; houses stand 10 m from corner to corner."""
    x, y = EAST + 10 * column, NORTH + 10 * row
    return shapely.box(x, y, x + side, y + side)
