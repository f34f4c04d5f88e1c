"""A plan of a comparison with everything of the project located on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from ..assess import Assessment
from ..assess.scene import Scene, look_at
from ..attach import locate_layers
from ..common.band import Band
from ..common.progress import Progress, silent
from ..contracts import contract
from ..divide import Division
from ..divide.division import read_json
from ..rules import Rulebook
from ..staff.staffing import Staffing
from .today import is_today

Ints = npt.NDArray[np.int64]
# Of what is put on a plan's cells, what a comparison counts.
_COUNTED = ("building", "resident", "care_case", "care_count", "facility")


@dataclass(frozen=True, eq=False)
class Facts:
    """What is known beside the two plans.

    ``layers``: the project's input layers (contract frames by name). ``staffing`` and
    ``assessment`` are what is kept of the plan, ``earlier_staffing`` and ``earlier_assessment`` of
    the one compared with; None where nothing is.
    """

    layers: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    staffing: Optional[Staffing] = None
    assessment: Optional[Assessment] = None
    earlier_staffing: Optional[Staffing] = None
    earlier_assessment: Optional[Assessment] = None


@dataclass(frozen=True, eq=False)
class Side:
    """One of the two plans: as it is kept, as a ``scene`` in metres, and what is kept of it."""

    division: Division
    scene: Scene
    staffing: Optional[Staffing]
    assessment: Optional[Assessment]

    @property
    def name(self) -> str:
        """The plan's name."""
        return self.scene.plan

    @property
    def units(self) -> gpd.GeoDataFrame:
        """Its units, in metres."""
        return self.scene.units

    @property
    def has_cells(self) -> bool:
        """Whether it has cells: today's communities have none."""
        return not is_today(self.division)

    def codes(self, level: str) -> npt.NDArray[Any]:
        """(u,) the code of each unit's community or cell, None for none."""
        found: npt.NDArray[Any] = self.units[f"{level}_id"].to_numpy(object, copy=True)
        found[pd.isna(found)] = None
        return found

    def codes_of_rows(self, layer: str, level: str) -> npt.NDArray[Any]:
        """(n,) the code of the community or cell that each row of a layer lies in, None for none.

        A row in a divided building that does not say in which part lies in no cell, but in the
        community with most of the building's households.
        """
        index, found = self.scene.index, self.scene.located.found[layer]
        if level == "cell":
            return named(index.ids, found.cell)
        community = np.append(index.community, -1)[found.cell]
        shared = (found.cell < 0) & (found.building >= 0)
        community[shared] = index.community[index.home[found.building[shared]]]
        return named(index.communities, community)

    @cached_property
    def communities(self) -> pd.DataFrame:
        """The rows of the scene's layer of communities by their codes, each once."""
        lines = self.scene.layers["community"].dropna(subset=["community_id"])
        known = lines.sort_values(["community_id", "type", "class"]).drop_duplicates("community_id")
        return known.set_index("community_id")


def named(codes: npt.NDArray[Any], number: Ints) -> npt.NDArray[Any]:
    """(n,) those of the ``codes`` that have the numbers, None for -1."""
    found: npt.NDArray[Any] = np.array([*codes, None], object)[number]
    return found


def asked_band(division: Division, of: str = "community_households") -> Optional[Band]:
    """The band of households of communities that a plan was asked for, or with ``of`` = ``band``
    that of cells; None where nobody asked for one of its own."""
    if pd.isna(division.plan["parameters"].iloc[0]):
        return None
    text = read_json(division.plan, "parameters").get(of)
    return None if text is None else Band.parse(text)


def look_at_side(
    division: Division,
    layers: Mapping[str, pd.DataFrame],
    rulebook: Rulebook,
    kept: tuple[Optional[Staffing], Optional[Assessment]],
    progress: Progress = silent,
) -> Side:
    """A plan with the project's layers on it; the communities are the plan's own where it has
    them, as a redrawn plan's are not those of the layer."""
    known = dict(layers)
    if len(division.communities):
        known["community"] = _as_layer(division.communities)
    counted = {name: known[name] for name in _COUNTED if name in known}
    located = locate_layers(division, counted, progress)
    return Side(division, look_at(located, known, rulebook), *kept)


def _as_layer(communities: gpd.GeoDataFrame) -> pd.DataFrame:
    names = [name for name in contract("community").fields if name in communities]
    data = {name: communities[name].to_numpy(object) for name in names}
    shapes = communities.geometry.to_numpy()
    return contract("community").frame({**data, "geometry": shapes}, communities.crs)
