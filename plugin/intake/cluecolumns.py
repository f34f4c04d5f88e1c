"""The columns of clues, each different value and each different combination once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..common.progress import Progress, silent
from .values import read_text

Codes = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]
Objects = npt.NDArray[np.object_]
PartColumns = tuple[Numbers, Numbers, Objects]

_COUNTED = re.compile("[1-9][0-9]{0,3}")
_BETWEEN_PROGRESS = 20_000


@dataclass(frozen=True)
class Coded:
    """A column of n rows: ``distinct[codes[row]]``, and code -1 where nothing stands."""

    codes: Codes
    distinct: tuple[Any, ...]

    def spread(self, values: Sequence[Any]) -> Objects:
        """One entry for each row out of one for each value; None where nothing stands."""
        held = np.empty(len(self.distinct) + 1, dtype=object)
        held[:-1] = as_objects(values)
        taken: Objects = held[self.codes]
        return taken


def coded(clues: pd.DataFrame, name: str, progress: Progress = silent) -> Coded:
    """A column of texts; a column that isn't there says nothing."""
    if name not in clues.columns:
        return Coded(np.full(len(clues), -1, dtype=np.int64), ())
    progress(0.0, None)
    codes, found = pd.factorize(np.asarray(clues[name], dtype=object))
    texts = []
    for done, value in enumerate(found):
        if done % _BETWEEN_PROGRESS == 0:
            progress(done / len(found), None)
        texts.append(read_text(value))
    if None in texts:
        unknown = np.array([text is None for text in texts] + [True])
        codes = np.where(unknown[codes], -1, codes)
    return Coded(np.asarray(codes, dtype=np.int64), tuple(texts))


def combined(columns: Sequence[Coded], progress: Progress = silent) -> Coded:
    """Several columns as one of tuples; code -1 where nothing stands in any of them."""
    codes = np.zeros(len(columns[0].codes), dtype=np.int64)
    for column in columns:
        progress(0.0, None)
        if column.distinct:
            # Made small again each time, so that the product holds in 64 bits.
            codes = pd.factorize(codes * (len(column.distinct) + 1) + column.codes + 1)[0]
    firsts = np.unique(codes, return_index=True)[1]
    progress(0.5, None)
    parts = [_taken(column, firsts) for column in columns]
    distinct = list(zip(*parts))
    nothing = np.array([all(part is None for part in item) for item in distinct], dtype=bool)
    return Coded(np.where(nothing[codes], -1, codes).astype(np.int64), tuple(distinct))


def _taken(column: Coded, rows: Codes) -> list[Any]:
    held = (*column.distinct, None)
    return [held[code] for code in column.codes[rows].tolist()]


def as_objects(values: Sequence[Any]) -> Objects:
    """An object array of exactly these entries, tuples and sets among them as they are."""
    held = np.empty(len(values), dtype=object)
    for place, value in enumerate(values):
        held[place] = value
    return held


def whole_or_none(numbers: npt.NDArray[np.float64]) -> Objects:
    """Python's whole numbers, and None where there is none (NaN)."""
    held = np.full(len(numbers), None, dtype=object)
    there = ~np.isnan(numbers)
    held[there] = numbers[there].astype(np.int64).tolist()
    return held


def spread_parts(
    parts: Sequence[tuple[Any, ...]], codes: Codes, progress: Progress = silent
) -> PartColumns:
    """Entrance and floor as numbers (NaN for none) and room, by code; code -1 has none."""
    entrance, floor, room = zip(*parts, (None, None, None))
    entrances = np.array([_entrance(text) for text in entrance])[codes]
    progress(0.5, None)
    floors = np.array([np.nan if item is None else item for item in floor], dtype=float)[codes]
    progress(0.7, None)
    return entrances, floors, as_objects(room)[codes]


def _entrance(text: Optional[str]) -> float:
    """Only numbers: an entrance called 甲 is not one that the building's count tells of."""
    return float(text) if text is not None and _COUNTED.fullmatch(text) else np.nan
