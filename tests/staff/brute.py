"""Assignments of officers to cells by trying all, written apart from the solver."""

from __future__ import annotations

import itertools

import networkx as nx
import numpy as np
from grid_steward.plugin.rules.staffing import StaffWeights
from grid_steward.plugin.staff import StaffProblem


def problem_of(
    work,
    hours,
    travel,
    neighbours=(),
    *,
    between=None,
    strangers=None,
    lacking=None,
    forbidden=None,
    fixed=None,
    weights=None,
) -> StaffProblem:
    """A problem of plain lists; what is left out is nothing."""
    n, k = len(hours), len(work)

    def table(values, kind=np.int64):
        return np.zeros((n, k), kind) if values is None else np.array(values, kind).reshape(n, k)

    return StaffProblem(
        work=np.array(work, np.int64),
        hours=np.array(hours, np.int64),
        travel=table(travel),
        between=np.zeros((k, k), np.int64) if between is None else np.array(between, np.int64),
        neighbours=np.array(neighbours, np.int64).reshape(-1, 2),
        strangers=table(strangers),
        lacking=table(lacking),
        forbidden=table(forbidden, np.bool_),
        fixed=np.full(k, -1, np.int64) if fixed is None else np.array(fixed, np.int64),
        weights=weights or StaffWeights(1, 1, 60, 120, 20_000),
    )


def field(rng: np.random.Generator, officers: int, wide: int) -> StaffProblem:
    """``wide`` rows of so many hexagons; officers live anywhere."""
    row, col = np.divmod(np.arange(wide**2), wide)
    at = np.column_stack([2 * col + row % 2, 2 * row])
    base = rng.integers(0, 2 * wide, (officers, 2))
    apart = np.abs(at[:, None] - at[None]).sum(axis=2)
    one, other = np.nonzero(np.triu((apart <= 3) & (apart > 0)))
    shape = officers, wide**2
    return problem_of(
        rng.integers(60, 110, wide**2),
        rng.integers(120, 180, officers),
        10 * np.abs(base[:, None] - at[None]).sum(axis=2),
        np.column_stack([one, other]),
        between=10 * apart,
        strangers=rng.integers(0, 3, shape),
        forbidden=rng.random(shape) < 0.05,
    )


def random_problem(rng: np.random.Generator, officers=None, cells=None) -> StaffProblem:
    """A small problem with a bit of everything; ``rng`` decides what."""
    n = int(rng.integers(1, 5)) if officers is None else officers
    k = int(rng.integers(1, 6)) if cells is None else cells
    at = rng.integers(0, 60, (k, 2))
    base = rng.integers(0, 60, (n, 2))
    between = np.abs(at[:, None] - at[None]).sum(axis=2)
    fixed = np.where(rng.random(k) < 0.15, rng.integers(0, n, k), -1)
    forbidden = rng.random((n, k)) < 0.12
    pairs = [(a, b) for a in range(k) for b in range(a) if rng.random() < 0.6]
    forbidden[fixed[fixed >= 0], np.flatnonzero(fixed >= 0)] = False
    return problem_of(
        rng.integers(40, 160, k),
        rng.integers(80, 200, n),
        np.abs(base[:, None] - at[None]).sum(axis=2),
        pairs,
        between=between,
        strangers=rng.integers(0, 4, (n, k)) * rng.integers(0, 2),
        lacking=rng.integers(0, 3, (n, k)) * (rng.random((n, k)) < 0.3),
        forbidden=forbidden,
        fixed=fixed,
        weights=StaffWeights(
            int(rng.integers(0, 4)), int(rng.integers(1, 4)), 30, 50, int(rng.integers(100, 900))
        ),
    )


def cheapest(problem: StaffProblem) -> int:
    """What the best assignment costs, of all there are."""
    n, k = problem.travel.shape
    best = None
    for officer in itertools.product(range(-1, n), repeat=k):
        if allowed(problem, officer):
            value = price(problem, officer)
            best = value if best is None else min(best, value)
    return best


def allowed(problem: StaffProblem, officer) -> bool:
    """Whether an assignment keeps to what is fixed, forbidden, connected and not too wide."""
    n, k = problem.travel.shape
    most = max(2, -(-k // n) + 1)
    graph = nx.Graph()
    graph.add_nodes_from(range(k))
    graph.add_edges_from(map(tuple, problem.neighbours.tolist()))
    for cell, who in enumerate(officer):
        if problem.fixed[cell] >= 0:
            if who != problem.fixed[cell]:
                return False
        elif who >= 0 and problem.forbidden[who, cell]:
            return False
    for who in range(n):
        own = [cell for cell in range(k) if officer[cell] == who]
        held = [cell for cell in own if problem.fixed[cell] == who]
        if len(own) > max(most, len(held)):
            return False
        part = nx.Graph(graph.subgraph(own))
        part.add_edges_from(itertools.combinations(held, 2))
        if own and not nx.is_connected(part):
            return False
    return True


def price(problem: StaffProblem, officer) -> int:
    """What an assignment costs."""
    weights = problem.weights
    value = weights.unserved * sum(who < 0 for who in officer)
    for who, hours in enumerate(problem.hours.tolist()):
        own = [cell for cell, holder in enumerate(officer) if holder == who]
        if not own:
            continue
        way = min(int(problem.travel[who, cell]) for cell in own)
        roads = nx.Graph()
        roads.add_nodes_from(own)
        for a, b in itertools.combinations(own, 2):
            roads.add_edge(a, b, weight=int(problem.between[a, b]))
        way += int(nx.minimum_spanning_tree(roads).size(weight="weight"))
        minutes = way + sum(int(problem.work[cell]) for cell in own)
        rate_at = [(hours, 1), (hours * 5 // 4, 1), (hours * 3 // 2, 2)]
        beyond = sum(rate * max(0, minutes - start) for start, rate in rate_at)
        value += weights.travel * way + weights.overload * beyond
        for cell in own:
            value += weights.acquaintance * int(problem.strangers[who, cell])
            value += weights.skill * int(problem.lacking[who, cell])
    return value
