"""Generated cities as unit graphs, and small graphs that are hard to divide.

A city is a warped grid of lots: the corner points of the lots are moved at random, so that
borders, areas and outlines fit together and no two are alike. Some lots are joined to long rows,
and lakes and parks leave holes. Six to eight rows and columns of lots make a block, with roads
between blocks. A block is one compound or is cut into up to four, and some of it belongs to none.
What is built goes by block, with lots of other kinds strewn in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from grid_steward.plugin.divide import UnitGraph
from grid_steward.plugin.divide.graph import components, first_seen


class Kind(NamedTuple):
    """What is built: its share of blocks, the households of a lot, the share of empty lots."""

    share: float
    least: int
    most: int
    empty: float


SKEWED = {
    "slabs": Kind(0.46, 12, 72, 0.12),
    "towers": Kind(0.045, 80, 260, 0.55),
    "courtyards": Kind(0.39, 1, 6, 0.05),
    "open": Kind(0.11, 0, 2, 0.60),
}
# Lots two to three times bigger: most households live in lots of 51 to 199.
DENSE = {
    "slabs": Kind(0.46, 24, 150, 0.12),
    "towers": Kind(0.03, 120, 290, 0.55),
    "courtyards": Kind(0.40, 2, 12, 0.05),
    "open": Kind(0.11, 0, 2, 0.60),
}

LOTS_A_UNIT = 1.16  # a city of n units begins with so many times n lots
OTHER_KIND = 0.35  # share of lots that are not of their block's kind
JOINED = 0.16  # share of lots that are one with the lot on their left
PARK = 0.01  # share of lots that are missing one by one
LOTS_A_LAKE = 400
NAMED = 0.92  # share of compounds, and of lots in them, that are known to be one


@dataclass(frozen=True)
class City:
    """A unit graph and the middle of each unit, (n, 2) metres."""

    graph: UnitGraph
    centre: np.ndarray


@dataclass(frozen=True)
class _Lots:
    """Lots of a grid of ``shape``, row by row.

    ``edges`` (m, 2) with ``border`` (m,) metres and ``on_road`` (m,); ``area`` and ``outline`` and
    ``centre`` of each lot, its ``block``, its ``compound`` or -1, its ``households``.
    """

    shape: tuple[int, int]
    edges: np.ndarray
    border: np.ndarray
    on_road: np.ndarray
    area: np.ndarray
    outline: np.ndarray
    centre: np.ndarray
    compound: np.ndarray
    households: np.ndarray


def city(units: int, seed: int, kinds: dict[str, Kind]) -> UnitGraph:
    """The graph of a city of about ``units`` units; the same arguments give the same city."""
    return city_with_centres(units, seed, kinds).graph


def city_with_centres(units: int, seed: int, kinds: dict[str, Kind]) -> City:
    """The city of the same arguments, with places."""
    rng = np.random.default_rng(seed)
    lots = _lots(units * LOTS_A_UNIT, kinds, rng)
    unit, there = _units(lots, rng)
    return _city(lots, unit, there)


def _lots(number: float, kinds: dict[str, Kind], rng: np.random.Generator) -> _Lots:
    rows = round(number**0.5)
    shape = rows, round(number / rows)
    block_row, block_col = (_blocks(lines, rng) for lines in shape)
    block = (block_row[:, None] * (block_col[-1] + 1) + block_col[None, :]).ravel()
    corners = _corners(shape, rng)
    edges, border = _borders(corners)
    # Corners of each lot in the order of its outline.
    ring = np.stack([corners[:-1, :-1], corners[:-1, 1:], corners[1:, 1:], corners[1:, :-1]])
    ring = ring.reshape(4, -1, 2)
    after = np.roll(ring, -1, axis=0)
    return _Lots(
        shape=shape,
        edges=edges,
        border=border,
        on_road=block[edges[:, 0]] != block[edges[:, 1]],
        area=0.5 * (ring[..., 0] * after[..., 1] - ring[..., 1] * after[..., 0]).sum(axis=0),
        outline=np.hypot(*(after - ring).transpose(2, 0, 1)).sum(axis=0),
        centre=ring.mean(axis=0),
        compound=_compounds(block_row, block_col, block, rng),
        households=_households(block, kinds, rng),
    )


def _blocks(lines: int, rng: np.random.Generator) -> np.ndarray:
    """(lines,) the block of each row or column of lots, six to eight lots each."""
    return np.repeat(np.arange(lines), rng.integers(6, 9, lines))[:lines]


def _corners(shape: tuple[int, int], rng: np.random.Generator) -> np.ndarray:
    """(rows + 1, cols + 1, 2) corner points in metres: lots of 22-72 metres, a bit awry."""
    y, x = (np.concatenate([[0], np.cumsum(rng.uniform(22, 72, lines))]) for lines in shape)
    corners = np.stack(np.meshgrid(x, y), axis=-1)
    return corners + rng.uniform(-8, 8, corners.shape)


def _borders(corners: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of neighbouring lots, and the metres of border between them."""
    rows, cols = corners.shape[0] - 1, corners.shape[1] - 1
    number = np.arange(rows * cols).reshape(rows, cols)
    across = np.column_stack([number[:, :-1].ravel(), number[:, 1:].ravel()])
    down = np.column_stack([number[:-1].ravel(), number[1:].ravel()])
    upright = np.diff(corners[:, 1:-1], axis=0).reshape(-1, 2)
    level = np.diff(corners[1:-1], axis=1).reshape(-1, 2)
    return np.concatenate([across, down]), np.hypot(*np.concatenate([upright, level]).T)


