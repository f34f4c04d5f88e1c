"""The columns of clues, each different value and each different combination once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..common.progress import Progress, silent
from .addresses import building_of_room
from .columns import Coded, Codes, Objects, as_objects, coded_texts, nothing
from .values import read_text

Numbers = npt.NDArray[np.float64]
PartColumns = tuple[Numbers, Numbers, Objects]

_COUNTED = re.compile("[1-9][0-9]{0,3}")


def coded(clues: pd.DataFrame, name: str, progress: Progress = silent) -> Coded:
    """A column of texts; a column that isn't there says nothing."""
    if name not in clues.columns:
        return nothing(len(clues))
    progress(0.0, None)
    return coded_texts(np.asarray(clues[name], dtype=object)).mapped(read_text, progress)


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
    parts = [Coded(column.codes[firsts], column.distinct).rows() for column in columns]
    distinct = list(zip(*parts))
    nothing = np.array([all(part is None for part in item) for item in distinct], dtype=bool)
    return Coded(np.where(nothing[codes], -1, codes).astype(np.int64), tuple(distinct))


def with_building(rooms: Coded) -> Coded:
    """Only the rooms that begin with a building's number, such as 3-2-501."""
    kept = [place for place, text in enumerate(rooms.distinct) if building_of_room(text)]
    codes = np.full(len(rooms.distinct) + 1, -1, dtype=np.int64)
    codes[kept] = np.arange(len(kept))
    return Coded(codes[rooms.codes], tuple(rooms.distinct[place] for place in kept))


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
