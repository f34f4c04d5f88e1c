"""The list of a project's plans: of each, how it came about and what it is worth, in a line."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Optional

import pandas as pd

from ..common.band import Band
from ..common.figures import percent, whole
from ..common.messages import Message, listed, message
from ..divide.division import read_json

# By what a plan says that it was made by: with and without a plan that it started from.
_MADE = MappingProxyType(
    {
        "divide": (message("divided"), message("divided, starting from {plan}")),
        "redraw": (
            message("communities redrawn"),
            message("communities redrawn, starting from {plan}"),
        ),
        "adopt": (message("adopted from drawn cells"), message("adopted from drawn cells")),
    }
)
# What is said of a score in short, where it is known.
_SCORED = MappingProxyType(
    {
        "road_aligned_share": message("{share} of lines along roads"),
        "compounds_whole_share": message("{share} of compounds whole"),
        "moved_households_share": message("{share} of households change cell"),
    }
)


@dataclass(frozen=True)
class PlanLine:
    """One plan: ``made`` says how it came about, ``score`` what it is worth, in short.

    ``current`` is the plan that is meant where none is named; the last three are whether it was
    assessed, has officers, and was compared with another.
    """

    name: str
    made_at: datetime
    made: Message
    band: Band
    cells: int
    cells_in_band: int
    households: int
    score: Any
    earlier: Optional[str]
    current: bool
    assessed: bool
    staffed: bool
    compared: bool

    @property
    def in_band(self) -> Message:
        """How many of its cells are in the band."""
        return message(
            "{in_band} of {cells} cells in the band",
            in_band=whole(self.cells_in_band),
            cells=whole(self.cells),
        )


def plan_lines(
    plans: pd.DataFrame, current: Optional[str], found: Mapping[str, Collection[str]]
) -> list[PlanLine]:
    """A line for each of ``plans`` (contract ``plan``), in their order.

    ``found`` has the names of those that have an ``assessment``, a ``staffing``, a ``comparison``.
    """
    return [_line(plans.iloc[[row]], current, found) for row in range(len(plans))]


def _line(
    plan: pd.DataFrame, current: Optional[str], found: Mapping[str, Collection[str]]
) -> PlanLine:
    row, parameters = plan.iloc[0], read_json(plan, "parameters")
    name = row["plan"]
    return PlanLine(
        name=name,
        made_at=row["made_at"].to_pydatetime(),
        made=_made(parameters),
        band=Band.parse(parameters["band"]),
        cells=int(row["cells"]),
        cells_in_band=int(row["cells_in_band"]),
        households=int(row["households"]),
        score=_score(read_json(plan, "score")),
        earlier=parameters.get("from"),
        current=name == current,
        assessed=name in found["assessment"],
        staffed=name in found["staffing"],
        compared=name in found["comparison"],
    )


def _made(parameters: Mapping[str, Any]) -> Message:
    """How a plan came about, in words."""
    by_hand = parameters.get("made_by") == "edit"
    made_by = parameters.get("base") if by_hand else parameters.get("made_by")
    earlier = parameters.get("from")
    alone, started = _MADE[made_by or "divide"]
    made = alone if earlier is None else replace(started, values={"plan": earlier})
    return message("{made}, then changed by hand", made=made) if by_hand else made


def _score(score: Mapping[str, Any]) -> Any:
    """What is known of the score in short; nothing where nothing is."""
    return listed(
        replace(said, values={"share": percent(float(score[name]))})
        for name, said in _SCORED.items()
        if score.get(name) is not None
    )


def left_behind(starters: Collection[str], compared: Collection[str]) -> list[Message]:
    """What to say where a plan was deleted that ``starters`` were made from, and that the plans
    ``compared`` were compared with."""
    said = []
    if starters:
        said.append(
            message(
                "It is what {plans} started from: these stay, but can't be made again or changed "
                "by hand without it.",
                plans=listed(starters),
            )
        )
    if compared:
        said.append(
            message("The comparison of {plans} with it is gone too.", plans=listed(compared))
        )
    return said