def _compounds(
    block_row: np.ndarray, block_col: np.ndarray, block: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """Each block is one compound, two halves, a half and two quarters, or four quarters."""
    pieces = rng.choice(4, block.max() + 1, p=[0.15, 0.5, 0.2, 0.15])[block]
    lower = _second_half(block_row)[:, None].repeat(len(block_col), 1).ravel()
    right = _second_half(block_col)[None, :].repeat(len(block_row), 0).ravel()
    part = np.choose(pieces, [0 * right, right, right * (1 + lower), right + 2 * lower])
    compound = 4 * block + part
    named = rng.random(compound.max() + 1)[compound] < NAMED
    return np.where(named & (rng.random(len(block)) < NAMED), compound, -1)


def _second_half(block: np.ndarray) -> np.ndarray:
    """(lines,) 1 for the rows or columns in the second half of their block, else 0."""
    start = np.searchsorted(block, block)
    size = np.bincount(block)[block]
    return (np.arange(len(block)) - start >= size // 2).astype(np.int64)


def _households(block: np.ndarray, kinds: dict[str, Kind], rng: np.random.Generator) -> np.ndarray:
    """Households of each lot: many small numbers and few big ones within what its kind allows."""
    shares = np.array([kind.share for kind in kinds.values()])
    shares /= shares.sum()
    main = rng.choice(len(kinds), block.max() + 1, p=shares)[block]
    strewn = rng.choice(len(kinds), len(block), p=shares)
    kind = np.where(rng.random(len(block)) < OTHER_KIND, strewn, main)
    _, least, most, empty = np.array(list(kinds.values()))[kind].T
    households = least + (most - least + 0.999) * rng.random(len(block)) ** 2
    return np.where(rng.random(len(block)) < empty, 0, households.astype(np.int64))


def _units(lots: _Lots, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """(lots,) the unit of each lot, and whether the lot is there at all.

    A lot joins the one on its left only in the same compound; what lakes and parks cut off from
    most of the city is left out.
    """
    there = _dry(lots, rng) & (rng.random(len(lots.area)) >= PARK)
    dry = there[lots.edges].all(axis=1)
    part = components(len(there), lots.edges[dry])
    there &= part == np.bincount(part).argmax()
    joined = rng.random(len(there)) < JOINED
    joined[:: lots.shape[1]] = False
    joined[1:] &= there[1:] & there[:-1] & (lots.compound[1:] == lots.compound[:-1])
    joined[1:] &= lots.compound[1:] >= 0
    unit = np.cumsum(there & ~joined) - 1
    return unit, there


def _dry(lots: _Lots, rng: np.random.Generator) -> np.ndarray:
    """(lots,) whether a lot is on land: lakes are ellipses of 50 to 150 metres across."""
    wet = np.zeros(len(lots.area), np.bool_)
    for middle in rng.integers(0, len(wet), len(wet) // LOTS_A_LAKE):
        away = (lots.centre - lots.centre[middle]) / rng.uniform(50, 100, 2)
        wet |= (away**2).sum(axis=1) < 1
    return ~wet


def _city(lots: _Lots, unit: np.ndarray, there: np.ndarray) -> City:
    """The lots as units; a unit of several lots has the households of its first."""
    n = int(unit.max()) + 1
    first = np.flatnonzero(there)[np.unique(unit[there], return_index=True)[1]]
    dry = there[lots.edges].all(axis=1)
    ends = np.sort(unit[lots.edges], axis=1)
    within = dry & (ends[:, 0] == ends[:, 1])
    between = dry & ~within
    key = np.column_stack([ends[between], lots.on_road[between]])
    key, inverse = np.unique(key, axis=0, return_inverse=True)

    def total(value: np.ndarray) -> np.ndarray:
        return np.bincount(unit[there], value[there], n)

    edges = key[:, :2]
    graph = UnitGraph(
        households=lots.households[first],
        edges=edges,
        border_m=np.bincount(inverse.ravel(), lots.border[between], len(key)),
        on_road=key[:, 2].astype(np.bool_),
        compound=_whole(lots.compound[first], edges),
        area_m2=total(lots.area),
        perimeter_m=total(lots.outline) - 2 * np.bincount(ends[within, 0], lots.border[within], n),
    )
    centre = np.column_stack([total(lots.centre[:, axis] * lots.area) for axis in (0, 1)])
    return City(graph, centre / graph.area_m2[:, None])


def _whole(compound: np.ndarray, edges: np.ndarray) -> np.ndarray:
    """``compound`` with each piece numbered by itself where holes cut a compound up."""
    ends = compound[edges]
    piece = components(len(compound), edges[(ends[:, 0] == ends[:, 1]) & (ends[:, 0] >= 0)])
    found = np.full(len(compound), -1)
    inside = (compound >= 0) & (np.bincount(piece)[piece] > 1)
    found[inside] = first_seen(piece[inside])
    return found


def hard_cases() -> dict[str, UnitGraph]:
    """Small graphs whose shape or numbers are hard, by name; each has a division in the band."""
    rng = np.random.default_rng(0)
    line = np.column_stack([np.arange(399), np.arange(1, 400)])
    spokes = np.column_stack([np.zeros(100, np.int64), np.arange(1, 101)])
    rim = np.column_stack([np.arange(1, 101), np.roll(np.arange(1, 101), -1)])
    square = _square(20)
    islands = np.concatenate([_square(5) + 25 * island for island in range(16)])
    zeros = np.where(rng.random(400) < 0.85, 0, rng.integers(20, 90, 400))
    return {
        "chain": _plain(rng.integers(8, 31, 400), line),
        "star": _plain(np.concatenate([[40], rng.integers(5, 40, 100)]), np.r_[spokes, rim]),
        "islands": _plain(np.full(400, 10) + rng.integers(0, 3, 400), islands),
        "zeros": _plain(zeros, square),
        "packing": _plain(_packed(20, rng), square),
    }


def _packed(side: int, rng: np.random.Generator) -> np.ndarray:
    """Households of a square of units with a division in the band, whose lots fill it tightly.

    Along a winding line lie cells of one to four lots of at least 51 households, and some empty
    units.
    """
    line: list[int] = []
    while len(line) + 4 < side * side:
        size, total = int(rng.integers(1, 5)), int(rng.integers(205, 301))
        lots = rng.multinomial(total - 51 * size, rng.dirichlet(np.ones(size))) + 51
        line += lots.tolist()
        line += [0] * (rng.random() < 0.3)
    square = np.array((line + 4 * [0])[: side * side]).reshape(side, side)
    square[1::2] = square[1::2, ::-1].copy()
    return square.ravel()


def _square(side: int) -> np.ndarray:
    """The borders of a grid of ``side`` by ``side`` units."""
    number = np.arange(side * side).reshape(side, side)
    across = np.column_stack([number[:, :-1].ravel(), number[:, 1:].ravel()])
    return np.concatenate([across, np.column_stack([number[:-1].ravel(), number[1:].ravel()])])


def _plain(households: np.ndarray, edges: np.ndarray) -> UnitGraph:
    """Units of 40 by 40 metres without roads or compounds."""
    n, m = len(households), len(edges)
    return UnitGraph(
        households=households,
        edges=edges,
        border_m=np.full(m, 40.0),
        on_road=np.zeros(m, np.bool_),
        compound=np.full(n, -1),
        area_m2=np.full(n, 1600.0),
        perimeter_m=np.full(n, 160.0),
    )
