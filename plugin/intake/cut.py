"""Long numbers that a spreadsheet cut: it keeps fifteen digits and fills up with zeros."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from ..common.progress import Progress, silent
from ..common.texts import usual_width
from .columns import Coded

# ECMA-376 keeps numbers as IEEE 754 doubles; spreadsheets show and save fifteen digits of them.
_EXACT_DIGITS = 15
# Whole numbers beyond this are not all kept by a double.
_LARGEST = 2**53
_SHORTENED = re.compile(r"\d(?:\.\d+E\+?|E\+)\d{2}", re.IGNORECASE)
_FILLED_UP = re.compile(rf"\d{{{_EXACT_DIGITS}}}0+", re.ASCII)
# Nothing that ends otherwise was cut.
_ENDS = re.compile(r"0\W*$|e\+?\d\d\W*$", re.IGNORECASE)
# One number in a thousand ends in zeros by itself; of numbers that were cut, all.
_SHARE = 0.1
_WHOLE, _MAYBE, _CUT = 0, 1, 2


def without_cut(cells: Coded, progress: Progress = silent) -> tuple[Coded, int]:
    """The cells with nothing where a number was cut, and how many rows these are.

    A text of digits that ends in zeros counts as cut where a tenth of the different values do.
    """
    kinds = np.array([*cells.each(_kind, progress), _WHOLE])
    zeros = (kinds == _MAYBE).sum() >= _SHARE * len(cells.distinct)
    cut = (kinds >= (_MAYBE if zeros else _CUT))[cells.codes]
    return (cells.only(~cut), int(cut.sum())) if cut.any() else (cells, 0)


def _kind(value: Any) -> int:
    if isinstance(value, (float, np.floating)):
        return _CUT if abs(float(value)) > _LARGEST else _WHOLE
    if not _ENDS.search(text := str(value)):
        return _WHOLE
    text = "".join(usual_width(text).split()).strip("'`‘’")
    if _SHORTENED.fullmatch(text):
        return _CUT
    if not _FILLED_UP.fullmatch(text):
        return _WHOLE
    return _MAYBE if isinstance(value, str) else _CUT
