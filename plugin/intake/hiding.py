"""Persons in what is kept as it stands: the names of files and sheets, and categories."""

from __future__ import annotations

import re

from ..common.texts import usual_width
from .columns import Flags, Objects, coded_texts
from .personnames import names_within
from .privacy import personal_value

_HIDDEN = "…"
# What is longer than a category is a sentence, in which names stand in any form.
LONGEST_CATEGORY = 12
_DIGITS = re.compile(r"[+(]{0,2}\d(?:[-–—\s().]{0,2}\d){9,}[Xx]?")
_WORD = re.compile(r"[A-Za-z\u4e00-\u9fff·]+")


def without_persons(name: str) -> str:
    """The name of a file or sheet, with … for what is recognised of persons.

    >>> without_persons("台账_王秀英_19900001234.xlsx|李建国经手")
    '台账_…_….xlsx|…经手'
    """
    shown = usual_width(name)
    hidden = _WORD.sub(_in_words, _DIGITS.sub(_in_digits, shown))
    return name if hidden == shown else hidden


def _in_digits(found: re.Match[str]) -> str:
    return _HIDDEN if personal_value(found[0]) else found[0]


def _in_words(found: re.Match[str]) -> str:
    word = found[0]
    for start, end in reversed(names_within(word)):
        word = word[:start] + _HIDDEN + word[end:]
    return _HIDDEN if personal_value(word) else word


def no_categories(texts: Objects, any_length: bool = False) -> Flags:
    """(n,) bool: which of the (n,) texts are no categories, as persons are named in them.

    Or are too long to be any, where not ``any_length``. False for None.
    """
    column = coded_texts(texts)

    def no_category(text: str) -> bool:
        shown = usual_width(text)
        too_long = not any_length and len(shown) > LONGEST_CATEGORY
        return too_long or bool(names_within(shown))

    return column.spread(column.each(no_category), bool)
