"""The key of each row: made from its place where the source has none, and unique."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyproj
import shapely

from ..common.crs import is_metric
from ..common.messages import message
from ..common.progress import Progress
from ..contracts import Field
from .result import Rejections
from .shapes import Geometries, canonical

Columns = Mapping[str, npt.NDArray[np.object_]]

# Without metres, a hundred-thousandth of a degree is about one.
_DEGREE_DECIMALS = 5
_SAME = message(
    "This row has the same {field} as row {row} and differs in other values. Make one row of the "
    "two."
)


class Order:
    """An order of rows by what they hold, not by where they stand.

    By place (the bounds), then by shape, then by the values of ``columns``. Only the rows
    ``among``, (n,) bool, are ordered. ``number`` is (n,) int: equal for rows that are equal in
    everything, -1 for the others.
    """

    def __init__(
        self,
        geometry: Geometries,
        columns: Columns,
        among: npt.NDArray[np.bool_],
        progress: Progress,
    ) -> None:
        self.number = np.full(len(geometry), -1, dtype=np.intp)
        some = {name: held[among] for name, held in columns.items()}
        self.number[among] = _numbers(geometry[among], some, progress)

    def rows(self, good: npt.NDArray[np.bool_]) -> list[int]:
        """The positions of the ordered rows that are ``good``, (n,) bool, in this order."""
        there = np.flatnonzero(good & (self.number >= 0))
        return [int(at) for at in there[np.argsort(self.number[there], kind="stable")]]


def _numbers(geometry: Geometries, columns: Columns, progress: Progress) -> npt.NDArray[np.intp]:
    bounds = np.nan_to_num(shapely.bounds(geometry), nan=0.0).T
    tied = _tied(bounds)
    keys = [*bounds]
    for done, held in enumerate((canonical(geometry[tied]), *columns.values())):
        progress(done / (len(columns) + 1), None)
        # Most rows are told apart by their place alone: the rest need not be looked at.
        ranks = np.zeros(len(geometry))
        ranks[tied] = _ranks(held if done == 0 else held[tied])
        keys.append(ranks)
    return _dense(np.array(keys))


def reject_repeated_rows(order: Order, rows: npt.NDArray[np.int64], rejections: Rejections) -> None:
    """Of rows that are equal in every value and in their geometry, keep the first."""
    first: dict[int, int] = {}
    for position in sorted(order.rows(rejections.good)):
        kept = first.setdefault(int(order.number[position]), position)
        if kept != position:
            rejections.add(position, "duplicate_row", row=int(rows[kept]))


def reject_repeated_keys(
    field: Field,
    keys: npt.NDArray[np.object_],
    order: Order,
    rows: npt.NDArray[np.int64],
    rejections: Rejections,
) -> None:
    """Of different rows with one key, keep the first in ``order``."""
    # Nobody can give a person another pseudonym, nor find one by it.
    text = _SAME if field.pseudonym or field.made_of else None
    first: dict[Any, int] = {}
    for position in order.rows(rejections.good):
        kept = first.setdefault(keys[position], position)
        if kept != position:
            rejections.add(
                position,
                "duplicate_key",
                text,
                field=str(field.title),
                value=keys[position],
                row=int(rows[kept]),
            )


def keys_from_place(
    geometry: Geometries,
    order: Order,
    needed: npt.NDArray[np.bool_],
    taken: frozenset[str],
    crs: pyproj.CRS,
) -> npt.NDArray[np.object_]:
    """(n,) object: a key such as ``x512345-y3412345`` where ``needed``, else None.

    The numbers are those of a point inside the geometry. Where several rows would get the same,
    or one is ``taken``, all but the first in ``order`` end with -2, -3 and so on.
    """
    keys = np.full(len(geometry), None, dtype=object)
    decimals = 0 if is_metric(crs) else _DEGREE_DECIMALS
    inside = shapely.point_on_surface(shapely.normalize(geometry))
    used = set(taken)
    for row in order.rows(needed):
        x, y = (
            f"{part:.{decimals}f}"
            for part in (shapely.get_x(inside[row]), shapely.get_y(inside[row]))
        )
        key, number = f"x{x}-y{y}", 1
        while (full := key if number == 1 else f"{key}-{number}") in used:
            number += 1
        used.add(full)
        keys[row] = full
    return keys


def _dense(keys: npt.NDArray[np.float64]) -> npt.NDArray[np.intp]:
    """(n,) the place of each column of ``keys``, (k, n), among the different ones, sorted."""
    # The last key of lexsort counts most.
    order = np.lexsort(keys[::-1])
    differs = (np.diff(keys[:, order], axis=1) != 0).any(axis=0)
    number = np.empty(len(order), dtype=np.intp)
    number[order] = np.concatenate([[0], np.cumsum(differs)])[: len(order)]
    return number


def _tied(bounds: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """(n,) bool: rows whose bounds, a column of (4, n), are also another's."""
    number = _dense(bounds)
    return np.asarray(np.bincount(number)[number] > 1)


def _ranks(values: npt.NDArray[np.object_]) -> npt.NDArray[np.float64]:
    """(n,) the place of each value among the sorted different ones; nothing comes first."""
    codes, distinct = pd.factorize(values, use_na_sentinel=False)
    texts = ["" if value is None or value != value else f"={value}" for value in distinct.tolist()]
    places = np.empty(len(texts))
    places[np.argsort(np.array(texts, dtype=object), kind="stable")] = np.arange(len(texts))
    return np.asarray(places[codes])
