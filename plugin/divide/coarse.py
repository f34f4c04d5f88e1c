"""Fewer, larger units to draw trees over."""

from __future__ import annotations

from typing import Optional

import numpy as np

from .graph import IntArray, components, count_of
from .objective import Problem


def glued(
    problem: Problem,
    share: float,
    rng: np.random.Generator,
    region: Optional[IntArray] = None,
) -> IntArray:
    """(n,) clusters 0..k-1: each connected piece of a ``share`` of the compounds that fit a cell.

    What lies in different regions or, where today's cells are to be kept, in different current
    cells is never joined.
    """
    ends = problem.edges
    join = problem.passable & problem.same_compound
    join &= problem.current[ends[:, 0]] == problem.current[ends[:, 1]]
    if region is not None:
        join &= region[ends[:, 0]] == region[ends[:, 1]]
    if share < 1:
        whole = rng.random(count_of(problem.fitting)) < share
        join[join] = whole[problem.fitting[ends[join, 0]]]
    return components(problem.n, ends[join])
