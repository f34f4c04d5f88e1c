"""A division that others have drawn, made a plan: every unit in one of its cells."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ...common.band import Band
from ...common.errors import input_error
from ...common.messages import Message, message
from ...common.progress import Progress, part, silent
from ..before import Before
from ..cells import cell_frame, merge_units, unit_frame
from ..community import DividedCommunity, Place, unit_graph
from ..division import Division, Settings, read_json
from ..graph import IntArray, UnitGraph, components
from ..ground import Ground, build_ground
from ..layers import metric_crs
from ..levels import levels_of
from ..places import places_of
from ..plan import Outcome, plan_frame
from ..towers import tower_frame
from ..trail import Sources
from ..verdicts import Verdict, judge
from .adopted import Adopted
from .claims import Claims, read_claims
from .codes import Cells, home_of, name_cells
from .drawn import Drawn, Sheet, chosen, sheet_of
from .repairs import repair_frame
from .report import all_repairs
from .settle import settle

_GROUND = ("building", "road", "barrier", "crossing", "compound")


def adopt_layers(
    layers: Mapping[str, gpd.GeoDataFrame],
    drawn: Drawn,
    settings: Settings,
    progress: Progress = silent,
    *,
    by: str = "both",
) -> Division:
    """Make a plan of the division ``drawn`` by others of what is in ``layers``.

    ``layers`` are contract frames by name, all in one CRS, as for ``divide_layers``. ``by``, of
    CELLS_BY, says whether polygons or the table count, or both: then the table goes first.
    Nobody is moved for the band of ``settings``; what had to be mended is listed in ``repairs``.
    Raises InputError where there are no buildings, or nothing was drawn.
    """
    buildings = layers.get("building")
    if buildings is None or buildings.empty:
        raise input_error(
            "There are no buildings, so no cells can be adopted. Import a building layer first."
        )
    used, metric = chosen(drawn, by), metric_crs(buildings)
    own = {name: frame.to_crs(metric) for name, frame in layers.items()}
    places, found = places_of(own)
    sheet = sheet_of(used, metric)
    claimed = []
    for number, place in enumerate(places):
        share = part(progress, 0.6 * number / len(places), 0.6 * (number + 1) / len(places))
        claimed.append(_Claimed.of(place, sheet, used, settings, share))
    _check_claimed(claimed)
    progress(0.6, message("Settling every building in a cell"))
    cells = _settled(claimed, sheet, settings, used.cells is not None, part(progress, 0.6, 0.65))
    outcome = _outcome(claimed, cells, settings, part(progress, 0.65, 0.65))
    adopted = [
        Adopted(one.place, one.ground, one.graph, sheet, one.claims, settled, cells.ids(number))
        for number, (one, settled) in enumerate(zip(claimed, cells.settled))
    ]
    repairs = all_repairs(adopted, cells, used, buildings, part(progress, 0.65, 1.0))
    sources = settings.sources or Sources.of({**layers, **_frames(used)})
    plan = _division(outcome, own, settings, sources, found)
    whole = replace(
        plan,
        plan=_made_by_adopting(plan.plan, by),
        repairs=repair_frame(repairs, settings.plan, metric),
    )
    return whole.in_crs(buildings.crs)


def _check_claimed(claimed: Sequence[_Claimed]) -> None:
    """Raises InputError where what was drawn has nothing to do with the buildings."""
    known = [one.claims.built & (one.claims.label >= 0) for one in claimed]
    if not any(here.any() or one.claims.rivals for here, one in zip(known, claimed)):
        raise input_error(
            "None of the cells holds a building of the project. Look whether they are of the same "
            "place, and import them anew with the coordinate system or the codes that they are in."
        )


def _division(
    outcome: Outcome,
    layers: Mapping[str, gpd.GeoDataFrame],
    settings: Settings,
    sources: Sources,
    notes: Sequence[Message],
) -> Division:
    """The plan in metres, without its repairs; ``layers`` are those it was made from, in metres."""
    made_at = datetime.now(timezone.utc).replace(tzinfo=None, microsecond=0)
    former = Before.of(outcome.units, None)
    levels = levels_of(outcome.units, outcome.cells, layers, settings, former, made_at)
    said = (*settings.notes, *notes, *levels.notes)
    return Division(
        units=outcome.units,
        cells=outcome.cells,
        plan=plan_frame(outcome, settings, None, sources, said, made_at, levels.retired),
        towers=tower_frame(outcome.units),
        communities=levels.communities,
        areas=levels.areas,
        crosswalk=levels.crosswalk,
    )


@dataclass(frozen=True, eq=False)
class _Claimed:
    """One community's units and what is claimed of them."""

    place: Place
    ground: Ground
    graph: UnitGraph
    claims: Claims

    @classmethod
    def of(
        cls, place: Place, sheet: Sheet, used: Drawn, settings: Settings, progress: Progress
    ) -> _Claimed:
        progress(0.0, message("Reading the cells of {name}", name=place.title))
        ground = build_ground(
            place.polygon,
            *(place.layers[name] for name in _GROUND),
            band=settings.band,
            roads_not_dividing=settings.rulebook.roads_not_dividing,
            progress=part(progress, 0.0, 0.9),
        )
        claims = read_claims(
            ground.units,
            place.layers["building"],
            sheet,
            drawn=used.cells is not None,
            tabled=used.members is not None,
            progress=part(progress, 0.9, 1.0),
        )
        return cls(place, ground, unit_graph(ground, settings.minutes), claims)


