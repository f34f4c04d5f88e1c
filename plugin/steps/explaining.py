"""Explaining the lines of a plan."""

from __future__ import annotations

from typing import Any

from ..common.band import Band
from ..common.progress import Progress, part, silent
from ..divide.division import read_json
from ..divide.explain import Explained, explain_layers
from ..divide.redraw.measure import usual_band
from ..store import Project
from .assessing import plan_name
from .editing import made_with


def explain(
    project: Project, code: str, plan: str | None = None, progress: Progress = silent
) -> Explained:
    """Why the lines of a cell or a community run as they do: what each neighbouring choice costs.

    ``code`` is that of a cell or community of the ``plan``, None for the current one. Nothing
    is kept. Raises InputError for a code that there is not, and where the ground is not as it was
    when the plan was made.
    """
    division = project.read_plan(plan, part(progress, 0, 0.05))
    parameters = read_json(division.plan, "parameters")
    counted, settings = made_with(
        project, division, plan_name(division), part(progress, 0.05, 0.15)
    )
    earlier = parameters["from"]
    return explain_layers(
        counted,
        division,
        code,
        settings,
        _community_band(project, parameters, division.units, len(division.communities)),
        None if earlier is None else project.read_plan(earlier),
        part(progress, 0.15, 1),
    )


def _community_band(
    project: Project, parameters: dict[str, Any], units: Any, communities: int
) -> Band | None:
    """The band that the plan's communities were drawn for, else the rulebook's; None: neither."""
    total = int(units["households"].sum())
    asked = parameters.get("community_households")
    if asked is not None:
        band, count = Band.parse(asked), parameters.get("count")
        return band.with_target(round(total / count)) if count else band
    limits = project.rules.community_band.households
    return None if limits is None else usual_band(limits, total, communities)
