"""The checks of one source: each row ends in the layer or among the rejected, with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyproj
import shapely

from ..common.crs import read_crs
from ..common.errors import input_error
from ..common.messages import Message, listed, message
from ..common.progress import Progress, part
from ..contracts import Contract, Field
from .hiding import no_categories
from .keys import Order, keys_from_place, reject_repeated_keys, reject_repeated_rows
from .match import Match, has_to_be_given, is_code
from .privacy import is_figure, personal_values
from .reasons import figure
from .reference import WGS84, out_of_range, settle_crs
from .result import Rejections
from .shapes import Geometries, finite, from_datum, repair, reproject
from .source import Source
from .values import Column, read_column, read_value

Columns = dict[str, npt.NDArray[np.object_]]

_PERSONAL = message(
    "The field {field} holds a name, an identity number, a phone or the like, which is never kept. "
    "Write another code instead, such as a consecutive number."
)
_KINDS = {"point": message("point"), "line": message("line"), "polygon": message("area")}


class Check:
    """One source on its way into a layer.

    ``rejections`` and ``notes`` fill up with every step; the steps are ``place``,
    ``read_values`` and ``settle_keys``, in this order. ``constants`` are the fields that have one
    value in all rows, as the user wrote it. ``hidden``: by field, (n,) bool, the rows whose value
    is about a person and was left out.
    """

    def __init__(
        self,
        source: Source,
        spec: Contract,
        target: pyproj.CRS,
        match: Match,
        constants: Mapping[str, str],
    ) -> None:
        self.source, self.spec, self.target, self.match = source, spec, target, match
        self.constants = constants
        self.rejections = Rejections(len(source.rows))
        self.notes = list(source.notes)
        self.hidden: dict[str, npt.NDArray[np.bool_]] = {}
        for position, reason in source.set_aside.items():
            self.rejections.add(position, reason)
        self.notes.extend(_left_out(match))

    def place(self, source_crs: Any, datum: Optional[str], progress: Progress) -> Geometries:
        """The rows' geometries, repaired and in the target CRS; None in rows rejected.

        A row of a layer that is linked to buildings may come without a place: None there too.
        """
        geometry = self.source.geometry
        if geometry is None:
            geometry = np.full(len(self.source.rows), None, dtype=object)
        missing = shapely.is_missing(geometry) | shapely.is_empty(geometry)
        if self.spec.link is None:
            self.rejections.add_all(missing, "no_geometry")
        geometry = self._good(geometry)
        geometry[missing] = None
        if shapely.is_missing(geometry).all():
            return geometry
        geometry = self._in_target(geometry, source_crs, datum, part(progress, 0.0, 0.4))
        shapes = repair(geometry, self.spec.geometry, self.target, part(progress, 0.4, 1.0))
        self.notes.extend(shapes.notes)
        faulty = self.rejections.good & ~missing & ~np.asarray(pd.isna(shapes.faults))
        for position in np.flatnonzero(faulty):
            reason = shapes.faults[position]
            values = self._kinds(geometry[position]) if reason == "wrong_geometry" else {}
            self.rejections.add(int(position), reason, **values)
        return shapes.geometry

    def _in_target(
        self, geometry: Geometries, source_crs: Any, datum: Optional[str], progress: Progress
    ) -> Geometries:
        bounds = shapely.bounds(geometry)
        crs, notes = settle_crs(
            self.source.name, bounds, self.source.crs, source_crs, datum, self.target
        )
        self.notes.extend(notes)
        self.rejections.add_all(out_of_range(bounds, crs), "coordinates_out_of_range")
        geometry = self._good(geometry)
        if datum is not None:
            geometry, notes = from_datum(geometry, datum, part(progress, 0.0, 0.5))
            self.notes.extend(notes)
            crs = read_crs(WGS84)
        geometry = reproject(geometry, crs, self.target, part(progress, 0.5, 1.0))
        self.rejections.add_all(~finite(geometry), "not_reprojectable")
        return self._good(geometry)

    def _good(self, geometry: Geometries) -> Geometries:
        kept = geometry.copy()
        kept[~self.rejections.good] = None
        return kept

    def _kinds(self, geometry: Any) -> Mapping[str, Message]:
        found = list(_KINDS.values())[shapely.get_dimensions(geometry)]
        wanted = [_KINDS[kind] for kind in self.spec.geometry]
        if len(wanted) == 1:
            return {"found": found, "wanted": wanted[0]}
        both = message("{one} or {other}", one=wanted[0], other=wanted[1])
        return {"found": found, "wanted": both}

    def read_values(self, fields: Iterable[Field], progress: Progress) -> Columns:
        """The values of each of the ``fields``, (n,) object, None where unknown."""
        columns: Columns = {}
        wanted = list(fields)
        for done, field in enumerate(wanted):
            step = part(progress, done / len(wanted), (done + 1) / len(wanted))
            step(0.0, None)
            columns[field.name] = held = self._values(field, step)
            if has_to_be_given(field):
                empty = np.asarray(pd.isna(held))
                for position in np.flatnonzero(self.hidden.get(field.name, ())).tolist():
                    self.rejections.add(
                        position, "missing_value", _PERSONAL, field=str(field.title)
                    )
                self.rejections.add_all(empty, "missing_value", field=str(field.title))
        return columns

    def _values(self, field: Field, progress: Progress) -> npt.NDArray[np.object_]:
        if field.name in self.constants:
            return self._constant(field)
        if field.name not in self.match.fields:
            return np.full(len(self.source.rows), None, dtype=object)
        source = self.source.table[self.match.fields[field.name]]
        code = is_code(self.spec, field.name)
        column = read_column(source, field, code, part(progress, 0.0, 0.7))
        self._judge_faults(field, source, column)
        self._note_approximate(field, column)
        return self._without_persons(field, column.held, part(progress, 0.7, 1.0))

    def _constant(self, field: Field) -> npt.NDArray[np.object_]:
        read = read_value(self.constants[field.name], field, is_code(self.spec, field.name))
        if read.fault is not None or read.value is None:
            raise input_error(
                "The field {field} can't have the value {value}. {wanted}",
                field=field.name,
                value=figure(self.constants[field.name]),
                wanted=_wanted(field),
            )
        return np.full(len(self.source.rows), read.value, dtype=object)

    def _judge_faults(self, field: Field, source: pd.Series, column: Column) -> None:
        """Reject the rows of wrong values, or leave a value empty that the work can do without."""
        faulty = np.flatnonzero(column.faults)
        if not len(faulty):
            return
        if field.required or field.decisive:
            self._reject_faults(field, source, column, faulty)
            return
        shown = figure(source.iloc[faulty[0]])
        if self.spec.restricted or not is_figure(shown):
            self.notes.append(
                message(
                    "Values in the field {field} that could not be read and were left empty: "
                    "{count}.",
                    count=len(faulty),
                    field=str(field.title),
                )
            )
            return
        self.notes.append(
            message(
                "{count} values in the field {field} could not be read and were left empty, the "
                "first of them {value}.",
                count=len(faulty),
                field=str(field.title),
                value=shown,
            )
        )

    def _reject_faults(
        self, field: Field, source: pd.Series, column: Column, faulty: npt.NDArray[np.intp]
    ) -> None:
        for position in faulty:
            values: dict[str, Any] = {
                "field": str(field.title),
                "value": figure(source.iloc[position]),
            }
            reason = column.faults[position]
            if reason == "below_minimum":
                values["minimum"] = f"{field.minimum:g}"
            if reason == "unknown_word":
                values["known"] = ", ".join(field.words)
            self.rejections.add(int(position), reason, **values)

    def _note_approximate(self, field: Field, column: Column) -> None:
        if count := int((column.approximate & self.rejections.good).sum()):
            self.notes.append(
                message(
                    "{count} approximate numbers in the field {field} were taken as written.",
                    count=count,
                    field=str(field.title),
                )
            )

    def _without_persons(
        self, field: Field, held: npt.NDArray[np.object_], progress: Progress
    ) -> npt.NDArray[np.object_]:
        if field.type != "text":
            return held
        # Codes that look like a phone are left alone where no person is near.
        code = is_code(self.spec, field.name) and not self.spec.restricted
        hidden = personal_values(held, code, field.names_allowed, progress)
        if field.category:
            hidden |= no_categories(held, any_length=not self.spec.restricted)
        if not hidden.any():
            return held
        self.notes.append(
            message(
                "Values in the field {field} that held a name, an identity number, a phone or the "
                "like, or were too long to be sure, and were left empty: {count}.",
                count=int(hidden.sum()),
                field=str(field.title),
            )
        )
        self.hidden[field.name] = hidden
        shown = held.copy()
        shown[hidden] = None
        return shown

    def settle_keys(self, geometry: Geometries, columns: Columns, progress: Progress) -> None:
        """Make the missing keys in ``columns``, and reject rows and keys that repeat."""
        if self.spec.key is None:
            return
        rows, field = self.source.rows, self.spec.fields[self.spec.key]
        given_keys = columns[self.spec.key]
        # A row with a key of its own repeats none.
        doubtful = np.asarray(pd.isna(given_keys) | pd.Series(given_keys).duplicated(keep=False))
        order = Order(geometry, columns, doubtful & self.rejections.good, progress)
        reject_repeated_rows(order, rows, self.rejections)
        good = self.rejections.good
        keys = _without_zeros(given_keys, good)
        without = good & np.asarray(pd.isna(keys))
        if without.any():
            given = frozenset(keys[good & ~without])
            made = keys_from_place(geometry, order, without, given, self.target)
            columns[self.spec.key] = keys = np.where(without, made, keys)
            self._note_made(field, int(without.sum()))
        reject_repeated_keys(field, keys, order, rows, self.rejections)

    def _note_made(self, field: Field, count: int) -> None:
        if field.name in self.match.fields:
            text = message(
                "{count} rows had no {field}: it was made from their place.",
                count=count,
                field=str(field.title),
            )
        else:
            text = message(
                "The source has no column for {field}: it was made from the place of each row. If "
                "one of the columns holds it, import again with --map {name}=COLUMN.",
                field=str(field.title),
                name=field.name,
            )
        self.notes.append(text)


def _left_out(match: Match) -> Iterator[Message]:
    """Which columns about persons did not come in, and which of them were of use all the same."""
    read = match.personal.intersection(match.clues.values())
    if read:
        yield message(
            "Identity numbers and birth dates were read to make pseudonyms and age bands, and then "
            "left out: {columns}.",
            columns=listed(name for name in match.dropped if name in read),
        )
    if match.personal - read:
        yield message(
            "Columns with names, identity numbers, phones or the like were left out altogether: "
            "{columns}.",
            columns=listed(name for name in match.dropped if name in match.personal - read),
        )


def _without_zeros(
    keys: npt.NDArray[np.object_], good: npt.NDArray[np.bool_]
) -> npt.NDArray[np.object_]:
    """The keys, None for a repeated 0: ArcGIS gives it to every row that nobody numbered."""
    zeros = keys == "0"
    if int((zeros & good).sum()) < 2:
        return keys
    numbered = keys.copy()
    numbered[zeros] = None
    return numbered


def _wanted(field: Field) -> Message:
    """What a field takes."""
    if field.words:
        return message("It takes one of: {known}.", known=listed(field.words))
    if field.type == "date":
        return message("It takes a date, such as 2024-03-31.")
    if field.type in ("int", "real") and field.minimum is not None:
        return message("It takes a number from {minimum}.", minimum=f"{field.minimum:g}")
    if field.type in ("int", "real"):
        return message("It takes a number.")
    return message("It takes a text.")
