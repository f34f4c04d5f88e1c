"""Rows find their building, or say why they don't; none finds a wrong one."""

import numpy as np
import pandas as pd
import pytest
import shapely
from grid_steward.plugin.common.progress import silent
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.intake.buildings import BuildingIndex
from hypothesis import assume, given
from hypothesis import strategies as st

FIELDS = (
    "building_id", "address", "compound", "building_no", "street", "number",
    "entrance", "floor", "room",
)  # fmt: skip

# code, name, street, house number, compound, floors, entrances; drawn in a row, 10 m by 10 m,
# every 100 m from x = 0.
TOWN = [
    ("A1", "书香苑1号楼", "文昌路", "22号", "X1", 6, 3),
    ("A2", "书香苑2号楼", "文昌路", "22号", "X1", 6, 3),
    ("A3", "书香苑3号楼", "文昌路", "22号", "X1", 6, 3),
    ("B1", "幸福小区1号楼", "解放路", "8号", "X2", 18, 1),
    ("B3", "幸福小区3号楼", "解放路", "8号", "X2", 18, 2),
    ("C1", "和平里1号楼", "人民路", "5号", "X3", 5, 4),
    ("C2", "和平里2号楼", "人民路", "5号", "X3", 5, 4),
    ("D1", "和平里1号楼", "建设路", "7号", "X4", 5, 4),
    ("E1", "金桥花园1号楼", "金桥路", "1号", "X5", 30, 2),
    ("F1", "棉纺厂宿舍1号楼", "纱厂巷", "3号", "X6", 4, 2),
    ("G", None, "桂花里", "22号", None, 2, 1),
    ("H", None, "桂花里", "24号", None, None, None),
    ("K", "清河镇中医院住院楼", "解放路", "36号", None, 9, 1),
]
COMPOUNDS = [("X1", "书香苑"), ("X2", "幸福小区"), ("X3", "和平里"), ("X4", "和平里"),
             ("X5", "金桥花园"), ("X6", "棉纺厂宿舍")]  # fmt: skip


def frames(town=TOWN, compounds=COMPOUNDS):
    names = ("building_id", "name", "street", "number", "compound_id", "floors", "entrances")
    columns = {name: [row[place] for row in town] for place, name in enumerate(names)}
    shapes = [shapely.box(100 * place, 0, 100 * place + 10, 10) for place in range(len(town))]
    buildings = contract("building").frame({**columns, "geometry": shapes}, crs="EPSG:4547")
    away = [shapely.box(0, 5000 + place, 1, 5001 + place) for place in range(len(compounds))]
    listed = {
        "compound_id": [code for code, _ in compounds],
        "name": [name for _, name in compounds],
        "geometry": away,
    }
    return buildings, contract("compound").frame(listed, crs="EPSG:4547")


def index_of(town=TOWN, compounds=COMPOUNDS):
    return BuildingIndex(*frames(town, compounds))


def clues_of(rows):
    return pd.DataFrame([{name: row.get(name) for name in FIELDS} for row in rows], dtype=object)


def find(rows, points=None, town=TOWN, compounds=COMPOUNDS, within_m=30.0):
    places = None if points is None else np.array(points, dtype=object)
    return index_of(town, compounds).find(clues_of(rows), places, within_m, silent)