def _settled(
    claimed: Sequence[_Claimed],
    sheet: Sheet,
    settings: Settings,
    drawn: bool,
    progress: Progress,
) -> Cells:
    """Every unit of every community in one cell, and a code for each."""
    count = len(sheet.codes)
    home = home_of([(one.claims, one.graph.households) for one in claimed], count)
    settled = [
        settle(
            one.graph,
            one.claims,
            frozenset(cell for cell, at in home.items() if at != number),
            settings.band.minimum,
            count,
            drawn,
            part(progress, number / len(claimed), (number + 1) / len(claimed)),
        )
        for number, one in enumerate(claimed)
    ]
    names = [one.place.community_id for one in claimed]
    units = [one.ground.units for one in claimed]
    return name_cells(names, units, settled, sheet, settings.rulebook)


def _outcome(
    claimed: Sequence[_Claimed], cells: Cells, settings: Settings, progress: Progress
) -> Outcome:
    """The frames of all communities together."""
    communities, units, frames = [], [], []
    for one, labels, codes, names in zip(claimed, cells.labels, cells.codes, cells.names):
        progress(0.0, None)
        community = DividedCommunity(
            place=one.place,
            units=one.ground.units,
            graph=one.graph,
            ways=one.ground.ways,
            labels=labels,
            verdicts=_verdicts(one.graph, labels, settings.band),
            notes=one.ground.notes,
            before=None,
        )
        polygons = merge_units(community.units, labels)
        units.append(unit_frame(community, codes, settings))
        frame = cell_frame(community, polygons, codes, [None] * len(codes), settings, ())
        frames.append(frame.assign(name=pd.Series(names, dtype=object)))
        communities.append(community)
    whole = [pd.concat(stack, ignore_index=True) for stack in (units, frames)]
    return Outcome(communities, whole[0], whole[1], None)


def _verdicts(graph: UnitGraph, labels: IntArray, band: Band) -> tuple[Verdict, ...]:
    """How many cells of a community are in the band, and whether all could be."""
    if not graph.n:
        return ()
    part_of = components(graph.n, graph.edges)
    could = [
        judge(number, graph.households[part_of == number], band).feasible
        for number in range(int(part_of.max()) + 1)
    ]
    sums = np.bincount(labels, graph.households)
    inside = int(((sums >= band.minimum) & (sums <= band.maximum)).sum())
    text = message(
        "Adopted as it was drawn: {inside} of {cells} cells have the households that the band "
        "asks for.",
        inside=inside,
        cells=len(sums),
    )
    verdict = judge(0, graph.households, band)
    return (replace(verdict, feasible=all(could), cells=len(sums), message=text),)


def _frames(used: Drawn) -> dict[str, Any]:
    """What was drawn, by the names of the layers."""
    found = {"drawn_cell": used.cells, "cell_member": used.members}
    return {name: frame for name, frame in found.items() if frame is not None}


def _made_by_adopting(plan: pd.DataFrame, by: str) -> pd.DataFrame:
    """The plan's row, that says how it was made."""
    said = {**read_json(plan, "parameters"), "made_by": "adopt", "cells": by}
    return plan.assign(parameters=json.dumps(said, ensure_ascii=False))
