"""Estates whose buildings have numbers for names, and names that others end with."""

import pytest
from grid_steward.tests.intake.street import answer, find

# Estates whose buildings are called by their numbers alone; those of the second half have names
# that many names end with.
PLAIN_COMPOUNDS = [
    ("P1", "幸福小区"), ("P2", "桂花里"), ("P3", "恒大名都"), ("P4", "恒大名都二期"), ("P5",
    "锦绣168"),
    ("P6", "幸福小区东区"), ("Q1", "花园小区"), ("Q2", "新村"), ("Q3", "佳园"), ("Q4", "东区"),
    ("Q5", "二期"), ("Q6", "1号院"), ("Q7", "翠湖"), ("Q8", "人家"),
]  # fmt: skip
PLAIN_NUMBERS = {"P2": ("2", "3", "18"), "P1": ("1", "2", "3", "17")}
PLAIN_TOWN = [
    *((f"{code}-{n}", f"{n}号楼", None, None, code, 30, 4)
      for code, _ in PLAIN_COMPOUNDS for n in PLAIN_NUMBERS.get(code, ("1", "2", "3", "12"))),
    ("S1", None, "一巷", "3号", None, 6, 2),
    ("S2", None, "人民路", "3号", None, 6, 2),
    ("S3", None, "中山路", "12号", None, 6, 2),
    ("S4", None, "中山路", "11号1栋", None, 6, 2),
    ("S5", None, "中山路", "2弄3号", None, 6, 2),
    ("S6", "6栋", "中山路", None, None, 6, 2),
    ("S7", None, "中山路", "22号附1号", None, 6, 2),
    ("S8", None, "中山路", "22号之2", None, 6, 2),
    ("S9", None, "中山路", "1,3,5号", None, 6, 2),
    ("T1", "国贸大厦", "建国路", "1号", None, 30, 2),
]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("幸福小区3号楼", "P1-3"),
        ("幸福小区17号楼2单元501", "P1-17"),
        ("桂花里18号楼", "P2-18"),
        ("清河街道文昌社区桂花里3号楼", "P2-3"),
        ("恒大名都二期3栋101", "P4-3"),
        ("恒大名都（二期）3栋", "P4-3"),
        ("锦绣168 3栋", "P5-3"),
        ("锦绣168 12号楼101", "P5-12"),
        ("幸福小区东区3栋", "P6-3"),
        ("花园小区3栋", "Q1-3"),
        ("新村3栋101", "Q2-3"),
        ("1号院3栋", "Q6-3"),
        ("翠湖3栋", "Q7-3"),
        ("一巷3号", "S1"),
        ("人民路3号", "S2"),
        ("人民路3号便民超市", "S2"),
        ("中山路11号1栋", "S4"),
        ("中山路2弄3号", "S5"),
        ("中山路6栋", "S6"),
        ("中山路22号附1号", "S7"),
        ("中山路22号之2", "S8"),
        ("中山路3号", "S9"),
        ("建国路国贸大厦", "T1"),
        ({"compound": "幸福小区", "building_no": "幸福小区3号楼"}, "P1-3"),
        ({"compound": "幸福小区", "building_no": "3", "room": "3-1-101"}, "P1-3"),
        ({"compound": "幸福小区", "room": "3-2-501"}, "P1-3"),
        ({"street": "人民路", "building_no": "3号"}, "S2"),
    ],
)
def test_estates_of_numbered_buildings_are_told_apart(row, code):
    row = {"address": row} if isinstance(row, str) else row
    assert answer(row, town=PLAIN_TOWN, compounds=PLAIN_COMPOUNDS) == (code, "address")


@pytest.mark.parametrize(
    "row",
    [
        # The number is there, but in another compound than the one that is named.
        "幸福小区18号楼", "桂花里17号楼101", "和平小区18号楼", "和平小区17号楼2单元501",
        "建设路17号楼",
        "清河镇和平小区18号楼", "翠苑三区18号楼",
        {"compound": "和平小区", "building_no": "17号楼"},
        {"compound": "和平小区", "address": "17号楼"},
        {"compound": "和平小区", "address": "和平小区17号楼"},
        {"compound": "和平小区", "address": "幸福小区17号楼"},
        {"compound": "和平小区", "address": "国贸大厦"},
        {"compound": "幸福小区", "address": "国贸大厦"},
        {"compound": "幸福小区", "building_no": "17", "address": "和平小区17号楼"},
        # What is known is only the end of another name.
        "城市花园小区3栋", "红旗花园小区3栋", "神州花园小区3栋", "红旗新村3栋", "东方红新村3栋",
        "都市佳园3栋",
        "江南水乡佳园3栋", "丝路佳园3栋", "水乡人家3栋", "和平小区东区3栋", "幸福村东区3栋",
        "和平小区二期3栋",
        "星光社区二期3栋", "人民路1号院3栋", "11号院3栋", "人民路一巷3号", "解放路一巷3号",
        "新翠湖3栋",
        "都市翠湖3栋", "红旗恒大名都3栋", "新国贸大厦", "和平路国贸大厦",
        # What follows the number says where else.
        "恒大名都3栋（二期）", "恒大名都3栋二期", "恒大名都3栋（二期）101室",
        "恒大名都3栋二期1单元101",
        "幸福小区3栋东区", "幸福小区3号楼甲", "幸福小区3号楼乙101", "人民路3号甲", "人民路3号乙101",
        "人民路3号后院", "人民路3号附1", "人民路3号之一", "中山路12号院内平房",
        # A house's number is no building's, nor the other way round.
        "人民路3栋", "人民路3号楼3单元", "中山路6号", "中山路6-1", "中山路1号院3栋", "中山路11号",
        "中山路3弄3号", "中山路22号",
        # Columns that disagree.
        {"compound": "幸福小区", "building_no": "3", "room": "2-1-101"},
        {"compound": "幸福小区", "building_no": "3", "address": "2-1-101"},
        {"compound": "幸福小区", "room": "3-1-101"},
        {"address": "国贸大厦", "street": "人民路"},
    ],
)  # fmt: skip
def test_none_is_taken_for_a_house_that_is_not_on_record(row):
    row = {"address": row} if isinstance(row, str) else row
    found = find([row], town=PLAIN_TOWN, compounds=PLAIN_COMPOUNDS)
    assert found.building[0] == -1
    assert found.reason[0] in ("no_building", "several_buildings")


def test_a_compound_that_only_ends_like_it_is_named_as_a_candidate():
    drawn = {"town": PLAIN_TOWN, "compounds": PLAIN_COMPOUNDS}
    assert answer({"address": "城市花园小区3栋"}, **drawn) == ("no_building", ("Q1-3",))
    assert answer({"address": "人民路3栋"}, **drawn) == ("no_building", ("S2",))
    denied = {"compound": "和平小区", "address": "幸福小区17号楼"}
    assert answer(denied, **drawn) == ("no_building", ("P1-17",))
