"""What a plan lacks and how much work it is, in the two files of a project."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from typing import Optional

import pandas as pd
import pyproj

from ..assess.assessment import Assessment
from ..common.errors import input_error
from ..common.messages import Message
from ..common.progress import Progress
from ..version import VERSION
from .halves import Finding, Halves, has_cells, select_finding

ASSESSMENT = Halves(
    shared={"gap": "gaps", "coverage": "coverage", "reach": "reach"},
    restricted={
        "people_gap": "people_gaps",
        "care_coverage": "care_coverage",
        "workload": "workload",
        "work_item": "work_items",
    },
    head="assessment",
    half="assessment_people",
)


def assessment_to_keep(assessment: Assessment, made_at: pd.Timestamp, mark: str) -> Finding:
    """The assessment as made at that time (UTC), with a mark for both its halves."""
    made = replace(assessment, made_at=made_at)
    notes = json.dumps([note.to_json() for note in made.notes], ensure_ascii=False)
    return Finding(
        halves=ASSESSMENT,
        plan=made.plan,
        frames=made,
        head={"made_at": made_at, "software": VERSION, "mark": mark},
        half={"mark": mark, "notes": notes},
    )


def check_assessed(connection: sqlite3.Connection, assessment: Assessment, file: str) -> None:
    """InputError where the plan is gone, or another of its name has other cells."""
    if not has_cells(connection, assessment.plan, assessment.workload["cell_id"]):
        raise input_error(
            "The plan {plan} in {file} was changed while it was assessed. Run it again.",
            plan=assessment.plan,
            file=file,
        )


def select_assessment(
    shared: sqlite3.Connection,
    restricted: sqlite3.Connection,
    crs: pyproj.CRS,
    plan: str,
    progress: Progress,
) -> Optional[Assessment]:
    """The assessment of a plan; None where there is none, or its halves don't belong together."""
    found = select_finding(ASSESSMENT, shared, restricted, crs, plan, progress)
    if found is None:
        return None
    head, half, frames = found
    return Assessment(
        plan=plan,
        notes=tuple(map(Message.from_json, json.loads(half["notes"]))),
        made_at=head["made_at"],
        **frames,
    )
