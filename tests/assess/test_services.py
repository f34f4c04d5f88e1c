"""Ways to services on one street whose lengths the eye can add up.

          h1          h2     t     t (a tower in two cells)          h3 (across the wall)
    0 ----+-----------+------+-----+-------------- 1500 ----------| 2000
          100         700    1000  1010                             1900
    |     A           |   B         B|C                             |

70 m are a minute. A is of the community ``west``; B and C are of ``east``.
"""

from __future__ import annotations

import dataclasses
import json

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from grid_steward.plugin.assess.network import build_network
from grid_steward.plugin.assess.scene import Scene, look_at
from grid_steward.plugin.assess.services import Ways, service_ways
from grid_steward.plugin.attach import locate_layers
from grid_steward.plugin.common.messages import Bilingual
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.divide import Division
from grid_steward.plugin.rules import CommunityType, Rulebook, Service, load_rulebook
from shapely.geometry import Point, box

CRS = "EPSG:4547"
# building, cell, households, x
HOMES = [
    ("h1", "A", 10, 100),
    ("h2", "B", 20, 700),
    ("t", "B", 30, 1000),
    ("t", "C", 40, 1010),
    ("h3", "C", 5, 1900),
]
COMMUNITY = {"A": "west", "B": "east", "C": "east"}


def service(name: str, minutes: float, every: str | None = None) -> Service:
    return Service(name, Bilingual(name, name), (name.upper(),), minutes, every, None, "drawn")


def rules(*services: Service, suburb: tuple[Service, ...] = ()) -> Rulebook:
    walking = dataclasses.replace(load_rulebook("plain").walking, metres_per_minute=70, join_m=100)
    book = dataclasses.replace(load_rulebook("plain"), walking=walking, services=services)
    if not suburb:
        return book
    own = dataclasses.replace(book, services=suburb)
    kind = CommunityType("suburb", Bilingual("suburb", "suburb"), (), "drawn", own)
    return dataclasses.replace(book, community_types=(kind,))


def frame(layer: str, rows: list[dict]) -> pd.DataFrame:
    columns = {
        name: [row.get(name) for row in rows] for name in sorted({k for r in rows for k in r})
    }
    return contract(layer).frame(columns, CRS)


def plan() -> Division:
    units = [
        {
            "plan": "p",
            "unit_id": f"u{number}",
            "community_id": COMMUNITY[cell],
            "cell_id": cell,
            "building_id": building,
            "part": {"B": "entrance 1", "C": "entrance 2"}[cell] if building == "t" else None,
            "households": households,
            "geometry": box(x - 5, 20, x + 5, 40),
        }
        for number, (building, cell, households, x) in enumerate(HOMES)
    ]
    grounds = {"A": box(0, 0, 400, 60), "B": box(400, 0, 1005, 60), "C": box(1005, 0, 2000, 60)}
    cells = [
        {"plan": "p", "cell_id": cell, "community_id": COMMUNITY[cell], "geometry": ground}
        for cell, ground in grounds.items()
    ]
    return Division(
        frame("unit", units), frame("cell", cells), contract("plan").frame({"plan": ["p"]})
    )


def scene(facilities: list[dict], book: Rulebook, **more: list[dict]) -> Scene:
    """The street, with a wall without a gate at 1500 m; ``facilities`` have at least a kind."""
    homes = {building: box(x - 5, 20, x + 5, 40) for building, _, _, x in HOMES if building != "t"}
    homes["t"] = box(995, 20, 1015, 40)
    layers = {
        "building": frame(
            "building", [{"building_id": code, "geometry": shape} for code, shape in homes.items()]
        ),
        "road": frame(
            "road", [{"road_id": "1", "geometry": shapely.from_wkt("LINESTRING (0 0, 2000 0)")}]
        ),
        "barrier": frame(
            "barrier",
            [{"barrier_id": "1", "geometry": shapely.from_wkt("LINESTRING (1500 -200, 1500 200)")}],
        ),
        "facility": frame(
            "facility",
            [
                {"facility_id": f"f{number}", "geometry": None, **one}
                for number, one in enumerate(facilities)
            ],
        ),
        **{layer: frame(layer, rows) for layer, rows in more.items()},
    }
    return look_at(locate_layers(plan(), layers), layers, book)


