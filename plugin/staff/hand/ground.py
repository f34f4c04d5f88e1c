"""What changes by hand are tried on: a plan's cells with their work, officers, people and ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Optional

import numpy as np
import pandas as pd

from ...assess.network import Joined, WalkNetwork, build_network
from ...assess.scene import Scene, look_at
from ...assess.walking import DayWalks, nearest_stations
from ...assess.workload import stops_of
from ...attach import Located
from ...common.codes import written_codes
from ...common.progress import Progress, part, silent
from ...contracts import Bilingual
from ...divide import Division
from ...rules import Rulebook
from ..build import hours_of
from ..care import officers_skills
from ..situation import Situation, read_situation
from ..solver.problem import Bools, Floats, Ints
from ..staffing import Staffing
from ..walks import find_middles, officers_bases, sharing_border


@dataclass(frozen=True, eq=False)
class Ground:
    """A staffed plan as it lies there, whoever serves its cells.

    Cells are numbered as in the scene (k), officers as in ``situation.staff`` (n). ``hours`` (n,):
    minutes a month; ``bases`` (n, 2): where they set out, NaN where nothing says; ``stations``
    (k, 2): where who has no base does; ``rest`` (k,): minutes a month of work without walking;
    ``walking`` (k,): those on foot with the officers of ``kept``, which is what was kept.
    """

    situation: Situation
    network: WalkNetwork
    walks: DayWalks
    kept: Staffing
    hours: Floats
    bases: Floats
    stations: Floats
    middles: Joined
    pairs: Ints
    rest: Floats
    walking: Floats

    @property
    def scene(self) -> Scene:
        """The plan and its layers."""
        return self.situation.scene

    @cached_property
    def codes(self) -> list[str]:
        """(k) the codes of the cells."""
        return [str(code) for code in self.scene.index.ids]

    @cached_property
    def number(self) -> Mapping[str, int]:
        """The number of each cell."""
        return {code: at for at, code in enumerate(self.codes)}

    @cached_property
    def officer(self) -> Mapping[str, int]:
        """The number of each officer."""
        return {code: at for at, code in enumerate(self.situation.names)}

    @cached_property
    def minutes(self) -> dict[str, float]:
        """The minutes a month of each officer, by code."""
        return dict(zip(self.situation.names, self.hours.tolist()))

    @cached_property
    def beside(self) -> Mapping[str, frozenset[str]]:
        """The cells that share a border with each."""
        found: dict[str, set[str]] = {code: set() for code in self.codes}
        for one, other in self.pairs.tolist():
            found[self.codes[one]].add(self.codes[other])
            found[self.codes[other]].add(self.codes[one])
        return {code: frozenset(others) for code, others in found.items()}

    @cached_property
    def titles(self) -> Mapping[str, Bilingual]:
        """What the skills are called, by id."""
        return {one.id: one.title for rules in self.scene.books for one in rules.skills}

    @cached_property
    def skills(self) -> tuple[frozenset[str], ...]:
        """(n) the ids of the skills that each officer has."""
        return officers_skills(self.situation.staff, self.scene)

    def walk_m(self, officer: str, cell: str) -> Optional[float]:
        """Metres from an officer's base to the middle of a cell's households; None where no base
        or no way is known."""
        who = self.officer[officer]
        if np.isnan(self.bases[who, 0]):
            return None
        if who not in self._ways:
            near = self.scene.join_m(self._home[who : who + 1])
            x, y = self.bases[who : who + 1].T
            base = self.network.join(x, y, silent, near)
            self._ways[who] = self.network.distances(base, self.middles)[0]
        metres = float(self._ways[who][self.number[cell]])
        return metres if np.isfinite(metres) else None

    def on_foot(self, cell: str, team: tuple[str, ...]) -> float:
        """Minutes a month of walking in a cell that ``team`` serves, who is in charge first."""
        at = self.number[cell]
        base = self._base(at, team)
        key = at, tuple(base.tolist())
        if key not in self._on_foot:
            known = bool(np.isfinite(base[0]))
            start = self.walks.starting(np.array([at]), base[None, :]) if known else None
            self._on_foot[key] = round(self.walks.minutes(at, start), 2)
        return self._on_foot[key]

    def known(self, cell: str, officer: str) -> Bools:
        """(p,) which people in care of a cell know an officer."""
        care = self.situation.care
        who = self.officer.get(officer, -1)
        here = care.cell == self.number[cell]
        found: Bools = here & care.known[who] if who >= 0 else np.zeros_like(here)
        return found

    def lacking(self, cell: str, officer: str) -> tuple[tuple[str, int], ...]:
        """The skills that people in care of a cell ask for and an officer lacks, by id, and how
        many people ask for each."""
        has, asked = self.skills[self.officer[officer]], self.situation.care.asked
        rows = asked[asked["cell"] == self.number[cell]]
        found: dict[str, int] = {}
        for skills, people in zip(rows["skills"], rows["people"].tolist()):
            for skill in skills - has:
                found[skill] = found.get(skill, 0) + people
        return tuple(sorted(found.items()))

    def _base(self, cell: int, team: tuple[str, ...]) -> Floats:
        """(2,) where the walks of a cell begin; see ``assess.walking.find_bases``."""
        staff = self.situation.staff[["x", "y"]].to_numpy(np.float64)
        for who in team:
            base: Floats = staff[self.officer[who]]
            if np.isfinite(base[0]):
                return base
        station: Floats = self.stations[cell]
        return station

    @cached_property
    def _home(self) -> Ints:
        """(n,) the community in which each officer serves today, -1 for none."""
        homes = self.situation.today.homes(self.scene, pd.Index(self.situation.names))
        found: Ints = np.append(self.scene.index.community, -1)[homes]
        return found

    @cached_property
    def _ways(self) -> dict[int, Floats]:
        """(k,) the metres from each base that was asked for; filled as it is asked."""
        return {}

    @cached_property
    def _on_foot(self) -> dict[tuple[int, tuple[float, ...]], float]:
        """The minutes of walking by cell and base; filled as it is asked."""
        return {}


def lay_ground(
    located: Located,
    layers: Mapping[str, pd.DataFrame],
    rulebook: Rulebook,
    kept: Staffing,
    workload: pd.DataFrame,
    *,
    today: Optional[Division] = None,
    earlier: Optional[pd.DataFrame] = None,
    progress: Progress = silent,
) -> Ground:
    """What changes by hand of the staffing ``kept`` are tried on.

    ``layers``: the project's input layers (contract frames by name) that ``located`` was made
    from; ``workload`` (contract of that name): the work of the cells with the officers kept;
    ``today`` and ``earlier``: the plan whose cells are those of today, with its assignment; None:
    as it was kept.
    Raises InputError without officers, and where wishes contradict each other.
    """
    progress(0, None)
    # Locks are the business of who changes something; here they forbid nothing.
    scene = look_at(located, layers, rulebook)
    serving = today_of(kept) if today is None else earlier
    situation = read_situation(scene, None, today, serving, (), part(progress, 0.1, 0.2))
    network = build_network(scene.layers, rulebook.walking, part(progress, 0.2, 0.6))
    staff = situation.staff
    homes = situation.today.homes(scene, pd.Index(staff["officer_id"]))
    middles = find_middles(scene)
    near = scene.join_m(scene.index.community)
    by_cell = workload.set_index("cell_id").reindex(scene.index.ids)
    walking = by_cell["walking_min"].fillna(0.0).to_numpy(np.float64)
    return Ground(
        situation=situation,
        network=network,
        walks=DayWalks.of(scene, network, stops_of(scene), part(progress, 0.6, 0.8)),
        kept=kept,
        hours=hours_of(scene, staff, homes).astype(np.float64),
        bases=officers_bases(scene, staff, homes),
        stations=nearest_stations(scene),
        middles=network.join(middles[:, 0], middles[:, 1], part(progress, 0.8, 0.9), near),
        pairs=sharing_border(scene, part(progress, 0.9, 1)),
        rest=by_cell["total_min"].fillna(0.0).to_numpy(np.float64) - walking,
        walking=walking,
    )


def today_of(kept: Staffing) -> pd.DataFrame:
    """Who serves each cell of a staffing's plan today, a row for each, as it was kept."""
    cells, texts = (kept.assignments[name].tolist() for name in ("cell_id", "today"))
    pairs = [(cell, code) for cell, text in zip(cells, texts) for code in written_codes(text)]
    return pd.DataFrame(pairs, columns=["cell_id", "officer_id"], dtype=object)
