"""Ground where nobody lives and that no way joins to the rest: it makes no community of its own.

A river island, a strip between two railways, a shed by itself outside all communities: a community
of nobody would take a code and one of the number that is asked for.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..graph import BoolArray, IntArray, UnitGraph, components, count_of
from ..partition import subgraph
from .atoms import majority
from .problem import Redrawn, RedrawProblem


def of_somebody(graph: UnitGraph, current: IntArray, lived_in: BoolArray) -> IntArray:
    """The units, ascending, but for those that stand apart, in no community and empty.

    ``current`` (n,) is today's community, -1 for none; ``lived_in`` (n,) marks the units of
    buildings that somebody lives in.
    """
    beside = np.concatenate([graph.edges, graph.blocked_pairs])
    island = components(graph.n, beside)
    known = np.isin(island, island[lived_in | (current >= 0)])
    found: IntArray = np.flatnonzero(known)
    return found


def to_draw(problem: RedrawProblem) -> BoolArray:
    """(n,) the atoms on connected ground that somebody lives on, or that has to be a community: a
    locked one, one of its own, today's that has no other ground, or what has nobody beside it."""
    graph, own = problem.graph, problem.own
    a, b = graph.edges.T
    # No community leaves or enters what is locked, or a community of its own.
    open_way = ~problem.locked[a] & ~problem.locked[b] & (own[a] == own[b])
    part = components(graph.n, graph.edges[open_way])
    lived_in = graph.households > 0
    if problem.second is not None:
        lived_in = lived_in | (problem.second > 0)
    wanted = np.isin(part, part[lived_in | problem.locked | (own >= 0)])
    elsewhere = np.isin(problem.current, problem.current[wanted])
    nowhere_else = (problem.current >= 0) & ~elsewhere
    drawn = np.isin(part, part[wanted | nowhere_else])
    island = components(graph.n, np.concatenate([graph.edges, graph.blocked_pairs]))
    alone: BoolArray = ~np.isin(island, island[drawn | (problem.current >= 0)])
    return drawn | alone


def among(problem: RedrawProblem, atoms: IntArray) -> RedrawProblem:
    """``problem`` on some ``atoms`` alone."""
    return replace(
        problem,
        graph=subgraph(problem.graph, atoms),
        current=problem.current[atoms],
        locked=problem.locked[atoms],
        own=problem.own[atoms],
        second=None if problem.second is None else problem.second[atoms],
    )


def with_empty(problem: RedrawProblem, drawn: BoolArray, redrawn: Redrawn) -> IntArray:
    """(n,) the community of every atom, where ``redrawn`` has those that are ``drawn`` (n,).

    Empty ground goes with the community that it belongs to today: to the one that continues it, or
    has most of it; else to the one over the longest border.
    """
    labels = np.full(problem.graph.n, -1, np.int64)
    labels[drawn] = redrawn.labels
    current, households = problem.current, problem.graph.households
    known = drawn & (current >= 0)
    goes_on = np.full(count_of(current), -1, np.int64)
    if known.any():
        goes_on = majority(current[known], labels[known], households[known], len(goes_on))
    old = np.flatnonzero(redrawn.kept >= 0)
    goes_on[redrawn.kept[old]] = old
    here = ~drawn & (current >= 0)
    labels[here] = goes_on[current[here]]
    graph = problem.graph
    ends = np.concatenate([graph.edges, graph.blocked_pairs])
    metres = np.concatenate([graph.border_m, graph.blocked_metres])
    order = np.argsort(-metres, kind="stable")
    while (labels < 0).any():
        for a, b in ends[order[(labels[ends[order]] < 0).sum(axis=1) == 1]].tolist():
            if min(labels[a], labels[b]) < 0:
                labels[a] = labels[b] = max(labels[a], labels[b])
    return labels
