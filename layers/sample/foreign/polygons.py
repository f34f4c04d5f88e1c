"""A plan's cells as drawn polygons with each kind of fault planted in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

import geopandas as gpd
import shapely

from ....plugin.contracts import contract
from ....plugin.divide import Division
from .ground import Ground, cut_at
from .truth import Fault, Foreign

_SLIVER_M = 0.6
_CIRCLE_M = 9.0
_PART = 0.3  # of a house, on the wrong side of a line
_STRIP_M = 1.4


def foreign_polygons(plan: Division, layers: Mapping[str, gpd.GeoDataFrame]) -> Foreign:
    """The cells of ``plan``, a division of ``layers``, spoilt."""
    ground = Ground(plan, layers)
    faults: list[Fault] = []
    for plant in (
        _piece,
        _misplaced,
        _across,
        _gap,
        _overlap,
        _house_cut,
        _hole_with_house,
        _sliver_left,
        _sliver_twice,
        _line_aside,
        _hole,
        _empty_cell,
    ):
        faults.append(plant(ground))
    codes: dict[str, Optional[str]] = {code: code for code in ground.shapes}
    codes["Z"] = "Z"
    twice, lost, renamed = _wrong_codes(ground, codes)
    faults += [twice, lost]
    cells = contract("drawn_cell").frame(
        {
            "cell_id": [codes[code] for code in ground.shapes],
            "name": [f"{code}号" for code in ground.shapes],
            "geometry": list(ground.shapes.values()),
        },
        plan.cells.crs,
    )
    return Foreign(tuple(faults), cells=cells, renamed=renamed)


def _across(ground: Ground) -> Fault:
    """A house of the next community in the cell."""
    spot, other = ground.at_edge(across=True)
    _give(ground, spot.unit, spot.cell, other)
    return Fault("community_line", spot.building, other, (spot.cell,))


def _gap(ground: Ground) -> Fault:
    spot, other = ground.at_edge()
    ground.shapes[spot.cell] = ground.shapes[spot.cell].difference(spot.unit)
    ground.take(spot.unit, spot.cell, other)
    return Fault("gap", spot.building, None, (spot.cell,))


def _overlap(ground: Ground) -> Fault:
    spot, other = ground.at_edge()
    part = cut_at(spot, ground.shapes[other], _PART)
    ground.shapes[other] = shapely.union_all([ground.shapes[other], part])
    ground.take(part, spot.cell, other)
    drawn = ",".join(sorted((spot.cell, other)))
    return Fault("overlap", spot.building, drawn, (spot.cell,))


def _house_cut(ground: Ground) -> Fault:
    spot, other = ground.at_edge()
    part = cut_at(spot, ground.shapes[other], _PART)
    _give(ground, part, spot.cell, other)
    drawn = ",".join(sorted((spot.cell, other)))
    return Fault("building_in_two_cells", spot.building, drawn, (spot.cell,))


def _misplaced(ground: Ground) -> Fault:
    for spot in ground.insides():
        other = _far_cell(ground, spot.cell)
        if other is not None:
            _give(ground, spot.unit, spot.cell, other)
            return Fault("misplaced_building", spot.building, other, (spot.cell,))
    raise LookupError("no house in the midst of a cell is left")


def _piece(ground: Ground) -> Fault:
    """Two neighbouring houses in the midst of a cell, drawn as a second part of another one."""
    for spot, near in ground.neighbours():
        pair = shapely.union_all([spot.unit, near.unit])
        other = _far_cell(ground, spot.cell)
        if other and ground.shapes[spot.cell].difference(pair).geom_type == "Polygon":
            _give(ground, pair, spot.cell, other)
            return Fault("piece", None, other, (spot.cell,))
    raise LookupError("no two houses are left")


def _hole_with_house(ground: Ground) -> Fault:
    spot = next(ground.insides())
    hole = spot.footprint.buffer(2)
    ground.shapes[spot.cell] = ground.shapes[spot.cell].difference(hole)
    ground.take(hole, spot.cell)
    return Fault("hole", spot.building, spot.cell, (spot.cell,))


def _sliver_left(ground: Ground) -> Fault:
    first, second, line = ground.border()
    strip = line.buffer(_SLIVER_M, cap_style="flat")
    ground.shapes[first] = ground.shapes[first].difference(strip)
    ground.take(strip, first, second)
    return Fault("sliver", None, None, (first, second))


def _sliver_twice(ground: Ground) -> Fault:
    first, second, line = ground.border()
    strip = line.buffer(_SLIVER_M, cap_style="flat").intersection(ground.shapes[second])
    ground.shapes[first] = shapely.union_all([ground.shapes[first], strip])
    ground.take(strip, first, second)
    return Fault("sliver", None, f"{first},{second}", (first, second))


def _line_aside(ground: Ground) -> Fault:
    """A line drawn a step beside the one between the units."""
    first, second, line = ground.border()
    strip = line.buffer(_STRIP_M, cap_style="flat").intersection(ground.shapes[second])
    _give(ground, strip, second, first)
    return Fault("line", None, first, (first,))


def _hole(ground: Ground) -> Fault:
    cell, circle = ground.bare(_CIRCLE_M)
    ground.shapes[cell] = ground.shapes[cell].difference(circle)
    ground.take(circle, cell)
    return Fault("hole", None, cell, (cell,))


def _empty_cell(ground: Ground) -> Fault:
    """A cell that is a lawn of another one."""
    cell, circle = ground.bare(_CIRCLE_M)
    ground.shapes[cell] = ground.shapes[cell].difference(circle)
    ground.shapes["Z"] = circle
    ground.community["Z"] = ground.community[cell]
    ground.take(circle, cell, "Z")
    return Fault("cell_without_building", None, "Z")


def _wrong_codes(
    ground: Ground, codes: dict[str, Optional[str]]
) -> tuple[Fault, Fault, tuple[str, ...]]:
    """A cell with the code of another one, which is larger, and a cell without any."""
    households = ground.plan.units.groupby("cell_id")["households"].sum()
    free = sorted(set(ground.shapes) - ground.used, key=lambda code: (households[code], code))
    small, nameless = free[0], free[1]
    large = next(
        code
        for code in reversed(free)
        if not shapely.dwithin(ground.shapes[small], ground.shapes[code], 1)
    )
    codes[small], codes[nameless] = large, None
    return Fault("code_twice", None, large), Fault("code_missing"), (small, nameless)


def _far_cell(ground: Ground, cell: str) -> Optional[str]:
    """A free cell of the same community that does not touch this one, if there is any."""
    own = ground.shapes[cell]
    for code in sorted(set(ground.shapes) - ground.used - {cell}):
        same = ground.community[code] == ground.community[cell]
        if same and not shapely.dwithin(own, ground.shapes[code], 1):
            return code
    return None


def _give(ground: Ground, part: Any, giver: str, taker: str) -> None:
    """Draw a part of a cell for another one."""
    ground.shapes[giver] = ground.shapes[giver].difference(part)
    ground.shapes[taker] = shapely.union_all([ground.shapes[taker], part])
    ground.take(part, giver, taker)
