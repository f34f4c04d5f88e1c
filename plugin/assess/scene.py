"""Everything that an assessment looks at, in metres."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from ..attach import Located, PlanIndex, inner_points
from ..common.crs import is_metric
from ..contracts import contract, input_layers
from ..rules import Rulebook, Service

# What of a plan's staffing is looked at: who serves its cells, and which visits have no day.
STAFFED_LAYERS = ("assignment", "visit")

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Scene:
    """A plan with its layers, brought into one coordinate system that counts in metres.

    Cells are numbered as in ``index`` (k), communities as in ``index.communities``, buildings (b)
    as in ``index``. ``layers`` has every input layer, and what is kept of the plan's staffing in
    ``assignment`` and ``visit``, empty where the project has none; ``cells`` and ``units`` are the
    plan's, cells in the order of ``index``. ``rules`` are the rules for each
    community, by its type.
    """

    located: Located
    layers: Mapping[str, pd.DataFrame]
    cells: gpd.GeoDataFrame
    units: gpd.GeoDataFrame
    rules: tuple[Rulebook, ...]
    rulebook: Rulebook

    @property
    def index(self) -> PlanIndex:
        """What lies in which cell."""
        return self.located.index

    @property
    def plan(self) -> str:
        """The plan's name."""
        return str(self.located.plan.plan["plan"].iloc[0])

    @property
    def crs(self) -> Any:
        """The coordinate system, in metres, of all layers here."""
        return self.cells.crs

    @cached_property
    def books(self) -> tuple[Rulebook, ...]:
        """The rulebook, then what communities have in its place, each once."""
        return tuple({id(one): one for one in (self.rulebook, *self.rules)}.values())

    @cached_property
    def services(self) -> tuple[Service, ...]:
        """The services that the rules of any community have, the rulebook's own first."""
        asked = {one.id for rules in self.rules for one in rules.services}
        found: dict[str, Service] = {}
        for rules in self.books:
            for one in rules.services:
                found.setdefault(one.id, one)
        return tuple(one for one in found.values() if one.id in asked)

    def figures(self, figure: Callable[[Rulebook], float], community: Ints) -> Floats:
        """(n,) a figure of the rules in each ``community`` (n,), of the rulebook's for -1."""
        figures = np.array([figure(rules) for rules in (*self.rules, self.rulebook)], np.float64)
        found: Floats = figures[community]
        return found

    def join_m(self, community: Ints) -> Floats:
        """(n,) how far from a road a place in each ``community`` (n,) may be to be joined."""
        return self.figures(lambda rules: rules.walking.join_m, community)

    @cached_property
    def pair_households(self) -> Floats:
        """(p,) the households of each building in each of its cells, by the index's pairs."""
        index = self.index
        units = self.units[self.units["building_id"].notna()]
        building = index.building(units["building_id"].to_numpy(object))
        cell = pd.Index(index.ids).get_indexer(units["cell_id"])
        pairs = index.pair_building * index.k + index.pair_cell
        at = np.searchsorted(pairs, building * index.k + cell)
        weight = units["households"].to_numpy(np.float64)
        return np.asarray(np.bincount(at, weight, len(pairs)), dtype=np.float64)

    @cached_property
    def buildings(self) -> pd.DataFrame:
        """The plan's buildings (b rows): ``building_id``, ``households``, ``cell``, ``community``,
        ``x`` and ``y`` of a point in it, in metres.

        ``cell`` is the one with most of its households, ``community`` that cell's.
        """
        units = self.units[self.units["building_id"].notna()]
        number = self.index.building(units["building_id"].to_numpy(object))
        count = self.index.buildings
        first = np.full(count, len(units), dtype=np.int64)
        np.minimum.at(first, number, np.arange(len(units)))
        spots = shapely.point_on_surface(units.geometry.to_numpy()[first])
        codes = units["building_id"].to_numpy(object)[first]
        outlines = self.layers["building"].dropna(subset=["building_id"])
        outlines = outlines.drop_duplicates("building_id")
        at = pd.Index(outlines["building_id"]).get_indexer(codes)
        own = inner_points(outlines, at[at >= 0], self.crs)
        spots[np.flatnonzero(at >= 0)] = np.where(
            shapely.is_missing(own), spots[np.flatnonzero(at >= 0)], own
        )
        return pd.DataFrame(
            {
                "building_id": codes,
                "households": np.bincount(number, units["households"], count).astype(np.int64),
                "cell": self.index.home,
                "community": self.index.community[self.index.home],
                "x": shapely.get_x(spots),
                "y": shapely.get_y(spots),
            }
        )


def look_at(located: Located, layers: Mapping[str, pd.DataFrame], rulebook: Rulebook) -> Scene:
    """The scene of a plan and the project's layers (contract frames by name)."""
    cells = located.index.cells
    metric = cells.crs if is_metric(cells.crs) else cells.estimate_utm_crs()
    known = {
        name: _in(layers.get(name, contract(name).frame({}, crs=metric)), metric)
        for name in (*input_layers(), *STAFFED_LAYERS)
    }
    return Scene(
        located=located,
        layers=known,
        cells=_in(cells, metric),
        units=_in(located.plan.units, metric),
        rules=_rules(located.index, known["community"], rulebook),
        rulebook=rulebook,
    )


def _in(frame: Any, crs: Any) -> Any:
    """A frame in ``crs`` where it has shapes."""
    if not isinstance(frame, gpd.GeoDataFrame):
        return frame
    return frame.set_crs(crs) if frame.crs is None else frame.to_crs(crs)


def _rules(index: PlanIndex, communities: pd.DataFrame, rulebook: Rulebook) -> tuple[Rulebook, ...]:
    types = communities.drop_duplicates("community_id").set_index("community_id")["type"]
    found = types.reindex(index.communities).to_numpy(object)
    return tuple(rulebook.for_community(kind if isinstance(kind, str) else None) for kind in found)
