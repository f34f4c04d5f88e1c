"""A plan as it stands, with the graph of its units: its ground is built again from the layers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Optional

import geopandas as gpd
import numpy as np
import pandas as pd

from ..common.errors import InputError, input_error
from ..common.progress import Progress, part, silent
from ..contracts import contract
from .community import DividedCommunity, Place, ground_of, unit_graph
from .division import Division, Settings, read_json
from .earlier import Earlier
from .layers import metric_crs
from .places import places_of

_SAME = ["building_id", "part", "households"]


def standing(
    division: Division,
    layers: Mapping[str, gpd.GeoDataFrame],
    settings: Settings,
    earlier: Optional[Earlier] = None,
    progress: Progress = silent,
) -> list[DividedCommunity]:
    """The communities of a plan in the order of their codes, each with the units that it has there,
    in the order of their ids; all in the metric system of the division.

    ``layers`` and ``settings`` are those that it was made with, ``earlier`` the plan it started
    from. ``labels`` number the cells of a community in the order of ``division.cells``. What was
    said of the communities then (verdicts, notes) is in the plan's row alone. Raises InputError
    where the ground is not as it was.
    """
    metric = metric_crs(layers["building"])
    near = {name: frame.to_crs(metric) for name, frame in layers.items()}
    places, _ = places_of(_with_communities(near, division, metric))
    ordered = division.units.sort_values("unit_id", kind="stable")
    own = dict(list(ordered.groupby("community_id", sort=False)))
    places = [place for place in places if place.community_id in own]
    found = []
    for number, place in enumerate(places):
        step = part(progress, number / len(places), (number + 1) / len(places))
        units = own[place.community_id].reset_index(drop=True)
        found.append(_standing(place, units, division, settings, earlier, step))
    if len(places) < len(own):
        gone = sorted(set(own) - {place.community_id for place in places})
        raise _not_as_it_was(division, ", ".join(gone))
    return found


def _standing(
    place: Place,
    units: gpd.GeoDataFrame,
    division: Division,
    settings: Settings,
    earlier: Optional[Earlier],
    progress: Progress,
) -> DividedCommunity:
    ground = ground_of(place, settings, progress)
    if _known(units) != _known(ground.units):
        raise _not_as_it_was(division, place.title)
    cells = division.cells.loc[division.cells["community_id"] == place.community_id, "cell_id"]
    return DividedCommunity(
        place=place,
        units=ground.units,
        graph=unit_graph(ground, settings.minutes),
        ways=ground.ways,
        labels=pd.Index(cells).get_indexer(units["cell_id"]).astype(np.int64),
        verdicts=(),
        notes=(),
        before=None if earlier is None else earlier.cells_of(ground.units),
    )


def _with_communities(
    layers: dict[str, gpd.GeoDataFrame], division: Division, crs: object
) -> dict[str, gpd.GeoDataFrame]:
    """``layers`` with the communities of the plan where it drew them itself."""
    parameters = read_json(division.plan, "parameters")
    if parameters.get("base", parameters["made_by"]) != "redraw":
        return layers
    drawn = division.communities.to_crs(crs)
    fields = [name for name in contract("community").fields if name in drawn]
    data = {name: drawn[name].tolist() for name in fields}
    frame = contract("community").frame({**data, "geometry": drawn.geometry.to_numpy()}, crs)
    return {**layers, "community": frame}


def _known(units: gpd.GeoDataFrame) -> list[tuple[object, ...]]:
    """What each unit is."""
    values = units[_SAME].astype(object).where(units[_SAME].notna(), None)
    return [tuple(row) for row in values.to_numpy().tolist()]


def _not_as_it_was(division: Division, place: str) -> InputError:
    return input_error(
        "The ground of {place} is not as it was when the plan {plan} was made: buildings, "
        "household counts, roads or other lines have changed since. Divide again, starting from "
        "that plan.",
        place=place,
        plan=str(division.plan["plan"].iloc[0]),
    )
