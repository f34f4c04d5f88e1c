"""Buildings nobody lives in: schools, hospital, market, station, works, parks, shops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from shapely import LineString, Point, Polygon, affinity

from . import shapes
from .ground import CLEAR, Line, widest
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
        Part(shapes.comb(52, 58, 3), -30, 16, "学校", 5, "教学楼"),
        Part(shapes.bar(44, 13), 34, 38, "学校", 3, "食堂"),
        Part(shapes.bar(34, 24), 38, 8, "学校", 2, "体育馆"),
        Part(shapes.bar(40, 12), -30, -32, "学校", 4, "办公楼"),
        Part(shapes.bar(36, 11), 88, 30, "学校", 5, "实验楼"),
        Part(shapes.bar(44, 11), -98, 30, "学校", 6, "学生宿舍"),
    ),
    "palace": (
        Part(shapes.oval(44, 40), 0, 22, "文化", 3, "剧场"),
        Part(shapes.bar(46, 20), 0, -34, "文化", 4, "图书馆"),
        Part(shapes.bar(30, 14), 0, 76, "文化", 3, "老年大学"),
    ),
    "stadium": (
        Part(shapes.ring(120, 84, 15), 0, 6, "体育", 2, "看台"),
        Part(shapes.bar(52, 32), 0, -80, "体育", 2, "游泳馆"),
        Part(shapes.bar(36, 24), 0, 84, "体育", 2, "健身馆"),
    ),
    "depot": (
        Part(shapes.bar(70, 22), 0, -60, "车站", 3, "候车楼"),
        Part(shapes.bar(60, 18), 0, 20, "车站", 1, "车库"),
        Part(shapes.bar(60, 18), 0, 60, "车站", 1, "检修车间"),
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

# Sheds in rows: length, depth, gap between rows, use.
WORKS = {
    "factory": (72.0, 30.0, 18.0, "工厂"),
    "warehouse": (58.0, 24.0, 24.0, "仓储"),
}


def place(plot: Plot, use: str) -> None:
    """A public place around the middle of the plot; parts that find no room are left out."""
    if use == "park":
        _park_walks(plot)
    middle = centre(plot.plan_core)
    year = int(plot.rng.integers(1985, 2018))
    for part in PLACES[use]:
        shape = affinity.translate(part.shape, middle.x + part.east, middle.y + part.north)
        name = plot.name + part.name
        plot.build(shape, 4, House(shape, part.use, 0, part.floors, 1, year, name))


def _park_walks(plot: Plot) -> None:
    """A round walk and two ways across."""
    core = plot.plan_core
    middle = centre(core)
    west, south, east, north = core.bounds
    plot.walk([(middle.x, south - 60), (middle.x, north + 60)], "footway")
    plot.walk([(west - 60, middle.y), (east + 60, middle.y)], "footway")
    plot.walk(list(widest(core.buffer(-35)).exterior.simplify(1.5).coords), "footway")


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
        start, end = ring.interpolate(along), ring.interpolate(along + length)
        along += length + float(rng.choice((1.5, 3.0, 9.0, 40.0)))
        here = LineString([start, end]).interpolate(0.5, normalized=True)
        # Where the chord is much shorter than the way along the ring, that is a corner.
        if start.distance(end) > 0.97 * length and _faces_avenue(avenues, here):
            turn = float(np.degrees(np.arctan2(end.y - start.y, end.x - start.x)))
            _shop(plot, here, length, turn, flats and rng.random() < FLATS_SHARE)


def _faces_avenue(avenues: Sequence[Line], here: Point) -> bool:
    return any(line.shape.distance(here) < CLEAR[line.kind] + SHOP_DEPTH for line in avenues)


def _shop(plot: Plot, here: Point, length: float, turn: float, flats: bool) -> None:
    rng = plot.rng
    shape = affinity.rotate(shapes.bar(length, SHOP_DEPTH), turn, origin=(0, 0))
    shape = affinity.translate(shape, here.x, here.y)
    floors = int(rng.integers(4, 7)) if flats else int(rng.integers(1, 4))
    entrances = max(int(length // 16), 1)
    count = 2 * entrances * (floors - 1) if flats else 0
    year = int(rng.integers(1985, 2015))
    use = "商住" if flats else "商业"
    if plot.core.distance(shape) > 0.5:
        in_plan = affinity.rotate(shape, -plot.turn, origin=plot.pivot)
        plot.build(in_plan, 1.2, House(in_plan, use, count, floors, entrances, year))
