"""The one row of the contract ``plan``, read into Python values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from ..common.band import Band
from ..common.figures import whole
from ..common.messages import Message, message


@dataclass(frozen=True)
class CommunityVerdict:
    """What the plan says of one community; ``feasible`` is False where no division fits it."""

    community_id: str
    name: str
    households: int
    buildings_unknown: int
    cells: int
    cells_in_band: int
    sentence: Message
    feasible: bool


@dataclass(frozen=True)
class PlanRow:
    """A plan's row; ``score`` holds None where a figure is not defined for this plan."""

    name: str
    made_at: datetime
    software: str
    rulebook: str
    band: Band
    seed: int
    effort: str
    earlier: str | None
    inputs: Mapping[str, Mapping[str, Any]]
    cells: int
    cells_in_band: int
    cells_contiguous: int
    households: int
    buildings_unknown: int
    score: Mapping[str, Any]
    communities: tuple[CommunityVerdict, ...]
    notes: tuple[Message, ...]


def read_plan_row(plan: pd.DataFrame) -> PlanRow:
    """The first row of ``plan`` (columns of the contract ``plan``, JSON columns as texts)."""
    row = plan.iloc[0]
    parameters = json.loads(row["parameters"])
    return PlanRow(
        name=row["plan"],
        made_at=row["made_at"].to_pydatetime(),
        software=row["software"],
        rulebook=row["rulebook"],
        band=Band.parse(parameters["band"]),
        seed=int(parameters["seed"]),
        effort=parameters["effort"],
        earlier=parameters.get("from"),
        inputs=json.loads(row["inputs"]),
        cells=int(row["cells"]),
        cells_in_band=int(row["cells_in_band"]),
        cells_contiguous=int(row["cells_contiguous"]),
        households=int(row["households"]),
        buildings_unknown=int(row["buildings_unknown"]),
        score=json.loads(row["score"]),
        communities=tuple(_verdict(item) for item in json.loads(row["communities"])),
        notes=tuple(_note(item) for item in json.loads(row["notes"])),
    )


def headline(plan: PlanRow) -> Message:
    """The plan in one sentence."""
    return message(
        "{plan}: {households} households in {cells} cells, {in_band} of them in the band {band}; "
        "{contiguous} in one piece.",
        plan=plan.name,
        households=whole(plan.households),
        cells=whole(plan.cells),
        in_band=whole(plan.cells_in_band),
        band=str(plan.band),
        contiguous=whole(plan.cells_contiguous),
    )


def _verdict(item: Mapping[str, Any]) -> CommunityVerdict:
    return CommunityVerdict(
        community_id=item["community_id"],
        name=item["name"] or item["community_id"],
        households=int(item["households"]),
        buildings_unknown=int(item["buildings_unknown"]),
        cells=int(item["cells"]),
        cells_in_band=int(item["cells_in_band"]),
        sentence=Message.from_json(item["message"]),
        feasible=bool(item["feasible"]),
    )


def _note(item: Any) -> Message:
    """A note as it was stored: a message, or a bare sentence that nothing can translate."""
    if isinstance(item, Mapping):
        return Message.from_json(item)
    return Message("{sentence}", {"sentence": str(item)})
