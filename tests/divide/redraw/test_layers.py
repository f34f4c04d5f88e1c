"""Redrawing small hand-drawn towns: houses 40 m apart in communities beside each other."""

from __future__ import annotations

import json
from collections.abc import Iterable

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.common.messages import Message
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Division, Settings, divide_layers
from grid_steward.plugin.divide.explain import explain_layers
from grid_steward.plugin.divide.redraw.layers import redraw_layers
from grid_steward.plugin.divide.redraw.settings import RedrawSettings
from grid_steward.plugin.rules import load_rulebook
from shapely.geometry import box

CRS = "EPSG:4547"
CELL, COMMUNITY = Band(100, 150, 200), Band(300, 400, 500)


def houses(columns: Iterable[int], households: int = 25) -> gpd.GeoDataFrame:
    """Two rows of houses, one for each column of 40 m; b3-0 is the lower one of column 3."""
    places = [(column, row) for column in columns for row in (0, 1)]
    return contract("building").frame(
        {
            "building_id": [f"b{column}-{row}" for column, row in places],
            "households": [households] * len(places),
            "geometry": [
                box(40 * column + 10, 40 * row + 10, 40 * column + 30, 40 * row + 30)
                for column, row in places
            ],
        },
        CRS,
    )


def communities(**areas: tuple[int, int]) -> gpd.GeoDataFrame:
    """Communities that reach from one column to before another."""
    return contract("community").frame(
        {
            "community_id": list(areas),
            "name": [f"社区{code}" for code in areas],
            "street": ["东街"] * len(areas),
            "geometry": [box(40 * first, 0, 40 * last, 80) for first, last in areas.values()],
        },
        CRS,
    )


def compound(code: str, first: int, last: int, **fields) -> gpd.GeoDataFrame:
    shape = [box(40 * first, 0, 40 * last, 80)]
    data = {"compound_id": [code], "name": [f"小区{code}"], "geometry": shape}
    return contract("compound").frame({**data, **{k: [v] for k, v in fields.items()}}, CRS)


def roads(*columns: int) -> gpd.GeoDataFrame:
    """Streets along the western sides of the columns."""
    lines = [shapely.LineString([(40 * column, -5), (40 * column, 85)]) for column in columns]
    codes = [f"r{column}" for column in columns]
    return contract("road").frame(
        {"road_id": codes, "class": ["residential"] * len(codes), "geometry": lines}, CRS
    )


def redrawn(
    layers: dict, earlier: Division | None = None, rulebook: str = "qingyang", **settings
) -> Division:
    cells = Settings(CELL, load_rulebook(rulebook), plan="new")
    wanted = {"households": COMMUNITY, **settings}
    return redraw_layers(layers, RedrawSettings(cells, **wanted), earlier)


def homes(plan: Division) -> dict[str, set[int]]:
    """The columns of houses in each community."""
    units = plan.units.dropna(subset=["building_id"])
    columns = units["building_id"].str.extract(r"b(\d+)-")[0].astype(int)
    return {code: set(own) for code, own in columns.groupby(units["community_id"].to_numpy())}


def homes_of(plan: Division, column: int) -> str:
    """The community that the houses of a column are in."""
    (code,) = (code for code, own in homes(plan).items() if column in own)
    return code


def said(plan: Division) -> str:
    return " ".join(str(Message.from_json(one)) for one in json.loads(plan.plan["notes"].iloc[0]))


def parameters(plan: Division) -> dict:
    return json.loads(plan.plan["parameters"].iloc[0])


def test_good_communities_stay_as_they_are():
    layers = {"building": houses(range(16)), "community": communities(A=(0, 8), B=(8, 16))}
    plan = redrawn(layers)
    assert homes(plan) == {"A": set(range(8)), "B": set(range(8, 16))}
    assert parameters(plan)["moved"] == 0
    lines = layers["community"].set_index("community_id").geometry
    found = plan.communities.set_index("community_id").geometry
    assert all(found[code].equals(lines[code]) for code in "AB")


def test_one_that_is_too_small_joins_its_neighbour():
    layers = {
        "building": houses(range(18)),
        "community": communities(A=(0, 8), B=(8, 10), C=(10, 18)),
    }
    plan = redrawn(layers)
    assert set(homes(plan)) == {"A", "C"}
    assert parameters(plan)["moved"] == 100
    assert "社区B (B) ends: 100 households are fewer than the 300" in said(plan)
    retired = json.loads(plan.plan["retired"].iloc[0])
    assert [one["code"] for one in retired] == ["B"]


