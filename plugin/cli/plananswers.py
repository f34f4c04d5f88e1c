"""What the command line answers to ``plan``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

from ..common.figures import whole
from ..common.messages import message
from ..report.planlines import PlanLine, left_behind
from ..store import Deleted, Project
from .aligned import aligned
from .answers import Answer


def plans_answer(lines: Sequence[PlanLine], project: Project) -> Answer:
    """All plans of a project."""
    data = {
        "project": str(project.path),
        "current": next((one.name for one in lines if one.current), None),
        "plans": [_data(one) for one in lines],
    }
    if not lines:
        return Answer(data, str(message("{file} has no plan yet.", file=project.path.name)))
    heads = ("", message("Plan"), message("Made at (UTC)"), message("In band"), message("Officers"))
    rows = [
        [
            "*" if one.current else "",
            one.name,
            f"{one.made_at:%Y-%m-%d %H:%M}",
            f"{whole(one.cells_in_band)}/{whole(one.cells)}",
            str(message("yes") if one.staffed else message("no")),
            f"{one.made}{'; ' if str(one.score) else ''}{one.score}",
        ]
        for one in lines
    ]
    table = aligned([[*map(str, heads), ""], *rows], right=(3,))
    note = message("* is the current plan: the one that is meant where none is named.")
    return Answer(data, f"{table}\n\n{note}")


def _data(one: PlanLine) -> dict[str, object]:
    return {
        "plan": one.name,
        "made_at": one.made_at.isoformat(),
        "made": str(one.made),
        "from": one.earlier,
        "band": str(one.band),
        "cells": one.cells,
        "cells_in_band": one.cells_in_band,
        "households": one.households,
        "current": one.current,
        "assessed": one.assessed,
        "officers": one.staffed,
        "compared": one.compared,
    }


def renamed_answer(old: str, new: str) -> Answer:
    """A plan with another name."""
    text = message("{old} is now called {new}, also where other plans name it.", old=old, new=new)
    return Answer({"plan": new, "before": old}, str(text))


def copied_answer(plan: str, copy: str) -> Answer:
    """A plan twice."""
    text = message("{copy} is a copy of {plan}, with all that was found out.", copy=copy, plan=plan)
    return Answer({"plan": copy, "copy_of": plan}, str(text))


def deleted_answer(deleted: Deleted, current: Optional[str]) -> Answer:
    """A plan that is gone, and what hung on it."""
    lines = [
        message("{plan} is deleted.", plan=deleted.plan),
        *left_behind(deleted.starters, deleted.compared),
    ]
    if current is not None:
        lines.append(message("The current plan is {plan}.", plan=current))
    data = {
        "deleted": deleted.plan,
        "started_from_it": list(deleted.starters),
        "compared_with_it": list(deleted.compared),
        "current": current,
    }
    return Answer(data, "\n".join(map(str, lines)))


def used_answer(plan: str) -> Answer:
    """The plan that is meant where none is named."""
    text = message(
        "{plan} is the current plan now: the one that is meant where none is named.", plan=plan
    )
    return Answer({"current": plan}, str(text))
