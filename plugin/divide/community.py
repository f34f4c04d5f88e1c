"""The division of one community: ground, partition, cells, codes.

Whatever loops over communities calls this; it knows nothing of any other community, so that
communities can be divided in any order and by any number of workers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from ..common.messages import Message, message
from ..common.progress import Progress, part, silent
from ..contracts import contract
from .cells import CellTexts, cell_frame, codes, merge_units
from .division import Settings
from .graph import IntArray, UnitGraph
from .ground import Ground, build_ground
from .partition import partition
from .score import compactness
from .verdicts import Verdict

# Codes of cells, one for each unit, None where there is none.
Names = NDArray[np.object_]


@dataclass(frozen=True)
class Place:
    """One community as it goes in: its ground, its name and the layers that touch it."""

    community_id: str
    name: str
    polygon: shapely.Geometry
    layers: dict[str, gpd.GeoDataFrame]


@dataclass(frozen=True, eq=False)
class CommunityPlan:
    """One community as it comes out. ``labels`` (n,) are the cells 0..k-1 of its units."""

    units: gpd.GeoDataFrame
    cells: gpd.GeoDataFrame
    graph: UnitGraph
    labels: IntArray
    row: dict[str, Any]
    crosswalk: list[dict[str, Any]]
    notes: tuple[Message, ...]


def divide_community(
    place: Place,
    settings: Settings,
    earlier: Optional[gpd.GeoDataFrame] = None,
    progress: Progress = silent,
) -> CommunityPlan:
    """Divide one community; ``earlier`` holds the units of the plan to start from."""
    ground = build_ground(
        place.polygon,
        *(place.layers[name] for name in ("building", "road", "barrier", "crossing", "compound")),
        band=settings.band,
        roads_not_dividing=settings.rulebook.roads_not_dividing,
        progress=part(progress, 0.0, 0.5),
    )
    graph = unit_graph(ground)
    before = None if earlier is None else cells_before(ground.units, earlier)
    result = partition(
        graph,
        settings.band,
        seed=settings.seed,
        effort=settings.effort,
        current=None if before is None else pd.factorize(before)[0],
        progress=part(progress, 0.5, 1.0),
        weights=settings.rulebook.weights,
    )
    texts = CellTexts(place.community_id, settings.plan, settings.rulebook.codes.cell)
    kept = _kept_codes(result.kept, before)
    polygons = merge_units(ground.units, result.labels)
    taken = set() if earlier is None else set(earlier["cell_id"])
    cell_ids = codes(polygons, texts, kept, taken)
    cells = cell_frame(
        ground.units,
        result.labels,
        polygons,
        cell_ids,
        kept,
        compactness(graph, result.labels),
        settings.band,
        texts,
    )
    return CommunityPlan(
        units=_unit_frame(ground.units, result.labels, cell_ids, texts),
        cells=cells,
        graph=graph,
        labels=result.labels,
        row=_row(place, cells, result.verdicts),
        crosswalk=_crosswalk(ground.units, before, np.array(cell_ids, object)[result.labels]),
        notes=tuple(
            message("{place}: {note}", place=place.name or place.community_id, note=note)
            for note in ground.notes
        ),
    )


def unit_graph(ground: Ground) -> UnitGraph:
    """The graph of a community's units."""
    units = ground.units
    return UnitGraph(
        households=units["households"].to_numpy(np.int64),
        edges=ground.edges,
        border_m=ground.border_m,
        on_road=ground.on_road,
        compound=pd.factorize(units["compound_id"], sort=True)[0],
        area_m2=units.geometry.area.to_numpy(),
        perimeter_m=units.geometry.length.to_numpy(),
        blocked_edges=ground.blocked_edges,
        blocked_border_m=ground.blocked_border_m,
    )


def cells_before(units: gpd.GeoDataFrame, earlier: gpd.GeoDataFrame) -> Names:
    """(n,) the earlier cell of each unit or None: by building and part, else by place."""
    by_building = {
        (building, part_of or ""): cell
        for building, part_of, cell in zip(
            earlier["building_id"], earlier["part"], earlier["cell_id"]
        )
        if building
    }
    inside = shapely.point_on_surface(units.geometry.to_numpy())
    point, shape = shapely.STRtree(earlier.geometry.to_numpy()).query(inside, "within")
    by_place = dict(zip(point.tolist(), earlier["cell_id"].to_numpy()[shape]))
    names = [
        by_building.get((building, part_of or ""), by_place.get(row))
        for row, (building, part_of) in enumerate(zip(units["building_id"], units["part"]))
    ]
    return np.array(names, object)


def _kept_codes(kept: IntArray, before: Optional[Names]) -> list[Optional[str]]:
    if before is None:
        return [None] * len(kept)
    names = pd.factorize(before)[1]
    return [None if label < 0 else str(names[label]) for label in kept]


def _unit_frame(
    units: gpd.GeoDataFrame, labels: IntArray, cell_ids: Sequence[str], texts: CellTexts
) -> gpd.GeoDataFrame:
    count = len(units)
    return contract("unit").frame(
        {
            "plan": [texts.plan] * count,
            "unit_id": [f"{texts.community_id}-u{number:05d}" for number in range(1, count + 1)],
            "community_id": [texts.community_id] * count,
            "cell_id": np.array(cell_ids, object)[labels],
            "building_id": units["building_id"].to_numpy(object),
            "part": units["part"].to_numpy(object),
            "compound_id": units["compound_id"].to_numpy(object),
            "households": units["households"].to_numpy(),
            "buildings_unknown": units["buildings_unknown"].to_numpy(),
            "area_m2": np.round(units.geometry.area.to_numpy(), 1),
            "geometry": units.geometry.to_numpy(),
        },
        units.crs,
    )


def _row(place: Place, cells: gpd.GeoDataFrame, verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """The community's line in the plan."""
    text = _joined([verdict.message for verdict in verdicts])
    return {
        "community_id": place.community_id,
        "name": place.name,
        "households": int(cells["households"].sum()),
        "buildings_unknown": int(cells["buildings_unknown"].sum()),
        "cells": len(cells),
        "cells_in_band": int(cells["in_band"].sum()),
        "feasible": all(verdict.feasible for verdict in verdicts),
        "verdict": text.render("en"),
        "message": text.to_json(),
    }


def _joined(sentences: list[Message]) -> Message:
    """One message of the sentences on all parts of a community."""
    if not sentences:
        return message("There is no ground to divide.")
    text = sentences[0]
    for sentence in sentences[1:]:
        text = message("{first} Cut off from it: {other}", first=text, other=sentence)
    return text


def _crosswalk(
    units: gpd.GeoDataFrame, before: Optional[Names], after: Names
) -> list[dict[str, Any]]:
    """Old cell, new cell and the households between them; empty without an earlier plan."""
    if before is None:
        return []
    pairs = pd.DataFrame({"old": before, "new": after, "households": units["households"]})
    sums = pairs.groupby(["old", "new"], dropna=False)["households"].sum().reset_index()
    return [
        {"old": old if isinstance(old, str) else None, "new": new, "households": households}
        for old, new, households in sums.to_numpy(dtype=object).tolist()
    ]
