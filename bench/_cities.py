"""Generated cities as unit graphs: blocks of lots with roads between them.

Lots stand in rows and columns of uneven width; a few rows of lots make a block, roads run between
blocks, and most blocks are one compound. Households are drawn by kind of block: slabs, towers,
old courtyards, empty ground; in a dense city the lots are two to three times bigger.
"""

from __future__ import annotations

import numpy as np
from grid_steward.plugin.divide import UnitGraph

# kind: share of blocks, least and most households a lot, share of empty lots
SKEWED = {
    "slabs": (0.50, 12, 40, 0.12),
    "towers": (0.10, 80, 260, 0.65),
    "courtyards": (0.30, 1, 6, 0.05),
    "open": (0.10, 0, 2, 0.60),
}
DENSE = {
    "slabs": (0.55, 24, 72, 0.10),
    "towers": (0.12, 51, 199, 0.35),
    "courtyards": (0.25, 2, 12, 0.05),
    "open": (0.08, 0, 2, 0.60),
}


def city(units: int, seed: int, kinds: dict[str, tuple[float, int, int, float]]) -> UnitGraph:
    """A city of about ``units`` units; the same arguments always give the same city."""
    rng = np.random.default_rng(seed)
    rows = max(8, round(units**0.5))
    cols = max(8, round(units / rows))
    block_row, block_col = _blocks(rows, rng), _blocks(cols, rng)
    height, width = rng.uniform(25, 60, rows), rng.uniform(25, 60, cols)
    block = (block_row[:, None] * (block_col[-1] + 1) + block_col[None, :]).ravel()
    edges, border, on_road = _borders(rows, cols, height, width, block)
    return UnitGraph(
        households=_households(block, kinds, rng),
        edges=edges,
        border_m=border,
        on_road=on_road,
        compound=np.where(rng.random(block.max() + 1)[block] < 0.8, block, -1),
        area_m2=(height[:, None] * width[None, :]).ravel(),
        perimeter_m=(2 * (height[:, None] + width[None, :])).ravel(),
    )


def _blocks(lines: int, rng: np.random.Generator) -> np.ndarray:
    """(lines,) the block of each row or column of lots, three to five lots each."""
    sizes = rng.integers(3, 6, lines)
    return np.repeat(np.arange(lines), sizes)[:lines]


def _households(block: np.ndarray, kinds: dict, rng: np.random.Generator) -> np.ndarray:
    shares = np.array([kind[0] for kind in kinds.values()])
    kind = rng.choice(len(kinds), block.max() + 1, p=shares / shares.sum())[block]
    least, most, empty = (np.array([k[i] for k in kinds.values()])[kind] for i in (1, 2, 3))
    return np.where(rng.random(len(block)) < empty, 0, rng.integers(least, most + 1))


def _borders(
    rows: int, cols: int, height: np.ndarray, width: np.ndarray, block: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    number = np.arange(rows * cols).reshape(rows, cols)
    across = np.column_stack([number[:, :-1].ravel(), number[:, 1:].ravel()])
    down = np.column_stack([number[:-1].ravel(), number[1:].ravel()])
    edges = np.concatenate([across, down])
    border = np.concatenate([np.repeat(height, cols - 1), np.tile(width, rows - 1)])
    return edges, border, block[edges[:, 0]] != block[edges[:, 1]]
