"""Putting people on a plan's cells, and finding what it lacks and how much work it is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from ..assess import Assessment, assess_layers
from ..attach import Attachment, attach_layers, locate_layers
from ..common.messages import message
from ..common.progress import Progress, part, silent
from ..contracts import contract
from ..divide import Division
from ..intake import compare_households
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

    ``plan`` is its name, None for the one written last; ``instead`` has frames, by layer, that
    are used in place of the project's own. The comparison of the buildings' household counts with
    the project's residents' is kept too, where there are both.
    """
    division = project.read_plan(plan, part(progress, 0, 0))
    own = read_layers(project, part(progress, 0, 0.4))
    located = locate_layers(division, {**own, **instead}, part(progress, 0.4, 0.8))
    found = attach_layers(located, project.rules, part(progress, 0.8, 1.0))
    # The last chance to cancel: from here on everything is written.
    progress(1, None)
    _keep_attachment(project, own, found)
    return found


def assess(
    project: Project,
    plan: str | None = None,
    progress: Progress = silent,
    *,
    instead: Mapping[str, pd.DataFrame] = _NOTHING,
) -> tuple[Attachment, Assessment]:
    """Attach everything to a plan as ``attach`` does, and find its gaps and its cells' work.

    Both are kept in the project, in place of what was kept of the plan before.
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
    layers = {**own, **instead}
    located = locate_layers(division, layers, part(progress, 0, 0.25))
    attached = attach_layers(located, project.rules, part(progress, 0.25, 0.35))
    rejected = project.read_rejected_people()
    found = assess_layers(
        located, layers, attached, project.rules, rejected, part(progress, 0.35, 0.9)
    )
    # Cancelled before it is whole, nothing of it is kept.
    kept = project.write_assessment(found, part(progress, 0.9, 1))
    _keep_attachment(project, own, attached)
    return attached, kept


def read_layers(project: Project, progress: Progress = silent) -> dict[str, pd.DataFrame]:
    """All input layers of both files that have rows, as anyone may have edited them in QGIS."""
    progress(0, message("Reading the project"))
    return {
        **project.layers(part(progress, 0, 0.25)),
        **project.people(part(progress, 0.25, 1)),
    }


def _keep_attachment(project: Project, own: Mapping[str, pd.DataFrame], found: Attachment) -> None:
    project.write_attachment(found.cells, found.counts, found.unattached)
    if "building" in own and "resident" in own:
        records = own.get("building_record", contract("building_record").frame({}))
        counts = compare_households(own["building"], records, own["resident"])
        project.write_household_counts(counts)
