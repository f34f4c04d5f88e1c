"""The original values that are kept of rejected rows, so that people find these in the source."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from functools import partial
from typing import Any, Callable, Optional

import numpy as np
import pandas as pd
import shapely

from ..contracts import Contract, Field
from .match import Match
from .privacy import as_texts, harmless_column, is_figure, personal_value
from .series import numbered, stem
from .source import Source
from .values import read_value

# The positions of rows to their original values, each a JSON text.
Originals = Callable[[list[int]], list[str]]

_LONGEST_ORIGINAL = 2000
_SHAPE_DECIMALS = 7
# Figures have no more, see ``privacy.is_figure``.
_DECIMALS = 6
# Places come from two columns of coordinates, or from one of outlines.
_COORDINATES = 2
_FIGURES = re.compile(r"[\s\d.,:°′″'\"度分秒东西南北NSEWnsew+-]+")


def originals_of(source: Source, spec: Contract, match: Match) -> Originals:
    """The original values of a source whose rows are about things."""
    fields = {column: spec.fields[name] for name, column in match.fields.items()}
    shown = {name: fields.get(name) for name in _shown_columns(source, spec, match)}
    return partial(_originals, source, shown=shown, codes=match.codes)


def _shown_columns(source: Source, spec: Contract, match: Match) -> list[str]:
    """The columns that original values are kept of.

    Free text that no contract asks for may name persons in ways that nobody can recognise, so of
    columns without a field only those are kept that hold figures of a thing. The address of
    someone who needs none is nobody's business.
    """
    taken = {column for name, column in match.fields.items() if not spec.fields[name].names_allowed}
    if spec.link == "place":
        taken |= {column for column in match.clues.values() if column not in match.personal}
    return [
        name
        for name in source.table.columns
        if name in taken or (name in match.dropped and harmless_column(name, source.table[name]))
    ]


def _originals(
    source: Source,
    positions: list[int],
    shown: Mapping[str, Optional[Field]],
    codes: Collection[str],
) -> list[str]:
    table = source.table.iloc[positions]
    columns = {}
    for name, field in shown.items():
        if field is not None and (field.type != "text" or field.words):
            columns[name] = [_figure_or_word(value, field) for value in table[name]]
            continue
        known = column_stems(source.table[name]) if name in codes else frozenset()
        columns[name] = [_plain(value, known) for value in table[name]]
    columns.update(places_of(source, positions))
    # A remark is free text, whatever column it stands under.
    remarks = [source.set_aside.get(position) == "remark_row" for position in positions]
    return [
        json.dumps(
            {name: None if remark else held[at] for name, held in columns.items()},
            ensure_ascii=False,
        )
        for at, remark in enumerate(remarks)
    ]


def places_of(source: Source, positions: list[int]) -> dict[str, list[Any]]:
    """Where the rows at ``positions`` say that they are: by column, coordinates or WKT."""
    if len(source.place_columns) == _COORDINATES:
        table = source.table.iloc[positions]
        return {
            name: [_coordinate(value) for value in table[name]] for name in source.place_columns
        }
    if source.geometry is None:
        return {}
    shapes = shapely.to_wkt(source.geometry[positions], rounding_precision=_SHAPE_DECIMALS)
    return {"geometry": [_cut(shape) for shape in shapes]}


def _coordinate(value: Any) -> Any:
    """A coordinate, also one with a slip of the pen, but no words."""
    shown = _plain(value)
    return None if isinstance(shown, str) and not _FIGURES.fullmatch(shown) else shown


def column_stems(column: pd.Series) -> frozenset[str]:
    """What those codes of a source column start with that are numbered in a row."""
    return numbered(list(as_texts(column.dropna().unique())))


def _figure_or_word(value: Any, field: Field) -> Any:
    """A figure, a date or a word that the field knows; of anything else nothing is kept."""
    if field.words:
        return read_value(value, field).value
    shown = _plain(value)
    if isinstance(shown, float):
        shown = round(shown, _DECIMALS)
    return shown if is_figure(str(shown)) else None


def _plain(value: Any, codes: Collection[str] = ()) -> Any:
    """A value that JSON can hold; a text with something personal in it is left out.

    ``codes``: the stems of texts that are codes.
    """
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    if isinstance(value, np.generic):
        value = value.item()
    text = next(iter(as_texts([value])), "")
    if personal_value(text, stem(text) in codes):
        return None
    if isinstance(value, (bool, int)):
        return value
    if isinstance(value, float):
        return value if np.isfinite(value) else text
    return _cut(str(value))


def _cut(text: Optional[str]) -> Optional[str]:
    if text is None or len(text) <= _LONGEST_ORIGINAL:
        return text
    return f"{text[:_LONGEST_ORIGINAL]}…"
