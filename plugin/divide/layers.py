"""The division of everything that a project holds, community by community."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from typing import Any, Optional

import geopandas as gpd
import pandas as pd

from ..common.crs import is_metric
from ..common.errors import input_error
from ..common.progress import Progress, part, silent
from ..contracts import contract
from .before import Before
from .cells import cell_frame, merge_units, unit_frame
from .community import DividedCommunity
from .division import Division, Settings
from .earlier import Earlier, start_from
from .levels import levels_of
from .moves import move_frame
from .numbering import codes_of, kept_codes
from .places import places_of
from .plan import Outcome, plan_frame
from .towers import tower_frame
from .trail import Sources
from .workers import divide_places


def divide_layers(
    layers: Mapping[str, gpd.GeoDataFrame],
    settings: Settings,
    earlier: Optional[Division] = None,
    progress: Progress = silent,
    *,
    workers: Optional[int] = 1,
    today: Optional[gpd.GeoDataFrame] = None,
) -> Division:
    """Divide the communities in ``layers`` (contract frames by name, all in one CRS) into cells.

    ``building`` is needed, the other input layers may be left out. ``earlier`` is the plan to
    start from. Frames that are not in metres are divided in a suitable projection and come back
    in their own. ``workers`` is the number of processes, see ``workers.divide_places``; any number
    gives the same plan. ``today`` are the communities (contract ``community``) that those of
    ``layers`` were redrawn from, None where they are these. Raises InputError where there is
    nothing to divide.
    """
    buildings = layers.get("building")
    if buildings is None or buildings.empty:
        raise input_error(
            "There are no buildings, so nothing can be divided. Import a building layer first."
        )
    metric = metric_crs(buildings)
    before = start_from(earlier, metric, settings.locked)
    own = {name: frame.to_crs(metric) for name, frame in layers.items()}
    places, found = places_of(own)
    communities = divide_places(places, settings, before, workers, part(progress, 0.0, 0.95))
    outcome = _outcome(communities, settings, before)
    progress(0.96, None)
    made_at = datetime.now(timezone.utc).replace(tzinfo=None, microsecond=0)
    redrawn = None if today is None else today.to_crs(metric)
    former = Before.of(outcome.units, before, redrawn, own["building"])
    progress(0.97, None)
    levels = levels_of(outcome.units, outcome.cells, own, settings, former, made_at)
    progress(0.98, None)
    sources = settings.sources or Sources.of(layers, earlier)
    notes = (*settings.notes, *found, *levels.notes)
    division = Division(
        units=outcome.units,
        cells=outcome.cells,
        plan=plan_frame(outcome, settings, before, sources, notes, made_at, levels.retired),
        moves=move_rows(outcome, settings),
        towers=tower_frame(outcome.units),
        communities=levels.communities,
        areas=levels.areas,
        crosswalk=levels.crosswalk,
    )
    return division.in_crs(buildings.crs)


def _outcome(
    communities: Sequence[DividedCommunity], settings: Settings, earlier: Optional[Earlier]
) -> Outcome:
    """Codes for all cells, and the frames of all communities together."""
    kept, moved = kept_codes(communities)
    polygons = [merge_units(one.units, one.labels) for one in communities]
    codes = codes_of(communities, polygons, kept, settings.rulebook.codes, earlier)
    units = [unit_frame(one, ids, settings) for one, ids in zip(communities, codes)]
    locked = frozenset() if earlier is None else earlier.locked
    cells = [
        cell_frame(*one, settings=settings, locked=locked)
        for one in zip(communities, polygons, codes, kept)
    ]
    return Outcome(communities, _stacked("unit", units), _stacked("cell", cells), moved)


def move_rows(outcome: Outcome, settings: Settings) -> gpd.GeoDataFrame:
    """Who changes cell; nobody without an earlier plan."""
    before = outcome.before
    if before is None:
        return contract("move").frame({}, outcome.units.crs)
    return move_frame(outcome.graph, outcome.units, before, settings.band, outcome.now)


def _stacked(layer: str, frames: Sequence[gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    """The frames one below the other; empty ones would only blur the types."""
    full = [frame for frame in frames if len(frame)]
    if not full:
        return contract(layer).frame({}, frames[0].crs)
    return pd.concat(full, ignore_index=True)


def metric_crs(frame: gpd.GeoDataFrame) -> Any:
    """The frame's own CRS where it counts in metres, else the UTM zone that suits it."""
    if frame.crs is None:
        raise input_error(
            "The buildings have no coordinate system. Say which one, for example EPSG:4547."
        )
    return frame.crs if is_metric(frame.crs) else frame.estimate_utm_crs()
