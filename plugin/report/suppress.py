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
Floats = npt.NDArray[np.float64]

SMALLEST_SHOWN = 5
_MOST = SMALLEST_SHOWN - 1


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
    known_small = allowed.cells & (counts < SMALLEST_SHOWN)
    tight = np.zeros(tree.communities, dtype=bool)
    for number in np.flatnonzero(~communities):
        own = tree.cell_order[tree.community[tree.cell_order] == number]
        own = own[tree.inhabited[own]]
        if _says_little(counts[own], cells[own], np.where(known_small[own], _MOST, np.inf)):
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
    rest, parts, loose = (
        np.bincount(tree.community, what, tree.communities).astype(np.int64)
        for what in (
            np.where(hidden, counts, 0),
            hidden,
            hidden & ~(allowed.cells & (counts < SMALLEST_SHOWN)),
        )
    )
    # Withheld because of what was shown before: it is as large as its cells can be together.
    wild = (parts > 0) & ~allowed.communities
    if ((parts > 0) & tight).any() and not (wild & (loose > 0)).any():
        return False
    most = np.where(allowed.communities & ~tight, _MOST, np.inf)
    most[wild & (loose == 0)] = _MOST * parts[wild & (loose == 0)]
    return _says_little(rest, parts > 0, most)


def _says_little(counts: Ints, hidden: Bools, most: Floats) -> bool:
    """Whether the ``hidden`` ones of a total's parts can't be told from their sum.

    The sum is itself the count of an area, so it must not be under 5. ``most`` is what everybody
    knows that each is at most; it is infinite but for those that are hidden just because they are
    small. The sum must not be so near to what all can be together that hardly anything but fours
    is left.
    """
    if not hidden.any():
        return True
    total = int(counts[hidden].sum())
    return total >= SMALLEST_SHOWN and total <= most[hidden].sum() - 2


def _first(order: Ints, hidden: Bools) -> Optional[Any]:
    """The first in the order that is not hidden yet; None where all are."""
    free = order[~hidden[order]]
    return free[0] if len(free) else None
