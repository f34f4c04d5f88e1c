"""Plans in the project's file: their names, and their layers in and out."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import fields
from typing import Optional

import pyproj

from ..common.errors import InputError, input_error
from ..common.messages import listed
from ..common.progress import Progress, part
from ..divide import Division
from .assessments import ASSESSMENT
from .attachments import ATTACHED_LAYERS
from .header import CURRENT_PLAN, PROJECT_HEADER, read_header
from .staffings import STAFFING
from .tables import insert, select

# The layers of a plan, in the order of the fields of ``Division``.
PLAN_LAYERS = (
    "unit",
    "cell",
    "plan",
    "move",
    "tower",
    "plan_community",
    "area",
    "crosswalk",
    "edit",
    "repair",
)
_PLAN_ROW = PLAN_LAYERS.index("plan")

# What was found out about a plan, in each of the two files; a new plan of its name has none of it.
FOUND_SHARED = (*ASSESSMENT.shared_layers, *STAFFING.shared_layers, "public_count")
FOUND_RESTRICTED = (
    *ATTACHED_LAYERS,
    *ASSESSMENT.restricted_layers,
    *STAFFING.restricted_layers,
    "response",
)


def plan_names(connection: sqlite3.Connection) -> list[str]:
    """In the order they were written."""
    return [name for (name,) in connection.execute("SELECT plan FROM plan ORDER BY fid")]


def free_name(taken: Sequence[str]) -> str:
    """The first of ``plan-1``, ``plan-2`` … that is not taken."""
    number = 1
    while (name := f"plan-{number}") in taken:
        number += 1
    return name


def renamed(division: Division, name: str) -> Division:
    """The same plan under another name."""
    return Division(
        *(getattr(division, frame.name).assign(plan=name) for frame in fields(division))
    )


def insert_layers(connection: sqlite3.Connection, division: Division, progress: Progress) -> None:
    """Add all of a plan but its row."""
    insert(connection, "unit", division.units, progress=part(progress, 0, 0.9))
    insert(connection, "cell", division.cells, progress=part(progress, 0.9, 1))
    insert(connection, "move", division.moves)
    insert(connection, "tower", division.towers)
    insert(connection, "plan_community", division.communities)
    insert(connection, "area", division.areas)
    insert(connection, "crosswalk", division.crosswalk)
    insert(connection, "edit", division.edits)
    insert(connection, "repair", division.repairs)


def select_plan(
    connection: sqlite3.Connection,
    crs: pyproj.CRS,
    plan: str | None,
    file: str,
    progress: Progress,
) -> Division:
    """The plan of that name, or the current one if None; an InputError lists them."""
    wanted = current_plan(connection) if plan is None else plan
    if wanted is None:
        raise input_error(
            "{file} has no plan yet. Make one first: grid-steward divide {file}", file=file
        )
    frames = [select(connection, layer, crs, wanted, progress) for layer in PLAN_LAYERS]
    if frames[_PLAN_ROW].empty:
        raise no_such_plan(wanted, plan_names(connection), file)
    return Division(*frames)


def current_plan(connection: sqlite3.Connection) -> Optional[str]:
    """The plan that was set as the current one, else the one written last; None without any."""
    names = plan_names(connection)
    chosen = read_header(connection, PROJECT_HEADER).get(CURRENT_PLAN)
    return chosen if chosen in names else (names[-1] if names else None)


def no_such_plan(plan: str, names: Sequence[str], file: str) -> InputError:
    """What to say of a plan that is not there."""
    return input_error(
        "{file} has no plan called {plan}. Its plans: {known}.",
        file=file,
        plan=plan,
        known=listed(names, "-"),
    )