def answer(row, point=None, **drawn):
    """The building's code and how it was found; or the reason and the candidates."""
    found = find([row], None if point is None else [point], **drawn)
    if found.building[0] >= 0:
        assert (found.reason[0], found.candidates[0]) == (None, ())
        return drawn.get("town", TOWN)[found.building[0]][0], found.how[0]
    assert found.how[0] is None
    return found.reason[0], found.candidates[0]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("书香苑3号楼2单元501室", "A3"),
        ("云清市清河区清河街道文昌社区书香苑3号楼2单元501", "A3"),
        ("文昌路22号书香苑3号楼", "A3"),
        ("文昌路22号院3号楼", "A3"),
        ("文昌路22号3-2-501", "A3"),
        ("书香苑文昌路22号3号楼", "A3"),
        ("书香苑（文昌路22号）三号楼", "A3"),
        ("书香苑3号2单元501", "A3"),
        ("书香苑小区3栋2-501", "A3"),
        ("文昌路书香苑3-501", "A3"),
        ("幸福3号楼", "B3"),
        ("幸福小区院内3号楼", "B3"),
        ("金桥1号楼", "E1"),
        ("棉纺厂家属院1号楼", "F1"),
        ("人民路5号和平里1号楼", "C1"),
        ("和平里2号楼", "C2"),
        ("桂花里22号107房", "G"),
        ("桂花里２２号", "G"),
        ("桂花里22号便民超市", "G"),
        ("清河镇中医院住院楼5层", "K"),
        ("云清市清河镇中医院住院楼", "K"),
        ("解放路36号", "K"),
    ],
)
def test_an_address_that_leads_to_one_building_finds_it(address, code):
    assert answer({"address": address}) == (code, "address")


@pytest.mark.parametrize(
    ("address", "reason", "candidates"),
    [
        ("文昌路22号", "several_buildings", ("A1", "A2", "A3")),
        ("文昌路22号2单元501", "several_buildings", ("A1", "A2", "A3")),
        ("书香苑2单元501", "several_buildings", ("A1", "A2", "A3")),
        ("书香苑3楼301", "several_buildings", ("A1", "A2", "A3")),
        ("和平里1号楼", "several_buildings", ("C1", "D1")),
        ("3号楼2单元", "several_buildings", ("A3", "B3")),
        # Two readings: the houses of the estate, and those of the street.
        ("解放路8号书香苑3号楼", "several_buildings", ("A3", "B1", "B3")),
        ("书香苑9号楼", "no_building", ()),
        ("书香苑3号楼对面", "no_building", ()),
        ("书香苑甲3号楼", "no_building", ()),
        ("文昌路23号", "no_building", ()),
        ("文昌路22号附1号", "no_building", ()),
        ("桃源新村3号楼", "no_building", ()),
        ("文昌路22号桃源新村3号楼", "no_building", ()),
        # The same figure twice is no block.
        ("文昌路3号桃源新村3号楼", "no_building", ()),
        # Spelt almost so, or only the end of another name: named, never taken.
        ("书香院3号楼", "no_building", ("A3",)),
        ("新书香苑3号楼", "no_building", ("A3",)),
        ("书香苑二期3号楼", "no_building", ("A3",)),
        ("金桥家园1号楼", "no_building", ("E1",)),
        # A works is not its workers' houses.
        ("棉纺厂1号楼", "no_building", ("F1",)),
        ("西桂花里22号", "no_building", ()),
        # On record is house 22 of the lane, not a building 22.
        ("桂花里22号楼", "no_building", ("G",)),
        ("书香苑3栋二期1单元101", "no_building", ()),
        ("桂花里22号甲", "no_building", ()),
        ("桂花里22号后院", "no_building", ()),
        ("桂花里22号院内平房", "no_building", ()),
        ("桂花里22号乙101", "no_building", ()),
        ("桂花里22号桃源小区", "no_building", ()),
        ("不详", "no_address", ()),
        ("501室", "no_address", ()),
        (None, "no_address", ()),
    ],
)
def test_an_address_that_does_not_is_refused_with_its_candidates(address, reason, candidates):
    assert answer({"address": address}) == (reason, candidates)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"compound": "书香苑", "building_no": "3"}, "A3"),
        ({"compound": "书香苑", "building_no": "３号楼", "entrance": "2"}, "A3"),
        ({"compound": "X1", "building_no": "三栋"}, "A3"),
        ({"compound": "书香苑", "building_no": "书香苑3号楼"}, "A3"),
        ({"compound": "书香苑", "building_no": "3栋2单元"}, "A3"),
        ({"compound": "书香苑", "address": "3栋2-501"}, "A3"),
        ({"compound": "书香苑", "address": "清河街道文昌社区3号楼"}, "A3"),
        ({"compound": "文昌社区", "address": "书香苑3号楼"}, "A3"),
        ({"address": "书香苑", "building_no": "3"}, "A3"),
        ({"street": "文昌路", "number": "22号", "building_no": "3号楼"}, "A3"),
        ({"street": "文昌路22号", "building_no": "3号楼"}, "A3"),
        ({"address": "文昌路22号", "building_no": "3号楼"}, "A3"),
        ({"street": "桂花里", "number": "22"}, "G"),
        ({"street": "桂花里", "number": "二十二号"}, "G"),
        ({"address": "桂花里", "number": "22号"}, "G"),
        ({"compound": "X4", "building_no": "1"}, "D1"),
        ({"compound": "X4", "address": "和平里1号楼"}, "D1"),
        ({"building_no": "清河镇中医院住院楼"}, "K"),
    ],
)
def test_columns_fill_in_what_the_address_lacks(row, code):
    assert answer(row) == (code, "address")


