"""Who serves the homes and the people of a plan today, on its own cells or an earlier plan's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..assess.scene import Scene
from ..attach import PlanIndex
from ..attach.whereabouts import locate
from ..common.codes import typed_codes
from ..common.progress import Progress, part, silent
from ..contracts import contract
from ..divide import Division
from ..divide.earlier import Earlier
from .solver.problem import Ints

# The number of nobody among the teams.
NOBODY = 0


@dataclass(frozen=True, eq=False)
class Today:
    """Who serves what today.

    ``teams``: the officers that serve a cell together, by code, as they occur; the first is
    nobody. The rest are numbers of teams: ``units`` (u,) of the scene's units, ``cases`` and
    ``counts`` of the rows of ``care_case`` and ``care_count`` that were located, and ``cells``
    (k,) of the plan's cells: of each the team that serves most of its households. ``former``
    (u,): the code of the cell that each unit lies in today, None for none; ``codes``: those of
    all these cells.
    """

    teams: tuple[tuple[str, ...], ...]
    units: Ints
    cases: Ints
    counts: Ints
    cells: Ints
    former: npt.NDArray[Any]
    codes: frozenset[str]

    def team(self, cell: int) -> tuple[str, ...]:
        """Who serves a cell of the plan."""
        return self.teams[self.cells[cell]]

    def homes(self, scene: Scene, officers: pd.Index) -> Ints:
        """(n,) for each of ``officers`` (codes) the cell in which they serve most households
        today, of equal ones the smaller code; -1 for none."""
        cell = cell_of_units(scene)
        weight = scene.units["households"].to_numpy(np.int64)
        home = np.full(len(officers), -1, dtype=np.int64)
        pairs = pd.DataFrame({"team": self.units, "cell": cell, "households": weight})
        pairs = pairs.assign(units=1).groupby(["team", "cell"], sort=True, as_index=False).sum()
        most: dict[int, tuple[int, int, int]] = {}
        for team, where, households, units in pairs.to_numpy(np.int64).tolist():
            for who in officers.get_indexer(list(self.teams[team])).tolist():
                best = (households, units, -where)
                if who >= 0 and where >= 0 and best > most.get(who, (-1, 0, 0)):
                    most[who], home[who] = best, where
        return home


def read_today(
    scene: Scene,
    staff: pd.DataFrame,
    plan: Optional[Division] = None,
    kept: Optional[pd.DataFrame] = None,
    progress: Progress = silent,
) -> Today:
    """Who serves the units, the cells and the people of ``scene`` today.

    ``staff`` (see ``assess.roster``) says who serves which cells, or in its place ``kept``, the
    assignment (contract ``assignment``) that was made for today's plan. The cells are those of
    ``plan``, None for the scene's own. A unit lies in the cell of ``plan`` in which the building,
    or part of one, lies there, else in the one around its place.
    """
    serving = _serving(staff, kept)
    rows = scene.located.rows
    if plan is None:
        former = scene.units["cell_id"].to_numpy(object)
        cases, counts = (
            _codes_of(scene.index, scene.located.found[layer].cell) if layer in rows else _NONE
            for layer in ("care_case", "care_count")
        )
    else:
        progress(0, None)
        former = Earlier.of(plan, scene.crs, ()).cells_of(scene.units)
        index, homes = PlanIndex(plan), scene.layers["building"]
        cases, counts = (
            _codes_of(index, locate(rows[layer], index, homes, watch).cell)
            if layer in rows
            else _NONE
            for layer, watch in (
                ("care_case", part(progress, 0.3, 0.8)),
                ("care_count", part(progress, 0.8, 1)),
            )
        )
    teams, number = _numbered(serving)
    units = _teams_of(former, number)
    return Today(
        teams=teams,
        units=units,
        cases=_teams_of(cases, number),
        counts=_teams_of(counts, number),
        cells=_most(scene, units, len(teams)),
        former=former,
        codes=frozenset(code for code in former.tolist() if isinstance(code, str)),
    )


def cell_of_units(scene: Scene) -> Ints:
    """(u,) the number of the cell of each of the scene's units."""
    found = pd.Index(scene.index.ids).get_indexer(scene.units["cell_id"].to_numpy(object))
    return np.asarray(found, dtype=np.int64)


_NONE: npt.NDArray[Any] = contract("care_case").frame({})["case_id"].to_numpy(object)


def _serving(staff: pd.DataFrame, kept: Optional[pd.DataFrame]) -> dict[str, tuple[str, ...]]:
    """The codes of the officers of each of today's cells, by the cell's code."""
    if kept is not None and len(kept):
        served = kept[kept["officer_id"].notna()]
        pairs = list(zip(served["cell_id"].tolist(), served["officer_id"].tolist()))
    else:
        listed = zip(staff["officer_id"].tolist(), staff["cell_id"].tolist())
        pairs = [(cell, officer) for officer, text in listed for cell in typed_codes(text)]
    found: dict[str, set[str]] = {}
    for cell, officer in pairs:
        found.setdefault(cell, set()).add(officer)
    return {cell: tuple(sorted(officers)) for cell, officers in found.items()}


def _numbered(
    serving: Mapping[str, tuple[str, ...]],
) -> tuple[tuple[tuple[str, ...], ...], dict[str, int]]:
    """The teams, nobody first, and the number of each cell's team."""
    teams = ((), *sorted(set(serving.values())))
    number = {team: at for at, team in enumerate(teams)}
    return teams, {cell: number[team] for cell, team in serving.items()}


def _codes_of(index: PlanIndex, cell: Ints) -> npt.NDArray[Any]:
    """(n,) the codes of cells by their numbers, None for -1."""
    codes: npt.NDArray[Any] = np.array([*index.ids, None], object)[cell]
    return codes


def _teams_of(cells: npt.NDArray[Any], number: Mapping[str, int]) -> Ints:
    return np.array([number.get(cell, NOBODY) for cell in cells.tolist()], dtype=np.int64)


def _most(scene: Scene, units: Ints, teams: int) -> Ints:
    """(k,) the team that serves most households of each cell, of equal ones most units, then the
    first; of a cell without a unit nobody."""
    cell, k = cell_of_units(scene), scene.index.k
    inside = cell >= 0
    key = cell[inside] * teams + units[inside]
    households = np.bincount(key, scene.units["households"].to_numpy()[inside], k * teams)
    number = np.bincount(key, minlength=k * teams)
    table = np.arange(k * teams)
    order = np.lexsort((table, -number, -households, table // teams))
    return np.asarray(order[::teams] % teams, dtype=np.int64)
