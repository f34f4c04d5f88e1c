"""The cells of a plan with all that lies in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Optional

import geopandas as gpd
import numpy as np
import pandas as pd

from ..common.messages import Message
from ..common.progress import Progress, part, silent
from ..contracts import contract
from ..rules import Rulebook
from .located import Located
from .notes import attachment_notes
from .planindex import PlanIndex
from .tally import Tally, persons_by_cell
from .topics import count_topics
from .towers import Ints
from .unattached import stack_unattached, unattached_rows
from .whereabouts import TOWER, Whereabouts


@dataclass(frozen=True)
class Attachment:
    """What lies in each cell of a plan: frames of the contracts ``cell_people``, ``cell_count``
    and ``unattached``.

    In ``counts`` every row that came in is counted once, so that the sum of a topic over all rows
    is the number of rows (people, in ``care_count``; households as the plan has them) that came
    in. A divided building counts there in the cell with most of its households; in ``cells``, as
    in the plan, it is one of the ``buildings`` of each of its cells.

    Someone who has care cases in two cells, because two lists say so, is one of the
    ``care_people`` of both cells, and one in all: ``care_people`` and ``volunteers`` here are the
    different persons of the whole, with those who are in no cell.
    """

    plan: str
    cells: gpd.GeoDataFrame
    counts: pd.DataFrame
    unattached: pd.DataFrame
    care_people: int
    volunteers: int
    notes: tuple[Message, ...]

    def total(self, topic: str, *, in_no_cell: bool = False) -> int:
        """All that was counted of a topic, or the part of it that is in no cell."""
        return int(self._lines(topic, in_no_cell)["count"].sum())

    def sums(self, topic: str, *, in_no_cell: bool = False) -> dict[str, int]:
        """The same by kind; what has no kind is left out."""
        sums = self._lines(topic, in_no_cell).groupby("kind")["count"].sum()
        return {str(kind): int(count) for kind, count in sums.items()}

    @property
    def reasons(self) -> dict[str, int]:
        """How many rows are in no cell for each reason, the most frequent first."""
        found = self.unattached["reason"].value_counts()
        return {str(name): int(count) for name, count in found.items()}

    def _lines(self, topic: str, in_no_cell: bool) -> pd.DataFrame:
        lines = self.counts[self.counts["topic"] == topic]
        return lines[lines["cell_id"].isna()] if in_no_cell else lines


def attach_layers(located: Located, rulebook: Rulebook, progress: Progress = silent) -> Attachment:
    """Count what lies in each cell; without ``building`` rows the plan's buildings are counted."""
    index, name = located.index, str(located.plan.plan["plan"].iloc[0])
    rows, found = located.rows, dict(located.found)
    if "building" in found:
        found["building"] = _at_home(found["building"], index)
    tally = count_topics(rows, found, index, rulebook, part(progress, 0, 0.7))
    persons = {
        layer: persons_by_cell(frame["resident_id"].to_numpy(object), found[layer].cell, index.k)
        for layer, frame in rows.items()
        if layer in ("care_case", "volunteer")
    }
    lost = []
    for layer, frame in rows.items():
        progress(0.8, None)
        lost.append(unattached_rows(layer, frame, found[layer], index, name))
    progress(1, None)
    return Attachment(
        plan=name,
        cells=_cells(index, found, tally, persons, name),
        counts=tally.frame(name),
        unattached=stack_unattached(lost),
        care_people=_everyone(persons, "care_case"),
        volunteers=_everyone(persons, "volunteer"),
        notes=tuple(attachment_notes(rows, found, index.buildings, rulebook)),
    )


def _at_home(where: Whereabouts, index: PlanIndex) -> Whereabouts:
    """Divided buildings in the cell with most of their households: they are in no doubt."""
    shared = where.reason == TOWER
    return replace(
        where,
        cell=np.where(shared, index.home[where.building], where.cell),
        reason=np.where(shared, -1, where.reason),
    )


def _cells(
    index: PlanIndex,
    found: Mapping[str, Whereabouts],
    tally: Tally,
    persons: Mapping[str, tuple[Ints, int]],
    plan: str,
) -> gpd.GeoDataFrame:
    """The frame of contract ``cell_people``."""
    nobody = np.zeros(index.k, dtype=np.int64), 0
    frame: gpd.GeoDataFrame = contract("cell_people").frame(
        {
            "plan": [plan] * index.k,
            "cell_id": index.ids,
            "community_id": index.cells["community_id"].to_numpy(object),
            "buildings": _buildings(index, found.get("building")),
            "households": tally.totals("household"),
            "residents": tally.totals("resident"),
            "care_people": persons.get("care_case", nobody)[0],
            "care_cases": tally.totals("care"),
            "facilities": tally.totals("facility"),
            "volunteers": persons.get("volunteer", nobody)[0],
            "open_requests": tally.totals("open_request"),
            "geometry": index.cells.geometry.to_numpy(),
        },
        index.cells.crs,
    )
    return frame


def _buildings(index: PlanIndex, where: Optional[Whereabouts]) -> Ints:
    """(k,) how many buildings lie in each cell, wholly or in part."""
    if where is None:
        return np.bincount(index.pair_cell, minlength=index.k)
    present = np.zeros(index.buildings, dtype=bool)
    known = where.building >= 0
    present[where.building[known]] = True
    old = index.pair_cell[present[index.pair_building]]
    new = where.cell[~known & (where.cell >= 0)]
    return np.bincount(np.concatenate([old, new]), minlength=index.k)


def _everyone(persons: Mapping[str, tuple[Ints, int]], layer: str) -> int:
    return persons[layer][1] if layer in persons else 0
