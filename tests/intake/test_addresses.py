"""Addresses as departments write them, and what each of them says."""

import pytest
from grid_steward.plugin.intake.addresses import (
    building_of_room,
    floor_of_room,
    house_number,
    named_number,
    parse_address,
    parse_number,
)
from grid_steward.plugin.intake.blocks import street_words
from grid_steward.plugin.intake.numerals import chinese_number
from grid_steward.plugin.intake.placenames import is_common, is_region
from hypothesis import given
from hypothesis import strategies as st


def parts(text):
    """Compound's text, building, entrance, floor, room."""
    found = parse_address(text)
    return found.name, found.building, found.entrance, found.floor, found.room


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("幸福小区3号楼2单元501室", ("幸福小区", "3", "2", 5, "501")),
        ("幸福小区3号楼2单元501", ("幸福小区", "3", "2", 5, "501")),
        ("幸福小区3栋2-501", ("幸福小区", "3", "2", 5, "501")),
        ("幸福小区3-2-501", ("幸福小区", "3", "2", 5, "501")),
        ("幸福小区3-2-501号", ("幸福小区", "3", "2", 5, "501")),
        ("幸福小区3-2单元501室", ("幸福小区", "3", "2", 5, "501")),
        ("幸福小区3-2-5-501", ("幸福小区", "3", "2", 5, "501")),
        ("幸福小区3-501", ("幸福小区", "3", None, 5, "501")),
        ("3栋2-501", ("", "3", "2", 5, "501")),
        ("三号楼二单元五〇一", ("", "3", "2", 5, "501")),
        ("幸福小区二十一号楼三单元一二〇三室", ("幸福小区", "21", "3", 12, "1203")),
        ("幸福小区３号楼２单元５０１室", ("幸福小区", "3", "2", 5, "501")),
        (" 幸福小区 3 号楼 2 单元 501 室 ", ("幸福小区", "3", "2", 5, "501")),
        ("幸福小区\u30003\u30002\u3000501", ("幸福小区", "3", "2", 5, "501")),
        ("幸福小区，3号楼，2单元，501", ("幸福小区", "3", "2", 5, "501")),
        ("幸福小区3号樓2單元501", ("幸福小区", "3", "2", 5, "501")),
        ("幸福小区3棟1203", ("幸福小区", "3", None, 12, "1203")),
        ("幸福小区3幢甲单元", ("幸福小区", "3", "甲", None, None)),
        ("幸福小区3#楼2门402房", ("幸福小区", "3", "2", 4, "402")),
        ("幸福小区3#2-501", ("幸福小区", "3", "2", 5, "501")),
        ("幸福小区3楼2门501", ("幸福小区", "3", "2", 5, "501")),
        ("幸福小区3号楼2梯5层3号", ("幸福小区", "3", "2", 5, "3")),
        ("幸福小区3号楼0501室", ("幸福小区", "3", None, 5, "501")),
        ("幸福小区3号楼1203A", ("幸福小区", "3", None, 12, "1203A")),
        ("幸福小区3号楼2单元5楼西户", ("幸福小区", "3", "2", 5, None)),
        ("幸福小区3号楼负一层", ("幸福小区", "3", None, -1, None)),
        ("幸福小区3号楼B1层", ("幸福小区", "3", None, -1, None)),
        # The thirty-third floor: no building has so many entrances.
        ("幸福小区3号楼33-01", ("幸福小区", "3", None, 33, "33-01")),
        ("幸福小区3号楼甲", ("幸福小区", "3甲", None, None, None)),
        ("幸福小区3栋商铺12号", ("幸福小区", "3", None, None, None)),
        ("幸福小区3号楼7号", ("幸福小区", "3", None, None, "7")),
        ("幸福小区3号楼2单元501室（出租）", ("幸福小区", "3", "2", 5, "501")),
        ("幸福小区A座1203", ("幸福小区", "A", None, 12, "1203")),
        ("A座", ("", "A", None, None, None)),
        ("3#楼", ("", "3", None, None, None)),
        ("甲3号楼", ("", "甲3", None, None, None)),
        ("SOHO3号楼", ("SOHO", "3", None, None, None)),
        ("书香苑二期3号楼", ("书香苑二期", "3", None, None, None)),
        ("书香苑（二期）3号楼", ("书香苑二期", "3", None, None, None)),
        ("云清市清河街道书香苑3号楼2单元501", ("云清市清河街道书香苑", "3", "2", 5, "501")),
        ("幸福小区501室", ("幸福小区", None, None, 5, "501")),
        ("幸福小区2单元501室", ("幸福小区", None, "2", 5, "501")),
        ("幸福小区", ("幸福小区", None, None, None, None)),
    ],
)  # fmt: skip
def test_takes_an_address_apart(text, said):
    assert parts(text) == said


