"""The slips of who hands what over to whom: a sheet for each officer, then a slip for each cell."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

from ..assess.names import BuildingNames
from ..common.codes import written_codes
from ..common.messages import listed, message
from ..common.progress import Progress, silent
from .content import ReportContent
from .page import render_page
from .planrow import read_plan_row
from .serving import officer_names
from .staffrows import sentence
from .tables import records
from .titles import Title, group_title

NOBODY = message("nobody")


@dataclass(frozen=True)
class DueVisit:
    """A visit that is due: its day, the building as people say it, the household's pseudonym."""

    day: str
    building: str
    household: Optional[str]
    people: int


@dataclass(frozen=True)
class Slip:
    """What goes from ``givers`` to ``taker`` (codes; none where nobody serves the cell).

    ``names`` are those of its ``buildings``, which may share one.
    """

    cell_id: str
    community: str
    givers: Sequence[str]
    taker: Optional[str]
    giver: Title
    receiver: Title
    households: int
    buildings: int
    names: Sequence[str]
    people: int
    groups: Sequence[tuple[Title, int]]
    due: Sequence[DueVisit]
    reason: str


@dataclass(frozen=True)
class Sheet:
    """An officer's side of it: what he or she gives to others, and gets from them."""

    officer: str
    code: str
    gives: Sequence[Slip]
    takes: Sequence[Slip]


def handover_html(content: ReportContent, language: str = "en", progress: Progress = silent) -> str:
    """The page with all slips of an internal ``content`` with a staffing, to be printed on A4.

    It needs nothing else and asks for nothing from outside; ``language`` is ``en`` or ``zh_CN``.
    Raises ValueError for a public content, or one without a staffing.
    """
    if content.is_public or content.staffing is None:
        raise ValueError("slips are made of an internal edition with a staffing")
    progress(0, message("Writing the handover slips"))
    slips = _slips(content, language, progress)
    return render_page(
        "handover.html",
        language,
        progress,
        style="handover.css",
        content=content,
        plan=read_plan_row(content.plan.plan),
        start=content.staffing.parameters.get("start"),
        sheets=_sheets(slips, officer_names(content)),
        slips=slips,
    )


def _slips(content: ReportContent, language: str, progress: Progress) -> list[Slip]:
    """A slip for each row of the staffing's handovers, by cell and giver."""
    if content.staffing is None:
        return []
    plan = read_plan_row(content.plan.plan)
    communities = {item.community_id: item.name for item in plan.communities}
    officers = officer_names(content)
    homes = content.homes
    frame = content.staffing.handovers.sort_values(["cell_id", "from_id"], kind="stable")
    slips = []
    for row in records(frame):
        progress(0, None)
        givers, taker = written_codes(row["from_id"]), written_codes(row["to_id"])
        slips.append(
            Slip(
                cell_id=row["cell_id"],
                community=communities.get(row["community_id"], row["community_id"]),
                givers=givers,
                taker=taker[0] if taker else None,
                giver=listed([officers.get(code, code) for code in givers], NOBODY),
                receiver=listed([officers.get(code, code) for code in taker], NOBODY),
                households=int(row["households"]),
                buildings=int(row["buildings"]),
                names=_buildings(written_codes(row["building_ids"]), homes),
                people=int(row["care_people"]),
                groups=_groups(content, json.loads(row["care_groups"])),
                due=[_due(visit, homes) for visit in json.loads(row["due_visits"])],
                reason=sentence(row, "reason", language, officers=officers),
            )
        )
    return slips


def _buildings(found: Sequence[str], homes: BuildingNames) -> list[str]:
    """What the buildings are called, each name once, the numbers in them in their order."""
    return sorted({homes.building(code) for code in found}, key=_by_number)


def _by_number(name: str) -> list[tuple[int, str]]:
    """A key by which 9 stands before 12, wherever in a name the numbers are."""
    parts = re.split(r"(\d+)", name)
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]


def _groups(content: ReportContent, counts: Mapping[str, Any]) -> list[tuple[Title, int]]:
    """The care groups with their people, in the rulebook's order, unknown ones last."""
    order = {group.id: number for number, group in enumerate(content.rulebook.care_groups)}
    known = sorted(counts, key=lambda one: (order.get(one, len(order)), one))
    return [(group_title(content.rulebook, one), int(counts[one])) for one in known]


def _due(visit: Mapping[str, Any], homes: BuildingNames) -> DueVisit:
    return DueVisit(
        day=str(visit["day"]),
        building=homes.building(visit["building_id"]),
        household=visit["household_id"],
        people=int(visit["people"]),
    )


def _sheets(slips: Sequence[Slip], names: Mapping[str, str]) -> list[Sheet]:
    """A sheet for each officer who gives or gets something, by code."""
    gives: dict[str, list[Slip]] = defaultdict(list)
    takes: dict[str, list[Slip]] = defaultdict(list)
    for slip in slips:
        for code in slip.givers:
            gives[code].append(slip)
        if slip.taker is not None:
            takes[slip.taker].append(slip)
    return [
        Sheet(names.get(code, code), code, gives.get(code, ()), takes.get(code, ()))
        for code in sorted({*gives, *takes})
    ]
