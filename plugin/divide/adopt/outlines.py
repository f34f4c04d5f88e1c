"""The repairs of one community that are about lines and the ground beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import shapely

from ...common.messages import message, some_of
from .adopted import Adopted
from .findings import explained, gap_units
from .lines import Faulty, strayed, width
from .overlay import united
from .repairs import Repair


def line_repairs(
    one: Adopted,
    bare: Sequence[Faulty],
    shared: Sequence[Faulty],
    cells: Mapping[str, Any],
) -> Iterator[Repair]:
    """Gaps without buildings, overlaps and slivers; ``cells`` are the polygons now, by code."""
    lost = gap_units(one)
    taken = [(p, sorted(one.claims.overlapped)) for p in shared]
    overlapping = [(p, _disputed(one, p, units)) for p, units in taken]
    for piece in bare:
        if not piece.thin and not explained(one, piece, lost):
            yield _bare(one, piece, _holders(piece, cells))
    for piece, units in overlapping:
        if units or not piece.thin:
            yield _overlap(one, piece, units, _holders(piece, cells))
    thin = [piece for piece in bare if piece.thin]
    thin += [piece for piece, units in overlapping if piece.thin and not units]
    yield from _slivers(one, thin, cells)


def _disputed(one: Adopted, piece: Faulty, units: Sequence[int]) -> list[int]:
    """Those of the overlapped ``units`` that stand in this piece."""
    inside = shapely.area(shapely.intersection(one.claims.spots[list(units)], piece.place))
    return [unit for unit, area in zip(units, inside.tolist()) if area > 0]


def _holders(piece: Faulty, cells: Mapping[str, Any]) -> list[str]:
    """The cells that have the ground now, with most of it first."""
    codes = sorted(cells)
    shapes = np.array([cells[code] for code in codes], dtype=object)
    near = shapely.STRtree(shapes).query(piece.place, "intersects")
    areas = np.round(shapely.area(shapely.intersection(shapes[near], piece.place)), 1)
    found = sorted((-area, codes[row]) for row, area in zip(near.tolist(), areas.tolist()))
    return [code for area, code in found if area < 0] or [code for _, code in found[:1]]


def _bare(one: Adopted, piece: Faulty, holders: Sequence[str]) -> Repair:
    area = round(shapely.area(piece.place))
    if piece.enclosed_by:
        drawn = one.sheet.label(piece.enclosed_by[0])
        said = message(
            "A hole of {area} m² in the cell {drawn}, without buildings, was closed; its ground is "
            "in {cell} now.",
            area=area,
            drawn=drawn,
            cell=some_of(holders),
        )
        kind = "hole"
    else:
        drawn, kind = None, "gap"
        said = message(
            "{area} m² of ground without buildings lay in no cell; it is in {cell} now.",
            area=area,
            cell=some_of(holders),
        )
    return Repair(
        kind,
        said,
        piece.place,
        drawn_cell=drawn,
        cell_id=holders[0] if holders else None,
        community_id=one.community_id,
    )


def _overlap(one: Adopted, piece: Faulty, units: Sequence[int], holders: Sequence[str]) -> Repair:
    first, second = (one.sheet.label(cell) for cell in piece.cells)
    buildings = one.buildings(units)
    now = sorted({one.ids[unit] for unit in units}) or list(holders)
    values = {"first": first, "second": second, "area": round(shapely.area(piece.place))}
    if buildings:
        said = message(
            "{first} and {second} both claim {area} m² with {count} buildings ({ids}); each went "
            "to the cell that holds most of it: {cell}.",
            count=len(buildings),
            ids=some_of(buildings),
            cell=some_of(now),
            **values,
        )
    else:
        said = message(
            "{first} and {second} both claim {area} m² without buildings; it is in {cell} now.",
            cell=some_of(now),
            **values,
        )
    return Repair(
        "overlap",
        said,
        piece.place,
        building_id=buildings[0] if len(buildings) == 1 else None,
        drawn_cell=f"{first},{second}",
        cell_id=now[0] if now else None,
        community_id=one.community_id,
        households=one.households(units),
    )


def _slivers(one: Adopted, thin: Sequence[Faulty], cells: Mapping[str, Any]) -> Iterator[Repair]:
    """One row for each cell that the slivers are in now."""
    groups: dict[str, list[Faulty]] = {}
    for piece in thin:
        groups.setdefault(next(iter(_holders(piece, cells)), ""), []).append(piece)
    for code, pieces in sorted(groups.items()):
        place = united([piece.place for piece in pieces])
        drawn = sorted({one.sheet.label(cell) for piece in pieces for cell in piece.cells})
        said = message(
            "{count} slivers beside the lines of {cell}, in no cell or in two, of {area} m² in all "
            "and at most {metres} m wide: the line runs between units now.",
            count=len(pieces),
            cell=code,
            area=round(shapely.area(place)),
            metres=width(place),
        )
        yield Repair(
            "sliver",
            said,
            place,
            drawn_cell=",".join(drawn) or None,
            cell_id=code or None,
            community_id=one.community_id,
        )


def moved_line(one: Adopted, cell: int, code: str, adopted: Any, settled: Any) -> Iterator[Repair]:
    """The row on the ground that the drawn ``cell`` loses because lines run between units.

    ``code`` and ``adopted`` are the cell's now; ``settled`` is ground that other rows tell of.
    """
    shape = one.sheet.shapes[cell]
    drawn = one.sheet.drawn
    near = drawn[shapely.STRtree(one.sheet.shapes[drawn]).query(shape, "intersects")]
    others = one.sheet.shapes[near[near != cell]]
    place = strayed(shape, others, adopted, settled)
    if shapely.is_empty(place):
        return
    said = message(
        "The lines of {cell} run between units now and not where they were drawn: {area} m² lie "
        "on the other side, at most {metres} m wide. No building changes cell by this.",
        cell=code,
        area=round(shapely.area(place)),
        metres=width(place),
    )
    yield Repair(
        "line",
        said,
        place,
        drawn_cell=one.sheet.codes[cell],
        cell_id=code,
        community_id=one.community_id,
    )
