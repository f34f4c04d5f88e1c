"""What the report tells of each cell, taken from the frames once for map, chart and table."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Optional

import geopandas as gpd
import pandas as pd

from ..common.figures import whole
from .gaprows import GapRow

# The upper ends of the classes that maps and charts tint by; the last class has none.
LOADS = (0.8, 1.0, 1.2)
LACKS = (0, 2, 5, 10)


@dataclass(frozen=True)
class CellRow:
    """One cell; ``standing`` is ``in``, ``below`` or ``above`` the band.

    ``anchor`` is the cell's name within the page, ``code`` what is left of its code without the
    community's, ``off`` the households it has too many or, negative, too few, ``area_ha`` in
    hectares; ``locked``: the cell had to stay as it was. ``gaps`` is how many it has,
    ``utilisation`` the share of its officers' time that its work takes, None without an officer
    and where the edition doesn't tell.
    """

    anchor: str
    cell_id: str
    code: str
    community_id: str
    community: str
    households: int
    standing: str
    off: int
    buildings: int
    buildings_unknown: int
    area_ha: float
    compactness: float
    locked: bool
    gaps: int
    utilisation: Optional[float]

    @property
    def load(self) -> str:
        """The class of its utilisation: ``w0`` to ``w3``, ``wx`` without an officer."""
        return "wx" if self.utilisation is None else f"w{bisect_left(LOADS, self.utilisation)}"

    @property
    def lacks(self) -> str:
        """The class of its number of gaps, ``g0`` to ``g4``."""
        return f"g{bisect_left(LACKS, self.gaps)}"

    @property
    def share(self) -> str:
        """The utilisation in whole percent, a dash where there is none."""
        return "—" if self.utilisation is None else f"{round(100 * self.utilisation)}%"

    @property
    def count(self) -> str:
        """The known households; a plus and a question mark say that there are more, unknown."""
        return whole(self.households) + ("+?" if self.buildings_unknown else "")


def cell_rows(
    cells: gpd.GeoDataFrame,
    names: Mapping[str, str],
    gaps: Sequence[GapRow],
    workload: Optional[pd.DataFrame],
) -> list[CellRow]:
    """A row for each of ``cells`` (contract ``cell``), in their order; ``names`` of communities.

    ``workload`` is a frame of the contract of that name, None where it isn't told.
    """
    lacking = Counter(gap.cell_id for gap in gaps)
    loads = utilisations(workload)
    return [
        CellRow(
            anchor=f"cell-{number}",
            cell_id=cell["cell_id"],
            code=_short(cell["cell_id"], cell["community_id"]),
            community_id=cell["community_id"],
            community=names.get(cell["community_id"], cell["community_id"]),
            households=int(cell["households"]),
            standing=_standing(cell["in_band"], cell["off_band"]),
            off=int(cell["off_band"]),
            buildings=int(cell["buildings"]),
            buildings_unknown=int(cell["buildings_unknown"]),
            area_ha=float(cell["area_m2"]) / 10_000,
            compactness=float(cell["compactness"]),
            locked=cell["locked"] is True,
            gaps=lacking[cell["cell_id"]],
            utilisation=loads.get(cell["cell_id"]),
        )
        for number, cell in enumerate(cells.to_dict("records"), start=1)
    ]


def utilisations(workload: Optional[pd.DataFrame]) -> dict[str, float]:
    """The utilisation of each cell that has an officer."""
    if workload is None:
        return {}
    known = workload.dropna(subset=["utilisation"])
    return dict(zip(known["cell_id"].astype(str), known["utilisation"].astype(float)))


def _standing(in_band: bool, off_band: int) -> str:
    if in_band:
        return "in"
    return "below" if off_band < 0 else "above"


def _short(cell_id: str, community_id: str) -> str:
    rest = cell_id[len(community_id) :] if cell_id.startswith(community_id) else cell_id
    return rest.lstrip("-_ ") or cell_id
