"""Footprints, drawn around the origin with their front to the south; metres."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import shapely
from numpy.random import Generator
from shapely import Polygon, affinity, box


def bar(length: float, depth: float) -> Polygon:
    """A plain rectangle."""
    return box(-length / 2, -depth / 2, length / 2, depth / 2)


def slab(length: float, depth: float, entrances: int) -> Polygon:
    """A slab whose stairwells stand 1.2 m out of its north side."""
    module = length / entrances
    middles = (np.arange(entrances) + 0.5) * module - length / 2
    wells = [box(x - 1.6, depth / 2 - 1.4, x + 1.6, depth / 2) for x in middles]
    body = box(-length / 2, -depth / 2, length / 2, depth / 2 - 1.2)
    return _one([body, *wells])


def tower(length: float, depth: float, entrances: int) -> Polygon:
    """A point tower with cut corners for each entrance, side by side."""
    module = length / entrances
    notch = min(4.0, module / 5)
    parts = []
    for number in range(entrances):
        west = number * module - length / 2
        parts += [
            box(west, -depth / 2 + notch, west + module, depth / 2 - notch),
            box(west + notch, -depth / 2, west + module - notch, depth / 2),
        ]
    return _one(parts)


def courtyard(width: float, depth: float, rng: Generator) -> Polygon:
    """An old house: one wing, an L or a U around its yard."""
    wing = min(6.0, width / 2.8, depth / 2)
    north = box(-width / 2, depth / 2 - wing, width / 2, depth / 2)
    west = box(-width / 2, -depth / 2, -width / 2 + wing, depth / 2)
    east = box(width / 2 - wing, -depth / 2, width / 2, depth / 2)
    kind = int(rng.choice(4, p=(0.16, 0.26, 0.26, 0.32)))
    if kind == 0:
        return affinity.translate(north, 0, -depth / 2 + wing / 2)
    return _one([[north, west], [north, east], [north, west, east]][kind - 1])


def farmhouse(width: float, depth: float, rng: Generator) -> Polygon:
    """A village house with a small annex, or none."""
    body = box(-width / 2, -depth / 2, width / 2, depth / 2)
    if rng.random() < 0.5:
        return body
    side = width / 2 if rng.random() < 0.5 else -width / 2
    return body.difference(box(side - 3, -depth / 2 - 1, side + 3, -depth / 2 + 3.5))


def comb(length: float, depth: float, teeth: int) -> Polygon:
    """A school or a hospital: wings joined by a passage on the west."""
    wing = depth / (2 * teeth - 1)
    south = -depth / 2
    wings = [
        box(-length / 2, south + 2 * i * wing, length / 2, south + (2 * i + 1) * wing)
        for i in range(teeth)
    ]
    return _one([*wings, box(-length / 2, -depth / 2, -length / 2 + 8, depth / 2)])


def round_house(radius: float) -> Polygon:
    """A pavilion with eight sides."""
    angles = np.radians(np.arange(8) * 45 + 22.5)
    return Polygon(np.column_stack((np.cos(angles), np.sin(angles))) * radius)


def oval(length: float, depth: float) -> Polygon:
    """A sports hall or a stand."""
    angles = np.radians(np.arange(24) * 15)
    return Polygon(np.column_stack((np.cos(angles) * length / 2, np.sin(angles) * depth / 2)))


def ring(length: float, depth: float, width: float) -> Polygon:
    """A stand around a playing field."""
    return oval(length, depth).difference(oval(length - 2 * width, depth - 2 * width))


def _one(parts: Iterable[Polygon]) -> Polygon:
    return shapely.union_all(list(parts)).simplify(0)