@pytest.mark.parametrize(
    ("row", "reason", "candidates"),
    [
        ({"compound": "书香苑", "address": "幸福小区3号楼"}, "several_buildings", ("A3", "B3")),
        ({"address": "书香苑3号楼", "building_no": "2"}, "several_buildings", ("A2", "A3")),
        # The address names another compound, only that nobody knows it.
        ({"compound": "书香苑", "address": "桃源小区3号楼"}, "no_building", ()),
        ({"compound": "桃源小区", "building_no": "3"}, "no_building", ()),
        ({"compound": "桃源小区", "address": "文昌路22号3号楼"}, "no_building", ()),
        ({"building_no": "合计"}, "no_building", ()),
        ({"entrance": "2", "room": "501"}, "no_address", ()),
    ],
)
def test_columns_that_contradict_the_address_are_refused(row, reason, candidates):
    assert answer(row) == (reason, candidates)


def test_a_code_goes_before_everything_but_a_known_address_that_says_otherwise():
    assert answer({"building_id": "A3"}) == ("A3", "id")
    assert answer({"building_id": "ａ3 "}) == ("A3", "id")
    assert answer({"building_no": "A3"}) == ("A3", "id")
    assert answer({"building_id": "A3", "address": "书香苑3号楼"}) == ("A3", "id")
    assert answer({"building_id": "A3", "address": "文昌路22号"}) == ("A3", "id")
    assert answer({"building_id": "A3", "address": "桃源新村9号楼"}) == ("A3", "id")
    assert answer({"building_id": "ZZ", "address": "书香苑3号楼"}) == ("A3", "address")
    disagreeing = {"building_id": "A2", "address": "书香苑3号楼"}
    assert answer(disagreeing) == ("several_buildings", ("A2", "A3"))
    # Nor does a place settle it.
    assert answer(disagreeing, shapely.Point(105, 5)) == ("several_buildings", ("A2", "A3"))


def test_a_number_is_no_code_where_it_may_be_the_number_of_a_building():
    town = [
        ("1", "书香苑3号楼", None, None, "X1", 6, 3),
        ("2", "书香苑2号楼", None, None, "X1", 6, 3),
        ("3", "书香苑1号楼", None, None, "X1", 6, 3),
    ]
    assert answer({"compound": "书香苑", "building_no": "3"}, town=town) == ("1", "address")
    assert answer({"building_no": "3"}, town=town) == ("several_buildings", ("1", "3"))
    assert answer({"building_no": "2"}, town=town) == ("2", "id")
    assert answer({"building_id": "3"}, town=town) == ("3", "id")


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


