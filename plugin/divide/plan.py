"""The row that tells of a whole plan: what it was made from and how good it is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cached_property
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
from .earlier import Earlier, Names
from .graph import IntArray, UnitGraph
from .notes import plan_notes
from .score import pieces, score
from .trail import Sources, trail_row


@dataclass(frozen=True, eq=False)
class Outcome:
    """All communities divided, with the frames of contracts ``unit`` and ``cell``.

    ``moved`` is the share of households that change cell, None without an earlier plan.
    """

    communities: Sequence[DividedCommunity]
    units: gpd.GeoDataFrame
    cells: gpd.GeoDataFrame
    moved: Optional[float]

    @cached_property
    def graph(self) -> UnitGraph:
        """The units of all communities in one graph, in the order of ``units``."""
        return together([one.graph for one in self.communities])

    @cached_property
    def labels(self) -> IntArray:
        """(n,) the row of ``cells`` that each unit belongs to."""
        starts = np.cumsum([0, *(one.cells for one in self.communities)])
        return np.concatenate([one.labels + start for one, start in zip(self.communities, starts)])

    @property
    def now(self) -> Names:
        """(n,) the earlier cell that each unit's cell continues, else the cell's own code."""
        codes: Names = self.cells["continues"].fillna(self.cells["cell_id"]).to_numpy(object)
        return codes[self.labels]

    @cached_property
    def before(self) -> Optional[Names]:
        """(n,) the earlier cell of each unit, None without an earlier plan."""
        before = [one.before for one in self.communities if one.before is not None]
        return np.concatenate(before) if before else None


def plan_frame(
    outcome: Outcome,
    settings: Settings,
    earlier: Optional[Earlier],
    sources: Sources,
    notes: Sequence[Message],
    made_at: datetime,
    retired: Sequence[Mapping[str, Any]],
) -> pd.DataFrame:
    """The frame of contract ``plan``, one row; ``sources`` is what the plan is made from, and
    ``retired`` are the codes out of use (see ``crosswalk.retired_lines``)."""
    in_pieces = pieces(outcome.graph, outcome.labels)
    values = {
        "plan": settings.plan,
        "made_at": made_at,
        "software": VERSION,
        "rulebook": settings.rulebook.name,
        "parameters": _json(_parameters(settings, earlier)),
        "inputs": _json(dict(sources.layers)),
        "trail": _json(trail_row(sources, settings.rulebook)),
        **plan_figures(outcome, settings),
        "households": int(outcome.graph.households.sum()),
        "buildings_unknown": int(outcome.units["buildings_unknown"].sum()),
        "communities": _json([_row(one, outcome.cells) for one in outcome.communities]),
        "retired": _json(retired),
        "notes": _json(
            [
                note.to_json()
                for note in plan_notes(notes, outcome.communities, outcome.cells, in_pieces)
            ]
        ),
    }
    return contract("plan").frame({name: [value] for name, value in values.items()})


def plan_figures(outcome: Outcome, settings: Settings) -> dict[str, Any]:
    """What the plan's row says of the cells, in numbers."""
    graph, labels = outcome.graph, outcome.labels
    return {
        "cells": len(outcome.cells),
        "cells_in_band": int(outcome.cells["in_band"].sum()),
        "cells_contiguous": int((pieces(graph, labels) == 1).sum()),
        "score": _json(_rounded(asdict(score(graph, labels, settings.band, outcome.moved)))),
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _rounded(figures: dict[str, Any]) -> dict[str, Any]:
    """Figures to six decimals, so that a last bit of floating point is no difference.

    Of ``workload_cv`` two are kept: work is about persons, and in a small plan, of which the
    households are known, more digits would tell how many visits are due in a cell.
    """
    decimals = {"workload_cv": 2}
    return {
        k: round(v, decimals.get(k, 6)) if isinstance(v, float) else v for k, v in figures.items()
    }


def _parameters(settings: Settings, earlier: Optional[Earlier]) -> dict[str, Any]:
    return {
        "made_by": "divide",
        "band": str(settings.band),
        "seed": settings.seed,
        "effort": settings.effort,
        "households": settings.households,
        "even_work": settings.minutes is not None,
        "from": None if earlier is None else earlier.name,
        "locked": [] if earlier is None else sorted(earlier.locked),
        # A plan by the rulebook's own weights says nothing of them.
        **({"weights": dict(settings.factors)} if settings.factors else {}),
    }


def _row(community: DividedCommunity, cells: gpd.GeoDataFrame) -> dict[str, Any]:
    """The community's line in the plan."""
    own = cells[cells["community_id"] == community.place.community_id]
    text = _verdict(community)
    return {
        "community_id": community.place.community_id,
        "name": community.place.name,
        "households": int(own["households"].sum()),
        "buildings_unknown": int(own["buildings_unknown"].sum()),
        "cells": len(own),
        "cells_in_band": int(own["in_band"].sum()),
        "feasible": bool(community.cells) and all(v.feasible for v in community.verdicts),
        "verdict": text.render("en"),
        "message": text.to_json(),
    }


def _verdict(community: DividedCommunity) -> Message:
    """One message of the sentences on all parts of a community that were divided."""
    if not community.cells:
        return message("There is no ground to divide.")
    if not community.verdicts:
        return message("All its cells are locked, so nothing was divided.")
    sentences = [verdict.message for verdict in community.verdicts]
    text = sentences[0]
    for sentence in sentences[1:]:
        text = message("{first} Cut off from it: {other}", first=text, other=sentence)
    return text


def together(graphs: Sequence[UnitGraph]) -> UnitGraph:
    """The unit graphs as one."""
    unit_start = np.cumsum([0, *(graph.n for graph in graphs)])
    compound_start = np.cumsum([0, *(graph.compound.max(initial=-1) + 1 for graph in graphs)])

    def stack(name: str) -> NDArray[Any]:
        return np.concatenate([getattr(graph, name) for graph in graphs])

    def shift(name: str) -> IntArray:
        return np.concatenate([getattr(g, name) + start for g, start in zip(graphs, unit_start)])

    compound = [
        np.where(graph.compound >= 0, graph.compound + start, -1)
        for graph, start in zip(graphs, compound_start)
    ]
    worked = len(graphs) > 0 and all(graph.minutes is not None for graph in graphs)
    return UnitGraph(
        households=stack("households"),
        edges=shift("edges"),
        border_m=stack("border_m"),
        on_road=stack("on_road"),
        compound=np.concatenate(compound),
        area_m2=stack("area_m2"),
        perimeter_m=stack("perimeter_m"),
        blocked_edges=shift("blocked_pairs"),
        blocked_border_m=stack("blocked_metres"),
        minutes=stack("minutes") if worked else None,
    )
