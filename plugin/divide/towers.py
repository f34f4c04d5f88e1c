"""One row for each divided building: which of its entrances or floors belong to which cell."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
import pandas as pd
import shapely

from ..contracts import contract
from .ground.towers import Run, read_part


def tower_frame(units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The frame of contract ``tower`` from the ``units`` of a plan (contract ``unit``)."""
    rows = [_row(parts) for _, parts in units[units["part"].notna()].groupby("building_id")]
    data = {name: [row[name] for row in rows] for name in rows[0]} if rows else {}
    return contract("tower").frame(data, units.crs)


def _row(parts: pd.DataFrame) -> dict[str, object]:
    runs = [read_part(text) for text in parts["part"]]
    cells = parts["cell_id"].tolist()
    return {
        "plan": parts["plan"].iloc[0],
        "building_id": parts["building_id"].iloc[0],
        "community_id": parts["community_id"].iloc[0],
        "households": int(parts["households"].sum()),
        "cut_by": runs[0].kind,
        "cells": len(set(cells)),
        "places": places_text(runs, cells),
        "geometry": shapely.point_on_surface(shapely.union_all(parts.geometry.to_numpy())),
    }


def places_text(runs: Sequence[Run], cells: Sequence[str]) -> str:
    """``1-2 → A; 3 → B``, neighbouring runs of one cell put together."""
    joined: list[tuple[int, int, str]] = []
    for run, cell in sorted(zip(runs, cells), key=lambda pair: pair[0].first):
        if joined and joined[-1][2] == cell and joined[-1][1] + 1 == run.first:
            joined[-1] = (joined[-1][0], run.last, cell)
        else:
            joined.append((run.first, run.last, cell))
    return "; ".join(
        f"{first} → {cell}" if first == last else f"{first}-{last} → {cell}"
        for first, last, cell in joined
    )
