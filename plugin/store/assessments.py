"""What a plan lacks and how much work it is, in the two files of a project.

The half about persons is committed first and the other half last, both with the same mark. A run
that is killed between the two leaves halves of different marks, which are no assessment.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Optional

import pandas as pd
import pyproj

from ..assess.assessment import Assessment
from ..common.errors import input_error
from ..common.messages import Message
from ..common.progress import Progress, part, silent
from ..contracts import contract
from ..version import VERSION
from .tables import insert, remove, select

# The tables of each half, with the frames of an assessment that they hold.
SHARED_FRAMES = {"gap": "gaps", "coverage": "coverage", "reach": "reach"}
RESTRICTED_FRAMES = {
    "people_gap": "people_gaps",
    "care_coverage": "care_coverage",
    "workload": "workload",
    "work_item": "work_items",
}
# With the rows that bear the marks.
SHARED_LAYERS = (*SHARED_FRAMES, "assessment")
RESTRICTED_LAYERS = (*RESTRICTED_FRAMES, "assessment_people")


def stamped(assessment: Assessment) -> tuple[Assessment, str]:
    """The assessment as made now (UTC), and a mark for both its halves."""
    now = pd.Timestamp.now(tz="UTC").tz_localize(None).floor("ms")
    return replace(assessment, made_at=now), uuid.uuid4().hex


def check_plan(connection: sqlite3.Connection, assessment: Assessment, file: str) -> None:
    """InputError where the plan is gone, or another of its name has other cells."""
    query = "SELECT cell_id FROM cell WHERE plan = ? ORDER BY cell_id"
    cells = [code for (code,) in connection.execute(query, (assessment.plan,))]
    if cells != sorted(assessment.workload["cell_id"]):
        raise input_error(
            "The plan {plan} in {file} was changed while it was assessed. Run it again.",
            plan=assessment.plan,
            file=file,
        )


def insert_restricted(
    connection: sqlite3.Connection, assessment: Assessment, mark: str, progress: Progress = silent
) -> None:
    """Put the half about persons in place of what was kept of the plan before."""
    notes = json.dumps([note.to_json() for note in assessment.notes], ensure_ascii=False)
    row = {"plan": [assessment.plan], "mark": [mark], "notes": [notes]}
    _replace(connection, assessment, RESTRICTED_FRAMES, progress)
    remove(connection, "assessment_people", "plan", assessment.plan)
    insert(connection, "assessment_people", contract("assessment_people").frame(row))


def insert_shared(
    connection: sqlite3.Connection, assessment: Assessment, mark: str, progress: Progress = silent
) -> None:
    """Put the half that is not about persons in place of what was kept of the plan before."""
    row = {"plan": [assessment.plan], "made_at": [assessment.made_at]}
    row |= {"software": [VERSION], "mark": [mark]}
    _replace(connection, assessment, SHARED_FRAMES, progress)
    remove(connection, "assessment", "plan", assessment.plan)
    insert(connection, "assessment", contract("assessment").frame(row))


def select_assessment(
    shared: sqlite3.Connection,
    restricted: sqlite3.Connection,
    crs: pyproj.CRS,
    plan: str,
    progress: Progress,
) -> Optional[Assessment]:
    """The assessment of a plan; None where there is none, or its halves don't belong together."""
    head = select(shared, "assessment", crs, plan)
    half = select(restricted, "assessment_people", crs, plan)
    if head.empty or half.empty or head["mark"].iloc[0] != half["mark"].iloc[0]:
        return None
    frames: dict[str, Any] = {
        name: select(connection, layer, crs, plan, progress)
        for connection, layers in ((shared, SHARED_FRAMES), (restricted, RESTRICTED_FRAMES))
        for layer, name in layers.items()
    }
    return Assessment(
        plan=plan,
        notes=tuple(map(Message.from_json, json.loads(half["notes"].iloc[0]))),
        made_at=head["made_at"].iloc[0],
        **frames,
    )


def _replace(
    connection: sqlite3.Connection,
    assessment: Assessment,
    layers: Mapping[str, str],
    progress: Progress,
) -> None:
    for number, (layer, name) in enumerate(layers.items()):
        step = part(progress, number / len(layers), (number + 1) / len(layers))
        remove(connection, layer, "plan", assessment.plan, step)
        insert(connection, layer, getattr(assessment, name), progress=step)
