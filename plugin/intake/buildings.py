"""Rows to buildings: by code, else by address, else by place. Never to a wrong one.

Each different combination of clues is read once, whatever the number of rows.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from ..common.progress import Progress, part, silent
from .addressbook import AddressBook, House
from .addresses import Parts, parse_number
from .cluecolumns import Coded, Objects, as_objects, coded, combined, numbers_of, whole_or_none
from .clues import LOCATORS, ClueReader, Outcome, Said, read_parts
from .placenames import NOWHERE, Places
from .values import read_text

Positions = npt.NDArray[np.int64]

_PARTS = ("entrance", "floor", "room")
_BETWEEN_PROGRESS = 1000
_POINTS_AT_ONCE = 10_000
# The tree wants some distance, however small.
_LEAST_M = 1e-6
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
        self._ids = _texts(buildings["building_id"])
        self._by_code = _only_codes(self._ids)
        shapes = np.asarray(buildings["geometry"], dtype=object)
        self._tree = shapely.STRtree(shapes)
        self._entrances = _numbers(buildings["entrances"])
        self._floors = _numbers(buildings["floors"])
        self._compound = as_objects(_compounds(buildings, compounds, shapes))
        names = dict(zip(_texts(compounds["compound_id"]), _texts(compounds["name"])))
        self._codes = sorted({code for code in (*names, *self._compound) if code is not None})
        number = {code: place for place, code in enumerate(self._codes)}
        columns = (_texts(buildings[name]) for name in ("name", "street", "number"))
        houses = [
            House(name, street, house_number, number.get(code, -1))
            for name, street, house_number, code in zip(*columns, self._compound)
        ]
        book = AddressBook(houses, self._codes, [names.get(code) for code in self._codes])
        self._reader = ClueReader(book)

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
        An entrance or floor that the building doesn't have is left out.
        """
        said = combined([coded(clues, name) for name in LOCATORS])
        outcomes = self._outcomes(said, part(progress, 0.0, 0.6))
        rows = self._by_address(said, outcomes)
        self._by_id(rows, clues, said, outcomes)
        progress(0.7, None)
        if points is not None:
            self._by_place(rows, points, within_m, said, outcomes, part(progress, 0.7, 0.9))
        entrance, floor, room = self._parts(rows, clues, said, outcomes)
        progress(1.0, None)
        return Found(
            building=rows.building,
            how=rows.how,
            reason=rows.reason,
            candidates=self._named(rows.may_be),
            entrance=entrance,
            floor=floor,
            room=room,
            compound_id=self._compound_ids(rows, said, outcomes),
        )

    def _outcomes(self, said: Coded, progress: Progress) -> list[Outcome]:
        """One for each combination of clues, and one more for rows without any (code -1)."""
        outcomes = []
        for done, texts in enumerate(said.distinct):
            if done % _BETWEEN_PROGRESS == 0:
                progress(done / len(said.distinct), None)
            outcomes.append(self._reader.read(Said(*texts)))
        return [*outcomes, _SILENT]

    def _by_address(self, said: Coded, outcomes: Sequence[Outcome]) -> _Rows:
        only = [next(iter(item.found)) if len(item.found) == 1 else -1 for item in outcomes]
        building = np.array(only, dtype=np.int64)
        how = as_objects([None if place < 0 else "address" for place in only])
        reason = as_objects([_reason(item) for item in outcomes])
        may_be = as_objects(
            [
                NOWHERE if place >= 0 else item.found or item.near
                for place, item in zip(only, outcomes)
            ]
        )
        codes = said.codes
        return _Rows(building[codes], how[codes], reason[codes], may_be[codes])

    def _by_id(
        self, rows: _Rows, clues: pd.DataFrame, said: Coded, outcomes: Sequence[Outcome]
    ) -> None:
        """Codes before addresses; where they disagree, both are named and none is taken."""
        place, doubtful = self._coded_places(clues, said)
        known = np.flatnonzero(place >= 0)
        # Each different triple of clues, code and doubt once.
        triples = (said.codes[known] * len(self._ids) + place[known]) * 2 + doubtful[known]
        first, each = np.unique(triples, return_index=True, return_inverse=True)[1:]
        settled = _Rows.of(len(first))
        for item, row in enumerate(known[first]):
            found = outcomes[said.codes[row]].found
            doubt = doubtful[row] and len(found) > 1
            agree = not found or (place[row] in found and not doubt)
            code = Places([int(place[row])])
            settled.set(item, code if agree else found | code, "id")
        rows.take(known, settled, each)

    def _coded_places(
        self, clues: pd.DataFrame, said: Coded
    ) -> tuple[Positions, npt.NDArray[np.bool_]]:
        """The position of each row's code, or -1; and whether it may be a mere number.

        A building's number column may hold codes. What looks like a number is taken for a code
        only where nothing else stands beside it.
        """
        place = self._positions(coded(clues, "building_id"))
        number = coded(clues, "building_no")
        alone = np.array(
            [sum(text is not None for text in texts) == 1 for texts in said.distinct] + [False]
        )[said.codes]
        looks = number.spread([parse_number(text) is not None for text in number.distinct])
        looks_like_number = looks == np.True_
        usable = (place < 0) & (alone | ~looks_like_number)
        place = np.where(usable, self._positions(number), place)
        return place, usable & looks_like_number

    def _positions(self, column: Coded) -> Positions:
        found = [self._by_code.get(_code(text), -1) for text in column.distinct]
        return np.array([*found, -1], dtype=np.int64)[column.codes]

    def _by_place(
        self,
        rows: _Rows,
        points: Objects,
        within_m: float,
        said: Coded,
        outcomes: Sequence[Outcome],
        progress: Progress,
    ) -> None:
        points = np.asarray(points, dtype=object)
        there = ~(shapely.is_missing(points) | shapely.is_empty(points))
        asked = np.flatnonzero(there & (rows.building < 0))
        for start in range(0, len(asked), _POINTS_AT_ONCE):
            progress(start / len(asked), None)
            some = asked[start : start + _POINTS_AT_ONCE]
            which, near = self._tree.query_nearest(
                points[some], max_distance=max(within_m, _LEAST_M), all_matches=True
            )
            nearest: list[set[int]] = [set() for _ in some]
            for place, position in zip(which.tolist(), near.tolist()):
                nearest[place].add(position)
            for row, found in zip(some, nearest):
                self._put(rows, row, Places(found), outcomes[said.codes[row]])

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

    def _parts(
        self, rows: _Rows, clues: pd.DataFrame, said: Coded, outcomes: Sequence[Outcome]
    ) -> tuple[Objects, Objects, Objects]:
        """Entrance, floor and room: from their own columns, else from the address."""
        own = combined([coded(clues, name) for name in _PARTS])
        read = [read_parts(*texts) for texts in own.distinct] + [Parts()]
        told = [item.parts for item in outcomes]
        entrance, floor, room = (
            _first([get(item) for item in read], own.codes, [get(item) for item in told], said)
            for get in (_entrance, attrgetter("floor"), attrgetter("room"))
        )
        return (
            whole_or_none(_at_most(numbers_of(entrance), self._entrances, rows.building)),
            whole_or_none(_at_most(numbers_of(floor), self._floors, rows.building)),
            room,
        )

    def _named(self, may_be: Objects) -> Objects:
        """Positions as sorted codes."""
        codes, distinct = pd.factorize(may_be)
        named = [tuple(sorted(str(self._ids[place]) for place in found)) for found in distinct]
        spread: Objects = as_objects(named)[codes]
        return spread

    def _compound_ids(self, rows: _Rows, said: Coded, outcomes: Sequence[Outcome]) -> Objects:
        """The building's compound; without a building, the one that the clues lead to."""
        each = as_objects([self._told_compound(item) for item in outcomes])
        told: Objects = each[said.codes]
        clash = (rows.building < 0) & (rows.reason == "several_buildings")
        codes, distinct = pd.factorize(rows.may_be)
        shared = as_objects([self._shared_compound(found) for found in distinct])[codes]
        told[clash] = np.where(pd.isna(told[clash]), shared[clash], told[clash])
        matched = rows.building >= 0
        told[matched] = self._compound[rows.building[matched]]
        return told

    def _told_compound(self, outcome: Outcome) -> Optional[str]:
        if len(outcome.compounds) == 1:
            return self._codes[next(iter(outcome.compounds))]
        return None

    def _shared_compound(self, found: Places) -> Optional[str]:
        shared: list[Optional[str]] = list({self._compound[place] for place in found})
        return shared[0] if len(shared) == 1 else None


