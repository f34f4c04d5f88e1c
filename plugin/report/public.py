"""Which counts of people a public report may show, and what has to be remembered of it.

Published are residents and care cases by group, of cells, communities and the whole; what may be
shown of them is settled by ``suppress``. All are sums of the same rows: those whose building is in
the plan and in one cell of it for certain. So a total is the sum of its parts and nothing else,
and a count depends on nothing but which buildings lie in its area.

What is shown once can be held against all that is shown later. So areas are remembered as the
buildings that they are made of, with which of their counts were shown: a later report shows the
count of an area that it shares with an earlier one only if that was shown, and none of an area that
has just some of its buildings in common with an earlier one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Optional

import numpy as np
import pandas as pd

from ..attach import Located, PlanIndex
from ..attach.topics import count_topics
from ..common.progress import Progress, part, silent
from ..contracts import contract
from ..rules import Rulebook
from .areas import Area, plan_areas
from .suppress import Bools, Ints, Marks, Tree, shown

# The layers that each published topic is counted from.
_TOPICS = {"resident": ("resident",), "care": ("care_case", "care_count")}
# A topic and, in care, a group.
_Kind = tuple[str, Optional[str]]


@dataclass(frozen=True, eq=False)
class Release:
    """What a public report may show, and what must be remembered before it is handed out.

    ``public``: the frame of contract ``public_count``, with every cell, community and the whole,
    and no count where it is withheld. ``areas`` and ``counts``: the rows of ``released_area`` and
    ``released_count`` to be added to those that are there; none where nothing new is told.
    """

    public: pd.DataFrame
    areas: pd.DataFrame
    counts: pd.DataFrame


def release_counts(
    located: Located,
    rulebook: Rulebook,
    areas: pd.DataFrame,
    counts: pd.DataFrame,
    now: datetime,
    progress: Progress = silent,
) -> Release:
    """The counts of a plan that may be shown to the public.

    ``areas`` and ``counts`` (contracts ``released_area`` and ``released_count``) are what earlier
    releases left, of whatever plan; ``now`` (UTC) is noted in the new ones. All care groups of the
    rulebook are in the answer, so that it does not tell which of them have anybody; a word that is
    no group of the rulebook is left out.
    """
    index = located.index
    kinds = _counted(located, rulebook, part(progress, 0, 0.4))
    tree = _tree(index, kinds.values())
    places = plan_areas(located.plan, index, part(progress, 0.4, 0.5))
    memory = _Memory(areas, counts)
    may_show = {}
    for step, (kind, of_cells) in enumerate(kinds.items()):
        progress(0.5 + 0.5 * step / len(kinds), None)
        allowed = _marks(memory.allowed(kind, places), index)
        may_show[kind] = _flat(shown(of_cells, tree, allowed))
    public = _public(located, places, kinds, may_show)
    progress(1, None)
    new_areas = memory.new_areas(places) if kinds else contract("released_area").frame({})
    progress(1, None)
    return Release(public, new_areas, memory.new_counts(places, may_show, now))


def _counted(located: Located, rulebook: Rulebook, progress: Progress) -> dict[_Kind, Ints]:
    """(k,) for each topic that the project has rows of, and for each care group."""
    rows = {
        layer: located.rows[layer]
        for layers in _TOPICS.values()
        for layer in layers
        if layer in located.rows
    }
    # Where a building is not in the plan, which cell its people are in depends on the ground that
    # the plan happens to give to the cell.
    found = {
        layer: replace(where, cell=np.where(where.building >= 0, where.cell, -1))
        for layer, where in located.found.items()
        if layer in rows
    }
    index = located.index
    frame = count_topics(rows, found, index, rulebook, progress).frame("")
    frame = frame[frame["cell_id"].notna()]
    kinds: dict[_Kind, Ints] = {}
    if "resident" in rows:
        kinds["resident", None] = _by_cell(frame[frame["topic"] == "resident"], index)
    if any(layer in rows for layer in _TOPICS["care"]):
        care = frame[frame["topic"] == "care"]
        for group in rulebook.care_groups:
            kinds["care", group.id] = _by_cell(care[care["kind"] == group.id], index)
    return kinds


def _by_cell(lines: pd.DataFrame, index: PlanIndex) -> Ints:
    cell = pd.Index(index.ids).get_indexer(lines["cell_id"].to_numpy(object))
    return np.bincount(cell, lines["count"].to_numpy(np.int64), index.k).astype(np.int64)


def _tree(index: PlanIndex, counted: Iterable[Ints]) -> Tree:
    """The areas of the plan; a cell of which anybody at all is ``counted`` (k,) is inhabited."""
    households = index.cells["households"].to_numpy(np.int64)
    unknown = index.cells["buildings_unknown"].to_numpy(np.int64, na_value=0)
    inhabited = (households > 0) | (unknown > 0)
    for of_cells in counted:
        inhabited |= of_cells > 0
    of_communities = np.bincount(index.community, households, len(index.communities))
    return Tree(
        community=index.community,
        cell_order=np.argsort(households, kind="stable"),
        community_order=np.argsort(of_communities, kind="stable"),
        inhabited=inhabited,
    )


def _marks(flat: Bools, index: PlanIndex) -> Marks:
    return Marks(flat[: index.k], flat[index.k : -1], bool(flat[-1]))


def _flat(marks: Marks) -> Bools:
    """(k + c + 1,) cells, communities and the whole, as ``plan_areas`` has them."""
    return np.concatenate([marks.cells, marks.communities, [marks.whole]])


def _public(
    located: Located,
    places: Sequence[Area],
    kinds: Mapping[_Kind, Ints],
    may_show: Mapping[_Kind, Bools],
) -> pd.DataFrame:
    """The frame of contract ``public_count``: by topic, group and level, the whole first."""
    index = located.index
    order = _coarse_first(index)
    figures: list[Any] = []
    for kind, cells in kinds.items():
        sums = np.bincount(index.community, cells, len(index.communities)).astype(np.int64)
        every = np.concatenate([cells, sums, [cells.sum()]]).astype(object)
        every[~may_show[kind]] = None
        figures.extend(every[order])
    listed = [places[number] for number in order]
    return contract("public_count").frame(
        {
            "plan": [located.plan.plan["plan"].iloc[0]] * (len(listed) * len(kinds)),
            "level": [place.level for place in listed] * len(kinds),
            "area_id": [place.area_id for place in listed] * len(kinds),
            "topic": [topic for topic, _ in kinds for _ in listed],
            "kind": [group for _, group in kinds for _ in listed],
            "count": figures,
        }
    )


def _coarse_first(index: PlanIndex) -> Ints:
    """The areas of ``plan_areas`` with the whole first, then the communities, then the cells."""
    number = np.arange(index.k + len(index.communities) + 1)
    return np.concatenate([number[-1:], number[index.k : -1], number[: index.k]])


class _Memory:
    """What earlier releases showed and withheld."""

    def __init__(self, areas: pd.DataFrame, counts: pd.DataFrame) -> None:
        self._buildings = {
            str(area): frozenset(rows) for area, rows in areas.groupby("area")["building_id"]
        }
        self._shown: dict[_Kind, dict[str, bool]] = {}
        columns = [counts[name].to_numpy(object) for name in ("area", "topic", "kind", "shown")]
        for area, topic, group, was_shown in zip(*columns):
            of_kind = self._shown.setdefault((topic, None if pd.isna(group) else group), {})
            of_kind[area] = bool(was_shown) and of_kind.get(area, True)
        self._touched: dict[frozenset[str], Bools] = {}

    def allowed(self, kind: _Kind, places: Sequence[Area]) -> Bools:
        """Of which areas the count may be shown, as far as earlier ones are concerned."""
        before = self._shown.get(kind, {})
        touched = self._touches(frozenset(before), places)
        return np.array(
            [
                bool(place.items) and before.get(place.area, not touch)
                for place, touch in zip(places, touched)
            ],
            dtype=bool,
        )

    def _touches(self, areas: frozenset[str], places: Sequence[Area]) -> Bools:
        """Which have a building in common with one of the remembered ``areas``."""
        if areas not in self._touched:
            none: frozenset[str] = frozenset()
            known = none.union(*(self._buildings.get(area, none) for area in areas))
            self._touched[areas] = np.array(
                [any(building in known for building, _ in place.items) for place in places],
                dtype=bool,
            )
        return self._touched[areas]

    def new_areas(self, places: Sequence[Area]) -> pd.DataFrame:
        """The frame of contract ``released_area`` for those that are not remembered yet."""
        new = {place.area: place for place in places if place.items}
        rows = [
            (area, place.level, building, text or None)
            for area, place in sorted(new.items())
            if area not in self._buildings
            for building, text in place.items
        ]
        return _frame("released_area", ("area", "level", "building_id", "part"), rows)

    def new_counts(
        self, places: Sequence[Area], may_show: Mapping[_Kind, Bools], now: datetime
    ) -> pd.DataFrame:
        """The frame of contract ``released_count`` for what is shown or withheld anew."""
        rows = []
        for kind, flags in may_show.items():
            before = self._shown.get(kind, {})
            after: dict[str, bool] = {}
            for place, flag in zip(places, flags):
                if place.items:
                    after[place.area] = bool(flag) and after.get(place.area, True)
            rows += [
                (area, *kind, flag, now)
                for area, flag in sorted(after.items())
                if before.get(area) is not flag
            ]
        return _frame("released_count", ("area", "topic", "kind", "shown", "released_at"), rows)


def _frame(layer: str, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> pd.DataFrame:
    columns: Sequence[Sequence[Any]] = list(zip(*rows)) or [()] * len(names)
    return contract(layer).frame(dict(zip(names, columns)))
