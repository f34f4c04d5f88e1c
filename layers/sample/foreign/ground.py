"""Where in a plan a fault can be planted: units inside a cell or at its edge, and free ground."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, Optional

import geopandas as gpd
import numpy as np
import shapely

from ....plugin.divide import Division

# No fault is planted nearer to another one, nor to a barrier.
APART_M = 25.0
# So much of a unit's outline has to be with the cell that it belongs to.
_MOSTLY = 0.6
_LINE_M = 1.0


class Spot(NamedTuple):
    """A building's unit in ``cell``: its ground and footprint, and the cells beside it."""

    cell: str
    building: str
    unit: Any
    footprint: Any
    beside: tuple[str, ...]


class Ground:
    """A plan's cells while faults are planted in them; ``shapes`` are the polygons by code."""

    def __init__(self, plan: Division, layers: Mapping[str, gpd.GeoDataFrame]) -> None:
        self.plan = plan
        self.shapes: dict[str, Any] = dict(zip(plan.cells["cell_id"], plan.cells.geometry))
        self.community: dict[str, str] = dict(
            zip(plan.cells["cell_id"], plan.cells["community_id"])
        )
        self.footprints: dict[str, Any] = dict(
            zip(layers["building"]["building_id"], layers["building"].geometry)
        )
        self.barriers = shapely.union_all(layers["barrier"].geometry.to_numpy())
        self.used: set[str] = set()
        self.places: list[Any] = []
        units = plan.units.dropna(subset=["building_id"])
        self.units = units[units["part"].isna()].sort_values("building_id")

    def take(self, place: Any, *cells: str) -> None:
        """Let no other fault be planted at ``place`` or in these cells."""
        self.used.update(cells)
        self.places.append(place)

    def spots(self, across: bool = False) -> Iterator[Spot]:
        """Units that are free to be spoilt, mostly surrounded by their own cell.

        ``across``: at the edge of their community, with a cell of another one beside them.
        """
        taken: Optional[int] = None
        codes = sorted(self.shapes)
        tree = shapely.STRtree([self.shapes[code] for code in codes])
        for row in self.units.itertuples():
            if len(self.places) != taken:
                taken = len(self.places)
                crowded = shapely.union_all([self.barriers, *self.places])
            if row.cell_id in self.used or shapely.dwithin(row.geometry, crowded, APART_M):
                continue
            near = [codes[at] for at in tree.query(row.geometry, "intersects")]
            lengths = {code: self._shared(row.geometry, code) for code in near}
            own = row.geometry.length - sum(lengths.values())
            beside = tuple(code for code, length in lengths.items() if length > _LINE_M)
            outside = any(self.community[c] != self.community[row.cell_id] for c in beside)
            if own < _MOSTLY * row.geometry.length or outside != across:
                continue
            footprint = self.footprints[row.building_id]
            yield Spot(row.cell_id, row.building_id, row.geometry, footprint, beside)

    def insides(self) -> Iterator[Spot]:
        """Units in the midst of their cells, without which these hang together."""
        return (one for one in self.spots() if not one.beside and self._whole_without(one))

    def neighbours(self) -> Iterator[tuple[Spot, Spot]]:
        """Two units beside each other in the midst of a cell."""
        spots = list(self.insides())
        for number, one in enumerate(spots):
            for other in spots[number + 1 :]:
                if one.cell == other.cell and one.unit.intersection(other.unit).length > 2:
                    yield one, other

    def at_edge(self, across: bool = False) -> tuple[Spot, str]:
        """A unit at the edge of its cell, and the free cell beside it."""
        for one in self.spots(across):
            free = [code for code in one.beside if code not in self.used]
            if len(one.beside) == 1 and free and self._whole_without(one):
                return one, free[0]
        raise LookupError("no unit at an edge is left")

    def bare(self, width_m: float) -> tuple[str, Any]:
        """A cell with a spot that is free of buildings, and that spot: a circle so wide."""
        for code in sorted(set(self.shapes) - self.used):
            buildings = self.units[self.units["cell_id"] == code]["building_id"]
            built = shapely.union_all([self.footprints[one] for one in buildings])
            open_ground = self.shapes[code].difference(built).buffer(-width_m)
            crowded = shapely.union_all([self.barriers, *self.places])
            open_ground = open_ground.difference(crowded.buffer(APART_M + width_m))
            if not open_ground.is_empty:
                return code, open_ground.representative_point().buffer(width_m / 2)
        raise LookupError("no open ground is left")

    def border(self) -> tuple[str, str, Any]:
        """Two free neighbours in one community, and the middle of a straight border of theirs."""
        codes = sorted(set(self.shapes) - self.used)
        crowded = shapely.union_all([self.barriers, *self.places])
        built = shapely.union_all(list(self.footprints.values()))
        for first in codes:
            for second in codes:
                same = self.community[first] == self.community[second]
                if first >= second or not same:
                    continue
                line = shapely.line_merge(self.shapes[first].intersection(self.shapes[second]))
                for piece in shapely.get_parts(line):
                    middle = shapely.ops.substring(piece, 0.3, 0.7, normalized=True)
                    clear = not shapely.dwithin(middle, built, 1.5)
                    if (
                        middle.length > 20
                        and clear
                        and not shapely.dwithin(middle, crowded, APART_M)
                    ):
                        return first, second, middle
        raise LookupError("no border is left")

    def _shared(self, shape: Any, code: str) -> float:
        inside = self.shapes[code].intersection(shape).area > shape.area / 2
        return 0.0 if inside else float(shape.intersection(self.shapes[code]).length)

    def _whole_without(self, one: Spot) -> bool:
        rest = self.shapes[one.cell].difference(one.unit)
        units = self.units[self.units["cell_id"] == one.cell]
        beside = units[shapely.touches(units.geometry.to_numpy(), one.unit)]
        around = shapely.union_all(beside.geometry.to_numpy())
        return rest.geom_type == "Polygon" and around.geom_type == "Polygon" and len(beside) > 1


def cut_at(one: Spot, other: Any, share: float) -> Any:
    """The ground of a unit beside the cell ``other``, so far that it has ``share`` of the house."""
    low, high = 0.0, 200.0
    while high - low > 0.01:
        middle = (low + high) / 2
        part = one.unit.intersection(other.buffer(middle))
        if part.intersection(one.footprint).area < share * one.footprint.area:
            low = middle
        else:
            high = middle
    ground = shapely.get_parts(one.unit.intersection(other.buffer(high)))
    return ground[np.argmax(shapely.area(ground))]
