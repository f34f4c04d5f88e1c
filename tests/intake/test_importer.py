"""The whole way of a source into a layer."""

import json

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from grid_steward.plugin.common.errors import Cancelled, InputError
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.intake import REASONS, check_frame
from grid_steward.tests.intake.drawing import CRS, EAST, NORTH, square
from hypothesis import given, settings
from hypothesis import strategies as st

IDENTITY = "11010519491231002X"


def _import(columns, geometry, layer="building", crs=CRS, **options):
    frame = gpd.GeoDataFrame(columns, geometry=list(geometry), crs=crs)
    return check_frame(frame, layer, CRS, source="houses", **options)


def test_accepted_has_the_contracts_columns_and_rejected_its_own(houses):
    result = check_frame(houses, "building", CRS, source="houses")
    assert list(result.accepted.columns) == [*contract("building").fields, "geometry"]
    assert list(result.rejected.columns) == list(contract("rejected").fields)
    assert result.accepted["households"].dtype == "Int64"
    assert result.accepted["floors"].isna().all()
    assert result.matched == {"building_id": "楼栋编码", "households": "户数"}


def test_unknown_counts_stay_unknown():
    result = _import({"户数": [3.0, np.nan, 0.0]}, map(square, range(3)))
    assert result.accepted["households"].astype(object).tolist() == [3, pd.NA, 0]


def test_a_wrong_count_costs_the_row_and_a_wrong_storey_only_itself():
    columns = {"户数": ["12", "多户", "30"], "层数": ["2.5", "6", "六"]}
    result = _import(columns, map(square, range(3)))
    assert result.accepted["households"].tolist() == [12, 30]
    assert result.accepted["floors"].isna().all()
    assert result.reasons == {"not_a_number": 1}
    assert any("2 values in the field Floors could not be read" in str(n) for n in result.notes)


def test_keys_are_made_from_the_place_where_there_are_none():
    result = _import({"户数": [1, 2]}, [square(0), square(5)])
    assert result.accepted["building_id"].tolist() == ["x500004-y3400004", "x500054-y3400004"]
    assert "--map building_id=COLUMN" in str(result.notes[0])


def test_keys_are_made_for_the_rows_without_one_and_for_repeated_zeros():
    result = _import({"id": ["a", None, "—"]}, map(square, range(3)))
    assert result.accepted["building_id"].tolist() == ["a", "x500014-y3400004", "x500024-y3400004"]
    assert "2 rows had no" in str(result.notes[0])
    zeros = _import({"Id": [0, 0, 7]}, map(square, range(3)))
    assert zeros.accepted["building_id"].tolist() == ["x500004-y3400004", "x500014-y3400004", "7"]


def test_same_place_is_told_apart_by_values_not_by_row_order():
    made = {}
    for order in ([0, 1, 2], [2, 0, 1]):
        counts = [[5, 6, 7][at] for at in order]
        result = _import({"户数": counts}, [square(0)] * 3)
        made[tuple(order)] = dict(
            zip(result.accepted["households"], result.accepted["building_id"])
        )
    first = {5: "x500004-y3400004", 6: "x500004-y3400004-2", 7: "x500004-y3400004-3"}
    assert list(made.values()) == [first, first]


def test_rows_that_repeat_in_everything_are_kept_once():
    result = _import({"id": ["a", "b", "a"], "备注": [1, 2, 3]}, [square(0), square(1), square(0)])
    assert result.accepted["building_id"].tolist() == ["a", "b"]
    assert result.rejected[["row", "reason"]].to_numpy().tolist() == [[3, "duplicate_row"]]
    assert "row 1" in result.rejected["message"][0]


def test_of_different_rows_with_one_key_the_westernmost_stays():
    for columns in ([0, 3], [3, 0]):
        result = _import({"id": ["a", "a"]}, map(square, columns))
        assert result.accepted.geometry[0].equals(square(0))
        assert result.reasons == {"duplicate_key": 1}
        assert f"row {columns.index(0) + 1}" in result.rejected["message"][0]


def test_a_ring_that_starts_elsewhere_is_the_same_outline():
    ring = list(square(0).exterior.coords)[:-1]
    turned = shapely.Polygon(ring[2:] + ring[:2])
    result = _import({"户数": [4, 4]}, [square(0), turned])
    assert result.reasons == {"duplicate_row": 1}


def test_every_kind_of_fault_is_named_once_with_the_row_it_is_in():
    nothing = shapely.Polygon()
    flat = shapely.Polygon([(EAST, NORTH), (EAST + 9, NORTH), (EAST + 4, NORTH), (EAST, NORTH)])
    shapes = [square(0), None, nothing, shapely.Point(EAST, NORTH), flat, square(1), square(2)]
    result = _import({"户数": [1, 2, 3, 4, 5, "many", "-4"], "层数": 2}, shapes)
    found = dict(zip(result.rejected["row"], result.rejected["reason"]))
    assert found == {
        2: "no_geometry",
        3: "no_geometry",
        4: "wrong_geometry",
        5: "no_size",
        6: "not_a_number",
        7: "below_minimum",
    }
    assert "This row is a point; this layer needs area" in result.rejected["message"][2]
    assert "many" not in result.rejected["message"][4]
    assert "-4" in result.rejected["message"][5]


def test_a_layer_that_takes_two_kinds_names_both():
    result = _import({"名称": ["x"]}, [shapely.Point(EAST, NORTH)], layer="barrier")
    assert "needs line or area" in result.rejected["message"][0]


