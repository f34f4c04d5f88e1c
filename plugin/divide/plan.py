"""The row that tells of a whole plan: what it was made from and how good it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..common.messages import Message, message
from ..contracts import contract
from ..version import VERSION
from .community import DividedCommunity
from .division import Settings
from .earlier import Earlier
from .graph import IntArray, UnitGraph
from .score import pieces, score


@dataclass(frozen=True, eq=False)
class Outcome:
    """All communities divided, with the frames of contracts ``unit`` and ``cell``.

    ``moved`` is the share of households that change cell, None without an earlier plan.
    """

    communities: Sequence[DividedCommunity]
    units: gpd.GeoDataFrame
    cells: gpd.GeoDataFrame
    moved: Optional[float]


def plan_frame(
    outcome: Outcome,
    settings: Settings,
    earlier: Optional[Earlier],
    inputs: dict[str, Any],
    notes: Sequence[Message],
) -> pd.DataFrame:
    """The frame of contract ``plan``, one row; ``inputs`` are the layers' rows and hashes."""
    graph, labels = _together(outcome.communities)
    made_at = datetime.now(timezone.utc).replace(tzinfo=None, microsecond=0)
    unknown = int(outcome.units["buildings_unknown"].sum())
    figures = score(graph, labels, settings.band, outcome.moved)
    values = {
        "plan": settings.plan,
        "made_at": made_at,
        "software": VERSION,
        "rulebook": settings.rulebook.name,
        "parameters": _json(_parameters(settings, earlier)),
        "inputs": _json(inputs),
        "cells": len(outcome.cells),
        "cells_in_band": int(outcome.cells["in_band"].sum()),
        "cells_contiguous": int((pieces(graph, labels) == 1).sum()),
        "households": int(graph.households.sum()),
        "buildings_unknown": unknown,
        "score": _json(_rounded(asdict(figures))),
        "communities": _json([_row(one, outcome.cells) for one in outcome.communities]),
        "crosswalk": _json(_crosswalk(outcome, earlier)),
        "retired": _json(_retired(outcome, earlier, made_at)),
        "notes": _json([note.to_json() for note in _notes(outcome, notes, unknown)]),
    }
    return contract("plan").frame({name: [value] for name, value in values.items()})


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _rounded(figures: dict[str, Any]) -> dict[str, Any]:
    """Figures to six decimals, so that a last bit of floating point is no difference."""
    return {k: round(v, 6) if isinstance(v, float) else v for k, v in figures.items()}


def _parameters(settings: Settings, earlier: Optional[Earlier]) -> dict[str, Any]:
    return {
        "band": str(settings.band),
        "seed": settings.seed,
        "effort": settings.effort,
        "from": None if earlier is None else earlier.name,
    }


def _row(community: DividedCommunity, cells: gpd.GeoDataFrame) -> dict[str, Any]:
    """The community's line in the plan."""
    own = cells[cells["community_id"] == community.place.community_id]
    text = _joined([verdict.message for verdict in community.verdicts])
    return {
        "community_id": community.place.community_id,
        "name": community.place.name,
        "households": int(own["households"].sum()),
        "buildings_unknown": int(own["buildings_unknown"].sum()),
        "cells": len(own),
        "cells_in_band": int(own["in_band"].sum()),
        "feasible": bool(community.verdicts) and all(v.feasible for v in community.verdicts),
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


def _crosswalk(outcome: Outcome, earlier: Optional[Earlier]) -> list[dict[str, Any]]:
    """Old cell, new cell and the households between them; empty without an earlier plan."""
    if earlier is None:
        return []
    before = [one.before for one in outcome.communities if one.before is not None]
    pairs = pd.DataFrame(
        {
            "old": np.concatenate(before),
            "new": outcome.units["cell_id"].to_numpy(),
            "households": outcome.units["households"].to_numpy(),
        }
    )
    sums = pairs.groupby(["old", "new"], dropna=False)["households"].sum().reset_index()
    lines = [
        {"old": old if isinstance(old, str) else None, "new": new, "households": int(households)}
        for old, new, households in sums.to_numpy(dtype=object).tolist()
    ]
    gone = earlier.vanished(outcome.units)
    return lines + [
        {"old": str(old), "new": None, "households": int(households)}
        for old, households in gone.items()
    ]


def _retired(
    outcome: Outcome, earlier: Optional[Earlier], made_at: datetime
) -> list[dict[str, Any]]:
    if earlier is None:
        return []
    return earlier.still_retired(set(outcome.cells["cell_id"]), made_at.date().isoformat())


def _notes(outcome: Outcome, notes: Sequence[Message], unknown: int) -> list[Message]:
    """The notes on the whole, then those on each community, which say its name."""
    by_community = [
        message("{place}: {note}", place=one.place.title, note=note)
        for one in outcome.communities
        for note in one.notes
    ]
    return [*notes, *by_community, *_unknown_note(unknown)]


def _unknown_note(unknown: int) -> list[Message]:
    if not unknown:
        return []
    return [
        message(
            "{count} buildings have no household count; they lie in a cell but add nothing to "
            "its households.",
            count=unknown,
        )
    ]


def _together(communities: Sequence[DividedCommunity]) -> tuple[UnitGraph, IntArray]:
    """The unit graphs and labels of all communities as one."""
    graphs = [one.graph for one in communities]
    unit_start = np.cumsum([0, *(graph.n for graph in graphs)])
    cell_start = np.cumsum([0, *(one.cells for one in communities)])
    compound_start = np.cumsum([0, *(graph.compound.max(initial=-1) + 1 for graph in graphs)])

    def stack(name: str) -> NDArray[Any]:
        return np.concatenate([getattr(graph, name) for graph in graphs])

    def shift(name: str) -> IntArray:
        return np.concatenate([getattr(g, name) + start for g, start in zip(graphs, unit_start)])

    compound = [
        np.where(graph.compound >= 0, graph.compound + start, -1)
        for graph, start in zip(graphs, compound_start)
    ]
    together = UnitGraph(
        households=stack("households"),
        edges=shift("edges"),
        border_m=stack("border_m"),
        on_road=stack("on_road"),
        compound=np.concatenate(compound),
        area_m2=stack("area_m2"),
        perimeter_m=stack("perimeter_m"),
        blocked_edges=shift("blocked_pairs"),
        blocked_border_m=stack("blocked_metres"),
    )
    labels = [one.labels + start for one, start in zip(communities, cell_start)]
    return together, np.concatenate(labels)
