"""What one row says of its building: its columns and its address, read together."""

from __future__ import annotations

import re
from typing import NamedTuple, Optional

from .addressbook import AddressBook, Reading
from .addresses import (
    Address,
    Parts,
    building_of_room,
    floor_number,
    one_width,
    parse_address,
    parse_number,
    parse_tail,
    without_spaces,
)
from .numerals import plain_number
from .placenames import NOWHERE, Places, is_estate, is_way

# The columns that a building may be found by, besides its code.
LOCATORS = ("address", "compound", "building_no", "street", "number")

_ENTRANCE_SIGN = re.compile(r"第?(.+?)(?:号?单元|号?门洞?|号?梯|楼道)?")
_NOTHING = Address()
_HOUSE_SIGN = re.compile(r"[号號]院?")
_FLOOR_SIGN = re.compile(r"第?(.+?)[层楼F]?")


class Said(NamedTuple):
    """The clues of a row as texts, None where there is none.

    ``room``: only one that begins with a building's number, such as 3-2-501.
    """

    address: Optional[str] = None
    compound: Optional[str] = None
    building_no: Optional[str] = None
    street: Optional[str] = None
    number: Optional[str] = None
    room: Optional[str] = None


class Outcome(NamedTuple):
    """What a row's clues led to.

    ``found``, ``near``, ``compounds``, ``said``: as in `Reading`; ``addresses``: what was read,
    kept where it did not lead to one building; ``spare``: where in the building, from the column
    for its number.
    """

    found: Places
    near: Places
    compounds: Places
    said: bool
    addresses: tuple[Address, ...]
    spare: Parts


class ClueReader:
    """Reads the clues of rows; what leads to a building is looked up once, whatever the rooms.

    ``outcomes``: all so far, by the numbers that ``read`` gives.
    """

    def __init__(self, book: AddressBook) -> None:
        self.outcomes: list[Outcome] = []
        self._book = book
        self._seen: dict[tuple[object, ...], int] = {}
        self._numbers: dict[Outcome, int] = {}

    def read(self, said: Said) -> tuple[int, Parts]:
        """The number of the outcome, and where in the building the row belongs.

        Columns and address are read together: where both are complete they have to agree; what
        one of them lacks, the other fills in.
        """
        address = None if said.address is None else parse_address(said.address)
        key = (said[1:], None if address is None else address.building_key())
        number = self._seen.get(key)
        if number is None:
            number = self._seen[key] = self._number(self._read(said, address))
        spare = self.outcomes[number].spare
        return number, spare if address is None else _parts(address, spare)

    def _number(self, outcome: Outcome) -> int:
        """One number for all ways to write the same: fewer things to keep."""
        if len(outcome.found) == 1:
            outcome = outcome._replace(addresses=())
        number = self._numbers.setdefault(outcome, len(self.outcomes))
        if number == len(self.outcomes):
            self.outcomes.append(outcome)
        return number

    def denies(self, outcome: Outcome, position: int) -> bool:
        """Whether something that was said contradicts this building's record."""
        return any(self._book.denies(address, position) for address in outcome.addresses)

    def _read(self, said: Said, written: Optional[Address]) -> Outcome:
        columns, spare = _from_columns(said)
        outcome = self._led_to(columns, spare, written)
        if len(outcome.found) != 1:
            return outcome
        position = next(iter(outcome.found))
        if not self._contradicted(said, written, columns, position):
            return outcome
        return outcome._replace(found=NOWHERE, near=outcome.near | outcome.found)

    def _led_to(self, columns: Address, spare: Parts, written: Optional[Address]) -> Outcome:
        if written is None:
            return self._outcome((columns,), spare)
        address = self._fitted(written, columns)
        if columns == _NOTHING:
            return self._outcome((address,), spare)
        if self._names_unknown(address):
            return self._apart(columns, address, spare)
        both = (_filled(address, columns), _filled(columns, address))
        return self._outcome(both if both[0] != both[1] else both[:1], spare)

    def _contradicted(
        self, said: Said, written: Optional[Address], columns: Address, position: int
    ) -> bool:
        """Whether a column or the address names another compound, street or number."""
        streets = [columns.street or "", (written.street or "") if written else ""]
        if written and is_way(written.name):
            streets.append(written.name)
        if any(self._book.strays(street, position) for street in streets if street):
            return True
        if said.room is not None:
            first = building_of_room(said.room)
            numbers = self._book.houses.numbers[position]
            if first is not None and numbers and first[0] not in numbers:
                return True
        return said.compound is not None and self._not_in(said.compound, position)

    def _not_in(self, compound: str, position: int) -> bool:
        """Whether the column names a compound, known or not, that isn't the building's."""
        places = self._book.compounds(compound)
        if places:
            return not self._book.is_in(places, position)
        return (
            not is_way(compound) and position not in self._book.read(parse_address(compound)).found
        )

    def _fitted(self, address: Address, columns: Address) -> Address:
        """A name that is only the region's or the street's leaves the compound to the columns."""
        if not address.name or self._book.compounds(address.name):
            return address
        if address == Address(address.name, None, None, address.name, address.name) and (
            columns.number is not None and not columns.street
        ):
            return Address(street=address.name, number=columns.number)
        only_region = is_way(address.name)
        filled = columns.name or columns.number is not None
        return address._replace(name="") if only_region and filled else address

    def _names_unknown(self, address: Address) -> bool:
        """Whether it names a compound, and one that isn't known."""
        return bool(
            address.name
            and not is_way(address.name)
            and not self._book.compounds(address.name)
            and not self._book.read(address).found
        )

    def _apart(self, columns: Address, address: Address, spare: Parts) -> Outcome:
        """Nothing is filled in from an address that leads nowhere: it may mean another place."""
        named = bool(columns.name) and columns.building is not None
        enough = named or columns.number is not None
        if address.building is not None or is_estate(address.name):
            # It names another building, only that nobody knows it.
            enough = False
        outcome = self._outcome((columns,) if enough else (address,), spare)
        near = outcome.near | self._book.read(address).near
        return outcome._replace(near=near, addresses=(columns, address))

    def _outcome(self, addresses: tuple[Address, ...], spare: Parts) -> Outcome:
        readings = [self._book.read(address) for address in addresses]
        return Outcome(
            found=_agreed(readings),
            near=NOWHERE.union(*(reading.near for reading in readings)),
            compounds=NOWHERE.union(*(reading.compounds for reading in readings)),
            said=any(reading.said for reading in readings),
            addresses=addresses,
            spare=spare,
        )