def test_an_estate_that_a_line_cuts_becomes_whole():
    layers = {
        "building": houses(range(18)),
        "community": communities(A=(0, 9), B=(9, 18)),
        "compound": compound("X", 7, 10),
        "road": roads(7, 10),
    }
    found = homes(redrawn(layers))
    assert {7, 8, 9} <= found["A"] or {7, 8, 9} <= found["B"]


def test_a_large_estate_of_no_community_becomes_one():
    layers = {
        "building": houses(range(24)),
        "community": communities(A=(0, 8), B=(16, 24)),
        "compound": compound("X", 8, 16),
    }
    plan = redrawn(layers)
    (new,) = set(homes(plan)) - {"A", "B"}
    assert homes(plan)[new] == set(range(8, 16))
    assert plan.communities.set_index("community_id").loc[new, "name"] == "小区X"
    assert plan.communities.set_index("community_id").loc[new, "street"] == "东街"


def test_a_small_estate_of_no_community_is_absorbed():
    layers = {
        "building": houses(range(18)),
        "community": communities(A=(0, 8), B=(10, 18)),
        "compound": compound("X", 8, 10),
    }
    plan = redrawn(layers)
    assert set(homes(plan)) == {"A", "B"}
    assert parameters(plan)["moved"] == 0
    assert "lay in no community" in said(plan)


@pytest.mark.parametrize("how", ["ticked", "named"])
def test_an_estate_that_is_asked_for_makes_a_community(how):
    layers = {
        "building": houses(range(24)),
        "community": communities(A=(0, 12), B=(12, 24)),
        "compound": compound("X", 8, 16, own_community=how == "ticked"),
        "road": roads(8, 16),
    }
    plan = redrawn(layers, own=("X",) if how == "named" else ())
    assert set(range(8, 16)) in homes(plan).values()


@pytest.mark.parametrize("how", ["ticked", "named"])
def test_locked_communities_do_not_change(how):
    lines = communities(A=(0, 8), B=(8, 10), C=(10, 18))
    if how == "ticked":
        lines["locked"] = [True, False, False]
    layers = {"building": houses(range(18)), "community": lines}
    plan = redrawn(layers, locked=("A",) if how == "named" else ())
    assert homes(plan)["A"] == set(range(8))
    assert plan.communities.set_index("community_id").loc["A", "locked"]


def test_an_estate_in_a_locked_community_stays_there_and_that_is_told():
    layers = {
        "building": houses(range(24)),
        "community": communities(A=(0, 12), B=(12, 24)),
        "compound": compound("X", 0, 8),
    }
    plan = redrawn(layers, own=("X",), locked=("A",), households=Band(300, 400, 700))
    assert homes(plan)["A"] == set(range(12))
    assert "小区X should make a community of its own, but lies in a locked one" in said(plan)


def test_sound_cells_of_an_earlier_plan_stay_in_communities_that_keep_them():
    layers = {
        "building": houses(range(18)),
        "community": communities(A=(0, 8), B=(8, 10), C=(10, 18)),
    }
    cells = Settings(CELL, load_rulebook("qingyang"), plan="old")
    earlier = divide_layers(layers, cells)
    plan = redrawn(layers, earlier)
    before = earlier.units.dropna(subset=["building_id"]).set_index("building_id")["cell_id"]
    after = plan.units.dropna(subset=["building_id"]).set_index("building_id")["cell_id"]
    untouched = before[~before.str.startswith("B")]
    assert (after[untouched.index] == untouched).all()
    assert not plan.cells["locked"].any()
    assert parameters(plan)["locked"] == []


def test_a_plan_that_was_redrawn_is_where_the_next_one_starts():
    layers = {
        "building": houses(range(18)),
        "community": communities(A=(0, 8), B=(8, 10), C=(10, 18)),
    }
    first = redrawn(layers)
    again = redrawn(layers, first)
    assert homes(again) == homes(first)
    assert parameters(again)["moved"] == 0


