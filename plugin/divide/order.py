"""An order of the units that does not depend on the order of their rows.

Chance decides much in a division, and what it decides goes by a unit's number. So that the same
units in another order get the same cells, they are first put into an order of their own: by what
they are, then by what their neighbours are, and so on (colour refinement; Weisfeiler, Leman 1968).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import numpy as np
from numpy.typing import NDArray

from ..common.progress import Progress, silent
from .graph import IntArray, UnitGraph, components, count_of, renumbered

# Units alike in everything are told apart one by one in each connected part, so many times; then
# their rows decide.
MOST_TIES = 20


def canonical_order(
    graph: UnitGraph,
    current: Optional[IntArray],
    progress: Progress = silent,
    also: Sequence[IntArray] = (),
) -> IntArray:
    """(n,) the units of ``graph`` in an order that goes with them when rows are shuffled.

    ``current`` (n,) is today's cell of each unit; ``also`` are further numbers of the units, (n,)
    each. What compounds and cells are called does not
    matter. Where units are alike in everything and stand symmetrically, or whole connected parts
    are alike, one is taken for another.
    """
    groups = [graph.compound] if current is None else [graph.compound, current]
    own = [graph.area_m2, graph.perimeter_m, graph.households]
    own += [*also, *(_size(group, graph.households) for group in groups)]
    colour = _ranks(*own) if graph.minutes is None else _ranks(*own, graph.minutes)
    pairs, kind = _borders(graph, groups)
    part = components(graph.n, pairs)
    for _ in range(MOST_TIES):
        colour = _refined(colour, pairs, kind, progress)
        tied = _first_ties(colour, part)
        if not len(tied):
            break
        colour = _ranks(colour, ~np.isin(np.arange(graph.n), tied))
    least = np.full(count_of(part), graph.n, np.int64)
    np.minimum.at(least, part, colour)
    order: IntArray = np.lexsort((colour, part, least[part]))
    return order


def _first_ties(colour: IntArray, part: IntArray) -> IntArray:
    """One unit of each connected part in which several have one colour; alike parts alike."""
    order = np.lexsort((colour, part))
    same = (np.diff(colour[order]) == 0) & (np.diff(part[order]) == 0)
    tied = order[:-1][same]
    _, first = np.unique(part[tied], return_index=True)
    firsts: IntArray = tied[first]
    return firsts


def _size(group: IntArray, households: IntArray) -> IntArray:
    """(n,) the households of the group of each unit, -1 where it has none."""
    group = renumbered(group)
    inside = group >= 0
    total = np.bincount(group[inside], households[inside]).astype(np.int64)
    size = np.full(len(group), -1, np.int64)
    size[inside] = total[group[inside]]
    return size


def _borders(graph: UnitGraph, groups: list[IntArray]) -> tuple[IntArray, NDArray[np.uint64]]:
    """Pairs of neighbours (b, 2) and a number for what lies between them (b,)."""
    pairs = np.concatenate([graph.edges, graph.blocked_pairs])
    metres = np.concatenate([graph.border_m, graph.blocked_metres])
    kind = np.concatenate([graph.on_road.astype(np.int64), np.full(len(graph.blocked_pairs), 2)])
    for group in groups:
        kind = 2 * kind + (group[pairs[:, 0]] == group[pairs[:, 1]])
    return pairs, np.rint(metres * 100).astype(np.uint64) * np.uint64(16) + kind.astype(np.uint64)


def _refined(
    colour: IntArray, pairs: IntArray, border: NDArray[np.uint64], progress: Progress
) -> IntArray:
    """Ranks 0.. of ``colour`` (n,), those that are the same parted by their neighbours."""
    while True:
        progress(0.0, None)
        colours = count_of(colour)
        if colours == len(colour):
            return colour
        around = np.zeros(len(colour), np.uint64)
        for one, other in ((0, 1), (1, 0)):
            np.add.at(around, pairs[:, one], _mixed(colour[pairs[:, other]], border))
        finer = _ranks(colour, around)
        if count_of(finer) == colours:
            return colour
        colour = finer


def _mixed(colour: IntArray, border: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A number for each pair of a neighbour's colour and border; sums of them mark the set.

    The constants are those of the finalizer of MurmurHash3 (Appleby 2011).
    """
    mixed = colour.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + border
    for factor in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        mixed ^= mixed >> np.uint64(33)
        mixed *= np.uint64(factor)
    return mixed ^ (mixed >> np.uint64(33))


def _ranks(*keys: NDArray[np.generic]) -> IntArray:
    """(n,) the rank 0.. of each unit by ``keys``, the first counting most; the same where alike."""
    order = np.lexsort(keys[::-1])
    new = np.zeros(len(order), np.bool_)
    for key in keys:
        ordered = key[order]
        new[1:] |= ordered[1:] != ordered[:-1]
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.cumsum(new)
    return ranks
