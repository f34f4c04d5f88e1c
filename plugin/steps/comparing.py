"""Comparing a plan with another, or with today."""

from __future__ import annotations

from typing import Optional

from ..assess import Assessment
from ..common.errors import input_error
from ..common.progress import Progress, part, silent
from ..compare import TODAY, Comparison, Facts, compare_plans, today_division
from ..divide import Division
from ..divide.division import read_json
from ..staff import Staffing
from ..store import Project
from .assessing import plan_name, read_layers


def compare(
    project: Project,
    plan: Optional[str] = None,
    against: Optional[str] = None,
    *,
    progress: Progress = silent,
) -> Comparison:
    """Compare a plan with another, and keep the comparison in the project.

    ``plan`` is its name, None for the current one; ``against`` names the other one, TODAY for
    today's communities. By default it is the plan that this one was made from, if it is still
    there, else today's communities. Raises InputError for an unknown plan, for a plan and itself,
    and where nothing is known of today.
    """
    division = project.read_plan(plan, part(progress, 0, 0))
    name = plan_name(division)
    other = against if against is not None else _made_from(project, division)
    if other == name:
        raise input_error(
            "The plan {plan} can't be compared with itself. Name another plan of {file}.",
            plan=name,
            file=project.path.name,
        )
    layers = read_layers(project, part(progress, 0, 0.1))
    former = (
        today_division(division, layers)
        if other == TODAY
        else project.read_plan(other, part(progress, 0.1, 0.15))
    )
    staffing, assessment = _kept(project, name)
    earlier_staffing, earlier_assessment = (None, None) if other == TODAY else _kept(project, other)
    facts = Facts(
        layers=layers,
        staffing=staffing,
        assessment=assessment,
        earlier_staffing=earlier_staffing,
        earlier_assessment=earlier_assessment,
    )
    found = compare_plans(division, former, facts, project.rules, part(progress, 0.15, 0.95))
    # Cancelled before it is whole, nothing of it is kept.
    return project.write_comparison(found, part(progress, 0.95, 1))


def _made_from(project: Project, division: Division) -> str:
    """The plan that a plan was made from, if it is still there, else today."""
    source = read_json(division.plan, "parameters").get("from")
    names = set(project.plans()["plan"]) - {plan_name(division)}
    return str(source) if source in names else TODAY


def _kept(project: Project, plan: str) -> tuple[Optional[Staffing], Optional[Assessment]]:
    return project.read_staffing(plan), project.read_assessment(plan)