def read_parts(entrance: Optional[str], floor: Optional[str], room: Optional[str]) -> Parts:
    """Entrance, floor and room out of columns of their own.

    >>> read_parts("2单元", None, "５０１室")
    Parts(entrance='2', floor=5, room='501')
    """
    parts = (_room_parts(room) if room else None) or Parts(room=room)
    if entrance:
        sign = _ENTRANCE_SIGN.fullmatch(without_spaces(one_width(entrance)))
        parts = parts._replace(entrance=plain_number(sign[1]) if sign else None)
    if floor:
        sign = _FLOOR_SIGN.fullmatch(without_spaces(one_width(floor)))
        parts = parts._replace(floor=floor_number(sign[1]) if sign else None)
    return parts


def _room_parts(room: str) -> Optional[Parts]:
    """Of 3-2-501 the first is the building; of 2-5-501 it may be that or the entrance."""
    text = without_spaces(one_width(room))
    building = building_of_room(room)
    if building is None:
        return parse_tail(text)
    parts = parse_tail(text.partition("-")[2])
    return parts._replace(entrance=None) if parts and not building[1] else parts


def _from_columns(said: Said) -> tuple[Address, Parts]:
    """The columns as one address; and what the building's column says beyond its number."""
    alone = parse_number(said.building_no) if said.building_no else None
    spare = parse_address(said.building_no) if said.building_no and alone is None else Address()
    building = alone or spare.building
    street, number = spare.street, spare.number
    if said.street is not None or said.number is not None:
        street, number = _street_and_number(said)
    if building and not said.compound and not number and said.street and _is_house_number(said):
        building, number = None, building
    if building is None and said.room is not None:
        first = building_of_room(said.room)
        building = first[0] if first is not None and first[1] else None
    name = said.compound or spare.name
    address = Address(
        before=name,
        street=None if name and number is None else street or None,
        number=number,
        name=name,
        title=spare.title,
        building=building,
        sure=alone is not None or spare.sure or spare.building is None,
    )
    return address, Parts(spare.entrance, spare.floor, spare.room)


def _is_house_number(said: Said) -> bool:
    """Whether the column for the building's number has a house's: 22号 is none of 22号楼."""
    text = without_spaces(one_width(said.building_no or ""))
    return _HOUSE_SIGN.fullmatch(text.lstrip("0123456789")) is not None


def _street_and_number(said: Said) -> tuple[str, Optional[str]]:
    street = said.street or ""
    if said.number is not None:
        text = without_spaces(one_width(said.number))
        return street, parse_number(text) or plain_number(text)
    both = parse_address(street)
    return (both.street or "", both.number) if both.number is not None else (street, None)


def _filled(address: Address, other: Address) -> Address:
    """The address, and from the other what it lacks."""
    filled = address
    if not address.name and other.name:
        filled = filled._replace(name=other.name)
    if address.number is None and other.number is not None:
        filled = filled._replace(street=other.street, number=other.number)
    elif other.street and not address.street and not (address.name and address.number is None):
        filled = filled._replace(street=other.street)
    if address.building is None and other.building is not None:
        filled = filled._replace(building=other.building, sure=other.sure)
    return filled


def _agreed(readings: list[Reading]) -> Places:
    """What all that found something agree on; all of it where they don't."""
    sets = [reading.found for reading in readings if reading.found]
    if not sets:
        return NOWHERE
    return sets[0].intersection(*sets[1:]) or NOWHERE.union(*sets)


def _parts(address: Address, spare: Parts) -> Parts:
    """Entrance, floor and room of the address; what it hasn't, of the building's column."""
    return Parts(
        address.entrance or spare.entrance,
        spare.floor if address.floor is None else address.floor,
        address.room or spare.room,
    )