def test_block_and_street_in_columns_and_in_one_text():
    town = [
        ("p", None, "Bishan Street 13", "158", None, 12, None),
        ("q", None, "Bishan Street 12", "158", None, 12, None),
        ("r", None, "Bishan Street 13", "158A", None, 12, None),
        ("s", None, "Bishan Street 13", "104;106", None, 12, None),
    ]
    for row in (
        {"building_no": "158号楼", "street": "Bishan Street 13"},
        {"building_no": "　158号楼", "street": "Bishan St 13"},
        {"number": "158", "street": "BISHAN STREET 13"},
        {"address": "Blk 158 Bishan St. 13 #05-123"},
    ):
        assert answer(row, town=town, compounds=[]) == ("p", "address")
    for address, code in (("Block 158A Bishan Street 13", "r"), ("106 Bishan Street 13", "s")):
        assert answer({"address": address}, town=town, compounds=[]) == (code, "address")
    assert answer({"address": "Blk 158"}, town=town, compounds=[])[1] == ("p", "q")
    unknown = {"address": "159 Bishan Street 13"}
    assert answer(unknown, town=town, compounds=[]) == ("no_building", ())
    # Nor is the block of that number in the next street taken for it by its place.
    elsewhere = {"address": "158 Bishan Street 14"}
    denied = answer(elsewhere, shapely.Point(105, 5), town=town, compounds=[])
    assert denied == ("no_building", ("q",))


def test_a_number_alone_will_do_where_no_number_is_there_twice():
    town = [(f"n{n}", f"{n}号楼", None, None, None, 6, 3) for n in (1, 2, 3)]
    assert answer({"address": "3栋2-501"}, town=town, compounds=[]) == ("n3", "address")
    assert answer({"building_no": "3"}, town=town, compounds=[]) == ("n3", "address")
    # 9 is there but once; but in this town numbers repeat.
    more = [*town, ("m3", "书香苑3号楼", None, None, None, 6, 3),
            ("m9", "书香苑9号楼", None, None, None, 6, 3)]  # fmt: skip
    assert answer({"address": "9栋2-501"}, town=more, compounds=[]) == ("no_building", ("m9",))


def test_names_of_buildings_tell_of_compounds_that_no_layer_holds():
    assert answer({"address": "书香苑3号楼"}, compounds=[]) == ("A3", "address")
    assert answer({"compound": "书香苑", "building_no": "3"}, compounds=[]) == ("A3", "address")


def test_a_building_belongs_to_the_compound_that_it_lies_in():
    buildings, compounds = frames()
    buildings["compound_id"] = None
    buildings["name"] = [None] * 10 + ["3号楼", None, None]
    compounds["geometry"] = [shapely.box(990, -5, 1020, 20), *compounds.geometry[1:]]
    found = BuildingIndex(buildings, compounds).find(
        clues_of([{"address": "书香苑3号楼"}]), None, 30.0, silent
    )
    assert (TOWN[found.building[0]][0], found.compound_id[0]) == ("G", "X1")


@pytest.mark.parametrize(
    ("x", "row", "expected"),
    [
        (205, {}, ("A3", "place")),
        (230, {}, ("A3", "place")),
        (255, {}, ("too_far", ())),
        (205, {"address": "文昌路22号"}, ("A3", "place")),
        (205, {"address": "书香苑"}, ("A3", "place")),
        (305, {"address": "书香苑"}, ("several_buildings", ("A1", "A2", "A3", "B1"))),
        # A number that is not there was set down in the middle of the compound.
        (205, {"address": "书香苑9号楼"}, ("no_building", ("A3",))),
        (205, {"address": "解放路9号"}, ("no_building", ("A3",))),
        (1105, {"address": "桃源小区"}, ("H", "place")),
        (205, {"address": "书香苑2号楼"}, ("A2", "address")),
    ],
)
def test_a_point_is_asked_where_the_clues_found_none(x, row, expected):
    assert answer(row, shapely.Point(x, 5)) == expected


