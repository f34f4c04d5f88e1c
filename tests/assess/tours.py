"""The shortest round through a few stops, solved."""

from __future__ import annotations

import numpy as np


def held_karp(metres: np.ndarray) -> float:
    """The shortest round through all of the ``metres`` (n, n), n up to 12 (Held and Karp 1962).

    ``best[visited, last]``: the shortest way from stop 0 through the others in ``visited``.
    """
    others = len(metres) - 1
    if others < 1:
        return 0.0
    best = np.full((1 << others, others), np.inf)
    best[1 << np.arange(others), np.arange(others)] = metres[0, 1:]
    for visited in range(1, 1 << others):
        for last in range(others):
            before = visited & ~(1 << last)
            if before and before != visited:
                way = (best[before] + metres[1:, last + 1]).min()
                best[visited, last] = min(best[visited, last], way)
    return float((best[-1] + metres[1:, 0]).min())
