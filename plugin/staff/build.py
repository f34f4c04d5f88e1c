"""From a plan with its officers to the assignment as numbers."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..assess.network import WalkNetwork
from ..assess.officers import read_officers
from ..assess.scene import Scene
from ..assess.workload import cell_work
from ..common.messages import Message, message
from ..common.progress import Progress, part, silent
from ..common.waiting import waited
from .care import officers_skills
from .situation import Situation
from .solver.problem import Floats, Ints, StaffProblem
from .walks import Walks, find_walks


@dataclass(frozen=True, eq=False)
class Built:
    """A problem and what it was made of: the officers' ``walks`` in metres and their ``skills``
    (n), ids of the rulebook's."""

    problem: StaffProblem
    walks: Walks
    skills: tuple[frozenset[str], ...]
    notes: tuple[Message, ...]


def build_problem(situation: Situation, network: WalkNetwork, progress: Progress = silent) -> Built:
    """The assignment of the officers of a situation to its cells.

    The work of a cell is what it is whoever serves it; see docs/workload.md. On each working day
    the officer goes to the cell and back. A cell that gets another officer than today's counts as
    one more person in care who does.
    """
    scene, staff, care = situation.scene, situation.staff, situation.care
    homes = situation.today.homes(scene, pd.Index(staff["officer_id"]))
    walks = find_walks(scene, network, staff, homes, part(progress, 0, 0.4))
    a_metre = _minutes_a_metre(scene)
    travel, between = waited(lambda: _minutes(walks, a_metre), progress, 0.4)
    skills = officers_skills(staff, scene)
    work = _work(scene, network, part(progress, 0.4, 0.9))
    strangers = waited(lambda: care.strangers() + _newcomers(situation), progress, 0.9)
    lacking = waited(lambda: care.lacking(skills), progress, 0.95)
    problem = StaffProblem(
        work=work,
        hours=hours_of(scene, staff, homes),
        travel=travel,
        between=between,
        neighbours=walks.neighbours,
        strangers=strangers,
        lacking=lacking,
        forbidden=situation.wishes.forbidden,
        fixed=situation.wishes.fixed,
        weights=scene.rulebook.staff_weights,
    )
    progress(1, None)
    return Built(problem, walks, skills, tuple(_notes(walks)))


def _minutes(walks: Walks, a_metre: Floats) -> tuple[Ints, Ints]:
    """Minutes a month from the bases to the cells (n, k) and between these (k, k)."""
    travel = np.nan_to_num(walks.assumed(walks.to_cells, walks.bases) * a_metre)
    between = walks.assumed(walks.between, walks.middles) * (a_metre[:, None] + a_metre) / 2
    return _whole(travel), _whole(between)


def _newcomers(situation: Situation) -> Ints:
    """(n, k) 1 where somebody serves the cell today and this officer doesn't.

    A cell knows its officer, though nobody in it may be in care: it counts as one who is, so that
    of assignments that are equally good the one that is as today is taken.
    """
    officers, table = pd.Index(situation.staff["officer_id"]), []
    for cell in range(situation.scene.index.k):
        serving = officers.get_indexer(list(situation.today.team(cell)))
        known = np.isin(np.arange(len(officers)), serving)
        table.append(known.any() & ~known)
    return np.array(table, dtype=np.int64).T


def _work(scene: Scene, network: WalkNetwork, progress: Progress) -> Ints:
    """(k,) minutes a month of each cell without the way there: nobody has a base."""
    rows, found = dict(scene.located.rows), dict(scene.located.found)
    # Without facilities there are no service stations to start from either.
    rows.pop("facility", None)
    found.pop("facility", None)
    nobody = {layer: scene.layers[layer].iloc[:0] for layer in ("officer", "assignment")}
    alone = dataclasses.replace(
        scene,
        located=dataclasses.replace(scene.located, rows=rows, found=found),
        layers={**scene.layers, **nobody},
    )
    work = cell_work(alone, network, read_officers(alone), progress)
    return _whole(np.sum(list(work.parts().values()), axis=0))


def hours_of(scene: Scene, staff: pd.DataFrame, homes: Ints) -> Ints:
    """(n,) minutes a month of each officer, by their row, else by the rules where they serve."""
    community = np.append(scene.index.community, -1)[homes]
    usual = scene.figures(lambda rules: rules.work.hours_per_month, community)
    own = staff["hours_per_month"].to_numpy(np.float64)
    return _whole(60 * np.where(np.isnan(own), usual, own))


def _minutes_a_metre(scene: Scene) -> Floats:
    """(k,) minutes a month for each metre of the way to a cell, there and back on all days."""
    days = scene.figures(lambda rules: rules.work.days_per_month, scene.index.community)
    speed = scene.figures(lambda rules: rules.walking.metres_per_minute, scene.index.community)
    return 2 * days / speed


def _whole(minutes: npt.NDArray[Any]) -> Ints:
    whole: Ints = np.rint(minutes).astype(np.int64)
    return whole


def _notes(walks: Walks) -> Iterator[Message]:
    placeless = int(np.isnan(walks.bases[:, 0]).sum())
    if placeless:
        yield message(
            "Officers without a base, who serve no community with a service station today: "
            "{count}. Their ways to the cells count for nothing. Give them a building or a place "
            "in the layer officer.",
            count=placeless,
        )
    unreached = int(np.isinf(walks.to_cells).all(axis=0).sum()) if len(walks.bases) else 0
    if unreached:
        yield message(
            "Cells to whose middle no way on foot leads from any base: {count}. The way there is "
            "taken for three times the straight line. Look at the roads around them.",
            count=unreached,
        )
