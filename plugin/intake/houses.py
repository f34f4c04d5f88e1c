"""The buildings on record, in tables: by compound, by number, by street and house number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Optional, TypeVar

from .addresses import house_number, named_number, parse_number
from .placenames import NOWHERE, PlaceNames, Places, name_key

_SEVERAL_NUMBERS = re.compile("[;,、，；]")
_HOUSE_SIGN = re.compile(r"[号號]院?\s*$")
_CJK = re.compile("[\u3400-\u9fff]")

Key = TypeVar("Key")
Table = dict[Key, set[int]]


@dataclass(frozen=True)
class House:
    """One building as it is on record; ``compound`` is a number of the caller's, or -1."""

    name: Optional[str]
    street: Optional[str]
    number: Optional[str]
    compound: int


class Houses:
    """Buildings, known by their positions in ``houses``.

    ``compounds``: the numbers of ``count`` compounds by their names. ``streets``: the names of all
    streets; ``groups``: numbers from ``count`` on for groups of houses that only their names tell
    of, with those of the compounds of their name. Of each building, (b,): ``compound``;
    ``numbers``, its own; ``street``, the numbers of its street; ``spots``, street and house number,
    several where it has several. ``counted_inside``: the buildings whose number counts within a
    compound.
    """

    def __init__(
        self, houses: Sequence[House], compounds: Mapping[str, Places], count: int
    ) -> None:
        names = sorted({name_key(house.street or "") for house in houses} - {""})
        self.streets = PlaceNames({key: Places([n]) for n, key in enumerate(names)})
        self.compound = [house.compound for house in houses]
        self.numbers = [_building_numbers(house) for house in houses]
        self.street = [self.streets.find(house.street or "") for house in houses]
        self.spots = [
            frozenset((street, number) for street in found for number in _house_numbers(house))
            for house, found in zip(houses, self.street)
        ]
        self.counted_inside: set[int] = set()
        self._in_compound: Table[int] = {}
        self._in_compound_by_number: Table[tuple[int, str]] = {}
        self._by_number: Table[str] = {}
        self._on_street: Table[int] = {}
        self._on_street_by_number: Table[tuple[int, str]] = {}
        self._by_spot: Table[tuple[int, str]] = {}
        self.groups = self._enter(houses, compounds, count)

    @property
    def numbers_unique(self) -> bool:
        """Whether no two buildings bear one number, so that the number alone will do."""
        return all(len(found) == 1 for found in self._by_number.values())

    def numbered(self, numbers: Iterable[str]) -> Places:
        """All buildings with one of the numbers."""
        return NOWHERE.union(*(self._by_number.get(number, ()) for number in numbers))

    def inside(self, places: Places) -> Places:
        """All buildings of the compounds."""
        return NOWHERE.union(*(self._in_compound.get(place, ()) for place in places))

    def numbered_inside(self, places: Places, numbers: Iterable[str]) -> Places:
        """The buildings of the compounds with one of the numbers."""
        table = self._in_compound_by_number
        return NOWHERE.union(*(table.get((p, number), ()) for p in places for number in numbers))

    def along(self, streets: Places) -> Places:
        """All buildings on the streets."""
        return NOWHERE.union(*(self._on_street.get(street, ()) for street in streets))

    def numbered_along(self, streets: Places, numbers: Sequence[str]) -> Places:
        """The buildings on the streets with one of the numbers, which are none of houses."""
        table = self._on_street_by_number
        return NOWHERE.union(*(table.get((s, number), ()) for s in streets for number in numbers))

    def at(self, streets: Places, numbers: Iterable[str]) -> Places:
        """The buildings at one of the house numbers of the streets."""
        table = self._by_spot
        return NOWHERE.union(*(table.get((s, number), ()) for s in streets for number in numbers))

    def _enter(
        self, houses: Sequence[House], compounds: Mapping[str, Places], count: int
    ) -> dict[str, Places]:
        """Fill the tables; returns the groups."""
        groups: dict[str, int] = {}
        for position, house in enumerate(houses):
            places = {house.compound} - {-1}
            named = named_number(house.name or "")
            key = name_key(named[0]) if named else ""
            if key and not compounds.get(key, NOWHERE) & places:
                places.add(groups.setdefault(key, count + len(groups)))
            if places and named:
                self.counted_inside.add(position)
            self._enter_inside(position, places)
            self._enter_along(position, house)
            for number in self.numbers[position]:
                _add(self._by_number, number, position)
        return {key: compounds.get(key, NOWHERE) | {place} for key, place in groups.items()}

    def _enter_inside(self, position: int, places: set[int]) -> None:
        for place in places:
            _add(self._in_compound, place, position)
            for number in self.numbers[position]:
                _add(self._in_compound_by_number, (place, number), position)

    def _enter_along(self, position: int, house: House) -> None:
        for spot in self.spots[position]:
            _add(self._by_spot, spot, position)
        for street in self.street[position]:
            _add(self._on_street, street, position)
            if _counts_along(house):
                for number in self.numbers[position]:
                    _add(self._on_street_by_number, (street, number), position)


def _counts_along(house: House) -> bool:
    """Whether its number is a building's along the street: 3 of 人民路 alone is a house's."""
    if parse_number(house.name or "") is not None or named_number(house.name or "") is not None:
        return True
    written = (house.number or "").strip()
    return not written.isdecimal() or _CJK.search(house.street or "") is None


def _building_numbers(house: House) -> frozenset[str]:
    """From the name (书香苑3号楼), else from the number unless it is a house's (文昌路22号)."""
    named = named_number(house.name or "") or (None, parse_number(house.name or ""))
    if named[1] is not None:
        return frozenset([named[1]])
    parts = _SEVERAL_NUMBERS.split(house.number or "")
    if house.street and _HOUSE_SIGN.search(parts[-1]):
        # 1,3,5号 are three houses' numbers.
        parts = []
    return frozenset(number for part in parts if (number := parse_number(part)))


def _house_numbers(house: House) -> frozenset[str]:
    parts = _SEVERAL_NUMBERS.split(house.number or "")
    return frozenset(number for part in parts if (number := house_number(part)))


def _add(table: Table[Key], key: Key, value: int) -> None:
    table.setdefault(key, set()).add(value)