def explained(plan: Division, layers: dict, code: str, earlier: Division | None = None):
    settings = Settings(CELL, load_rulebook("qingyang"), plan="new")
    return explain_layers(layers, plan, code, settings, COMMUNITY, earlier)


def test_who_moves_is_explained_by_the_plan_that_it_was_redrawn_from():
    """B ended before, so its households are at home where they came to."""
    layers = {
        "building": houses(range(18)),
        "community": communities(A=(0, 8), B=(8, 10), C=(10, 18)),
    }
    first = redrawn(layers)
    again = redrawn(layers, first)
    assert parameters(again)["moved"] == 0
    found = explained(again, layers, homes_of(again, 8), first)
    assert found.told
    assert all(one.choice.more["moved"] > 0 for one in found.told)


def test_a_plan_by_residents_says_that_they_are_not_weighed():
    buildings = houses(range(16))
    layers = {"building": buildings, "community": communities(A=(0, 8), B=(8, 16))}
    people = dict.fromkeys(buildings["building_id"], 77)
    plan = redrawn(layers, residents=Band(1000, 1250, 1600), people=people)
    words = "for a band of residents, which is not weighed here"
    assert any(words in str(one) for one in explained(plan, layers, "A").verdict)
    assert not any(words in str(one) for one in explained(redrawn(layers), layers, "A").verdict)


def test_a_count_is_reached():
    layers = {
        "building": houses(range(24)),
        "community": communities(A=(0, 8), B=(8, 16), C=(16, 24)),
    }
    assert len(homes(redrawn(layers, households=Band(300, 400, 700), count=2))) == 2


def test_a_count_that_no_arithmetic_allows_is_refused():
    layers = {"building": houses(range(16)), "community": communities(A=(0, 8), B=(8, 16))}
    with pytest.raises(InputError, match="5 communities would have 160 each"):
        redrawn(layers, count=5)


def test_where_no_number_is_possible_none_is_offered():
    layers = {"building": houses(range(5)), "community": communities(A=(0, 5))}
    with pytest.raises(InputError, match="No number of communities holds the band 300 to 500"):
        redrawn(layers, count=2)


def test_a_refused_count_is_told_in_households_whatever_they_are_counted_in():
    layers = {
        "building": houses(range(16)),
        "community": communities(A=(0, 8), B=(8, 16)),
        "compound": compound("X", 8, 16, kind="高层小区"),
    }
    with pytest.raises(InputError, match=r"5 communities would have 133 each, .* 300 to 500"):
        redrawn(layers, rulebook="chengdu", count=5)


def test_factors_of_estates_change_the_band():
    """Eight columns of 50 households are 400; high rise counts two thirds, 267: too few."""
    layers = {
        "building": houses(range(16)),
        "community": communities(A=(0, 8), B=(8, 16)),
        "compound": compound("X", 0, 8, kind="高层小区"),
    }
    plan = redrawn(layers, rulebook="chengdu", households=Band(250, 300, 500))
    rows = plan.communities.set_index("community_id")
    assert (rows.loc["A", "least"], rows.loc["A", "most"]) == (375, 750)
    assert (rows.loc["B", "least"], rows.loc["B", "most"]) == (250, 500)


def test_residents_are_counted_and_not_told():
    buildings = houses(range(18))
    layers = {"building": buildings, "community": communities(A=(0, 8), B=(8, 10), C=(10, 18))}
    people = dict.fromkeys(buildings["building_id"], 77)
    plan = redrawn(layers, households=None, residents=Band(1000, 1250, 1600), people=people)
    assert set(homes(plan)) == {"A", "C"}
    row = plan.plan.to_json()
    assert parameters(plan)["community_residents"] == "1000:1250:1600"
    assert parameters(plan)["unavoidable"] == 0
    assert not any(str(77 * count) in row for count in (4, 16, 18, 20))
    assert plan.communities["in_band"].all()
    assert plan.communities[["least", "most", "off_band"]].isna().all(axis=None)


