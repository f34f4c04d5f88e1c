"""Making a plan again from what the project holds, to see whether the same comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Optional

from ..common.band import Band
from ..common.errors import input_error
from ..common.messages import Message, listed, message, some_of
from ..common.progress import Progress, part, silent
from ..divide import Division, part_title
from ..divide.division import read_json
from ..divide.edits import edits_of, how_made
from ..divide.locks import with_locks
from ..divide.trail import result_mark, trail_of, unit_rows, versions
from ..store import Project
from .adopting import adopted
from .assessing import plan_name
from .changed import Changed, what_changed
from .dividing import checked_name, divided
from .editing import with_edits
from .redrawing import redrawn_again

_NAMED = 5  # so many buildings that lie elsewhere are named


@dataclass(frozen=True)
class Replay:
    """What came of making a plan again.

    ``changed`` is what is no longer as it was; then nothing was made. Else ``units`` buildings,
    parts and pieces of open ground were compared, of which ``moved`` lie in another cell or
    community, and ``differences`` says in words what differs. ``versions`` are those then and now
    where they are not the same; None where one was not known. ``kept`` is the name of the plan that
    was made again, where it was kept.
    """

    plan: str
    identical: bool
    changed: tuple[Changed, ...] = ()
    differences: tuple[Message, ...] = ()
    units: int = 0
    moved: int = 0
    edits: int = 0
    result: Optional[str] = None
    versions: Mapping[str, tuple[Optional[str], Optional[str]]] = field(default_factory=dict)
    kept: Optional[str] = None


def replay(
    project: Project,
    plan: Optional[str] = None,
    *,
    to: Optional[str] = None,
    workers: Optional[int] = 1,
    progress: Progress = silent,
) -> Replay:
    """Make a plan again from the project's layers, with the same parameters and every edit by hand,
    and say whether the same came out.

    ``plan`` is its name, None for the current one. Where the layers, the rulebook or the plan
    that it started from are not as they were, these are named and nothing is made. ``to`` is a name
    to keep the plan under that was made again. ``workers`` is as in ``divide``. Raises InputError
    for an unknown plan, and for one of an earlier version that kept no paper trail.
    """
    then = project.read_plan(plan, part(progress, 0, 0.02))
    name, wanted = plan_name(then), None if to is None else _other_name(to, plan_name(then))
    trail = trail_of(then.plan)
    if trail is None or "result" not in trail:
        raise input_error(
            "The plan {plan} was made by an earlier version, which did not keep what it was made "
            "from, so it can't be made again for comparison. Divide again; the new plan can.",
            plan=name,
        )
    changed = what_changed(project, then, trail, part(progress, 0.02, 0.1))
    differing = _differing(trail["versions"])
    edits = len(then.edits)
    if changed:
        return Replay(name, False, changed, edits=edits, versions=differing)
    now = made_again(project, then, wanted or name, workers, part(progress, 0.1, 0.95))
    if wanted is not None:
        now = project.write_plan(now, part(progress, 0.95, 1))
    found = _compared(then, now, trail["result"], differing)
    return replace(found, edits=edits, versions=differing, kept=wanted)


def made_again(
    project: Project, then: Division, name: str, workers: Optional[int], progress: Progress
) -> Division:
    """The plan ``then`` made anew and called ``name``, with its edits by hand in their order."""
    parameters, make = read_json(then.plan, "parameters"), _MAKERS[how_made(then)[0]]
    made = make(project, parameters, name, workers, part(progress, 0, 0.8))
    if then.edits.empty:
        return made
    # What was locked when an edit was made is not written down; it was not in the way.
    free = with_locks(made, dict.fromkeys(made.cells["cell_id"], False))
    changed = with_edits(project, free, edits_of(then), name, part(progress, 0.8, 1))
    return with_locks(changed, dict(zip(then.cells["cell_id"], then.cells["locked"].fillna(False))))


def _divided(
    project: Project,
    parameters: Mapping[str, Any],
    name: str,
    workers: Optional[int],
    progress: Progress,
) -> Division:
    earlier = parameters["from"]
    return divided(
        project,
        band=Band.parse(parameters["band"]),
        seed=parameters["seed"],
        effort=parameters["effort"],
        plan=name,
        earlier=earlier,
        locked=None if earlier is None else parameters["locked"],
        households=parameters["households"],
        workers=workers,
        even_work=parameters["even_work"],
        weights=parameters.get("weights", {}),
        progress=progress,
    )


def _adopted(
    project: Project,
    parameters: Mapping[str, Any],
    name: str,
    workers: Optional[int],
    progress: Progress,
) -> Division:
    band = Band.parse(parameters["band"])
    return adopted(project, band=band, plan=name, cells=parameters["cells"], progress=progress)


# By what a plan says that it was made by: what makes it again without keeping it.
_MAKERS = MappingProxyType({"divide": _divided, "redraw": redrawn_again, "adopt": _adopted})


def _compared(
    then: Division,
    now: Division,
    result: str,
    differing: Mapping[str, tuple[Optional[str], Optional[str]]],
) -> Replay:
    """Whether ``now`` is the plan that was kept as ``then``, whose hash was ``result``."""
    name, again = plan_name(then), result_mark(now)
    elsewhere, units = _elsewhere(then, now)
    same = again == result and result_mark(then) == result
    differences: list[Message] = []
    if result_mark(then) != result:
        differences.append(_by_hand(name, elsewhere, again == result))
    if again != result:
        differences.append(_not_the_same(elsewhere, units))
        if differing:
            differences.append(_versions_differ(differing))
    return Replay(name, same, (), tuple(differences), units, len(elsewhere), result=again)


def _elsewhere(then: Division, now: Division) -> tuple[list[Any], int]:
    """The units that lie in another cell or community, as a person calls them; and of how many."""
    before, after = (
        {(unit, piece): (cell, community) for unit, piece, cell, community in unit_rows(one.units)}
        for one in (then, now)
    )
    both = sorted(set(before) | set(after))
    found = [key for key in both if before.get(key) != after.get(key)]
    return [_title(*key) for key in found], len(both)


def _title(unit: str, piece: str) -> str | Message:
    """A unit of ``unit_rows``: its building and part; of open ground the corners of its box."""
    if not piece:
        return unit[2:]
    return message("building {building}, {part}", building=unit[2:], part=part_title(piece))


def _by_hand(name: str, elsewhere: list[Any], same: bool) -> Message:
    if not same:
        return message(
            "The units or cells of the plan {plan} were changed after it was kept, for example by "
            "hand in QGIS.",
            plan=name,
        )
    return message(
        "The plan that was made again is the one that was kept as {plan}, but its units or cells "
        "were changed since, for example by hand in QGIS: {count} units lie in another cell "
        "({units}).",
        plan=name,
        count=len(elsewhere),
        units=some_of(elsewhere, _NAMED) or "-",
    )


def _not_the_same(elsewhere: list[Any], units: int) -> Message:
    if not elsewhere:
        return message("Every building lies in the same cell, but codes that are in use differ.")
    return message(
        "{count} of {units} units lie in another cell or community ({some}).",
        count=len(elsewhere),
        units=units,
        some=some_of(elsewhere, _NAMED),
    )


def _versions_differ(differing: Mapping[str, tuple[Optional[str], Optional[str]]]) -> Message:
    said = [f"{name} {then or '-'} → {now or '-'}" for name, (then, now) in differing.items()]
    return message(
        "The inputs are the same, but the versions are not, which may be the reason: {versions}.",
        versions=listed(said),
    )


def _differing(then: Mapping[str, str]) -> dict[str, tuple[Optional[str], Optional[str]]]:
    now = versions()
    return {
        name: (then.get(name), now.get(name))
        for name in {**then, **now}
        if then.get(name) != now.get(name)
    }


def _other_name(to: str, plan: str) -> str:
    name = checked_name(to)
    if name == plan:
        raise input_error(
            "The plan that is made again can't be kept as {plan}, which is the plan to compare it "
            "with. Give another name after --to.",
            plan=plan,
        )
    return name
