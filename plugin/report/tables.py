"""What a table of the report is; ``templates/table.html`` draws it, ``report.js`` makes it work."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Optional, Union

import pandas as pd

from ..common.figures import percent, whole
from ..contracts import Bilingual, contract
from .cellrows import LOADS
from .titles import Title
from .wording import NOT_DEFINED


@dataclass(frozen=True)
class Column:
    """A column's heading; numbers stand on the right and sort by size, ``long`` texts get room."""

    title: Title
    number: bool = False
    long: bool = False


@dataclass(frozen=True)
class Link:
    """A cell's code that leads to its place on the map, with what is to be marked beside it."""

    text: str
    anchor: str
    tag: Title = ""


@dataclass(frozen=True)
class Mark:
    """A word with a sign of its own; ``rank`` is what its column is sorted by."""

    text: Title
    rank: int
    look: str


@dataclass(frozen=True)
class Gauge:
    """A share with a bar beside it, in one of the ``w`` tints; None where there is none."""

    share: Optional[float]

    @property
    def look(self) -> str:
        """The class of its tint."""
        return "wx" if self.share is None else f"w{bisect_left(LOADS, self.share)}"

    @property
    def length(self) -> int:
        """Of the bar, in percent of the hours; no bar is longer than 150."""
        return round(100 * min(self.share or 0.0, 1.5))


@dataclass(frozen=True)
class BandGauge:
    """Households with a bar that says where between the ``least`` and the ``most`` they are."""

    households: int
    least: Optional[int]
    most: Optional[int]

    @property
    def look(self) -> str:
        """The class of its tint, nothing where there is no band."""
        if self.least is None or self.most is None:
            return ""
        return "below" if self.households < self.least else "above" * (self.households > self.most)

    @property
    def length(self) -> Optional[int]:
        """Of the bar: 50 at the least, 100 at the most, 150 at twice the most and beyond."""
        if self.least is None or self.most is None:
            return None
        if self.households < self.least:
            return round(50 * self.households / self.least)
        within = self.households - self.least
        if self.households <= self.most:
            return 50 + round(50 * within / max(self.most - self.least, 1))
        return 100 + min(round(50 * (self.households - self.most) / max(self.most, 1)), 50)


Value = Union[Title, Link, Mark, Gauge, BandGauge]


@dataclass(frozen=True)
class Row:
    """One row; ``look`` tints it, ``anchor`` is its name within the page."""

    values: Sequence[Value]
    look: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Table:
    """A table; ``name`` is its id in the page and the name of its file when it is saved.

    ``left_out`` is how many rows are not here because the page would become too big.
    """

    name: str
    caption: Title
    columns: Sequence[Column]
    rows: Sequence[Row]
    left_out: int = 0


# Stands for a count that is not shown; the page explains it.
WITHHELD = Mark("•", -1, "withheld")


def heading(layer: str, field: str) -> Bilingual:
    """A field's title from its contract."""
    return contract(layer).fields[field].title


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame, one by one."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def number(value: Any) -> str:
    """A whole number or a dash."""
    return NOT_DEFINED if _missing(value) else whole(int(value))


def decimal(value: Any, digits: int = 1) -> str:
    """A number with so many decimals, or a dash."""
    return NOT_DEFINED if _missing(value) else f"{float(value):,.{digits}f}"


def share(value: Any) -> str:
    """A share in percent, or a dash."""
    return NOT_DEFINED if _missing(value) else percent(float(value))


def hours(minutes: Any) -> str:
    """Minutes as hours with one decimal, or a dash."""
    return NOT_DEFINED if _missing(minutes) else f"{float(minutes) / 60:,.1f}"


def _missing(value: Any) -> bool:
    return value is None or bool(pd.isna(value))
