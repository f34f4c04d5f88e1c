"""The buildings of one community in canonical order, and the parts they are divided into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...common.band import Band
from .grid import Bools, Floats, Geometries, Ints
from .towers import Slices, plan_slices


@dataclass(frozen=True)
class Buildings:
    """Buildings (n,) in an order that depends on what they are, not on their rows.

    ``table``: the contract's columns; ``footprints`` normalised, ``area_m2``; ``slices``: by
    building, where it is divided; ``first_part`` (n + 1,): building i has the parts
    ``first_part[i]``..``first_part[i + 1] - 1``.
    """

    table: pd.DataFrame
    footprints: Geometries
    area_m2: Floats
    slices: dict[int, Slices]
    first_part: Ints

    @property
    def parts(self) -> int:
        return int(self.first_part[-1])

    @property
    def building_of_part(self) -> Ints:
        """(parts,)"""
        return np.repeat(np.arange(len(self.footprints)), np.diff(self.first_part))

    @property
    def known(self) -> Bools:
        """(n,) whether the household count is known."""
        return np.asarray(self.table["households"].notna())

    def part_texts(self) -> list[Optional[str]]:
        """Which entrances or floors each part holds; None for a whole building."""
        texts: list[Optional[str]] = [None] * self.parts
        for building, slices in self.slices.items():
            start = self.first_part[building]
            texts[start : start + len(slices.texts)] = slices.texts
        return texts

    def part_households(self) -> Ints:
        """(parts,) known households of each part; unknown counts as 0 here."""
        counts = np.asarray(self.table["households"].fillna(0), dtype=np.int64)
        result = counts[self.building_of_part]
        for building, slices in self.slices.items():
            start = self.first_part[building]
            result[start : start + len(slices.households)] = slices.households
        return result


def order_buildings(buildings: gpd.GeoDataFrame, band: Band) -> Buildings:
    """Sort by place and code, and plan how buildings over the band's maximum are divided."""
    footprints = np.asarray(shapely.normalize(shapely.force_2d(buildings.geometry.to_numpy())))
    place = np.rint(shapely.bounds(footprints) * 1000).reshape(-1, 4)
    code = np.unique(buildings["building_id"].astype(str), return_inverse=True)[1].ravel()
    order = np.lexsort((code, *place.T[::-1]))
    table = pd.DataFrame(buildings.drop(columns=buildings.geometry.name)).iloc[order]
    table = table.reset_index(drop=True)
    slices = {}
    for row in np.flatnonzero(table["households"].fillna(0).to_numpy() > band.maximum):
        at = table.iloc[row]
        planned = plan_slices(
            int(at["households"]), _count(at["entrances"]), _count(at["floors"]), band
        )
        if planned is not None:
            slices[int(row)] = planned
    parts = np.ones(len(table), dtype=np.int64)
    for row, planned in slices.items():
        parts[row] = len(planned.texts)
    footprints = footprints[order]
    first_part = np.concatenate([[0], np.cumsum(parts)]).astype(np.int64)
    return Buildings(table, footprints, shapely.area(footprints), slices, first_part)


def _count(value: Any) -> Optional[int]:
    return None if pd.isna(value) else int(value)
