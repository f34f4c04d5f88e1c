"""Which counts may be shown, so that no small one can be worked out from the others.

A count under 5 is withheld, be it 0. A total minus those of its parts that are shown is what the
withheld ones are together, so further ones are withheld until that sum says little. The rule and
why it holds, also against someone who knows it, are in docs/public-edition.md.

Which further one is withheld goes by the plan's households and never by the counts themselves: a
choice of the next smallest count would tell what the counts are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

SMALLEST_SHOWN = 5


@dataclass(frozen=True, eq=False)
class Tree:
    """Cells (k,) in communities (c,) in the whole.

    ``community`` (k,) the number of each cell's; ``cell_order`` and ``community_order`` are all
    their numbers, in the order in which they are withheld for the sake of others; ``inhabited``
    (k,): a cell without households and with nobody in it, of any topic or group, hides nothing, as
    everybody knows its count.
    """

    community: Ints
    cell_order: Ints
    community_order: Ints
    inhabited: Bools

    @property
    def communities(self) -> int:
        """How many communities there are."""
        return len(self.community_order)


@dataclass(frozen=True, eq=False)
class Marks:
    """A yes or no for each cell (k,), each community (c,) and the whole."""

    cells: Bools
    communities: Bools
    whole: bool


def shown(counts: Ints, tree: Tree, allowed: Marks) -> Marks:
    """Which may be shown of the ``counts`` (k,) of cells, of their sums and of the sum of all.

    What is not ``allowed`` stays withheld, because of what was shown before.
    """
    sums = np.bincount(tree.community, counts, tree.communities).astype(np.int64)
    cells = (counts < SMALLEST_SHOWN) | ~allowed.cells
    communities = (sums < SMALLEST_SHOWN) | ~allowed.communities
    tight = np.zeros(tree.communities, dtype=bool)
    for number in np.flatnonzero(~communities):
        own = tree.cell_order[tree.community[tree.cell_order] == number]
        own = own[tree.inhabited[own]]
        small = allowed.cells[own] & (counts[own] < SMALLEST_SHOWN)
        if _says_little(counts[own], cells[own], small):
            continue
        further = _first(own, cells)
        if further is None:
            tight[number] = True
        else:
            cells[further] = True
    communities |= tight
    whole = bool(allowed.whole and sums.sum() >= SMALLEST_SHOWN)
    if whole and not _communities_hold(counts, tree, cells, communities, allowed, tight):
        further = _first(tree.community_order, communities)
        if further is None:
            whole = False
        else:
            communities[further] = True
            cells |= tree.community == further
    return Marks(~cells, ~communities, whole)


def _communities_hold(
    counts: Ints, tree: Tree, cells: Bools, communities: Bools, allowed: Marks, tight: Bools
) -> bool:
    """Whether what the withheld ``communities`` hide can stand beside the count of the whole.

    A ``tight`` community, whose cells would be known with it, needs another to hide behind.
    """
    hidden = cells & communities[tree.community] & tree.inhabited
    rest = np.bincount(tree.community, np.where(hidden, counts, 0), tree.communities)
    parts = np.bincount(tree.community, hidden, tree.communities) > 0
    small = allowed.communities & ~tight
    wild = bool((parts & ~allowed.communities).any())
    if (parts & tight).any() and not wild:
        return False
    return _says_little(rest.astype(np.int64), parts, small)


def _says_little(counts: Ints, hidden: Bools, small: Bools) -> bool:
    """Whether the ``hidden`` ones of a total's parts can't be told from their sum.

    The sum is itself the count of an area, so it must not be under 5. Where all are hidden just
    because they are ``small``, everybody knows that each is at most 4; their sum then must not be
    so near to the most that hardly anything but fours is left.
    """
    if not hidden.any():
        return True
    total = int(counts[hidden].sum())
    if total < SMALLEST_SHOWN:
        return False
    most = (SMALLEST_SHOWN - 1) * int(hidden.sum())
    return not bool(small[hidden].all()) or total <= most - 2


def _first(order: Ints, hidden: Bools) -> Optional[Any]:
    """The first in the order that is not hidden yet; None where all are."""
    free = order[~hidden[order]]
    return free[0] if len(free) else None
