"""The shortest walk from a base past some stops and back.

Up to EXACT stops all orders are compared. Beyond that a walk is put together stop by stop and
mended until neither turning round a stretch of it (2-opt) nor putting up to three stops in a row
elsewhere (Or-opt, Or 1976) makes it shorter. How near that comes to the walks that OR-tools finds
is in docs/rounds.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import permutations
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Metres = Sequence[Sequence[float]]

# So many stops have at most 20,160 orders.
EXACT = 8
# Shorter by less than this is the noise of sums.
_LEAST_M = 1e-6
_MOST_MOVED = 3


def walk_m(metres: Metres, order: Iterable[int]) -> float:
    """The metres of the walk from 0 past the stops in this ``order`` and back."""
    at, length = 0, 0.0
    for stop in order:
        length += metres[at][stop]
        at = stop
    return length + metres[at][0]


def shortest_walk(metres: Floats, stops: Sequence[int]) -> tuple[int, ...]:
    """An order of ``stops`` in which the walk from 0 past them and back is short.

    ``metres`` (n, n) between all places, 0 the base, the same both ways; ``stops`` are numbers
    of places, each once. The answer does not depend on the order in which they come.
    """
    known = sorted(stops)
    if len(known) <= EXACT:
        return _best_order(metres, known)
    table = metres.tolist()
    starts = (_by_insertion(table, known), _from_nearest(table, known))
    walks = [_mended(table, start) for start in starts]
    return tuple(min(walks, key=lambda walk: (round(walk_m(table, walk), 6), walk)))


def cheapest_place(metres: Metres, order: Sequence[int], stop: int) -> tuple[float, int]:
    """How many metres longer the walk gets by one more stop, and before which of its stops."""
    best, place, at = np.inf, 0, 0
    for turn, after in enumerate([*order, 0]):
        longer = metres[at][stop] + metres[stop][after] - metres[at][after]
        if longer < best - _LEAST_M:
            best, place = longer, turn
        at = after
    return max(float(best), 0.0), place


@lru_cache(maxsize=EXACT + 1)
def _orders(count: int) -> npt.NDArray[Any]:
    """All orders of so many stops, of two that are each other's reverse one."""
    found = [order for order in permutations(range(count)) if not count or order[0] <= order[-1]]
    return np.array(found, dtype=np.int64)


def _best_order(metres: Floats, stops: list[int]) -> tuple[int, ...]:
    if len(stops) < 2:
        return tuple(stops)
    orders = np.array(stops)[_orders(len(stops))]
    lengths = metres[0, orders[:, 0]] + metres[orders[:, -1], 0]
    lengths += metres[orders[:, :-1], orders[:, 1:]].sum(axis=1)
    return tuple(orders[np.round(lengths, 6).argmin()].tolist())


def _by_insertion(metres: Metres, stops: Sequence[int]) -> list[int]:
    """The farthest stop first, each at its cheapest place."""
    order: list[int] = []
    for stop in sorted(stops, key=lambda stop: (-metres[0][stop], stop)):
        order.insert(cheapest_place(metres, order, stop)[1], stop)
    return order


def _from_nearest(metres: Metres, stops: Sequence[int]) -> list[int]:
    """From the base always to the nearest that is left."""
    order: list[int] = []
    left, at = set(stops), 0
    while left:
        at = min(left, key=lambda stop: (metres[at][stop], stop))
        left.remove(at)
        order.append(at)
    return order


def _mended(metres: Metres, order: list[int]) -> list[int]:
    """The walk when no step of ``_turns`` or ``_moves`` makes it shorter any more."""
    shorter = True
    while shorter:
        shorter = False
        for steps in (_turns, _moves):
            for other in steps(metres, order):
                order, shorter = other, True
                break
    return order


def _turns(metres: Metres, order: list[int]) -> Iterator[list[int]]:
    """Shorter walks with one stretch turned round."""
    walk = [0, *order, 0]
    for first in range(1, len(walk) - 2):
        before, start = walk[first - 1], walk[first]
        for last in range(first + 1, len(walk) - 1):
            end, after = walk[last], walk[last + 1]
            saved = metres[before][start] + metres[end][after]
            if metres[before][end] + metres[start][after] < saved - _LEAST_M:
                yield [*order[: first - 1], *order[first - 1 : last][::-1], *order[last:]]


def _moves(metres: Metres, order: list[int]) -> Iterator[list[int]]:
    """Shorter walks with up to three stops in a row put elsewhere, either way round."""
    for count in range(1, _MOST_MOVED + 1):
        for first in range(len(order) - count + 1):
            moved, rest = order[first : first + count], order[:first] + order[first + count :]
            before, after = ([0, *rest][first], [*rest, 0][first])
            start, end = moved[0], moved[-1]
            saved = metres[before][start] + metres[end][after] - metres[before][after]
            at = 0
            for turn, then in enumerate([*rest, 0]):
                for one, other, way in ((start, end, moved), (end, start, moved[::-1])):
                    longer = metres[at][one] + metres[other][then] - metres[at][then]
                    if longer < saved - _LEAST_M:
                        yield [*rest[:turn], *way, *rest[turn:]]
                at = then
