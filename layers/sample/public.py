"""Buildings nobody lives in: schools, hospital, market, station, works, parks, shops."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from shapely import Polygon, affinity

from . import shapes
from .plots import AVENUES, House, Plot, centre, fill, rows

# Shops stand along avenues; some have flats above.
SHOP_DEPTH = 12.0
FLATS_SHARE = 0.18


@dataclass(frozen=True)
class Part:
    """One building of a public place, around the place's middle."""

    shape: Polygon
    east: float
    north: float
    use: str
    floors: int
    name: str = ""


PLACES: dict[str, tuple[Part, ...]] = {
    "school": (
        Part(shapes.comb(58, 62, 3), -22, 18, "学校", 5, "教学楼"),
        Part(shapes.bar(26, 14), 34, 44, "学校", 3, "食堂"),
        Part(shapes.oval(34, 26), 34, 12, "学校", 2, "体育馆"),
    ),
    "hospital": (
        Part(shapes.bar(80, 24), 0, -62, "医院", 5, "门诊楼"),
        Part(shapes.comb(70, 66, 3), 0, 8, "医院", 12, "住院楼"),
        Part(shapes.bar(30, 16), -62, 62, "医院", 3, "传染科楼"),
        Part(shapes.bar(40, 16), 34, 70, "医院", 4, "行政楼"),
    ),
    "market": (
        Part(shapes.bar(60, 34), 0, 6, "市场", 2, "交易大厅"),
        Part(shapes.bar(60, 10), 0, -26, "市场", 1, "水产棚"),
        Part(shapes.bar(46, 9), 0, 36, "市场", 1, "蔬菜棚"),
    ),
    "mall": (
        Part(shapes.bar(64, 48), 0, 0, "商业", 5, "商场"),
        Part(shapes.tower(32, 28, 1), -10, 62, "酒店", 18, "宾馆"),
        Part(shapes.bar(56, 18), 20, -56, "办公", 8, "写字楼"),
    ),
    "hall": (
        Part(shapes.bar(76, 20), 0, 8, "办公", 6, "办公楼"),
        Part(shapes.bar(22, 34), -58, -8, "办公", 3, "政务服务中心"),
        Part(shapes.bar(22, 34), 58, -8, "办公", 3, "档案楼"),
    ),
    "station": (
        Part(shapes.bar(96, 15), 0, 0, "车站", 2, "站房"),
        Part(shapes.bar(34, 11), -80, 0, "车站", 2, "行包房"),
        Part(shapes.bar(26, 11), 78, 0, "车站", 2, "售票处"),
    ),
    "park": (
        Part(shapes.round_house(7), -38, 30, "公园设施", 1, "听荷亭"),
        Part(shapes.bar(22, 13), 30, -24, "公园设施", 2, "茶室"),
        Part(shapes.bar(12, 7), 62, 46, "公园设施", 1, "公共厕所"),
        Part(shapes.bar(16, 9), -70, -46, "公园设施", 1, "管理房"),
    ),
}

# Sheds in rows: length, depth, gap between rows, use, how many rows at most.
WORKS = {
    "factory": (72.0, 30.0, 18.0, "工厂"),
    "warehouse": (58.0, 24.0, 24.0, "仓储"),
}


def place(plot: Plot, use: str) -> None:
    """A public place around the middle of the plot; parts that find no room are left out."""
    middle = centre(plot.plan_core)
    year = int(plot.rng.integers(1985, 2018))
    for part in PLACES[use]:
        shape = affinity.translate(part.shape, middle.x + part.east, middle.y + part.north)
        plot.build(
            shape, 4, House(part.shape, part.use, 0, part.floors, 1, year, plot.name + part.name)
        )
    if use == "park":
        _park_walks(plot)


