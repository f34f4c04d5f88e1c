"""Twelve houses in two rows, 60 households each, and cells drawn around them.

House 0 of the lower row stands in the ground from 0 to 40 m east and 0 to 46 m north, house 1 from
40 to 80 and so on; the upper row (6..11) from 46 to 92. Three cells of four houses fit the band.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

import shapely
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Band, Settings
from grid_steward.plugin.divide.adopt import Drawn, adopt_layers
from grid_steward.plugin.rules import load_rulebook

CRS = "EPSG:4547"
WIDE, HIGH = 40, 46
SETTINGS = Settings(band=Band(200, 250, 300), rulebook=load_rulebook("plain"))


def lot(number: int) -> Any:
    """The ground of a house."""
    column, row = number % 6, number // 6
    west, south = WIDE * column, HIGH * row
    return shapely.box(west, south, west + WIDE, south + HIGH)


def block(*houses: int) -> Any:
    """The ground of some houses."""
    return shapely.union_all([lot(number) for number in houses])


A, B, C = block(0, 1, 6, 7), block(2, 3, 8, 9), block(4, 5, 10, 11)


def town(households: Optional[Sequence[Optional[int]]] = None, **others: Any) -> dict[str, Any]:
    """The layers; ``others`` are further ones, or in place of these."""
    places = [(10 + WIDE * column, 20 + 40 * row) for row in (0, 1) for column in range(6)]
    layers = {
        "building": contract("building").frame(
            {
                "building_id": [f"h{number}" for number in range(12)],
                "households": list(households or [60] * 12),
                "entrances": [4] * 12,
                "geometry": [shapely.box(x, y, x + 20, y + 12) for x, y in places],
            },
            CRS,
        ),
        "community": communities({"c1": shapely.box(0, 0, 6 * WIDE, 2 * HIGH)}),
    }
    return {**layers, **others}


def communities(shapes: dict[str, Any]) -> Any:
    return contract("community").frame(
        {"community_id": list(shapes), "name": list(shapes), "geometry": list(shapes.values())},
        CRS,
    )


def polygons(cells: Sequence[tuple[Any, ...]]) -> Any:
    """Cells of code, ground and, where it is told, community."""
    return contract("drawn_cell").frame(
        {
            "cell_id": [cell[0] for cell in cells],
            "name": [None if cell[0] is None else f"cell {cell[0]}" for cell in cells],
            "community_id": [cell[2] if len(cell) > 2 else None for cell in cells],
            "geometry": [cell[1] for cell in cells],
        },
        CRS,
    )


def table(rows: Sequence[tuple[Any, ...]]) -> Any:
    """Rows of building, cell and, where there is one, entrance."""
    return contract("cell_member").frame(
        {
            "building_id": [row[0] for row in rows],
            "cell_id": [row[1] for row in rows],
            "entrance": [row[2] if len(row) > 2 else None for row in rows],
        }
    )


def adopted(
    cells: Optional[Sequence[tuple[Any, ...]]] = None,
    rows: Optional[Sequence[tuple[Any, ...]]] = None,
    layers: Optional[dict[str, Any]] = None,
    by: str = "both",
) -> Any:
    drawn = Drawn(None if cells is None else polygons(cells), None if rows is None else table(rows))
    return adopt_layers(layers or town(), drawn, SETTINGS, by=by)


def cells_of(plan: Any) -> dict[str, str]:
    """The cell of each house; of a divided one by its parts."""
    units = plan.units.dropna(subset=["building_id"])
    names = [
        building if part is None or part != part else f"{building} {part}"
        for building, part in zip(units["building_id"], units["part"])
    ]
    return dict(zip(names, units["cell_id"]))


def repairs_of(plan: Any) -> list[tuple[str, Optional[str], Optional[str], Optional[str]]]:
    """Kind, building, drawn cell and cell now of each repair."""
    rows = plan.repairs[["kind", "building_id", "drawn_cell", "cell_id"]]
    return [tuple(row) for row in rows.astype(object).where(rows.notna(), None).to_numpy().tolist()]
