"""The buildings by what an address may call them.

A building is only ever given where everything that the address says leads to it alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Optional, TypeVar

from .addresses import (
    Address,
    house_number,
    lane_of,
    leads_elsewhere,
    named_number,
    parse_number,
)
from .placenames import (
    NOWHERE,
    PlaceNames,
    Places,
    is_common,
    is_estate,
    is_region,
    name_key,
)

_SEVERAL_NUMBERS = re.compile("[;,、，；]")
_HOUSE_SIGN = re.compile(r"[号號]院?\s*$")
_CJK = re.compile("[\u3400-\u9fff]")
_SHORTEST_NAME = 3

Key = TypeVar("Key")


@dataclass(frozen=True)
class House:
    """One building as it is on record; ``compound`` is a number of the caller's, or -1."""

    name: Optional[str]
    street: Optional[str]
    number: Optional[str]
    compound: int


class Reading(NamedTuple):
    """What an address led to, all positions of buildings.

    ``found``: the buildings it may mean; one is the answer, none is no answer. ``near``: those
    that it may mean if it is misspelt. ``compounds``: those that it names. ``said``: whether it
    says anything that a building could be found by.
    """

    found: Places
    near: Places
    compounds: Places
    said: bool


class AddressBook:
    """``houses`` by number, name and street; ``codes`` and ``names`` of the compounds."""

    def __init__(
        self, houses: Sequence[House], codes: Sequence[str], names: Sequence[Optional[str]]
    ) -> None:
        self._members: dict[int, set[int]] = {}
        self._by_number: dict[tuple[int, str], set[int]] = {}
        self._by_house_number: dict[tuple[int, str], set[int]] = {}
        self._by_number_on_street: dict[tuple[int, str], set[int]] = {}
        self._counted_inside: set[int] = set()
        self._numbered: dict[str, set[int]] = {}
        self._compound_count = len(codes)
        self._codes = _gathered((name_key(code), place) for place, code in enumerate(codes))
        compounds = _gathered((name_key(name or ""), place) for place, name in enumerate(names))
        streets = sorted({name_key(house.street or "") for house in houses} - {""})
        self._streets = PlaceNames({key: Places([n]) for n, key in enumerate(streets)})
        whole = _gathered(
            (name_key(house.name or ""), position)
            for position, house in enumerate(houses)
            if _is_title(house.name or "")
        )
        self._titles = PlaceNames(whole)
        self._compound_of = [house.compound for house in houses]
        self.numbers = [_building_numbers(house) for house in houses]
        self.spots = [self._spots(house) for house in houses]
        self._street_of = [self._streets.find(house.street or "") for house in houses]
        self._on: dict[int, set[int]] = {}
        for position, found in enumerate(self._street_of):
            for street in found:
                _add(self._on, street, position)
        groups = self._enter(houses, compounds)
        self._names = PlaceNames({**compounds, **groups}, beside=whole)
        # Where no two buildings bear one number, the number alone will do.
        self._numbers_unique = all(len(found) == 1 for found in self._numbered.values())

    def compounds(self, text: str) -> Places:
        """The compounds that a text names or gives the code of."""
        return self._names.find(text, self._streets) or self._codes.get(name_key(text), NOWHERE)

    def read(self, address: Address) -> Reading:
        """The buildings that the address may mean."""
        places, address = self._with_places(address)
        if not places and address.number is not None:
            # 文昌路22号院 may be a compound's name.
            places = self._names.find(_without_dashes(address.before))
        if address.building is not None:
            found = self._by_building(address, places)
        elif address.number is not None:
            found = self._by_address(address, places)
        else:
            found = self._titled(address, places) | self._all_in(places)
        near = NOWHERE if found or places else self._near(address)
        said = bool(address.name or address.building or address.number)
        real = Places(place for place in places if place < self._compound_count)
        return Reading(found, near, real, said)

    def _with_places(self, address: Address) -> tuple[Places, Address]:
        """The compounds that it names; 锦绣168 3栋 is no 168-3 where there is a 锦绣168."""
        places = self.compounds(address.name) if address.name else NOWHERE
        first, dash, last = (address.building or "").rpartition("-")
        if places or not dash or not address.sure or not address.name:
            return places, address
        longer = self.compounds(address.name + first)
        if not longer:
            return places, address
        return longer, address._replace(name=address.name + first, building=last)

    def _titled(self, address: Address, places: Places) -> Places:
        """Buildings by their own names, as far as compound and street allow."""
        text = address.name if address.number is not None else address.title
        if not text:
            return NOWHERE
        found, name, before = self._titles.ending(text)
        if not found:
            return NOWHERE
        if before and (is_common(name) or not is_region(before)):
            found &= self._all_in(self._names.find(before, self._streets)) | self._along(before)
        if address.number is not None:
            at = {(s, address.number) for s in self._streets.find(address.street or "")}
            found = Places(p for p in found if not self.spots[p] or self.spots[p] & at)
        return found & self._all_in(places) if places else found

    def _along(self, text: str) -> Places:
        """The buildings on a street."""
        streets = self._streets.find(text)
        return Places(p for street in streets for p in self._on[street])

    def strays(self, text: str, position: int) -> bool:
        """Whether a street is known, and not the one that this building is on record at."""
        streets, own = self._streets.find(text, self._names), self._street_of[position]
        return bool(streets and own) and not streets & own

    def is_in(self, places: Places, position: int) -> bool:
        """Whether a building belongs to one of the compounds."""
        return position in self._all_in(places)

    def _by_building(self, address: Address, places: Places) -> Places:
        """A building's number, in a compound, on a street, or at a house number."""
        numbers = _number_readings(address)
        found = self._with_number(places, numbers)
        if address.number is not None:
            spot = self._at_house(address.street, [address.number])
            yard = "院" if address.before.endswith("院") else ""
            both = [f"{address.number}{yard}栋{number}" for number in numbers]
            exact = NOWHERE if address.name else self._at_house(address.street, both)
            if found and not exact:
                return (found & spot) or (found | spot)
            if address.name and not places:
                return NOWHERE
            at = exact | {item for item in spot if self.numbers[item] & set(numbers)}
            return at or (spot if len(spot) == 1 and not address.sure else NOWHERE)
        if address.name or address.street:
            found |= self._on_street(address, numbers)
        else:
            everywhere = self._all_numbered(numbers)
            found |= everywhere if self._numbers_unique or len(everywhere) > 1 else NOWHERE
        return found | self._titled(address, places)

    def _by_address(self, address: Address, places: Places) -> Places:
        """A street and a house number; or a compound and a number that is a building's."""
        number, street = address.number or "", address.street or ""
        found = self._at_house(street, [number])
        if not address.name:
            found |= self._with_number(self._names.find(street, self._streets), [number])
        elif places:
            inside = self._all_in(places)
            found = (found & inside) or (found | inside)
        elif leads_elsewhere(address.name) or is_estate(address.name):
            found = NOWHERE
        return found | self._titled(address, places)

    def denies(self, address: Address, position: int) -> bool:
        """Whether the address says something that this building's record contradicts."""
        named = self.read(address).compounds
        if named and self._compound_of[position] not in named:
            return True
        if address.building is not None:
            numbers = self.numbers[position]
            if (numbers or named) and not numbers & set(_number_readings(address)):
                return True
        spots, number = self.spots[position], address.number or address.building
        if address.street is None or number is None or not spots:
            return False
        streets = self._streets.find(address.street, self._names)
        return not any((street, number) in spots for street in streets)

    def _near(self, address: Address) -> Places:
        """Buildings of the number, in a compound spelt almost so, or anywhere if none is named."""
        if address.building is None or (address.number is not None and not address.name):
            return NOWHERE
        numbers = [address.building]
        text = address.name or address.street
        if not text:
            return self._all_numbered(numbers)
        streets = self._streets.find(text, self._names)
        on_street = self._numbered_on(streets, numbers) | self._at(streets, numbers)
        return on_street | self._with_number(self._names.near(text), numbers)

    def _all_numbered(self, numbers: Iterable[str]) -> Places:
        return NOWHERE.union(*(self._numbered.get(number, ()) for number in numbers))

    def _all_in(self, places: Places) -> Places:
        return NOWHERE.union(*(self._members.get(place, ()) for place in places))

    def _with_number(self, places: Places, numbers: Iterable[str]) -> Places:
        return NOWHERE.union(
            *(self._by_number.get((place, number), ()) for place in places for number in numbers)
        )

    def _at(self, streets: Places, numbers: Iterable[str]) -> Places:
        return NOWHERE.union(
            *(self._by_house_number.get((street, n), ()) for street in streets for n in numbers)
        )

    def _at_house(self, street: Optional[str], numbers: Sequence[str]) -> Places:
        """The buildings of a house number; also where the street has numbered lanes."""
        found = self._at(self._streets.find(street or "", self._names), numbers)
        lane = lane_of(street or "")
        if lane is None:
            return found
        off = self._streets.find(lane[0], self._names)
        return found | self._at(off, [f"{lane[1]}{number}" for number in numbers])

    def _on_street(self, address: Address, numbers: Sequence[str]) -> Places:
        """Buildings of a number along a street that do not count within a compound.

        One that does only makes the others doubtful: numbers begin anew in each compound. Numbers
        joined by a dash are a house's: 6-1 along a street is no room 1 of building 6.
        """
        streets = self._streets.find(address.name or address.street or "", self._names)
        if not address.sure and not (address.entrance and address.room):
            joined = numbers[1:]
            return self._at(streets, joined) | self._numbered_on(streets, joined)
        possible = self._numbered_on(streets, numbers)
        return possible if possible - self._counted_inside else NOWHERE

    def _numbered_on(self, streets: Places, numbers: Sequence[str]) -> Places:
        return NOWHERE.union(
            *(self._by_number_on_street.get((s, n), ()) for s in streets for n in numbers)
        )

    def _spots(self, house: House) -> frozenset[tuple[int, str]]:
        """Street and house number; several where one building has several."""
        streets = self._streets.find(house.street or "")
        return frozenset((s, n) for s in streets for n in _house_numbers(house))

    def _enter(self, houses: Sequence[House], compounds: dict[str, Places]) -> dict[str, Places]:
        """Fill the tables; returns the groups of houses that only their names tell of."""
        groups: dict[str, int] = {}
        for position, house in enumerate(houses):
            places = {house.compound} - {-1}
            named = named_number(house.name or "")
            key = name_key(named[0]) if named else ""
            if key and not compounds.get(key, NOWHERE) & places:
                places.add(groups.setdefault(key, self._compound_count + len(groups)))
            if places and named:
                self._counted_inside.add(position)
            for place in places:
                _add(self._members, place, position)
            for spot in self.spots[position]:
                _add(self._by_house_number, spot, position)
            for number in self.numbers[position]:
                _add(self._numbered, number, position)
                for place in places:
                    _add(self._by_number, (place, number), position)
                if _counts_along(house):
                    for street in self._street_of[position]:
                        _add(self._by_number_on_street, (street, number), position)
        return {key: compounds.get(key, NOWHERE) | {place} for key, place in groups.items()}


def _is_title(name: str) -> bool:
    """Whether it is a name of its own, and not only a number, which many buildings have."""
    if len(name) < _SHORTEST_NAME or parse_number(name) is not None:
        return False
    named = named_number(name)
    return named is None or bool(named[0])


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


def _number_readings(address: Address) -> list[str]:
    """The number; where dashes join it to others, also as 5-2 of 5-2-501."""
    number = address.building or ""
    after = address.entrance or address.room
    return [number] if address.sure or after is None else [number, f"{number}-{after}"]


def _without_dashes(text: str) -> str:
    return text.replace("-", "")


def _gathered(pairs: Iterable[tuple[str, int]]) -> dict[str, Places]:
    found: dict[str, set[int]] = {}
    for key, value in pairs:
        if key:
            found.setdefault(key, set()).add(value)
    return {key: Places(values) for key, values in found.items()}


def _add(table: dict[Key, set[int]], key: Key, value: int) -> None:
    table.setdefault(key, set()).add(value)
