"""Who serves the places of a project, and who answers its requests."""

from __future__ import annotations

import geopandas as gpd
import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.common.errors import Cancelled, InputError
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.staff.answering.spot import Spot
from grid_steward.plugin.store.connection import transaction
from grid_steward.plugin.store.tables import insert

from .conftest import CRS, HOMES, bring_in, houses

NAMED = "\n".join(
    [houses().splitlines()[0].replace("户数", "户数,名称,街路巷")]
    + [
        line.replace(",60,", f",60,东山苑{number}号楼,,")
        for number, line in enumerate(houses().splitlines()[1:], start=1)
    ]
)
REQUESTS = "\n".join(
    [
        "工单号,类别,状态,楼栋编码",
        "t1,噪声扰民,在办,0-2",
        "t2,一键呼叫,在办,0-0",
        "t3,不明事项,在办,1-5",
        "t4,噪声扰民,办结,0-1",
    ]
)


@pytest.fixture
def first(street):
    """The code of the first cell, which W1 serves."""
    return min(street.read("cell")["cell_id"])


def frame(found):
    return found.answers.frame.iloc[0]


def test_a_point_in_the_projects_system(street, first):
    found = frame(steps.who_serves(street, None, Spot(point=(20, 25)), provider="卫生服务站"))
    assert (found["cell_id"], found["officer_name"]) == (first, "王芳")
    assert (found["community"], found["service"]) == ("东山社区", "clinic")
    assert (found["provider_id"], found["provider_name"]) == ("f2", "东山卫生站")


def test_a_point_in_another_system_is_the_same_place(street):
    place = gpd.GeoSeries.from_xy([20], [25], crs=CRS).to_crs("EPSG:4326").iloc[0]
    found = frame(steps.who_serves(street, None, Spot((place.x, place.y), "EPSG:4326")))
    assert found["cell_id"] == frame(steps.who_serves(street, None, Spot((20, 25))))["cell_id"]


@pytest.mark.parametrize(
    ("spot", "said"),
    [
        (Spot(), "asks about 0"),
        (Spot(point=(1, 1), address="x"), "asks about 2"),
        (Spot(point=(float("nan"), 1)), "no place"),
        (Spot(point=(500, 500), crs="EPSG:4326"), "no place"),
        (Spot(point=(1, 1), crs="EPSG:nothing"), "not known"),
        (Spot(building="0-7"), "codes like it are: 0-[0-5]"),
        (Spot(building="沙滩别墅"), "for example 0-0, 0-1, 0-2"),
        (Spot(address="沙滩别墅"), "known by the address"),
    ],
)
def test_a_place_that_is_none_is_refused(street, spot, said):
    with pytest.raises(InputError, match=said):
        steps.who_serves(street, None, spot)


def test_a_building_however_its_code_is_written(street):
    exact = frame(steps.who_serves(street, None, Spot(building="1-5")))
    assert (
        frame(steps.who_serves(street, None, Spot(building=" １-5 ")))["cell_id"]
        == (exact["cell_id"])
    )


def test_an_address_is_read_as_in_an_import(street):
    bring_in(street, "building", NAMED)
    for number, home in ((1, "0-0"), (12, "1-5")):
        found = frame(steps.who_serves(street, None, Spot(address=f"东山苑{number}号楼2单元501")))
        there = frame(steps.who_serves(street, None, Spot(building=home)))
        assert found["cell_id"] == there["cell_id"]


def test_an_address_that_is_misspelt_or_of_several_names_them(street):
    bring_in(street, "building", NAMED)
    with pytest.raises(InputError, match=r"like it are: 东山苑3号楼 \(0-2\)\."):
        steps.who_serves(street, None, Spot(address="东山花苑3号楼"))
    twice = NAMED.replace("东山苑2号楼", "东山苑1号楼")
    bring_in(street, "building", twice)
    with pytest.raises(InputError, match=r"mean 2 buildings: .*\(0-0\); .*\(0-1\)\. Add"):
        steps.who_serves(street, None, Spot(address="东山苑1号楼"))


