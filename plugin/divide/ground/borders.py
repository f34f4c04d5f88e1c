"""Which units are neighbours, and what runs along the border between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from .blocks import Blocks, near
from .grid import Bools, Floats, Ints, totals
from .land import Land
from .mosaic import OUTSIDE

# Less shared border than this is a corner, not a way through.
PASSABLE_M = 0.5


@dataclass(frozen=True)
class Borders:
    """Shared borders of units.

    ``pairs`` (p, 2), i < j, sorted; ``length_m``, ``open_m`` (off the barriers), ``lined_m``
    (along a road or barrier) and ``seamed_m`` (on a seam), each (p,); ``segments`` (b, 2, 2): the
    barred stretches, with the row of ``pairs`` that each belongs to in ``pair`` (b,).
    """

    pairs: Ints
    length_m: Floats
    open_m: Floats
    lined_m: Floats
    seamed_m: Floats
    segments: Floats
    pair: Ints

    @property
    def seam(self) -> Bools:
        """(p,) the border is a seam for the most part."""
        return np.asarray(2 * self.seamed_m > self.length_m)

    @property
    def passable(self) -> Bools:
        """(p,) enough open border to walk from one to the other."""
        return np.asarray(self.open_m >= PASSABLE_M)


def find_borders(land: Land, blocks: Blocks) -> Borders:
    """Measure the borders between all neighbouring units."""
    mosaic = land.mosaic
    inner = mosaic.parted(land.unit) & (mosaic.sides[:, 1] != OUTSIDE)
    ends = np.sort(land.unit[mosaic.sides[inner]], axis=1)
    middles, length = mosaic.middles[inner], mosaic.length_m[inner]
    barred = blocks.blocked(middles) | _within(land.barred, middles)
    lined = barred | blocks.along(middles) | _within(land.lined, middles)
    count = len(land.label)
    key, pair = np.unique(ends[:, 0] * count + ends[:, 1], return_inverse=True)
    pair = pair.ravel()
    return Borders(
        pairs=np.stack([key // count, key % count], axis=1),
        length_m=totals(pair, length, len(key)),
        open_m=totals(pair, length * ~barred, len(key)),
        lined_m=totals(pair, length * lined, len(key)),
        seamed_m=totals(pair, length * blocks.seamed(middles), len(key)),
        segments=mosaic.segments[inner][barred],
        pair=pair[barred],
    )


def _within(areas: Sequence[Any], points: Floats) -> Bools:
    """Which points lie in one of the areas."""
    if not areas:
        return np.zeros(len(points), dtype=bool)
    whole = shapely.union_all(areas)
    shapely.prepare(whole)
    return near(whole, points)
