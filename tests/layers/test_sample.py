"""The sample town: made again it is the same, and it is the town that its README describes."""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely
from grid_steward.layers.sample import SAMPLE_CRS, SAMPLE_DIR, SOURCES
from grid_steward.layers.sample.generate import write
from grid_steward.plugin.intake import ImportResult, import_source

UNDIVIDABLE = "棉纺社区"
ASTRIDE = "桥头社区"


@pytest.fixture(scope="module")
def imported() -> dict[str, ImportResult]:
    return {
        layer: import_source(SAMPLE_DIR / name, layer, SAMPLE_CRS)
        for layer, name in SOURCES.items()
    }


@pytest.fixture(scope="module")
def town(imported: dict[str, ImportResult]) -> dict[str, gpd.GeoDataFrame]:
    return {layer: result.accepted for layer, result in imported.items()}


@pytest.fixture(scope="module")
def homes(town: dict[str, gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    """The buildings with the name of the community they lie in, once for each."""
    return town["building"].sjoin(
        town["community"][["name", "geometry"]].rename(columns={"name": "community"}),
        predicate="within",
    )


def barrier(town: dict[str, gpd.GeoDataFrame], kind: str) -> shapely.Geometry:
    return town["barrier"].query("kind == @kind").geometry.union_all()


def parts_with_homes(area: shapely.Geometry, homes: gpd.GeoDataFrame) -> list[int]:
    """Households on each connected part of ``area``, without the parts nobody lives on."""
    counts = [int(homes.households[homes.within(part)].sum()) for part in shapely.get_parts(area)]
    return sorted(count for count in counts if count)


def test_the_same_seed_writes_the_same_bytes(tmp_path):
    write(tmp_path)
    made = sorted(path.name for path in tmp_path.iterdir())
    assert {*SOURCES.values()} <= {*made}
    different = [
        name for name in made if (tmp_path / name).read_bytes() != (SAMPLE_DIR / name).read_bytes()
    ]
    assert different == []


def test_another_seed_builds_another_town(tmp_path):
    write(tmp_path, seed=1)
    name = SOURCES["building"]
    assert (tmp_path / name).read_bytes() != (SAMPLE_DIR / name).read_bytes()


def test_it_is_under_four_megabytes():
    assert sum(path.stat().st_size for path in SAMPLE_DIR.iterdir() if path.is_file()) < 4_000_000


@pytest.mark.parametrize("layer", SOURCES)
def test_the_importer_takes_every_row(imported, layer):
    result = imported[layer]
    assert result.read == len(result.accepted) > 0
    assert len(result.rejected) == 0
    assert result.dropped_columns


def test_the_gbk_file_comes_out_in_chinese(town):
    assert "书香苑" in set(town["compound"]["name"])


def test_millimetres_come_through_the_importer(town):
    raw = gpd.read_file(SAMPLE_DIR / SOURCES["building"])
    there = shapely.get_coordinates(town["building"].geometry.values)
    assert (
        shapely.hausdorff_distance(
            shapely.MultiPoint(there),
            shapely.MultiPoint(shapely.get_coordinates(raw.geometry.values)),
        )
        < 0.001
    )


def test_communities_tile_the_town(town):
    communities = town["community"].geometry.values
    assert shapely.coverage_is_valid(communities)
    whole = shapely.union_all(communities)
    assert whole.geom_type == "Polygon"
    assert len(whole.interiors) == 0


def test_every_building_is_in_one_community(town, homes):
    assert len(homes) == len(town["building"])
    assert homes["building_id"].is_unique


def test_the_code_of_a_building_begins_with_its_community(town):
    codes = town["building"].sjoin(town["community"], predicate="within")
    assert (codes["building_id"].str[:12] == codes["community_id"]).all()


def test_buildings_stand_apart(town):
    shapes = town["building"].geometry
    assert shapes.is_valid.all()
    first, second = shapes.sindex.query(shapes, predicate="intersects")
    assert (first == second).all()


@pytest.mark.parametrize("layer", ["road", "barrier"])
def test_no_building_stands_on_a_line(town, layer):
    hit = town["building"].sjoin(town[layer], predicate="intersects")
    assert len(hit) == 0


def test_houses_of_a_compound_stand_in_it(town):
    compounds = town["compound"].set_index("compound_id").geometry
    inside = town["building"].dropna(subset=["compound_id"])
    around = compounds.loc[inside["compound_id"]].values
    assert len(inside) > 300
    assert shapely.covers(around, inside.geometry.values).all()


def test_compounds_lie_apart_in_one_community_each(town):
    shapes = town["compound"].geometry
    first, second = shapes.sindex.query(shapes, predicate="intersects")
    assert (first == second).all()
    assert len(town["compound"].sjoin(town["community"], predicate="within")) == len(shapes)


def test_households(homes):
    counts = homes.groupby("community")["households"].sum()
    assert len(counts) >= 8
    assert counts.sum() >= 15_000
    assert 301 <= counts[UNDIVIDABLE] <= 399
    assert counts.drop(UNDIVIDABLE).min() >= 800


def test_one_count_is_unknown_where_it_does_no_harm(homes):
    unknown = homes[homes["households"].isna()]
    assert list(unknown["use"]) == ["住宅"]
    assert unknown["community"].item() not in (UNDIVIDABLE, ASTRIDE)


def test_kinds_of_houses(homes):
    towers = homes[(homes["floors"] >= 26) & (homes["use"] == "住宅")]
    assert towers["floors"].max() <= 34
    giants = towers["households"][towers["households"] > 300]
    assert len(giants) >= 4
    assert giants.max() <= 430
    small = homes[homes["households"].between(1, 6) & homes["compound_id"].isna()]
    assert len(small) > 400
    assert {"商业", "学校", "医院", "市场", "公园设施", "车站", "工厂"} <= set(
        homes["use"][homes["households"] == 0]
    )


def test_the_affordable_estate_is_one_big_compound(town):
    estate = town["compound"].query("kind == '保障房'")
    inside = town["building"]["compound_id"] == estate["compound_id"].item()
    assert 1000 <= town["building"]["households"][inside].sum() <= 1500


@pytest.mark.parametrize(
    ("kind", "crossing", "count"), [("river", "bridge", 2), ("railway", "underpass", 1)]
)
def test_roads_cross_only_at_crossings(town, kind, crossing, count):
    obstacle = barrier(town, kind)
    crossings = town["crossing"].query("kind == @crossing").geometry
    assert len(crossings) == count
    over = town["road"].geometry
    over = over[over.intersects(obstacle)].intersection(obstacle).union_all()
    spots = shapely.get_parts(shapely.line_merge(over) if kind == "river" else over)
    assert len(spots) == count
    assert all(crossings.distance(spot).min() < 0.01 for spot in spots)
    assert crossings.intersects(obstacle).all()


def test_gates_are_in_walls(town):
    gates = town["crossing"].query("kind == 'gate'").geometry
    assert len(gates) > 0
    assert gates.distance(barrier(town, "wall")).max() < 0.01


def test_barriers_leave_no_household_behind(town, homes):
    """Only one community is cut in two, and there the bridge is needed to make its cells."""
    cut = shapely.union_all([barrier(town, "river"), barrier(town, "railway").buffer(0.01)])
    whole = town["community"].set_index("name").geometry
    parts = {name: parts_with_homes(area.difference(cut), homes) for name, area in whole.items()}
    several = {name: counts for name, counts in parts.items() if len(counts) > 1}
    assert list(several) == [ASTRIDE]
    north, south = several[ASTRIDE]
    assert 301 <= north <= 399
    assert south > 1000
    bridge = town["crossing"].query("name == '清河大桥'").geometry.item()
    assert whole[ASTRIDE].covers(bridge) or whole[ASTRIDE].intersection(bridge).length > 30


def test_addresses_are_told_apart(town):
    houses = town["building"]
    loose = houses[houses["compound_id"].isna()]
    assert not loose.duplicated(["street", "number"]).any()
    named = houses["name"].dropna()
    assert named.is_unique


def test_the_readme_has_the_figures(town, homes):
    text = (SAMPLE_DIR / "README.md").read_text(encoding="utf-8")
    for name, rows in homes.groupby("community"):
        assert f"| {name} | {int(rows['households'].sum()):,} | {len(rows):,} |" in text
    assert f"| together | {int(homes['households'].sum()):,} | {len(homes):,} |" in text
    for layer, name in SOURCES.items():
        assert f"| `{name}` | {layer} | {len(town[layer]):,} |" in text
