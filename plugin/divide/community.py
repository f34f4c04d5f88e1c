"""The division of one community: its ground, and which units make a cell.

Whatever loops over communities calls this; it knows nothing of any other community, so that
communities can be divided in any order and by any number of workers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Optional

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from ..common.messages import Message, message
from ..common.progress import Progress, part, silent
from .division import Settings
from .earlier import Earlier, Names
from .graph import BoolArray, FloatArray, IntArray, UnitGraph, count_of
from .ground import Ground, build_ground
from .locks import hang_together, locked_units
from .objective import Problem
from .partition import partition
from .verdicts import Verdict


@dataclass(frozen=True)
class Place:
    """One community as it goes in: its ground, its name and the layers that touch it."""

    community_id: str
    name: str
    polygon: shapely.Geometry
    layers: dict[str, gpd.GeoDataFrame]

    @property
    def title(self) -> str:
        """What to call it: its name, or its code where it has none."""
        return self.name or self.community_id


@dataclass(frozen=True, eq=False)
class DividedCommunity:
    """One community divided, before its cells get their codes.

    ``labels`` (n,) are the cells 0..k-1 of ``units``; ``ways`` (m,) are the names of the crossings
    that the graph's edges need, None for none; ``before`` (n,) is the earlier cell of each unit,
    None where there is no earlier plan at all.
    """

    place: Place
    units: gpd.GeoDataFrame
    graph: UnitGraph
    ways: NDArray[np.object_]
    labels: IntArray
    verdicts: tuple[Verdict, ...]
    notes: tuple[Message, ...]
    before: Optional[Names]

    @property
    def cells(self) -> int:
        """The number of cells."""
        return count_of(self.labels)

    def problem(self, settings: Settings, locked: Collection[str]) -> Problem:
        """The objective that the community is divided by; ``locked`` are the codes of the earlier
        cells that had to stay."""
        current = Start.of(self.graph, self.before, locked).current
        return Problem.of(self.graph, settings.band, settings.weights, current)


def divide_community(
    place: Place,
    settings: Settings,
    earlier: Optional[Earlier] = None,
    progress: Progress = silent,
) -> DividedCommunity:
    """Divide one community, starting from the cells of ``earlier`` where there is one."""
    ground = ground_of(place, settings, part(progress, 0.0, 0.5))
    graph = unit_graph(ground, settings.minutes)
    start = Start()
    if earlier is not None:
        before = earlier.cells_of(ground.units)
        start = Start.of(graph, before, earlier.locked, settings.steady)
    result = partition(
        graph,
        settings.band,
        seed=settings.seed,
        effort=settings.effort,
        current=start.current,
        locked=start.locked,
        progress=part(progress, 0.5, 1.0),
        weights=settings.weights,
    )
    return DividedCommunity(
        place=place,
        units=ground.units,
        graph=graph,
        ways=ground.ways,
        labels=result.labels,
        verdicts=result.verdicts,
        notes=(*ground.notes, *start.notes),
        before=start.before,
    )


def ground_of(place: Place, settings: Settings, progress: Progress = silent) -> Ground:
    """The units of a community and their neighbours."""
    return build_ground(
        place.polygon,
        *(place.layers[name] for name in ("building", "road", "barrier", "crossing", "compound")),
        band=settings.band,
        roads_not_dividing=settings.rulebook.roads_not_dividing,
        progress=progress,
    )


@dataclass(frozen=True, eq=False)
class Start:
    """What a division starts from: nothing, or the earlier cell of each unit, (n,).

    ``before`` are their codes, None for none; ``current`` their numbers, -1 for none and for what
    is free to go; ``locked`` marks the units that may not leave their cell.
    """

    before: Optional[Names] = None
    current: Optional[IntArray] = None
    locked: Optional[BoolArray] = None
    notes: tuple[Message, ...] = ()

    @classmethod
    def of(
        cls,
        graph: UnitGraph,
        before: Optional[Names],
        locked: Collection[str],
        steady: Collection[str] = (),
    ) -> Start:
        """The start from the cells ``before`` (n,), None for no earlier plan at all.

        ``locked`` are the codes of cells that stay as they are; those in ``steady`` stay where
        each of them still hangs together.
        """
        if before is None:
            return cls()
        stays, torn = locked_units(graph, before, locked)
        if hang_together(graph, before, steady):
            stays |= np.isin(before, list(steady))
        freed = np.isin(before, list(locked)) & ~stays
        notes = [
            message(
                "The ground of the locked cell {cell} no longer hangs together; the piece with "
                "most households stays as it is, the rest was divided.",
                cell=cell,
            )
            for cell in torn
        ]
        current = np.where(freed, -1, pd.factorize(before)[0]).astype(np.int64)
        return cls(before, current, stays, tuple(notes))


def unit_graph(ground: Ground, minutes: Optional[Mapping[str, float]] = None) -> UnitGraph:
    """The graph of a community's units; ``minutes`` is the work of each building by its code."""
    units = ground.units
    return UnitGraph(
        households=units["households"].to_numpy(np.int64),
        edges=ground.edges,
        border_m=ground.border_m,
        on_road=ground.on_road,
        compound=pd.factorize(units["compound_id"], sort=True)[0],
        area_m2=units.geometry.area.to_numpy(),
        perimeter_m=units.geometry.length.to_numpy(),
        blocked_edges=ground.blocked_edges,
        blocked_border_m=ground.blocked_border_m,
        minutes=None if minutes is None else shared_out(units, minutes),
    )


def shared_out(units: gpd.GeoDataFrame, amounts: Mapping[str, float]) -> FloatArray:
    """(n,) what each unit has of the ``amounts`` of buildings by code, 0 on ground without one.

    The parts of a divided building share its amount by their households, evenly where they have
    none.
    """
    building, codes = pd.factorize(units["building_id"].to_numpy(object))
    own = np.flatnonzero(building >= 0)
    known = building[own]
    parts = np.bincount(known, minlength=len(codes))
    households = units["households"].to_numpy(np.float64)[own]
    total = np.bincount(known, households, len(codes))[known]
    share = np.where(total > 0, households / np.maximum(total, 1), 1 / parts[known])
    result = np.zeros(len(units))
    result[own] = np.array([amounts.get(code, 0.0) for code in codes], np.float64)[known] * share
    return result
