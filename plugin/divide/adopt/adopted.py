"""One community with the drawn cells settled in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
import shapely

from ..community import Place
from ..graph import IntArray, UnitGraph, components
from ..ground import Ground
from .claims import Claims
from .drawn import Sheet
from .settle import Settled


@dataclass(frozen=True, eq=False)
class Adopted:
    """A community's units and their cells.

    ``ids`` (n,): the code of each unit's cell now; the rest see their classes.
    """

    place: Place
    ground: Ground
    graph: UnitGraph
    sheet: Sheet
    claims: Claims
    settled: Settled
    ids: Sequence[str]

    @property
    def community_id(self) -> str:
        return self.place.community_id

    def ground_of(self, units: Iterable[int]) -> Any:
        """The ground of some units."""
        shapes = self.ground.units.geometry.to_numpy()[list(units)]
        return shapely.coverage_union_all(shapes)

    def households(self, units: Sequence[int]) -> int:
        """The known households of some units."""
        return int(self.graph.households[list(units)].sum())

    def buildings(self, units: Iterable[int]) -> list[str]:
        """The buildings in some units, by their codes."""
        found = self.ground.units["building_id"].to_numpy(object)[list(units)]
        return sorted({str(one) for one in found if one is not None})

    def by_building(self, units: Iterable[int]) -> list[tuple[str, list[int]]]:
        """The units with a building, by it."""
        groups: dict[str, list[int]] = {}
        for unit in sorted(units):
            code = self.ground.units["building_id"].iloc[unit]
            if code is not None:
                groups.setdefault(str(code), []).append(unit)
        return sorted(groups.items())

    def together(self, units: Iterable[int]) -> list[list[int]]:
        """The units in groups that hang together and went from one cell to one cell."""
        chosen = np.zeros(self.graph.n, bool)
        chosen[list(units)] = True
        a, b = self.graph.edges.T
        label, before = self.settled.label, self.settled.before
        same = chosen[a] & chosen[b] & (label[a] == label[b]) & (before[a] == before[b])
        piece = components(self.graph.n, self.graph.edges[same])
        groups: dict[int, list[int]] = {}
        for unit in np.flatnonzero(chosen).tolist():
            groups.setdefault(int(piece[unit]), []).append(unit)
        return list(groups.values())

    def moved(self) -> IntArray:
        """The units that are in another cell than the drawn one that claims them."""
        before, label = self.settled.before, self.settled.label
        return np.flatnonzero((before >= 0) & (before != label))

    def was(self, unit: int) -> Optional[str]:
        """The code of the drawn cell that claims the unit; None where none does."""
        before = int(self.settled.before[unit])
        return self.sheet.codes[before] if before >= 0 else None
