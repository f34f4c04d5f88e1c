"""The repairs of one community that are about buildings and the units they stand on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Optional

import shapely

from ...common.messages import Message, listed, message, some_of
from .adopted import Adopted
from .lines import Faulty
from .overlay import united
from .repairs import Repair
from .settle import ACROSS, GAP, MISSING


def unit_repairs(one: Adopted, bare: Sequence[Faulty]) -> Iterator[Repair]:
    """The repairs of ``one`` community; ``bare`` is its ground in no drawn cell."""
    yield from _gaps(one, bare)
    yield from _in_two(one)
    yield from _moved(one)
    yield from _tabled(one)


def gap_units(one: Adopted) -> list[int]:
    """The units that no drawn cell has."""
    return [unit for unit, cause in enumerate(one.settled.cause) if cause == GAP]


def explained(one: Adopted, piece: Faulty, units: Collection[int]) -> bool:
    """Whether a ``piece`` of ground is in no cell or in two because some of the ``units`` are."""
    spots = one.claims.spots[list(units)]
    return bool((shapely.area(shapely.intersection(spots, piece.place)) > 0).any())


def _gaps(one: Adopted, bare: Sequence[Faulty]) -> Iterator[Repair]:
    wide = [piece for piece in bare if not piece.thin]
    for units in one.together(gap_units(one)):
        behind = [piece for piece in wide if explained(one, piece, units)]
        place: Any = one.ground_of(units)
        if behind:
            place = united([piece.place for piece in behind])
        enclosed = {cell for piece in behind for cell in piece.enclosed_by}
        hole = len(behind) > 0 and len(enclosed) == 1 and all(p.enclosed_by for p in behind)
        cell = next(iter(enclosed)) if hole else None
        yield _gap(one, units, place, None if cell is None else one.sheet.label(cell))


def _gap(one: Adopted, units: Sequence[int], place: Any, inside: Optional[str]) -> Repair:
    buildings, now = one.buildings(units), one.ids[units[0]]
    values = {
        "count": len(buildings),
        "ids": some_of(buildings),
        "households": one.households(units),
        "cell": now,
    }
    if inside is not None and not buildings:
        said = message(
            "A hole in the cell {drawn} without buildings was closed; its ground is in {cell} now.",
            drawn=inside,
            cell=now,
        )
    elif inside is not None:
        said = message(
            "A hole in the cell {drawn} held {count} buildings ({ids}) with {households} "
            "households; they are in {cell} now.",
            drawn=inside,
            **values,
        )
    elif not buildings:
        said = message("Ground without buildings lay in no cell; it is in {cell} now.", cell=now)
    else:
        said = message(
            "{count} buildings ({ids}) with {households} households lay in no cell; they are in "
            "{cell} now.",
            **values,
        )
    return Repair(
        "gap" if inside is None else "hole",
        said,
        place,
        building_id=buildings[0] if len(buildings) == 1 else None,
        drawn_cell=inside,
        cell_id=now,
        community_id=one.community_id,
        households=one.households(units),
    )


def _in_two(one: Adopted) -> Iterator[Repair]:
    """Buildings that a line runs through, or that the table puts in two cells."""
    kept = set(one.claims.parted) - set(one.moved().tolist())
    for building, units in one.by_building(kept):
        drawn = sorted(
            {one.sheet.label(cell) for unit in units for cell in one.claims.parted[unit]}
        )
        if one.sheet.table.get(building):
            said = message(
                "The table puts the building {building} in {cells} and does not say which entrance "
                "or floor; it is in {cell} now.",
                building=building,
                cells=listed(drawn),
                cell=_now(one, units),
            )
        else:
            said = message(
                "A line runs through the building {building}, between {cells}; it is in {cell} "
                "now, which holds most of it or is the nearest.",
                building=building,
                cells=listed(drawn),
                cell=_now(one, units),
            )
        yield _about(one, "building_in_two_cells", said, units, building, ",".join(drawn))


def _moved(one: Adopted) -> Iterator[Repair]:
    """What was cut off from its cell, or lies across the community's line."""
    for units in one.together(one.moved().tolist()):
        buildings = one.buildings(units)
        if not buildings:
            continue  # open ground alone: the row on the cell's lines tells of it
        if one.settled.cause[units[0]] == ACROSS:
            yield _across(one, units, buildings)
        elif len(buildings) == 1:
            yield _misplaced(one, units, buildings[0])
        else:
            said = message(
                "A piece of {drawn} with {count} buildings ({ids}) and {households} households "
                "can't be walked to from the rest of it; it is in {cell} now. If there is a way, "
                "draw it in the layer crossing and adopt again.",
                drawn=one.was(units[0]) or "-",
                count=len(buildings),
                ids=some_of(buildings),
                households=one.households(units),
                cell=one.ids[units[0]],
            )
            yield _about(one, "piece", said, units, None, one.was(units[0]))


def _across(one: Adopted, units: Sequence[int], buildings: Sequence[str]) -> Repair:
    said = message(
        "{drawn} reaches into the community {place} with {count} buildings ({ids}) and "
        "{households} households; they are in {cell} of that community now.",
        drawn=one.was(units[0]) or "-",
        place=one.place.title,
        count=len(buildings),
        ids=some_of(buildings),
        households=one.households(units),
        cell=one.ids[units[0]],
    )
    only = buildings[0] if len(buildings) == 1 else None
    return _about(one, "community_line", said, units, only, one.was(units[0]))


def _misplaced(one: Adopted, units: Sequence[int], building: str) -> Repair:
    said = message(
        "The building {building} is said to be in {drawn}, but lies apart from it; it is in "
        "{cell} now, which is around it.",
        building=building,
        drawn=one.was(units[0]) or "-",
        cell=one.ids[units[0]],
    )
    return _about(one, "misplaced_building", said, units, building, one.was(units[0]))


def _tabled(one: Adopted) -> Iterator[Repair]:
    """Where the table says nothing of a building, or not what the polygons say."""
    missing = [unit for unit in one.claims.missing if one.settled.cause[unit] in ("", MISSING)]
    for building, units in one.by_building(missing):
        said = message(
            "The table does not name the building {building}; it is in {cell} now.",
            building=building,
            cell=_now(one, units),
        )
        yield _about(one, "missing_building", said, units, building, one.was(units[0]))
    differing = set(one.claims.differing) - set(one.moved().tolist())
    for building, units in one.by_building(differing):
        drawn = one.sheet.label(one.claims.differing[units[0]])
        said = message(
            "The building {building} is drawn in {drawn}, but the table puts it in {cell}; the "
            "table was followed.",
            building=building,
            drawn=drawn,
            cell=_now(one, units),
        )
        yield _about(one, "disagreement", said, units, building, drawn)


def _now(one: Adopted, units: Sequence[int]) -> str:
    return ", ".join(sorted({one.ids[unit] for unit in units}))


def _about(
    one: Adopted,
    kind: str,
    said: Message,
    units: Sequence[int],
    building: Optional[str],
    drawn: Optional[str],
) -> Repair:
    """A repair that is about the ground of some units."""
    return Repair(
        kind,
        said,
        one.ground_of(units),
        building_id=building,
        drawn_cell=drawn,
        cell_id=one.ids[units[0]],
        community_id=one.community_id,
        households=one.households(units),
    )
