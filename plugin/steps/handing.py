"""Giving cells to officers by hand: what it is tried on, and keeping what was changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional

from ..assess import Assessment
from ..attach import locate_layers
from ..common.errors import input_error
from ..common.progress import Progress, part, silent
from ..staff import Staffing
from ..staff.hand.board import Board, Hand
from ..staff.hand.ground import lay_ground
from ..staff.hand.keep import staff_by_hand, with_hand
from ..store import Project
from .assessing import plan_name, read_layers
from .staffing import keep_staffing, kept_today, not_staffed


def begin_by_hand(
    project: Project, plan: Optional[str] = None, progress: Progress = silent
) -> Board:
    """The officers of a plan, to change them by hand; nothing is changed in the project.

    InputError where no officers were assigned to the plan.
    """
    division = project.read_plan(plan, part(progress, 0, 0))
    name = plan_name(division)
    kept = project.read_staffing(name, part(progress, 0, 0.1))
    assessed = project.read_assessment(name, part(progress, 0.1, 0.2))
    if kept is None or assessed is None:
        raise not_staffed(project, name)
    own = read_layers(project, part(progress, 0.2, 0.3))
    located = locate_layers(division, own, part(progress, 0.3, 0.5))
    today, earlier = kept_today(project, division, kept)
    ground = lay_ground(
        located,
        own,
        project.rules,
        kept,
        assessed.workload,
        today=today,
        earlier=earlier,
        progress=part(progress, 0.5, 1),
    )
    return Board(ground)


def keep_by_hand(
    project: Project, kept: Staffing, hand: Hand, progress: Progress = silent
) -> tuple[Staffing, Assessment]:
    """Keep what was changed by ``hand`` of the staffing ``kept``, with all that follows: rounds,
    handovers, loads, gaps and work. Where only locks were changed, these alone.

    Raises InputError where the officers of the plan were assigned anew meanwhile, and as
    ``staff_by_hand`` does; nothing is changed then.
    """
    division = project.read_plan(kept.plan, part(progress, 0, 0))
    now = project.read_staffing(kept.plan, part(progress, 0, 0.05))
    assessed = project.read_assessment(kept.plan, part(progress, 0.05, 0.1))
    if now is None or assessed is None or now.made_at != kept.made_at:
        raise input_error(
            "The officers of the plan {plan} were assigned anew meanwhile. Look at them, and make "
            "the changes again.",
            plan=kept.plan,
        )
    if not hand.given:
        locked = replace(now, assignments=with_hand(now, hand))
        return project.write_staffing(locked, assessed, part(progress, 0.1, 1))
    own = read_layers(project, part(progress, 0.1, 0.2))
    today, earlier = kept_today(project, division, now)
    located = locate_layers(division, own, part(progress, 0.2, 0.3))
    found = staff_by_hand(
        located,
        own,
        project.rules,
        now,
        hand,
        today=today,
        earlier=earlier,
        progress=part(progress, 0.3, 0.6),
    )
    return keep_staffing(project, located, own, found, part(progress, 0.6, 1))
