"""Houses without a wall around them: old courtyards, the village in the city."""

from __future__ import annotations

from numpy.random import Generator
from shapely import affinity

from . import shapes
from .plots import House, Plot, rows

# How many households share an old courtyard or a village house, and how often.
COURTYARD_HOUSEHOLDS = ((1, 2, 3, 4, 5, 6), (0.12, 0.2, 0.25, 0.2, 0.13, 0.1))
VILLAGE_HOUSEHOLDS = ((1, 2, 3, 4), (0.35, 0.35, 0.2, 0.1))


def courtyards(plot: Plot) -> None:
    """Irregular old houses around yards, row by row, with footways between every two rows."""
    rng = plot.rng
    lines = rows(plot.plan_core.buffer(-1.5, join_style="mitre"), 12, 4.5)
    for number, (middle, spans) in enumerate(lines):
        for west, east in spans:
            _courtyard_row(plot, middle, west, east)
            if number % 2 and number + 1 < len(lines):
                level = middle + 6 + 2.25
                plot.walk(
                    [(west - 20, level), (east + 20, level + float(rng.normal(0, 1)))], "footway"
                )


def _courtyard_row(plot: Plot, middle: float, west: float, east: float) -> None:
    rng = plot.rng
    x = west
    while True:
        width, depth = float(rng.uniform(10, 18)), float(rng.uniform(8.5, 12))
        x += float(rng.uniform(1.5, 5)) + width
        if x > east:
            return
        if rng.random() < 0.06:
            continue
        shape = shapes.courtyard(width, depth, rng)
        shape = affinity.rotate(shape, float(rng.normal(0, 2.5)), origin=(0, 0))
        shape = affinity.translate(shape, x - width / 2, middle + float(rng.uniform(-1, 1)))
        floors = int(rng.choice((1, 1, 2, 2, 3)))
        count = _shared(rng, COURTYARD_HOUSEHOLDS)
        year = int(rng.integers(1930, 1985))
        plot.build(shape, 0.8, House(shape, "住宅", count, floors, 1, year))


def village(plot: Plot) -> None:
    """Village houses nearly touching, in crooked pairs of rows with narrow lanes between.

    A block with a name has the ancestral hall of that name.
    """
    rng = plot.rng
    lines = rows(plot.plan_core.buffer(-0.5, join_style="mitre"), 11.5, 1.6)
    for number, (middle, spans) in enumerate(lines):
        sway = float(rng.uniform(-0.5, 0.5))
        for west, east in spans:
            _village_row(plot, middle + sway + (0.7 if number % 2 else -0.7), west, east)
    if plot.name:
        _hall(plot)


def _village_row(plot: Plot, middle: float, west: float, east: float) -> None:
    rng = plot.rng
    x = west
    while True:
        width, depth = float(rng.uniform(8.5, 12.5)), float(rng.uniform(9, 11.5))
        x += float(rng.uniform(0.6, 1.8)) + width
        if x > east:
            return
        if rng.random() < 0.08:
            x += float(rng.uniform(0, 4))
            continue
        shape = affinity.rotate(
            shapes.farmhouse(width, depth, rng), float(rng.normal(0, 1.2)), origin=(0, 0)
        )
        shape = affinity.translate(shape, x - width / 2, middle)
        floors = int(rng.choice((2, 3, 3, 4, 5)))
        count = _shared(rng, VILLAGE_HOUSEHOLDS)
        year = int(rng.integers(1988, 2012))
        plot.build(shape, 0.4, House(shape, "住宅", count, floors, 1, year))


def _hall(plot: Plot) -> None:
    """The village's ancestral hall takes the place of the houses it stands on."""
    middle = plot.plan_core.centroid
    shape = affinity.translate(shapes.bar(22, 16), middle.x, middle.y)
    placed = plot.to_ground(shape).buffer(2)
    plot.houses = [house for house in plot.houses if not house.shape.intersects(placed)]
    plot.build(shape, 0.4, House(shape, "祠堂", 0, 1, 1, 1890, plot.name))


def _shared(rng: Generator, table: tuple[tuple[int, ...], tuple[float, ...]]) -> int:
    return int(rng.choice(table[0], p=table[1]))
