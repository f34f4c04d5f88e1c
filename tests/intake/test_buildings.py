"""Rows find their building, or say why they don't; none finds a wrong one."""

import pytest
import shapely
from grid_steward.plugin.common.progress import silent
from grid_steward.plugin.intake.buildings import BuildingIndex
from grid_steward.tests.intake.street import TOWN, answer, clues_of, find, frames, index_of


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
