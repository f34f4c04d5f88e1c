"""Walled estates: slabs, mid-rise houses, towers, the affordable-housing estate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional

from numpy.random import Generator
from shapely import Point, affinity

from . import shapes
from .plots import Estate, House, Plot, Rows, Span, centre, fill, rows, without

LANE = 9.0
# A tower's length: this for its ends, and this for each entrance, in metres.
TOWER_END = 8.0
TOWER_MODULE = 15.0


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


@dataclass(frozen=True)
class Site:
    """Where a house may stand: its middle, its length, the span of its row; turned plan."""

    x: float
    y: float
    length: float
    span: Span


STYLES = {
    "slabs": Style("封闭小区", 46, 12.5, 15, 23, 9, (2,), (4, 5, 6, 6), (1994, 2006), 26),
    "old slabs": Style("单位宿舍", 40, 11, 13.5, 19, 8, (2,), (4, 5, 5, 6), (1978, 1993), 0),
    "midrise": Style("封闭小区", 38, 14, 19, 32, 15, (2,), (9, 11, 11), (2006, 2014), 34),
    "towers": Style("高层小区", 30, 18, 30, 54, 32, (4,), (26, 28, 30, 32), (2010, 2019), 45),
    "giant towers": Style("高层小区", 30, 18, 30, 44, 24, (4,), (26, 30, 33, 34), (2012, 2021), 48),
    "affordable": Style("保障房", 56, 14, 18, 38, 16, (2,), (16,), (2012, 2016), 30),
}


def estate(plot: Plot, style: Style, most: Optional[int]) -> None:
    """A walled estate on the plot's core: rows of houses, a lane with a gate, paths, a green."""
    core = plot.plan_core
    lane = _lane(plot)
    middle = centre(core).y
    green = Point(lane, middle).buffer(style.green) if style.green else Point()
    plot.estates.append(Estate(plot.name, style.kind, plot.to_ground(core), plot.face.community))
    lines = rows(core.buffer(-5, join_style="mitre"), style.depth, style.row_gap)
    sites = [
        site
        for level, spans in lines
        for span in without(spans, lane, LANE)
        for site in _sites(style, span, level)
        if not green.intersects(Point(site.x, site.y))
    ]
    for number, site in enumerate(sites[:most]):
        _put_up(plot, style, site, number)
    if style.green:
        club = affinity.translate(shapes.bar(20, 11), lane + 18, middle)
        plot.build(club, 6, House(club, "物业", 0, 2, 1, style.years[1]))
    _paths(plot, style, lines, lane)


def _sites(style: Style, span: Span, level: float) -> list[Site]:
    """Places for houses along one span of a row."""
    return [
        Site(x, level, length, span)
        for x, length in fill(span, style.length, style.side_gap)
        if length > 0.6 * style.length
    ]


def _lane(plot: Plot) -> float:
    """Where the lane through the gate runs, as x of the turned plan."""
    west, _, east, _ = plot.plan_core.bounds
    return float((west + east) / 2 + plot.rng.uniform(-0.08, 0.08) * (east - west))


def _put_up(plot: Plot, style: Style, site: Site, number: int) -> None:
    rng = plot.rng
    doors, floors = int(rng.choice(style.doors)), int(rng.choice(style.floors))
    year = int(rng.integers(*style.years))
    if style.kind != "高层小区":
        entrances = max(round(site.length / style.module), 1)
        shape = shapes.slab(site.length, style.depth, entrances)
        flats = doors * floors * entrances
        house = House(shape, "住宅", _lived_in(flats, rng), floors, entrances, year)
        _place(plot, site, site.length, house)
        return
    wanted = _tower_entrances(style, number)
    households = _lived_in(doors * floors * wanted, rng)
    for entrances in range(wanted, 0, -1):
        length = TOWER_END + TOWER_MODULE * entrances
        shape = shapes.tower(length, style.depth, entrances)
        house = House(shape, "住宅", households, floors, entrances, year)
        if _place(plot, site, length, house):
            return


def _place(plot: Plot, site: Site, length: float, house: House) -> bool:
    """Build within the span; False where it is too short or something stands there."""
    west, east = site.span
    if length > east - west + 0.1:
        return False
    x = min(max(site.x, west + length / 2), east - length / 2)
    return plot.build(
        affinity.translate(house.shape, x, site.y), 4, replace(house, estate=plot.name)
    )


def _tower_entrances(style: Style, number: int) -> int:
    """Every third tower is double; in the giant estates every other third is triple.

    Where the row is too short for so many entrances, fewer serve more flats each.
    """
    if style is STYLES["giant towers"] and number % 3 == 1:
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
        west, east = spans[0][0] + 4, spans[-1][1] - 4
        if west < lane < east:
            plot.walk([(west, level), (east, level)], "footway")