def ways(*args, **more) -> Ways:
    seen = scene(*args, **more)
    return service_ways(seen, build_network(seen.layers, seen.rulebook.walking))


CLINIC = {"kind": "CLINIC", "geometry": Point(0, 0)}


def by_building(found: Ways) -> dict[str, list[float]]:
    return dict(zip(found.scene.buildings["building_id"], found.minutes.tolist()))


def covered(table: pd.DataFrame, level: str, area: str | None = None) -> tuple:
    rows = table[table["level"] == level]
    row = (rows if area is None else rows[rows["area_id"] == area]).iloc[0]
    return tuple(
        row.iloc[[row.index.get_loc(name) for name in ("minutes", table.columns[5], "covered")]]
    )


def test_minutes_are_metres_along_the_street_and_the_legs():
    found = ways([CLINIC], rules(service("clinic", 15)))
    minutes = by_building(found)
    assert minutes["h1"] == [pytest.approx((100 + 30) / 70)]
    assert minutes["h2"] == [pytest.approx((700 + 30) / 70)]
    assert minutes["h3"] == [np.inf]
    assert found.on_network.all()


def test_coverage_counts_a_divided_building_in_each_of_its_cells():
    found = ways([CLINIC], rules(service("clinic", 15)))
    table = found.coverage()
    assert covered(table, "cell", "A") == (15, 10, 10)
    assert covered(table, "cell", "B") == (15, 50, 50)
    assert covered(table, "cell", "C") == (15, 45, 40)
    assert covered(table, "community", "east") == (15, 95, 90)
    assert covered(table, "all") == (15, 105, 100)
    assert table["share"].iloc[-1] == pytest.approx(100 / 105)
    assert table["plan"].eq("p").all()


def test_a_way_as_long_as_the_circle_is_within_it():
    found = ways([CLINIC], rules(service("clinic", 730 / 70)))
    assert covered(found.coverage(), "cell", "B")[2] == 20


def test_a_community_type_has_its_own_circle():
    book = rules(service("clinic", 5), suburb=(service("clinic", 15),))
    types = [
        {"community_id": "east", "type": "Suburb", "geometry": box(400, 0, 2000, 60)},
        {"community_id": "west", "type": None, "geometry": box(0, 0, 400, 60)},
    ]
    table = ways([CLINIC], book, community=types).coverage()
    assert covered(table, "cell", "A") == (5, 10, 10)
    assert covered(table, "cell", "B") == (15, 50, 50)
    assert covered(table, "all") == (5, 105, 100)


SUBURB = [
    {"community_id": "east", "type": "Suburb", "geometry": box(400, 0, 2000, 60)},
    {"community_id": "west", "type": None, "geometry": box(0, 0, 400, 60)},
]


def test_nobody_is_too_far_from_a_service_that_their_type_takes_out():
    clinic, shop = service("clinic", 15), service("shop", 1)
    here = [CLINIC, {"kind": "shop", "geometry": Point(0, 0)}]
    cases = [{"geometry": None, **one} for one in CASES]
    book = rules(clinic, shop, suburb=(clinic,))
    found = ways(here, book, community=SUBURB, care_case=cases)
    reach = found.reach().set_index("building_id")["services_too_far"]
    assert reach.fillna("").to_dict() == {"h1": "shop", "h2": "", "h3": "clinic", "t": ""}
    for table, people in ((found.coverage(), 10), (found.care_coverage(), 1)):
        shops = table[table["service"] == "shop"]
        assert shops["area_id"].fillna("").tolist() == ["A", "west", ""]
        assert covered(shops, "all") == (1, people, 0)


def test_a_type_can_have_a_service_of_its_own():
    parcel = service("parcel", 9, "community")
    here = [CLINIC, {"kind": "PARCEL", "geometry": Point(700, 0)}]
    book = rules(service("clinic", 15), suburb=(service("clinic", 15), parcel))
    found = ways(here, book, community=SUBURB)
    assert [one.id for one in found.services] == ["clinic", "parcel"]
    assert not found.notes
    own = found.coverage()
    own = own[own["service"] == "parcel"]
    assert own["area_id"].fillna("").tolist() == ["B", "C", "east", ""]
    assert covered(own, "cell", "B") == (9, 50, 50)