@pytest.mark.parametrize(
    ("text", "street", "number", "name", "building", "room"),
    [
        ("桂花里22号107房", "桂花里", "22", "", None, "107"),
        ("文昌路22号", "文昌路", "22", "", None, None),
        ("文昌路二十二号", "文昌路", "22", "", None, None),
        ("文昌路甲22号", "文昌路", "甲22", "", None, None),
        ("文昌路22-3号", "文昌路", "22-3", "", None, None),
        ("文昌路22号附3号", "文昌路", "22附3", "", None, None),
        ("文昌路22号之3", "文昌路", "22之3", "", None, None),
        ("文昌路22号乙", "文昌路", "22乙", "", None, None),
        ("文昌路22号书香苑3号楼", "文昌路", "22", "书香苑", "3", None),
        ("文昌路22号书香苑3-2-501", "文昌路", "22", "书香苑", "3", "501"),
        ("文昌路22号院3号楼", "文昌路", "22", "", "3", None),
        ("文昌路22号3-2-501", "文昌路", "22", "", "3", "501"),
        ("文昌路22号便民超市", "文昌路", "22", "便民超市", None, None),
        ("1号路22号", "1号路", "22", "", None, None),
    ],
)
def test_tells_a_house_number_from_a_building(text, street, number, name, building, room):
    found = parse_address(text)
    assert (found.street, found.number, found.name) == (street, number, name)
    assert (found.building, found.room) == (building, room)


@pytest.mark.parametrize(
    ("text", "number", "street", "floor", "room"),
    [
        ("Blk 158 Bishan Street 13 #05-123", "158", "bishan street 13", 5, "05-123"),
        ("158 Bishan Street 13", "158", "bishan street 13", None, None),
        ("BLOCK 158A, BISHAN ST 13", "158A", "bishan street 13", None, None),
        ("Bishan St. 13 Blk 158 #B1-01", "158", "bishan street 13", -1, "B1-01"),
        ("blk 12 Ang Mo Kio Ave 3 #12-07 Singapore 560012", "12", "ang mo kio avenue 3", 12,
         "12-07"),
        ("１５８　Upp Serangoon Rd", "158", "upper serangoon road", None, None),
    ],
)  # fmt: skip
def test_reads_block_and_street(text, number, street, floor, room):
    found = parse_address(text)
    assert (found.number, found.building) == (None, number)
    assert street_words(found.street) == street
    assert (found.floor, found.room) == (floor, room)


@pytest.mark.parametrize(
    "text",
    [
        "书香苑3号楼对面",
        "书香苑3号楼旁",
        "书香苑3号楼西侧平房",
        "书香苑3号楼和4号楼",
        "书香苑3号楼A座",
        # Floor 3, or building 3.
        "书香苑3楼",
        "书香苑3楼301",
        # Another part of the estate than its building 3.
        "书香苑3栋二期",
        "书香苑3栋（二期）101",
        "书香苑3栋二期1单元101",
        "书香苑3栋东区",
        "书香苑3栋B区101",
        "书香苑3号楼乙101",
        "书香苑3号楼附1号",
        "书香苑3号楼后院",
        "书香苑3号楼院内平房",
        "书香苑3号楼前楼",
        "书香苑3号楼3组",
        "书香苑3号楼楼下门面",
        # A room, or a building.
        "书香苑12",
        "书" * 300 + "3号楼",
        "一" * 5000,
        "1" * 5000,
    ],
)
def test_says_no_building_where_that_is_not_clear(text):
    assert parse_address(text).building is None


def test_numbers_set_apart_are_not_run_together():
    assert parse_address("金桥国际2 3号楼").building == "2-3"
    assert parse_address("金桥国际2、3号楼").building == "2-3"


def test_a_storey_is_no_building_beside_one():
    assert parts("幸福小区3栋2楼201") == ("幸福小区", "3", None, 2, "201")
    assert parts("文昌路22号3楼301") == ("", None, None, 3, "301")


