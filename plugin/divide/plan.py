"""The row that tells of a whole plan: what it was made from and how good it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timezone
from typing import Any, Optional

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..common.messages import Message, message
from ..contracts import contract
from ..version import VERSION
from .community import CommunityPlan
from .division import Settings
from .graph import IntArray, UnitGraph
from .score import pieces, score


def plan_frame(
    plans: Sequence[CommunityPlan],
    settings: Settings,
    started_from: Optional[str],
    inputs: dict[str, Any],
    notes: Sequence[Message],
) -> pd.DataFrame:
    """The frame of contract ``plan``, one row, for the communities ``plans``.

    ``started_from`` is the name of the earlier plan, ``inputs`` the layers' rows and hashes.
    """
    graph, labels = _together(plans)
    rows = [plan.row for plan in plans]
    crosswalk = [line for plan in plans for line in plan.crosswalk]
    unknown = sum(row["buildings_unknown"] for row in rows)
    moved = None if started_from is None else _moved_share(crosswalk)
    notes = [*notes, *(note for plan in plans for note in plan.notes), *_unknown_note(unknown)]
    parameters = {
        "band": str(settings.band),
        "seed": settings.seed,
        "effort": settings.effort,
        "from": started_from,
    }
    values = {
        "plan": settings.plan,
        "made_at": datetime.now(timezone.utc).replace(tzinfo=None, microsecond=0),
        "software": VERSION,
        "rulebook": settings.rulebook.name,
        "parameters": _json(parameters),
        "inputs": _json(inputs),
        "cells": sum(row["cells"] for row in rows),
        "cells_in_band": sum(row["cells_in_band"] for row in rows),
        "cells_contiguous": int((pieces(graph, labels) == 1).sum()),
        "households": int(graph.households.sum()),
        "buildings_unknown": unknown,
        "score": _json(_rounded(asdict(score(graph, labels, settings.band, moved)))),
        "communities": _json(rows),
        "crosswalk": _json(crosswalk),
        "notes": _json([note.to_json() for note in notes]),
    }
    return contract("plan").frame({name: [value] for name, value in values.items()})


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _rounded(figures: dict[str, Any]) -> dict[str, Any]:
    """Figures to six decimals, so that a last bit of floating point is no difference."""
    return {k: round(v, 6) if isinstance(v, float) else v for k, v in figures.items()}


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


def _moved_share(crosswalk: Sequence[dict[str, Any]]) -> float:
    """The share of households that had a cell and are now in one of another code."""
    had = sum(line["households"] for line in crosswalk if line["old"])
    moved = sum(line["households"] for line in crosswalk if line["old"] not in (None, line["new"]))
    return moved / had if had else 0.0


def _together(plans: Sequence[CommunityPlan]) -> tuple[UnitGraph, IntArray]:
    """The unit graphs and labels of all communities as one."""
    unit_start = np.cumsum([0, *(plan.graph.n for plan in plans)])
    cell_start = np.cumsum([0, *(len(plan.cells) for plan in plans)])
    compound_start = np.cumsum([0, *(plan.graph.compound.max(initial=-1) + 1 for plan in plans)])

    def stack(name: str) -> NDArray[Any]:
        return np.concatenate([getattr(plan.graph, name) for plan in plans])

    def shift(name: str) -> IntArray:
        return np.concatenate([getattr(p.graph, name) + s for p, s in zip(plans, unit_start)])

    compound = [
        np.where(plan.graph.compound >= 0, plan.graph.compound + start, -1)
        for plan, start in zip(plans, compound_start)
    ]
    graph = UnitGraph(
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
    return graph, np.concatenate([plan.labels + start for plan, start in zip(plans, cell_start)])
