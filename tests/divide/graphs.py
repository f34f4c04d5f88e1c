"""Small unit graphs for tests, drawn so that the eye can check the answer."""

from __future__ import annotations

import numpy as np
from grid_steward.plugin.divide import UnitGraph

SIDE_M = 10.0


def grid(rows: list[list[int]], compound: list[list[int]] | None = None) -> UnitGraph:
    """Square units of 10 m in rows from north to south, holding these households."""
    households = np.array(rows)
    height, width = households.shape
    number = np.arange(height * width).reshape(height, width)
    across = np.column_stack([number[:, :-1].ravel(), number[:, 1:].ravel()])
    down = np.column_stack([number[:-1].ravel(), number[1:].ravel()])
    edges = np.concatenate([across, down])
    return graph_of(households.ravel(), edges, None if compound is None else np.ravel(compound))


def chain(households: list[int]) -> UnitGraph:
    """Square units side by side in one row."""
    return grid([households])


def graph_of(households: np.ndarray, edges: np.ndarray, compound=None, **more) -> UnitGraph:
    n, m = len(households), len(edges)
    return UnitGraph(
        households=households,
        edges=edges,
        border_m=np.full(m, SIDE_M),
        on_road=more.pop("on_road", np.zeros(m, bool)),
        compound=np.full(n, -1) if compound is None else compound,
        area_m2=np.full(n, SIDE_M**2),
        perimeter_m=np.full(n, 4 * SIDE_M),
        **more,
    )
