"""What must hold of every written plan, read from the GeoPackage alone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely
from shapely.geometry.base import BaseGeometry

# A crossing is drawn as a point or a short line; the ground it joins lies within this distance.
REACH_M = 60.0


@dataclass
class Written:
    """The layers of one plan as they stand in the file; those that are not there are empty."""

    path: Path
    plan: pd.Series
    cells: gpd.GeoDataFrame
    units: gpd.GeoDataFrame
    inputs: dict[str, gpd.GeoDataFrame]

    @classmethod
    def read(cls, path: Path, plan: str = "plan-1") -> Written:
        names = [name for name, _ in pyogrio.list_layers(path)]
        layer = {name: pyogrio.read_dataframe(path, layer=name) for name in names}
        of_plan = {
            name: layer[name][layer[name]["plan"] == plan] for name in ("cell", "unit", "plan")
        }
        return cls(path, of_plan["plan"].iloc[0], of_plan["cell"], of_plan["unit"], layer)

    def communities(self) -> dict[str, dict]:
        return {row["community_id"]: row for row in json.loads(self.plan["communities"])}

    def towers(self) -> set[str]:
        """The buildings that are divided among units."""
        counts = self.units["building_id"].value_counts()
        return set(counts.index[counts > 1])


def check_shapes(written: Written) -> None:
    """Every cell is one valid polygon."""
    assert set(written.cells.geom_type) == {"Polygon"}
    assert written.cells.is_valid.all()
    assert written.cells["cell_id"].is_unique
    assert written.plan["cells"] == written.plan["cells_contiguous"] == len(written.cells)


def check_band(written: Written) -> None:
    """Every cell is in the band, but for communities where that is said to be impossible."""
    minimum, _, maximum = map(int, json.loads(written.plan["parameters"])["band"].split(":"))
    outside = written.cells[~written.cells["households"].between(minimum, maximum)]
    named = {code for code, row in written.communities().items() if not row["feasible"]}
    assert set(outside["community_id"]) <= named
    assert (written.cells["in_band"] == written.cells["households"].between(minimum, maximum)).all()


def check_buildings(written: Written) -> None:
    """Every building lies in exactly one cell; only divided towers are crossed by a cell's edge."""
    buildings = written.inputs["building"]
    inside = np.isin(buildings["building_id"], list(written.towers()), invert=True)
    shapes = buildings.geometry[inside].to_numpy()
    tree = shapely.STRtree(written.cells.geometry.to_numpy())
    building, cell = tree.query(shapes)
    shared = shapely.area(
        shapely.intersection(shapes[building], written.cells.geometry.to_numpy()[cell])
    )
    whole = shared > 0.9999 * shapely.area(shapes[building])
    touched = shared > 0.0001 * shapely.area(shapes[building])
    assert (np.bincount(building[whole], minlength=len(shapes)) == 1).all()
    assert (np.bincount(building[touched], minlength=len(shapes)) == 1).all()
    assert set(written.units["building_id"].dropna()) == set(buildings["building_id"])


def check_tiling(written: Written) -> None:
    """Cells tile each community: gaps and overlaps below one millionth of it."""
    for _, community in written.inputs["community"].iterrows():
        cells = written.cells[written.cells["community_id"] == community["community_id"]]
        ground, union = community.geometry, shapely.union_all(cells.geometry.to_numpy())
        gap = shapely.symmetric_difference(ground, union).area
        overlap = cells.area.sum() - union.area
        assert gap + abs(overlap) < 1e-6 * ground.area


def check_barriers(written: Written) -> None:
    """What a barrier cuts off inside a cell can be walked to over a crossing."""
    wall = shapely.union_all(written.inputs["barrier"].buffer(0.05).to_numpy())
    ways = written.inputs["crossing"].buffer(REACH_M).to_numpy()
    homes = written.inputs["building"].representative_point().to_numpy()
    for shape in written.cells.geometry:
        pieces = [
            piece
            for piece in shapely.get_parts(shapely.difference(shape, wall))
            if _holds(piece, homes)
        ]
        assert len(_joined(pieces, ways)) <= 1


def _holds(piece: BaseGeometry, homes: np.ndarray) -> bool:
    shapely.prepare(piece)
    return bool(shapely.contains(piece, homes).any())


def _joined(pieces: list[BaseGeometry], ways: np.ndarray) -> list[set[int]]:
    """The pieces in groups that crossings join."""
    groups = [{number} for number in range(len(pieces))]
    for way in ways:
        reached = {n for n, piece in enumerate(pieces) if shapely.intersects(way, piece)}
        touched = [group for group in groups if group & reached]
        if len(touched) > 1:
            groups = [group for group in groups if group not in touched]
            groups.append(set().union(*touched))
    return groups


def check_sums(written: Written) -> None:
    """No household is lost or made."""
    buildings = written.inputs["building"]
    known = int(buildings["households"].sum())
    assert written.cells["households"].sum() == known
    assert written.units["households"].sum() == known
    assert written.plan["households"] == known
    unknown = int(buildings["households"].isna().sum())
    assert written.cells["buildings_unknown"].sum() == unknown == written.plan["buildings_unknown"]


CHECKS = (
    check_shapes,
    check_band,
    check_buildings,
    check_tiling,
    check_barriers,
    check_sums,
)
