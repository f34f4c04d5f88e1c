"""Rows to buildings: by code, else by address, else by place. Never to a wrong one.

Each different combination of clues is read once, whatever the number of rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from ..common.progress import Progress, part, silent
from .addresses import Parts, parse_number
from .buildingtable import BuildingTable
from .cluecolumns import (
    PartColumns,
    coded,
    combined,
    spread_parts,
    whole_or_none,
    with_building,
)
from .clues import LOCATORS, ClueReader, Outcome, Said, read_parts
from .columns import Coded, Objects, as_objects
from .placenames import NOWHERE, Places

Positions = npt.NDArray[np.int64]

_OTHERS = ("building_id", *Parts._fields)
_BETWEEN_PROGRESS = 1000
_POINTS_AT_ONCE = 4000
_SILENT = Outcome(NOWHERE, NOWHERE, NOWHERE, False, (), Parts())


@dataclass(frozen=True)
class Found:
    """What each of n rows belongs to; all arrays have n entries.

    ``building``: position in the buildings, -1 for none. ``how``: "id", "address", "place" or
    None. ``reason``: None where a building was found, else "no_address" (nothing to go by),
    "no_building", "several_buildings" or "too_far". ``candidates``: sorted tuples of building
    codes for rows without a building. ``entrance``, ``floor``: whole numbers or None; ``room``:
    text or None. ``compound_id``: the row's compound as far as it is clear, else None.
    """

    building: Positions
    how: Objects
    reason: Objects
    candidates: Objects
    entrance: Objects
    floor: Objects
    room: Objects
    compound_id: Objects


@dataclass
class _Rows:
    """The answers while they are found: ``may_be`` are positions for rows without a building."""

    building: Positions
    how: Objects
    reason: Objects
    may_be: Objects

    @classmethod
    def of(cls, count: int) -> _Rows:
        return cls(np.full(count, -1, dtype=np.int64), *(np.full(count, None) for _ in range(3)))

    def take(self, rows: Positions, other: _Rows, places: Positions) -> None:
        """The other's answers at ``places`` for these rows."""
        self.building[rows] = other.building[places]
        self.how[rows] = other.how[places]
        self.reason[rows] = other.reason[places]
        self.may_be[rows] = other.may_be[places]

    def set(self, row: int, found: Places, how: str) -> None:
        """One building is taken, several are only named."""
        if len(found) == 1:
            self.building[row], self.how[row], self.reason[row] = next(iter(found)), how, None
            self.may_be[row] = NOWHERE
        else:
            self.building[row], self.how[row], self.reason[row] = -1, None, "several_buildings"
            self.may_be[row] = found


