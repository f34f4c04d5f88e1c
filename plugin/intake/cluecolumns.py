"""The columns of clues, each different value and each different combination once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd

from .values import read_text

Codes = npt.NDArray[np.int64]
Objects = npt.NDArray[np.object_]


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


def coded(clues: pd.DataFrame, name: str) -> Coded:
    """A column of texts; a column that isn't there says nothing."""
    if name not in clues.columns:
        return Coded(np.full(len(clues), -1, dtype=np.int64), ())
    codes, found = pd.factorize(np.asarray(clues[name], dtype=object))
    texts = [read_text(value) for value in found]
    if None in texts:
        unknown = np.array([text is None for text in texts] + [True])
        codes = np.where(unknown[codes], -1, codes)
    return Coded(np.asarray(codes, dtype=np.int64), tuple(texts))


def combined(columns: Sequence[Coded]) -> Coded:
    """Several columns as one of tuples; code -1 where nothing stands in any of them."""
    codes = np.zeros(len(columns[0].codes), dtype=np.int64)
    for column in columns:
        if column.distinct:
            # Made small again each time, so that the product holds in 64 bits.
            codes = pd.factorize(codes * (len(column.distinct) + 1) + column.codes + 1)[0]
    firsts = np.unique(codes, return_index=True)[1]
    parts = [column.spread(column.distinct)[firsts] for column in columns]
    values = list(zip(*parts))
    silent = np.array([all(part is None for part in value) for value in values], dtype=bool)
    return Coded(np.where(silent[codes], -1, codes).astype(np.int64), tuple(values))


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


def numbers_of(values: Iterable[Optional[int]]) -> npt.NDArray[np.float64]:
    """Numbers with NaN for None."""
    return np.array([np.nan if value is None else value for value in values], dtype=float)