def test_a_service_nobody_has(street):
    with pytest.raises(InputError, match=r"no service called 修仙.*clinic"):
        steps.who_serves(street, None, Spot(building="0-0"), provider="修仙")


def test_someone_away_nobody_knows(street):
    with pytest.raises(InputError, match="code W7"):
        steps.who_serves(street, None, Spot(building="0-0"), away=["W7"])


def test_the_kept_assignment_goes_before_the_list(street, first):
    cells = street.read("cell")
    row = cells[cells["cell_id"] == first]
    assigned = {
        "plan": ["plan-1", "another"],
        "cell_id": [first, first],
        "community_id": ["420502001"] * 2,
        "officer_id": ["W8", "W9"],
        "officer_name": ["赵八", "钱九"],
        "change": ["changed"] * 2,
        "geometry": [row.geometry.iloc[0]] * 2,
    }
    with transaction(street.path) as connection:
        insert(connection, "assignment", contract("assignment").frame(assigned, street.crs))
    assert frame(steps.who_serves(street, "plan-1", Spot(building="0-0")))["officer_name"] == "赵八"


def test_points_keep_their_index_and_order(street, first):
    points = gpd.GeoDataFrame(
        {"kind": ["噪声", "一键呼叫"], "street": ["x", "y"]},
        geometry=gpd.points_from_xy([20, 900], [25, 900]),
        crs=CRS,
        index=[7, 3],
    )
    found = steps.who_serves_points(street, None, points)
    assert found.index.tolist() == [7, 3]
    assert found["cell_id"].tolist() == [first, None]
    assert found["level"].tolist() == ["street", "cell"]
    assert found["street"].tolist() == [None, None]
    assert found.crs == street.crs
    bare = gpd.GeoDataFrame(geometry=points.geometry.to_numpy(), index=points.index)
    bare = steps.who_serves_points(street, None, bare)
    assert bare["cell_id"].tolist() == [first, None]
    assert bare["why"].tolist() == [None, "no_cell"]


def test_requests_that_are_open_are_answered_and_kept(street, first):
    bring_in(street, "request", REQUESTS)
    found = steps.answer_requests(street, None).answers.frame
    kept = street.read("response").set_index("request_id")
    asked = street.read("request").query("status == 'open'")
    assert sorted(kept.index) == sorted(asked["request_id"])
    assert len(found) == 3
    by_kind = kept.set_index("kind")
    assert by_kind.loc["噪声扰民", "level"] == "street"
    assert by_kind.loc["一键呼叫", "answered_by"] == "王芳"
    assert by_kind.loc["一键呼叫", "cell_id"] == first
    assert by_kind.loc["不明事项", "why"].endswith("no_kind")
    assert set(kept["plan"]) == {"plan-1"}
    steps.answer_requests(street, None)
    assert len(street.read("response")) == 3


def test_requests_answered_once_are_gone_when_none_is_open(street):
    bring_in(street, "request", REQUESTS)
    steps.answer_requests(street, None)
    bring_in(street, "request", REQUESTS.replace("在办", "办结"))
    assert steps.answer_requests(street, None).answers.frame.empty
    assert street.read("response").empty


def test_cancelling_keeps_nothing(street):
    bring_in(street, "request", REQUESTS)

    def stop(share, text=None):
        if share >= 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        steps.answer_requests(street, None, progress=stop)
    assert street.read("response").empty


def test_nothing_about_residents_is_read(street, monkeypatch):
    read, layers = type(street).read, []

    def noted(project, layer, *more):
        layers.append(layer)
        return read(project, layer, *more)

    monkeypatch.setattr(type(street), "read", noted)
    steps.who_serves(street, None, Spot(building=HOMES[0]), kind="一键呼叫")
    assert layers and not any(contract(layer).restricted for layer in layers)
