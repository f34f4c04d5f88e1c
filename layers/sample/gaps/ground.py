"""Plans and maps that are spoilt: bitten, overlapping, walled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from ....plugin.common.band import Band
from ....plugin.contracts import contract
from ....plugin.divide.division import read_json
from .truth import Expected, Town

_RADIUS_M = 10.0
# How far a wall stands off the house that it is built around.
_OFF_M = 0.5
# Nothing else of the map may be as near to what is walled in.
_FREE_M = 20.0


def bare_ground(town: Town, cells: Sequence[str]) -> Town:
    """A bite out of each of the cells, at its edge."""
    gaps = []
    for cell in cells:
        shape = _shape(town, cell)
        bite = shapely.Point(shape.buffer(-_RADIUS_M / 2).exterior.coords[0]).buffer(_RADIUS_M)
        town = _with_shape(town, cell, shape.difference(bite))
        gaps.append(Expected("ground_in_no_cell", _community(town, cell)))
    return town.expecting(*gaps)


def shared_ground(town: Town, cells: Sequence[str]) -> Town:
    """Two cells that each reach into a neighbour of their community."""
    gaps: list[Expected] = []
    used: set[str] = set()
    for cell, other, border in _neighbours(town, cells):
        if len(gaps) == 2 or used & {cell, other}:
            continue
        middle = border.interpolate(0.5, normalized=True)
        shared = middle.buffer(_RADIUS_M).intersection(_shape(town, other))
        town = _with_shape(town, cell, shapely.union_all([_shape(town, cell), shared]))
        first, second = sorted((cell, other))
        gaps.append(Expected("ground_in_two_cells", _community(town, cell), first, subject=second))
        used |= {cell, other}
    return town.expecting(*gaps)


def _neighbours(town: Town, cells: Sequence[str]) -> Iterator[tuple[str, str, Any]]:
    """Pairs of cells of one community, with their longest common border."""
    shapes = {cell: _shape(town, cell) for cell in cells}
    for cell, shape in shapes.items():
        for other, near in shapes.items():
            if cell < other and _community(town, cell) == _community(town, other):
                lines = shapely.get_parts(shapely.line_merge(shape.intersection(near)))
                lines = [line for line in lines if line.geom_type == "LineString"]
                long = [line for line in lines if line.length > 4 * _RADIUS_M]
                if long:
                    yield cell, other, max(long, key=lambda line: line.length)


def lost_buildings(town: Town, cells: Sequence[str]) -> Town:
    """A house outside of the town, and in each of the cells one that the plan was made without."""
    buildings, units = town.layers["building"], town.plan.units.copy()
    west, south, _, _ = buildings.total_bounds
    far = contract("building").frame(
        {
            "building_id": ["outside"],
            "households": [12],
            "street": ["环城路"],
            "number": ["1号"],
            "geometry": [shapely.box(west - 3000, south - 3000, west - 2980, south - 2990)],
        },
        buildings.crs,
    )
    gaps = [Expected("building_in_no_cell", building="outside", subject="outside")]
    for cell in cells:
        lived_in = (units["cell_id"] == cell) & (units["households"] > 0)
        row = units.index[lived_in & units["building_id"].notna()][0]
        code = units.loc[row, "building_id"]
        units.loc[row, "building_id"] = None
        gaps.append(
            Expected("building_in_no_cell", _community(town, cell), cell, code, "not_in_plan")
        )
    town = replace(town, plan=replace(town.plan, units=units))
    return town.with_layers(building=pd.concat([buildings, far])).expecting(*gaps)


def moved_unit(town: Town, cells: Sequence[str]) -> Town:
    """A house counted in the next cell, so that one of the two is out of the band."""
    band = Band.parse(read_json(town.plan.plan, "parameters")["band"])
    sums = town.plan.units.groupby("cell_id")["households"].sum()
    units = town.plan.units.copy()
    for cell in cells:
        others = [one for one in cells if one > cell and one[:-3] == cell[:-3]]
        own = units[(units["cell_id"] == cell) & units["building_id"].notna()]
        small = own[(own["households"] > sums[cell] - band.minimum)]
        if len(small) and others:
            units.loc[small.index[0], "cell_id"] = others[0]
            break
    cells_frame = town.plan.cells.copy()
    counted = units.groupby("cell_id")["households"].sum()
    cells_frame["households"] = cells_frame["cell_id"].map(counted).astype("Int64")
    return replace(town, plan=replace(town.plan, units=units, cells=cells_frame))


def walled_in(town: Town, cells: Sequence[str]) -> Town:
    """Two houses behind walls without a gate, and two with a bit of road within their walls."""
    walls: list[Any] = []
    codes: list[str] = []
    gaps: list[Expected] = []
    for reason, needed in (("no_road", 2), ("island", 4)):
        for cell in cells:
            if len(walls) == needed:
                break
            found = None if any(gap.cell == cell for gap in gaps) else _walled(town, cell, reason)
            if found is not None:
                code, wall = found
                codes.append(code)
                walls.append(wall)
                gaps.append(Expected("off_network", _community(town, cell), cell, subject=reason))
    barriers = town.layers["barrier"]
    built = contract("barrier").frame(
        {
            "barrier_id": [f"wall-{number}" for number in range(len(walls))],
            "kind": ["wall"] * len(walls),
            "geometry": walls,
        },
        barriers.crs,
    )
    town = replace(town, cut_off=tuple(codes)).expecting(*gaps)
    return town.with_layers(barrier=pd.concat([barriers, built]))


def _walled(town: Town, cell: str, reason: str) -> tuple[str, Any] | None:
    """A house of the cell with a wall around it, with nothing else near; None if there is none."""
    buildings = town.layers["building"]
    units = town.plan.units[town.plan.units["cell_id"] == cell]
    lived_in = set(units.loc[units["households"] > 0, "building_id"].dropna())
    roads = town.layers["road"].geometry
    for code, house in zip(buildings["building_id"], buildings.geometry):
        if code not in lived_in:
            continue
        ground = house.buffer(_OFF_M, join_style="mitre")
        crossed = 0
        if reason == "island":
            door = shapely.point_on_surface(house)
            _, spot = shapely.shortest_line(door, roads.union_all()).boundary.geoms
            path = shapely.LineString([door, spot]).buffer(1)
            ground = shapely.union_all([ground, path, spot.buffer(3)])
            crossed = 2
        wall = ground.exterior
        meets = sum(
            len(shapely.get_parts(wall.intersection(road)))
            for road in roads[roads.intersects(wall)]
        )
        if meets == crossed and _alone(town, code, ground):
            return code, wall
    return None


def _alone(town: Town, code: str, ground: Any) -> bool:
    """Whether no other house stands on the ground, and no barrier or crossing is near it."""
    others = town.layers["building"]
    others = others[others["building_id"] != code]
    if others.intersects(ground).any():
        return False
    wide = ground.buffer(_FREE_M)
    return not any(town.layers[name].intersects(wide).any() for name in ("barrier", "crossing"))


def _shape(town: Town, cell: str) -> Any:
    cells: gpd.GeoDataFrame = town.plan.cells
    return cells.set_index("cell_id").geometry[cell]


def _with_shape(town: Town, cell: str, shape: Any) -> Town:
    cells = town.plan.cells.copy()
    cells.loc[cells["cell_id"] == cell, "geometry"] = shape
    return replace(town, plan=replace(town.plan, cells=cells))


def _community(town: Town, cell: str) -> str:
    return str(town.plan.cells.set_index("cell_id")["community_id"][cell])
