"""Which drawn cell each unit of a community belongs to, as far as the drawing says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import shapely

from ...common.progress import Progress, silent
from ..ground import read_part
from ..ground.grid import Bools, Geometries, Ints
from .drawn import Sheet
from .overlay import common, united

# A cell holds a building if more of it lies there than a twentieth and a square metre (of a tiny
# one a quarter): walls and lines are drawn by hand. Unverified.
LEAST_SHARE, LEAST_M2, LEAST_OF_TINY = 0.05, 1.0, 0.25
NOBODY = -1


@dataclass(frozen=True, eq=False)
class Claims:
    """What is claimed of a community's ``units`` (n rows).

    ``label`` (n,): the drawn cell of each unit, NOBODY where none has it or it is not settled;
    ``rivals``: of such units the cells that hold as much of it, first the one that gets it where
    none of them is near; ``spots`` (n,): the ground of each that decides, its building's footprint
    or, where nothing is built, all of it. By unit:
    ``overlapped``, in ground of two cells; ``parted``: between several cells; ``missing``: not in
    the table; ``differing``: the cell that the polygons say, and not the table.
    """

    label: Ints
    spots: Geometries
    built: Bools
    rivals: dict[int, tuple[int, ...]] = field(default_factory=dict)
    overlapped: set[int] = field(default_factory=set)
    parted: dict[int, tuple[int, ...]] = field(default_factory=dict)
    missing: set[int] = field(default_factory=set)
    differing: dict[int, int] = field(default_factory=dict)


def read_claims(
    units: gpd.GeoDataFrame,
    buildings: gpd.GeoDataFrame,
    sheet: Sheet,
    drawn: bool,
    tabled: bool,
    progress: Progress = silent,
) -> Claims:
    """The claims on ``units`` of one community.

    ``drawn`` and ``tabled`` say what there is: polygons, a table, or both, in which case the
    table goes first.
    """
    built = units["building_id"].notna().to_numpy()
    claims = Claims(np.full(len(units), NOBODY), _spots(units, buildings, progress), built)
    if drawn:
        _by_polygons(claims, sheet, progress)
    if tabled:
        _by_table(claims, units, sheet, drawn)
    return claims


def _spots(units: gpd.GeoDataFrame, buildings: gpd.GeoDataFrame, progress: Progress) -> Geometries:
    """(n,) the footprint of each unit's building as far as it is in the unit, else the unit."""
    footprint = dict(zip(buildings["building_id"].astype(str), buildings.geometry))
    spots = units.geometry.to_numpy().copy()
    for row, building in enumerate(units["building_id"]):
        progress(0.0, None)
        if building is not None:
            inside = common(spots[row], footprint[building])
            spots[row] = inside if shapely.area(inside) > 0 else spots[row]
    return np.asarray(spots, dtype=object)


def _by_polygons(claims: Claims, sheet: Sheet, progress: Progress) -> None:
    cells = sheet.drawn
    unit, found = shapely.STRtree(sheet.shapes[cells]).query(claims.spots, "intersects")
    shared = shapely.area(shapely.intersection(claims.spots[unit], sheet.shapes[cells[found]]))
    held: dict[int, dict[int, float]] = {}
    for row, cell, area in zip(unit.tolist(), cells[found].tolist(), shared.tolist()):
        if area > 0:
            held.setdefault(row, {})[cell] = area
    areas = shapely.area(claims.spots)
    for row, those in sorted(held.items()):
        progress(row / len(areas), None)
        _settle(claims, sheet, row, those, float(areas[row]))


def _settle(claims: Claims, sheet: Sheet, row: int, held: Mapping[int, float], area: float) -> None:
    """Settle one unit of ``area`` m², of which each of the cells ``held`` has so many m²."""
    least = max(LEAST_SHARE * area, min(LEAST_M2, LEAST_OF_TINY * area))
    strong = {cell: own for cell, own in held.items() if own >= least}
    if not strong:
        return
    most = max(strong.values())
    best = tuple(cell for cell in _small_first(sheet, [*strong]) if strong[cell] > most - least)
    if not claims.built[row]:
        claims.label[row] = max(_small_first(sheet, [*strong]), key=lambda c: round(strong[c], 2))
        return
    if len(strong) > 1:
        if sum(held.values()) - _covered(claims.spots[row], sheet, held) >= least:
            claims.overlapped.add(row)
        else:
            claims.parted[row] = tuple(sorted(strong))
    if len(best) == 1:
        claims.label[row] = best[0]
    else:
        claims.rivals[row] = best


def _small_first(sheet: Sheet, cells: Sequence[int]) -> list[int]:
    """The cells, of which a smaller one goes before one that is drawn around it."""
    areas = dict(zip(cells, shapely.area(sheet.shapes[list(cells)]).round(1).tolist()))
    return sorted(cells, key=lambda cell: (areas[cell], cell))


def _covered(spot: Any, sheet: Sheet, cells: Mapping[int, float]) -> float:
    """How much of ``spot`` any of the cells covers, in m²."""
    inside = [common(spot, shape) for shape in sheet.shapes[list(cells)]]
    return float(shapely.area(united(inside)))


def _by_table(claims: Claims, units: gpd.GeoDataFrame, sheet: Sheet, drawn: bool) -> None:
    """Let the table go before what the polygons said."""
    for row, (building, part) in enumerate(zip(units["building_id"], units["part"])):
        if building is None:
            continue
        rows = sheet.table.get(building)
        if not rows:
            claims.missing.add(row)
            continue
        votes = Counter(_rows_of_part(rows, part))
        most = max(votes.values())
        best = tuple(sorted(cell for cell, count in votes.items() if count == most))
        was = int(claims.label[row])
        _forget(claims, row)
        if len(votes) > 1:
            claims.parted[row] = tuple(sorted(votes))
        if len(best) > 1:
            claims.label[row] = was if was in best else NOBODY
            if was not in best:
                claims.rivals[row] = best
            continue
        claims.label[row] = best[0]
        if drawn and was not in (NOBODY, best[0]) and row not in claims.parted:
            claims.differing[row] = was


def _forget(claims: Claims, row: int) -> None:
    """What the polygons said of a unit that the table knows."""
    claims.overlapped.discard(row)
    claims.parted.pop(row, None)
    claims.rivals.pop(row, None)


def _rows_of_part(
    rows: Sequence[tuple[Optional[int], Optional[int], int]], part: Optional[str]
) -> list[int]:
    """The cells that the table's rows on a building give to a part of it.

    Rows that name its entrance or floor go before those on the whole building.
    """
    everything = [cell for _, _, cell in rows]
    if part is None:
        return everything
    run = read_part(part)
    places = {"entrance": [row[0] for row in rows], "floor": [row[1] for row in rows]}
    if run.kind not in places:
        return everything
    pairs = list(zip(places[run.kind], everything))
    own = [cell for at, cell in pairs if at is not None and run.first <= at <= run.last]
    return own or [cell for at, cell in pairs if at is None] or everything
