"""Changing a plan by hand, with every change written down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import geopandas as gpd

from ..common.band import Band
from ..common.errors import InputError, input_error
from ..common.progress import Progress, part, silent
from ..divide import Division, Settings
from ..divide.division import read_json
from ..divide.edits import Edit, edited
from ..divide.trail import result_mark, trail_of
from ..store import Project
from .assessing import plan_name
from .changed import earlier_changed
from .dividing import checked_name, counted_layers, input_layers, no_buildings, work_minutes


def edit(
    project: Project,
    plan: Optional[str],
    edits: Sequence[Edit],
    *,
    to: Optional[str] = None,
    progress: Progress = silent,
) -> Division:
    """Make the ``edits`` in a plan, one after the other, and keep it.

    ``plan`` is its name, None for the current one; it is replaced, with all that was found out
    about it, unless ``to`` names a plan to write instead. Raises InputError as ``edited`` does, and
    where the plan, or the one that it started from, is not as it was kept.
    """
    division = project.read_plan(plan, part(progress, 0, 0.05))
    name = plan_name(division) if to is None else checked_name(to)
    if not edits:
        raise input_error("There is nothing to change. Say which units go to which cell.")
    _check_kept(division)
    changed = with_edits(project, division, edits, name, part(progress, 0.05, 0.95))
    return project.write_plan(changed, part(progress, 0.95, 1))


def with_edits(
    project: Project, division: Division, edits: Sequence[Edit], name: str, progress: Progress
) -> Division:
    """The plan with the edits and called ``name``; nothing is kept."""
    counted, settings = made_with(project, division, name, part(progress, 0, 0.15))
    start = _start(project, division)
    return edited(division, edits, counted, settings, start, part(progress, 0.15, 1))


def made_with(
    project: Project, division: Division, name: str, progress: Progress
) -> tuple[dict[str, gpd.GeoDataFrame], Settings]:
    """The layers that a plan was made with, as they are now, and the settings of its cells;
    ``name`` is what it is to be called."""
    parameters = read_json(division.plan, "parameters")
    layers = input_layers(project, part(progress, 0, 0.6))
    if "building" not in layers:
        raise no_buildings(project)
    counted, _ = counted_layers(project, layers, parameters["households"])
    minutes = None
    if parameters["even_work"]:
        minutes = work_minutes(project, counted, part(progress, 0.6, 1))
    settings = Settings(
        band=Band.parse(parameters["band"]),
        rulebook=project.rules,
        plan=name,
        households=parameters["households"],
        minutes=minutes,
        factors=parameters.get("weights", {}),
    )
    return counted, settings


def _start(project: Project, division: Division) -> Optional[Division]:
    """The plan that it started from, as it was then."""
    for change in earlier_changed(project, trail_of(division.plan) or {}):
        raise InputError(change.said)
    earlier = read_json(division.plan, "parameters").get("from")
    return None if earlier is None else project.read_plan(earlier)


def _check_kept(division: Division) -> None:
    trail = trail_of(division.plan)
    if trail is None:
        raise input_error(
            "The plan {plan} was made by an earlier version, which did not keep what it was made "
            "from. Divide again, starting from it, and change the new plan.",
            plan=plan_name(division),
        )
    if trail["result"] != result_mark(division):
        raise input_error(
            "The units or cells of the plan {plan} were changed after it was kept, for example by "
            "hand in QGIS, so nobody could tell later how it came about. Make it again "
            "(grid-steward replay, with --to) and change that one.",
            plan=plan_name(division),
        )
