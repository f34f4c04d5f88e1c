"""The town as departments would hand it over: codes, names, addresses, columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely import LineString, Point, STRtree

from . import SAMPLE_CRS, sketch
from .ground import ORIGIN, Line, spot
from .plots import Estate, House
from .town import Town

UPDATED = "2024-03-31"
STRUCTURES = ((8, "钢筋混凝土"), (3, "砖混"), (0, "砖木"))
LANES = {"trunk": 6, "primary": 4, "secondary": 4, "tertiary": 2, "residential": 1}
WIDTHS = {
    "trunk": 36,
    "primary": 30,
    "secondary": 22,
    "tertiary": 16,
    "residential": 7,
    "service": 5,
    "footway": 2,
}
# Along a street every so many metres a new house number begins.
NUMBER_EVERY = 8.0


def frames(town: Town) -> dict[str, gpd.GeoDataFrame]:
    """One frame for each layer, with Chinese column names, in ``SAMPLE_CRS``."""
    estates = _coded_estates(town.estates)
    return {
        "community": _communities(town),
        "compound": _compounds(estates),
        "building": _buildings(town, estates),
        "road": _roads(town),
        "barrier": _barriers(town),
        "crossing": _crossings(town),
    }


def community_code(code: str) -> str:
    """Twelve digits: district, street, community."""
    return sketch.DISTRICT_CODE + sketch.STREET_CODE + code


def _frame(columns: Mapping[str, Any], shapes: Sequence[Any]) -> gpd.GeoDataFrame:
    placed = shapely.transform(np.array(shapes), lambda points: np.round(points + ORIGIN, 3))
    return gpd.GeoDataFrame(dict(columns), geometry=placed, crs=SAMPLE_CRS)


def _communities(town: Town) -> gpd.GeoDataFrame:
    shapes = [town.ground.communities[item.code] for item in sketch.COMMUNITIES]
    count = len(shapes)
    return _frame(
        {
            "社区编码": [community_code(item.code) for item in sketch.COMMUNITIES],
            "社区名称": [item.name for item in sketch.COMMUNITIES],
            "社区类型": [item.type for item in sketch.COMMUNITIES],
            "所属街道": [sketch.STREET] * count,
            "所属区": [sketch.DISTRICT] * count,
            "面积公顷": [round(shape.area / 10_000, 1) for shape in shapes],
            "更新日期": [UPDATED] * count,
        },
        shapes,
    )


def _coded_estates(estates: Sequence[Estate]) -> dict[str, Estate]:
    """The estates by their codes, counted from north to south in each community."""
    ordered = sorted(estates, key=lambda item: (item.community, -item.shape.centroid.y))
    counts: Counter[str] = Counter()
    coded = {}
    for item in ordered:
        counts[item.community] += 1
        coded[f"{community_code(item.community)}X{counts[item.community]:02d}"] = item
    return coded


def _compounds(estates: Mapping[str, Estate]) -> gpd.GeoDataFrame:
    items = list(estates.values())
    return _frame(
        {
            "小区编码": list(estates),
            "小区名称": [item.name for item in items],
            "小区类型": [item.kind for item in items],
            "占地面积": [round(item.shape.area) for item in items],
            "更新日期": [UPDATED] * len(items),
        },
        [item.shape for item in items],
    )


def _buildings(town: Town, estates: Mapping[str, Estate]) -> gpd.GeoDataFrame:
    codes = {item.name: code for code, item in estates.items()}
    houses = _named(sorted(town.houses, key=_order))
    streets, numbers = _addresses(houses, town.ground.streets, town.estates)
    counts: Counter[str] = Counter()
    ids = []
    for house in houses:
        counts[house.community] += 1
        ids.append(f"{community_code(house.community)}{counts[house.community]:04d}")
    return _frame(
        {
            "楼栋编码": ids,
            "楼栋名称": [house.name or None for house in houses],
            "道路名称": streets,
            "门牌号": [f"{number}号" for number in numbers],
            "小区编码": [codes.get(house.estate) for house in houses],
            "用途": [house.use for house in houses],
            "户数": pd.array([house.households for house in houses], dtype="Int64"),
            "层数": [house.floors for house in houses],
            "单元数": [house.entrances for house in houses],
            "建成年份": [house.year for house in houses],
            "结构类型": [_structure(house) for house in houses],
            "更新日期": [UPDATED] * len(houses),
        },
        [house.shape for house in houses],
    )


def _order(house: House) -> tuple[str, str, int, float]:
    """By community and estate, in rows from north to south, each from west to east."""
    middle = house.shape.centroid
    return house.community, house.estate, -int(middle.y // 12), middle.x


def _named(houses: Sequence[House]) -> list[House]:
    """The houses of an estate numbered; the others as they are."""
    counts: Counter[str] = Counter()
    named = []
    for house in houses:
        if house.estate:
            counts[house.estate] += 1
            house = replace(house, name=f"{house.estate}{counts[house.estate]}号楼")
        named.append(house)
    return named


def _addresses(
    houses: Sequence[House], streets: Sequence[Line], estates: Sequence[Estate]
) -> tuple[list[str], list[int]]:
    """Street and number of each house; all houses of an estate share the estate's."""
    tree = STRtree([street.shape for street in streets])
    taken: set[tuple[str, int]] = set()
    shared = {item.name: _address(item.shape.centroid, streets, tree, taken) for item in estates}
    found = [
        shared.get(house.estate) or _address(house.shape.centroid, streets, tree, taken)
        for house in houses
    ]
    return [street for street, _ in found], [number for _, number in found]


