"""What a community of today can keep, and how far it can reach, from below.

A community of the new division that continues one of today's holds some ground of it: its root, a
connected piece of today's community on ground that may change. To hold an atom elsewhere it must
hold a connected way there, so at least the households of the lightest way.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ...common.progress import Progress
from ..graph import BoolArray, IntArray, components, count_of, neighbour_lists, renumbered
from .problem import RedrawProblem


@dataclass(frozen=True, eq=False)
class Land:
    """The ground of ``problem`` that may change, by atom (n,).

    ``free`` marks it; ``part`` is the connected part of it that an atom lies in and ``piece`` the
    connected piece of today's community in that part, both -1 where there is none.
    """

    problem: RedrawProblem
    free: BoolArray
    part: IntArray
    piece: IntArray

    @classmethod
    def of(cls, problem: RedrawProblem) -> Land:
        """The ground that neither a locked community nor one of its own holds."""
        graph, current = problem.graph, problem.current
        free = ~fixed_atoms(problem) & (problem.own < 0)
        ends = graph.edges[free[graph.edges].all(axis=1)]
        part = renumbered(np.where(free, components(graph.n, ends), -1))
        same = current[ends[:, 0]] == current[ends[:, 1]]
        of_today = free & (current >= 0)
        piece = renumbered(np.where(of_today, components(graph.n, ends[same]), -1))
        return cls(problem, free, part, piece)

    @property
    def parts(self) -> int:
        """How many connected parts there are."""
        return count_of(self.part)

    @property
    def pieces(self) -> int:
        """How many pieces of today's communities there are."""
        return count_of(self.piece)

    @cached_property
    def atoms(self) -> list[list[int]]:
        """The atoms of each piece."""
        lists: list[list[int]] = [[] for _ in range(self.pieces)]
        for atom, piece in enumerate(self.piece.tolist()):
            if piece >= 0:
                lists[piece].append(atom)
        return lists

    @cached_property
    def old_of(self) -> list[int]:
        """Today's community of each piece."""
        return [int(self.problem.current[atoms[0]]) for atoms in self.atoms]

    @cached_property
    def part_of(self) -> list[int]:
        """The part that each piece lies in."""
        return [int(self.part[atoms[0]]) for atoms in self.atoms]

    @cached_property
    def neighbours(self) -> list[list[int]]:
        """The free atoms beside each free atom."""
        edges = self.problem.graph.edges
        return neighbour_lists(len(self.free), edges[self.free[edges].all(axis=1)])

    @cached_property
    def kin(self) -> dict[tuple[int, int], list[int]]:
        """All atoms of one of today's communities in a part, by the community and the part."""
        lists: dict[tuple[int, int], list[int]] = {}
        for atoms, old, part in zip(self.atoms, self.old_of, self.part_of):
            lists.setdefault((old, part), []).extend(atoms)
        return lists


def fixed_atoms(problem: RedrawProblem) -> BoolArray:
    """(n,) the atoms of communities that stay: all of each that has a locked atom."""
    held = np.unique(problem.current[problem.locked])
    fixed: BoolArray = problem.locked | np.isin(problem.current, held[held >= 0])
    return fixed


@dataclass(frozen=True)
class Reach:
    """What the piece ``piece`` can reach at less than a limit.

    ``way`` is, by atom, the households between it and the piece on the lightest way; the atoms of
    today's community in other pieces are all there, at the limit where the way is longer.
    ``cut`` says that there is more beyond.
    """

    piece: int
    way: dict[int, int]
    cut: bool


def reaches(land: Land, limit: int, progress: Progress) -> list[Reach]:
    """What each piece reaches with less than ``limit`` households between."""
    found = []
    for piece in range(land.pieces):
        progress(0.0, None)
        found.append(_reach(land, piece, limit))
    return found


def _reach(land: Land, piece: int, limit: int) -> Reach:
    """Dijkstra's lightest ways from a piece over the households of the atoms between."""
    weight = land.problem.graph.households.tolist()
    root = set(land.atoms[piece])
    best = {other: 0 for atom in root for other in land.neighbours[atom] if other not in root}
    heap = [(0, atom) for atom in sorted(best)]
    way: dict[int, int] = {}
    cut = False
    while heap:
        so_far, atom = heapq.heappop(heap)
        if atom in way:
            continue
        if so_far >= limit:
            cut = True
            break
        way[atom] = so_far
        through = so_far + weight[atom]
        for other in land.neighbours[atom]:
            if other not in root and through < best.get(other, through + 1):
                best[other] = through
                heapq.heappush(heap, (through, other))
    for atom in land.kin[land.old_of[piece], land.part_of[piece]]:
        if atom not in root:
            way.setdefault(atom, limit)
    return Reach(piece, way, cut)


def most_within(households: Sequence[int], most: int) -> int:
    """The largest sum of some of ``households`` that is no more than ``most``.

    >>> most_within([400, 400, 400], 1000)
    800
    """
    sums = 1
    for number in households:
        sums |= sums << number
        sums &= (1 << (most + 1)) - 1
    return sums.bit_length() - 1


def least_gain(households: Sequence[int], reach: Reach, missing: int, limit: int) -> int:
    """The fewest households, at least ``missing``, that whole atoms around a piece can bring it.

    Atoms count from where their way and their own households are within the sum. What lies beyond
    the reach can bring no fewer than its ``limit``.
    """
    reached = sorted((way + households[atom], households[atom]) for atom, way in reach.way.items())
    beyond = limit if reach.cut else sum(households)
    least, sums = max(beyond, missing), 1
    for farthest, number in reached:
        if farthest >= least:
            break
        sums |= sums << number
        enough = sums >> max(missing, farthest)
        if enough:
            lowest = (enough & -enough).bit_length() - 1
            least = min(least, max(missing, farthest) + lowest)
    return least
