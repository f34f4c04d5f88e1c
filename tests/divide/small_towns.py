"""Towns small enough for a proof: lots on a crooked grid, roads, compounds, all kinds of lots.

Two or three rows and columns of lots make a block; roads run between blocks, most blocks are one
compound, and the kinds of a list take turns over the blocks, shuffled.
"""

from __future__ import annotations

import numpy as np
from grid_steward.plugin.divide import UnitGraph

LOT_M, CROOKED_M = 40.0, 10.0
COMPOUNDS = 0.8  # share of the blocks
# kind: least and most households of a lot, share of empty lots
KINDS = {
    "slabs": (12, 72, 0.1),
    "towers": (80, 260, 0.5),
    "courtyards": (1, 6, 0.1),
    "open": (0, 0, 1.0),
    "dense slabs": (24, 72, 0.05),
    "dense towers": (80, 199, 0.35),
}
MIXED = ("slabs", "towers", "slabs", "courtyards", "slabs", "slabs", "open")
DENSE = ("dense slabs", "dense towers", "dense slabs", "courtyards", "dense slabs")


def small_town(rows: int, columns: int, seed: int, kinds: tuple[str, ...] = MIXED) -> UnitGraph:
    """A town of ``rows`` by ``columns`` lots; the same arguments always give the same town."""
    rng = np.random.default_rng(seed)
    corner = np.stack(np.mgrid[: rows + 1, : columns + 1], axis=-1) * LOT_M
    corner += rng.uniform(-CROOKED_M, CROOKED_M, corner.shape)
    level = np.linalg.norm(np.diff(corner, axis=1), axis=2)  # (rows + 1, columns) sides
    upright = np.linalg.norm(np.diff(corner, axis=0), axis=2)  # (rows, columns + 1) sides
    block = _lines(rows, rng)[:, None] * columns + _lines(columns, rng)
    block = np.unique(block, return_inverse=True)[1].ravel()
    lot = np.arange(rows * columns).reshape(rows, columns)
    edges = np.concatenate(
        [
            np.column_stack([lot[:, :-1].ravel(), lot[:, 1:].ravel()]),
            np.column_stack([lot[:-1].ravel(), lot[1:].ravel()]),
        ]
    )
    return UnitGraph(
        households=_households(block, kinds, rng),
        edges=edges,
        border_m=np.concatenate([upright[:, 1:-1].ravel(), level[1:-1].ravel()]),
        on_road=block[edges[:, 0]] != block[edges[:, 1]],
        compound=np.where(rng.random(block.max() + 1)[block] < COMPOUNDS, block, -1),
        area_m2=_areas(corner),
        perimeter_m=(level[:-1] + level[1:] + upright[:, :-1] + upright[:, 1:]).ravel(),
    )


def _lines(lots: int, rng: np.random.Generator) -> np.ndarray:
    """(lots,) the block that each row or column of lots belongs to."""
    return np.repeat(np.arange(lots), rng.integers(2, 4, lots))[:lots]


def _households(block: np.ndarray, kinds: tuple[str, ...], rng: np.random.Generator) -> np.ndarray:
    """(n,) households by the kind of each lot's ``block`` (n,)."""
    turns = rng.permutation(np.resize(kinds, block.max() + 1))
    least, most, empty = np.array([KINDS[kind] for kind in turns]).T[:, block]
    lived_in = rng.random(len(block)) >= empty
    return np.where(lived_in, rng.integers(least.astype(int), most.astype(int) + 1), 0)


def _areas(corner: np.ndarray) -> np.ndarray:
    """(rows * columns,) the area of each lot: half the cross product of its diagonals."""
    down = corner[1:, 1:] - corner[:-1, :-1]
    up = corner[:-1, 1:] - corner[1:, :-1]
    return abs(down[..., 0] * up[..., 1] - down[..., 1] * up[..., 0]).ravel() / 2
