"""Where drawn lines leave ground out, claim it twice, or are not the lines of the new cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from ...common.progress import Progress
from ..ground.grid import Geometries, Ints, only_polygons
from .drawn import TOUCH_M, Sheet
from .overlay import common, less, united

# Ground narrower than this between or under two lines is a slip of the hand. Unverified.
SLIVER_M = 5.0
_SHARP: Any = "mitre"


@dataclass(frozen=True, eq=False)
class Faulty:
    """One piece of ground that is in no drawn cell (``cells`` empty) or in the two ``cells``.

    ``thin``: nowhere as wide as SLIVER_M; ``around``: the drawn cells beside it, None where the
    edge of the community is beside it too.
    """

    place: Any
    cells: tuple[int, ...]
    thin: bool
    enclosed_by: tuple[int, ...] = ()


def bare_ground(community: Any, sheet: Sheet, progress: Progress) -> list[Faulty]:
    """The ground of the community in no drawn cell, wide pieces first."""
    cells = sheet.drawn[shapely.intersects(sheet.shapes[sheet.drawn], community)]
    progress(0.0, None)
    whole = united(sheet.shapes[cells])
    progress(0.3, None)
    found = list(_pieces(less(community, whole), ()))
    progress(0.9, None)
    return [
        piece if piece.thin else _with_neighbours(piece, community, sheet, cells) for piece in found
    ]


def shared_ground(community: Any, sheet: Sheet, progress: Progress) -> list[Faulty]:
    """The ground of the community that two drawn cells claim."""
    cells = sheet.drawn[shapely.intersects(sheet.shapes[sheet.drawn], community)]
    shapes = sheet.shapes[cells]
    first, second = shapely.STRtree(shapes).query(shapes, "intersects")
    pairs = sorted((a, b) for a, b in zip(first.tolist(), second.tolist()) if a < b)
    found: list[Faulty] = []
    for number, (a, b) in enumerate(pairs):
        progress(number / len(pairs), None)
        both = common(shapes[a], shapes[b])
        if shapely.area(both) > 0:
            found += _pieces(common(both, community), (int(cells[a]), int(cells[b])))
    return found


def _pieces(ground: Any, cells: tuple[int, ...]) -> Iterator[Faulty]:
    """The pieces of ``ground`` that are more than rounding: the wide ones and the thin rest."""
    seen = opened(ground, TOUCH_M)
    wide = opened(seen, SLIVER_M)
    for piece in only_polygons([wide]):
        yield Faulty(piece, cells, thin=False)
    rest = less(seen, shapely.buffer(wide, SLIVER_M))
    for piece in only_polygons([opened(rest, TOUCH_M)]):
        yield Faulty(piece, cells, thin=True)


def _with_neighbours(piece: Faulty, community: Any, sheet: Sheet, cells: Ints) -> Faulty:
    """The piece, and the one cell that encloses it if one does."""
    wide = shapely.buffer(piece.place, 2 * TOUCH_M)
    if not shapely.covers(community, wide):
        return piece
    beside = tuple(cells[shapely.intersects(sheet.shapes[cells], wide)].tolist())
    return Faulty(piece.place, (), thin=False, enclosed_by=beside if len(beside) == 1 else ())


def strayed(cell: Any, others: Geometries, adopted: Any, settled: Any) -> Any:
    """The ground that a drawn ``cell`` alone claims and that is not in the ``adopted`` one.

    ``others`` are the shapes of other drawn cells; ``settled`` is ground that is told of apart.
    """
    lost = less(cell, adopted)
    if shapely.area(lost) < TOUCH_M:
        return shapely.MultiPolygon()
    for ground in (*others, settled):
        lost = less(lost, ground)
    return opened(lost, TOUCH_M)


def opened(ground: Any, width_m: float) -> Any:
    """``ground``, areas only, without what is narrower than ``width_m``."""
    inner = shapely.buffer(ground, -width_m / 2, join_style=_SHARP)
    if shapely.is_empty(inner):
        return shapely.MultiPolygon()
    outer = shapely.buffer(inner, width_m / 2, join_style=_SHARP)
    return common(outer, ground)


def width(ground: Any) -> float:
    """How wide ``ground`` is where it is widest, in metres: the widest disc that fits in it."""
    low, high = 0.0, float(np.sqrt(shapely.area(ground) / np.pi)) + TOUCH_M
    while high - low > TOUCH_M / 4:
        middle = (low + high) / 2
        if shapely.is_empty(shapely.buffer(ground, -middle)):
            high = middle
        else:
            low = middle
    return round(2 * low, 1)
