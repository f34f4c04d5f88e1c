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


# The levels at which codes are given out, as the plan's tables name them.
LEVELS = ("community", "cell")
_CODES = {"community": "community_id", "cell": "cell_id"}


@dataclass(frozen=True, eq=False)
class Earlier:
    """An earlier plan, ready to be asked in which cell and community a unit lay.

    ``units`` are its units in the CRS of the division; ``retired`` are its codes that are out of
    use, each with its level, the day since when, and the codes that came in its place:
    ``{"level", "code", "on", "successors"}``; ``locked`` are the codes of the cells that stay as
    they are. ``by_building`` has the row of ``units`` of each building and part.
    """

    name: str
    units: gpd.GeoDataFrame
    retired: list[dict[str, Any]]
    locked: frozenset[str]
    by_building: dict[tuple[str, str], int]
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
            retired=[_line(line) for line in read_json(division.plan, "retired")],
            locked=locked_now(division) if locked is None else _checked(locked, division),
            by_building={
                (building, part or ""): row
                for row, (building, part) in enumerate(zip(units["building_id"], units["part"]))
                if building
            },
            tree=shapely.STRtree(units.geometry.to_numpy()),
        )

    @property
    def codes(self) -> set[str]:
        """All codes of cells that were ever given out: none of them may name another cell."""
        return self._ever("cell")

    @property
    def community_codes(self) -> set[str]:
        """All codes of communities that were ever given out."""
        return self._ever("community")

    def in_use(self, level: str) -> frozenset[str]:
        """The codes of a level that the plan's units lie in."""
        return frozenset(self.units[_CODES[level]].dropna())

    def _ever(self, level: str) -> set[str]:
        out_of_use = {line["code"] for line in self.retired if line["level"] == level}
        return set(self.in_use(level)) | out_of_use

    def cells_of(self, units: gpd.GeoDataFrame) -> Names:
        """(n,) the cell each of ``units`` lay in, or None: by building and part, else by place."""
        return self.names_of(units, "cell")

    def names_of(self, units: gpd.GeoDataFrame, level: str) -> Names:
        """(n,) the code of a level that each of ``units`` lay in, found as ``cells_of`` says."""
        codes = self.units[_CODES[level]].to_numpy(object)
        known: list[Optional[str]] = [*np.where(pd.notna(codes), codes, ""), None]
        named: Names = np.array([code or None for code in known], object)[self._rows(units)]
        return named

    def _rows(self, units: gpd.GeoDataFrame) -> NDArray[np.int64]:
        """(n,) the row of the earlier units that each of ``units`` lay in, -1 for none."""
        known = (
            self.by_building.get((building, part or ""), -1)
            for building, part in zip(units["building_id"], units["part"])
        )
        rows = np.fromiter(known, np.int64, len(units))
        others = np.flatnonzero(rows < 0)
        inside = shapely.point_on_surface(units.geometry.to_numpy()[others])
        point, found = self.tree.query(inside, "within")
        rows[others[point]] = found
        return rows

    def vanished(self, units: gpd.GeoDataFrame, level: str = "cell") -> pd.DataFrame:
        """The earlier units of buildings that ``units`` no longer has: ``code`` of the level,
        ``households``, ``building_id``."""
        gone = self.units["building_id"].notna() & ~self.units["building_id"].isin(
            units["building_id"].dropna()
        )
        table = self.units.loc[gone, [_CODES[level], "households", "building_id"]]
        return pd.DataFrame(table.rename(columns={_CODES[level]: "code"}))


def _line(line: dict[str, Any]) -> dict[str, Any]:
    """A line on a code out of use; versions before communities were redrawn knew only cells'."""
    return {"level": "cell", "successors": [], **line}


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


def locked_now(division: Division) -> frozenset[str]:
    """The codes of the plan's cells that are marked as locked."""
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
