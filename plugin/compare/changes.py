"""Each building, or part of one, that lies elsewhere in the plan, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from ..contracts import contract
from .areas import LEVELS, Areas
from .reasons import Reasons
from .sides import Side, named
from .slices import Slices

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Pieces:
    """The units of both plans laid on each other, as far as they say who is where.

    ``old`` and ``new`` (s,): rows of the units, -1 for a building that only the other plan has;
    ``households`` (s,). What one plan only counts beyond the other of a building is left out.
    """

    old: Ints
    new: Ints
    households: Ints

    @classmethod
    def of(cls, slices: Slices) -> Pieces:
        """The pieces of the slices."""
        alone = _alone(slices)
        kept = ((slices.old >= 0) & (slices.new >= 0)) | alone
        return cls(slices.old[kept], slices.new[kept], slices.households[kept])


def _alone(slices: Slices) -> npt.NDArray[np.bool_]:
    """(s,) which slices are of a building that only one of the plans has."""
    had = np.isin(np.arange(slices.buildings + 1), slices.old_building)
    has = np.isin(np.arange(slices.buildings + 1), slices.new_building)
    old = np.append(slices.old_building, slices.buildings)[slices.old]
    new = np.append(slices.new_building, slices.buildings)[slices.new]
    return np.asarray(((slices.new < 0) & ~has[old]) | ((slices.old < 0) & ~had[new]))


def change_frame(
    sides: tuple[Side, Side],
    slices: Slices,
    areas: tuple[Areas, Optional[Areas]],
    reasons: Reasons,
    layers: Mapping[str, pd.DataFrame],
) -> gpd.GeoDataFrame:
    """The frame of contract ``change``: by community, cell and unit.

    ``sides``: the plan compared with, and the plan; ``areas``: their communities and cells.
    """
    table = _changed(sides, slices, areas)
    table["reason"] = _reasons(table, reasons)
    side = np.where(table["new"] >= 0, 1, 0)
    row = np.where(side == 1, table["new"], table["old"])
    for name in ("unit_id", "building_id", "part", "compound_id", "buildings_unknown", "geometry"):
        table[name] = _of_units(sides, name, side, row)
    again = table.duplicated(["new", "old"]) | (table["new"] >= 0) & table.duplicated("new")
    table.loc[again, "buildings_unknown"] = 0
    table = _with_addresses(table, layers)
    table = table.sort_values(list(_ORDER), ascending=[False, *[True] * 6], kind="stable")
    table = table.assign(plan=sides[1].name, against=sides[0].name)
    names = [name for name in contract("change").fields if name in table]
    data = {name: table[name].to_numpy(object) for name in names}
    frame: gpd.GeoDataFrame = contract("change").frame(
        {**data, "geometry": table["geometry"].to_numpy(object)}, sides[1].division.units.crs
    )
    return frame


# Communities that change first; then places in the order of their codes.
_ORDER = ("level", "new_community", "new_cell", "unit_id", "old_community", "old_cell", "new")


def _changed(
    sides: tuple[Side, Side], slices: Slices, areas: tuple[Areas, Optional[Areas]]
) -> pd.DataFrame:
    """The households that are elsewhere, by unit and where they were: ``old`` and ``new`` unit,
    ``households``, ``level`` and the four codes."""
    pieces = Pieces.of(slices)
    table = pd.DataFrame({"old": pieces.old, "new": pieces.new, "households": pieces.households})
    alone = (pieces.old < 0) | (pieces.new < 0)
    changed = [_codes(table, level, sides, known) for level, known in zip(LEVELS, areas)]
    table["level"] = np.where(changed[0] | alone, *LEVELS)
    # A unit may get households from several units of one cell; they are one line.
    table["gone"] = np.where(pieces.new < 0, pieces.old, -1)
    rows = table[changed[0] | changed[1] | alone]
    sums = rows.groupby(["gone", "new", "level", *_CODES], dropna=False, sort=True)
    found = sums.agg({"households": "sum", "old": "max"}).reset_index()
    for name in _CODES:
        found[name] = found[name].astype(object).where(found[name].notna(), None)
    return found


_CODES = ("old_community", "new_community", "old_cell", "new_cell")


def _codes(
    table: pd.DataFrame, level: str, sides: tuple[Side, Side], known: Optional[Areas]
) -> npt.NDArray[np.bool_]:
    """Add the codes of a level; (n,) where the two are not the same area."""
    old, new = (
        named(side.codes(level), table[name].to_numpy(np.int64))
        for side, name in zip(sides, ("old", "new"))
    )
    table[f"new_{level}"] = new
    # Today's communities have no cells.
    table[f"old_{level}"] = np.full(len(table), None, object) if known is None else old
    if known is None:
        return np.zeros(len(table), bool)
    return np.asarray(known.of_old(old) != known.of_new(new))


def _reasons(table: pd.DataFrame, reasons: Reasons) -> npt.NDArray[Any]:
    found: npt.NDArray[Any] = np.full(len(table), "together", object)
    for number, level in enumerate(LEVELS):
        rows = np.flatnonzero((table["level"] == level) & (table["new"] >= 0) & (table["old"] >= 0))
        found[rows] = reasons.of(number, table["new"].to_numpy(np.int64)[rows])
    found[(table["old"] < 0).to_numpy(bool)] = "built"
    found[(table["new"] < 0).to_numpy(bool)] = "lost"
    return found


def _of_units(sides: tuple[Side, Side], name: str, side: Ints, row: Ints) -> npt.NDArray[Any]:
    """(n,) what the units in ``row`` of each ``side`` have in a column."""
    found: npt.NDArray[Any] = np.full(len(row), None, object)
    for number, one in enumerate(sides):
        own = side == number
        found[own] = one.division.units[name].to_numpy(object)[row[own]]
    return found


def _with_addresses(table: pd.DataFrame, layers: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The table with street and number of each building, and the name of its compound or its
    code."""
    buildings, compounds = (
        layers.get(layer, contract(layer).frame({})).drop_duplicates(f"{layer}_id")
        for layer in ("building", "compound")
    )
    homes = buildings.set_index("building_id").reindex(table["building_id"])
    names = dict(zip(compounds["compound_id"].tolist(), compounds["name"].tolist()))
    compound = [
        names[code] if isinstance(names.get(code), str) else code
        for code in table["compound_id"].tolist()
    ]
    return table.assign(
        compound=compound,
        street=homes["street"].to_numpy(object),
        number=homes["number"].to_numpy(object),
    )


def moved_by(changes: gpd.GeoDataFrame, name: str, level: Optional[str] = None) -> pd.DataFrame:
    """What changes, by ``name`` (``street``, ``compound`` or ``reason``), most households first.

    Columns ``name`` (None where a building has none), ``buildings``, of which each counts once,
    ``buildings_unknown`` and ``households``; ``level`` counts those rows alone.
    """
    rows = changes if level is None else changes[changes["level"] == level]
    filled = pd.DataFrame(
        {
            "name": rows[name].fillna("").to_numpy(object),
            "buildings": rows["building_id"].to_numpy(object),
            "buildings_unknown": rows["buildings_unknown"].to_numpy(np.int64),
            "households": rows["households"].to_numpy(np.int64),
        }
    )
    sums = filled.groupby("name", sort=True, as_index=False).agg(
        {"buildings": "nunique", "buildings_unknown": "sum", "households": "sum"}
    )
    sums["name"] = sums["name"].where(sums["name"] != "", None)
    found: pd.DataFrame = sums.sort_values(
        ["households", "buildings"], ascending=False, kind="stable", ignore_index=True
    )
    return found
