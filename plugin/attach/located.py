"""Every row that counts on a plan's cells, with where it was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from ..common.messages import message
from ..common.progress import Progress, part, silent
from ..contracts import contract
from ..divide import Division
from .planindex import PlanIndex
from .whereabouts import Whereabouts, locate

# What is put on the cells, in the order in which it is done.
LAYERS = ("building", "resident", "care_case", "care_count", "facility", "volunteer", "request")


@dataclass(frozen=True, eq=False)
class Located:
    """The rows of some layers on a plan's cells.

    ``rows``: the rows of each layer that count (of requests the open ones); ``found``: where they
    are, row by row.
    """

    plan: Division
    index: PlanIndex
    rows: Mapping[str, pd.DataFrame]
    found: Mapping[str, Whereabouts]


def locate_layers(
    plan: Division, layers: Mapping[str, pd.DataFrame], progress: Progress = silent
) -> Located:
    """Find the cell of each row of ``layers`` (contract frames by name).

    Those of LAYERS are used, and any of them may be missing. Frames with a coordinate system of
    their own are brought into the plan's.
    """
    index = PlanIndex(plan)
    rows = {layer: _counting(layer, layers[layer]) for layer in LAYERS if layer in layers}
    found = {}
    for step, (layer, frame) in enumerate(rows.items()):
        watch = part(progress, step / len(rows), (step + 1) / len(rows))
        watch(0, message("Attaching {layer}", layer=str(contract(layer).title)))
        found[layer] = locate(frame, index, layers.get("building"), watch)
    return Located(plan, index, rows, found)


def _counting(layer: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of a layer that count."""
    return frame[(frame["status"] == "open").to_numpy()] if layer == "request" else frame
