"""Walled estates: slabs, mid-rise houses, towers, the affordable-housing estate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from numpy.random import Generator
from shapely import Point, affinity

from . import shapes
from .plots import Estate, House, Plot, Rows, centre, fill, rows, without

LANE = 9.0


@dataclass(frozen=True)
class Style:
    """How an estate is built; lengths in metres.

    ``module`` is the length of one entrance's part of a house; ``doors`` the choices of
    households on a floor of one entrance; ``floors`` the choices of height.
    """

    kind: str
    length: float
    depth: float
    module: float
    row_gap: float
    side_gap: float
    doors: tuple[int, ...]
    floors: tuple[int, ...]
    years: tuple[int, int]
    green: float


STYLES = {
    "slabs": Style("封闭小区", 46, 12.5, 15, 23, 9, (2,), (5, 6, 6), (1994, 2006), 26),
    "old slabs": Style("单位宿舍", 40, 11, 13.5, 19, 8, (2, 2, 3), (4, 5, 5, 6), (1978, 1993), 0),
    "midrise": Style("封闭小区", 38, 14, 19, 32, 15, (2,), (9, 11, 11), (2006, 2014), 34),
    "towers": Style("高层小区", 30, 18, 30, 44, 26, (4,), (26, 28, 30, 32), (2010, 2019), 45),
    "giant towers": Style("高层小区", 30, 18, 30, 44, 26, (4,), (26, 30, 33, 34), (2012, 2021), 45),
    "affordable": Style("保障房", 56, 14, 18, 38, 16, (2,), (18,), (2012, 2016), 30),
}


def estate(plot: Plot, style: Style, most: Optional[int]) -> None:
    """A walled estate on the plot's core: rows of houses, a lane with a gate, paths, a green."""
    core = plot.plan_core
    lane = _lane(plot)
    green = Point(lane, centre(core).y).buffer(style.green) if style.green else Point()
    plot.estates.append(Estate(plot.name, style.kind, plot.to_ground(core), plot.face.community))
    bodies = []
    inner = core.buffer(-5, join_style="mitre")
    lines = rows(inner, style.depth, style.row_gap)
    for middle, spans in lines:
        for span in without(spans, lane, LANE):
            bodies += [
                (x, middle, length)
                for x, length in fill(span, style.length, style.side_gap)
                if length > 0.6 * style.length and not green.intersects(Point(x, middle))
            ]
    for number, (x, y, length) in enumerate(bodies[: most or len(bodies)]):
        _put_up(plot, style, (x, y, length), number)
    if style.green:
        club = affinity.translate(shapes.bar(20, 11), lane + 18, centre(core).y)
        plot.build(club, 6, House(club, "物业", 0, 2, 1, style.years[1]))
    _paths(plot, style, lines, lane)


def _lane(plot: Plot) -> float:
    """Where the lane through the gate runs, as x of the turned plan."""
    west, _, east, _ = plot.plan_core.bounds
    return (west + east) / 2 + float(plot.rng.uniform(-0.08, 0.08)) * (east - west)


def _put_up(plot: Plot, style: Style, place: tuple[float, float, float], number: int) -> None:
    x, y, length = place
    rng = plot.rng
    doors, floors = int(rng.choice(style.doors)), int(rng.choice(style.floors))
    year = int(rng.integers(*style.years))
    if style.kind == "高层小区":
        entrances = _tower_entrances(style, number)
        size = (length if entrances > 1 else min(length, 27), style.depth)
        shape = shapes.tower(*size, entrances)
    else:
        entrances = max(int(round(length / style.module)), 1)
        shape = shapes.slab(length, style.depth, entrances)
    flats = doors * floors * entrances
    house = House(shape, "住宅", _lived_in(flats, rng), floors, entrances, year, estate=plot.name)
    plot.build(affinity.translate(shape, x, y), 4, house)


def _tower_entrances(style: Style, number: int) -> int:
    """Every third tower is double; in the giant estates three are triple."""
    if style is STYLES["giant towers"] and number in (1, 4):
        return 3
    return 2 if number % 3 == 2 else 1


def _lived_in(flats: int, rng: Generator) -> int:
    """Some flats stand empty or were joined."""
    return flats - int(rng.integers(0, max(flats // 20, 1) + 1))


def _paths(plot: Plot, style: Style, lines: Rows, lane: float) -> None:
    """The lane from a street to the last row, and a footway north of each row."""
    west, south, east, north = plot.plan_core.bounds
    ends = (south - 60, north - 4) if plot.rng.random() < 0.5 else (south + 4, north + 60)
    plot.walk([(lane, ends[0]), (lane, ends[1])], "service")
    for middle, spans in lines[:-1]:
        level = middle + style.depth / 2 + 3.5
        plot.walk([(spans[0][0] + 4, level), (spans[-1][1] - 4, level)], "footway")
