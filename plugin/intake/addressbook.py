"""The buildings by what an address may call them.

A building is only ever given where everything that the address says leads to it alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Optional

from .addresses import Address, lane_of, leads_elsewhere, named_number, parse_number
from .houses import House, Houses
from .placenames import (
    NOWHERE,
    PlaceNames,
    Places,
    is_common,
    is_estate,
    is_region,
    name_key,
)

_SHORTEST_NAME = 3


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
        self._compound_count = len(codes)
        self._codes = _gathered((name_key(code), place) for place, code in enumerate(codes))
        compounds = _gathered((name_key(name or ""), place) for place, name in enumerate(names))
        titles = _gathered(
            (name_key(house.name or ""), position)
            for position, house in enumerate(houses)
            if _is_title(house.name or "")
        )
        self.houses = Houses(houses, compounds, len(codes))
        self._streets = self.houses.streets
        self._titles = PlaceNames(titles)
        self._names = PlaceNames({**compounds, **self.houses.groups}, beside=titles)
        self._numbers_unique = self.houses.numbers_unique

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
            found = self._titled(address, places) | self.houses.inside(places)
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
            inside = self.houses.inside(self._names.find(before, self._streets))
            found &= inside | self.houses.along(self._streets.find(before))
        if address.number is not None:
            at = {(s, address.number) for s in self._streets.find(address.street or "")}
            spots = self.houses.spots
            found = Places(p for p in found if not spots[p] or spots[p] & at)
        return found & self.houses.inside(places) if places else found

    def strays(self, text: str, position: int) -> bool:
        """Whether a street is known, and not the one that this building is on record at."""
        streets, own = self._streets.find(text, self._names), self.houses.street[position]
        return bool(streets and own) and not streets & own

    def is_in(self, places: Places, position: int) -> bool:
        """Whether a building belongs to one of the compounds."""
        return position in self.houses.inside(places)

    def _by_building(self, address: Address, places: Places) -> Places:
        """A building's number, in a compound, on a street, or at a house number."""
        numbers = _number_readings(address)
        found = self.houses.numbered_inside(places, numbers)
        if address.number is not None:
            spot = self._at_house(address.street, [address.number])
            yard = "院" if address.before.endswith("院") else ""
            both = [f"{address.number}{yard}栋{number}" for number in numbers]
            exact = NOWHERE if address.name else self._at_house(address.street, both)
            if found and not exact:
                return (found & spot) or (found | spot)
            if address.name and not places:
                return NOWHERE
            at = exact | {item for item in spot if self.houses.numbers[item] & set(numbers)}
            return at or (spot if len(spot) == 1 and not address.sure else NOWHERE)
        if address.name or address.street:
            found |= self._on_street(address, numbers)
        else:
            everywhere = self.houses.numbered(numbers)
            found |= everywhere if self._numbers_unique or len(everywhere) > 1 else NOWHERE
        return found | self._titled(address, places)

    def _by_address(self, address: Address, places: Places) -> Places:
        """A street and a house number; or a compound and a number that is a building's."""
        number, street = address.number or "", address.street or ""
        found = self._at_house(street, [number])
        if not address.name:
            found |= self.houses.numbered_inside(self._names.find(street, self._streets), [number])
        elif places:
            inside = self.houses.inside(places)
            found = (found & inside) or (found | inside)
        elif leads_elsewhere(address.name) or is_estate(address.name):
            found = NOWHERE
        return found | self._titled(address, places)

    def denies(self, address: Address, position: int) -> bool:
        """Whether the address says something that this building's record contradicts."""
        named = self.read(address).compounds
        if named and self.houses.compound[position] not in named:
            return True
        if address.building is not None:
            numbers = self.houses.numbers[position]
            if (numbers or named) and not numbers & set(_number_readings(address)):
                return True
        spots, number = self.houses.spots[position], address.number or address.building
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
            return self.houses.numbered(numbers)
        streets = self._streets.find(text, self._names)
        on_street = self.houses.numbered_along(streets, numbers) | self.houses.at(streets, numbers)
        return on_street | self.houses.numbered_inside(self._names.near(text), numbers)

    def _at_house(self, street: Optional[str], numbers: Sequence[str]) -> Places:
        """The buildings of a house number; also where the street has numbered lanes."""
        found = self.houses.at(self._streets.find(street or "", self._names), numbers)
        lane = lane_of(street or "")
        if lane is None:
            return found
        off = self._streets.find(lane[0], self._names)
        return found | self.houses.at(off, [f"{lane[1]}{number}" for number in numbers])

    def _on_street(self, address: Address, numbers: Sequence[str]) -> Places:
        """Buildings of a number along a street that do not count within a compound.

        One that does only makes the others doubtful: numbers begin anew in each compound. Numbers
        joined by a dash are a house's: 6-1 along a street is no room 1 of building 6.
        """
        streets = self._streets.find(address.name or address.street or "", self._names)
        if not address.sure and not (address.entrance and address.room):
            joined = numbers[1:]
            return self.houses.at(streets, joined) | self.houses.numbered_along(streets, joined)
        possible = self.houses.numbered_along(streets, numbers)
        return possible if possible - self.houses.counted_inside else NOWHERE


def _is_title(name: str) -> bool:
    """Whether it is a name of its own, and not only a number, which many buildings have."""
    if len(name) < _SHORTEST_NAME or parse_number(name) is not None:
        return False
    named = named_number(name)
    return named is None or bool(named[0])


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
