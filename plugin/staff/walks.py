"""How far it is on foot from officers' bases to cells, and from cell to cell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from ..assess.network import Joined, WalkNetwork
from ..assess.scene import Scene
from ..assess.visits import sums
from ..assess.walking import nearest_stations
from ..common.progress import Progress, part, silent
from .solver.problem import Bools, Floats, Ints

# Where no way on foot is known it is taken for so many times the straight line: there is none, or
# a long way round, or the roads are drawn incompletely. Cells with a way go first.
DETOUR = 3.0
# Two cells with a longer way between their middles, and more than DETOUR times the straight line,
# lie on two sides of something, and one officer does not serve them together.
NEAR_M = 500.0
_CELLS_AT_ONCE = 200


@dataclass(frozen=True, eq=False)
class Walks:
    """Ways on foot, in metres.

    ``bases`` (n, 2): where the officers start from, NaN where nothing says; ``middles`` (k, 2):
    the building of each cell that is nearest to the middle of its households. ``to_cells`` (n, k)
    and ``between`` (k, k): the ways, inf where none is known, NaN without a base; ``neighbours``
    (m, 2): cells that share a border, not only a corner, with a way between them that is not
    absurdly long.
    """

    bases: Floats
    middles: Floats
    to_cells: Floats
    between: Floats
    neighbours: Ints

    def assumed(self, metres: Floats, sources: Floats) -> Floats:
        """``metres`` (n, k) from ``sources`` (n, 2), with what is taken where no way is known."""
        straight = _straight(sources, self.middles)
        return np.where(np.isinf(metres), DETOUR * straight, metres)


def find_walks(
    scene: Scene,
    network: WalkNetwork,
    staff: pd.DataFrame,
    homes: Ints,
    progress: Progress = silent,
) -> Walks:
    """The ways of the officers of ``staff`` (see ``assess.roster``).

    ``homes`` (n,): the cell in which each serves today, -1 for none: who has no base of their own
    starts from the service station of its community that is nearest to it.
    """
    bases = officers_bases(scene, staff, homes)
    middles = find_middles(scene)
    watch = part(progress, 0, 0.2)
    stops = network.join(middles[:, 0], middles[:, 1], watch, scene.join_m(scene.index.community))
    community = np.append(scene.index.community, -1)[homes]
    to_cells = _from_bases(network, bases, scene.join_m(community), stops, part(progress, 0.2, 0.5))
    between = network.distances(stops, stops, part(progress, 0.5, 0.9))
    np.fill_diagonal(between, 0.0)
    pairs = sharing_border(scene, part(progress, 0.9, 1))
    walkable = _walkable(pairs, between, _straight(middles, middles), stops)
    return Walks(bases, middles, to_cells, between, pairs[walkable])


def officers_bases(scene: Scene, staff: pd.DataFrame, homes: Ints) -> Floats:
    """(n, 2) where the officers of ``staff`` start from; see ``find_walks``."""
    bases = staff[["x", "y"]].to_numpy(np.float64)
    unknown = np.isnan(bases[:, 0])
    stations = np.concatenate([nearest_stations(scene), np.full((1, 2), np.nan)])
    return np.where(unknown[:, None], stations[homes], bases)


def find_middles(scene: Scene) -> Floats:
    """(k, 2) of each cell the building that is nearest to the middle of its households, of equally
    near ones the first by code; of a cell without buildings a point in it."""
    index = scene.index
    spots = shapely.point_on_surface(scene.cells.geometry.to_numpy())
    middles = np.column_stack([shapely.get_x(spots), shapely.get_y(spots)])
    at = scene.buildings[["x", "y"]].to_numpy(np.float64)[index.pair_building]
    weight = scene.pair_households
    total = sums(index.pair_cell, weight, index.k)
    # A cell with buildings but no households goes by the middle of its buildings.
    weight = np.where(total[index.pair_cell] > 0, weight, 1.0)
    total = np.maximum(sums(index.pair_cell, weight, index.k), 1e-9)
    middle = np.column_stack(
        [sums(index.pair_cell, weight * at[:, axis], index.k) / total for axis in (0, 1)]
    )
    off = np.hypot(*(at - middle[index.pair_cell]).T)
    order = np.lexsort((index.pair_building, off.round(3), index.pair_cell))
    cell = index.pair_cell[order]
    first = order[np.r_[True, np.diff(cell) > 0][: len(order)]]
    middles[index.pair_cell[first]] = at[first]
    return middles


def _from_bases(
    network: WalkNetwork, bases: Floats, within_m: Floats, stops: Joined, progress: Progress
) -> Floats:
    """(n, k) metres from ``bases`` (n, 2); those of one place are looked for once."""
    metres = np.full((len(bases), len(stops)), np.nan)
    known = np.flatnonzero(~np.isnan(bases[:, 0]))
    keys = np.column_stack([bases[known], within_m[known]])
    places, of_base = np.unique(keys, axis=0, return_inverse=True)
    joined = network.join(places[:, 0], places[:, 1], part(progress, 0, 0.1), places[:, 2])
    metres[known] = network.distances(joined, stops, part(progress, 0.1, 1))[of_base.ravel()]
    return metres


def sharing_border(scene: Scene, progress: Progress) -> Ints:
    """(m, 2) pairs of cells that share more than a corner, each once, in order."""
    shapes = scene.index.cells.geometry.to_numpy()
    tree, found = shapely.STRtree(shapes), [np.zeros((0, 2), dtype=np.int64)]
    for low in range(0, len(shapes), _CELLS_AT_ONCE):
        progress(low / len(shapes), None)
        one, other = tree.query(shapes[low : low + _CELLS_AT_ONCE], "intersects")
        one += low
        pairs = np.column_stack([one, other])[one < other]
        shared = shapely.intersection(shapes[pairs[:, 0]], shapes[pairs[:, 1]])
        found.append(pairs[shapely.length(shared) > 0])
    pairs = np.concatenate(found)
    ordered: Ints = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    return ordered


def _walkable(pairs: Ints, between: Floats, straight: Floats, stops: Joined) -> Bools:
    """(m,) between which pairs the way is not absurd.

    Of a cell whose middle is off the network altogether the drawing says nothing, so that its
    neighbours are left to it.
    """
    one, other = pairs.T
    far, direct = between[one, other], straight[one, other]
    unknown = ~(stops.on_network[one] & stops.on_network[other])
    found: Bools = unknown | (far <= np.maximum(NEAR_M, DETOUR * direct))
    return found


def _straight(sources: Floats, targets: Floats) -> Floats:
    """(n, k) metres as the crow flies."""
    away: Floats = np.hypot(
        sources[:, None, 0] - targets[:, 0], sources[:, None, 1] - targets[:, 1]
    )
    return away
