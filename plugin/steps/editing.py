"""Changing a plan by hand, with every change written down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Optional

import geopandas as gpd
import numpy as np
import pandas as pd

from ..assess import building_minutes
from ..common.band import Band
from ..common.errors import InputError, input_error
from ..common.progress import Progress, part, silent
from ..divide import Division, Settings
from ..divide.community import DividedCommunity, shared_out
from ..divide.division import read_json
from ..divide.earlier import start_from
from ..divide.edits import Edit, edited, edited_on
from ..divide.hand import Draft
from ..divide.hand.draft import Basis
from ..divide.hand.work import Work
from ..divide.layers import metric_crs
from ..divide.locks import locked_then, with_locks
from ..divide.standing import standing
from ..divide.trail import result_mark, trail_of
from ..store import Project
from .assessing import plan_name
from .changed import earlier_changed
from .dividing import (
    checked_name,
    counted_layers,
    input_layers,
    no_buildings,
    work_layers,
    work_minutes,
)


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
        raise _nothing()
    _check_kept(division)
    changed = with_edits(project, division, edits, name, part(progress, 0.05, 0.95))
    return project.write_plan(changed, part(progress, 0.95, 1))


def begin_edit(project: Project, plan: Optional[str], progress: Progress = silent) -> Draft:
    """A plan to be changed stroke by stroke, with live figures; None for the one that is meant
    where none is named.

    Its ground is built once, for ``keep_edits`` too. Where people, requests or an assessment are
    known, it has the cells' work, which is about persons: it stays in memory. Raises InputError
    where the plan, its ground or the plan that it started from is not as it was kept.
    """
    division = project.read_plan(plan, part(progress, 0, 0.05))
    _check_kept(division)
    name = plan_name(division)
    counted, settings = made_with(project, division, name, part(progress, 0.05, 0.15))
    start = start_from(_start(project, division), metric_crs(counted["building"]))
    ground = standing(division, counted, settings, start, part(progress, 0.15, 0.9))
    work = _work(project, division, ground, counted, part(progress, 0.9, 0.98))
    draft = Draft(division, Basis(ground, settings, start, locked_then(division), work))
    draft.totals()  # counted here, so that whoever works on it next does not wait
    return draft


def keep_edits(
    project: Project, draft: Draft, *, to: Optional[str] = None, progress: Progress = silent
) -> Division:
    """Keep what was changed in a draft: its net edits, and the cells that were locked or unlocked.

    It replaces the plan that the draft was begun from, with all that was found out about it, unless
    only locks changed; or it is kept as the plan ``to``, and that one stays. The draft stands for
    the plan that was kept from then on. Raises InputError as ``edit`` does, and where the plan in
    the file is no longer the one that the draft was begun from; then nothing is kept.
    """
    name = draft.plan if to is None else checked_name(to)
    edits, locks = draft.edits(), draft.locks()
    if not edits and not locks:
        raise _nothing()
    division = _still_there(project, draft, other=name != draft.plan, progress=progress)
    if edits:
        settings = replace(draft.basis.settings, plan=name)
        free = dict.fromkeys(draft.opened, False)
        locks = {**{code: draft.figures(code).locked for code in draft.opened}, **locks}
        changed = edited_on(
            with_locks(division, free),
            edits,
            draft.basis.communities,
            settings,
            draft.basis.start,
            part(progress, 0.1, 0.7),
        )
        kept = project.write_plan(with_locks(changed, locks), part(progress, 0.7, 1))
    else:
        if name != draft.plan:
            project.duplicate_plan(draft.plan, name, part(progress, 0.1, 0.7))
        project.lock_cells(name, locks)
        kept = project.read_plan(name, part(progress, 0.7, 1))
    draft.stands_for(kept)
    return kept


def _still_there(project: Project, draft: Draft, *, other: bool, progress: Progress) -> Division:
    """The plan of a draft as it is in the file, where it is still the one that the draft was begun
    from; if it is not, the one of then to be kept as an ``other``, else InputError."""
    if draft.plan in set(project.plans()["plan"]):
        division = project.read_plan(draft.plan, part(progress, 0, 0.1))
        if result_mark(division) == draft.mark:
            return division
    if other and draft.edits():
        return draft.division
    raise input_error(
        "The plan {plan} in {file} is not the one any more that was being changed: it was written "
        "anew, changed or deleted meanwhile. Keep the changes as another plan, under a name of its "
        "own.",
        plan=draft.plan,
        file=project.path.name,
    )


def _work(
    project: Project,
    division: Division,
    ground: Sequence[DividedCommunity],
    counted: Mapping[str, gpd.GeoDataFrame],
    progress: Progress,
) -> Optional[Work]:
    """What is known of the work in the plan, None for nothing.

    What a cell has beside its buildings' work (walking, standing duties) is taken as the plan's
    assessment found it; without one it is the standing duties of the rulebook.
    """
    layers = work_layers(project, part(progress, 0, 0.5))
    assessed = project.read_assessment(plan_name(division), part(progress, 0.5, 1))
    if assessed is None and all(frame.empty for frame in layers.values()):
        return None
    units = pd.concat([one.units for one in ground], ignore_index=True)
    minutes = shared_out(units, dict(building_minutes({**counted, **layers}, project.rules)))
    usual = {
        code: sum(duty.minutes_per_cell for duty in project.rules.for_community(kind).work.duties)
        for code, kind in zip(division.communities["community_id"], division.communities["type"])
    }
    if assessed is None:
        return Work(minutes, usual=usual)
    cells = division.units.sort_values("unit_id", kind="stable")
    own = dict(list(cells.groupby("community_id")["cell_id"]))
    names = np.concatenate([own[one.place.community_id].to_numpy(object) for one in ground])
    inside = pd.Series(minutes).groupby(names).sum()
    table = assessed.workload.set_index("cell_id")
    beside = (table["total_min"] - inside.reindex(table.index).fillna(0)).to_dict()
    hours = table.loc[table["hours_min"] > 0, "hours_min"].to_dict()
    return Work(minutes, beside, usual, hours)


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


def _nothing() -> InputError:
    return input_error("There is nothing to change. Say which units go to which cell.")