def test_a_type_has_its_own_pace_and_legs():
    clinic = service("clinic", 99)
    book = rules(clinic, suburb=(clinic,))
    suburb = dataclasses.replace(
        book.community_types[0].rules.walking, metres_per_minute=35, join_m=20
    )
    own = dataclasses.replace(book.community_types[0].rules, walking=suburb)
    kind = dataclasses.replace(book.community_types[0], rules=own)
    here = [CLINIC, {"kind": "clinic", "geometry": Point(700, 25)}]
    slow = dataclasses.replace(suburb, join_m=100)
    slow_kind = dataclasses.replace(kind, rules=dataclasses.replace(own, walking=slow))
    found = ways(
        [CLINIC], dataclasses.replace(book, community_types=(slow_kind,)), community=SUBURB
    )
    minutes = by_building(found)
    assert minutes["h1"] == [pytest.approx(130 / 70)]
    assert minutes["h2"] == [pytest.approx(730 / 35)]
    found = ways(here, dataclasses.replace(book, community_types=(kind,)), community=SUBURB)
    assert dict(zip(found.scene.buildings["building_id"], found.on_network)) == {
        "h1": True,
        "h2": False,
        "h3": False,
        "t": False,
    }
    assert "within 20 m: 1 (f1)" in str(found.notes[0])


def test_reach_says_which_services_are_too_far():
    found = ways(
        [CLINIC, {"kind": "shop", "building_id": "h3"}],
        rules(service("clinic", 9), service("shop", 9)),
    )
    reach = found.reach().set_index("building_id")
    assert json.loads(reach.loc["h2", "minutes"]) == {"clinic": 10.5, "shop": None}
    assert reach.loc["h2", "services_too_far"] == "clinic,shop"
    assert reach["too_far"].to_dict() == {"h1": 1, "h2": 2, "h3": 1, "t": 2}
    assert reach.loc["h1", ["cell_id", "community_id", "households"]].tolist() == ["A", "west", 10]
    assert reach.loc["t", ["cell_id", "households"]].tolist() == ["C", 70]
    assert reach.crs == found.scene.index.cells.crs
    assert reach.geometry["h1"].distance(Point(100, 30)) < 1e-6


def test_whoever_waits_for_the_table_of_ways_can_stop_it(monkeypatch):
    found = ways([CLINIC], rules(service("clinic", 9)))
    monkeypatch.setattr("grid_steward.plugin.assess.services._ROWS_AT_ONCE", 1)
    shares: list[float] = []
    found.reach(lambda share, text=None: shares.append(share))
    assert shares == [0, 0.25, 0.5, 0.75, 1]


def test_who_lives_in_the_building_of_a_service_is_at_it():
    minutes = by_building(ways([{"kind": "shop", "building_id": "h2"}], rules(service("shop", 9))))
    assert minutes["h2"] == [0]
    assert minutes["h1"] == [pytest.approx((600 + 60) / 70)]


def test_a_building_that_is_only_near_a_service_is_not_the_one_it_is_in():
    near = {"kind": "shop", "building_id": "h2", "matched_by": "place", "geometry": Point(720, 0)}
    minutes = by_building(ways([near], rules(service("shop", 9))))
    assert minutes["h2"] == [pytest.approx((20 + 30) / 70)]


def test_the_nearest_of_several_counts():
    both = [CLINIC, {"kind": "Clinic", "geometry": Point(800, 0)}]
    assert by_building(ways(both, rules(service("clinic", 9))))["h2"] == [pytest.approx(130 / 70)]


def test_services_without_a_place_are_left_out_and_named_unless_each_needs_one():
    book = rules(service("clinic", 9), service("shop", 9), service("station", 9, "community"))
    found = ways([CLINIC], book)
    assert [one.id for one in found.services] == ["clinic", "station"]
    assert np.isinf(found.minutes[:, 1]).all()
    said = [str(note) for note in found.notes]
    assert said == [
        "The project has no places of these services, so nothing is said about them: shop."
    ]


