"""Communities redrawn on the ground of today's, and cells divided inside them.

Two stages keep the levels consistent. First the communities are put together from atoms on one
ground, see ``drawn`` and ``atoms``. Then their lines go to the ordinary division, which never lets
a cell cross one; it starts from the earlier plan's cells, and those of communities that came along
whole, cell by cell, stay as they are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd

from ...common.errors import input_error
from ...common.messages import Message
from ...common.progress import Progress, part, silent
from ...common.texts import with_code
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
from .today import Today, communities_today

# What a community's row says of its band of households.
_OF_HOUSEHOLDS = ("least", "most", "off_band")


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
    today = Today.of(communities_today(near, earlier, metric), near["building"])
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
    return told.in_crs(buildings.crs)


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
    titles = [with_code(name, code) for name, code in zip(layer["name"], layer["community_id"])]
    return layer, titles


def _sized(
    communities: gpd.GeoDataFrame, layer: gpd.GeoDataFrame, drawn: Drawn, settings: RedrawSettings
) -> gpd.GeoDataFrame:
    """The plan's communities (contract ``plan_community``) against what was asked for: the band of
    households, if any, and of the residents only whether theirs is held."""
    place = {code: label for label, code in enumerate(layer["community_id"])}
    order = [place[code] for code in communities["community_id"]]
    held = np.ones(len(order), np.bool_)
    if settings.residents is not None:
        people = drawn.measure.residents(drawn.labels)[order]
        held &= (people >= settings.residents.minimum) & (people <= settings.residents.maximum)
    columns: dict[str, Sequence[Any]] = dict.fromkeys(_OF_HOUSEHOLDS, [None] * len(order))
    if settings.households is not None:
        pairs = [drawn.measure.limits(drawn.labels == one, settings.households) for one in order]
        least, most = np.array(pairs, np.int64).reshape(-1, 2).T
        households = communities["households"].to_numpy(np.int64)
        off = np.minimum(households - least, 0) + np.maximum(households - most, 0)
        held &= off == 0
        columns = dict(zip(_OF_HOUSEHOLDS, (least.tolist(), most.tolist(), off.tolist())))
    return communities.assign(
        **{
            name: pd.array(list(values), communities[name].dtype)
            for name, values in {**columns, "in_band": held.tolist()}.items()
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
