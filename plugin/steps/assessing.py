"""Putting people on a plan's cells, and finding what it lacks and how much work it is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Optional

import pandas as pd

from ..assess import Assessment, assess_layers
from ..attach import Attachment, attach_layers, locate_layers
from ..common.messages import message
from ..common.progress import Progress, part, silent
from ..contracts import contract
from ..divide import Division
from ..intake import compare_households
from ..staff import Staffing
from ..staff.loads import with_loads
from ..store import Project

_NOTHING: Mapping[str, pd.DataFrame] = MappingProxyType({})


def attach(
    project: Project,
    plan: str | None = None,
    progress: Progress = silent,
    *,
    instead: Mapping[str, pd.DataFrame] = _NOTHING,
) -> Attachment:
    """Put everything that the project holds on the cells of a plan, and keep it in the project.

    ``plan`` is its name, None for the current one; ``instead`` has frames, by layer, that
    are used in place of the project's own. The comparison of the buildings' household counts with
    the project's residents' is kept too, where there are both.
    """
    division = project.read_plan(plan, part(progress, 0, 0))
    own = read_layers(project, part(progress, 0, 0.4))
    located = locate_layers(division, {**own, **instead}, part(progress, 0.4, 0.8))
    found = attach_layers(located, project.rules, part(progress, 0.8, 1.0))
    # The last chance to cancel: from here on everything is written.
    progress(1, None)
    keep_attachment(project, own, found)
    return found


def assess(
    project: Project,
    plan: str | None = None,
    progress: Progress = silent,
    *,
    instead: Mapping[str, pd.DataFrame] = _NOTHING,
) -> tuple[Attachment, Assessment]:
    """Attach everything to a plan as ``attach`` does, and find its gaps and its cells' work.

    Both are kept in the project, in place of what was kept of the plan before. The officers are
    those that were assigned to the plan, if any were, and how full their months are is kept anew
    too; but where ``instead`` has officers, it is those of that list.
    """
    division = project.read_plan(plan, part(progress, 0, 0))
    own = read_layers(project, part(progress, 0, 0.15))
    return assess_with(project, division, own, part(progress, 0.15, 1), instead=instead)


def assess_with(
    project: Project,
    division: Division,
    own: Mapping[str, pd.DataFrame],
    progress: Progress = silent,
    *,
    instead: Mapping[str, pd.DataFrame] = _NOTHING,
) -> tuple[Attachment, Assessment]:
    """The same with the plan and the project's layers as ``read_layers`` gave them."""
    layers, name = {**own, **instead}, plan_name(division)
    officers = None if "officer" in instead else project.read_staffing(name)
    located = locate_layers(division, layers, part(progress, 0, 0.25))
    attached = attach_layers(located, project.rules, part(progress, 0.25, 0.35))
    rejected = project.read_rejected_people()
    seen = {**layers, **staffed_layers(officers)}
    found = assess_layers(
        located, seen, attached, project.rules, rejected, part(progress, 0.35, 0.9)
    )
    # Cancelled before it is whole, nothing of it is kept.
    kept = _keep(project, officers, found, part(progress, 0.9, 1))
    keep_attachment(project, own, attached)
    return attached, kept


def _keep(
    project: Project, officers: Optional[Staffing], found: Assessment, progress: Progress
) -> Assessment:
    """Keep what was found, and the loads of the officers that it was found with.

    Their staffing is read again, because a cell may have been locked meanwhile; another staffing
    than that stays as it is.
    """
    now = None if officers is None else project.read_staffing(found.plan)
    if officers is None or now is None or now.made_at != officers.made_at:
        return project.write_assessment(found, progress)
    return project.write_staffing(with_loads(now, found.workload), found, progress)[1]


def staffed_layers(officers: Optional[Staffing]) -> dict[str, pd.DataFrame]:
    """What an assessment looks at of a plan's staffing, by layer."""
    if officers is None:
        return {}
    return {"assignment": officers.assignments, "visit": officers.visits}


def plan_name(division: Division) -> str:
    """What the plan is called."""
    return str(division.plan["plan"].iloc[0])


def read_layers(project: Project, progress: Progress = silent) -> dict[str, pd.DataFrame]:
    """All input layers of both files that have rows, as anyone may have edited them in QGIS."""
    progress(0, message("Reading the project"))
    return {
        **project.layers(part(progress, 0, 0.25)),
        **project.people(part(progress, 0.25, 1)),
    }


def keep_attachment(project: Project, own: Mapping[str, pd.DataFrame], found: Attachment) -> None:
    """Keep what lies in a plan's cells, and the household counts compared as far as there are."""
    project.write_attachment(found.cells, found.counts, found.unattached)
    if "building" in own and "resident" in own:
        records = own.get("building_record", contract("building_record").frame({}))
        counts = compare_households(own["building"], records, own["resident"])
        project.write_household_counts(counts)
