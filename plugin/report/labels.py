"""Where labels go on a map so that they can be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.ops import polylabel

# Steps away from the best place, in label sizes: first none, then around it, then farther.
_STEPS = np.array(
    [(0.0, 0.0)]
    + [
        (reach * dx, reach * dy)
        for reach in (0.5, 1.0, 1.5)
        for dx, dy in ((0, -1), (0, 1), (1, 0), (-1, 0), (1, -1), (-1, -1), (1, 1), (-1, 1))
    ]
)


@dataclass(frozen=True)
class Spot:
    """Where a label stands (its middle) and, where it had to move off, the point it means."""

    x: int
    y: int
    points_at: tuple[int, int]
    moved: bool


def text_width(text: str, size: float) -> float:
    """About how wide ``text`` is at font size ``size``: a Chinese character takes a full square."""
    return size * sum(1.0 if ord(letter) > 0x2E7F else 0.58 for letter in text)


def fitting(text: str, wide: float, size: float) -> str:
    """``text`` at font size ``size``, cut with … where it is wider than ``wide``."""
    if text_width(text, size) <= wide:
        return text
    while text and text_width(text + "…", size) > wide:
        text = text[:-1]
    return text + "…"


def inner_points(
    areas: Sequence[shapely.Polygon],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each polygon the point farthest from its edge, (n, 2), and that distance, (n,)."""
    points = [_inner_point(area) for area in areas]
    places = np.array([(point.x, point.y) for point in points]).reshape(-1, 2)
    room = np.array([point.distance(area.boundary) for point, area in zip(points, areas)])
    return places, room


def _inner_point(area: shapely.Polygon) -> shapely.Point:
    # A twentieth of the shorter side is nearer than the eye asks of a label.
    minx, miny, maxx, maxy = area.bounds
    return polylabel(area, tolerance=max(min(maxx - minx, maxy - miny) / 20, 1.0))


def place_labels(
    places: NDArray[np.float64], room: NDArray[np.float64], sizes: NDArray[np.float64]
) -> list[Spot]:
    """A spot for each label, (n, 2) wished places and (n, 2) sizes in, few overlaps out.

    Labels with much ``room`` (n,) are placed first and stay where they want to be; the others step
    aside to the first free place near theirs, or to the least bad one.
    """
    boxes = np.empty((0, 4))
    spots: dict[int, Spot] = {}
    for label in np.lexsort((np.arange(len(room)), -room)).tolist():
        tries = places[label] + _STEPS * sizes[label]
        found = tries[np.argmin([overlap(boxes, _box(middle, sizes[label])) for middle in tries])]
        boxes = np.vstack([boxes, _box(found, sizes[label])])
        away = bool(np.hypot(*(found - places[label])) > room[label])
        x, y = np.rint(found).astype(int).tolist()
        points_at = tuple(np.rint(places[label]).astype(int).tolist())
        spots[label] = Spot(x, y, points_at, away)
    return [spots[label] for label in range(len(room))]


def free_place(
    area: shapely.Geometry, size: NDArray[np.float64], boxes: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The middle of a label of ``size`` (2,) within ``area`` that hides least of ``boxes`` (n, 4).

    Of equally good places, the one nearest to the middle of the area.
    """
    minx, miny, maxx, maxy = area.bounds
    grid = np.stack(
        np.meshgrid(np.linspace(minx, maxx, 25), np.linspace(miny, maxy, 25)), axis=-1
    ).reshape(-1, 2)
    inside = grid[shapely.contains_xy(area, grid[:, 0], grid[:, 1])]
    if not len(inside):
        inside = np.array([area.representative_point().coords[0]])
    places = np.concatenate([inside - size / 2, inside + size / 2], axis=1)
    hidden = _shared(boxes[None], places[:, None]).sum(axis=1)
    centre = np.array(area.centroid.coords[0])
    off = np.hypot(*(inside - centre).T)
    best: NDArray[np.float64] = inside[np.lexsort((off, hidden))[0]]
    return best


def overlap(boxes: NDArray[np.float64], box: NDArray[np.float64]) -> float:
    """The area that ``box`` (minx, miny, maxx, maxy) shares with ``boxes`` (n, 4)."""
    return float(_shared(boxes, box).sum())


def _shared(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """The areas that boxes (minx, miny, maxx, maxy along the last axis) share, one by one."""
    low = np.maximum(one[..., :2], other[..., :2])
    high = np.minimum(one[..., 2:], other[..., 2:])
    areas: NDArray[np.float64] = np.clip(high - low, 0, None).prod(axis=-1)
    return areas


def _box(middle: NDArray[np.float64], size: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.concatenate([middle - size / 2, middle + size / 2])


def boxes_of(spots: Sequence[Spot], sizes: NDArray[np.float64]) -> NDArray[np.float64]:
    """The boxes (n, 4) that placed labels cover."""
    return np.array(
        [_box(np.array([spot.x, spot.y]), size) for spot, size in zip(spots, sizes)]
    ).reshape(-1, 4)
