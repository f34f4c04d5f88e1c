"""Patterns of the codes of five levels: city, district, street, community, cell.

A pattern such as ``{street_id}{sequence:03d}`` makes a code of the one above and a number. The
number is called ``sequence`` where it is given out here, from west to east in rows from north to
south, and ``given`` where a register numbers (districts by GB/T 2260, say): such codes are read,
never made up.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, Optional

from ..common.errors import InputError, input_error
from .entries import NONE, Entry
from .staffing import LEVELS

# From the city down to the cell.
DOWNWARDS = LEVELS[::-1]
# What the code of the level above is called in a pattern.
_ABOVE = {
    "city": None,
    "district": "city_id",
    "street": "district_id",
    "community": "street_id",
    "cell": "community_id",
}
SEQUENCE, GIVEN = "sequence", "given"
_WIDTH = re.compile(r"(?:0([1-9]))?d?")
_LONGEST = 60


class Code(NamedTuple):
    """What a code is made of; ``parent`` is None where the pattern names none."""

    parent: Optional[str]
    number: int


@dataclass(frozen=True)
class Pattern:
    """How codes of one level are written.

    ``parent`` is the field of the level above or None, ``number`` is ``sequence`` or ``given``,
    ``width`` its digits, None where they are as many as it takes. ``above`` is the pattern of the
    level above, None where its codes may be anything. ``fixed``: the width is never exceeded.
    """

    text: str
    parent: Optional[str]
    number: str
    width: Optional[int]
    above: Optional[Pattern]
    fixed: bool

    @property
    def numbered_here(self) -> bool:
        """Whether new codes are given out, rather than taken from a register."""
        return self.number == SEQUENCE

    def of(self, parent: Optional[str], number: int) -> str:
        """The code of that number below ``parent``; InputError where it has no room for it."""
        if self.fixed and self.width is not None and len(str(number)) > self.width:
            raise input_error(
                "All codes of the pattern {pattern} below {parent} were given out; its number has "
                "{width} digits. Give it more in the section codes of the rulebook, and change "
                "length with it.",
                pattern=self.text,
                parent=parent or "-",
                width=self.width,
            )
        above = {} if self.parent is None else {self.parent: parent}
        return self.text.format(**above, **{self.number: number})

    def written_below(self, code: str) -> Optional[str]:
        """The code that ``code`` is written with, whatever that one looks like; None for none."""
        found = re.fullmatch(self._regex(".+"), code) if self.parent else None
        return None if found is None else found["parent"]

    def read(self, code: str) -> Optional[Code]:
        """What ``code`` is made of, or None where it or what it is made of is of no pattern."""
        found = self._compiled.fullmatch(code)
        if found is None:
            return None
        return Code(found["parent"] if self.parent else None, int(found["number"]))

    def number_below(self, code: str, parent: Optional[str]) -> Optional[int]:
        """The number of ``code`` where it is one below ``parent``, else None."""
        own = re.escape(parent or "")
        found = re.fullmatch(self._regex(own), code)
        return None if found is None else int(found["number"])

    @property
    def length(self) -> Optional[int]:
        """The characters of a code, None where they differ."""
        above = 0 if self.parent is None else (self.above.length if self.above else None)
        if above is None or self.width is None:
            return None
        literal = sum(len(text) for text, _, _, _ in string.Formatter().parse(self.text))
        return literal + self.width + above

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._regex(self._above_regex))

    @property
    def _above_regex(self) -> str:
        return self.above._any if self.above is not None else ".+"

    @property
    def _any(self) -> str:
        """What matches any code of this pattern, without groups."""
        return re.sub(r"\?P<\w+>", "?:", self._regex(self._above_regex))

    def _regex(self, parent: str) -> str:
        digits = r"\d+" if self.width is None else rf"\d{{{self.width}{'' if self.fixed else ','}}}"
        parts = []
        for literal, field, _, _ in string.Formatter().parse(self.text):
            parts.append(re.escape(literal))
            if field == self.number:
                parts.append(f"(?P<number>{digits})")
            elif field is not None:
                parts.append(f"(?P<parent>{parent})")
        return "".join(parts)


@dataclass(frozen=True)
class Codes:
    """The patterns of all levels, None where codes of a level are as they come.

    ``length`` is how many characters the code of every cell has, None where that is not fixed.
    ``undivided`` is the sequence of the one cell of a community that is not divided, None where
    it is numbered like any other.
    """

    city: Optional[Pattern]
    district: Optional[Pattern]
    street: Optional[Pattern]
    community: Optional[Pattern]
    cell: Pattern
    length: Optional[int]
    undivided: Optional[int]

    def pattern(self, level: str) -> Optional[Pattern]:
        """The pattern of one of ``LEVELS``."""
        found: Optional[Pattern] = getattr(self, level)
        return found


def codes(spec: Mapping[str, Any]) -> Codes:
    """The section ``codes``; InputError for what it says wrong."""
    section = Entry.section("codes", spec, (*DOWNWARDS, "length", "undivided"))
    length = _whole_or_none(section, "length", 1, _LONGEST)
    patterns: dict[str, Any] = {}
    above: Optional[Pattern] = None
    for level in DOWNWARDS:
        above = _pattern(level, spec[level], above, fixed=length is not None)
        patterns[level] = above
    found = Codes(**patterns, length=length, undivided=_whole_or_none(section, "undivided", 0, 0))
    _check_length(found)
    return found


def check_room(found: Codes, most_cells: int) -> None:
    """The sequence of cells holds the ``most_cells`` that a community may have.

    Raises InputError; where no length is fixed a sequence takes as many digits as it needs.
    """
    width = found.cell.width
    if found.length is None or width is None or most_cells < 10**width:
        return
    raise input_error(
        "The pattern {pattern} numbers at most {room} cells, but by the bands of this rulebook a "
        "community may have {most}. Give the sequence more digits and change length with it.",
        pattern=found.cell.text,
        room=10**width - 1,
        most=most_cells,
    )


def _whole_or_none(section: Entry, key: str, least: int, most: int) -> Optional[int]:
    return None if section.spec[key] == NONE else section.whole(key, least, most)


def _pattern(level: str, said: Any, above: Optional[Pattern], fixed: bool) -> Optional[Pattern]:
    if said == NONE and level != "cell":
        return None
    text, parent = str(said), _ABOVE[level]
    fields = [
        (field, spec, conversion)
        for _, field, spec, conversion in string.Formatter().parse(text)
        if field is not None
    ]
    names = sorted(field for field, _, _ in fields)
    allowed = [[GIVEN], [SEQUENCE]]
    wanted = [sorted([parent, *one]) for one in allowed] if parent else []
    if level == "cell":
        allowed, wanted = [], [["community_id", SEQUENCE]]
    specs = {field: spec or "" for field, spec, _ in fields}
    if names not in [*allowed, *wanted] or any(conversion for _, _, conversion in fields):
        raise _no_codes(level, text)
    number = GIVEN if GIVEN in specs else SEQUENCE
    text.format(**{name: 1 if name == number else "1" for name in names})
    width = _WIDTH.fullmatch(specs[number])
    if width is None or any(specs[name] for name in names if name != number):
        raise _no_codes(level, text)
    digits = int(width[1]) if width[1] else None
    _check_told_apart(text, digits)
    own = parent if parent in specs else None
    return Pattern(text, own, number, digits, above if own else None, fixed)


def _no_codes(level: str, text: str) -> InputError:
    if level == "cell":
        return input_error(
            "The pattern {pattern} makes no codes of cells: it needs {{community_id}} and "
            "{{sequence}} and no other braces. Write for example {example}.",
            pattern=text,
            example="{community_id}-{sequence:02d}",
        )
    parent = _ABOVE[level]
    return input_error(
        "The pattern {pattern} makes no codes of the level {level}: it needs {{sequence}}, or "
        "{{given}} where a register numbers, and beside it only the code of the level above. Write "
        "for example {example}, or none.",
        pattern=text,
        level=level,
        example=(f"{{{parent}}}" if parent else "") + "{sequence:03d}",
    )


def _check_told_apart(text: str, width: Optional[int]) -> None:
    if width is None and "}{" in re.sub(r":[^}]*", "", text):
        raise input_error(
            "In the pattern {pattern} nothing stands between a code and a number of any length, so "
            "1 and 11 are written like 11 and 1. Put a hyphen between them or fix the digits, such "
            "as {example}.",
            pattern=text,
            example="{sequence:03d}",
        )


def _check_length(found: Codes) -> None:
    if found.length is None:
        return
    length = found.cell.length
    if length is None:
        raise input_error(
            "The section codes has the length {length}, but its patterns have none of their own. "
            "Write patterns for all levels whose codes are named in another, each with its digits, "
            "such as {example}; or write length: none.",
            length=found.length,
            example="{sequence:03d}",
        )
    if length != found.length:
        raise input_error(
            "By the patterns in the section codes a cell's code has {own} characters, but length "
            "is {length}. Correct the one or the other.",
            own=length,
            length=found.length,
        )
