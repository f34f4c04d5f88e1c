"""Counting what lies in each cell, kind by kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..contracts import contract
from .planindex import PlanIndex
from .towers import Ints
from .whereabouts import Whereabouts

# The topics of the contract ``cell_count``, in its order.
TOPICS = (
    "building",
    "household",
    "resident",
    "resident_registration",
    "care",
    "facility",
    "volunteer",
    "open_request",
)


class Tally:
    """Sums by place, topic and kind.

    A place is a cell 0..k-1, or for what is in no cell k + the number of the community, as far as
    that is known, else the last place.
    """

    def __init__(self, index: PlanIndex) -> None:
        self._index = index
        self._cells = index.k
        self._lines: list[tuple[str, Ints, npt.NDArray[Any], Ints]] = []

    def places(self, where: Whereabouts) -> Ints:
        """(n,) the places of a layer's rows. A building in several cells has one community."""
        index = self._index
        place = np.full(len(where.cell), self._cells + len(index.communities), dtype=np.int64)
        within = where.building >= 0
        place[within] = self._cells + index.community[index.home[where.building[within]]]
        return np.where(where.cell >= 0, where.cell, place)

    def add(
        self,
        topic: str,
        place: Ints,
        kinds: Optional[npt.NDArray[Any]] = None,
        counts: Optional[Ints] = None,
    ) -> None:
        """Count rows (n,) at their places, by kind if there are kinds; ``counts`` times each."""
        code, names = _no_kinds(len(place)) if kinds is None else pd.factorize(kinds, sort=True)
        width = len(names) + 1
        code = np.where(code < 0, len(names), code)  # what has no kind comes last
        of_row, keys = pd.factorize(place * width + code, sort=True)
        sums = _sums(of_row, counts, len(keys))
        some = np.flatnonzero(sums)
        at, kind = np.divmod(keys[some], width)
        labels = np.array([*names, None], object)
        self._lines.append((topic, at, labels[kind], sums[some]))

    def totals(self, topic: str) -> Ints:
        """(k,) what each cell holds of a topic."""
        sums = np.zeros(self._cells, dtype=np.int64)
        for line, at, _, counts in self._lines:
            if line == topic:
                inside = at < self._cells
                np.add.at(sums, at[inside], counts[inside])
        return sums

    def frame(self, plan: str) -> pd.DataFrame:
        """The frame of contract ``cell_count``: by topic, cell and kind, what has no cell last."""
        index = self._index
        unknown = len(index.communities)
        communities = np.array([*index.communities, None], object)
        of_place = np.r_[index.community, np.arange(unknown + 1)]
        cells = np.r_[index.ids, np.full(unknown + 1, None, dtype=object)]
        lines = sorted(self._lines, key=lambda line: TOPICS.index(line[0]))
        place = _joined([line[1] for line in lines], np.int64)
        return contract("cell_count").frame(
            {
                "plan": [plan] * len(place),
                "community_id": communities[of_place[place]],
                "cell_id": cells[place],
                "topic": np.repeat(
                    np.array([line[0] for line in lines], object), [len(line[1]) for line in lines]
                ),
                "kind": _joined([line[2] for line in lines], object),
                "count": _joined([line[3] for line in lines], np.int64),
            }
        )


def persons_by_cell(persons: npt.NDArray[Any], cell: Ints, cells: int) -> tuple[Ints, int]:
    """(k,) the different persons in each cell, and how many there are in all.

    Who has rows in two cells is a person of both, and one in all. Rows without a person's code,
    which only drawing by hand can make, are a person each.
    """
    code, known = pd.factorize(persons)
    nameless = np.flatnonzero(code < 0)
    code[nameless] = len(known) + np.arange(len(nameless))
    everyone = len(known) + len(nameless)
    inside = cell >= 0
    pairs = pd.unique(cell[inside] * max(everyone, 1) + code[inside])
    return np.bincount(pairs // max(everyone, 1), minlength=cells), everyone


def _no_kinds(rows: int) -> tuple[Ints, Sequence[str]]:
    return np.full(rows, -1, dtype=np.int64), ()


def _sums(group: Ints, counts: Optional[Ints], groups: int) -> Ints:
    """(groups,) the rows, or the sum of ``counts``, in each group."""
    if counts is None:
        return np.bincount(group, minlength=groups)
    sums = np.zeros(groups, dtype=np.int64)
    np.add.at(sums, group, counts)
    return sums


def _joined(arrays: Sequence[npt.NDArray[Any]], dtype: Any) -> npt.NDArray[Any]:
    return np.concatenate([np.empty(0, dtype=dtype), *arrays])
