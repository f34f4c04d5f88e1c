"""The areas of a plan as what lies in them, so that equal ones of two plans can be told."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Optional

import numpy as np
import pandas as pd

from ..attach import PlanIndex
from ..common.progress import Progress, silent
from ..divide import Division, read_part

# A building and, where cells share it, which entrances or floors of it; "" for all of it.
Item = tuple[str, str]


@dataclass(frozen=True)
class Area:
    """A cell, a community or the whole, by the buildings in it.

    ``level`` is ``cell``, ``community`` or ``all``, ``area_id`` the cell's or community's code.
    Two areas of any plans hold the same people if, and as far as plans tell, only if they have
    the same ``items`` (sorted); ``area`` is made from these.
    """

    level: str
    area_id: Optional[str]
    items: tuple[Item, ...]

    @cached_property
    def area(self) -> str:
        """A name that areas share if they have the same items: 32 hexadecimal digits."""
        text = json.dumps(self.items, ensure_ascii=True, separators=(",", ":"))
        return hashlib.sha256(text.encode("ascii")).hexdigest()[:32]


def plan_areas(plan: Division, index: PlanIndex, progress: Progress = silent) -> list[Area]:
    """The cells (k) and communities (c) of ``index``, in its order, and the whole."""
    units = plan.units[plan.units["building_id"].notna().to_numpy()]
    cell = pd.Index(index.ids).get_indexer(units["cell_id"].to_numpy(object))
    units, cell = units[cell >= 0], cell[cell >= 0]
    building = units["building_id"].to_numpy(object)
    # Who lives in a building that lies in one cell is in that cell, on whatever floor; of one that
    # cells share, a row counts whose entrance or floor is known to be in one of its parts.
    number = index.building(building)
    shared = index.cell[number] < 0
    text = np.where(shared, units["part"].to_numpy(object), "")
    frame = pd.DataFrame({"building": building, "part": text, "cell": cell})
    frame["community"] = index.community[cell]
    groups = [("cell", index.ids, "cell"), ("community", index.communities, "community")]
    areas: list[Area] = []
    for level, names, column in groups:
        items = dict(list(frame.groupby(column)[["building", "part"]]))
        none = frame[["building", "part"]].iloc[:0]
        for place, name in enumerate(names):
            progress(0, None)
            areas.append(Area(level, str(name), _items(items.get(place, none))))
    return [*areas, Area("all", None, _items(frame))]


def _items(frame: pd.DataFrame) -> tuple[Item, ...]:
    pairs = set(zip(frame["building"], frame["part"]))
    whole = {(building, text) for building, text in pairs if not text}
    parts: dict[str, list[str]] = {}
    for building, text in pairs - whole:
        parts.setdefault(building, []).append(text)
    return tuple(sorted(whole | {(building, _runs(texts)) for building, texts in parts.items()}))


def _runs(texts: Sequence[str]) -> str:
    """Entrances 1-2 and 3-4 of a building are the same as its entrances 1-4."""
    joined: list[tuple[str, int, int]] = []
    for run in sorted(read_part(text) for text in texts):
        if joined and joined[-1][0] == run.kind and joined[-1][2] + 1 == run.first:
            joined[-1] = (run.kind, joined[-1][1], run.last)
        else:
            joined.append((run.kind, run.first, run.last))
    return ", ".join(f"{kind} {first}-{last}" for kind, first, last in joined)
