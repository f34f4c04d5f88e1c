"""What a cell's card says of its people: counts, in the public edition those that may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import pandas as pd

from ..common.figures import whole
from ..common.messages import Message, message
from .cardlines import joined, wrapped
from .content import ReportContent
from .titles import Title, group_title
from .wording import NOT_DEFINED


@dataclass(frozen=True)
class PeopleOnCard:
    """Sentences about a cell's people, and the care groups among them, each with its count."""

    lines: tuple[Message, ...]
    groups: tuple[Message, ...]
    after: tuple[Message, ...] = ()


def people_on_cards(content: ReportContent) -> dict[str, PeopleOnCard]:
    """What is said of each cell's people; of the public edition's withheld counts, nothing."""
    if content.public_counts is not None:
        return _public(content, content.public_counts)
    groups = _groups(content, content.cell_counts)
    people = content.cell_people
    return {
        row["cell_id"]: PeopleOnCard(
            (
                message(
                    "Residents: {residents}. Volunteers: {volunteers}. Open requests: {requests}.",
                    residents=whole(int(row["residents"])),
                    volunteers=whole(int(row["volunteers"])),
                    requests=whole(int(row["open_requests"])),
                ),
                message("People in care: {count}", count=whole(int(row["care_people"]))),
            ),
            groups.get(row["cell_id"], ()),
        )
        for row in ([] if people is None else people.to_dict("records"))
    }


def people_text(people: Optional[PeopleOnCard], ems: float, rows: int, language: str) -> str:
    """The sentences, and as many of the groups as fit in ``rows`` lines ``ems`` wide."""
    if people is None:
        return NOT_DEFINED
    before, after = (
        [line for item in items for line in wrapped(item.render(language), ems)]
        for items in (people.lines, people.after)
    )
    groups = [group.render(language) for group in people.groups]
    lines = joined(groups, ems, rows - len(before) - len(after), language) if groups else []
    return "\n".join([*before, *lines, *after])


def _groups(
    content: ReportContent, counts: Optional[pd.DataFrame]
) -> dict[str, tuple[Message, ...]]:
    """The care groups of each cell, in the rulebook's order."""
    if counts is None:
        return {}
    care = counts[(counts["topic"] == "care") & counts["cell_id"].notna()]
    return {
        str(code): _listed(content, dict(zip(rows["kind"], rows["count"])))
        for code, rows in care.groupby("cell_id", sort=True)
    }


def _public(content: ReportContent, counts: pd.DataFrame) -> dict[str, PeopleOnCard]:
    shown = counts[(counts["level"] == "cell") & counts["count"].notna()]
    by_cell = dict(list(shown.groupby("area_id", sort=True)))
    withheld = message("Other counts are withheld to protect persons.")
    found = {}
    for code in content.plan.cells["cell_id"]:
        rows = by_cell.get(code, shown.iloc[:0])
        residents = rows.loc[rows["topic"] == "resident", "count"]
        care = rows[rows["topic"] == "care"]
        found[code] = PeopleOnCard(
            tuple(message("Residents: {count}", count=whole(int(count))) for count in residents),
            _listed(content, dict(zip(care["kind"], care["count"]))),
            (withheld,),
        )
    return found


def _listed(content: ReportContent, counts: dict[str, int]) -> tuple[Message, ...]:
    """Each group with its count, in the rulebook's order."""
    order = {group.id: number for number, group in enumerate(content.rulebook.care_groups)}
    kinds = sorted(counts, key=lambda kind: (order.get(kind, len(order)), str(kind)))
    return tuple(
        message("{group} {count}", group=_title(content, kind), count=whole(int(counts[kind])))
        for kind in kinds
    )


def _title(content: ReportContent, kind: str) -> Title:
    return message("not known") if pd.isna(kind) else group_title(content.rulebook, kind)
