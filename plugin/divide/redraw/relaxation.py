"""A programme that every division of the atoms is a solution of, so that none moves less.

A solution says which label each free atom gets. A label is a piece of today's communities: the
community that continues today's and holds ground of that piece, its root. Each of today's
communities lives under one label at most, or under the own community that continues it; what no
label holds is in communities that are founded. What holds of every division is asked of a solution:

- each atom is in one community, whole;
- the band, or both, of each label that lives and of the founded ones together;
- a label holds an atom elsewhere only with a neighbour of it, and with as many households as the
  lightest way there has;
- a label never keeps more of its own ground than the largest sum of whole atoms that fits in the
  band, and what it lacks comes in whole atoms too;
- the number of communities, where one is wanted.

Only atoms to which the way has fewer than ``limit`` households are looked at one by one; what a
label holds beyond is one number, drawn from the pool that the founded communities draw from, and
needs ``limit`` households on the way.

A part of the ground is ``open`` where no division has all of it in the band: there the band is not
asked for, and only that communities hang together counts. An atom above the band alone lifts the
maximum of the community that has it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Optional

import numpy as np
from scipy.sparse import csr_matrix

from ...common.band import Band
from ...common.progress import Progress
from ..graph import FloatArray, IntArray
from .problem import RedrawProblem
from .reach import Land, Reach, fixed_atoms, least_gain, most_within, reaches

# Pairs of a label and an atom that the programme has at most; with more, it sees less far.
MOST_PAIRS = 15_000
SHORTEST_SIGHT = 1  # households: only atoms right beside a piece


class Measure(NamedTuple):
    """What a band is about: ``counts`` (n,) by atom, and the ``band``."""

    counts: list[int]
    band: Band

    @property
    def capped(self) -> list[int]:
        """The counts against the maximum, which atoms that exceed it alone lift."""
        lift = -sum(self.counts)
        return [count if count <= self.band.maximum else lift for count in self.counts]


class Label(NamedTuple):
    """A label's columns: ``held`` by atom, ``lives``, ``far`` (whether it goes beyond its sight)
    and the amounts ``beyond``, by measure; the last two None and empty where it sees everything.
    """

    held: dict[int, int]
    lives: int
    far: Optional[int]
    beyond: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Programme:
    """Least ``cost`` (c,) · x + ``constant`` with ``low`` <= ``matrix`` x <= ``high`` (r,) and
    0 <= x <= ``upper`` (c,), x whole where ``whole``.
    """

    cost: FloatArray
    upper: FloatArray
    whole: IntArray
    matrix: csr_matrix
    low: FloatArray
    high: FloatArray
    constant: int


@dataclass(eq=False)
class _Rows:
    """Columns and rows as they are written."""

    cost: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[int] = field(default_factory=list)
    at: list[tuple[Sequence[int], Sequence[float]]] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)

    def column(self, cost: float, upper: float, whole: bool) -> int:
        self.cost.append(cost)
        self.upper.append(upper)
        self.whole.append(int(whole))
        return len(self.cost) - 1

    def row(self, terms: dict[int, float], low: float = -np.inf, high: float = np.inf) -> None:
        self.at.append((list(terms), list(terms.values())))
        self.low.append(low)
        self.high.append(high)

    def programme(self, constant: int) -> Programme:
        sizes = [len(columns) for columns, _ in self.at]
        columns = np.array([c for row, _ in self.at for c in row], np.int64)
        values = np.array([v for _, row in self.at for v in row], np.float64)
        rows = np.repeat(np.arange(len(self.at)), sizes)
        shape = (len(self.at), len(self.cost))
        return Programme(
            np.array(self.cost, np.float64),
            np.array(self.upper, np.float64),
            np.array(self.whole, np.int64),
            csr_matrix((values, (rows, columns)), shape=shape),
            np.array(self.low, np.float64),
            np.array(self.high, np.float64),
            constant,
        )


def in_sight(land: Land, progress: Progress) -> tuple[int, list[Reach]]:
    """The limit of ``reaches`` that keeps the pairs within ``MOST_PAIRS``, and the reaches."""
    limit = max(land.problem.band.maximum, SHORTEST_SIGHT)
    while True:
        found = reaches(land, limit, progress)
        pairs = sum(len(one.way) + len(land.atoms[one.piece]) for one in found)
        if pairs <= MOST_PAIRS or limit == SHORTEST_SIGHT:
            return limit, found
        limit = max(SHORTEST_SIGHT, limit // 2)


def relaxation(
    land: Land,
    limit: int,
    reached: Sequence[Reach],
    unbound: Collection[int],
    count: Optional[int],
    progress: Progress,
) -> Programme:
    """The programme; ``unbound`` are the parts that are open, ``count`` the communities wanted."""
    writer = _Writer(land, limit, frozenset(unbound))
    for one in reached:
        progress(0.0, None)
        writer.add_label(one)
    for part in range(land.parts):
        writer.add_pool(part)
    writer.add_atoms()
    writer.add_lives()
    if count is not None:
        writer.add_count(count)
    return writer.rows.programme(writer.constant)


class _Writer:
    """Writes the programme, label by label."""

    def __init__(self, land: Land, limit: int, unbound: frozenset[int]) -> None:
        self.land, self.limit, self.unbound = land, limit, unbound
        problem = land.problem
        self.rows, self.constant = _Rows(), 0
        self.households: list[int] = problem.graph.households.tolist()
        self.current: list[int] = problem.current.tolist()
        self.measures = _measures(problem)
        self.capped = [measure.capped for measure in self.measures]
        self.members = [np.flatnonzero(land.part == part).tolist() for part in range(land.parts)]
        self.total = [
            [sum(measure.counts[a] for a in atoms) for measure in self.measures]
            for atoms in self.members
        ]
        # A part with an atom above the band: how much of what lies beyond counts is not known.
        self.heavy = [
            any(m.counts[a] > m.band.maximum for a in atoms for m in self.measures)
            for atoms in self.members
        ]
        self.of_atom: list[list[int]] = [[] for _ in self.households]
        self.of_part: list[list[Label]] = [[] for _ in range(land.parts)]
        self.living: dict[int, list[int]] = {}
        self.founded: list[int] = []

    def add_label(self, reach: Reach) -> None:
        """One label: its columns, and the rows about it alone."""
        land = self.land
        old, part = land.old_of[reach.piece], land.part_of[reach.piece]
        root = land.atoms[reach.piece]
        lives = self.rows.column(0.0, 1.0, True)
        held = {}
        for atom in [*root, *reach.way]:
            stays = self.current[atom] in (old, -1)
            held[atom] = self.rows.column(0.0 if stays else self.households[atom], 1.0, True)
            self.of_atom[atom].append(held[atom])
            self.rows.row({held[atom]: 1.0, lives: -1.0}, high=0.0)
        self.rows.row({**{held[atom]: 1.0 for atom in root}, lives: -1.0}, low=0.0)
        label = self._sight(Label(held, lives, None, ()), reach, part)
        self.of_part[part].append(label)
        self.living.setdefault(old, []).append(lives)
        self._add_band(label, part)
        self._add_ways(label, reach)
        if part not in self.unbound:
            self._add_whole_atoms(label, reach, old, part)

    def _sight(self, label: Label, reach: Reach, part: int) -> Label:
        """``label`` with the columns for what it holds beyond its sight."""
        if not reach.cut:
            return label
        far = self.rows.column(0.0, 1.0, True)
        self.rows.row({far: 1.0, label.lives: -1.0}, high=0.0)
        on_the_way = {label.held[atom]: float(self.households[atom]) for atom in reach.way}
        self.rows.row({**on_the_way, far: -float(self.limit)}, low=0.0)
        beyond = []
        for number in range(len(self.measures)):
            most = float(self._most(number, part))
            amount = self.rows.column(0.0, most, False)
            self.rows.row({amount: 1.0, far: -most}, high=0.0)
            beyond.append(amount)
        return Label(label.held, label.lives, far, tuple(beyond))

    def _most(self, number: int, part: int) -> int:
        """The most that one community of a part holds of a measure."""
        total: int = self.total[part][number]
        if part in self.unbound or self.heavy[part]:
            return total
        return min(total, self.measures[number].band.maximum)

    def _add_band(self, label: Label, part: int) -> None:
        if part in self.unbound:
            return
        for number, measure in enumerate(self.measures):
            beyond = dict.fromkeys(label.beyond[number : number + 1], 1.0)
            held = {c: float(measure.counts[atom]) for atom, c in label.held.items()}
            least, most = float(measure.band.minimum), float(measure.band.maximum)
            self.rows.row({**held, **beyond, label.lives: -least}, low=0.0)
            capped = {c: float(self.capped[number][atom]) for atom, c in label.held.items()}
            if self.heavy[part] and label.far is not None:
                # What lies beyond may be an atom above the band.
                beyond = {label.far: -float(self.total[part][number])}
            self.rows.row({**capped, **beyond, label.lives: -most}, high=0.0)

    def _add_ways(self, label: Label, reach: Reach) -> None:
        """A neighbour of each atom, and the households of the lightest way to it."""
        order = sorted(reach.way, key=lambda atom: (reach.way[atom], atom))
        nearer: dict[int, float] = {}
        waiting: list[int] = []
        for atom in order:
            column, way = label.held[atom], reach.way[atom]
            beside = self.land.neighbours[atom]
            terms = {label.held[b]: 1.0 for b in beside if b in label.held}
            if label.far is not None and len(terms) < len(beside):
                terms[label.far] = 1.0
            self.rows.row({**terms, column: -1.0}, low=0.0)
            while waiting and reach.way[waiting[0]] < way:
                one = waiting.pop(0)
                nearer[label.held[one]] = float(self.households[one])
            if way:
                self.rows.row({**nearer, column: -float(way)}, low=0.0)
            waiting.append(atom)

    def _add_whole_atoms(self, label: Label, reach: Reach, old: int, part: int) -> None:
        """What a label keeps and gets of whole atoms, by the first measure."""
        kin = self.land.kin[old, part]
        own = sum(self.households[atom] for atom in kin)
        band = self.measures[0].band
        capped = [self.capped[0][atom] for atom in kin]
        if min(capped) >= 0 and own > band.maximum:
            most = most_within(capped, band.maximum)
            terms = {c: float(min(self.capped[0][a], 0)) for a, c in label.held.items()}
            terms.update({label.held[a]: float(count) for a, count in zip(kin, capped)})
            if self.heavy[part] and label.far is not None:
                terms[label.far] = -float(own)
            self.rows.row({**terms, label.lives: -float(most)}, high=0.0)
        missing = band.minimum - own
        smallest = min((self.households[a] for a in kin if self.households[a]), default=0)
        if missing <= 0 or not smallest or len(kin) > len(self.land.atoms[reach.piece]):
            return
        gain = least_gain(self.households, reach, missing, self.limit)
        # With an atom less of its own it lacks that much more.
        price = max(0.0, (gain - missing) / smallest - 1.0)
        terms = {c: float(self.households[a]) for a, c in label.held.items()}
        terms.update({label.held[a]: -price * self.households[a] for a in kin})
        terms.update(dict.fromkeys(label.beyond[:1], 1.0))
        self.rows.row({**terms, label.lives: price * own - gain}, low=0.0)

    def add_pool(self, part: int) -> None:
        """The founded communities of a part, and what labels hold beyond their sight."""
        founded = self.rows.column(0.0, float(len(self.members[part])), True)
        self.founded.append(founded)
        pooled = {}
        for atom in self.members[part]:
            moves = self.households[atom] if self.current[atom] >= 0 else 0
            pooled[atom] = self.rows.column(float(moves), 1.0, True)
            self.of_atom[atom].append(pooled[atom])
        for number, measure in enumerate(self.measures):
            beyond = {c: -1.0 for one in self.of_part[part] for c in one.beyond[number:][:1]}
            counts = {c: float(measure.counts[a]) for a, c in pooled.items()}
            if part in self.unbound:
                self.rows.row({**counts, **beyond}, low=0.0)
                continue
            capped = {c: float(self.capped[number][a]) for a, c in pooled.items()}
            least, most = float(measure.band.minimum), float(measure.band.maximum)
            self.rows.row({**counts, **beyond, founded: -least}, low=0.0)
            self.rows.row({**capped, **beyond, founded: -most}, high=0.0)

    def add_atoms(self) -> None:
        """Each free atom is in one community."""
        for columns in self.of_atom:
            if columns:
                self.rows.row(dict.fromkeys(columns, 1.0), low=1.0, high=1.0)

    def add_lives(self) -> None:
        """Each of today's communities lives once at most; own communities may continue one."""
        problem = self.land.problem
        own = np.where(fixed_atoms(problem), -1, problem.own)
        for group in np.unique(own[own >= 0]).tolist():
            inside = np.flatnonzero((own == group) & (problem.current >= 0))
            olds = np.unique(problem.current[inside])
            continues: dict[int, float] = {}
            for old in olds.tolist():
                stay = int(problem.graph.households[inside[problem.current[inside] == old]].sum())
                column = self.rows.column(-float(stay), 1.0, True)
                continues[column] = 1.0
                self.living.setdefault(old, []).append(column)
            self.constant += int(problem.graph.households[inside].sum())
            if continues:
                self.rows.row(continues, high=1.0)
        for _, columns in sorted(self.living.items()):
            if len(columns) > 1:
                self.rows.row(dict.fromkeys(columns, 1.0), high=1.0)

    def add_count(self, count: int) -> None:
        """As many communities as are wanted, beside those that are settled."""
        left = float(count - settled(self.land.problem))
        labels = {label.lives: 1.0 for part in self.of_part for label in part}
        self.rows.row({**labels, **dict.fromkeys(self.founded, 1.0)}, low=left, high=left)


def _measures(problem: RedrawProblem) -> list[Measure]:
    measures = [Measure(problem.graph.households.tolist(), problem.band)]
    if problem.second is not None and problem.second_band is not None:
        measures.append(Measure(problem.second.tolist(), problem.second_band))
    return measures


def settled(problem: RedrawProblem) -> int:
    """The communities that are locked or own."""
    fixed = fixed_atoms(problem)
    held = np.unique(problem.current[fixed])
    own: Any = np.unique(problem.own[~fixed & (problem.own >= 0)])
    return len(held) + len(own)
