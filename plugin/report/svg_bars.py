"""The chart of households per cell against the band: communities side by side, in shelves.

The drawing itself is ``templates/bars.svg``; lengths are in the chart's own units, about pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ..common.band import Band
from .cellrows import CellRow
from .labels import fitting

WIDTH = 1_000
LEFT = 46
PLOT = 130
# Above the plot the community's name, below it the cells' codes.
HEAD = 26
FOOT = 24
NAME_SIZE = 12.0
_GAP = 18
_NARROWEST_GROUP = 54


@dataclass(frozen=True)
class Bar:
    """One cell: left edge and top within its shelf; ``cut`` where it is too tall to be drawn."""

    row: CellRow
    x: int
    top: int
    cut: bool


@dataclass(frozen=True)
class Group:
    """The bars of one community that stand on one shelf, with its name if it fits."""

    name: str
    x: int
    bars: Sequence[Bar]


@dataclass(frozen=True)
class BarChart:
    """Shelves of groups below each other; ``levels`` are the heights of the band's three numbers.

    A level is (y within the shelf, households).
    """

    shelves: Sequence[Sequence[Group]]
    bar: int
    levels: Sequence[tuple[int, int]]

    width = WIDTH
    left = LEFT
    head = HEAD
    base = HEAD + PLOT
    shelf_height = HEAD + PLOT + FOOT

    @property
    def height(self) -> int:
        return self.shelf_height * len(self.shelves)


def draw_bars(rows: Sequence[CellRow], band: Band) -> BarChart:
    """The chart of ``rows``; cells of one community stand together, in their order."""
    # A cell far above the band must not press all others flat: it is cut at twice the band.
    top = min(max([band.maximum, *(row.households for row in rows)]), 2 * band.maximum) * 1.08
    # Wide enough for a three-digit number while there are few.
    bar = 22 if len(rows) <= 200 else 14
    shelves: list[list[Group]] = [[]]
    x = LEFT
    for _, members in groupby(rows, key=lambda row: row.community_id):
        rest = list(members)
        while rest:
            fits = x + max(len(rest) * bar, _NARROWEST_GROUP) <= WIDTH
            # Only a community that is longer than a whole shelf is broken.
            if not fits and x > LEFT:
                shelves.append([])
                x = LEFT
            room = (WIDTH - x) // bar
            here, rest = rest[:room], rest[room:]
            wide = max(len(here) * bar, _NARROWEST_GROUP)
            name = fitting(here[0].community, wide + _GAP - 4, NAME_SIZE)
            shelves[-1].append(Group(name, x, _bars(here, x, bar, top)))
            x += wide + _GAP
    levels = [(_y(number, top), number) for number in (band.minimum, band.target, band.maximum)]
    return BarChart(shelves, bar, levels)


def _bars(rows: Sequence[CellRow], x: int, bar: int, top: float) -> list[Bar]:
    return [
        Bar(row, x + number * bar, _y(row.households, top), row.households > top)
        for number, row in enumerate(rows)
    ]


def _y(households: float, top: float) -> int:
    """The height of a bar's end within its shelf; ``top`` households reach the upper edge."""
    return HEAD + round(PLOT * (1 - min(households, top) / top))
