"""Single values: what departments write in a cell, as numbers and texts a contract can hold.

Each different value is read once, whatever the number of rows.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Callable, Optional, Union

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..common.progress import Progress
from ..common.texts import plain_word, unspaced, usual_width
from ..contracts import Field
from .columns import coded_cells
from .dates import read_date

# Words for a value that nobody knows. None of them means zero.
# fmt: off
_UNKNOWN = frozenset((
    "nan", "none", "null", "<null>", "n/a", "na", "#n/a", "unknown",
    "不详", "未知", "不明", "不清", "无数据", "暂缺", "待查", "待核", "待定",
))
# fmt: on

_NUMBER = re.compile(
    r"(?P<before>约为|大约|约|近|~|≈|about|approx\.?|circa|ca\.?)?"
    r"(?P<number>[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?(?:e[+-]?\d+)?)"
    r"(?P<more>余|多)?"
    r"(?:户|家|层|楼|个|单元|栋|households?|hh|units?|floors?|storeys?|f)?"
    r"(?P<after>左右|上下)?"
)
# Units of fields that count people or their years. Elsewhere 98人 is a slip: people are no
# households.
_OF_PEOPLE = ("people", "years")
_PEOPLE = re.compile("(?:周?岁|人|名|位|口)$")
# Beyond this a float no longer holds every whole number (2^53).
_LARGEST = 9_007_199_254_740_992
# A letter or a digit, whatever the script.
_SIGN = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Read:
    """One value as read: a number, text, yes or no, None for unknown; or the ``fault`` it has."""

    value: Optional[Union[int, float, str]] = None
    approximate: bool = False
    fault: Optional[str] = None


@dataclass(frozen=True)
class Column:
    """A column as read.

    ``held``: (n,) object, None where unknown or faulty; ``faults``: (n,) object, the reason or
    None; ``approximate``: (n,) bool, a count that its writer called approximate.
    """

    held: npt.NDArray[np.object_]
    faults: npt.NDArray[np.object_]
    approximate: npt.NDArray[np.bool_]


def read_column(column: pd.Series, spec: Field, is_code: bool, progress: Progress) -> Column:
    """All values of a source column as the contract's field wants them."""
    cells = coded_cells(column)
    reads = cells.each(_reader(spec, is_code), progress)
    return Column(
        held=cells.spread([read.value for read in reads]),
        faults=cells.spread([read.fault for read in reads]),
        approximate=cells.spread([read.approximate for read in reads], bool),
    )


def read_value(value: Any, spec: Field, is_code: bool = False) -> Read:
    """One source value as the contract's field wants it."""
    return _reader(spec, is_code)(value)


def _reader(spec: Field, is_code: bool) -> Callable[[Any], Read]:
    """How values of the field are read, one by one."""
    if spec.unit in _OF_PEOPLE:
        return lambda value: _checked(read_number(_without_unit(value)), spec)
    if spec.type in ("int", "real"):
        return lambda value: _checked(read_number(value), spec)
    if spec.type == "date":
        return _read_day
    if spec.words:
        words = {
            plain_word(said): word
            for word, others in spec.words.items()
            for said in (word, *others)
        }
        if spec.type == "bool":
            return lambda value: _yes_or_no(_read_word(value, words))
        return lambda value: _read_word(value, words)
    return lambda value: Read(read_text(value, is_code))


def _without_unit(value: Any) -> Any:
    return _PEOPLE.sub("", value.strip()) if isinstance(value, str) else value


def _read_day(value: Any) -> Read:
    if read_text(value) is None:
        return Read()
    day = read_date(value)
    return Read(fault="not_a_date") if day is None else Read(day.isoformat())


def _read_word(value: Any, words: Mapping[str, str]) -> Read:
    text = read_text(value)
    if text is None:
        return Read()
    word = words.get(plain_word(text))
    return Read(fault="unknown_word") if word is None else Read(word)


def _yes_or_no(read: Read) -> Read:
    return read if read.value is None else Read(read.value == "yes")


def read_text(value: Any, is_code: bool = False) -> Optional[str]:
    """A text without the spaces around it, or None where nothing is said.

    Codes are brought to one width (NFKC), because they are compared; names keep the punctuation
    that their owners write, full width or not.
    """
    if not isinstance(value, str):
        if _missing(value):
            return None
        if isinstance(value, (float, np.floating)) and float(value).is_integer():
            value = int(value)
    text = " ".join(str(value).split())
    one_width = usual_width(text)
    if _says_nothing(one_width):
        return None
    return one_width if is_code else text


def read_number(value: Any) -> Read:
    """A number as people write it: full-width digits, ``1,088``, ``约98户``, ``114.0``."""
    if _missing(value):
        return Read()
    if isinstance(value, (bool, np.bool_)):
        return Read(fault="not_a_number")
    if isinstance(value, (int, float, np.integer, np.floating)):
        number = float(value)
        return Read(number) if math.isfinite(number) else Read(fault="not_a_number")
    text = unspaced(str(value))
    if _says_nothing(text):
        return Read()
    found = _NUMBER.fullmatch(text)
    if found is None:
        return Read(fault="not_a_number")
    number = float(found["number"].replace(",", ""))
    if not math.isfinite(number):
        return Read(fault="not_a_number")
    return Read(number, approximate=bool(found["before"] or found["more"] or found["after"]))


def _checked(read: Read, spec: Field) -> Read:
    number = read.value
    if not isinstance(number, float):
        return read
    if spec.minimum is not None and number < spec.minimum:
        return Read(fault="below_minimum")
    if spec.type == "real":
        return read
    if not number.is_integer() or abs(number) > _LARGEST:
        return Read(fault="not_a_whole_number")
    return Read(int(number), read.approximate)


def _says_nothing(text: str) -> bool:
    """Nothing, a word for unknown, or only dashes, question marks and the like; text in NFKC."""
    return text.lower() in _UNKNOWN or not _SIGN.search(text)


def _missing(value: Any) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or value != value
