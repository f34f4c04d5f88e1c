"""Columns in which each different value is looked at once, whatever the number of rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any, Callable

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..common.progress import Progress, silent

Codes = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Objects = npt.NDArray[np.object_]

_BETWEEN_PROGRESS = 5000


@dataclass(frozen=True)
class Coded:
    """A column of n rows: ``distinct[codes[row]]``, and nothing where the code is -1.

    ``codes``: (n,) int64. No two of ``distinct`` are equal in what `coded_cells`, `coded_texts` and
    `merged` give; what `mapped` makes of different values may be.
    """

    codes: Codes
    distinct: Sequence[Any]

    @property
    def missing(self) -> Flags:
        """(n,) bool: the rows in which nothing stands."""
        return self.codes < 0

    def each(self, make: Callable[[Any], Any], progress: Progress = silent) -> list[Any]:
        """What ``make`` gives for each different value, in their order."""
        made: list[Any] = []
        for start in range(0, len(self.distinct), _BETWEEN_PROGRESS):
            progress(start / len(self.distinct), None)
            made.extend(map(make, self.distinct[start : start + _BETWEEN_PROGRESS]))
        return made

    def spread(self, made: Sequence[Any], dtype: npt.DTypeLike = object) -> npt.NDArray[Any]:
        """(n,) one entry for each row out of ``made``, one for each different value.

        Where nothing stands: None, of dtype bool False.
        """
        held = np.empty(len(made) + 1, dtype=dtype)
        held[:-1] = as_objects(made)
        held[-1] = None
        return held[self.codes]

    def rows(self) -> Objects:
        """(n,) object: what stands in each row, or None."""
        return self.spread(self.distinct)

    def mapped(self, make: Callable[[Any], Any], progress: Progress = silent) -> Coded:
        """The column of what ``make`` gives for each value; nothing stands where that is None."""
        made = self.each(make, progress)
        return Coded(self.codes, made)._with([value is not None for value in made])

    def only(self, rows: Flags) -> Coded:
        """The column with nothing in the other rows and without the values that are only there.

        ``rows``: (n,) bool.
        """
        codes = np.where(rows, self.codes, -1)
        left = np.zeros(len(self.distinct), dtype=bool)
        left[codes[codes >= 0]] = True
        return Coded(codes, self.distinct)._with(left.tolist())

    def merged(self) -> Coded:
        """The column with equal values, as ``mapped`` may have made them, under one code."""
        merged = coded_texts(as_objects(self.distinct))
        return Coded(np.append(merged.codes, -1)[self.codes], merged.distinct)

    def _with(self, kept: list[bool]) -> Coded:
        """The column without the values that aren't ``kept``, one flag for each of them."""
        if all(kept):
            return self
        number = np.where(kept, np.cumsum(kept) - 1, -1)
        return Coded(np.append(number, -1)[self.codes], list(compress(self.distinct, kept)))


def coded_texts(texts: Objects) -> Coded:
    """A column of (n,) texts or None."""
    codes, distinct = pd.factorize(texts)
    return Coded(codes.astype(np.int64, copy=False), list(distinct))


def coded_cells(column: pd.Series) -> Coded:
    """A column as its source holds it, what is missing being one of the values.

    1 and True, 1 and "1" are kept apart: each type is read in its own way.
    """
    if column.dtype != object:
        return _factorized(column)
    # What is missing may be told apart or not: it is read alike.
    if pd.api.types.infer_dtype(column, skipna=True) in ("string", "empty"):
        return _factorized(column)
    kinds, types = pd.factorize(pd.Series([type(value) for value in column], dtype=object))
    codes = np.empty(len(column), dtype=np.int64)
    distinct: list[Any] = []
    for kind in range(len(types)):
        rows = np.flatnonzero(kinds == kind)
        own = _of_one_type(column.iloc[rows])
        codes[rows] = own.codes + len(distinct)
        distinct += own.distinct
    return Coded(codes, distinct)


def nothing(count: int) -> Coded:
    """A column of ``count`` rows in which nothing stands."""
    return Coded(np.full(count, -1, dtype=np.int64), ())


def as_objects(values: Sequence[Any]) -> Objects:
    """An object array of exactly these entries, tuples and sets among them as they are."""
    held = np.empty(len(values), dtype=object)
    for place, value in enumerate(values):
        held[place] = value
    return held


def _of_one_type(column: pd.Series) -> Coded:
    try:
        return _factorized(column)
    except TypeError:
        # Lists and the like have no hash; their text stands for them.
        texts = pd.Series([str(value) for value in column], dtype=object)
        codes = _factorized(texts).codes
        first = np.unique(codes, return_index=True)[1]
        return Coded(codes, [column.iloc[at] for at in first])


def _factorized(column: pd.Series) -> Coded:
    codes, distinct = pd.factorize(column, use_na_sentinel=False)
    return Coded(codes.astype(np.int64, copy=False), list(distinct))
