"""Addresses as departments write them, and what each of them says."""

import pytest
from grid_steward.plugin.intake.addresses import (
    floor_of_room,
    named_number,
    parse_address,
    parse_number,
)
from grid_steward.plugin.intake.blocks import street_words
from grid_steward.plugin.intake.numerals import chinese_number
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
