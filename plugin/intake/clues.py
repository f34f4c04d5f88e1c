"""What one row says of its building: its columns and its address, read together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import NamedTuple, Optional

from .addressbook import AddressBook, Reading
from .addresses import (
    Address,
    floor_number,
    one_width,
    parse_address,
    parse_number,
    parse_tail,
    without_spaces,
)
from .numerals import plain_number
from .placenames import NOWHERE, Places

# The columns that a building may be found by, besides its code.
LOCATORS = ("address", "compound", "building_no", "street", "number")

_REGION_ONLY = re.compile(r".+(?:[省市县旗镇乡村路街巷弄组]|街道|大道|社区|网格|(?<!小)区)")
_ENTRANCE_SIGN = re.compile(r"第?(.+?)(?:号?单元|号?门洞?|号?梯|楼道)?")
_FLOOR_SIGN = re.compile(r"第?(.+?)[层楼F]?")


class Said(NamedTuple):
    """The clues of a row as texts, None where there is none."""

    address: Optional[str] = None
    compound: Optional[str] = None
    building_no: Optional[str] = None
    street: Optional[str] = None
    number: Optional[str] = None


@dataclass(frozen=True)
class Outcome:
    """What a row's clues led to.

    ``found``, ``near``: positions of buildings, as in `Reading`; ``addresses``: what was read;
    ``parts``: an address with entrance, floor and room as far as they are said.
    """

    found: Places
    near: Places
    compounds: Places
    said: bool
    addresses: tuple[Address, ...]
    parts: Address


def read_clues(book: AddressBook, said: Said) -> Outcome:
    """The buildings that a row may mean, from its columns and its address together.

    Where both are complete they have to agree; what one of them lacks, the other fills in.
    """
    columns, spare = _from_columns(said)
    if said.address is None:
        return _outcome(book, (columns,), _parts(Address(), spare))
    written = parse_address(said.address)
    parts = _parts(written, spare)
    address = _fitted(written, columns)
    if _names_unknown(book, address):
        return _apart(book, columns, address, parts)
    both = (_filled(address, columns), _filled(columns, address))
    return _outcome(book, both if both[0] != both[1] else both[:1], parts)


def read_parts(entrance: Optional[str], floor: Optional[str], room: Optional[str]) -> Address:
    """Entrance, floor and room out of columns of their own.

    >>> found = read_parts("2单元", None, "５０１室")
    >>> found.entrance, found.floor, found.room
    ('2', 5, '501')
    """
    tail = parse_tail(without_spaces(one_width(room))) if room else None
    parts = tail or Address(room=room or None)
    if entrance:
        sign = _ENTRANCE_SIGN.fullmatch(without_spaces(one_width(entrance)))
        parts = replace(parts, entrance=plain_number(sign[1]) if sign else None)
    if floor:
        found = _FLOOR_SIGN.fullmatch(without_spaces(one_width(floor)))
        parts = replace(parts, floor=floor_number(found[1]) if found else None)
    return parts


def _from_columns(said: Said) -> tuple[Address, Address]:
    """The columns as one address; and what the building's column says beyond its number."""
    alone = parse_number(said.building_no) if said.building_no else None
    spare = parse_address(said.building_no) if said.building_no and alone is None else Address()
    building = alone or spare.building
    street, number = spare.street, spare.number
    if said.street is not None or said.number is not None:
        street, number = _street_and_number(said)
    name = said.compound or spare.name
    if street and number is None and not name:
        # As in block and street: 158号楼, Bishan Street 13.
        number = building
    address = Address(
        before=name,
        street=street if number is not None else None,
        number=number,
        name=name,
        title=spare.title,
        building=building,
        sure=alone is not None or spare.sure,
    )
    return address, spare


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
        filled = replace(filled, name=other.name)
    if address.number is None and other.number is not None:
        filled = replace(filled, street=other.street, number=other.number)
    elif address.number is not None and not address.street and other.street:
        filled = replace(filled, street=other.street)
    if address.building is None and other.building is not None:
        filled = replace(filled, building=other.building, sure=other.sure)
    return filled


def _fitted(address: Address, columns: Address) -> Address:
    """A name that is only the region's or the street's leaves the compound to the columns."""
    if not _REGION_ONLY.fullmatch(address.name):
        return address
    if columns.number is not None and not columns.street and address.number is None:
        return replace(address, street=address.name, number=columns.number, name="")
    return replace(address, name="") if columns.name or columns.number is not None else address


def _names_unknown(book: AddressBook, address: Address) -> bool:
    """Whether it names a compound, and one that isn't known."""
    return bool(
        address.name
        and not _REGION_ONLY.fullmatch(address.name)
        and not book.compounds(address.name)
        and not book.read(address).found
    )


def _apart(book: AddressBook, columns: Address, address: Address, parts: Address) -> Outcome:
    """Nothing is filled in from an address that leads nowhere: it may mean another place."""
    placed = bool(columns.name or columns.street)
    numbered = columns.building is not None or columns.number is not None
    outcome = _outcome(book, (columns,) if placed and numbered else (address,), parts)
    near = outcome.near | book.read(address).near
    return replace(outcome, near=near, addresses=(columns, address))


def _outcome(book: AddressBook, addresses: tuple[Address, ...], parts: Address) -> Outcome:
    readings = [book.read(address) for address in addresses]
    return Outcome(
        found=_agreed(readings),
        near=NOWHERE.union(*(reading.near for reading in readings)),
        compounds=NOWHERE.union(*(reading.compounds for reading in readings)),
        said=any(reading.said for reading in readings),
        addresses=addresses,
        parts=parts,
    )


def _agreed(readings: list[Reading]) -> Places:
    """What all that found something agree on; all of it where they don't."""
    sets = [reading.found for reading in readings if reading.found]
    if not sets:
        return NOWHERE
    return sets[0].intersection(*sets[1:]) or NOWHERE.union(*sets)


def _parts(first: Address, second: Address) -> Address:
    """Entrance, floor and room of the first, where it has none of the second."""
    return Address(
        entrance=first.entrance or second.entrance,
        floor=second.floor if first.floor is None else first.floor,
        room=first.room or second.room,
    )
