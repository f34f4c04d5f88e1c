"""The town's houses from its map, and the homes in them."""

from __future__ import annotations

from functools import lru_cache

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.random import Generator

from .. import SAMPLE_DIR, SOURCES

# The households of the house whose count nobody knows: there they are, all the same.
UNKNOWN_HOUSEHOLDS = 28
# Households for which a house is divided among cells.
DIVIDED_FROM = 301
# Metres around a corner, more than a point is attached to a house from.
_NO_HOUSE_WITHIN = 32.0


@lru_cache(maxsize=1)
def houses() -> pd.DataFrame:
    """Every building of the map by its code, as addresses speak of it.

    ``compound`` and ``block`` (its number there) are None outside of estates; ``number`` is the
    house number; ``households`` are those that really live there; ``place`` a point inside, in the
    sample's system.
    """
    layers = {layer: _read(SOURCES[layer]) for layer in ("building", "compound", "community")}
    frame = layers["building"]
    estates = layers["compound"].set_index("小区编码")["小区名称"]
    communities = layers["community"].set_index("社区编码")["社区名称"]
    blocks = frame["楼栋名称"].str.extract(r"(\d+)号楼$")[0].where(frame["小区编码"].notna())
    return pd.DataFrame(
        {
            "building_id": frame["楼栋编码"],
            "name": frame["楼栋名称"],
            "use": frame["用途"],
            "community": frame["楼栋编码"].str[:12].map(communities),
            "compound": frame["小区编码"].map(estates),
            "block": pd.to_numeric(blocks).astype("Int64"),
            "street": frame["道路名称"],
            "number": frame["门牌号"].str.rstrip("号").astype(int),
            "floors": frame["层数"].astype(int),
            "entrances": frame["单元数"].astype(int),
            "households": frame["户数"].fillna(UNKNOWN_HOUSEHOLDS).astype(int),
            "place": shapely.point_on_surface(frame.geometry.to_numpy()),
        }
    )


@lru_cache(maxsize=1)
def corners() -> pd.DataFrame:
    """Where two named streets meet with no house near: ``name`` and ``place``."""
    roads = _read(SOURCES["road"])
    roads = roads[roads["道路名称"].notna()]
    ends = shapely.get_coordinates(
        [[shapely.get_point(line, 0), shapely.get_point(line, -1)] for line in roads.geometry]
    )
    meeting = pd.DataFrame(
        {
            "x": np.round(ends[:, 0], 2),
            "y": np.round(ends[:, 1], 2),
            "street": np.repeat(roads["道路名称"].to_numpy(), 2),
        }
    ).drop_duplicates()
    names = meeting.groupby(["x", "y"])["street"].agg(sorted).reset_index()
    names = names[names["street"].str.len() > 1]
    places = shapely.points(names["x"], names["y"])
    near = shapely.STRtree(_read(SOURCES["building"]).geometry.to_numpy()).query(
        places, predicate="dwithin", distance=_NO_HOUSE_WITHIN
    )[0]
    free = ~np.isin(np.arange(len(places)), near)
    text = names["street"].str[0] + "与" + names["street"].str[1] + "交叉口"
    return pd.DataFrame({"name": text[free].to_numpy(), "place": places[free]})


def homes(rng: Generator) -> pd.DataFrame:
    """One row for each household's home, in the order of the houses, with the house's columns.

    ``entrance``, ``floor`` and ``room`` are empty where a house has one home only.
    """
    lived_in = houses()[houses()["households"] > 0].reset_index(drop=True)
    shafts = lived_in["floors"] * lived_in["entrances"]
    doors = np.ceil(lived_in["households"] / shafts).astype(int)
    flats = lived_in.loc[np.repeat(lived_in.index.to_numpy(), shafts * doors)]
    house = flats.index.to_numpy()
    place = flats.groupby(level=0).cumcount().to_numpy()
    door, rest = place % doors.to_numpy()[house], place // doors.to_numpy()[house]
    flats = flats.assign(
        entrance=rest % flats["entrances"] + 1, floor=rest // flats["entrances"] + 1, door=door + 1
    ).reset_index(drop=True)
    # The flats that stand empty are drawn.
    rank = pd.Series(rng.random(len(flats))).groupby(house).rank().to_numpy()
    held = flats[rank <= flats["households"]].reset_index(drop=True)
    held["room"] = (held["floor"] * 100 + held["door"]).astype(str)
    single = held["households"] == 1
    held["room"] = held["room"].where(~single)
    for column in ("entrance", "floor"):
        held[column] = held[column].astype("Int64").mask(single)
    return held.drop(columns=["door", "name", "use", "place"])


def _read(file: str) -> gpd.GeoDataFrame:
    return gpd.read_file(SAMPLE_DIR / file, encoding="GBK" if file.endswith(".shp") else None)