def _address(
    place: Point, streets: Sequence[Line], tree: STRtree, taken: set[tuple[str, int]]
) -> tuple[str, int]:
    """The nearest street and a number not ``taken`` yet: odd on the left, even on the right."""
    street = streets[tree.nearest(place)]
    along = street.shape.project(place)
    number = 2 * int(along // NUMBER_EVERY) + (1 if _on_left(street.shape, place, along) else 2)
    while (street.name, number) in taken:
        number += 2
    taken.add((street.name, number))
    return street.name, number


def _on_left(line: LineString, place: Point, along: float) -> bool:
    here, ahead = line.interpolate(along), line.interpolate(along + 1)
    return bool(
        (ahead.x - here.x) * (place.y - here.y) - (ahead.y - here.y) * (place.x - here.x) > 0
    )


def _structure(house: House) -> str:
    if house.use in ("工厂", "仓储", "温室大棚"):
        return "钢结构"
    return next(word for floors, word in STRUCTURES if house.floors >= floors)


def _roads(town: Town) -> gpd.GeoDataFrame:
    lines = [(item.name, item.kind, item.shape) for item in town.ground.segments]
    lines += [("", path.kind, path.shape) for path in town.paths]
    return _frame(
        {
            "道路编码": [f"QH{number:04d}" for number in range(1, len(lines) + 1)],
            "道路名称": [name or None for name, _, _ in lines],
            "道路等级": [kind for _, kind, _ in lines],
            "红线宽度": [WIDTHS[kind] for _, kind, _ in lines],
            "车道数": pd.array([LANES.get(kind) for _, kind, _ in lines], dtype="Int64"),
        },
        [shape for _, _, shape in lines],
    )


def _barriers(town: Town) -> gpd.GeoDataFrame:
    ground = town.ground
    rows: list[tuple[str, str, Any]] = [
        ("river", "清河", ground.river),
        ("railway", "云清铁路", ground.railway),
        *(("wall", wall.name, wall.shape) for wall in ground.walls),
    ]
    return _coded("ZG", rows)


def _crossings(town: Town) -> gpd.GeoDataFrame:
    ground = town.ground
    by_name = {line.name: line.shape for line in (*ground.streets, *ground.walls)}
    rows: list[tuple[str, str, Any]] = [
        ("bridge", "清河大桥", _over(by_name["清河大道"], ground.river.buffer(6))),
        ("bridge", "迎宾桥", _over(by_name["迎宾路"], ground.river.buffer(6))),
        ("underpass", "清河大道地下通道", _over(by_name["清河大道"], ground.railway.buffer(14))),
    ]
    for name, wall, at in sketch.GATES:
        line = by_name[wall]
        rows.append(("gate", name, line.interpolate(line.project(spot(at)))))
    return _coded("TD", rows)


def _over(street: LineString, obstacle: shapely.Polygon) -> LineString:
    return street.intersection(obstacle)


def _coded(letters: str, rows: Sequence[tuple[str, str, Any]]) -> gpd.GeoDataFrame:
    count = len(rows)
    return _frame(
        {
            "编号": [f"{letters}{number:02d}" for number in range(1, count + 1)],
            "类型": [kind for kind, _, _ in rows],
            "名称": [name for _, name, _ in rows],
            "更新日期": [UPDATED] * count,
        },
        [shape for _, _, shape in rows],
    )