def _reason(outcome: Outcome) -> Optional[str]:
    if len(outcome.found) > 1:
        return "several_buildings"
    if outcome.found:
        return None
    return "no_building" if outcome.said else "no_address"


def _code(text: str) -> str:
    """A code as codes are compared: one width, one case, no spaces."""
    return "".join(unicodedata.normalize("NFKC", text).upper().split())


def _only_codes(ids: Sequence[Optional[str]]) -> dict[str, int]:
    """Positions by code, without codes that two buildings share in this form."""
    found: dict[str, int] = {}
    twice = set()
    for place, text in enumerate(ids):
        code = _code(text or "")
        if code in found:
            twice.add(code)
        found[code] = place
    return {code: place for code, place in found.items() if code and code not in twice}


def _compounds(
    buildings: pd.DataFrame, compounds: pd.DataFrame, shapes: Objects
) -> list[Optional[str]]:
    """The compound's code of each building: its own, else of the one that it lies in."""
    own = _texts(buildings["compound_id"])
    codes = _texts(compounds["compound_id"])
    if not codes:
        return own
    tree = shapely.STRtree(np.asarray(compounds["geometry"], dtype=object))
    inside: dict[int, str] = {}
    middles = shapely.point_on_surface(shapes)
    for place, compound in zip(*tree.query(middles, predicate="intersects").tolist()):
        code = codes[compound]
        if code is not None:
            inside[place] = min(code, inside.get(place, code))
    return [code or inside.get(place) for place, code in enumerate(own)]


def _first(
    own: Sequence[Any], own_codes: npt.NDArray[np.int64], told: Sequence[Any], said: Coded
) -> Objects:
    """The column's own entries, and where they are None what the address told."""
    mine = as_objects(own)[own_codes]
    theirs = as_objects(told)[said.codes]
    missing = as_objects([item is None for item in own])[own_codes] == np.True_
    mine[missing] = theirs[missing]
    return mine


def _entrance(parts: Parts) -> Optional[int]:
    text = parts.entrance or ""
    return int(text) if text.isdigit() and int(text) > 0 else None


def _at_most(
    values: npt.NDArray[np.float64], most: npt.NDArray[np.float64], building: Positions
) -> npt.NDArray[np.float64]:
    """The values, NaN where the building is known to have fewer."""
    limit = np.append(most, np.nan)[building]
    values[values > limit] = np.nan
    return values


def _texts(column: pd.Series) -> list[Optional[str]]:
    return [read_text(value) for value in column]


def _numbers(column: pd.Series) -> npt.NDArray[np.float64]:
    return np.asarray(
        pd.to_numeric(column, errors="coerce")
        .astype("Float64")
        .to_numpy(dtype=float, na_value=np.nan)
    )
