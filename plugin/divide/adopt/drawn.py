"""What was drawn by others, as it comes in, and the cells that it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...common.errors import input_error
from ..ground.grid import Geometries, Ints
from .overlay import areas, united

# What says which cell a building is in; both where the table goes before the polygons.
CELLS_BY = ("both", "polygons", "table")
# Lines nearer to each other than this are one: files round their coordinates (a GeoJSON of seven
# decimals to a centimetre). Unverified.
TOUCH_M = 0.1


@dataclass(frozen=True)
class Drawn:
    """A division as others hand it in.

    ``cells`` has the columns of contract ``drawn_cell``, ``members`` those of ``cell_member``; one
    of the two may be None. ``refused`` are the rows of the table that an import could not take
    (contract ``rejected``).
    """

    cells: Optional[gpd.GeoDataFrame] = None
    members: Optional[pd.DataFrame] = None
    refused: Optional[pd.DataFrame] = None


@dataclass(frozen=True, eq=False)
class Sheet:
    """The drawn cells 0..d-1, in the order of their codes and, of one code, of their places.

    ``codes``: None where none was given; ``names``; ``shapes`` (d,) None of a cell that only the
    table names; ``table`` the cells of each building by its code, as (entrance, floor, cell) with
    None for what a row does not say.
    """

    codes: tuple[Optional[str], ...]
    names: tuple[Optional[str], ...]
    shapes: Geometries
    table: Mapping[str, Sequence[tuple[Optional[int], Optional[int], int]]]

    @property
    def drawn(self) -> Ints:
        """The cells that have a shape."""
        return np.flatnonzero(~shapely.is_missing(self.shapes))

    def label(self, cell: int) -> str:
        """The code of a drawn cell; a dash where it has none."""
        return self.codes[cell] or "-"


def chosen(drawn: Drawn, by: str) -> Drawn:
    """Of ``drawn`` what ``by``, of CELLS_BY, asks for; InputError where there is none of it."""
    cells = None if by == "table" or drawn.cells is None or drawn.cells.empty else drawn.cells
    members = drawn.members
    if by == "polygons" or members is None or members.empty:
        members = None
    if cells is None and members is None:
        raise input_error(
            "There is no division to adopt. Bring in the cells as they are drawn (layer "
            "drawn_cell) or a table of the buildings in each (layer cell_member) first."
        )
    return Drawn(cells, members, drawn.refused if members is not None else None)


def sheet_of(drawn: Drawn, crs: Any) -> Sheet:
    """The cells of ``drawn`` in the coordinate system ``crs``."""
    codes: list[Optional[str]] = []
    names: list[Optional[str]] = []
    shapes: list[Any] = []
    if drawn.cells is not None:
        for code, name, shape in _polygons(drawn.cells.to_crs(crs), drawn.members is None):
            codes.append(code)
            names.append(name)
            shapes.append(shape)
    table: dict[str, list[tuple[Optional[int], Optional[int], int]]] = {}
    if drawn.members is not None:
        number = {code: cell for cell, code in enumerate(codes) if code is not None}
        for code in sorted(set(drawn.members["cell_id"]) - set(number)):
            number[code] = len(codes)
            codes.append(code)
            names.append(None)
            shapes.append(None)
        table = _table(drawn.members, number)
    held = np.empty(len(shapes), dtype=object)
    held[:] = shapes
    return Sheet(tuple(codes), tuple(names), held, table)


def _polygons(
    cells: gpd.GeoDataFrame, apart: bool
) -> list[tuple[Optional[str], Optional[str], Any]]:
    """Code, name and shape of each drawn cell.

    Rows of one code that touch are one cell. Where ``apart``, those that don't are several, and so
    are those that name different communities: codes may begin anew in each.
    """
    shapes = [_areas(shape) for shape in cells.geometry]
    rows = pd.DataFrame(
        {name: cells[name].to_numpy(object) for name in ("cell_id", "name", "community_id")}
    ).rename(columns={"cell_id": "code"})
    rows = rows.where(rows.notna(), None)
    nameless = np.flatnonzero(rows["code"].isna().to_numpy())
    found: list[tuple[Optional[str], Optional[str], Any]] = [
        (None, rows["name"].iloc[row], shapes[row]) for row in nameless.tolist()
    ]
    keys = ["code", "community_id"] if apart else ["code"]
    coded = rows[rows["code"].notna()]
    for (code, *_), group in coded.groupby(keys, sort=True, dropna=False):
        own = [shapes[row] for row in group.index]
        name = next(iter(sorted(str(name) for name in group["name"].dropna())), None)
        found += [(str(code), name, shape) for shape in (_apart(own) if apart else [_whole(own)])]
    return sorted(found, key=lambda one: (one[0] or "", *np.round(one[2].bounds, 3).tolist()))


def _apart(shapes: Sequence[Any]) -> list[Any]:
    """The shapes, those put together that touch."""
    groups: list[list[Any]] = []
    for shape in shapes:
        near = [group for group in groups if any(shapely.dwithin(shape, x, TOUCH_M) for x in group)]
        groups = [group for group in groups if all(group is not one for one in near)]
        groups.append([*(x for group in near for x in group), shape])
    return [_whole(group) for group in groups]


def _whole(shapes: Sequence[Any]) -> Any:
    return shapes[0] if len(shapes) == 1 else united(shapes)


def _areas(shape: Any) -> Any:
    """The valid areas of a shape, which a change of coordinates may have spoilt."""
    return areas(shapely.make_valid(shape))


def _table(
    members: pd.DataFrame, number: Mapping[str, int]
) -> dict[str, list[tuple[Optional[int], Optional[int], int]]]:
    table: dict[str, list[tuple[Optional[int], Optional[int], int]]] = {}
    columns = ("building_id", "entrance", "floor", "cell_id")
    for building, entrance, floor, code in zip(*(members[name] for name in columns)):
        row = (_count(entrance), _count(floor), number[code])
        table.setdefault(str(building), []).append(row)
    return table


def _count(value: Any) -> Optional[int]:
    return None if pd.isna(value) else int(value)
