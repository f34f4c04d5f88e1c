"""A plan as drawn cells and as a table of buildings, and the table with faults planted in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

import geopandas as gpd
import pandas as pd
import shapely

from ....plugin.contracts import contract
from ....plugin.divide import Division, read_part
from .ground import Ground
from .truth import Fault, Foreign

_NOWHERE = "nowhere"


def as_polygons(plan: Division) -> Any:
    """The cells of a plan as others would draw them (contract ``drawn_cell``)."""
    cells = plan.cells
    return contract("drawn_cell").frame(
        {"cell_id": cells["cell_id"].tolist(), "geometry": cells.geometry.to_numpy()}, cells.crs
    )


def as_table(plan: Division) -> pd.DataFrame:
    """The cell of each building (contract ``cell_member``), towers by entrance or floor."""
    rows: dict[str, list[Any]] = {"building_id": [], "entrance": [], "floor": [], "cell_id": []}
    units = plan.units.dropna(subset=["building_id"]).sort_values(["building_id", "unit_id"])
    for building, part, cell in zip(units["building_id"], units["part"], units["cell_id"]):
        run = read_part(part) if isinstance(part, str) else None
        for number in [None] if run is None else range(run.first, run.last + 1):
            rows["building_id"].append(building)
            rows["cell_id"].append(cell)
            rows["entrance"].append(_if(run is not None and run.kind == "entrance", number))
            rows["floor"].append(_if(run is not None and run.kind == "floor", number))
    return contract("cell_member").frame(rows)


def foreign_table(plan: Division, layers: Mapping[str, gpd.GeoDataFrame]) -> Foreign:
    """The table of ``plan``, a division of ``layers``, spoilt."""
    ground, table = Ground(plan, layers), as_table(plan)
    faults: list[Fault] = []
    rows = table.to_dict("records")

    spot = next(ground.insides())
    ground.take(spot.unit, spot.cell)
    rows = [row for row in rows if row["building_id"] != spot.building]
    faults.append(Fault("missing_building", spot.building, None, (spot.cell,)))

    spot = next(ground.insides())
    other = _elsewhere(ground, spot.cell)
    ground.take(spot.unit, spot.cell, other)
    for row in rows:
        if row["building_id"] == spot.building:
            row["cell_id"] = other
    faults.append(Fault("misplaced_building", spot.building, other, (spot.cell,)))

    spot = next(ground.insides())
    other = _elsewhere(ground, spot.cell)
    ground.take(spot.unit, spot.cell, other)
    rows.append({"building_id": spot.building, "cell_id": other})
    drawn = ",".join(sorted((spot.cell, other)))
    faults.append(Fault("building_in_two_cells", spot.building, drawn, (spot.cell,)))

    rows.append({"building_id": _NOWHERE, "cell_id": spot.cell})
    faults.append(Fault("unknown_building", _NOWHERE, spot.cell))
    names = ("building_id", "entrance", "floor", "cell_id")
    columns = {name: [_known(row.get(name)) for row in rows] for name in names}
    return Foreign(tuple(faults), members=contract("cell_member").frame(columns))


def _elsewhere(ground: Ground, cell: str) -> str:
    """A free cell that does not touch this one."""
    own = ground.shapes[cell]
    free = sorted(set(ground.shapes) - ground.used - {cell})
    return next(code for code in free if not shapely.dwithin(own, ground.shapes[code], 1))


def _if(yes: bool, number: Optional[int]) -> Optional[int]:
    return number if yes else None


def _known(value: Any) -> Any:
    return None if pd.isna(value) else value