def test_a_point_as_near_to_two_buildings_belongs_to_neither():
    between = shapely.Point(55, 5)
    assert answer({}, between, within_m=50.0) == ("several_buildings", ("A1", "A2"))
    assert answer({"address": "文昌路22号"}, between, within_m=50.0)[0] == "several_buildings"
    assert answer({}, None) == ("no_address", ())
    assert answer({}, shapely.Point()) == ("no_address", ())


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"address": "书香苑3号楼2单元501室"}, (2, 5, "501")),
        ({"address": "书香苑3号楼9单元5001室"}, (None, None, "5001")),
        ({"address": "书香苑3号楼", "entrance": "2单元", "room": "５０１"}, (2, 5, "501")),
        ({"address": "书香苑3号楼2单元501室", "entrance": "3", "floor": "4层"}, (3, 4, "501")),
        ({"compound": "书香苑", "building_no": "3栋2单元", "room": "402"}, (2, 4, "402")),
        ({"building_id": "A3", "room": "2-501"}, (2, 5, "501")),
        ({"building_id": "A3", "entrance": "甲"}, (None, None, None)),
        ({"building_id": "A3", "floor": "负一"}, (None, -1, None)),
        ({"building_id": "A3", "entrance": "9" * 5000, "floor": "9" * 5000}, (None, None, None)),
        ({"building_id": "H", "entrance": "7", "floor": "40"}, (7, 40, None)),
        # There is but one entrance.
        ({"building_id": "B1", "room": "1203"}, (1, 12, "1203")),
        ({"building_id": "B1", "entrance": "3"}, (None, None, None)),
        ({"address": "桃源新村3号楼2单元501室"}, (2, 5, "501")),
    ],
)
def test_entrance_floor_and_room_as_far_as_the_building_has_them(row, expected):
    found = find([row])
    assert (found.entrance[0], found.floor[0], found.room[0]) == expected


@pytest.mark.parametrize(
    ("row", "compound"),
    [
        ({"address": "书香苑3号楼"}, "X1"),
        ({"building_id": "A3"}, "X1"),
        ({"address": "书香苑9号楼"}, "X1"),
        ({"address": "文昌路22号"}, "X1"),
        ({"compound": "X4"}, "X4"),
        ({"address": "和平里9号楼"}, None),
        ({"address": "桃源新村3号楼"}, None),
        ({"building_id": "A2", "address": "幸福小区3号楼"}, None),
        ({"address": "桂花里22号"}, None),
        ({}, None),
    ],
)
def test_a_row_counts_for_its_compound_as_far_as_that_is_clear(row, compound):
    assert find([row]).compound_id[0] == compound


def test_the_order_of_rows_and_what_was_asked_before_change_nothing():
    rows = [{"address": "书香苑3号楼"}, {"building_id": "A2", "address": "书香苑3号楼"},
            {"address": "桂花里22号"}, {}, {"address": "和平里1号楼"}]  # fmt: skip
    index = index_of()
    forth = index.find(clues_of(rows), None, 30.0, silent)
    back = index.find(clues_of(rows[::-1]), None, 30.0, silent)
    assert forth.building.tolist() == back.building.tolist()[::-1]
    assert forth.candidates.tolist() == back.candidates.tolist()[::-1]
    assert forth.reason.tolist() == back.reason.tolist()[::-1]


def test_no_rows_and_no_buildings():
    assert len(find([]).building) == 0
    assert answer({"address": "书香苑3号楼"}, town=[], compounds=[]) == ("no_building", ())


STEMS = ("书香", "幸福", "和平", "金桥", "文昌", "新书香", "幸福南", "棉纺厂", "三元", "八一")
ENDINGS = ("", "苑", "小区", "花园", "家园", "新村", "宿舍", "家属院", "一期", "二期", "东区")
STREETS = ("文昌路", "书香路", "桂花里", "和平街", "幸福大道")
STYLES = (
    "{c}{b}号楼{e}单元{r}室",
    "{c}{b}栋{e}-{r}",
    "{c}{b}-{e}-{r}",
    "{c} {b} 幢 {e} 单元 {r}",
    "{c}{b}#楼{e}门{r}",
    "云清市清河区清河街道文昌社区{c}{b}号楼{e}单元{r}",
    "{s}{n}号{c}{b}号楼",
    "{s}{n}号院{b}号楼{e}单元{r}",
    "{c}（{s}{n}号）{b}号楼",
    "{c}{b}号{e}单元{r}",
    "{c}{b}座{r}",
    "{c}{b}楼{e}门{r}",
    "{s}{n}号{b}号楼",
    "{s}{c}{b}号楼",
    "{s}{n}号",
    "{c}",
)


