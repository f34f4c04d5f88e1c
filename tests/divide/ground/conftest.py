"""Drawing small pieces of ground by hand."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide.ground import Ground, build_ground
from shapely.geometry import box

CRS = "EPSG:32650"
SQUARE = box(0, 0, 100, 100)


def frame(layer: str, **columns: list) -> gpd.GeoDataFrame:
    return contract(layer).frame(columns, CRS)


class Drawing:
    """Makes contract frames from bare shapes and builds the ground of them."""

    def layers(
        self,
        buildings=(),
        roads=(),
        barriers=(),
        crossings=(),
        compounds=(),
        households=None,
        **more,
    ) -> dict[str, gpd.GeoDataFrame]:
        def named(prefix: str, shapes) -> list[str]:
            return [f"{prefix}{number}" for number in range(len(shapes))]

        given = {name: list(values) for name, values in more.items()}
        return {
            "buildings": frame(
                "building",
                building_id=named("b", buildings),
                households=list(households) if households else [10] * len(buildings),
                geometry=list(buildings),
                **given,
            ),
            "roads": frame(
                "road",
                road_id=named("r", roads),
                **{"class": ["residential"] * len(roads)},
                geometry=list(roads),
            ),
            "barriers": frame("barrier", barrier_id=named("w", barriers), geometry=list(barriers)),
            "crossings": frame(
                "crossing", crossing_id=named("x", crossings), geometry=list(crossings)
            ),
            "compounds": frame(
                "compound", compound_id=named("c", compounds), geometry=list(compounds)
            ),
        }

    def build(self, community, layers: dict[str, gpd.GeoDataFrame]) -> Ground:
        ground = build_ground(
            community,
            layers["buildings"],
            layers["roads"],
            layers["barriers"],
            layers["crossings"],
            layers["compounds"],
            band=Band(200, 250, 300),
            roads_not_dividing=frozenset({"footway"}),
        )
        check(ground, community, layers["buildings"])
        return ground

    def __call__(self, community=SQUARE, **shapes) -> Ground:
        return self.build(community, self.layers(**shapes))


def check(ground: Ground, community, buildings: gpd.GeoDataFrame) -> None:
    """What holds of every ground."""
    units = ground.units.geometry.to_numpy()
    assert (shapely.get_type_id(units) == shapely.GeometryType.POLYGON).all()
    assert shapely.is_valid(units).all()
    # Without gaps and overlaps, to a millionth of the community.
    tolerance = 1e-6 * community.area
    assert abs(shapely.area(units).sum() - community.area) < tolerance
    assert shapely.union_all(units).symmetric_difference(community).area < tolerance
    assert shapely.coverage_is_valid(units)
    known = buildings["households"].fillna(0).astype(int)
    assert ground.units["households"].sum() == known.sum()
    assert ground.units["buildings_unknown"].sum() >= buildings["households"].isna().sum()
    for edges, border in (
        (ground.edges, ground.border_m),
        (ground.blocked_edges, ground.blocked_border_m),
    ):
        assert edges.shape == (len(border), 2)
        assert (edges[:, 0] < edges[:, 1]).all()
        assert (border > 0).all()
        for (i, j), length in zip(edges, border):
            shared = shapely.length(shapely.intersection(units[i], units[j]))
            assert shared == pytest.approx(length, abs=1e-3)
    both = np.concatenate([ground.edges, ground.blocked_edges])
    assert len(np.unique(both, axis=0)) == len(both)


def same(one: Ground, other: Ground) -> bool:
    """Whether two grounds are the same to the last bit."""
    return (
        one.units.drop(columns="geometry").equals(other.units.drop(columns="geometry"))
        and list(shapely.to_wkb(one.units.geometry.to_numpy()))
        == list(shapely.to_wkb(other.units.geometry.to_numpy()))
        and all(
            np.array_equal(getattr(one, name), getattr(other, name))
            for name in (
                "edges",
                "border_m",
                "on_road",
                "ways",
                "blocked_edges",
                "blocked_border_m",
            )
        )
        and one.notes == other.notes
    )


def shuffled(layers: dict[str, gpd.GeoDataFrame], seed: int) -> dict[str, gpd.GeoDataFrame]:
    """The same layers with rows in another order and lines drawn the other way round."""
    result = {}
    for name, table in layers.items():
        order = np.random.default_rng(seed).permutation(len(table))
        table = table.iloc[order].reset_index(drop=True)
        table["geometry"] = shapely.reverse(table.geometry.to_numpy())
        result[name] = table
    return result


def unit(ground: Ground, building_id: str) -> int:
    """The row of a building's only unit."""
    (row,) = np.flatnonzero(ground.units["building_id"] == building_id)
    return int(row)


def linked(ground: Ground, one: int, other: int) -> bool:
    return [min(one, other), max(one, other)] in ground.edges.tolist()


def barred(ground: Ground, one: int, other: int) -> bool:
    return [min(one, other), max(one, other)] in ground.blocked_edges.tolist()


@pytest.fixture
def draw() -> Drawing:
    return Drawing()


@pytest.fixture
def ask():
    """Questions about a ground: ``unit``, ``linked``, ``barred``, ``same``, ``shuffled``."""

    class Ask:
        pass

    for function in (unit, linked, barred, same, shuffled):
        setattr(Ask, function.__name__, staticmethod(function))
    return Ask
