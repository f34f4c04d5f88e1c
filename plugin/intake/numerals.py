"""Numbers as they stand in Chinese addresses: 三, 十二, 五〇一, ３, 甲3, 22-1."""

from __future__ import annotations

import re
from typing import Optional

CHINESE = "〇零一二两三四五六七八九十百廿"
# The heavenly stems count entrances and the houses between two numbers: kept as they are.
STEMS = "甲乙丙丁戊己庚辛"

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")}
_DIGITS.update({"零": 0, "两": 2})
_RUN = re.compile(f"[{CHINESE}]+")
_PARTS = re.compile(
    r"(?:(?P<hundreds>[一二两三四五六七八九])?百)?零?"
    r"(?:(?P<tens>[一二三四五六七八九])?(?P<ten>十)|(?P<twenty>廿))?"
    r"(?P<ones>[一二三四五六七八九])?"
)
_LONGEST = 12
_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")


def chinese_number(text: str) -> Optional[int]:
    """A Chinese numeral as a number; None where it is none.

    >>> chinese_number("二十一"), chinese_number("五〇一"), chinese_number("一百零三")
    (21, 501, 103)
    """
    if len(text) > _LONGEST:
        return None
    if text and all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    found = _PARTS.fullmatch(text)
    if found is None or not text:
        return None
    hundreds = _DIGITS[found["hundreds"] or "一"] if "百" in text else 0
    tens = 2 if found["twenty"] else (_DIGITS[found["tens"] or "一"] if found["ten"] else 0)
    return 100 * hundreds + 10 * tens + _DIGITS[found["ones"] or "〇"]


def with_digits(text: str) -> str:
    """``text`` with digits for its Chinese numerals; what is no numeral stays.

    >>> with_digits("新村二区甲十二")
    '新村2区甲12'
    """
    return _RUN.sub(_digits, text)


def plain_number(text: str) -> str:
    """A building's, entrance's or room's number in the one form that numbers are compared in.

    >>> plain_number("零三"), plain_number("012a"), plain_number("甲三")
    ('3', '12A', '甲3')
    """
    if text.isdecimal() and text.isascii():
        return text.lstrip("0") or "0"
    return _ZEROS.sub("", with_digits(text).upper())


def _digits(run: re.Match[str]) -> str:
    number = chinese_number(run[0])
    return run[0] if number is None else str(number)