@st.composite
def estates(draw):
    """A town of estates: code, name, street, number, how many houses; names may come twice."""
    name = st.tuples(st.sampled_from(STEMS), st.sampled_from(ENDINGS)).map("".join)
    street = st.tuples(st.sampled_from(STREETS), st.integers(1, 30))
    estate = st.tuples(name, street, st.integers(1, 12))
    drawn = draw(st.lists(estate, min_size=1, max_size=6))
    return [(f"X{place}", *item) for place, item in enumerate(drawn)]


def stem_of(item):
    return max((stem for stem in STEMS if item[1].startswith(stem)), key=len)


def town_of(drawn):
    return [
        (f"{code}-{b}", f"{name}{b}号楼", street, f"{number}号", code, 20, 5)
        for code, name, (street, number), houses in drawn
        for b in range(1, houses + 1)
    ]


def written(drawn, style):
    return [
        style.format(c=name, b=b, e=b % 5 + 1, r=100 * (b % 9 + 1) + 1, s=street, n=number)
        for _, name, (street, number), houses in drawn
        for b in range(1, houses + 1)
    ]


@given(drawn=estates(), style=st.sampled_from(STYLES), known=st.booleans())
def test_no_address_ever_leads_to_another_building(drawn, style, known):
    town = town_of(drawn)
    compounds = [(code, name) for code, name, *_ in drawn] if known else []
    rows = [{"address": address} for address in written(drawn, style)]
    found = find(rows, town=town, compounds=compounds)
    for place, building in enumerate(found.building):
        assert building in (place, -1)
        assert (building < 0) == (found.reason[place] is not None)


@given(drawn=estates(), style=st.sampled_from(STYLES[:6]))
def test_each_building_is_found_where_names_differ(drawn, style):
    one = {name: item for item in drawn for name in [item[1]]}
    drawn = [(f"X{place}", *item[1:]) for place, item in enumerate(one.values())]
    rows = [{"address": address} for address in written(drawn, style)]
    found = find(rows, town=town_of(drawn), compounds=[(item[0], item[1]) for item in drawn])
    assert found.building.tolist() == list(range(len(rows)))


@given(drawn=estates(), style=st.sampled_from(STYLES), without=st.integers(0, 5))
def test_what_is_not_on_record_is_not_taken_for_something_else(drawn, style, without):
    """The houses of one estate are missing: none of its addresses may lead anywhere.

    Names that differ only by their endings are left out: those are compared without them.
    """
    missing = drawn[without % len(drawn)]
    kept = [item for item in drawn if stem_of(item) != stem_of(missing) and item[2] != missing[2]]
    rows = [{"address": address} for address in written([missing], style)]
    found = find(rows, town=town_of(kept), compounds=[(item[0], item[1]) for item in kept])
    assert (found.building < 0).all()


BEFORE = (
    "城市",
    "红旗",
    "神州",
    "都市",
    "水乡",
    "新",
    "大",
    "和平小区",
    "和平里",
    "幸福路",
    "十",
    "国际",
)
AFTER = (
    "二期",
    "（二期）",
    "东区",
    "B区",
    "甲",
    "乙101",
    "附2号",
    "之一",
    "后院",
    "院内平房",
    "二期1单元101",
)


def numbered(drawn):
    """The town with buildings that are called only by their numbers."""
    return [(code, f"{code.split('-')[1]}号楼", *rest) for code, _, *rest in town_of(drawn)]


