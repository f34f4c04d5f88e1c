"""Generated cities as they come from departments: footprints, roads, a river, lines on a map.

Streets run in uneven rows and columns that sway a little; what they enclose is a block of one kind,
built with slabs, towers, old courtyards or hardly at all. A community is four columns of blocks by
six rows. A river without a road on it runs through the third row of communities from the south;
two bridges lead over it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import geopandas as gpd
import numpy as np
import shapely
from grid_steward.plugin.contracts import contract

CRS = "EPSG:32649"
CORNER_M = (600_000.0, 3_400_000.0)

COLUMNS, ROWS = 4, 6  # blocks in a community
RIVER_M, QUAY_M, BRIDGES = 70.0, 9.0, 2
MARGIN_M = 17.0  # from a road's centre line to the first lot
WALL_M = 8.0  # from a road's centre line to a compound's wall
CLASSES = ("residential", "tertiary", "primary")
# Outlines in a square of one by one.
OUTLINES = {
    "box": [(0, 0), (1, 0), (1, 1), (0, 1)],
    "angle": [(0, 0), (1, 0), (1, 1), (0.75, 1), (0.75, 0.4), (0, 0.4)],
    "open court": [(0, 0), (1, 0), (1, 1), (0.7, 1), (0.7, 0.3), (0.3, 0.3), (0.3, 1), (0, 1)],
    "cross": [
        (0.3, 0), (0.7, 0), (0.7, 0.3), (1, 0.3), (1, 0.7), (0.7, 0.7),
        (0.7, 1), (0.3, 1), (0.3, 0.7), (0, 0.7), (0, 0.3), (0.3, 0.3),
    ],
    "court": [(0, 0), (1, 0), (1, 1), (0, 1)],
}  # fmt: skip
COURT = np.array([(0.35, 0.35), (0.35, 0.65), (0.65, 0.65), (0.65, 0.35)])
MEAN_BUILDINGS = 18.5  # of a block


@dataclass(frozen=True)
class _Kind:
    """A kind of block: its share of all blocks, its lots across and down, the share of them
    without households, least and most households elsewhere, the usual floors, how much of its lot
    a building fills each way, and how often it has each of OUTLINES."""

    share: float
    lots: tuple[int, int]
    empty: float
    households: tuple[int, int]
    floors: int
    fill: tuple[float, float]
    outlines: tuple[float, ...]


SLABS = _Kind(0.5, (3, 5), 0.12, (12, 40), 6, (0.85, 0.45), (0.85, 0.15, 0.0, 0.0, 0.0))
TOWERS = _Kind(0.1, (3, 3), 0.65, (80, 260), 26, (0.6, 0.6), (0.3, 0.0, 0.0, 0.7, 0.0))
COURTS = _Kind(0.3, (6, 6), 0.05, (1, 6), 2, (0.85, 0.8), (0.4, 0.1, 0.2, 0.0, 0.3))
OPEN = _Kind(0.1, (2, 2), 0.6, (0, 2), 3, (0.4, 0.3), (0.7, 0.3, 0.0, 0.0, 0.0))
KINDS = (SLABS, TOWERS, COURTS, OPEN)


@dataclass(frozen=True)
class _Streets:
    """Crossings (rows + 1, columns + 1, 2) and the bends halfway to the next one: ``across``
    (rows + 1, columns, 2) eastward, ``up`` (rows, columns + 1, 2) northward; ``river``: its row."""

    crossings: np.ndarray
    across: np.ndarray
    up: np.ndarray
    river: int

    @property
    def rows(self) -> int:
        return len(self.crossings) - 1

    @property
    def columns(self) -> int:
        return self.crossings.shape[1] - 1


def town(
    buildings: int, seed: int, communities: Optional[int] = None
) -> dict[str, gpd.GeoDataFrame]:
    """About so many ``buildings`` and all that is around them, as contract frames by layer.

    The same arguments always give the same town. 50,000 make 112 communities; with ``communities``
    there are so many smaller ones, of two rows of blocks.
    """
    rng = np.random.default_rng(seed)
    usual = max(buildings / MEAN_BUILDINGS / (COLUMNS * ROWS), 1)
    high = max(round(usual**0.5 * 0.75), 1)
    streets = _streets(round(usual / high) * COLUMNS, high * ROWS, rng)
    shares = [kind.share for kind in KINDS]
    kind = rng.choice(len(KINDS), (streets.rows, streets.columns), p=shares)
    kind[streets.river] = -1
    return {
        "building": _buildings(streets, kind, rng),
        "road": _roads(streets),
        "barrier": _frame("barrier", [_river(streets)], kind=["river"]),
        "crossing": _frame("crossing", _bridges(streets), kind=["bridge"] * BRIDGES),
        "community": _communities(streets) if communities is None else _small(streets, communities),
        "compound": _compounds(streets, kind, rng),
    }


def _frame(layer: str, shapes: list, **columns: list) -> gpd.GeoDataFrame:
    """The shapes with codes C1, C2 ... (of their layer's initial)."""
    codes = [f"{layer[0].upper()}{number:06d}" for number in range(1, len(shapes) + 1)]
    return contract(layer).frame({f"{layer}_id": codes, **columns, "geometry": shapes}, CRS)


def _streets(columns: int, rows: int, rng: np.random.Generator) -> _Streets:
    """Rows of blocks, and one row more for the river."""
    river = min(2 * ROWS, rows - ROWS) + ROWS // 2
    width, height = rng.uniform(95, 190, columns), rng.uniform(95, 190, rows)
    x = np.concatenate([[0], np.cumsum(width)])
    y = np.concatenate([[0], np.cumsum(np.insert(height, river, RIVER_M))])
    at = np.stack(np.meshgrid(x, y), axis=2)
    sway = 25 * np.sin(at[..., ::-1] / [310.0, 420.0]) + rng.uniform(-4, 4, at.shape)
    sway[river + 1] = sway[river]  # the quays run side by side
    at = at + sway
    across = (at[:, 1:] + at[:, :-1]) / 2 + rng.uniform(-2, 2, (len(y), columns, 2))
    across[river + 1] = across[river] + [0, RIVER_M]
    up = (at[1:] + at[:-1]) / 2 + rng.uniform(-2, 2, (len(y) - 1, len(x), 2))
    return _Streets(*(np.round(p + CORNER_M, 3) for p in (at, across, up)), river)


def _roads(streets: _Streets) -> gpd.GeoDataFrame:
    """A road from each crossing to the next, but for most of those across the river."""
    at = streets.crossings
    across = np.stack([at[:, :-1], streets.across, at[:, 1:]], axis=2)
    up = np.stack([at[:-1], streets.up, at[1:]], axis=2)
    there = np.ones(up.shape[:2], dtype=bool)
    there[streets.river] = False
    there[streets.river, _bridge_columns(streets)] = True
    row, column = np.nonzero(there)
    line_row = np.arange(len(at)) - (np.arange(len(at)) > streets.river)
    rank = np.concatenate(
        [np.repeat(_rank(line_row, ROWS), streets.columns), _rank(column, COLUMNS)]
    )
    lines = np.concatenate([across.reshape(-1, 3, 2), up[row, column]])
    return _frame("road", list(shapely.linestrings(lines)), **{"class": np.array(CLASSES)[rank]})


def _rank(line: np.ndarray, community: int) -> np.ndarray:
    """Index into CLASSES: roads around communities are larger, every other one of them more so."""
    return (line % community == 0).astype(int) + (line % (2 * community) == 0)


def _bridge_columns(streets: _Streets) -> np.ndarray:
    """The roads that cross the river, inside a community each."""
    communities = streets.columns // COLUMNS
    return COLUMNS * (communities * np.arange(1, 2 * BRIDGES, 2) // (2 * BRIDGES)) + COLUMNS // 2


def _bridges(streets: _Streets) -> list:
    columns = _bridge_columns(streets)
    south, north = streets.crossings[streets.river : streets.river + 2, columns]
    return list(shapely.linestrings(np.stack([south, north], axis=1)))


def _river(streets: _Streets) -> shapely.Polygon:
    """Between the quays from end to end, and a little over the city's edge."""
    south, north = (_along(streets, streets.river + side) for side in (0, 1))
    south[:, 1] += QUAY_M
    north[:, 1] -= QUAY_M
    for bank in (south, north):
        bank[[0, -1], 0] += [-50, 50]
    return shapely.Polygon(np.round(np.concatenate([south, north[::-1]]), 3))


def _along(streets: _Streets, row: int) -> np.ndarray:
    """The road along a row of crossings, with its bends."""
    line = np.empty((2 * streets.columns + 1, 2))
    line[::2], line[1::2] = streets.crossings[row], streets.across[row]
    return line


def _communities(streets: _Streets) -> gpd.GeoDataFrame:
    """Their lines are the centre lines of roads."""
    south = np.arange(0, streets.rows - 1, ROWS)
    south = south + (south > streets.river)
    shapes = []
    for low, high in zip(south, [*south[1:], streets.rows]):
        for west in range(0, streets.columns, COLUMNS):
            shapes.append(_rectangle(streets, low, high, west, west + COLUMNS))
    names = [f"Community {number}" for number in range(1, len(shapes) + 1)]
    return _frame("community", shapes, name=names)


def _small(streets: _Streets, count: int) -> gpd.GeoDataFrame:
    """``count`` communities in strips of two rows of blocks, each strip cut into even lengths."""
    south = np.arange(0, streets.rows - 1, 2)
    south = south + (south > streets.river)
    cuts = np.diff(np.round(np.linspace(0, count, len(south) + 1)).astype(int))
    shapes = []
    for low, high, communities in zip(south, [*south[1:], streets.rows], cuts):
        ends = np.round(np.linspace(0, streets.columns, communities + 1)).astype(int)
        shapes += [_rectangle(streets, low, high, *pair) for pair in zip(ends, ends[1:])]
    return _frame("community", shapes, name=[f"Community {n}" for n in range(1, count + 1)])


def _rectangle(streets: _Streets, low: int, high: int, west: int, east: int) -> shapely.Polygon:
    """What the roads along two rows and two columns enclose."""
    sides = [_along(streets, row)[2 * west : 2 * east + 1] for row in (low, high)]
    for column in (west, east):
        side = np.empty((2 * (high - low) + 1, 2))
        side[::2], side[1::2] = (
            streets.crossings[low : high + 1, column],
            streets.up[low:high, column],
        )
        sides.append(side)
    south, north, left, right = sides
    return shapely.Polygon(np.concatenate([south, right[1:], north[-2::-1], left[-2:0:-1]]))


def _block_corners(streets: _Streets) -> np.ndarray:
    """(rows, columns, 4, 2) from the south-west corner on, counterclockwise."""
    at = streets.crossings
    return np.stack([at[:-1, :-1], at[:-1, 1:], at[1:, 1:], at[1:, :-1]], axis=2)


def _compounds(streets: _Streets, kind: np.ndarray, rng: np.random.Generator) -> gpd.GeoDataFrame:
    """Four of five blocks are one, inside its wall."""
    walled = (kind >= 0) & (rng.random(kind.shape) < 0.8)
    blocks = shapely.polygons(_block_corners(streets)[walled])
    shapes = shapely.buffer(blocks, -WALL_M, join_style="mitre")
    return _frame("compound", list(shapely.set_precision(shapes, 0.001)))


def _buildings(streets: _Streets, kind: np.ndarray, rng: np.random.Generator) -> gpd.GeoDataFrame:
    corners = _block_corners(streets)
    shapes, households, floors = [], [], []
    for number, one in enumerate(KINDS):
        lots = _lots(corners[kind == number], one.lots, rng)
        # Half of the lots without households have no building either.
        chance = rng.random(len(lots))
        lots, chance = lots[chance >= one.empty / 2], chance[chance >= one.empty / 2]
        least, most = one.households
        drawn = rng.integers(least, most + 1, len(lots))
        shapes.append(_footprints(lots, one, rng))
        households.append(np.where(chance < one.empty, 0, drawn))
        floors.append(np.maximum(rng.normal(one.floors, 0.25 * one.floors, len(lots)), 1))
    return _frame(
        "building",
        list(np.concatenate(shapes)),
        households=np.concatenate(households),
        floors=np.concatenate(floors).astype(int),
    )


def _lots(blocks: np.ndarray, lots: tuple[int, int], rng: np.random.Generator) -> np.ndarray:
    """(n, 3, 2): the south-west corner of each lot and its sides eastward and northward.

    ``blocks`` (b, 4, 2). Every tenth is laid out askew and leaves its corners empty.
    """
    middle = blocks.mean(axis=1)
    east = (blocks[:, 1] + blocks[:, 2] - blocks[:, 0] - blocks[:, 3]) / 2
    width = np.hypot(*east.T)
    east /= width[:, None]
    north = np.stack([-east[:, 1], east[:, 0]], axis=1)
    height = ((blocks[:, 2:].mean(axis=1) - blocks[:, :2].mean(axis=1)) * north).sum(axis=1)
    askew = rng.random(len(blocks)) < 0.1
    angle = np.where(askew, rng.uniform(0.15, 0.6, len(blocks)), 0.0)[:, None]
    room = np.where(askew, 0.66, 1.0)
    along = np.cos(angle) * east + np.sin(angle) * north
    upward = np.stack([-along[:, 1], along[:, 0]], axis=1)
    sides = [
        axis * ((extent - 2 * MARGIN_M) * room / count)[:, None]
        for axis, extent, count in zip((along, upward), (width, height), lots)
    ]
    i, j = (grid.ravel() for grid in np.meshgrid(*(np.arange(n) - n / 2 for n in lots)))
    steps = i[None, :, None] * sides[0][:, None] + j[None, :, None] * sides[1][:, None]
    corner = (middle[:, None] + steps).reshape(-1, 2)
    return np.stack([corner, *(np.repeat(side, len(i), axis=0) for side in sides)], axis=1)


def _footprints(lots: np.ndarray, kind: _Kind, rng: np.random.Generator) -> np.ndarray:
    """One polygon in each lot, on whole millimetres."""
    n = len(lots)
    fill = np.array(kind.fill) * rng.uniform(0.8, 1.1, (n, 2))
    start = (1 - fill) * rng.uniform(0.3, 0.7, (n, 2))
    mirrored = rng.random((n, 2)) < 0.5
    which = rng.choice(len(OUTLINES), n, p=kind.outlines)

    def placed(rows: np.ndarray, outline: np.ndarray) -> np.ndarray:
        at = np.where(mirrored[rows, None], 1 - outline, outline)
        at = start[rows, None] + fill[rows, None] * at
        corner, east, north = (lots[rows, k][:, None] for k in range(3))
        return np.round(corner + at[..., :1] * east + at[..., 1:] * north, 3)

    shapes = np.empty(n, dtype=object)
    for number, (name, outline) in enumerate(OUTLINES.items()):
        rows = np.flatnonzero(which == number)
        holes = shapely.linearrings(placed(rows, COURT))[:, None] if name == "court" else None
        shapes[rows] = shapely.polygons(placed(rows, np.array(outline)), holes=holes)
    return shapes
