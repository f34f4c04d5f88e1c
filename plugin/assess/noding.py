"""Roads, barriers and crossings made into the pieces of one walking network."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from ..common.progress import Progress, part
from ..divide.ground.blocks import canonical
from ..divide.ground.chains import chains
from ..divide.ground.grid import Floats, Geometries, Ints, node, only_lines, totals
from ..divide.ground.patience import patiently
from ..rules.assessing import Walking
from .barriers import A_STEP_M, Barriers
from .joins import Segments
from .lines import MM, degrees, merged, split, straight_pieces
from .passages import find_passages


@dataclass(frozen=True, eq=False)
class Pieces:
    """Straight pieces of a network and the edges that they make up.

    ``nodes`` (n, 2) forks and ends; ``edges`` (m, 2) the nodes that each edge begins and ends at;
    ``length_m`` (m,). ``coords`` (p, 2, 2) the pieces, ``edge`` (p,) the edge of each and
    ``start_m`` (p,) how far along that it begins.
    """

    nodes: Floats
    edges: Ints
    length_m: Floats
    coords: Floats
    edge: Ints
    start_m: Floats


def make_pieces(
    walkable: pd.DataFrame,
    barriers: Barriers,
    crossings: pd.DataFrame,
    walking: Walking,
    progress: Progress,
) -> Pieces:
    """The network of the ``walkable`` roads, cut at ``barriers`` but at ``crossings``."""
    noded = node(only_lines(canonical(walkable.geometry)), progress, 0.1, MM)
    size = int(shapely.get_num_coordinates(noded).sum())
    lines = patiently(progress, 0.3, size, merged, noded)
    found = find_passages(lines, barriers, crossings, part(progress, 0.4, 0.6))
    roads, line = straight_pieces(found.lines)
    segments = Segments(roads)
    steps = _steps(found.lines, segments, line, barriers, part(progress, 0.6, 0.7))
    ways = _joined_ways(found.links, segments, walking, barriers, part(progress, 0.7, 0.8))
    at = np.concatenate([steps[0], ways[0]])
    spots = np.concatenate([steps[1], ways[1]])
    pieces = np.concatenate([split(roads, at, spots)[0], steps[2], ways[2]])
    made: Pieces = patiently(progress, 0.8, len(pieces), _forked, pieces)
    return made


_Links = tuple[Ints, Floats, Floats]
"""Roads' pieces that are met (k,), the spots on them (k, 2), and new pieces (p, 2, 2)."""


def _steps(
    lines: Geometries, segments: Segments, line: Ints, barriers: Barriers, progress: Progress
) -> _Links:
    """The last step from dead ends to roads that they all but reach."""
    number, side = np.nonzero(degrees(lines) == 1)
    ends = shapely.get_coordinates(shapely.get_point(lines[number], -side))
    feet = segments.feet(ends, A_STEP_M, barriers, progress, own=(number, line))
    there = feet.segment >= 0
    spots = np.stack([feet.x, feet.y], axis=1)[there]
    return feet.segment[there], spots, np.stack([ends[there], spots], axis=1)


def _joined_ways(
    ways: Geometries, segments: Segments, walking: Walking, barriers: Barriers, progress: Progress
) -> _Links:
    """Crossings of their own, and from each of their ends the leg to the nearest road."""
    pieces = straight_pieces(ways)[0]
    ends = shapely.get_coordinates(
        np.concatenate([shapely.get_point(ways, 0), shapely.get_point(ways, -1)])
    )
    feet = segments.feet(ends, walking.join_m, barriers, progress)
    there = feet.segment >= 0
    spots = np.stack([feet.x, feet.y], axis=1)[there]
    legs = np.stack([ends[there], spots], axis=1)
    return feet.segment[there], spots, np.concatenate([pieces, legs])


def _each_once(pieces: Floats) -> Floats:
    """``pieces`` (p, 2, 2) without those of no length, each once whichever way it is drawn."""
    pieces = pieces[(pieces[:, 0] != pieces[:, 1]).any(axis=1)]
    x, y = pieces[..., 0], pieces[..., 1]
    back = (x[:, 0] > x[:, 1]) | ((x[:, 0] == x[:, 1]) & (y[:, 0] > y[:, 1]))
    pieces = np.where(back[:, None, None], pieces[:, ::-1], pieces)
    return np.asarray(np.unique(pieces.reshape(-1, 4), axis=0).reshape(-1, 2, 2))


def _forked(pieces: Floats) -> Pieces:
    """The ``pieces`` put together to edges from fork to fork."""
    pieces = _each_once(pieces)
    spots, number = np.unique(pieces.reshape(-1, 2), axis=0, return_inverse=True)
    ends = number.ravel().reshape(-1, 2).astype(np.int64)
    if not len(ends):
        nothing = np.empty(0, dtype=np.int64)
        return Pieces(spots, ends, np.empty(0), pieces, nothing, np.empty(0))
    node_at, edge_at = chains(ends, len(spots))
    inner = edge_at[:-1] == edge_at[1:]
    coords = np.stack([spots[node_at[:-1]], spots[node_at[1:]]], axis=1)[inner]
    edge = edge_at[:-1][inner]
    metres = np.hypot(*(coords[:, 1] - coords[:, 0]).T)
    first = np.r_[True, np.diff(edge) != 0]
    before = np.cumsum(metres) - metres
    start = before - before[first][edge]
    forks = np.stack([node_at[np.r_[True, ~inner]], node_at[np.r_[~inner, True]]], axis=1)
    used, renumbered = np.unique(forks, return_inverse=True)
    return Pieces(
        nodes=spots[used],
        edges=renumbered.ravel().reshape(-1, 2).astype(np.int64),
        length_m=totals(edge, metres, int(edge[-1]) + 1),
        coords=coords,
        edge=edge,
        start_m=start,
    )
