"""The head of the chapter on who serves which cell: its figures and what is to be said first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Optional

from ..common.figures import whole
from ..common.messages import Message, message
from ..staff import Staffing
from .content import ReportContent
from .figures import Figure
from .staffrows import OfficerRow, StaffRows
from .tables import decimal, hours, share


@dataclass(frozen=True)
class StaffChapter:
    """What the chapter is made of; all empty where nothing of it is told."""

    told: Optional[StaffRows] = None
    officers: Sequence[OfficerRow] = ()
    figures: Sequence[Figure] = ()
    notes: Sequence[Message] = field(default_factory=tuple)


def staff_of(content: ReportContent, language: str) -> StaffChapter:
    """The chapter of an internal ``content`` with a staffing, else an empty one."""
    staffing = content.staffing
    if staffing is None:
        return StaffChapter()
    told = StaffRows(content, staffing, language)
    officers = told.officers()
    uncovered = sum(row.minutes for row in told.uncovered())
    figures = [
        *_officers(staffing, officers),
        *_work(staffing, officers, uncovered),
        *_people(staffing),
    ]
    best = message("No other assignment costs less, by the prices in the rulebook.")
    proved = [best] if staffing.outcome.get("gap") == 0 else []
    return StaffChapter(told, officers, figures, [*proved, *staffing.notes])


def _officers(staffing: Staffing, officers: Sequence[OfficerRow]) -> list[Figure]:
    serving = [row for row in officers if row.cells]
    helping = sum(1 for row in officers if not row.cells and row.reinforces)
    cells = [len(row.cells) for row in serving]
    figures = [
        Figure(
            whole(len(serving)),
            message(
                "officers for {cells} cells: {mean} cells each, {most} at most",
                cells=whole(len(staffing.assignments)),
                mean=decimal(sum(cells) / max(len(cells), 1), 2),
                most=whole(max(cells, default=0)),
            ),
        )
    ]
    if len(officers) > len(serving):
        about = message(
            "officers without a cell of their own: {helping} help where most is to do, "
            "{reserve} in reserve",
            helping=whole(helping),
            reserve=whole(len(officers) - len(serving) - helping),
        )
        figures.append(Figure(whole(len(officers) - len(serving)), about))
    return figures


def _work(staffing: Staffing, officers: Sequence[OfficerRow], uncovered: float) -> list[Figure]:
    change = staffing.assignments["change"].value_counts()
    nobody = int(change.get("none", 0))
    over = sum(1 for row in officers if row.uncovered > 0)
    return [
        Figure(
            hours(uncovered),
            message(
                "hours a month that are not covered: {officers} officers are over their time, "
                "{cells} cells have nobody",
                officers=whole(over),
                cells=whole(nobody),
            ),
            "warn" if uncovered > 0 else "good",
        ),
        Figure(
            whole(int(change.get("changed", 0))),
            message(
                "cells with another officer than today; {first} that had none get one",
                first=whole(int(change.get("first", 0))),
            ),
        ),
    ]


def _people(staffing: Staffing) -> list[Figure]:
    # Those whom nobody visits today have no officer to keep.
    people, kept = (staffing.outcome.get(name, 0) for name in ("known_people", "kept_people"))
    visits = staffing.visits["day"]
    left = int(visits.isna().sum())
    figures = []
    if people:
        about = message(
            "of {people} people in care whom an officer visits today keep that officer",
            people=whole(people),
        )
        figures.append(Figure(share(kept / people), about))
    if len(visits):
        about = message("visits planned in four weeks, {left} do not fit", left=whole(left))
        look = "warn" if left else "good"
        figures.append(Figure(whole(len(visits) - left), about, look))
    return figures
