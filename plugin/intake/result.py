"""What an import gives back, and the reasons why a row is not taken."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Callable, Optional

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from ..common.messages import Message, message
from ..common.progress import Progress
from ..contracts import Contract, contract
from .match import Match
from .privacy import (
    as_texts,
    form,
    harmless_column,
    is_figure,
    personal_value,
    usual_forms,
)
from .source import Source

# Why a row is not taken, and what to do about it. The names are kept in projects: never rename.
REASONS = {
    "total_row": message("This row is a total, not a single record. Nothing to do."),
    "remark_row": message("This row is a remark, not a record. Nothing to do."),
    "no_geometry": message(
        "This row has no place on the map, or one that can't be read. Draw it, or import the file "
        "that has the outlines; a table with coordinates needs columns such as 经度 and 纬度, or "
        "WKT. What a table says about buildings that are on the map already comes in as the layer "
        "building_record."
    ),
    "wrong_geometry": message(
        "This row is a {found}; this layer needs {wanted}. Import it as another layer, or draw it "
        "anew."
    ),
    "no_size": message(
        "The outline or line has no extent, it shrinks to a point or a line. Draw it anew."
    ),
    "invalid_geometry": message("The geometry is broken and can't be repaired. Draw it anew."),
    "coordinates_out_of_range": message(
        "The coordinates lie outside what the coordinate reference system allows. Correct them, or "
        "leave the row out."
    ),
    "not_reprojectable": message(
        "The coordinates have no place in the project's coordinate reference system. Correct them, "
        "or leave the row out."
    ),
    "not_a_number": message(
        "The field {field} wants a number and {value} is none. Correct it, or leave it empty if "
        "nobody knows."
    ),
    "not_a_whole_number": message(
        "The field {field} wants a whole number and {value} is none. Correct it, or leave it empty "
        "if nobody knows."
    ),
    "below_minimum": message(
        "The field {field} can't be below {minimum}, but it is {value}. Correct it, or leave it "
        "empty if nobody knows."
    ),
    "missing_value": message("The field {field} is empty and has to be filled. Fill it."),
    "not_a_date": message(
        "The field {field} wants a date and {value} is none. Correct it, for example 2024-03-31."
    ),
    "unknown_word": message(
        "The field {field} holds a word that is not known. It takes one of: {known}. Correct it."
    ),
    "unknown_group": message(
        "The care group is none of the rulebook's catalogue, which has: {known}. Write one of "
        "these, or add the word to the group's names in a rulebook of your own."
    ),
    "several_groups": message(
        "This row names several care groups: {groups}. Write one row for each group."
    ),
    "counts_only": message(
        "Of the care group {group} only counts per building are ever stored, never a person. "
        "Leave the row out; import the number of people per building as care_count."
    ),
    "not_counts_only": message(
        "The people of the care group {group} are not kept as counts: each gets visits. Import "
        "one row per person as care_case."
    ),
    "no_address": message(
        "This row has no building code, no address and no place on the map, or its address can't "
        "be read. Add one of them."
    ),
    "no_building": message(
        "No building of the project has this code or address. Correct it, or add the building or "
        "its name, street and number."
    ),
    "several_buildings": message(
        "The address fits {count} buildings: {candidates}. Complete it, or give the building's "
        "code."
    ),
    "too_far": message(
        "The place on the map is farther than {within} m from any building. Correct it, or allow "
        "more with --within METRES."
    ),
    "duplicate_row": message("This row repeats row {row} in every value. Nothing to do."),
    "duplicate_key": message(
        "The {field} {value} is already that of row {row}, which differs. Give one of them another."
    ),
}

# The positions of rows to their original values, each a JSON text.
Originals = Callable[[list[int]], list[str]]

_LONGEST_ORIGINAL = 2000
_LONGEST_VALUE = 40
_SHAPE_DECIMALS = 7
# So many sentences of one reason and rows of one sentence are shown as examples.
_EXAMPLES = 3
_BETWEEN_PROGRESS = 2000
# Places come from two columns of coordinates, or from one of outlines.
_COORDINATES = 2
_FIGURES = re.compile(r"[\s\d.,:°′″'\"度分秒东西南北NSEWnsew+-]+")


@dataclass(frozen=True)
class ImportResult:
    """What became of the rows of a source.

    ``accepted`` has exactly the contract's columns, in the project's CRS; ``rows`` (n,) are the
    numbers of its rows in the source. ``rejected`` has the columns of the contract ``rejected``,
    where ``original`` is a JSON text: the columns that fields were taken from, the place, and
    figures that help to find the row, without anything personal.
    ``matched`` says which source column each field or clue was taken from, ``dropped_columns``
    which columns no field wanted or might have. ``source`` is a name, never a path: the file's,
    and behind a ``|`` the layer's or sheet's where there are several; ``source_id`` tells sources
    of one name apart, and stays the same when one is read again. The rows of the two frames are
    always ``read`` together. ``matching``, for layers that are linked to buildings, has for each
    compound, and for rows of none, the rows that were looked up (``read``), how many of them were
    matched ``by_id``, ``by_address`` and ``by_place``, were ``rejected`` for want of a building,
    and the ``share`` that was matched.
    """

    layer: str
    source: str
    source_id: str
    read: int
    accepted: gpd.GeoDataFrame
    rows: npt.NDArray[np.int64]
    rejected: pd.DataFrame
    dropped_columns: tuple[str, ...]
    matched: Mapping[str, str]
    notes: tuple[Message, ...]
    matching: Optional[pd.DataFrame] = None

    @property
    def reasons(self) -> dict[str, int]:
        """How many rows were rejected for each reason, the most frequent first."""
        return {str(k): int(n) for k, n in self.rejected["reason"].value_counts().items()}


@dataclass
class Rejections:
    """Rows that were found wanting so far; the first reason of a row stands.

    ``candidates``: the codes of the buildings that a row may belong to, for rows with several.
    """

    count: int
    found: dict[int, tuple[str, Message]] = field(default_factory=dict)
    candidates: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def add(
        self, position: int, reason: str, text: Optional[Message] = None, **values: Any
    ) -> None:
        """Reject the row at ``position``; ``text`` goes before the usual sentence of the reason."""
        sentence = Message((text or REASONS[reason]).text, values)
        self.found.setdefault(position, (reason, sentence))

    def add_all(self, rows: npt.NDArray[np.bool_], reason: str, **values: Any) -> None:
        """Reject the rows that are True in ``rows``, (n,) bool."""
        sentence = Message(REASONS[reason].text, values)
        for position in np.flatnonzero(rows).tolist():
            self.found.setdefault(position, (reason, sentence))

    @property
    def good(self) -> npt.NDArray[np.bool_]:
        """(n,) bool: rows without a fault so far."""
        rows = np.ones(self.count, dtype=bool)
        rows[list(self.found)] = False
        return rows


def rejected_frame(
    layer: str, source: Source, rejections: Rejections, originals: Originals, progress: Progress
) -> pd.DataFrame:
    """The rejected rows, in the source's order, as the contract ``rejected`` has them.

    ``originals`` gives the original values of the rows at some positions, as JSON texts.
    """
    positions = sorted(rejections.found)
    faults = [rejections.found[position] for position in positions]
    # Many rows share one sentence.
    sentences = {id(text): text for _, text in faults}
    shown = {key: text.render() for key, text in sentences.items()}
    kept: list[str] = []
    for start in range(0, len(positions), _BETWEEN_PROGRESS):
        progress(start / len(positions), None)
        kept += originals(positions[start : start + _BETWEEN_PROGRESS])
    data = {
        "layer": [layer] * len(positions),
        "source": [source.name] * len(positions),
        "row": source.rows[positions],
        "reason": [reason for reason, _ in faults],
        "message": [shown[id(text)] for _, text in faults],
        "original": kept,
        "candidates": [
            json.dumps(found, ensure_ascii=False) if found else None
            for found in map(rejections.candidates.get, positions)
        ],
    }
    return contract("rejected").frame(data)


def originals_of(source: Source, spec: Contract, match: Match) -> Originals:
    """The original values of a source whose rows are about things."""
    shown = _shown_columns(source, spec, match)
    return partial(_originals, source, shown=shown, codes=match.codes)


def rejected_lines(rejected: pd.DataFrame) -> list[str]:
    """What to tell of rejected rows (contract ``rejected``): each reason with how many rows it has.

    Below it stand the first sentences, each with the first rows that it is about.
    """
    lines = []
    for reason, alike in rejected.groupby("reason", sort=True):
        lines.append(f"  {reason}: {len(alike):,}")
        for sentence, rows in list(alike.groupby("message", sort=False)["row"])[:_EXAMPLES]:
            numbers = ", ".join(map(str, rows[:_EXAMPLES])) + ", …" * (len(rows) > _EXAMPLES)
            lines.append(
                str(message("    row {rows}: {sentence}", rows=numbers, sentence=sentence))
            )
    return lines


def quoted(value: Any) -> str:
    """A source value as a message may show it: short, and nothing personal."""
    text = next(iter(as_texts([value])), "")
    if personal_value(text):
        return "…"
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"


def figure(value: Any) -> str:
    """A source value where it is a short figure or a date, else only that there was one."""
    text = next(iter(as_texts([value])), "")
    return text if is_figure(text) else "…"


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
    source: Source, positions: list[int], shown: list[str], codes: Collection[str]
) -> list[str]:
    table = source.table.iloc[positions]
    columns = {}
    for name in shown:
        known = column_forms(source.table[name]) if name in codes else frozenset()
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


def column_forms(column: pd.Series) -> frozenset[str]:
    """What the codes of a source column look like, see ``privacy.usual_forms``."""
    return usual_forms(list(as_texts(column.dropna().unique())))


def _plain(value: Any, codes: Collection[str] = ()) -> Any:
    """A value that JSON can hold; a text with something personal in it is left out.

    ``codes``: the forms in which a text is a code.
    """
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    if isinstance(value, np.generic):
        value = value.item()
    text = next(iter(as_texts([value])), "")
    if personal_value(text, form(text) in codes):
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
