"""The original values that are kept of rejected rows about persons.

Only what finds the row's place again: codes, figures, and the words by which the project knows its
places. A name that someone wrote into an address is none of these.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any, Optional

import pandas as pd

from ..common.texts import spaced, usual_width
from .check import Check
from .facts import ProjectFacts
from .groups import group_id
from .originals import Originals, column_stems, places_of
from .privacy import is_figure, personal_value
from .series import stem
from .values import read_text, read_value

# What is kept of a text that is left out in part.
_GAP = "…"
# Of these only what the project itself calls it is kept.
_KNOWN_PLACES = ("building", "group")
_PLACE_CLUES = ("address", "compound", "building_no", "street", "number", "room")
_CODE = re.compile(r"(?=.*\d)[A-Za-z0-9][A-Za-z0-9_.#/-]{0,39}")
# Numbers with what says of what, as they stand in addresses.
_NUMBERED = re.compile(
    r"(?:blk|block|no|unit|room|flat|第)?[.#\s-]*"
    r"(?<!\d)(?:[a-z]?\d{1,5}[a-z]?(?!\d)|[一二三四五六七八九十百]{1,3}(?=号|栋|幢|座|单|层|楼|室|房)"
    r"|(?<![a-z])[a-z](?=号|栋|幢|座))"
    r"(?:号楼|号|栋|幢|座|单元|层|楼|室|房|门|户|弄|巷|组|期|区|院)*[-#,\s]*"
)
_LONGEST_WORD = 24
_MOST_DIGITS = 14
# Rejected for what they are: nothing of such a row is kept.
_NOTHING_KEPT = frozenset({"remark_row", "total_row", "counts_only"})


class PlaceWords:
    """The words by which a project knows its places, and what of a text is made of them."""

    def __init__(self, facts: ProjectFacts) -> None:
        frames: list[tuple[pd.DataFrame, tuple[str, ...]]] = [
            (facts.compounds, ("compound_id", "name")),
            (facts.buildings, ("name", "street", "compound_id")),
        ]
        words = {
            spaced(str(word))
            for frame, columns in frames
            for column in columns
            for word in frame[column].dropna().unique()
        }
        self._words = {word for word in words if 1 < len(word) <= _LONGEST_WORD}
        self._lengths = sorted({len(word) for word in self._words}, reverse=True)

    def of(self, text: str) -> Optional[str]:
        """The known words and numbers of ``text``, with … for the rest; None where none is left."""
        if personal_value(text) or sum(sign.isdigit() for sign in text) > _MOST_DIGITS:
            return None
        plain, at, kept = spaced(text), 0, []
        while at < len(plain):
            found = self._word(plain, at) or _number(plain, at)
            if found:
                kept.append(found)
                at += len(found)
            else:
                if not kept or kept[-1] != _GAP:
                    kept.append(_GAP)
                at += 1
        return "".join(kept).strip() if any(part != _GAP for part in kept) else None

    def _word(self, text: str, at: int) -> str:
        for length in self._lengths:
            if text[at : at + length] in self._words and at + length <= len(text):
                return text[at : at + length]
        return ""


def _number(text: str, at: int) -> str:
    found = _NUMBERED.match(text, at)
    return found[0] if found else ""


def persons_originals(check: Check, facts: ProjectFacts) -> Originals:
    """The original values of a source whose rows are about persons, as JSON texts."""
    kept = _Kept(check, PlaceWords(facts), facts)
    reasons = check.rejections.found

    def originals(positions: list[int]) -> list[str]:
        columns = kept.columns(positions)
        return [
            json.dumps(
                {
                    name: None if reasons[position][0] in _NOTHING_KEPT else held[at]
                    for name, held in columns.items()
                },
                ensure_ascii=False,
            )
            for at, position in enumerate(positions)
        ]

    return originals


class _Kept:
    """What is kept of which column."""

    def __init__(self, check: Check, words: PlaceWords, facts: ProjectFacts) -> None:
        self._source, self._spec, self._match = check.source, check.spec, check.match
        self._facts, self._codes = facts, column_stems(facts.buildings["building_id"])
        self._words_of = lru_cache(maxsize=100_000)(words.of)

    def columns(self, positions: list[int]) -> dict[str, list[Any]]:
        """By column of the source, what is kept of the rows at ``positions``."""
        table = self._source.table.iloc[positions]
        kept: dict[str, list[Any]] = {}
        for name, column in {**self._match.fields, **self._match.clues}.items():
            if column not in self._match.personal and self._is_shown(name):
                kept[column] = [self._value(name, value) for value in table[column]]
        places = places_of(self._source, positions)
        if "geometry" in places:
            places["geometry"] = [_point(shape) for shape in places["geometry"]]
        return {**kept, **places}

    def _is_shown(self, name: str) -> bool:
        field = self._spec.fields.get(name)
        if field is None:
            return name in _PLACE_CLUES
        return field.type != "text" or bool(field.words) or field.settled_by in _KNOWN_PLACES

    def _value(self, name: str, value: Any) -> Any:
        text = read_text(value)
        if text is None:
            return None
        field = self._spec.fields.get(name)
        if field is None:
            return self._words_of(text)
        if field.settled_by == "group":
            return group_id(text, self._facts.rulebook, self._spec)
        if name == "building_id":
            text = usual_width(text)
            hidden = personal_value(text, stem(text) in self._codes)
            return text if _CODE.fullmatch(text) and not hidden else None
        if field.settled_by == "building":
            return self._words_of(text)
        if field.words or field.type == "date":
            return read_value(value, field).value
        return text if is_figure(text) else None


def _point(shape: Optional[str]) -> Optional[str]:
    """A single point's place; an outline may be as telling as an address, but is long."""
    return shape if shape is not None and shape.startswith("POINT (") else None