def test_nothing_personal_comes_in_or_is_kept():
    columns = {
        "户主": ["张三", "李四", "王五"],
        "楼栋名称": ["桂花园", f"东楼 {IDENTITY}", "西楼"],
        "联系": ["13800138000", "13900139000", None],
        "备注": ["户主：张三", "无", "无人"],
        "户数": ["x13800138000", 3, 4],
    }
    result = _import(columns, map(square, range(3)))
    assert result.accepted["name"].tolist() == [None, "西楼"]
    kept = " ".join(
        [result.rejected.to_json(force_ascii=False), *(str(note) for note in result.notes)]
    )
    for secret in ("张三", "李四", "王五", "13800138000", "13900139000", IDENTITY):
        assert secret not in kept
    original = json.loads(result.rejected["original"][0])
    assert original["楼栋名称"] == "桂花园" and original["户数"] is None
    assert {"户主", "联系"} <= set(result.dropped_columns)
    assert "户主, 联系" in str(result.notes[0])


def test_text_that_no_field_wants_is_not_kept():
    columns = {
        "编号": ["a", "b", "c"],
        "户数": ["many", 2, 3],
        "道路": ["西陵路，联系人张三", "西陵路", "夷陵路"],
        "来源": ["听老王家说的", None, "房管"],
        "残疾人数": [1, 0, 2],
        "序号": ["17", "18", "19"],
        "姓 名": ["李四", "王五", "赵六"],
    }
    result = _import(columns, map(square, range(3)))
    original = json.loads(result.rejected["original"][0])
    assert list(original) == ["编号", "户数", "道路", "序号", "geometry"]
    assert (original["编号"], original["户数"], original["序号"]) == ("a", None, "17")
    assert original["道路"] is None
    assert {"来源", "残疾人数", "姓 名"} <= set(result.dropped_columns)


def test_a_long_code_chosen_by_hand_is_no_number_of_a_person():
    codes = [f"130102001{number:02d}" for number in range(1, 11)]
    columns = {"甲": codes, "户数": [1] * 10}
    result = _import(columns, map(square, range(10)), mapping={"building_id": "甲"})
    assert result.accepted["building_id"].tolist() == columns["甲"]


def test_original_values_keep_their_types_and_a_short_outline():
    ring = shapely.Point(EAST, NORTH).buffer(5, quad_segs=200)
    result = _import({"户数": ["x"], "面积": [np.float64(2.5)], "建成": [pd.NaT]}, [ring])
    original = json.loads(result.rejected["original"][0])
    assert original["面积"] == 2.5 and original["建成"] is None
    assert original["geometry"].startswith("POLYGON ((") and len(original["geometry"]) == 2001


def test_coordinates_that_do_not_exist_are_rejected_alone():
    shapes = [shapely.Point(114 + at / 100, 30) for at in range(5)] + [shapely.Point(500, 30)]
    result = _import({"名称": list("abcdef")}, shapes, layer="crossing", crs="EPSG:4326")
    assert result.reasons == {"coordinates_out_of_range": 1}


def test_web_map_coordinates_land_where_they_belong():
    gcj = shapely.Point(121.531541859215, 31.17530398364597)
    result = _import({"名称": ["x"]}, [gcj], layer="crossing", crs="EPSG:4326", datum="gcj02")
    true = gpd.GeoSeries([shapely.Point(121.5272106, 31.1774276)], crs=4326).to_crs(CRS)
    assert result.accepted.geometry[0].distance(true[0]) < 0.2


def test_a_layer_that_is_made_here_is_refused(houses):
    with pytest.raises(InputError, match="cell is made by the software"):
        check_frame(houses, "cell", CRS, source="houses")
    with pytest.raises(InputError, match="no layer called houses"):
        check_frame(houses, "houses", CRS, source="houses")


def test_the_frame_given_is_left_alone(houses):
    before = houses.copy(deep=True)
    check_frame(houses, "building", CRS, source="houses")
    pd.testing.assert_frame_equal(houses, before)


def test_cancelling_stops_the_import(houses):
    shares = []

    def progress(share, text=None):
        shares.append(share)
        if share > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        check_frame(houses, "building", CRS, source="houses", progress=progress)
    assert shares == sorted(shares)


cells = st.one_of(
    st.none(),
    st.integers(-2, 400),
    st.sampled_from(["约98户", "—", "1,088", "x", "合计", "2.5", "0"]),
)
places = st.one_of(
    st.none(),
    st.builds(square, st.integers(0, 3), st.integers(0, 2)),
    st.just(shapely.Point(EAST, NORTH)),
    st.just(
        shapely.Polygon(
            [(EAST, NORTH), (EAST + 9, NORTH + 9), (EAST + 9, NORTH), (EAST, NORTH + 9)]
        )
    ),
)
rows = st.lists(st.tuples(st.sampled_from(["a", "b", "c", None, "0"]), cells, places), max_size=8)


@settings(deadline=None)
@given(rows, st.randoms(use_true_random=False))
def test_no_row_is_lost_and_their_order_does_not_matter(drawn, random):
    mixed = list(drawn)
    random.shuffle(mixed)
    results = []
    for some in (drawn, mixed):
        columns = {
            "id": [row[0] for row in some],
            "户数": pd.Series([r[1] for r in some], dtype=object),
        }
        result = _import(columns, [row[2] for row in some])
        assert len(result.accepted) + len(result.rejected) == result.read == len(drawn)
        assert sum(result.reasons.values()) == len(result.rejected)
        assert set(result.reasons) <= set(REASONS)
        assert result.accepted["building_id"].is_unique
        assert result.accepted.geometry.is_valid.all()
        results.append(result)
    first, second = (
        result.accepted.sort_values("building_id").reset_index(drop=True) for result in results
    )
    pd.testing.assert_frame_equal(pd.DataFrame(first.to_wkb()), pd.DataFrame(second.to_wkb()))
    assert results[0].reasons == results[1].reasons
