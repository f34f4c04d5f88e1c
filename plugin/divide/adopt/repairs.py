"""What was wrong with a drawn division and what was done about it, a row each."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import shapely

from ...common.messages import Message, message
from ...contracts import contract

# The kinds of repairs and what to call them, what matters most first. The names are kept in
# projects: never rename.
REPAIR_KINDS: Mapping[str, Message] = {
    "gap": message("Ground in no cell"),
    "hole": message("Hole in a cell"),
    "overlap": message("Ground in two cells"),
    "building_in_two_cells": message("Building in two cells"),
    "piece": message("Piece cut off from its cell"),
    "misplaced_building": message("Misplaced building"),
    "community_line": message("Cell across a community line"),
    "disagreement": message("Table and map disagree"),
    "missing_building": message("Building not in the table"),
    "unknown_building": message("Unknown building in the table"),
    "cell_without_building": message("Cell without any building"),
    "code_twice": message("Code given twice"),
    "code_missing": message("Cell without a code"),
    "sliver": message("Slivers along lines"),
    "line": message("Line put where units meet"),
}


@dataclass(frozen=True)
class Repair:
    """One repair of a kind of REPAIR_KINDS.

    ``place`` is the ground that it is about, None where there is none; ``drawn_cell`` are the
    codes as drawn, by commas, and ``cell_id`` is the cell now, each None where there is none.
    """

    kind: str
    said: Message
    place: Optional[Any] = None
    building_id: Optional[str] = None
    drawn_cell: Optional[str] = None
    cell_id: Optional[str] = None
    community_id: Optional[str] = None
    households: int = 0


def repair_frame(repairs: Sequence[Repair], plan: str, crs: Any) -> gpd.GeoDataFrame:
    """The frame of contract ``repair``, by kind and within a kind by community, cell and place."""
    order = {kind: number for number, kind in enumerate(REPAIR_KINDS)}
    rows = sorted(repairs, key=lambda one: (order[one.kind], *_sort_key(one)))
    places = np.array([one.place for one in rows] or [None], object)[: len(rows)]
    names = ("kind", "building_id", "drawn_cell", "cell_id", "community_id", "households")
    return contract("repair").frame(
        {
            **{name: [getattr(one, name) for one in rows] for name in names},
            "plan": [plan] * len(rows),
            "repair_id": [f"r{number:05d}" for number in range(1, len(rows) + 1)],
            "area_m2": np.round(np.nan_to_num(shapely.area(places)), 1),
            "message": [one.said.render("en") for one in rows],
            "said": [json.dumps(one.said.to_json(), ensure_ascii=False) for one in rows],
            "geometry": places,
        },
        crs,
    )


def _sort_key(one: Repair) -> tuple[Any, ...]:
    texts = (one.community_id, one.cell_id, one.building_id, one.drawn_cell)
    bounds = () if one.place is None else tuple(np.round(shapely.bounds(one.place), 3).tolist())
    return (*(text or "" for text in texts), bounds)