@pytest.mark.parametrize(
    ("room", "floor"),
    [("501", 5), ("1203", 12), ("107", 1), ("1203A", 12), ("5", None), ("12", None),
     ("10203", None), ("007", None), ("B101", None), (None, None)],
)  # fmt: skip
def test_a_room_tells_its_floor_only_in_a_form_that_does(room, floor):
    assert floor_of_room(room) == floor


@pytest.mark.parametrize(
    ("text", "number"),
    [("158号楼", "158"), ("　163号楼", "163"), ("3", "3"), ("03栋", "3"), ("三号楼", "3"),
     ("3#", "3"), ("A座", "A"), ("甲3号楼", "甲3"), ("22号", "22"), ("22号院", "22"),
     ("Blk 158A", "158A"), ("5-3号楼", "5-3"),
     ("3栋2单元", None), ("书香苑3号楼", None), ("9901011010010001", None), ("合计", None)],
)  # fmt: skip
def test_reads_a_number_that_stands_alone(text, number):
    assert parse_number(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("22号", "22"), ("22号院", "22"), ("甲22号", "甲22"), ("22号附1号", "22附1"),
     ("22号之1", "22之1"), ("22-1号", "22-1"), ("22号甲", "22甲"), ("22甲号", "22甲"),
     ("11号1栋", "11栋1"), ("11号院1栋", "11院栋1"), ("2弄3号", "2弄3"), ("158", "158"),
     ("22号后院", None), ("22号便民超市", None)],
)  # fmt: skip
def test_reads_a_house_number_with_what_divides_it(text, number):
    assert house_number(text) == number


@pytest.mark.parametrize(
    ("room", "building"),
    [("3-2-501", ("3", True)), ("2-5-501", ("2", False)), ("2-501", None), ("501", None),
     ("33-01", None)],
)  # fmt: skip
def test_a_room_may_begin_with_its_building(room, building):
    assert building_of_room(room) == building


@pytest.mark.parametrize(
    "text",
    ["云清市清河区清河街道文昌社区", "清河镇", "清河街道", "星光社区", "文昌居委会", "西陵区",
     "湖北省宜昌市", "成都市武侯区", "上海市浦东新区", "徐州市沛县", "高新区", "八一社区",
     "恩施土家族苗族自治州"],
)  # fmt: skip
def test_regions_are_read_from_the_first_sign_to_the_last(text):
    assert is_region(text)


@pytest.mark.parametrize(
    "text",
    ["", "新", "市", "城市", "都市", "大都市", "国际城市", "红旗", "水乡", "江南水乡",
     "阿里小镇", "神州", "丝路", "和平小区", "和平东区", "和平里三区", "十区", "翡翠园区",
     "幸福村", "人民路", "城市花园"],
)  # fmt: skip
def test_what_may_be_half_of_a_compounds_name_is_no_region(text):
    assert not is_region(text)


def test_common_names_are_told_from_names_of_their_own():
    common = ["东区", "二期", "一巷", "1号院", "新村", "花园小区", "佳园", "人家", "东苑", "3号楼"]
    assert [name for name in common if not is_common(name)] == []
    own = ["书香苑", "幸福小区", "和平里", "北苑小区", "北苑路", "花园路", "八一", "翠湖"]
    assert [name for name in own if is_common(name)] == []


def test_a_building_named_by_compound_and_number_bears_nothing_else():
    assert named_number("书香苑3号楼") == ("书香苑", "3")
    assert named_number("3号楼") == ("", "3")
    assert named_number("书香苑3号楼配电室") is None
    assert named_number("清河镇中医院住院楼") is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("三", 3), ("十", 10), ("十二", 12), ("二十", 20), ("二十一", 21), ("廿一", 21), ("一百", 100),
     ("一百零三", 103), ("二百一十五", 215), ("五〇一", 501), ("一二零三", 1203), ("十十", None),
     ("", None)],
)  # fmt: skip
def test_reads_chinese_numerals(text, number):
    assert chinese_number(text) == number


@given(text=st.text(alphabet="幸福小区号楼栋单元室层座院路里#-() 三十甲〇AB123　（", max_size=30))
def test_any_text_is_read_and_read_again_the_same(text):
    found = parse_address(text)
    assert found == parse_address(text)
    assert found.floor is None or found.floor != 0
    assert (
        found.building is None
        or parse_number(found.building) is not None
        or (len(found.building) > 5)
    )
