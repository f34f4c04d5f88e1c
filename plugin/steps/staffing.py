"""Giving each cell of a plan an officer and a backup, and planning the rounds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Optional

import pandas as pd

from ..assess import Assessment, assess_layers
from ..attach import Located, attach_layers, locate_layers
from ..common.errors import InputError, input_error
from ..common.progress import Progress, part, silent
from ..divide import Division
from ..divide.division import read_json
from ..staff import Staffing
from ..staff.away import who_takes
from ..staff.loads import with_loads
from ..staff.staff import staff_layers
from ..store import Project
from .assessing import keep_attachment, plan_name, read_layers, staffed_layers


def staff(
    project: Project,
    plan: Optional[str] = None,
    *,
    today: Optional[str] = None,
    locked: Collection[str] = (),
    start: Optional[date] = None,
    total: Optional[int] = None,
    progress: Progress = silent,
) -> tuple[Staffing, Assessment]:
    """Give every cell of a plan an officer, and find its gaps and work with these.

    ``plan`` is its name, None for the current one. ``today`` names the plan whose cells and
    officers are those of today, by default the one that this plan was divided from, if it is still
    there, else this plan itself, with the cells of the officers' list; of another plan, and of this
    one where it is named, the officers are those that were assigned to it, if any were. ``locked``
    are codes of cells whose officer stays, beside those that are ticked in the plan's assignment.
    The visits begin on the day ``start``, by default next Monday; ``total`` is a number of staff to
    share out among the communities.

    All of it is kept in the project, in place of what was kept of the plan before. Raises
    InputError for an unknown plan and as ``staff_layers`` does.
    """
    division = project.read_plan(plan, part(progress, 0, 0))
    name = plan_name(division)
    own = read_layers(project, part(progress, 0, 0.1))
    former, earlier = _today(project, division, today)
    located = locate_layers(division, own, part(progress, 0.1, 0.15))
    found = staff_layers(
        located,
        {**own, "assignment": assignment_of(project, name)},
        project.rules,
        today=former,
        earlier_assignments=earlier,
        locked=locked,
        start=start or next_monday(date.today()),
        total=total,
        progress=part(progress, 0.15, 0.6),
    )
    return keep_staffing(project, located, own, found, part(progress, 0.6, 1))


def keep_staffing(
    project: Project,
    located: Located,
    own: Mapping[str, pd.DataFrame],
    found: Staffing,
    progress: Progress = silent,
) -> tuple[Staffing, Assessment]:
    """Assess a plan with the officers that were ``found`` for it, and keep both with their loads.

    ``own``: the project's layers as ``read_layers`` gives them, which ``located`` was made from.
    """
    attached = attach_layers(located, project.rules, part(progress, 0, 0.1))
    assessed = assess_layers(
        located,
        {**own, **staffed_layers(found)},
        attached,
        project.rules,
        project.read_rejected_people(),
        part(progress, 0.1, 0.9),
    )
    whole = with_loads(found, assessed.workload)
    # Cancelled before it is whole, nothing of it is kept.
    kept = project.write_staffing(whole, assessed, part(progress, 0.9, 1))
    keep_attachment(project, own, attached)
    return kept


def who_is_away(
    project: Project, plan: Optional[str], away: Collection[str], progress: Progress = silent
) -> tuple[Staffing, pd.DataFrame]:
    """The staffing that is kept of a plan, and who takes what if the officers with the codes
    ``away`` are away (see ``who_takes``). Nothing is changed.

    InputError where no officers were assigned to the plan, or a code is none of theirs.
    """
    name = plan_name(project.read_plan(plan, part(progress, 0, 0)))
    kept = project.read_staffing(name, part(progress, 0, 0.5))
    assessed = project.read_assessment(name, part(progress, 0.5, 1))
    if kept is None or assessed is None:
        raise not_staffed(project, name)
    return kept, who_takes(kept, assessed.workload, away)


def not_staffed(project: Project, plan: str) -> InputError:
    """What to say where something asks for the officers of a plan that has none."""
    if not project.people_path.exists() and len(assignment_of(project, plan)):
        return input_error(
            "The plan {plan} of {file} has officers, but what is known of their work is in "
            "{people}, which is not there. Put it beside the project, or assign officers again: "
            "grid-steward staff {file}",
            plan=plan,
            file=project.path.name,
            people=project.people_path.name,
        )
    return input_error(
        "No officers are assigned to the plan {plan} of {file}, or its rulebook was changed since. "
        "Assign them first: grid-steward staff {file}",
        plan=plan,
        file=project.path.name,
    )


def kept_today(
    project: Project, division: Division, kept: Staffing
) -> tuple[Optional[Division], Optional[pd.DataFrame]]:
    """The plan of today's cells that a staffing went by, and who was assigned to it; None and None
    where these were its own cells, or that plan is not there any more."""
    name = kept.parameters["today"]
    if name is None or name not in set(project.plans()["plan"]):
        return None, None
    return _today(project, division, name)


def assignment_of(project: Project, plan: str) -> pd.DataFrame:
    """The rows of the layer ``assignment`` of a plan, with what was locked there in QGIS; also
    where the rest of its staffing counts no more."""
    rows: pd.DataFrame = project.read("assignment")
    return rows[rows["plan"] == plan].reset_index(drop=True)


def next_monday(day: date) -> date:
    """The first Monday after the day.

    >>> next_monday(date(2024, 3, 24)), next_monday(date(2024, 3, 25))
    (datetime.date(2024, 3, 25), datetime.date(2024, 4, 1))
    """
    return day + timedelta(days=7 - day.weekday())


def _today(
    project: Project, division: Division, today: Optional[str]
) -> tuple[Optional[Division], Optional[pd.DataFrame]]:
    """The plan of today's cells, None for the ``division`` itself, and who was assigned to it,
    None where the officers' list says it."""
    own = plan_name(division)
    name = today or read_json(division.plan, "parameters").get("from")
    if today is None and name not in set(project.plans()["plan"]):
        name = None
    if name is None or (name == own and today is None):
        return None, None
    rows = assignment_of(project, name)
    earlier = rows if len(rows) else None
    return (None if name == own else project.read_plan(name)), earlier