@pytest.mark.parametrize("households", [None, Band(100, 400, 900)])
def test_how_few_residents_keep_a_community_out_of_the_band_is_not_told(households):
    buildings = houses([*range(8), 40])
    layers = {"building": buildings, "community": communities(A=(0, 8), B=(40, 41))}
    people = {**dict.fromkeys(buildings["building_id"], 77), "b40-0": 3, "b40-1": 0}
    settings = {"households": households, "residents": Band(1000, 1250, 1600), "people": people}
    plan = redrawn(layers, **settings)
    assert "1 communities are out of the band: 社区B (B)." in said(plan)
    assert plan.communities["in_band"].tolist() == [True, False]
    assert not any(word.strip(",.:") == "3" for word in said(plan).split())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"locked": ("Z",)}, "There is no community Z"),
        ({"own": ("Z",)}, "There is no compound Z"),
    ],
)
def test_codes_that_there_are_not_are_refused(change, words):
    layers = {"building": houses(range(8)), "community": communities(A=(0, 8))}
    with pytest.raises(InputError, match=words):
        redrawn(layers, **change)


def test_an_empty_shed_by_itself_makes_no_community():
    shed = houses([60], households=0)
    layers = {
        "building": pd.concat([houses(range(16)), shed], ignore_index=True),
        "community": communities(A=(0, 8), B=(8, 16)),
    }
    plan = redrawn(layers, count=2)
    assert homes(plan) == {"A": set(range(8)), "B": set(range(8, 16))}
    assert "2 buildings stand in no community" in said(plan)


@pytest.mark.parametrize("sheds", [(), (3,), (3, 12)])
def test_empty_ground_beyond_a_wall_stays_with_its_community(sheds):
    """A strip in the north belongs to A and B; nothing leads there, and nobody lives there."""
    ground = [box(0, 0, 320, 200), box(320, 0, 640, 200)]
    wall = [shapely.LineString([(-9, 85), (649, 85)])]
    empty = houses(sheds, households=0).iloc[::2]
    layers = {
        "building": pd.concat(
            [houses(range(16)), empty.set_geometry(empty.translate(0, 120))], ignore_index=True
        ).assign(
            building_id=lambda all_: [f"{code}{n}" for n, code in enumerate(all_.building_id)]
        ),
        "community": communities(A=(0, 8), B=(8, 16)).set_geometry(ground, crs=CRS),
        "barrier": contract("barrier").frame(
            {"barrier_id": ["w"], "kind": ["wall"], "geometry": wall}, CRS
        ),
    }
    plan = redrawn(layers, count=2)
    assert homes(plan) == {"A": set(range(8)), "B": set(range(8, 16))}
    assert plan.communities.geometry.area.tolist() == pytest.approx([64000, 64000])


def test_an_empty_house_behind_an_estate_of_its_own_joins_it():
    layers = {
        "building": pd.concat([houses(range(24)), houses([24], households=0)], ignore_index=True),
        "community": communities(A=(0, 8), B=(8, 16)),
        "compound": compound("X", 16, 24),
    }
    plan = redrawn(layers)
    assert sorted(map(sorted, homes(plan).values()))[2] == [*range(16, 25)]


def test_communities_out_of_the_band_are_named():
    layers = {
        "building": houses(range(10)),
        "community": communities(A=(0, 8), B=(8, 10)).assign(locked=[False, True]),
    }
    assert "1 communities are out of the band: 社区B (B)." in said(redrawn(layers))


def test_what_is_founded_out_of_nobody_says_so():
    layers = {
        "building": houses([*range(8), *range(30, 38)]),
        "community": communities(A=(0, 8)),
    }
    words = "is founded with 400 households that lay in no community."
    assert words in said(redrawn(layers))


def test_without_households_there_is_nothing_to_go_by():
    layers = {"building": houses(range(8), households=0), "community": communities(A=(0, 8))}
    with pytest.raises(InputError, match="No building has any households"):
        redrawn(layers)


def test_without_communities_there_is_nothing_to_redraw():
    with pytest.raises(InputError, match="no communities yet"):
        redrawn({"building": houses(range(8))})


def test_the_order_of_rows_does_not_matter():
    layers = {
        "building": houses(range(20)),
        "community": communities(A=(0, 9), B=(9, 11), C=(11, 20)),
        "compound": compound("X", 7, 10),
        "road": roads(7, 10),
    }
    rng = np.random.default_rng(1)
    turned = {name: frame.iloc[rng.permutation(len(frame))] for name, frame in layers.items()}
    one, other = redrawn(layers), redrawn(turned)
    assert homes(one) == homes(other)
    assert one.cells.geometry.geom_equals(other.cells.geometry).all()
