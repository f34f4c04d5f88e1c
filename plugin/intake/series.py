"""Codes that a department numbered in a row, told from numbers of persons that look like them.

Division codes after GB/T 10114-2003 have twelve digits, and codes of compounds, buildings and
cells go on from them or, with eleven digits, from the nine of a street. So a code may look like a
mobile number, an identity number of the older kind or a bank card. Many codes of one list share
their first digits, which are the county's, and follow one another; the numbers of persons do
neither.
"""

from __future__ import annotations

from collections.abc import Collection

# fmt: off
# What a code of a list starts with: the six digits of its county.
_STEM = 6
# So many different codes make a list, and fewer where the codes are too long for mobile numbers:
# three older identity numbers next to one another would be of one birthday and place.
_LEAST, _LEAST_LONG, _LONG = 10, 3, 15
# Codes of a list follow one another this closely. Of the hundred thousand mobile numbers that
# share six digits hardly two of one department do; an identity number's order has three digits.
_NEAR, _NEAR_LONG = 10, 1000
# In this share of a list at least.
_IN_A_ROW = 0.5
# fmt: on
_AS_ZERO = str.maketrans(dict.fromkeys("123456789", "0"))


def stem(code: str) -> str:
    """A code with 0 for each digit after its first six characters.

    >>> stem("420502001-A12")
    '420502000-A00'
    """
    return code[:_STEM] + code[_STEM:].translate(_AS_ZERO)


def numbered(codes: Collection[str]) -> frozenset[str]:
    """The stems of those codes of a column that are numbered in a row."""
    lists: dict[str, set[int]] = {}
    for code in codes:
        if number := "".join(sign for sign in code if sign in "0123456789"):
            lists.setdefault(stem(code), set()).add(int(number))
    return frozenset(look for look, numbers in lists.items() if _in_a_row(sorted(numbers), look))


def _in_a_row(numbers: list[int], look: str) -> bool:
    is_long = sum(sign.isdigit() for sign in look) >= _LONG
    if len(numbers) < (_LEAST_LONG if is_long else _LEAST):
        return False
    near = _NEAR_LONG if is_long else _NEAR
    steps = [after - before <= near for before, after in zip(numbers, numbers[1:])]
    close = sum(one or other for one, other in zip([False, *steps], [*steps, False]))
    # One in ten ends in the check digit of a bank card; of cards that were issued together, all.
    cards = sum(map(check_digit_holds, map(str, numbers)))
    return close >= _IN_A_ROW * len(numbers) and cards < _IN_A_ROW * len(numbers)


def check_digit_holds(number: str) -> bool:
    """Whether the last digit is the check digit of ISO/IEC 7812-1, annex B (Luhn)."""
    doubled = [int(digit) * (2 if at % 2 else 1) for at, digit in enumerate(reversed(number))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
