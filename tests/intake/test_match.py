"""Which column means which field."""

import geopandas as gpd
import pandas as pd
import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.common.progress import silent
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.intake.match import match_source
from grid_steward.plugin.intake.names import choose_layer, plain
from grid_steward.plugin.intake.readers import from_frame
from grid_steward.plugin.intake.source import Source

BUILDING = contract("building")


def _source(**columns) -> Source:
    frame = gpd.GeoDataFrame(pd.DataFrame(columns), geometry=gpd.points_from_xy([1], [1]), crs=4326)
    return from_frame(frame, "houses.gpkg")


def _fields(mapping=None, layer="building", **columns):
    return dict(match_source(_source(**columns), contract(layer), mapping, silent).fields)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("户数（户）", "户数"),
        (" Building_ID ", "buildingid"),
        ("addr:street", "addrstreet"),
        ("ＨＨ", "hh"),
        ("*楼栋编号", "楼栋编号"),
        ("面积[m2]", "面积"),
        ("（户）", "(户)"),
    ],
)
def test_compares_names_by_what_tells_them_apart(written, name):
    assert plain(written) == name


def test_matches_names_titles_and_aliases_in_both_languages():
    assert _fields(**{"楼栋号": ["1"], "户数（户）": [2], "Levels": [3]}) == {
        "building_id": "楼栋号",
        "households": "户数（户）",
        "floors": "Levels",
    }


def test_the_fields_own_name_goes_before_aliases():
    assert _fields(code=["a"], building_id=["b"])["building_id"] == "building_id"
    assert _fields(编码=["a"], id=["b"])["building_id"] == "id"


def test_each_column_is_used_once():
    found = _fields(layer="road", street=["a"])
    assert found == {"name": "street"}


def test_an_empty_column_gives_way_to_a_filled_one():
    assert _fields(id=[None], 编码=["a"])["building_id"] == "编码"
    assert _fields(id=[None])["building_id"] == "id"


def test_the_users_mapping_goes_first_and_is_checked():
    assert _fields({"name": "编码"}, 编码=["a"], 名称=["b"]) == {"name": "编码"}
    with pytest.raises(InputError, match=r"no field storeys.*building_id, households"):
        _fields({"storeys": "编码"}, 编码=["a"])
    with pytest.raises(InputError, match=r"no column 代码.*编码, 名称"):
        _fields({"name": "代码"}, 编码=["a"], 名称=["b"])


def test_a_personal_column_is_never_mapped():
    with pytest.raises(InputError, match="户主 holds names"):
        _fields({"name": "户主"}, 户主=["a"])


def test_dropped_columns_are_listed_in_order():
    match = match_source(_source(登记日期=["x"], 户数=[1], 户主=["y"]), BUILDING, None, silent)
    assert match.dropped == ("登记日期", "户主")
    assert match.personal == {"户主"}


@pytest.mark.parametrize("cut", ["楼栋编", "building_i"])
def test_names_cut_by_dbase_are_recognised(cut):
    source = _source(**{cut: ["a"]})
    assert dict(match_source(source, BUILDING, None, silent).fields) == {}
    short = Source(
        source.name, source.table, source.geometry, source.crs, source.rows, cut_names=True
    )
    assert dict(match_source(short, BUILDING, None, silent).fields) == {"building_id": cut}


def test_chooses_the_layer_with_a_fitting_name():
    names = ["边界", "Buildings", "roads"]
    assert choose_layer(names, BUILDING, None, "town.gpkg") == "Buildings"
    assert choose_layer(names, BUILDING, "边界", "town.gpkg") == "边界"
    assert choose_layer(["x"], BUILDING, None, "town.gpkg") == "x"
    with pytest.raises(InputError, match="several layers: a, b"):
        choose_layer(["a", "b"], BUILDING, None, "town.gpkg")
    with pytest.raises(InputError, match=r"no layer called c.*a, b"):
        choose_layer(["a", "b"], BUILDING, "c", "town.gpkg")
    with pytest.raises(InputError, match="no layer with rows"):
        choose_layer([], BUILDING, None, "town.gpkg")
