"""Addresses of block and street, as in `Blk 158 Bishan Street 13 #05-123`."""

from __future__ import annotations

import re
from typing import NamedTuple, Optional

# What street names are shortened to; Singapore's forms are those of its street directory.
_WORDS = {
    "st": "street",
    "str": "street",
    "ave": "avenue",
    "av": "avenue",
    "rd": "road",
    "dr": "drive",
    "ln": "lane",
    "pl": "place",
    "cl": "close",
    "cres": "crescent",
    "ct": "court",
    "sq": "square",
    "ter": "terrace",
    "terr": "terrace",
    "blvd": "boulevard",
    "gdn": "garden",
    "gdns": "gardens",
    "hts": "heights",
    "hwy": "highway",
    "pk": "park",
    "wk": "walk",
    "ctrl": "central",
    "nth": "north",
    "sth": "south",
    "upp": "upper",
    "jln": "jalan",
    "lor": "lorong",
    "bt": "bukit",
    "mt": "mount",
    "kg": "kampong",
    "tg": "tanjong",
}
_BLOCK = r"(?:(?:APT\.? )?(?:BLK|BLOCK)\.? ?|NO\.? ?)"
_NUMBER = r"(?P<number>[0-9]+[A-Z]?(?:[-/][0-9]+[A-Z]?)?)"
_UNIT = r"(?:,? ?(?:#|UNIT |APT\.? |FLAT )(?P<unit>(?:B?[0-9]+)(?:-[0-9]+[A-Z]?)?[A-Z]?))?"
_STREET = r"(?P<street>[A-Z][A-Z0-9 .'&-]*[A-Z0-9.])"
_END = r"(?:,? ?(?:SINGAPORE)? ?(?:S? ?[0-9]{6})?)"
_FORMS = (
    re.compile(f"{_BLOCK}?{_NUMBER},? {_STREET}{_UNIT}{_END}"),
    re.compile(f"{_STREET},? {_BLOCK}{_NUMBER}{_UNIT}{_END}"),
    re.compile(f"{_BLOCK}{_NUMBER}(?P<street>){_UNIT}{_END}"),
)


class Block(NamedTuple):
    """``street`` is empty where only a block is named; ``unit`` is as written, without its sign."""

    number: str
    street: str
    unit: Optional[str]


def parse_block(text: str) -> Optional[Block]:
    """A block's address in capitals and with single spaces; None where it has another form.

    >>> parse_block("BLK 158 BISHAN STREET 13 #05-123")
    Block(number='158', street='BISHAN STREET 13', unit='05-123')
    """
    for form in _FORMS:
        found = form.fullmatch(text)
        if found is not None:
            return Block(found["number"], found["street"].rstrip(" ,"), found["unit"])
    return None


def street_words(text: str) -> str:
    """A street's name in Latin letters as names are compared: small, no short forms.

    >>> street_words("Bishan St. 13"), street_words("St George's Rd")
    ('bishan street 13', 'saint georges road')
    """
    words = re.sub(r"[.,]", " ", text.lower().replace("'", "").replace("\u2019", "")).split()
    full = [_WORDS.get(word, word) for word in words]
    if words and words[0] == "st":
        full[0] = "saint"
    return " ".join(full)