def _park_walks(plot: Plot) -> None:
    """A round walk and two ways to it from the streets."""
    ring = plot.core.buffer(-35).exterior
    middle = centre(plot.plan_core)
    west, south, east, north = plot.plan_core.bounds
    points = [plot.face.shape.exterior.interpolate(0)]
    del points
    plot.walk([(middle.x, south - 60), (middle.x, north + 60)], "footway")
    plot.walk([(west - 60, middle.y), (east + 60, middle.y)], "footway")
    if not ring.is_empty:
        turned = affinity.rotate(ring, -plot.turn, origin=plot.pivot).simplify(1.5)
        plot.walk(list(turned.coords), "footway")


def works(plot: Plot, use: str) -> None:
    """Sheds in rows, an office by the street."""
    length, depth, gap, word = WORKS[use]
    year = int(plot.rng.integers(1965, 2005))
    number = 0
    for middle, spans in rows(plot.plan_core.buffer(-6, join_style="mitre"), depth, gap):
        for span in spans:
            for x, size in fill(span, length, 14):
                if size < 0.6 * length or plot.rng.random() < 0.2:
                    continue
                number += 1
                shape = affinity.translate(shapes.bar(size, depth), x, middle)
                name = f"{plot.name}{number}号车间" if plot.name else ""
                plot.build(shape, 5, House(shape, word, 0, 1, 1, year, name))


def fields(plot: Plot) -> None:
    """Open ground with a few greenhouses in one corner."""
    lines = rows(plot.plan_core.buffer(-10, join_style="mitre"), 9, 5)
    for middle, spans in lines[: int(plot.rng.integers(2, 6))]:
        west, east = spans[0]
        shape = affinity.translate(shapes.bar(46, 9), west + 23, middle)
        if east - west > 46:
            plot.build(shape, 2, House(shape, "温室大棚", 0, 1, 1, 2015))


def shops(plot: Plot, flats: bool) -> None:
    """Shop houses along the block's avenues, with gaps; some with flats above."""
    rng = plot.rng
    avenues = [line for line in plot.face.edges if line.kind in AVENUES]
    ring = plot.face.land.buffer(-(SHOP_DEPTH / 2 + 1.5), join_style="mitre").exterior
    along = 0.0
    while avenues and along < ring.length:
        length = float(rng.uniform(18, 42))
        ends = np.array([ring.interpolate(along + d).coords[0] for d in (0, length / 2, length)])
        along += length + float(rng.choice((1.5, 3.0, 9.0, 40.0)))
        middle = (ends[0] + ends[2]) / 2
        straight = np.hypot(*(ends[2] - ends[0])) > 0.97 * length
        if straight and _faces_avenue(plot, avenues, middle):
            turn = float(np.degrees(np.arctan2(*(ends[2] - ends[0])[::-1])))
            _shop(plot, (length, turn, middle), flats and rng.random() < FLATS_SHARE)


def _faces_avenue(plot: Plot, avenues: list, middle: np.ndarray) -> bool:  # type: ignore[type-arg]
    from shapely import Point

    from .ground import CLEAR

    here = Point(middle)
    return any(line.shape.distance(here) < CLEAR[line.kind] + SHOP_DEPTH for line in avenues)


def _shop(plot: Plot, place: tuple[float, float, np.ndarray], flats: bool) -> None:  # type: ignore[type-arg]
    length, turn, middle = place
    rng = plot.rng
    shape = affinity.rotate(shapes.bar(length, SHOP_DEPTH), turn, origin=(0, 0))
    shape = affinity.translate(shape, *middle)
    floors = int(rng.integers(4, 7)) if flats else int(rng.integers(1, 4))
    entrances = max(int(length // 16), 1)
    count = 2 * entrances * (floors - 1) if flats else 0
    house = House(
        shape, "商住" if flats else "商业", count, floors, entrances, int(rng.integers(1985, 2015))
    )
    if plot.core.distance(shape) > 0.5:
        plot.build(affinity.rotate(shape, -plot.turn, origin=plot.pivot), 1.2, house)
