"""Why households are in another community or cell: the first of these that is true.

- ``built``: the plan compared with does not have the building;
- ``lost``: the plan does not have it any more;
- ``unassigned``: it lay in no community or cell;
- ``founded``: the community that it comes to is new;
- ``gone``: its community, or its cell, was given up;

and then what ``divide.moves`` decides, of cells and in the same way of communities, where "cell"
reads "community" and the band is that of communities: ``community`` (of cells only),
``connection``, ``band``, ``compound``, ``line``, ``even``, ``together``. A cell's reasons are those
that the plan's own list of moves gives where it was made from the plan compared with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import numpy.typing as npt

from ..common.band import MOST_HOUSEHOLDS, Band
from ..common.messages import message
from ..common.progress import Progress, silent
from ..divide import Division
from ..divide.moves import REASONS as MOVE_REASONS
from ..divide.moves import MoveFacts
from ..rules import Rulebook
from .areas import Areas, made_from
from .neighbours import Lines, unit_graph
from .sides import asked_band

Ints = npt.NDArray[np.int64]
REASONS = {
    "built": message("is new"),
    "lost": message("is not there any more"),
    "unassigned": message("lay in none before"),
    "founded": message("its community is new"),
    "gone": message("its community or cell was given up"),
    "community": message("its cell lies in another community now"),
    "connection": message("was cut off, an enclave"),
    "band": message("to hold the band"),
    "compound": message("its compound is whole now"),
    "line": message("shorter lines, or lines along roads"),
    "even": message("sizes nearer to the wanted one"),
    "together": message("together with other changes"),
}
_NAMES = {"new": "unassigned"}


@dataclass(frozen=True, eq=False)
class Reasons:
    """What the reasons are decided from.

    ``units`` are the plan's, in metres; ``areas`` those of the communities and of the cells, None
    where the plan compared with has no cells; ``before`` (by level, u): the area that each unit lay
    in, the number after the last for none; ``lines``: what runs along the ground.
    """

    plan: Division
    against: Division
    units: gpd.GeoDataFrame
    areas: Sequence[Optional[Areas]]
    before: Sequence[Ints]
    lines: Lines
    rulebook: Rulebook
    progress: Progress = silent

    def of(self, level: int, units: Ints) -> list[str]:
        """The reason of each of the ``units`` (n,), which change their area of a level (0 the
        community, 1 the cell)."""
        areas = self.areas[level]
        if areas is None or not len(units):
            return []
        if level == 0:
            return self._of_communities(areas, units)
        listed = self._listed if made_from(self.plan, self.against) else {}
        ids = self.units["unit_id"].to_numpy(object)[units]
        found = [listed.get(code) for code in ids]
        decided = self._decided(1) if None in found else {}
        return [
            reason or decided.get(unit, "together") for reason, unit in zip(found, units.tolist())
        ]

    def _of_communities(self, areas: Areas, units: Ints) -> list[str]:
        new = areas.of_new(self.units["community_id"].to_numpy(object))
        founded = [code is None for code in areas.old]
        decided = self._decided(0)
        found = []
        for unit in units.tolist():
            reason = decided.get(unit, "together")
            if reason != "unassigned" and founded[new[unit]]:
                reason = "founded"
            found.append(reason)
        return found

    @cached_property
    def _listed(self) -> dict[str, str]:
        """The reasons in the plan's own list, by unit."""
        moves = self.plan.moves
        pairs = zip(moves["unit_id"].tolist(), moves["reason"].tolist())
        return {unit: _NAMES.get(reason, reason) for unit, reason in pairs}

    def _decided(self, level: int) -> dict[int, str]:
        """The reasons by the facts, by unit."""
        areas, before = self.areas[level], self.before[level]
        if areas is None:
            return {}
        codes = self.units["community_id" if level == 0 else "cell_id"].to_numpy(object)
        after, names = areas.of_new(codes), np.array([*map(str, range(len(areas))), None], object)
        table = self.units.assign(cell_id=names[after])
        if level == 0:
            table = table.assign(community_id="")
        self.progress(0, None)
        facts = MoveFacts.of(self._graph, table, names[before], self._band(level))
        self.progress(1, None)
        reasons = [MOVE_REASONS[number] for number in facts.reasons()]
        return {
            unit: _NAMES.get(reason, reason) for unit, reason in zip(facts.moved.tolist(), reasons)
        }

    @cached_property
    def _graph(self) -> Any:
        return unit_graph(self.units, self.lines, self.progress)

    def _band(self, level: int) -> Band:
        if level == 1:
            return asked_band(self.plan, "band") or self.rulebook.cell_band
        return asked_band(self.plan) or community_band(self.rulebook)


def community_band(rulebook: Rulebook) -> Band:
    """The band of communities in households; any size where the rulebook does not say."""
    known = rulebook.community_band.households
    if known is None:
        return Band(1, MOST_HOUSEHOLDS, MOST_HOUSEHOLDS)
    least, most = known
    return Band(least, (least + most) // 2, most)
