"""Single values: what departments write in a cell, as numbers and texts a contract can hold.

Each different value is read once, whatever the number of rows.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Callable, Optional, Union

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..common.progress import Progress
from ..contracts import Field
from ..rules.rulebook import plain_word
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
# Fields that count people or their years. Elsewhere 98人 is a slip: people are no households.
_OF_PEOPLE = ("people", "age")
_PEOPLE = re.compile("(?:周?岁|人|名|位|口)$")
# Beyond this a float no longer holds every whole number (2^53).
_LARGEST = 9_007_199_254_740_992
_BETWEEN_PROGRESS = 5000


@dataclass(frozen=True)
class Read:
    """One value as read: a number, text or None for unknown; or the ``fault`` it has."""

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
    codes, first = distinct(column)
    read = _reader(spec, is_code)
    reads = []
    for done, value in enumerate(first):
        if done % _BETWEEN_PROGRESS == 0:
            progress(done / len(first), None)
        reads.append(read(value))
    return Column(
        held=taken([read.value for read in reads], codes),
        faults=taken([read.fault for read in reads], codes),
        approximate=np.array([read.approximate for read in reads], dtype=bool)[codes],
    )


def read_value(value: Any, spec: Field, is_code: bool = False) -> Read:
    """One source value as the contract's field wants it."""
    return _reader(spec, is_code)(value)


def _reader(spec: Field, is_code: bool) -> Callable[[Any], Read]:
    """How values of the field are read, one by one."""
    if spec.name in _OF_PEOPLE:
        return lambda value: _checked(read_number(_without_unit(value)), spec)
    if spec.type in ("int", "real"):
        return lambda value: _checked(read_number(value), spec)
    if spec.type == "date":
        return _read_day
    if spec.values:  # noqa: PD011
        words = {
            plain_word(said): word
            for word, others in spec.values.items()  # noqa: PD011
            for said in (word, *others)
        }
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


def read_text(value: Any, is_code: bool = False) -> Optional[str]:
    """A text without the spaces around it, or None where nothing is said.

    Codes are brought to one width (NFKC), because they are compared; names keep the punctuation
    that their owners write, full width or not.
    """
    if _missing(value):
        return None
    if isinstance(value, (float, np.floating)) and float(value).is_integer():
        value = int(value)
    text = " ".join(str(value).split())
    if is_code:
        text = unicodedata.normalize("NFKC", text)
    return None if _says_nothing(text) else text


def read_number(value: Any) -> Read:
    """A number as people write it: full-width digits, ``1,088``, ``约98户``, ``114.0``."""
    if _missing(value):
        return Read()
    if isinstance(value, (bool, np.bool_)):
        return Read(fault="not_a_number")
    if isinstance(value, (int, float, np.integer, np.floating)):
        number = float(value)
        return Read(number) if math.isfinite(number) else Read(fault="not_a_number")
    text = "".join(unicodedata.normalize("NFKC", str(value)).lower().split())
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
    """Nothing, a word for unknown, or only dashes, question marks and the like."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return plain in _UNKNOWN or not any(char.isalnum() for char in plain)


def _missing(value: Any) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or value != value


def distinct(column: pd.Series) -> tuple[npt.NDArray[np.intp], list[Any]]:
    """The different values of a column, and (n,) which of them each row has.

    1 and True, 1 and "1" are kept apart: each type is read in its own way.
    """
    if column.dtype != object:
        return _factorized(column)
    # What is missing may be told apart or not: it is read alike.
    if pd.api.types.infer_dtype(column, skipna=True) in ("string", "empty"):
        return _factorized(column)
    kinds, types = pd.factorize(pd.Series([type(value) for value in column], dtype=object))
    codes = np.empty(len(column), dtype=np.intp)
    first: list[Any] = []
    for kind in range(len(types)):
        rows = np.flatnonzero(kinds == kind)
        own, values = _of_one_type(column.iloc[rows])
        codes[rows] = own + len(first)
        first += values
    return codes, first


def _of_one_type(column: pd.Series) -> tuple[npt.NDArray[np.intp], list[Any]]:
    try:
        return _factorized(column)
    except TypeError:
        # Lists and the like have no hash; their text stands for them.
        codes, places = pd.factorize(pd.Series([str(value) for value in column], dtype=object))
        first = np.unique(codes, return_index=True)[1]
        return codes, [column.iloc[at] for at in first[: len(places)]]


def _factorized(column: pd.Series) -> tuple[npt.NDArray[np.intp], list[Any]]:
    codes, values = pd.factorize(column, use_na_sentinel=False)
    return codes, list(values)


def taken(values: Iterable[Any], codes: npt.NDArray[np.intp]) -> npt.NDArray[np.object_]:
    """(n,) object: for each of the ``codes``, (n,), its value among ``values``."""
    listed = list(values)
    held = np.empty(len(listed), dtype=object)
    held[:] = listed
    return held[codes]
