"""A quick assignment to begin with."""

from __future__ import annotations

import heapq

import numpy as np

from ..common.progress import Progress, silent
from .columns import Columns, Pairs, joined
from .objective import overload
from .settle import exchanged
from .sets import widest


def merged(columns: Columns, progress: Progress = silent) -> Pairs:
    """Cells merged with neighbours, cheapest first, until there are as many sets as officers.

    A merger costs what it adds to the load beyond the hours of an average officer. The sets then
    get the officers who cost least for them; sets that nobody is left for stay unserved.
    """
    problem = columns.problem
    officers = np.flatnonzero(~columns.bound_to)
    if not len(officers):
        return columns.least
    hours = np.int64(problem.hours[officers].mean())
    held = _mergers(columns, len(officers), hours, progress)
    number = {
        tuple(row[row < len(problem.work)]): at for at, row in enumerate(columns.sets.members)
    }
    found = sorted((len(cells), number[cells]) for cells in held if cells in number)
    sets = np.array([at for _, at in found[::-1][: len(officers)]], np.int64)
    who = officers[: len(sets)]
    return exchanged(
        columns, joined([columns.least, Pairs(who, sets, columns.cost(who, sets))]), progress
    )


def _mergers(
    columns: Columns, number: int, hours: np.int64, progress: Progress
) -> list[tuple[int, ...]]:
    """Sets of cells, at most ``number`` of them where the neighbours allow it."""
    problem, sets = columns.problem, columns.sets
    most = widest(problem)
    k = len(problem.work)
    alone = np.flatnonzero(problem.fixed < 0)
    groups = {(int(cell),): int(problem.work[cell]) for cell in alone}
    known = {
        tuple(row[row < k].tolist()): int(work)
        for row, work, owner in zip(sets.members, sets.work, sets.owner)
        if owner < 0
    }
    at = {int(cell): (int(cell),) for cell in alone}
    beside: dict[tuple[int, ...], set[int]] = {group: set() for group in groups}
    for a, b in problem.neighbours.tolist():
        if a in at and b in at:
            beside[(a,)].add(b)
            beside[(b,)].add(a)

    def offers(group: tuple[int, ...]) -> None:
        for cell in beside[group]:
            other = at[cell]
            union = tuple(sorted(group + other))
            if other != group and len(union) <= most and union in known:
                before = sum(price(groups[each]) for each in (group, other))
                heapq.heappush(heap, (price(known[union]) - before, union, group, other))

    def price(work: int) -> int:
        return int(overload(np.int64(work), hours))

    heap: list[tuple[int, tuple[int, ...], tuple[int, ...], tuple[int, ...]]] = []
    for group in list(groups):
        progress(0.0, None)
        offers(group)
    while len(groups) > number and heap:
        progress(0.0, None)
        _, union, one, other = heapq.heappop(heap)
        if one not in groups or other not in groups:
            continue
        groups[union] = known[union]
        beside[union] = beside[one] | beside[other]
        for gone in (one, other):
            del groups[gone], beside[gone]
        at.update(dict.fromkeys(union, union))
        offers(union)
    return list(groups)
