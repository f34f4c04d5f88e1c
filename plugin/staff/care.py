"""The people in care of a plan: where they are, whom they know and what skills they ask for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from ..assess.scene import Scene
from ..assess.visits import due_rows, people_in_care
from ..contracts import contract
from .solver.problem import Bools, Ints
from .today import Today


@dataclass(frozen=True, eq=False)
class Care:
    """The people in care of a scene's cells.

    Persons (p), each once: ``cell`` and ``row``, that of the case by which they are visited;
    ``team``: who serves them today, a number of ``today.teams``; ``known`` (n, p): which officers
    they know: those who visit them by their cases, else their team; ``groups``: the ids of their
    care groups. Lines of people who are only counted (c): ``counted`` with the columns ``cell``,
    ``group``, ``people``, ``team`` and ``building_id``; nobody is known to know them.
    """

    scene: Scene
    cell: Ints
    row: Ints
    team: Ints
    known: Bools
    groups: tuple[frozenset[str], ...]
    counted: pd.DataFrame

    @property
    def acquainted(self) -> Bools:
        """(p,) who knows any officer."""
        found: Bools = self.known.any(axis=0)
        return found

    def strangers(self) -> Ints:
        """(n, k) persons in each cell who know another officer and not this one."""
        strange = self.acquainted & ~self.known
        table = np.zeros((len(self.known), self.scene.index.k), dtype=np.int64)
        for officer, row in enumerate(strange):
            table[officer] = np.bincount(self.cell[row], minlength=self.scene.index.k)
        return table

    def people(self) -> Ints:
        """(k,) people in care in each cell, those who are only counted too."""
        k = self.scene.index.k
        found = np.bincount(self.cell, minlength=k)
        cell, people = (self.counted[name].to_numpy(np.int64) for name in ("cell", "people"))
        np.add.at(found, cell, people)
        return found

    def kept(self, officer: Ints) -> Bools:
        """(p,) which persons know the officer (k,) of their cell, -1 for nobody."""
        who = officer[self.cell]
        known = self.known[who, np.arange(len(who))] if len(self.known) else who >= 0
        return known & (who >= 0)

    @cached_property
    def asked(self) -> pd.DataFrame:
        """People by what they ask for: ``cell``, ``skills`` (a set of ids) and ``people``."""
        rows = [
            (cell, self._skills(cell, groups), 1)
            for cell, groups in zip(self.cell.tolist(), self.groups)
        ]
        columns = (self.counted[name].tolist() for name in ("cell", "group", "people"))
        rows += [
            (cell, self._skills(cell, frozenset({group})), people)
            for cell, group, people in zip(*columns)
        ]
        sums: dict[tuple[int, frozenset[str]], int] = {}
        for cell, skills, people in rows:
            if skills:
                sums[cell, skills] = sums.get((cell, skills), 0) + people
        lines = sorted((cell, sorted(skills), people) for (cell, skills), people in sums.items())
        return pd.DataFrame(
            {
                "cell": np.array([line[0] for line in lines], dtype=np.int64),
                "skills": [frozenset(line[1]) for line in lines],
                "people": np.array([line[2] for line in lines], dtype=np.int64),
            }
        )

    def lacking(self, has: tuple[frozenset[str], ...]) -> Ints:
        """(n, k) people in each cell who ask for a skill that the officer, who ``has`` some (n),
        lacks."""
        sets, asked = sorted(set(self.asked["skills"]), key=sorted), self.asked
        number = {skills: at for at, skills in enumerate(sets)}
        table = np.zeros((len(sets), self.scene.index.k), dtype=np.int64)
        at = np.array([number[skills] for skills in asked["skills"]], dtype=np.int64)
        cell, people = (asked[name].to_numpy(np.int64) for name in ("cell", "people"))
        np.add.at(table, (at, cell), people)
        lacks = [[not skills <= own for skills in sets] for own in has]
        found: Ints = np.array(lacks, dtype=np.int64).reshape(len(has), len(sets)) @ table
        return found

    def missing(self, cell: int, has: frozenset[str]) -> list[str]:
        """The ids of the skills asked for in a cell that are not among those someone ``has``."""
        return sorted(self._asked_in.get(cell, frozenset()) - has)

    @cached_property
    def _asked_in(self) -> dict[int, frozenset[str]]:
        """All skills that are asked for in each cell."""
        found: dict[int, frozenset[str]] = {}
        for cell, skills in zip(self.asked["cell"].tolist(), self.asked["skills"]):
            found[cell] = found.get(cell, frozenset()) | skills
        return found

    def _skills(self, cell: int, groups: frozenset[str]) -> frozenset[str]:
        rules = self.scene.rules[self.scene.index.community[cell]]
        key = id(rules), groups
        if key not in self._known_skills:
            self._known_skills[key] = frozenset(
                skill.id for skill in rules.skills if groups & set(skill.care_groups)
            )
        return self._known_skills[key]

    @cached_property
    def _known_skills(self) -> dict[tuple[int, frozenset[str]], frozenset[str]]:
        """What people of some care groups ask for, by their rules; filled as it is asked."""
        return {}


def read_care(scene: Scene, staff: pd.DataFrame, today: Today) -> Care:
    """The people in care of ``scene`` as the officers of ``staff`` (see ``assess.roster``) know
    them ``today``."""
    cases, cell = _rows(scene, "care_case")
    listed = people_in_care(cases, cell, scene.index.community[cell], scene.rules)
    groups: list[set[str]] = [set() for _ in range(len(listed.own.row))]
    for person, group in zip(listed.person.tolist(), listed.kind.tolist()):
        groups[person].add(group)
    return Care(
        scene=scene,
        cell=listed.own.place,
        row=listed.own.row,
        team=today.cases[listed.own.row],
        known=_known(cases, listed.row, listed.person, today.cases[listed.own.row], staff, today),
        groups=tuple(map(frozenset, groups)),
        counted=_counted(scene, today),
    )


def officers_skills(staff: pd.DataFrame, scene: Scene) -> tuple[frozenset[str], ...]:
    """(n) the ids of the skills that each officer of ``staff`` has, languages among them."""
    texts = zip(staff["skills"].tolist(), staff["languages"].tolist())
    return tuple(
        frozenset(skill for book in scene.books for text in both for skill in book.skills_of(text))
        for both in texts
    )


def _rows(scene: Scene, layer: str) -> tuple[pd.DataFrame, Ints]:
    """The rows of a layer and their cells, -1 for none."""
    rows = scene.located.rows.get(layer, contract(layer).frame({}))
    found = scene.located.found.get(layer)
    return rows, np.zeros(0, dtype=np.int64) if found is None else found.cell


def _known(
    cases: pd.DataFrame, row: Ints, person: Ints, team: Ints, staff: pd.DataFrame, today: Today
) -> Bools:
    """(n, p) which officers each person knows, with the rows of all cases and whose they are."""
    officers = pd.Index(staff["officer_id"])
    known = np.zeros((len(officers), len(team)), dtype=bool)
    visiting = officers.get_indexer(cases["officer_id"].to_numpy(object)[row])
    said = visiting >= 0
    known[visiting[said], person[said]] = True
    unsaid = np.flatnonzero(~known.any(axis=0))
    for number, codes in enumerate(today.teams):
        serving = officers.get_indexer(list(codes))
        theirs = unsaid[team[unsaid] == number]
        known[np.ix_(serving[serving >= 0], theirs)] = True
    return known


def _counted(scene: Scene, today: Today) -> pd.DataFrame:
    counts, cell = _rows(scene, "care_count")
    people = counts["people"].to_numpy(dtype=np.int64, na_value=0)
    place, book = np.where(people > 0, cell, -1), scene.index.community[cell]
    lines = due_rows(counts["care_group"], place, book, scene.rules)
    return pd.DataFrame(
        {
            "cell": lines.place,
            "group": lines.kind,
            "people": people[lines.row],
            "team": today.counts[lines.row],
            "building_id": counts["building_id"].to_numpy(object)[lines.row],
        }
    )