@given(
    drawn=estates(),
    style=st.sampled_from(STYLES[:6]),
    before=st.sampled_from(BEFORE),
    ending=st.sampled_from(ENDINGS),
    plain=st.booleans(),
)
def test_an_estate_not_on_record_is_not_taken_for_one_that_its_name_ends_with(
    drawn, style, before, ending, plain
):
    """Names on record may be mere endings, such as 小区 or 东区, and no longer name holds them."""
    compounds = [*((code, name) for code, name, *_ in drawn), ("Y", ending or "佳园")]
    drawn = [*drawn, ("Y", ending or "佳园", ("纱厂巷", 31), 12)]
    known = {name for _, name in compounds}
    unknown = [(code, before + name, *rest) for code, name, *rest in drawn]
    unknown = [item for item in unknown if item[1] not in known]
    rows = [{"address": address} for address in written(unknown, style)]
    town = numbered(drawn) if plain else town_of(drawn)
    assert (find(rows, town=town, compounds=compounds).building < 0).all()


@given(
    drawn=estates(), style=st.sampled_from(("{c}{b}号楼", "{c}{b}栋")), number=st.integers(13, 40)
)
def test_a_number_of_one_estate_is_not_taken_for_that_of_another(drawn, style, number):
    """Only the last estate has a building of this number, and addresses name all the others."""
    *others, (code, name, street, _) = drawn
    assume(name not in [item[1] for item in others])
    town = [*numbered(drawn), (f"{code}-{number}", f"{number}号楼", street[0], None, code, 20, 5)]
    compounds = [item[:2] for item in drawn]
    rows = [{"address": style.format(c=item[1], b=number)} for item in others]
    rows += [{"compound": item[1], "building_no": f"{number}号楼"} for item in others]
    rows += [{"compound": item[1], "address": f"{number}号楼"} for item in others]
    rows += [{"address": style.format(c="桃源小区", b=number)}]
    rows += [{"compound": "桃源小区", "address": f"{number}号楼"}]
    # A name without its ending may be that of the estate in short.
    rows = [row for row in rows if stem_of(drawn[-1]) not in str(row)]
    assert (find(rows, town=town, compounds=compounds).building < 0).all()


@given(drawn=estates(), after=st.sampled_from(AFTER), plain=st.booleans())
def test_what_follows_the_number_is_never_ignored(drawn, after, plain):
    town = numbered(drawn) if plain else town_of(drawn)
    texts = [*written(drawn, "{c}{b}号楼"), *written(drawn, "{s}{n}号")]
    rows = [{"address": text + after} for text in texts]
    found = find(rows, town=town, compounds=[item[:2] for item in drawn])
    assert (found.building < 0).all()


PIECES = {
    "compound": ("{c}", "文昌社区"),
    "building_no": ("{b}", "{b}号楼", "{c}{b}号楼", "{b}栋{e}单元"),
    "street": ("{s}", "{s}{n}号"),
    "number": ("{n}号", "{n}"),
    "address": (
        "{c}",
        "{s}{n}号",
        "{b}号楼{e}单元{r}",
        "{c}{b}号楼",
        "文昌社区",
        "{s}",
        "{b}-{e}-{r}",
    ),
}


@given(drawn=estates(), without=st.none() | st.integers(0, 5), data=st.data())
def test_no_columns_ever_lead_to_another_building(drawn, without, data):
    """Any true clues, in any columns; the buildings of one estate may be missing.

    A mere number is believed where numbers are there but once, so it says too little for that.
    """
    missing = None if without is None else drawn[without % len(drawn)]
    kept = [
        item
        for item in drawn
        if missing is None or (stem_of(item) != stem_of(missing) and item[2] != missing[2])
    ]
    drawn = kept if missing is None else [*kept, missing]
    columns = data.draw(st.sets(st.sampled_from(sorted(PIECES)), min_size=1))
    forms = {name: data.draw(st.sampled_from(PIECES[name])) for name in sorted(columns)}
    assume(missing is None or any("{c}" in form or "{s}" in form for form in forms.values()))
    told = {name: written(drawn, form) for name, form in forms.items()}
    rows = [dict(zip(told, values)) for values in zip(*told.values())]
    town = town_of(kept)
    found = find(rows, town=town, compounds=[(item[0], item[1]) for item in kept])
    true = [row[0] for row in town_of(drawn)]
    for place, building in enumerate(found.building):
        assert building < 0 or town[building][0] == true[place]
