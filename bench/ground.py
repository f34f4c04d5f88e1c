"""Units of the same buildings by our ground room and by momepy's enclosed tessellation.

Both run in one process, one after the other, several times; the best time of each counts. Ours
also finds the neighbours and their borders, gives empty blocks and water to someone, and keeps
every unit in one piece; momepy's answers are polygons that may be in several pieces. momepy is
given the enclosures that the same roads, river and community lines make; the time for these, which
is part of ours, stands beside its own and does not count. Its settings are its defaults:
``segment`` 0.5 m, ``shrink`` 0.4 m, ``threshold`` 0.05, simplified by 0.25 m. Ours samples outlines
every 1 to 7 m by the gap to the next building, and simplifies by up to 1 m, in narrow gaps less.
"""

from __future__ import annotations

import sys
import time

import geopandas as gpd
import momepy
import shapely
from _towns import town
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.divide.ground import Ground, build_ground
from grid_steward.plugin.divide.places import places_of

BUILDINGS, SEEDS, ROUNDS = 5_000, (0, 1), 3
LAYERS = ("building", "road", "barrier", "crossing", "compound")
NOT_DIVIDING = frozenset({"footway"})


def ours(town_layers: dict[str, gpd.GeoDataFrame]) -> list[Ground]:
    """The ground of every community."""
    places, _ = places_of(town_layers)
    return [
        build_ground(
            place.polygon,
            *(place.layers[name] for name in LAYERS),
            band=Band(200, 250, 300),
            roads_not_dividing=NOT_DIVIDING,
        )
        for place in places
    ]


def enclosures(town_layers: dict[str, gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    """The blocks that momepy is to cut up."""
    limit = gpd.GeoSeries([town_layers["community"].union_all()], crs=town_layers["road"].crs)
    more = [town_layers[name].geometry.boundary for name in ("community", "barrier")]
    return momepy.enclosures(town_layers["road"].geometry, limit, more, clip=True)


def seconds_of(function, *arguments, **options):
    """What it returns, and the seconds of processor time that it took."""
    start = time.process_time()
    answer = function(*arguments, **options)
    return answer, time.process_time() - start


def compare(seed: int) -> None:
    """Print a line about one town."""
    layers = town(BUILDINGS, seed)
    blocks, before = seconds_of(enclosures, layers)
    footprints = layers["building"].geometry
    own, others = [], []
    for _ in range(ROUNDS):
        grounds, seconds = seconds_of(ours, layers)
        own.append(seconds)
        cells, seconds = seconds_of(momepy.enclosed_tessellation, footprints, blocks, n_jobs=1)
        others.append(seconds)
    units = sum(len(ground.units) for ground in grounds)
    parts = int((shapely.get_num_geometries(cells.geometry.to_numpy()) > 1).sum())
    print(
        f"{len(footprints):9} {seed:4} {len(blocks):6} {units:6} {min(own):7.2f} {len(cells):6} "
        f"{parts:9} {before:10.2f} {min(others):7.2f} {min(others) / min(own):6.1f}"
    )
    sys.stdout.flush()


def main() -> None:
    print("                             -- ours ------  -- momepy -------------------------")
    print(
        f"{'buildings':>9} {'seed':>4} {'blocks':>6} {'units':>6} {'seconds':>7} {'units':>6} "
        f"{'in pieces':>9} {'enclosures':>10} {'seconds':>7} {'times':>6}"
    )
    for seed in SEEDS:
        compare(seed)


if __name__ == "__main__":
    main()
