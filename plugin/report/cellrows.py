"""What the report tells of each cell, taken from the frames once for map, chart and table."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd

from ..common.figures import whole


@dataclass(frozen=True)
class CellRow:
    """One cell; ``standing`` is ``in``, ``below`` or ``above`` the band.

    ``anchor`` is the cell's name within the page, ``code`` what is left of its code without the
    community's, ``off`` the households it has too many or, negative, too few, ``area_ha`` in
    hectares; ``locked``: the cell had to stay as it was.
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

    @property
    def count(self) -> str:
        """The known households; a plus and a question mark say that there are more, unknown."""
        return whole(self.households) + ("+?" if self.buildings_unknown else "")


def cell_rows(cells: gpd.GeoDataFrame, names: dict[str, str]) -> list[CellRow]:
    """A row for each of ``cells`` (contract ``cell``), in their order; ``names`` of communities."""
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
        )
        for number, cell in enumerate(cells.to_dict("records"), start=1)
    ]


def _standing(in_band: bool, off_band: int) -> str:
    if in_band:
        return "in"
    return "below" if off_band < 0 else "above"


def _short(cell_id: str, community_id: str) -> str:
    rest = cell_id[len(community_id) :] if cell_id.startswith(community_id) else cell_id
    return rest.lstrip("-_ ") or cell_id
