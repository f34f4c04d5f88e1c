"""The first stage: today's ground as atoms, and the communities that are put together from them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Optional

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...common.errors import input_error
from ...common.messages import some_of
from ...common.progress import Progress, part
from ..cells import merge_units
from ..community import unit_graph
from ..earlier import Earlier, Names
from ..graph import BoolArray, IntArray, UnitGraph, count_of, first_seen
from ..ground import Ground
from ..partition import subgraph
from .atoms import Pieces, atom_graph, atoms_of, sound_cells
from .empty import among, of_somebody, to_draw, with_empty
from .estates import Estates, estates_of
from .measure import Measure, aimed
from .problem import Redrawn, RedrawProblem
from .settings import RedrawSettings
from .solve import redraw
from .today import Today, whole_ground

# A community whose ground differs by no more keeps its line as it was drawn.
_SAME_M2 = 1.0


@dataclass(frozen=True, eq=False)
class Drawn:
    """Redrawn communities 0..k-1 on the units (n,) of one ground.

    ``current`` (n,) is the row of ``today`` that a unit lies in, -1 for none; ``before`` (n,) the
    earlier cell, None without an earlier plan, and ``cell`` (n,) its number where it is sound, -1
    elsewhere; ``labels`` (n,) the new community, and ``kept`` (k,) the row that it continues, -1
    for none. ``problem`` and ``redrawn`` are what was asked of the solver and its answer.
    """

    today: Today
    units: gpd.GeoDataFrame
    graph: UnitGraph
    current: IntArray
    before: Optional[Names]
    cell: IntArray
    estates: Estates
    measure: Measure
    problem: RedrawProblem
    redrawn: Redrawn
    labels: IntArray
    kept: IntArray

    @cached_property
    def polygons(self) -> list[shapely.Geometry]:
        """(k,) the ground of each community; one that did not change keeps its line as drawn."""
        shapes = merge_units(self.units, self.labels)
        for label, row in enumerate(self.kept.tolist()):
            if row >= 0 and ((self.labels == label) == (self.current == row)).all():
                drawn = self.today.shapes[row]
                if shapely.area(shapely.symmetric_difference(shapes[label], drawn)) < _SAME_M2:
                    shapes[label] = drawn
        return shapes

    @property
    def moved(self) -> int:
        """The households that had a community and now have another."""
        stays = self.kept[self.labels] == self.current
        return int(self.graph.households[(self.current >= 0) & ~stays].sum())

    @property
    def unavoidable(self) -> int:
        """The households that any redrawing of these atoms moves; 0 where nothing is proved.

        The solver's proof is in its own units: where estates have factors, a household counts for
        at least the smallest factor. Of residents nothing can be said in households.
        """
        if self.problem.second_band is None and self.measure.people is not None:
            return 0
        least = self.redrawn.unavoidable * self.measure.smallest_factor / self.measure.scale
        return math.floor(least)

    def untouched(self) -> frozenset[str]:
        """The codes of the earlier cells of communities that came along whole, cell by cell."""
        if self.before is None:
            return frozenset()
        loose = np.bincount(self.labels, self.cell < 0, len(self.kept)) > 0
        return frozenset(self.before[~loose[self.labels]].tolist())


def draw(
    layers: Mapping[str, gpd.GeoDataFrame],
    today: Today,
    settings: RedrawSettings,
    before: Optional[Earlier],
    progress: Progress,
) -> Drawn:
    """Redraw ``today`` on the ground of the ``layers``, in one CRS in metres."""
    cells = settings.cells
    ground = whole_ground(layers, today, cells, part(progress, 0.0, 0.4))
    graph, units, current = _inhabited(ground, today, settings)
    locked = np.isin(current, locked_rows(today, settings))
    kinds = dict(zip(layers["compound"]["compound_id"], layers["compound"]["kind"]))
    measure = Measure.of(units, kinds, settings)
    estates = estates_of(graph, units, current, locked, layers["compound"], measure, settings)
    # An atom lies on one side of every line of today, and wholly in an estate of its own or not.
    sides = first_seen(current * (count_of(estates.own) + 1) + estates.own)
    codes = None if before is None else before.cells_of(units)
    cell = np.full(graph.n, -1, np.int64)
    if before is not None and codes is not None:
        cell = sound_cells(graph, codes, sides, cells.band, before.locked)
    number = pd.factorize(units["building_id"].to_numpy(object))[0].astype(np.int64)
    pieces = Pieces(graph, sides, number, estates.fits, cell)
    watch = part(progress, 0.4, 0.5)
    atom = atoms_of(pieces, cells.band, cells.weights, watch)
    problem = _problem(graph, atom, current, locked, estates, measure, settings)
    wanted = to_draw(problem)
    asked = among(problem, np.flatnonzero(wanted))
    redrawn = redraw(asked, part(progress, 0.5, 1.0))
    return Drawn(
        today=today,
        units=units,
        graph=graph,
        current=current,
        before=codes,
        cell=cell,
        estates=estates,
        measure=measure,
        problem=asked,
        redrawn=redrawn,
        labels=with_empty(problem, wanted, redrawn)[atom],
        kept=redrawn.kept,
    )


def _inhabited(
    ground: Ground, today: Today, settings: RedrawSettings
) -> tuple[UnitGraph, gpd.GeoDataFrame, IntArray]:
    """The units of ``ground`` and the row of ``today`` of each, without lonely empty buildings."""
    graph, units = unit_graph(ground), ground.units
    current = today.of_units(units)
    people = settings.people or {}
    lived_in = units["households"].gt(0) | units["building_id"].map(people).gt(0)
    own = of_somebody(graph, current, lived_in.to_numpy(bool))
    return subgraph(graph, own), units.iloc[own].reset_index(drop=True), current[own]


def _problem(
    graph: UnitGraph,
    atom: IntArray,
    current: IntArray,
    locked: BoolArray,
    estates: Estates,
    measure: Measure,
    settings: RedrawSettings,
) -> RedrawProblem:
    """What is asked of the solver: households first where they are asked for, else residents."""
    first = np.unique(atom, return_index=True)[1]
    wanted = []
    if settings.households:
        wanted.append((measure.counted(atom), measure.scaled(settings.households)))
    if settings.residents:
        wanted.append((measure.residents(atom), settings.residents))
    size, band = wanted[0]
    per = 1 if settings.households is None else measure.scale
    second, second_band = wanted[1] if len(wanted) > 1 else (None, None)
    return RedrawProblem(
        graph=atom_graph(graph, atom, size),
        band=aimed(band, int(size.sum()), settings.count, per),
        weights=settings.cells.rulebook.community_weights,
        current=current[first],
        locked=locked[first],
        own=estates.own[first],
        second=second,
        second_band=None
        if second is None or second_band is None
        else aimed(second_band, int(second.sum()), settings.count),
        count=settings.count,
        seed=settings.cells.seed,
        effort=settings.cells.effort,
        per=per,
    )


def locked_rows(today: Today, settings: RedrawSettings) -> list[int]:
    """The communities that stay; InputError for a code that is none of theirs."""
    unknown = sorted(set(settings.locked) - set(today.codes))
    if unknown:
        raise input_error(
            "There is no community {codes}, so it cannot be locked. The communities: {known}.",
            codes=some_of(unknown),
            known=some_of(today.codes),
        )
    ticked = today.communities["locked"].fillna(False).astype(bool)
    return [
        row for row, code in enumerate(today.codes) if ticked.iloc[row] or code in settings.locked
    ]
