"""Who serves the cells of a plan, in the two files of a project."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from typing import Optional

import pandas as pd
import pyproj

from ..common.errors import input_error
from ..common.messages import Message
from ..common.progress import Progress
from ..staff.staffing import Staffing
from ..version import VERSION
from .halves import Finding, Halves, has_cells, select_finding

STAFFING = Halves(
    shared={"assignment": "assignments"},
    restricted={
        "officer_load": "loads",
        "visit": "visits",
        "round": "rounds",
        "handover": "handovers",
        "quota": "quotas",
    },
    head="staffing",
    half="staffing_people",
)


def staffing_to_keep(staffing: Staffing, made_at: pd.Timestamp, mark: str) -> Finding:
    """The staffing with a mark for both its halves, as made at that time (UTC) if it was not kept
    before: new loads of the same officers make no new staffing."""
    made = staffing if staffing.made_at is not None else replace(staffing, made_at=made_at)
    notes = [note.to_json() for note in made.notes]
    return Finding(
        halves=STAFFING,
        plan=made.plan,
        frames=made,
        head={
            "made_at": made.made_at,
            "software": VERSION,
            "mark": mark,
            "parameters": json.dumps(dict(made.parameters), ensure_ascii=False),
        },
        half={
            "mark": mark,
            "outcome": json.dumps(dict(made.outcome), ensure_ascii=False),
            "notes": json.dumps(notes, ensure_ascii=False),
        },
    )


def check_staffed(connection: sqlite3.Connection, staffing: Staffing, file: str) -> None:
    """InputError where the plan is gone, or another of its name has other cells."""
    if not has_cells(connection, staffing.plan, staffing.assignments["cell_id"]):
        raise input_error(
            "The plan {plan} in {file} was changed while its officers were assigned. Run it again.",
            plan=staffing.plan,
            file=file,
        )


def select_staffing(
    shared: sqlite3.Connection,
    restricted: sqlite3.Connection,
    crs: pyproj.CRS,
    plan: str,
    progress: Progress,
) -> Optional[Staffing]:
    """The staffing of a plan; None where there is none, or its halves don't belong together."""
    found = select_finding(STAFFING, shared, restricted, crs, plan, progress)
    if found is None:
        return None
    head, half, frames = found
    return Staffing(
        plan=plan,
        parameters=json.loads(head["parameters"]),
        outcome=json.loads(half["outcome"]),
        notes=tuple(map(Message.from_json, json.loads(half["notes"]))),
        made_at=head["made_at"],
        **frames,
    )
