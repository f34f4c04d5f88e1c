"""Which code each adopted cell has: as drawn, but for those without one and those drawn twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import shapely

from ...rules import Rulebook
from ..cells import merge_units
from ..graph import IntArray, first_seen
from ..numbering import new_codes
from .claims import Claims
from .drawn import Sheet
from .settle import Settled


@dataclass(frozen=True, eq=False)
class Cells:
    """The adopted cells, by community.

    ``settled``: its units; ``labels``: of each unit the cell 0..k-1; and by these ``codes``,
    ``names``, ``polygons`` and ``drawn``, the number of the drawn cell or a number beyond those.
    """

    settled: Sequence[Settled]
    labels: Sequence[IntArray]
    codes: Sequence[Sequence[str]]
    names: Sequence[Sequence[Optional[str]]]
    polygons: Sequence[Sequence[shapely.Geometry]]
    drawn: Sequence[Sequence[int]]

    def ids(self, community: int) -> list[str]:
        """The code of each unit's cell in the community of that number."""
        codes = np.array(self.codes[community], object)
        found: list[str] = codes[self.labels[community]].tolist()
        return found

    def by_drawn(self) -> dict[int, tuple[int, int]]:
        """Community and cell of each drawn cell that is one now."""
        return {
            cell: (number, at)
            for number, cells in enumerate(self.drawn)
            for at, cell in enumerate(cells)
        }


def home_of(claimed: Sequence[tuple[Claims, IntArray]], count: int) -> dict[int, int]:
    """The community of each of ``count`` drawn cells: where most of its households are, then
    most of its units; ``claimed`` are the claims and the units' households by community."""
    households = np.zeros((len(claimed), count))
    units = np.zeros((len(claimed), count))
    for at, (claims, counts) in enumerate(claimed):
        own = claims.label >= 0
        households[at] = np.bincount(claims.label[own], counts[own], count)
        units[at] = np.bincount(claims.label[own], minlength=count)
        for unit, cells in claims.rivals.items():
            units[at, list(cells)] += 1
            households[at, list(cells)] += counts[unit]
    order = np.lexsort((-units, -households), axis=0)
    return {cell: int(order[0, cell]) for cell in range(count) if units[:, cell].any()}


def name_cells(
    communities: Sequence[str],
    units: Sequence[gpd.GeoDataFrame],
    settled: Sequence[Settled],
    sheet: Sheet,
    rulebook: Rulebook,
) -> Cells:
    """Codes for the cells of all ``communities``, whose ``units`` are ``settled``."""
    keepers = _keepers(units, settled, sheet)
    taken = {code for code in sheet.codes if code is not None}
    made = Cells(settled, [], [], [], [], [])
    for community, frame, one in zip(communities, units, settled):
        labels = first_seen(one.label)
        drawn = one.label[np.unique(labels, return_index=True)[1]].tolist()
        polygons = merge_units(frame, labels)
        kept = [sheet.codes[cell] if cell in keepers else None for cell in drawn]
        pattern, undivided = rulebook.codes.cell, rulebook.codes.undivided
        codes = new_codes(polygons, kept, community, pattern, taken, undivided)
        names = [sheet.names[cell] if cell < len(sheet.codes) else None for cell in drawn]
        values: Mapping[str, Any] = {
            "labels": labels,
            "codes": codes,
            "names": names,
            "polygons": polygons,
            "drawn": drawn,
        }
        for name, value in values.items():
            getattr(made, name).append(value)
    return made


def _keepers(
    units: Sequence[gpd.GeoDataFrame], settled: Sequence[Settled], sheet: Sheet
) -> set[int]:
    """The drawn cells that keep their code: of those with one code the largest by households."""
    count = len(sheet.codes)
    sizes = np.zeros((2, count))
    for frame, one in zip(units, settled):
        own = one.label < count
        labels = one.label[own]
        sizes[0] += np.bincount(labels, frame["households"].to_numpy()[own], count)
        sizes[1] += np.bincount(labels, minlength=count)
    best: dict[str, int] = {}
    for cell in np.lexsort((np.arange(count), -sizes[1], -sizes[0])).tolist():
        code = sheet.codes[cell]
        if code is not None and sizes[1, cell]:
            best.setdefault(code, cell)
    return set(best.values())
