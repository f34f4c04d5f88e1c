"""Units that no cell in the band can hold, proved by looking at every cell they could be in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..common.band import Band
from .graph import IntArray

# Sets of units looked at before a unit counts as possibly free: enough for the heavy units that
# get stuck, which have few light neighbours.
SETS_LOOKED_AT = 3_000


def stuck_units(suspects: IntArray, households: IntArray, edges: IntArray, band: Band) -> list[int]:
    """Those of ``suspects`` of which no connected group of units has its households in the band.

    ``households`` (n,) and ``edges`` (m, 2) are those of all units.
    """
    if not len(suspects):
        return []
    neighbours = neighbour_lists(len(households), edges)
    counts = households.tolist()
    return [unit for unit in suspects.tolist() if is_stuck(unit, counts, neighbours, band)]


def neighbour_lists(n: int, edges: IntArray) -> list[list[int]]:
    """The neighbours of each of ``n`` units."""
    lists: list[list[int]] = [[] for _ in range(n)]
    for a, b in edges.tolist():
        lists[a].append(b)
        lists[b].append(a)
    return lists


def is_stuck(
    unit: int, households: Sequence[int], neighbours: Sequence[Sequence[int]], band: Band
) -> bool:
    """Whether no connected set of units with ``unit`` in it has its households in the band.

    False also where the search was given up before it was complete.
    """
    start = _with_empty([unit], frozenset(), households, neighbours)
    if households[unit] > band.maximum:
        return True
    pending, seen = [(start, households[unit])], {start}
    while pending:
        if len(seen) > SETS_LOOKED_AT:
            return False
        members, total = pending.pop()
        if total in band:
            return False
        around = {other for member in members for other in neighbours[member]} - members
        for other in sorted(around):
            if total + households[other] > band.maximum:
                continue
            larger = _with_empty([other], members, households, neighbours)
            if larger not in seen:
                seen.add(larger)
                pending.append((larger, total + households[other]))
    return True


def _with_empty(
    new: Iterable[int],
    members: frozenset[int],
    households: Sequence[int],
    neighbours: Sequence[Sequence[int]],
) -> frozenset[int]:
    """``members`` and ``new`` with all empty units around: they cost nothing and open ways."""
    found, todo = set(members), list(new)
    while todo:
        unit = todo.pop()
        if unit not in found:
            found.add(unit)
            todo += [other for other in neighbours[unit] if not households[other]]
    return frozenset(found)
