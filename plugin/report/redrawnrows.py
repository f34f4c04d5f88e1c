"""Redrawn communities as a few lines for people: what each is made of, and who moves where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import pandas as pd

from ..common.codes import written_codes
from ..common.figures import whole
from ..common.messages import Message, listed, message
from ..divide import Division
from ..divide.division import read_json
from .planrow import read_plan_row
from .titles import Title


@dataclass(frozen=True)
class RedrawnRow:
    """One redrawn community.

    ``continues`` is the community of before whose code it keeps, None for a founded one;
    ``made_of`` are the codes that its households come from, most first. ``least`` and ``most`` are
    its band in households, None where that was not asked for; ``in_band`` is None where nothing
    was.
    """

    community_id: str
    name: str
    continues: Optional[str]
    made_of: tuple[str, ...]
    households: int
    least: Optional[int]
    most: Optional[int]
    in_band: Optional[bool]
    pieces: int
    cells: int
    buildings: int

    @property
    def fits(self) -> Title:
        """Its band, and whether it is held; a dash where none was asked for."""
        if self.least is None or self.most is None:
            return "-" if self.in_band is not False else message("no, by residents")
        limits = f"{whole(self.least)}–{whole(self.most)}"
        if self.in_band:
            return limits
        if self.least <= self.households <= self.most:
            return message("no, by residents")
        return message("no, {limits}", limits=limits)


@dataclass(frozen=True)
class Flow:
    """Households that come from the community ``old`` (None: from none) to ``new``."""

    old: Optional[str]
    new: str
    households: int
    buildings: int


def redrawn_rows(division: Division) -> list[RedrawnRow]:
    """A plan's communities in the order of their codes."""
    frame = division.communities.sort_values("community_id").drop(columns="geometry")
    return [
        RedrawnRow(
            community_id=row["community_id"],
            name=_known(row["name"]) or "",
            continues=_known(row["continues"]),
            made_of=tuple(written_codes(row["made_of"])),
            households=int(row["households"]),
            least=_whole(row["least"]),
            most=_whole(row["most"]),
            in_band=None if _known(row["in_band"]) is None else bool(row["in_band"]),
            pieces=int(row["pieces"]),
            cells=int(row["cells"]),
            buildings=int(row["buildings"]),
        )
        for row in frame.to_dict("records")
    ]


def gone_codes(division: Division) -> list[str]:
    """Communities of before whose codes no new one has."""
    return sorted(
        set(_levels(division)["old"].dropna()) - set(division.communities["community_id"])
    )


def flows_of(division: Division) -> list[Flow]:
    """Who comes to another community than the one that continues theirs, most households first."""
    continued = {row.community_id: row.continues for row in redrawn_rows(division)}
    found = [
        Flow(_known(row["old"]), row["new"], int(row["households"]), int(row["buildings"]))
        for row in _levels(division).to_dict("records")
        if _known(row["new"]) is not None
        and row["new"] in continued
        and _known(row["old"]) != continued[row["new"]]
    ]
    return sorted(found, key=lambda one: (-one.households, one.old or "", one.new))


def redrawn_headline(division: Division) -> Message:
    """The plan in one sentence."""
    plan, rows = read_plan_row(division.plan), redrawn_rows(division)
    return message(
        "{plan}: {communities} communities, {in_band} of them in the band; {moved} of {households} "
        "households change their community. {cells} cells, {cells_in_band} of them in their band.",
        plan=plan.name,
        communities=whole(len(rows)),
        in_band=whole(sum(row.in_band is not False for row in rows)),
        moved=whole(read_json(division.plan, "parameters")["moved"]),
        households=whole(plan.households),
        cells=whole(plan.cells),
        cells_in_band=whole(plan.cells_in_band),
    )


def gone_lines(gone: Sequence[str]) -> list[Message]:
    """One line on the codes that go out of use; none where none does."""
    if not gone:
        return []
    return [message("Codes that go out of use: {codes}.", codes=listed(gone))]


def why_lines(parameters: Mapping[str, Any]) -> list[Message]:
    """Why households have to move, from a plan's parameters."""
    return [Message.from_json(one) for one in parameters.get("why") or ()]


def _levels(division: Division) -> pd.DataFrame:
    rows: pd.DataFrame = division.crosswalk[division.crosswalk["level"] == "community"]
    return rows


def _known(value: Any) -> Optional[Any]:
    return None if pd.isna(value) else value


def _whole(value: Any) -> Optional[int]:
    return None if _known(value) is None else int(value)
