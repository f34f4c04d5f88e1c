"""The fewest moves of all divisions of a few atoms, by trying each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Optional

import numpy as np
from grid_steward.plugin.divide.graph import UnitGraph
from grid_steward.plugin.divide.redraw.problem import RedrawProblem
from grid_steward.plugin.rules import load_rulebook
from scipy.optimize import linear_sum_assignment

WEIGHTS = load_rulebook("plain").community_weights


def problem_of(households, edges, current, band, **more) -> RedrawProblem:
    """Atoms that are squares of 100 m, with borders of 100 m off the roads."""
    n = len(households)
    graph = UnitGraph(
        households=np.array(households),
        edges=np.array(edges).reshape(-1, 2),
        border_m=np.full(len(edges), 100.0),
        on_road=np.zeros(len(edges), bool),
        compound=np.full(n, -1),
        area_m2=np.full(n, 10_000.0),
        perimeter_m=np.full(n, 400.0),
    )
    settings = {"locked": np.zeros(n, bool), "own": np.full(n, -1), **more}
    settings = {
        name: np.array(value) if isinstance(value, list) else value
        for name, value in settings.items()
    }
    return RedrawProblem(
        graph=graph, band=band, weights=WEIGHTS, current=np.array(current), **settings
    )


def line(n: int) -> list[tuple[int, int]]:
    """The edges of ``n`` atoms in a row."""
    return [(atom, atom + 1) for atom in range(n - 1)]


def grid(columns: int, rows: int) -> list[tuple[int, int]]:
    """The edges of atoms in rows."""
    number = np.arange(columns * rows).reshape(rows, columns)
    across = zip(number[:, :-1].ravel().tolist(), number[:, 1:].ravel().tolist())
    down = zip(number[:-1].ravel().tolist(), number[1:].ravel().tolist())
    return [*across, *down]


def fewest_moves(problem: RedrawProblem) -> Optional[int]:
    """The moves of the best division with all free communities in the band; None without any."""
    least = None
    for communities in divisions(problem):
        if problem.count is not None and len(communities) != problem.count:
            continue
        moves = moves_of(problem, communities)
        least = moves if least is None else min(least, moves)
    return least


def divisions(problem: RedrawProblem) -> Iterator[list[frozenset[int]]]:
    """Every division that respects the band, what is locked and what is its own community."""
    n = problem.graph.n
    near = [set() for _ in range(n)]
    for a, b in problem.graph.edges.tolist():
        near[a].add(b)
        near[b].add(a)
    locked = set(problem.current[problem.locked].tolist())
    fixed, rest = {}, set()
    for atom in range(n):
        if problem.current[atom] in locked:
            fixed.setdefault(("locked", problem.current[atom]), set()).add(atom)
        elif problem.own[atom] >= 0:
            fixed.setdefault(("own", problem.own[atom]), set()).add(atom)
        else:
            rest.add(atom)
    settled = [frozenset(atoms) for atoms in fixed.values()]
    for free in _divided(problem, near, frozenset(rest)):
        yield settled + free


def _divided(problem, near, rest: frozenset[int]) -> Iterator[list[frozenset[int]]]:
    if not rest:
        yield []
        return
    for first in _connected(near, min(rest), rest):
        if _in_band(problem, first):
            for others in _divided(problem, near, rest - first):
                yield [first, *others]


def _connected(near, atom: int, rest: frozenset[int]) -> list[frozenset[int]]:
    """Every connected set of ``rest`` with ``atom`` in it."""
    found, todo = {frozenset([atom])}, [frozenset([atom])]
    while todo:
        one = todo.pop()
        for other in set().union(*(near[a] for a in one)) & rest - one:
            larger = one | {other}
            if larger not in found:
                found.add(larger)
                todo.append(larger)
    return sorted(found, key=sorted)


def _in_band(problem, atoms: frozenset[int]) -> bool:
    own = list(atoms)
    households = problem.graph.households[own]
    holds = problem.band.minimum <= households.sum() and (
        households.sum() <= problem.band.maximum or households.max() > problem.band.maximum
    )
    if problem.second_band is None:
        return holds
    return holds and problem.second[own].sum() in problem.second_band


def moves_of(problem: RedrawProblem, communities) -> int:
    """The households that move if as many as can stay in the community that continues theirs."""
    today = sorted(set(problem.current.tolist()) - {-1})
    stay = np.array(
        [
            [
                sum(problem.graph.households[a] for a in atoms if problem.current[a] == old)
                for old in today
            ]
            for atoms in communities
        ]
    )
    if not len(today):
        return 0
    rows, columns = linear_sum_assignment(-stay)
    had = problem.graph.households[problem.current >= 0].sum()
    return int(had - stay[rows, columns].sum())
