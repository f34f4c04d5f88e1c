"""What a cell's card says of its people: counts, in the public edition those that may be shown."""

from __future__ import annotations

from collections import defaultdict
from typing import Optional

import pandas as pd

from ..common.figures import whole
from ..common.messages import Message, message
from .content import ReportContent
from .titles import Title, group_title


def people_on_cards(content: ReportContent) -> dict[str, list[Message]]:
    """By cell the sentences about its people; of the public edition's withheld counts, none."""
    if content.public_counts is not None:
        return _public(content, content.public_counts)
    found: dict[str, list[Message]] = {}
    groups = _groups(content, content.cell_counts)
    people = content.cell_people
    for row in [] if people is None else people.to_dict("records"):
        code = row["cell_id"]
        found[code] = [
            message(
                "Residents: {residents}. Volunteers: {volunteers}. Open requests: {requests}.",
                residents=whole(int(row["residents"])),
                volunteers=whole(int(row["volunteers"])),
                requests=whole(int(row["open_requests"])),
            ),
            message("People in care: {count}", count=whole(int(row["care_people"]))),
            *groups.get(code, []),
        ]
    return found


def _groups(content: ReportContent, counts: Optional[pd.DataFrame]) -> dict[str, list[Message]]:
    """The care groups of each cell in one sentence, in the rulebook's order."""
    if counts is None:
        return {}
    care = counts[(counts["topic"] == "care") & counts["cell_id"].notna()]
    return {
        str(code): [_listed(content, dict(zip(rows["kind"], rows["count"])))]
        for code, rows in care.groupby("cell_id", sort=True)
    }


def _public(content: ReportContent, counts: pd.DataFrame) -> dict[str, list[Message]]:
    shown = counts[(counts["level"] == "cell") & counts["count"].notna()]
    by_cell = dict(list(shown.groupby("area_id", sort=True)))
    found: dict[str, list[Message]] = defaultdict(list)
    for code in content.plan.cells["cell_id"]:
        rows = by_cell.get(code, shown.iloc[:0])
        residents = rows.loc[rows["topic"] == "resident", "count"]
        if len(residents):
            found[code].append(message("Residents: {count}", count=whole(int(residents.iloc[0]))))
        care = rows[rows["topic"] == "care"]
        if len(care):
            found[code].append(_listed(content, dict(zip(care["kind"], care["count"]))))
        found[code].append(message("Other counts are withheld to protect persons."))
    return found


def _listed(content: ReportContent, counts: dict[str, int]) -> Message:
    """``elderly living alone 12; disabled people 7``, in the rulebook's order."""
    order = {group.id: number for number, group in enumerate(content.rulebook.care_groups)}
    kinds = sorted(counts, key=lambda kind: (order.get(kind, len(order)), str(kind)))
    said = [
        message("{group} {count}", group=_title(content, kind), count=whole(int(counts[kind])))
        for kind in kinds
    ]
    text = said.pop()
    while said:
        text = message("{first}; {rest}", first=said.pop(), rest=text)
    return text


def _title(content: ReportContent, kind: str) -> Title:
    return message("not known") if pd.isna(kind) else group_title(content.rulebook, kind)