class BuildingIndex:
    """The buildings of a project as rows may name them.

    ``buildings``, ``compounds``: frames of those contracts in one projected CRS; ``compounds``
    may be empty.
    """

    def __init__(self, buildings: pd.DataFrame, compounds: pd.DataFrame) -> None:
        self._table = BuildingTable(buildings, compounds)
        self._tree = shapely.STRtree(self._table.shapes)
        self._reader = ClueReader(self._table.address_book())

    def find(
        self,
        clues: pd.DataFrame,
        points: Optional[Objects],
        within_m: float,
        progress: Progress = silent,
    ) -> Found:
        """The building of each row.

        ``clues``: (n) rows with any of the object columns building_id, address, compound,
        building_no, street, number, entrance, floor, room; None where unknown. ``points``: (n,)
        geometries or None, in the buildings' CRS.

        Where code and address are both known and say different buildings, neither is taken. A
        point is asked only where they found none; it belongs to the building that it lies in, else
        to the one nearest within ``within_m`` metres, but to none that the address contradicts.
        An entrance or floor that the building doesn't have is left out; in a building with one
        entrance that one is meant.
        """
        columns = {
            name: coded(clues, name, part(progress, 0.0, 0.1)) for name in (*LOCATORS, *_OTHERS)
        }
        rooms = with_building(columns["room"])
        said = combined([*(columns[name] for name in LOCATORS), rooms], part(progress, 0.1, 0.1))
        which, told = self._read(said, part(progress, 0.1, 0.6))
        outcomes = [*self._reader.outcomes, _SILENT]
        progress(0.6, None)
        rows = self._by_address(which, outcomes)
        progress(0.6, None)
        by_id = self._by_id(rows, columns, said, which, outcomes)
        progress(0.7, None)
        if points is not None:
            places = np.array(points, dtype=object)
            places[by_id] = None
            self._by_place(rows, places, within_m, which, outcomes, part(progress, 0.7, 0.9))
        own = combined([columns[name] for name in Parts._fields], part(progress, 0.9, 0.9))
        entrance, floor, room = self._inside(rows, own, told)
        progress(0.95, None)
        return Found(
            building=rows.building,
            how=rows.how,
            reason=rows.reason,
            candidates=self._named(rows.may_be),
            entrance=entrance,
            floor=floor,
            room=room,
            compound_id=self._compound_ids(rows, which, outcomes),
        )

    def _read(self, said: Coded, progress: Progress) -> tuple[Positions, PartColumns]:
        """The number of each row's outcome, -1 where it says nothing; and each one's parts."""
        numbers: list[int] = []
        told: list[tuple[Any, ...]] = []
        for done, texts in enumerate(said.distinct):
            if done % _BETWEEN_PROGRESS == 0:
                progress(done / len(said.distinct), None)
            number, parts = self._reader.read(Said(*texts))
            numbers.append(number)
            # A plain tuple costs the garbage collector nothing.
            told.append(tuple(parts))
        progress(1.0, None)
        inside = spread_parts(told, said.codes, part(progress, 1.0, 1.0))
        return np.array([*numbers, -1], dtype=np.int64)[said.codes], inside

    def _by_address(self, which: Positions, outcomes: Sequence[Outcome]) -> _Rows:
        only = [next(iter(item.found)) if len(item.found) == 1 else -1 for item in outcomes]
        building = np.array(only, dtype=np.int64)
        how = as_objects([None if place < 0 else "address" for place in only])
        reason = as_objects([_reason(item) for item in outcomes])
        may_be = as_objects([item.found or item.near for item in outcomes])
        may_be[building >= 0] = NOWHERE
        return _Rows(building[which], how[which], reason[which], may_be[which])

    def _by_id(
        self,
        rows: _Rows,
        columns: Mapping[str, Coded],
        said: Coded,
        which: Positions,
        outcomes: Sequence[Outcome],
    ) -> Positions:
        """Codes before addresses; where they disagree, both are named and none is taken.

        Returns the rows whose code is known.
        """
        place, doubtful = self._coded_places(columns, said)
        known = np.flatnonzero(place >= 0)
        # Each different triple of clues, code and doubt once.
        triples = (which[known] * len(self._table.ids) + place[known]) * 2 + doubtful[known]
        first, each = np.unique(triples, return_index=True, return_inverse=True)[1:]
        settled = _Rows.of(len(first))
        for item, row in enumerate(known[first]):
            found = outcomes[which[row]].found
            doubt = doubtful[row] and len(found) > 1
            agree = not found or (place[row] in found and not doubt)
            code = Places([int(place[row])])
            settled.set(item, code if agree else found | code, "id")
        rows.take(known, settled, each)
        return known

    def _coded_places(
        self, columns: Mapping[str, Coded], said: Coded
    ) -> tuple[Positions, npt.NDArray[np.bool_]]:
        """The position of each row's code, or -1; and whether it may be a mere number.

        A building's number column may hold codes. What looks like a number is taken for a code
        only where nothing else stands beside it.
        """
        place = self._positions(columns["building_id"])
        number = columns["building_no"]
        alone = np.array(
            [sum(text is not None for text in texts) == 1 for texts in said.distinct] + [False]
        )[said.codes]
        looks = number.spread([parse_number(text) is not None for text in number.distinct])
        looks_like_number = looks == np.True_
        usable = (place < 0) & (alone | ~looks_like_number)
        place = np.where(usable, self._positions(number), place)
        return place, usable & looks_like_number

    def _positions(self, column: Coded) -> Positions:
        found = [self._table.position(text) for text in column.distinct]
        return np.array([*found, -1], dtype=np.int64)[column.codes]

    def _by_place(
        self,
        rows: _Rows,
        points: Objects,
        within_m: float,
        which: Positions,
        outcomes: Sequence[Outcome],
        progress: Progress,
    ) -> None:
        there = ~(shapely.is_missing(points) | shapely.is_empty(points))
        asked = np.flatnonzero(there & (rows.building < 0))
        for start in range(0, len(asked), _POINTS_AT_ONCE):
            progress(start / len(asked), None)
            some = asked[start : start + _POINTS_AT_ONCE]
            for row, found in zip(some.tolist(), self._nearest(points[some], within_m)):
                self._put(rows, row, found, outcomes[which[row]])

    def _nearest(self, points: Objects, within_m: float) -> list[Places]:
        """The buildings that each point lies in, else the nearest within reach, if equally near."""
        nearest: list[Places] = [NOWHERE] * len(points)
        _note(nearest, *self._tree.query(points, predicate="intersects"))
        outside = np.flatnonzero([not found for found in nearest])
        at, building = self._tree.query(points[outside], predicate="dwithin", distance=within_m)
        far = shapely.distance(points[outside[at]], self._table.shapes[building])
        least = np.full(len(points), np.inf)
        np.minimum.at(least, outside[at], far)
        closest = far == least[outside[at]]
        _note(nearest, outside[at[closest]], building[closest])
        return nearest

    def _put(self, rows: _Rows, row: int, nearest: Places, outcome: Outcome) -> None:
        """A row at its place, as far as what its clues led to allows it."""
        if rows.reason[row] == "no_address":
            if nearest:
                rows.set(row, nearest, "place")
            else:
                rows.reason[row] = "too_far"
        elif rows.reason[row] == "several_buildings":
            both = nearest & rows.may_be[row]
            rows.set(row, both or nearest | rows.may_be[row], "place")
        elif nearest:
            allowed = Places(item for item in nearest if not self._reader.denies(outcome, item))
            if allowed:
                rows.set(row, allowed, "place")
            else:
                rows.may_be[row] = nearest | rows.may_be[row]

    def _inside(
        self, rows: _Rows, columns: Coded, told: PartColumns
    ) -> tuple[Objects, Objects, Objects]:
        """Entrance, floor and room: from their own columns, else from the address."""
        own = spread_parts([read_parts(*texts) for texts in columns.distinct], columns.codes)
        entrance, floor = (
            np.where(np.isnan(mine), theirs, mine) for mine, theirs in zip(own[:2], told[:2])
        )
        entrances = np.append(self._table.entrances, np.nan)[rows.building]
        floors = np.append(self._table.floors, np.nan)[rows.building]
        # Where there is but one, nobody need say so.
        entrance[np.isnan(entrance) & (entrances == 1)] = 1
        entrance[entrance > entrances] = np.nan
        floor[floor > floors] = np.nan
        room = np.where(pd.isna(own[2]), told[2], own[2])
        return whole_or_none(entrance), whole_or_none(floor), room

    def _named(self, may_be: Objects) -> Objects:
        """Positions as sorted codes."""
        codes, distinct = pd.factorize(may_be)
        named = [
            tuple(sorted(str(self._table.ids[place]) for place in found)) for found in distinct
        ]
        spread: Objects = as_objects(named)[codes]
        return spread

    def _compound_ids(self, rows: _Rows, which: Positions, outcomes: Sequence[Outcome]) -> Objects:
        """The building's compound; without a building, that of all it may be or that it names."""
        told: Objects = as_objects([self._told_compound(item) for item in outcomes])[which]
        several = rows.reason == "several_buildings"
        codes, distinct = pd.factorize(rows.may_be)
        shared = as_objects([self._shared_compound(found) for found in distinct])[codes]
        told[several] = shared[several]
        matched = rows.building >= 0
        told[matched] = as_objects(self._table.compounds)[rows.building[matched]]
        return told

    def _told_compound(self, outcome: Outcome) -> Optional[str]:
        if len(outcome.compounds) == 1:
            return self._table.compound_codes[next(iter(outcome.compounds))]
        return None

    def _shared_compound(self, found: Places) -> Optional[str]:
        shared = {self._table.compounds[place] for place in found}
        return shared.pop() if len(shared) == 1 else None


def _note(nearest: list[Places], points: Positions, buildings: Positions) -> None:
    for point, building in zip(points.tolist(), buildings.tolist()):
        nearest[point] = nearest[point] | {building}


def _reason(outcome: Outcome) -> Optional[str]:
    if len(outcome.found) > 1:
        return "several_buildings"
    if outcome.found:
        return None
    return "no_building" if outcome.said else "no_address"
