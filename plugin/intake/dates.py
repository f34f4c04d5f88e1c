"""Dates as departments write them, and ages from them.

Read are 2024-03-31, 2024/3/31, 2024.3.31, 20240331, 2024年3月31日, each with or without a time of
day, date objects, and the day numbers of spreadsheets. Refused are years of two digits and the
orders day-month-year and month-day-year, which can't be told apart.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any, Optional

import numpy as np

from ..common.texts import spaced

Born = tuple[int, Optional[int], Optional[int]]

_YEAR = r"(?P<year>19\d\d|20\d\d)"
_CLOCK = r"\d{1,2}[:时点](?:\d{1,2}(?:[:分](?:\d{1,2}(?:\.\d+)?秒?)?)?)?"
_ZONE = r"(?:z|[+-]\d\d:?\d\d)?"
_TIME = rf"(?:\s*t?\s*(?:星期.|周.)?\s*(?:(?:上午|下午)?\s*{_CLOCK}\s*(?:[ap]m)?{_ZONE})?)?"
_MONTH, _DAY = r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})"
_WHOLE = (
    re.compile(rf"{_YEAR}\s*(?P<sign>[-/.])\s*{_MONTH}\s*(?P=sign)\s*{_DAY}{_TIME}"),
    re.compile(rf"{_YEAR}\s*年\s*{_MONTH}\s*月\s*{_DAY}\s*[日号]?{_TIME}"),
    re.compile(rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:\d{{6}}|{_TIME})"),
)
_PARTLY = re.compile(
    rf"{_YEAR}(?:\s*(?P<sign>[-/.年])\s*(?P<month>\d{{1,2}})\s*月?|(?P<digits>\d\d)|\s*年)?"
    r"\s*(?:出?生)?"
)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
# Day 61 of the 1900 system is 1 March 1900; before it stands a 29 February that never was.
_DAY_0 = date(1899, 12, 30)
# 1954 to 2119: what departments record of visits and requests is not older.
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
# Births go back to 1927; the days before have four digits, as years have.
_FIRST_BIRTH_SERIAL = 10_000
_LAST_YEAR = 2099


def read_date(value: Any) -> Optional[date]:
    """The day that a source value says, from 1900 to 2099; None where it says none.

    A number (or a text of five digits) from 20000 to 80000 is a spreadsheet's day number in the
    1900 system. A time of day is left out.

    >>> read_date("2024年3月31日 8:30") == read_date(45382) == date(2024, 3, 31)
    True
    """
    return _read(value, _FIRST_SERIAL)


def read_birth(value: Any) -> Optional[Born]:
    """Year, month and day of a birth; month or day None where they aren't said; None for none.

    What ``read_date`` takes, and 1948-05, 194805, 1948年5月, 1948年, 1948, and 00 for a month or
    day that nobody knows. Day numbers from 10000 are read too. In 1948.1 the month isn't known:
    a spreadsheet shows January and October alike.

    >>> read_birth("1948年5月")
    (1948, 5, None)
    """
    whole = _read(value, _FIRST_BIRTH_SERIAL)
    if whole is not None:
        return whole.year, whole.month, whole.day
    text = _shown(value)
    parts = _parts(text)
    if parts is not None:
        # No day of the calendar: zeros for what nobody knows, or a slip.
        year, month, day = parts
        return (year, month or None, None) if month <= 12 and 0 in (month, day) else None
    found = _PARTLY.fullmatch(text)
    if found is None:
        return None
    month = int(found["month"] or found["digits"] or 0)
    if found["sign"] == "." and found["month"] == "1":
        month = 0
    return (int(found["year"]), month or None, None) if month <= 12 else None


def age_on(day: date, born: Born) -> int:
    """Full years of age on ``day``; negative for a birth after it.

    A birthday whose month or day isn't known counts as passed, from the start of the year or month
    on: nobody must lose a visit, or a place in an age group, to what the source leaves out.
    """
    year, month, of_month = born
    return day.year - year - ((day.month, day.day) < (month or 1, of_month or 1))


def _read(value: Any, first_serial: int) -> Optional[date]:
    if isinstance(value, np.datetime64):
        value = value.astype("datetime64[us]").item()
    if isinstance(value, date):
        # NaT is a datetime without a year.
        if value != value or not 1900 <= value.year <= _LAST_YEAR:
            return None
        return value.date() if isinstance(value, datetime) else value
    text = _shown(value)
    if _SERIAL.fullmatch(text):
        days = int(float(text))
        return _DAY_0 + timedelta(days) if first_serial <= days <= _LAST_SERIAL else None
    parts = _parts(text)
    if parts is None:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None


def _parts(text: str) -> Optional[tuple[int, int, int]]:
    """Year, month and day of a text that says all three, whether or not there is such a day."""
    for form in _WHOLE:
        found = form.fullmatch(text)
        if found is not None:
            return int(found["year"]), int(found["month"]), int(found["day"])
    return None


def _shown(value: Any) -> str:
    """A number or text as its writer saw it, in one width."""
    if isinstance(value, (float, np.floating)) and float(value).is_integer():
        value = int(value)
    return spaced(str(value))
