"""What a sheet of the workbook is; ``xlsx`` writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Union

from ..common.messages import Message
from .tables import WITHHELD
from .titles import Title

# How each kind of value is written, as a spreadsheet's number format.
FORMATS = {
    "text": "@",
    "whole": "#,##0",
    "decimal": "#,##0.0",
    "ratio": "0.00",
    "figure": "General",
    "share": "0.0%",
    "hours": "#,##0.0",
    "minutes": "#,##0",
    "area": '#,##0" m²"',
    "yuan": "#,##0",
    "time": "yyyy-mm-dd hh:mm",
    "day": "yyyy-mm-dd",
}


@dataclass(frozen=True)
class Column:
    """A column's heading and the kind of its values, of FORMATS; ``long`` texts are wrapped."""

    title: Title
    kind: str = "text"
    long: bool = False


@dataclass(frozen=True)
class Typed:
    """A value of another kind than the others of its column."""

    value: Any
    kind: str


# A Title, a number, a point in time, a Typed; None where there is nothing to say.
Value = Any
Row = Sequence[Value]


@dataclass(frozen=True)
class Sheet:
    """One topic: the sheet's name, at most 31 characters in either language, and its table."""

    name: Message
    columns: Sequence[Column]
    rows: Sequence[Row]


def hours(minutes: Any) -> Union[float, None]:
    """Minutes as hours; None where they are not known."""
    return None if minutes is None or minutes != minutes else float(minutes) / 60


def public_count(count: Any) -> Value:
    """A count that may be shown, or the sign of one that is withheld."""
    return int(count) if isinstance(count, int) else WITHHELD.text
