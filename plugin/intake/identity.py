"""Identity numbers, brought to the one form in which they are compared.

GB 11643-1999: six digits of place, eight of birth date, three of order and a check character after
ISO 7064, MOD 11-2. The older number of 15 digits (GB 11643-1989) has neither the century, always
19, nor the check character. The place isn't looked up: places are renamed and merged, numbers stay.

A number is the best key of a person and must not stay: pseudonyms are made from it and it is
dropped (``pseudonyms.py``).
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from operator import mul
from typing import Optional

from ..common.texts import usual_width

# The years a birth may lie in: nobody alive is older, and the same number must be read in the same
# way whatever the day.
_NUMBER = re.compile(r"[1-9]\d{5}(?:19\d|20[0-4])\d{8}[0-9X]", re.ASCII)
_OLD_NUMBER = re.compile(r"[1-9]\d{14}", re.ASCII)
_LEAST_CHARACTERS = 15
# What people and spreadsheets put into a number: gaps, hyphens, the apostrophe that keeps it a
# text, invisible marks of direction.
_BETWEEN = re.compile("[-\\s‐-―'`‘’\u200b-\u200f\u202a-\u202f\u2060\ufeff]+")
# ISO 7064, MOD 11-2: two to the power of the place from the right, modulo 11.
_WEIGHTS = tuple(pow(2, 17 - place, 11) for place in range(17))
# Digits are summed as their ASCII codes, which are 48 too many each.
_TOO_MUCH = 48 * sum(_WEIGHTS)
_CHECKS = "10X98765432"


def normal_identity(text: str) -> Optional[str]:
    """The identity number that ``text`` is, in 18 characters; None where it is none.

    Width, gaps, hyphens and a small x don't matter; a number of 15 digits is brought to 18. The
    birth date must exist and the check character must hold.

    >>> normal_identity("110105 19491231 002x")
    '11010519491231002X'
    """
    # One character of another width may stand for several digits.
    if len(text) < _LEAST_CHARACTERS and text.isascii():
        return None
    number = text
    if not _NUMBER.fullmatch(number):
        number = _BETWEEN.sub("", usual_width(text)).upper()
        if _OLD_NUMBER.fullmatch(number):
            number = f"{number[:6]}19{number[6:]}"
            number += _check(number)
        elif not _NUMBER.fullmatch(number):
            return None
    if not _is_date(number[6:14]) or number[17] != _check(number):
        return None
    return number


def birth_of(identity: str) -> date:
    """The birth date in a number that ``normal_identity`` gave."""
    return date(int(identity[6:10]), int(identity[10:12]), int(identity[12:14]))


def _check(number: str) -> str:
    return _CHECKS[(sum(map(mul, number.encode(), _WEIGHTS)) - _TOO_MUCH) % 11]


# There are fewer days than persons.
@lru_cache(maxsize=65536)
def _is_date(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True
