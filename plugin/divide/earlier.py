"""The plan that a division starts from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from ..common.errors import input_error
from ..common.messages import some_of
from .division import Division, read_json

# Codes of cells, one for each unit, None where there is none.
Names = NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class Earlier:
    """An earlier plan, ready to be asked which cell a unit lay in.

    ``units`` are its units in the CRS of the division; ``retired`` are its codes that are out of
    use, each with the day since when: ``{"code", "on"}``; ``locked`` are the codes of the cells
    that stay as they are.
    """

    name: str
    units: gpd.GeoDataFrame
    retired: list[dict[str, Any]]
    locked: frozenset[str]
    by_building: dict[tuple[str, str], str]
    tree: shapely.STRtree

    @classmethod
    def of(cls, division: Division, crs: Any, locked: Optional[Sequence[str]] = None) -> Earlier:
        """``division`` in the coordinate system ``crs``.

        ``locked`` are the codes of the cells that stay, None for those that are marked. Raises
        InputError for a code that is none of its cells'.
        """
        units = division.units.to_crs(crs)
        return cls(
            name=str(division.plan["plan"].iloc[0]),
            units=units,
            retired=read_json(division.plan, "retired"),
            locked=_marked(division) if locked is None else _checked(locked, division),
            by_building={
                (building, part or ""): cell
                for building, part, cell in zip(
                    units["building_id"], units["part"], units["cell_id"]
                )
                if building
            },
            tree=shapely.STRtree(units.geometry.to_numpy()),
        )

    @property
    def codes(self) -> set[str]:
        """All codes that were ever given out: none of them may name another cell."""
        return set(self.units["cell_id"]) | {line["code"] for line in self.retired}

    def cells_of(self, units: gpd.GeoDataFrame) -> Names:
        """(n,) the cell each of ``units`` lay in, or None: by building and part, else by place."""
        known = [
            self.by_building.get((building, part or ""))
            for building, part in zip(units["building_id"], units["part"])
        ]
        cells = np.array(known, object)
        others = np.flatnonzero([cell is None for cell in known])
        inside = shapely.point_on_surface(units.geometry.to_numpy()[others])
        point, found = self.tree.query(inside, "within")
        cells[others[point]] = self.units["cell_id"].to_numpy()[found]
        return cells

    def vanished(self, units: gpd.GeoDataFrame) -> pd.Series[int]:
        """The households, by cell, of buildings that ``units`` no longer has."""
        gone = self.units["building_id"].notna() & ~self.units["building_id"].isin(
            units["building_id"].dropna()
        )
        households: pd.Series[int] = self.units[gone].groupby("cell_id")["households"].sum()
        return households

    def still_retired(self, cell_ids: set[str], day: str) -> list[dict[str, Any]]:
        """The codes out of use now that ``cell_ids`` are in use; those given up get ``day``."""
        given_up = sorted(set(self.units["cell_id"]) - cell_ids)
        return [*self.retired, *({"code": code, "on": day} for code in given_up)]


def start_from(
    earlier: Optional[Division], crs: Any, locked: Optional[Sequence[str]] = None
) -> Optional[Earlier]:
    """The earlier plan in ``crs``, or None where there is none or it is empty.

    Raises InputError where cells are to be ``locked`` that the earlier plan does not have.
    """
    if earlier is None or earlier.units.empty:
        if locked:
            raise input_error(
                "Cells can be locked only in a division that starts from an earlier plan. Say "
                "which plan to start from, or lock none."
            )
        return None
    return Earlier.of(earlier, crs, locked)


def _marked(division: Division) -> frozenset[str]:
    """The cells that someone has marked as locked."""
    marked = division.cells["locked"].fillna(False).astype(bool)
    return frozenset(division.cells["cell_id"][marked])


def _checked(locked: Sequence[str], division: Division) -> frozenset[str]:
    known = sorted(set(division.units["cell_id"]))
    unknown = sorted(set(locked) - set(known))
    if unknown:
        raise input_error(
            "The plan {plan} has no cell {cells}, so it cannot be locked. Its cells: {known}.",
            plan=str(division.plan["plan"].iloc[0]),
            cells=some_of(unknown),
            known=some_of(known),
        )
    return frozenset(locked)
