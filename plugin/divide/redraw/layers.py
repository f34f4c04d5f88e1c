"""Communities redrawn on the ground of today's, and cells divided inside them.

Two stages keep the levels consistent. First the communities are put together from atoms on one
ground, see ``drawn`` and ``atoms``. Then their lines go to the ordinary division, which never lets
a cell cross one; it starts from the earlier plan's cells, and those of communities that came along
whole, cell by cell, stay as they are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, Optional

import geopandas as gpd
import pandas as pd

from ...common.errors import input_error
from ...common.messages import Message
from ...common.progress import Progress, part, silent
from ...contracts import contract
from ..division import Division, read_json
from ..earlier import Earlier, start_from
from ..layers import divide_layers, metric_crs
from ..places import all_layers
from ..trail import Sources
from .drawn import Drawn, draw, locked_rows
from .naming import community_layer, estate_names, origins
from .notes import Told
from .reasons import with_names
from .settings import RedrawSettings
from .today import Today

# How a plan was made that has communities of its own, which its successors start from.
_REDREW = ("redraw", "edit")


def redraw_layers(
    layers: Mapping[str, gpd.GeoDataFrame],
    settings: RedrawSettings,
    earlier: Optional[Division] = None,
    progress: Progress = silent,
    *,
    workers: Optional[int] = 1,
) -> Division:
    """Redraw the communities in ``layers`` (contract frames by name, all in one CRS), and divide
    them into cells.

    ``building`` and ``community`` are needed. ``earlier`` is a plan whose cells are kept where
    they can be; where it redrew communities itself, these are taken for today's. ``workers`` is as
    in ``divide_layers``. Raises InputError where there is nothing to redraw, and for codes that
    there are not.
    """
    buildings = layers.get("building")
    if buildings is None or buildings.empty:
        raise input_error(
            "There are no buildings, so nothing can be redrawn. Import a building layer first."
        )
    if not buildings["households"].fillna(0).any() and settings.households is not None:
        raise input_error(
            "No building has any households, so communities can't be drawn by them. Import "
            "household counts, or have the residents counted instead (redraw --counts)."
        )
    metric = metric_crs(buildings)
    near = {name: frame.to_crs(metric) for name, frame in layers.items()}
    cells = replace(settings.cells, sources=settings.cells.sources or Sources.of(layers, earlier))
    before = start_from(earlier, metric, cells.locked)
    today = Today.of(_communities(near, earlier, metric), near["building"])
    drawn = draw(all_layers(near), today, settings, before, part(progress, 0.0, 0.6))
    layer, titles = _named(drawn, near, settings, before)
    division = divide_layers(
        {**near, "community": layer},
        replace(
            cells,
            steady=drawn.untouched(),
            notes=(*cells.notes, *_notes(drawn, titles, settings)),
        ),
        earlier,
        part(progress, 0.6, 1.0),
        workers=workers,
        today=today.communities,
    )
    told = replace(
        division,
        communities=_sized(division.communities, layer, drawn, settings),
        plan=division.plan.assign(parameters=_parameters(division, drawn, settings)),
    )
    return _in_crs(told, buildings.crs)


def _communities(
    layers: Mapping[str, gpd.GeoDataFrame], earlier: Optional[Division], crs: Any
) -> gpd.GeoDataFrame:
    """Today's communities: the layer's, or those of an earlier plan that has its own."""
    layer = layers.get("community", contract("community").frame({}, crs))
    if earlier is None or earlier.communities.empty:
        return layer
    if read_json(earlier.plan, "parameters").get("made_by") not in _REDREW:
        return layer
    own = earlier.communities.to_crs(crs)
    fields_ = [one for one in contract("community").fields if one in own]
    return contract("community").frame(
        {**{name: own[name].to_list() for name in fields_}, "geometry": own.geometry.to_list()}, crs
    )


def _named(
    drawn: Drawn,
    layers: Mapping[str, gpd.GeoDataFrame],
    settings: RedrawSettings,
    before: Optional[Earlier],
) -> tuple[gpd.GeoDataFrame, list[str]]:
    """The new layer of communities, and what to call each of them."""
    compounds = all_layers(layers)["compound"]
    households = drawn.graph.households
    taken: set[str] = set()
    if before is not None:
        taken = before.community_codes | before.codes
    layer = community_layer(
        drawn.today,
        drawn.polygons,
        drawn.kept.tolist(),
        origins(
            drawn.today, drawn.polygons, drawn.kept, drawn.labels, drawn.current, households
        ).tolist(),
        estate_names(drawn.labels, drawn.units, compounds, len(drawn.kept)),
        settings.cells.rulebook,
        taken,
        locked_rows(drawn.today, settings),
    )
    titles = [
        f"{name} ({code})" if isinstance(name, str) and name else str(code)
        for name, code in zip(layer["name"], layer["community_id"])
    ]
    return layer, titles


def _sized(
    communities: gpd.GeoDataFrame, layer: gpd.GeoDataFrame, drawn: Drawn, settings: RedrawSettings
) -> gpd.GeoDataFrame:
    """The plan's communities (contract ``plan_community``) against the band that was asked for."""
    if settings.households is None:
        return communities
    limits = {
        code: drawn.measure.limits(drawn.labels == label, settings.households)
        for label, code in enumerate(layer["community_id"])
    }
    pairs = [limits[code] for code in communities["community_id"]]
    off = [
        min(households - least, 0) + max(households - most, 0)
        for households, (least, most) in zip(communities["households"].tolist(), pairs)
    ]
    least, most = zip(*pairs)
    columns = {"least": least, "most": most, "in_band": [one == 0 for one in off], "off_band": off}
    return communities.assign(
        **{
            name: pd.array(list(values), communities[name].dtype)
            for name, values in columns.items()
        }
    )


def _notes(drawn: Drawn, titles: Sequence[str], settings: RedrawSettings) -> list[Message]:
    return [*drawn.today.notes, *drawn.estates.notes, *Told(drawn, titles, settings).notes()]


def _parameters(division: Division, drawn: Drawn, settings: RedrawSettings) -> str:
    """What the plan was asked for, and what it moves, as JSON.

    Why households have to move is said where the solver counted in whole households.
    """
    today = drawn.today
    why: tuple[Message, ...] = ()
    if drawn.unavoidable and drawn.measure.scale == 1:
        rows = range(len(today.codes))
        why = with_names(drawn.redrawn.why, [today.title(row) for row in rows])
    own = {
        **read_json(division.plan, "parameters"),
        "made_by": "redraw",
        "community_households": None if settings.households is None else str(settings.households),
        "community_residents": None if settings.residents is None else str(settings.residents),
        "count": settings.count,
        "locked_communities": sorted(settings.locked),
        "own_communities": sorted(settings.own),
        "moved": drawn.moved,
        "unavoidable": drawn.unavoidable,
        "why": [one.to_json() for one in why],
    }
    return json.dumps(own, ensure_ascii=False)


def _in_crs(division: Division, crs: Any) -> Division:
    """The plan with all its frames of places in ``crs``."""
    frames = {one.name: getattr(division, one.name) for one in fields(division)}
    return replace(
        division,
        **{
            name: frame.to_crs(crs)
            for name, frame in frames.items()
            if isinstance(frame, gpd.GeoDataFrame) and frame.crs is not None
        },
    )
