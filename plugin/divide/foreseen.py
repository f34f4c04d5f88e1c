"""What is known of communities before anything is divided: their households, and the arithmetic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..common.band import Band
from ..common.messages import Message
from ..common.texts import with_code
from .division import Division
from .earlier import start_from
from .ground import building_compounds
from .layers import metric_crs
from .places import all_layers, places_of
from .redraw.today import Today, communities_today
from .verdicts import arithmetic


@dataclass(frozen=True, eq=False)
class Foreseen:
    """One community before it is divided.

    ``households`` are all known ones, ``held`` those in cells that stay as they are, and
    ``unknown`` the buildings without a count; ``ground`` is in the coordinate system of what went
    in.
    """

    community_id: str
    name: str
    households: int
    held: int
    unknown: int
    ground: shapely.Geometry

    def verdict(self, band: Band) -> Optional[tuple[bool, Message]]:
        """Whether what is not held fits the band by its number, and a sentence on it; None where
        everybody is held."""
        free = self.households - self.held
        return None if self.held and not free else arithmetic(free, band)


def foresee_cells(
    layers: Mapping[str, gpd.GeoDataFrame], earlier: Optional[Division] = None
) -> tuple[tuple[Foreseen, ...], tuple[Message, ...]]:
    """The communities of ``layers`` (contract frames by name, all in one CRS) in the order of their
    codes, and what is to be said of their lines; ``building`` is needed.

    Cells that are marked as locked in ``earlier`` are held.
    """
    buildings = layers["building"]
    metric = metric_crs(buildings)
    asked = {
        name: layers[name].to_crs(metric) for name in ("building", "community") if name in layers
    }
    places, notes = places_of(asked)
    held = _held(earlier)
    shapes = gpd.GeoSeries([one.polygon for one in places], crs=metric).to_crs(buildings.crs)
    found = []
    for place, ground in zip(places, shapes):
        own = place.layers["building"]
        counts = own["households"]
        shares = own["building_id"].map(held).fillna(0).to_numpy(np.float64)
        found.append(
            Foreseen(
                place.community_id,
                place.name,
                int(counts.fillna(0).sum()),
                int(np.rint((counts.fillna(0).to_numpy(np.float64) * shares).sum())),
                int(counts.isna().sum()),
                ground,
            )
        )
    return tuple(found), tuple(notes)


def _held(earlier: Optional[Division]) -> Mapping[Any, float]:
    """The share of each building, by its code, that lies in a locked cell."""
    start = start_from(earlier, None if earlier is None else earlier.units.crs)
    if start is None or not start.locked:
        return {}
    units = start.units.dropna(subset=["building_id"])
    # A part without households counts by itself: 0 of 0 would be no share.
    size = units["households"].to_numpy(np.float64) + 1e-9
    table = pd.DataFrame({"building": units["building_id"], "size": size})
    table["locked"] = size * units["cell_id"].isin(start.locked).to_numpy()
    sums = table.groupby("building")[["size", "locked"]].sum()
    shares: Mapping[Any, float] = (sums["locked"] / sums["size"]).to_dict()
    return shares


@dataclass(frozen=True, eq=False)
class Existing:
    """A community or a compound before communities are redrawn.

    ``ticked``: its layer says already that it stays, or becomes a community of its own; ``cells``
    is the number of its cells in the plan to start from, None without one.
    """

    code: str
    name: str
    households: int
    ticked: bool
    ground: shapely.Geometry
    cells: Optional[int] = None

    @property
    def title(self) -> str:
        """What to call it: its name with the code, or the code alone."""
        return with_code(self.name, self.code)


@dataclass(frozen=True, eq=False)
class RedrawOutlook:
    """What communities can be redrawn from; ``outside`` are the households in none of them."""

    communities: Sequence[Existing]
    compounds: Sequence[Existing]
    households: int
    outside: int
    notes: Sequence[Message]


def foresee_communities(
    layers: Mapping[str, gpd.GeoDataFrame], earlier: Optional[Division] = None
) -> RedrawOutlook:
    """Today's communities and the compounds in ``layers``, in the order of their codes.

    ``layers`` are as in ``foresee_cells``; where ``earlier`` redrew communities, these are
    today's. Raises InputError without communities.
    """
    crs = layers["building"].crs
    metric = metric_crs(layers["building"])
    near = {name: frame.to_crs(metric) for name, frame in layers.items()}
    buildings = near["building"]
    today = Today.of(communities_today(near, earlier, metric), buildings)
    counts = buildings["households"].fillna(0).to_numpy(np.int64)
    owner = buildings["building_id"].astype(str).map(today.owner).to_numpy(np.int64)
    own = np.bincount(owner[owner >= 0], counts[owner >= 0], len(today.codes)).astype(np.int64)
    locked = today.communities["locked"].fillna(False).to_numpy(bool)
    cells = None if earlier is None else earlier.cells["community_id"].value_counts()
    communities = [
        Existing(
            code,
            _text(today.communities["name"].iloc[row]),
            int(own[row]),
            bool(locked[row]),
            ground,
            None if cells is None else int(cells.get(code, 0)),
        )
        for row, (code, ground) in enumerate(
            zip(today.codes, gpd.GeoSeries(list(today.shapes), crs=metric).to_crs(crs))
        )
    ]
    return RedrawOutlook(
        communities,
        _compounds(near, counts, crs),
        int(counts.sum()),
        int(counts[owner < 0].sum()),
        today.notes,
    )


def _compounds(layers: Mapping[str, gpd.GeoDataFrame], counts: Any, crs: Any) -> list[Existing]:
    known = all_layers(layers)["compound"]
    if known.empty:
        return []
    buildings = layers["building"]
    inner = shapely.point_on_surface(buildings.geometry.to_numpy())
    of_building = building_compounds(buildings["compound_id"], inner, known)
    sums = pd.Series(counts).groupby(pd.Series(of_building, dtype=object)).sum()
    ticked = known["own_community"].fillna(False).astype(bool)
    rows = known.assign(ticked=ticked, compound_id=known["compound_id"].astype(str)).to_crs(crs)
    rows = rows.sort_values("compound_id", kind="stable")
    return [
        Existing(code, _text(name), int(sums.get(code, 0)), bool(tick), ground)
        for code, name, tick, ground in zip(
            rows["compound_id"], rows["name"], rows["ticked"], rows.geometry
        )
    ]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
