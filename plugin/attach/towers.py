"""Which part of a divided building an entrance or a floor belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..divide import read_part

Ints = npt.NDArray[np.int64]

# The kinds of parts that a number tells apart, by the field that has the number.
NUMBERED = ("entrance", "floor")
# More than any entrance or floor there is; keeps the numbers of different buildings apart.
_APART = 1 << 20
NO_NUMBER = -_APART  # floors below the ground have numbers below 0


@dataclass(frozen=True)
class Runs:
    """The runs of entrances or floors of all divided buildings, sorted by building and number.

    ``start`` (r,) building · 2^20 + first number; ``last`` (r,) the last number; ``cell`` (r,).
    """

    start: Ints
    last: Ints
    cell: Ints

    def find(self, building: Ints, number: Ints) -> Ints:
        """(n,) the cell of that entrance or floor of the building, -1 where no part has it."""
        found = np.full(len(building), -1, dtype=np.int64)
        if not len(self.start):
            return found
        possible = np.flatnonzero((number >= 1) & (number < _APART))
        wanted = building[possible] * _APART + number[possible]
        run = np.maximum(np.searchsorted(self.start, wanted, side="right") - 1, 0)
        begun = (self.start[run] <= wanted) & (self.start[run] // _APART == building[possible])
        inside = begun & (number[possible] <= self.last[run])
        found[possible[inside]] = self.cell[run[inside]]
        return found


def read_runs(building: Ints, part: npt.NDArray[Any], cell: Ints) -> tuple[Ints, Runs]:
    """What the units' ``part`` texts say; all (u,), ``part`` None on whole buildings.

    Returns (u,) which of NUMBERED the unit's building is divided by, -1 for none of them, and the
    runs.
    """
    kind = np.full(len(part), -1, dtype=np.int64)
    divided = np.flatnonzero(pd.notna(part))
    runs = [read_part(str(part[unit])) for unit in divided]
    kind[divided] = [NUMBERED.index(run.kind) if run.kind in NUMBERED else -1 for run in runs]
    numbered = kind[divided] >= 0
    units = divided[numbered]
    first = np.array([run.first for run in runs], dtype=np.int64)[numbered]
    last = np.array([run.last for run in runs], dtype=np.int64)[numbered]
    start = building[units] * _APART + first
    order = np.argsort(start, kind="stable")
    return kind, Runs(start[order], last[order], cell[units][order])


def numbers(frame: pd.DataFrame, field: str) -> Ints:
    """(n,) the entrances or floors of a layer's rows; NO_NUMBER where not known."""
    if field not in frame:
        return np.full(len(frame), NO_NUMBER, dtype=np.int64)
    return frame[field].to_numpy(dtype=np.int64, na_value=NO_NUMBER)
