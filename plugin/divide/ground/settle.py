"""Settling which unit each face belongs to, so that every unit hangs together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from .grid import Bools, Floats, Ints, totals
from .mosaic import OUTSIDE, Mosaic

# Ground without a building that is smaller than this is no place that a cell line could run
# around: a traffic island, a corner between roads. It joins a neighbour.
CRUMB_M2 = 100.0
_SAME_BLOCK_FIRST_M = 1e7  # longer than any border: a neighbour in the same block always wins


@dataclass(frozen=True)
class Claims:
    """Who would like to have each face.

    ``label`` (f,): building part below ``empty_from``, ground without a building from there on;
    ``core_m2`` (f,): footprint area of the label's building in this face; ``block`` (f,);
    ``lasting`` (f,): faces whose label stays whatever their size (water).
    """

    label: Ints
    empty_from: int
    core_m2: Floats
    block: Ints
    lasting: Bools


@dataclass(frozen=True)
class _Pieces:
    """Connected pieces of equal label, and the borders between them."""

    label: Ints
    area: Floats
    core: Floats
    block: Ints
    lasting: Bools
    pairs: Ints
    open_m: Floats
    shut_m: Floats


def settle(mosaic: Mosaic, area_m2: Floats, claims: Claims, open_: Bools) -> tuple[Ints, Ints]:
    """The unit of each face, (f,) 0..u-1, and the label of each unit, (u,).

    ``open_`` (s,): segments that two faces of one label may be joined over. Of a building's
    ground the piece with most of its footprint stays; other pieces and crumbs go to the
    neighbour they share the longest open border with, in their own block if they can. What has
    no open border to any unit is a unit of its own if it is large enough, else joins over a
    barrier: nobody lives there.
    """
    piece = _connect(mosaic, claims.label, open_)
    pieces = _measure(mosaic, area_m2, claims, open_, piece)
    owner = _absorb_all(pieces, _main_pieces(pieces, claims.empty_from))
    units, unit = np.unique(owner, return_inverse=True)
    return unit.ravel()[piece], pieces.label[units]


def _connect(mosaic: Mosaic, label: Ints, open_: Bools) -> Ints:
    a, b = mosaic.sides.T
    joined = open_ & (b != OUTSIDE)
    joined[joined] = label[a[joined]] == label[b[joined]]
    n = len(label)
    ones = np.ones(int(joined.sum()), dtype=np.int8)
    graph = coo_matrix((ones, (a[joined], b[joined])), shape=(n, n))
    return np.asarray(connected_components(graph, directed=False)[1], dtype=np.int64)


def _measure(mosaic: Mosaic, area_m2: Floats, claims: Claims, open_: Bools, piece: Ints) -> _Pieces:
    count = int(piece.max(initial=-1)) + 1
    area = totals(piece, area_m2, count)
    _, some = np.unique(piece, return_index=True)
    a, b = mosaic.sides.T
    inner = b != OUTSIDE
    pair = np.stack([piece[a], np.where(inner, piece[b], -1)], axis=1)
    between = inner & (pair[:, 0] != pair[:, 1])
    pair, length, passable = np.sort(pair[between]), mosaic.length_m[between], open_[between]
    key, group = np.unique(pair[:, 0] * count + pair[:, 1], return_inverse=True)
    group = group.ravel()
    return _Pieces(
        label=claims.label[some],
        area=area,
        core=totals(piece, claims.core_m2, count),
        block=claims.block[some],
        lasting=claims.lasting[some],
        pairs=np.stack([key // max(count, 1), key % max(count, 1)], axis=1),
        open_m=totals(group, length * passable, len(key)),
        shut_m=totals(group, length * ~passable, len(key)),
    )


def _main_pieces(pieces: _Pieces, empty_from: int) -> Bools:
    """The pieces that are units from the start."""
    order = np.lexsort((-pieces.area, -pieces.core, pieces.label))
    first = np.r_[True, np.diff(pieces.label[order]) != 0][: len(order)]
    main = np.zeros(len(order), dtype=bool)
    main[order[first]] = True
    built = main & (pieces.core > 0)
    large = pieces.area >= CRUMB_M2
    return np.where(pieces.label < empty_from, built, large) | pieces.lasting


def _absorb_all(pieces: _Pieces, main: Bools) -> Ints:
    """The main piece that each piece ends up with."""
    owner = np.where(main, np.arange(len(main)), -1)
    large = pieces.area >= CRUMB_M2
    while True:
        while _absorb(pieces, owner, pieces.open_m):
            pass
        free = np.flatnonzero(owner < 0)
        if not len(free):
            return owner
        worthy = free[large[free]]
        if not len(worthy) and _absorb(pieces, owner, pieces.shut_m):
            continue
        stays = worthy if len(worthy) else free
        largest = stays[np.argmax(pieces.area[stays])]
        owner[largest] = largest


def _absorb(pieces: _Pieces, owner: Ints, border_m: Floats) -> bool:
    """Give each free piece to its best settled neighbour; False where none had any."""
    ends = np.concatenate([pieces.pairs, pieces.pairs[:, ::-1]])
    length = np.concatenate([border_m, border_m])
    free, settled = ends.T
    use = (length > 0) & (owner[free] < 0)
    use[use] = owner[settled[use]] >= 0
    if not use.any():
        return False
    free, unit, length = free[use], owner[settled[use]], length[use]
    near = pieces.block[free] == pieces.block[settled[use]]
    key, group = np.unique(free * len(owner) + unit, return_inverse=True)
    pull = totals(group.ravel(), length + _SAME_BLOCK_FIRST_M * near, len(key))
    free, unit = key // len(owner), key % len(owner)
    order = np.lexsort((unit, -np.round(pull, 3), free))
    best = order[np.r_[True, np.diff(free[order]) != 0]]
    owner[free[best]] = unit[best]
    return True
