"""From a plan with its officers to who serves which cell: all of it in one run."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any, Callable, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..assess.network import build_network
from ..assess.scene import look_at
from ..attach import Located
from ..common.messages import Message, message, some_of
from ..common.progress import Progress, part, silent
from ..divide import Division
from ..rules import Rulebook
from .build import Built, build_problem
from .handover import handovers
from .quotatable import quota_frame
from .reasons import Reasons
from .results import assignment_frame, load_frame
from .situation import Situation, read_situation
from .solver.assign import assign
from .solver.backups import choose_backups
from .solver.objective import costs
from .solver.problem import Assigned, Ints
from .staffing import Staffing
from .visiting.rounds import plan_rounds

NOT_PROVED = message(
    "It is not proved that no assignment is better; at most {percent}% of its cost could still be "
    "saved."
)
# Gives the cells of a situation their officers and backups (k,), numbers or -1 for nobody.
Choose = Callable[[Situation, Built, Progress], tuple[Assigned, Ints]]


def best(situation: Situation, built: Built, progress: Progress = silent) -> tuple[Assigned, Ints]:
    """The officers that cost least, and the backups that go with them."""
    found = assign(built.problem, part(progress, 0, 0.85))
    return found, choose_backups(built.problem, found.officer, part(progress, 0.85, 1))


def staff_layers(
    located: Located,
    layers: Mapping[str, pd.DataFrame],
    rulebook: Rulebook,
    *,
    today: Optional[Division] = None,
    earlier_assignments: Optional[pd.DataFrame] = None,
    locked: Collection[str] = (),
    start: date,
    total: Optional[int] = None,
    choose: Choose = best,
    progress: Progress = silent,
) -> Staffing:
    """Give every cell of a plan an officer and a backup, and plan the rounds from ``start``.

    ``layers``: the project's input layers (contract frames by name) that ``located`` was made
    from and, as ``assignment``, the one that is kept of this plan, if any. ``today``: the plan
    whose cells the officers serve today, None for this one; ``earlier_assignments``: the
    assignment kept of it, in place of what the officers' list says. ``locked``: codes of cells
    whose officer stays; ``total``: a number of staff to share out among the communities, in place
    of what the rulebook's quotas add up to. ``choose`` says who serves what.

    The work of the loads is still 0: see ``with_loads``. Raises InputError without officers, and
    where wishes contradict each other (see ``read_wishes``).
    """
    progress(0, message("Looking at the plan"))
    scene = look_at(located, layers, rulebook)
    progress(0.05, None)
    kept, watch = layers.get("assignment"), part(progress, 0.05, 0.1)
    situation = read_situation(scene, kept, today, earlier_assignments, locked, watch)
    network = build_network(scene.layers, rulebook.walking, part(progress, 0.1, 0.2))
    progress(0.2, message("Adding up the work of each cell"))
    built = build_problem(situation, network, part(progress, 0.2, 0.4))
    found, backups = choose(situation, built, part(progress, 0.4, 0.75))
    serving: npt.NDArray[Any] = np.array([*situation.names, None], object)[found.officer]
    visits, rounds, said = plan_rounds(scene, network, serving, start, part(progress, 0.75, 0.95))
    progress(0.95, message("Comparing with today"))
    assignments = assignment_frame(situation, built, found, backups)
    progress(0.955, None)
    loads = load_frame(situation, built, found, backups)
    return Staffing(
        plan=scene.plan,
        assignments=assignments,
        loads=loads,
        visits=visits,
        rounds=rounds,
        handovers=handovers(
            Reasons(situation, built, found.officer), visits, part(progress, 0.96, 1)
        ),
        quotas=quota_frame(situation, found, total),
        parameters=_parameters(rulebook, today, locked, start, total),
        outcome=_outcome(situation, built, found),
        notes=(*_notes(situation, built, found), *said),
    )


def _parameters(
    rulebook: Rulebook,
    today: Optional[Division],
    locked: Collection[str],
    start: date,
    total: Optional[int],
) -> dict[str, Any]:
    """What the staffing was asked for with."""
    return {
        "today": None if today is None else str(today.plan["plan"].iloc[0]),
        "locked": sorted(locked),
        "start": start.isoformat(),
        "total": total,
        "weights": asdict(rulebook.staff_weights),
    }


def _outcome(situation: Situation, built: Built, found: Assigned) -> dict[str, Any]:
    """What the assignment costs, and how many people in care keep an officer whom they know."""
    known = situation.care.acquainted
    kept = known & situation.care.kept(found.officer)
    return {
        "cost": int(found.cost),
        "bound": int(found.bound),
        "gap": round(float(found.gap), 6),
        "exact": bool(found.exact),
        "parts": asdict(costs(built.problem, found.officer)),
        "known_people": int(known.sum()),
        "kept_people": int(kept.sum()),
    }


def _notes(situation: Situation, built: Built, found: Assigned) -> Iterator[Message]:
    """What a person should know, the worst first."""
    nobody = situation.scene.index.ids[found.officer < 0]
    if len(nobody):
        yield message(
            "Cells that could be given to nobody: {count} ({cells}).",
            count=len(nobody),
            cells=some_of(nobody),
        )
    if not found.exact:
        yield replace(NOT_PROVED, values={"percent": round(100 * found.gap, 2)})
    nameless = int(situation.scene.layers["officer"]["officer_id"].isna().sum())
    if nameless:
        yield message(
            "Rows of the layer officer without a code: {count}. Nothing is assigned to them; put "
            "in the field officer_id of each.",
            count=nameless,
        )
    yield from _skills_that_nobody_has(situation, built)
    spare = np.setdiff1d(np.arange(len(situation.names)), found.officer)
    reserve = spare[found.reinforces[spare] < 0]
    if len(reserve):
        yield message(
            "Officers in reserve, who have no cell and reinforce none: {count} ({officers}).",
            count=len(reserve),
            officers=some_of(situation.names[who] for who in reserve.tolist()),
        )
    yield from situation.wishes.notes
    yield from built.notes


def _skills_that_nobody_has(situation: Situation, built: Built) -> Iterator[Message]:
    wanted = frozenset[str]().union(*situation.care.asked["skills"])
    there = frozenset[str]().union(*built.skills)
    for skill in situation.scene.rulebook.skills:
        if skill.id in wanted - there:
            yield message(
                "No officer has a skill that people in care ask for: {skill}.", skill=skill.title
            )
