"""The plans of a project: listing, naming and copying them."""

from __future__ import annotations

from typing import Optional

from ..common.progress import Progress, silent
from ..report.planlines import PlanLine, plan_lines
from ..store import Project
from .dividing import checked_name


def list_plans(project: Project) -> list[PlanLine]:
    """A line for each plan, in the order they were written."""
    return plan_lines(project.plans(), project.current_plan(), project.found_of_plans())


def rename_plan(project: Project, old: str, new: str, progress: Progress = silent) -> str:
    """Call a plan by another name, also where others name it; the name as it is kept.

    Raises InputError for an unknown plan, and for a name that is taken or can't be one.
    """
    name = checked_name(new)
    project.rename_plan(old, name, progress)
    return name


def copy_plan(
    project: Project, plan: str, new: Optional[str] = None, progress: Progress = silent
) -> str:
    """Keep a plan once more, with all that was found out about it; the name of the copy.

    That is ``new``, by default the plan's own with the first number in brackets that is free.
    """
    name = free_copy_name(project, plan) if new is None else checked_name(new)
    project.duplicate_plan(plan, name, progress)
    return name


def free_copy_name(project: Project, plan: str) -> str:
    """What a copy is called that nobody names."""
    taken, number = set(project.plans()["plan"]), 2
    while (name := f"{plan} ({number})") in taken:
        number += 1
    return checked_name(name)