def test_what_is_wrong_with_facilities_is_said():
    facilities = [
        CLINIC,
        {"kind": "kiosk", "geometry": Point(10, 0)},
        {"kind": "kiosk", "geometry": Point(20, 0)},
        {"kind": "bar", "geometry": Point(20, 0)},
        {"kind": "clinic"},
        {"kind": "clinic", "geometry": Point(0, 900)},
    ]
    unknown, placeless, lost = (
        str(note) for note in ways(facilities, rules(service("clinic", 9))).notes
    )
    assert "do not name: 3 (kiosk 2, bar 1)" in unknown
    assert "without a building: 1." in placeless
    assert "within 100 m: 1 (f5)" in lost


def test_a_project_without_facilities():
    found = ways([], rules(service("clinic", 9)))
    assert found.services == ()
    every = ways([], rules(service("clinic", 9, "community")))
    assert every.services == ()
    assert found.coverage().empty
    assert found.care_coverage().empty
    assert found.reach()["minutes"].tolist() == ["{}"] * 4


CASES = [
    {"case_id": "1", "building_id": "h1"},
    {"case_id": "2", "building_id": "t", "entrance": "1"},
    {"case_id": "3", "building_id": "t", "entrance": "2"},
    {"case_id": "4", "building_id": "t"},  # in no cell: the entrance is not known
    {"case_id": "5", "building_id": "gone", "geometry": Point(1200, 30)},
]


def test_care_cases_count_where_they_live():
    counts = [{"care_group": "x", "people": 6, "building_id": "h3", "geometry": None}]
    cases = [{"geometry": None, **one} for one in CASES]
    found = ways([CLINIC], rules(service("clinic", 15)), care_case=cases, care_count=counts)
    table = found.care_coverage()
    assert covered(table, "cell", "A") == (15, 1, 1)
    assert covered(table, "cell", "B") == (15, 1, 1)
    assert covered(table, "cell", "C") == (15, 1 + 1 + 6, 1)
    assert covered(table, "all") == (15, 10, 3)
    nearer = ways([CLINIC], rules(service("clinic", 18)), care_case=cases, care_count=counts)
    assert covered(nearer.care_coverage(), "cell", "C") == (18, 8, 2)


def test_a_count_without_a_number_counts_nobody():
    counts = [{"care_group": "x", "people": None, "building_id": "h1", "geometry": None}]
    found = ways([CLINIC], rules(service("clinic", 15)), care_count=counts)
    assert covered(found.care_coverage(), "all") == (15, 0, 0)


def test_empty_shares_where_nobody_lives():
    table = ways([CLINIC], rules(service("clinic", 15)), care_case=[{"geometry": None, **CASES[0]}])
    shares = table.care_coverage().set_index("area_id")["share"]
    assert shares["A"] == 1
    assert np.isnan(shares["B"])


def test_straight_lines_without_roads_are_said():
    seen = scene([CLINIC], rules(service("clinic", 15)))
    layers = {**seen.layers, "road": seen.layers["road"].iloc[:0]}
    found = service_ways(seen, build_network(layers, seen.rulebook.walking))
    assert by_building(found)["h3"] == [pytest.approx(np.hypot(1900, 30) / 70)]
    assert "straight lines" in str(found.notes[0])


def test_rows_in_another_order_give_the_same():
    facilities = [CLINIC, {"kind": "shop", "geometry": Point(500, 0)}]
    book = rules(service("clinic", 9), service("shop", 9))
    first, second = ways(facilities, book), ways(facilities[::-1], book)
    pd.testing.assert_frame_equal(first.coverage(), second.coverage())
    pd.testing.assert_frame_equal(first.reach(), second.reach())


def test_a_plan_in_degrees_is_measured_in_metres():
    flat = scene([CLINIC], rules(service("clinic", 15)))
    whole = flat.located.plan
    degrees = Division(whole.units.to_crs(4490), whole.cells.to_crs(4490), whole.plan)
    layers = {
        name: layer.to_crs(4490) if isinstance(layer, gpd.GeoDataFrame) else layer
        for name, layer in flat.layers.items()
    }
    seen = look_at(locate_layers(degrees, layers), layers, flat.rulebook)
    found = service_ways(seen, build_network(seen.layers, seen.rulebook.walking))
    assert found.reach().crs == "EPSG:4490"
    assert by_building(found)["h2"] == [pytest.approx(730 / 70, rel=0.01)]
