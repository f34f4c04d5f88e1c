"""The sample town's communities redrawn: what was planted ends where a planner would put it."""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from grid_steward.layers.sample.redraw import (
    AROUND_IT,
    BESIDE_THEM,
    ENCLAVE,
    LOCKED,
    NEW_ESTATE,
    TICKED,
    TOO_SMALL,
    RedrawTown,
    redraw_town,
)
from grid_steward.plugin import steps
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.common.messages import Message
from grid_steward.plugin.divide import Division, Settings
from grid_steward.plugin.divide.redraw.layers import redraw_layers
from grid_steward.plugin.divide.redraw.settings import RedrawSettings
from grid_steward.plugin.store import Project

COMMUNITY = Band(1000, 2000, 3000)


@pytest.fixture(scope="module")
def planted(town: Path) -> RedrawTown:
    return redraw_town(steps.input_layers(Project.open(town)))


@pytest.fixture(scope="module", params=["from nothing", "from cells"])
def plan(request, town: Path, planted: RedrawTown) -> Division:
    """Redrawn once without an earlier plan, and once from the cells of the town's."""
    project = Project.open(town)
    earlier = project.read_plan(None) if request.param == "from cells" else None
    settings = RedrawSettings(Settings(project.rules.cell_band, project.rules), COMMUNITY)
    return redraw_layers(planted.layers, settings, earlier)


def homes(plan: Division) -> pd.Series:
    """The community of each building, by code; a building is never in two."""
    units = plan.units.dropna(subset=["building_id"])
    assert units.groupby("building_id")["community_id"].nunique().max() == 1
    return units.drop_duplicates("building_id").set_index("building_id")["community_id"]


def code_of(plan: Division, estate: str, layers) -> str:
    """The community that bears the estate's name."""
    name = layers["compound"].set_index("compound_id")["name"][estate]
    named = plan.communities[plan.communities["name"] == name]
    assert len(named) == 1
    assert named["continues"].isna().all()
    return str(named["community_id"].iloc[0])


def test_every_home_comes_to_where_a_planner_would_put_it(plan, planted):
    codes = {one: code_of(plan, one, planted.layers) for one in (NEW_ESTATE, TICKED)}
    expected = {home: codes.get(to, to) for home, to in planted.expected.items()}
    found = homes(plan)
    assert {home: found[home] for home in expected} == expected


def test_estates_make_communities_of_nobody_else(plan, planted):
    buildings = planted.layers["building"].set_index("building_id")
    compounds = planted.layers["compound"].set_index("compound_id").geometry
    for estate in (NEW_ESTATE, TICKED):
        own = homes(plan)[lambda found, e=estate: found == code_of(plan, e, planted.layers)]
        inner = shapely.point_on_surface(buildings.geometry[own.index].to_numpy())
        assert shapely.contains(compounds[estate], inner).all()


def test_courtyards_stay_on_their_side_of_the_railway(plan, planted):
    assert len(planted.courtyards) > 50
    assert set(homes(plan)[list(planted.courtyards)]) == {BESIDE_THEM}


def test_the_enclave_is_absorbed(plan, planted):
    ground = planted.layers["compound"].set_index("compound_id").geometry[ENCLAVE]
    around = plan.communities.set_index("community_id").geometry[AROUND_IT]
    assert around.buffer(0.01).contains(ground)


def test_the_locked_community_moves_no_building(plan, planted):
    lines = planted.layers["community"].set_index("community_id").geometry
    buildings = planted.layers["building"]
    inner = shapely.point_on_surface(buildings.geometry.to_numpy())
    before = set(buildings["building_id"][shapely.contains(lines[LOCKED], inner)])
    found = homes(plan)
    assert set(found.index[found == LOCKED]) == before
    locked = plan.communities.set_index("community_id")
    assert locked.loc[LOCKED, "locked"]
    assert locked.geometry[LOCKED].symmetric_difference(lines[LOCKED]).area < 1.0


def test_communities_hold_the_band_in_one_piece_and_tile_the_ground(plan, planted):
    communities = plan.communities
    sums = plan.units.groupby("community_id")["households"].sum()
    assert sums.between(COMMUNITY.minimum, COMMUNITY.maximum).all()
    assert (communities.set_index("community_id")["households"] == sums).all()
    assert communities["in_band"].all()
    assert (communities["pieces"] == 1).all()
    assert (communities.geometry.geom_type == "Polygon").all()
    whole = communities.union_all()
    assert communities.area.sum() == pytest.approx(whole.area, rel=1e-6)
    assert whole.buffer(0.01).contains(planted.layers["building"].union_all())


def test_cells_lie_in_one_community_each(plan):
    assert plan.units.groupby("cell_id")["community_id"].nunique().max() == 1
    joined: gpd.GeoDataFrame = plan.cells.merge(
        plan.communities[["community_id", "geometry"]], on="community_id", suffixes=("", "_of")
    )
    outside = shapely.difference(joined.geometry.to_numpy(), joined["geometry_of"].to_numpy())
    assert shapely.area(outside).max() < 0.1
    assert plan.plan["cells_contiguous"].iloc[0] == len(plan.cells)


def test_codes_are_kept_given_and_given_up(plan, planted):
    today = set(planted.layers["community"]["community_id"])
    now = set(plan.communities["community_id"])
    assert today - now == {TOO_SMALL}
    assert len(now - today) == 2
    retired = json.loads(plan.plan["retired"].iloc[0])
    line = next(one for one in retired if one["code"] == TOO_SMALL)
    assert line["level"] == "community"
    assert line["successors"]


def test_moves_are_counted_and_what_was_done_is_told(plan, planted):
    parameters = json.loads(plan.plan["parameters"].iloc[0])
    buildings = planted.layers["building"].set_index("building_id")
    lines = planted.layers["community"].set_index("community_id").geometry
    inner = shapely.point_on_surface(buildings.geometry.to_numpy())
    row, community = shapely.STRtree(lines.to_numpy()).query(inner, "within")
    before = pd.Series(lines.index[community], index=buildings.index[row])
    found = homes(plan)[before.index]
    moved = buildings.loc[before.index[(found != before).to_numpy()], "households"].sum()
    assert parameters["moved"] == moved
    assert 0 < parameters["unavoidable"] <= moved
    said = " ".join(str(Message.from_json(one)) for one in json.loads(plan.plan["notes"].iloc[0]))
    for words in (
        "棉纺社区 (990101101007) ends",
        "金桥国际",
        "cut off from the rest",
        "no community",
    ):
        assert words in said
