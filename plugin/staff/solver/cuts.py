"""Triples of cells that the linear programme splits into halves.

Of three cells that are neighbours of each other it may take half of each pair: three halves of an
officer for three cells, which no assignment can. So of all sets with two or three cells of such a
triple only one may be taken (``Columns.cut``).
"""

from __future__ import annotations

import itertools
from collections import defaultdict

import numpy as np

from .columns import Columns, Pairs
from .problem import Floats, Ints

MOST = 200  # triples at a time
LEAST = 0.02  # of a set that is taken too much


def odd_triples(columns: Columns, pairs: Pairs, taken: Floats) -> Ints:
    """(t, 3) triples of which more than one set is ``taken``, the worst first."""
    share = np.bincount(pairs.set, taken, len(columns.sets.work))
    free = columns.problem.fixed < 0
    beside: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    whole: dict[tuple[int, ...], float] = defaultdict(float)
    for number in np.flatnonzero((share > 1e-6) & (share < 1 - 1e-6)):
        members = columns.sets.members[number]
        cells = sorted(cell for cell in members[members < len(free)].tolist() if free[cell])
        for one, other in itertools.combinations(cells, 2):
            beside[one][other] += share[number]
        for triple in itertools.combinations(cells, 3):
            whole[triple] += share[number]
    found = []
    for one, others in list(beside.items()):
        for two, three in itertools.combinations(sorted(others), 2):
            between = beside[two].get(three, 0.0) if two in beside else 0.0
            triple = (one, two, three)
            # A set with all three was counted three times.
            much = others[two] + others[three] + between - 2 * whole.get(triple, 0.0) - 1
            if much > LEAST:
                found.append((-round(much, 6), triple))
    return np.array([triple for _, triple in sorted(found)[:MOST]], np.int64).reshape(-1, 3)
