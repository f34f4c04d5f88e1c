"""Lists of people and places on their way to the buildings."""

import json
from dataclasses import replace

import geopandas as gpd
import pytest
import shapely
from grid_steward.plugin.common.errors import Cancelled, InputError
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.intake import REASONS, check_frame
from grid_steward.plugin.intake.groups import group_id
from grid_steward.plugin.rules import load_rulebook
from grid_steward.tests.intake.drawing import CRS, EAST, NORTH
from grid_steward.tests.intake.people import bring, facts, identity
from hypothesis import given, settings
from hypothesis import strategies as st

HOMES = ["幸福小区1号楼1单元101室", "幸福小区2号楼2单元302室", "幸福小区3号楼1单元601室"]


def test_residents_find_their_buildings_by_address():
    result = bring("resident", {"住址": HOMES, "户籍性质": ["户籍", "流动人口", "人户分离"]})
    rows = result.accepted
    assert rows["building_id"].tolist() == ["B1", "B2", "B3"]
    assert rows["entrance"].tolist() == [1, 2, 1]
    assert rows["floor"].tolist() == [1, 3, 6]
    assert rows["registration"].tolist() == ["registered", "floating", "floating"]
    assert set(rows["matched_by"]) == {"address"}
    assert list(rows.columns) == [*contract("resident").fields, "geometry"]
    assert rows.geometry[0].within(facts().buildings.geometry[0])


def test_a_column_is_a_field_before_it_is_a_clue():
    result = bring("resident", {"楼栋编码": ["B2"], "楼栋": ["1"], "单元": ["1"], "房号": ["102"]})
    assert result.matched == {
        "building_id": "楼栋编码",
        "entrance": "单元",
        "building_no": "楼栋",
        "room": "房号",
    }
    officer = bring("officer", {"工号": ["7"], "姓名": ["小王"], "驻点": [HOMES[0]]})
    assert officer.accepted["display_name"].tolist() == ["小王"]
    assert officer.accepted["building_id"].tolist() == ["B1"]


def test_without_buildings_there_is_nothing_to_link_to():
    none = replace(facts(), buildings=facts().buildings.iloc[:0])
    for known in (None, none):
        with pytest.raises(InputError, match=r"Bring in the buildings first: .* building SOURCE"):
            bring("facility", {"类型": ["clinic"]}, facts=known)


def test_each_row_that_finds_no_building_says_why():
    places = [None, "幸福小区9号楼", "幸福小区", "无此花园1号楼"]
    result = bring("resident", {"住址": [*places, HOMES[0]]})
    found = dict(zip(result.rejected["row"], result.rejected["reason"]))
    assert found == {
        1: "no_address",
        2: "no_building",
        3: "several_buildings",
        4: "no_building",
    }
    assert "B1, B2, B3" in result.rejected["message"][2]
    assert json.loads(result.rejected["candidates"][2]) == ["B1", "B2", "B3"]
    assert result.rejected["candidates"].notna().sum() == 1


def points(*east):
    return [shapely.Point(EAST + x, NORTH + 4) for x in east]


def test_points_go_to_the_building_they_are_near_to():
    frame = gpd.GeoDataFrame({"人员编号": ["1", "2"]}, geometry=points(-20, -80), crs=CRS)
    result = check_frame(frame, "resident", CRS, source="p", facts=facts())
    assert result.accepted["building_id"].tolist() == ["B1"]
    assert result.accepted["matched_by"].tolist() == ["place"]
    assert result.accepted.geometry[0].equals(frame.geometry[0])
    assert result.reasons == {"too_far": 1}
    assert "farther than 30 m" in result.rejected["message"][0]
    wider = check_frame(frame, "resident", CRS, source="p", facts=facts(within_m=100))
    assert wider.accepted["building_id"].tolist() == ["B1", "B1"]


def test_a_facility_needs_a_place_or_a_building_and_an_officer_neither():
    frame = gpd.GeoDataFrame(
        {
            "编号": ["a", "b", "c", "d"],
            "类型": ["clinic"] * 4,
            "地址": [None, HOMES[1], None, "别处5号楼"],
        },
        geometry=[*points(-90), None, None, *points(-95)],
        crs=CRS,
    )
    result = check_frame(frame, "facility", CRS, source="f", facts=facts())
    assert result.accepted["facility_id"].tolist() == ["a", "b", "d"]
    assert result.accepted["building_id"].tolist() == [None, "B2", None]
    assert result.reasons == {"no_address": 1}
    officers = bring("officer", {"工号": ["1", "2"], "办公地址": [None, "别处5号楼"]})
    assert len(officers.accepted) == 2 and officers.accepted.geometry.isna().all()


def test_the_match_rate_is_told_for_each_compound():
    result = bring(
        "resident",
        {"住址": [*HOMES, "幸福小区9号楼", "别处5号楼"], "楼栋编码": ["B1"] + [None] * 4},
    )
    told = result.matching.to_dict(orient="records")
    named, other = told
    assert (named["compound_id"], named["compound"]) == ("C1", "幸福小区")
    counted = [named[name] for name in ("read", "by_id", "by_address", "by_place", "rejected")]
    assert counted == [4, 1, 2, 0, 1]
    assert named["share"] == 0.75
    assert (other["compound_id"], other["read"], other["rejected"]) == (None, 1, 1)


def test_dates_and_words_are_read_and_free_text_is_never_quoted():
    result = bring(
        "request",
        {
            "工单号": ["1", "2", "3", "4"],
            "办理状态": ["在办", "办结", "已结案", "王秀英来电"],
            "受理日期": ["2024年3月31日", "45382", "李伟说的", "2024/3/1"],
            "地址": [HOMES[0]] * 4,
        },
    )
    assert result.accepted["status"].tolist() == ["open", "closed", "closed"]
    assert result.accepted["received"].tolist() == ["2024-03-31", "2024-03-31", None]
    assert result.reasons == {"unknown_word": 1}
    assert "open, closed" in result.rejected["message"][0]
    assert any(
        "in the field Received on that could not be read and were left empty: 1." in str(n)
        for n in result.notes
    )
    told = " ".join([*map(str, result.notes), result.rejected.to_json(force_ascii=False)])
    assert "李伟" not in told and "王秀英" not in told


def test_what_was_read_of_persons_and_left_out_is_told_apart_from_what_was_not_read():
    person = {"公民身份号码": [identity("19480301")], "出生日期": ["1948-03-01"]}
    result = bring("resident", {"住址": HOMES[:1], **person, "联系电话": ["199-0000-0001"]})
    assert result.accepted["age_band"].notna().all()
    notes = [str(note) for note in result.notes if "left out" in str(note)]
    assert [note.split(": ")[-1] for note in notes] == ["公民身份号码, 出生日期.", "联系电话."]
    assert "read to make pseudonyms" in notes[0] and "altogether" in notes[1]


@pytest.mark.parametrize(
    ("written", "reason", "sentence"),
    [
        ("不知道", "unknown_group", "disabled"),
        ("低保、残疾", "several_groups", "Write one row for each group"),
        ("安置帮教", "counts_only", "never a person"),
        (None, "missing_value", "has to be filled"),
    ],
)
def test_a_care_case_has_one_group_of_the_catalogue(written, reason, sentence):
    columns = {"关爱类别": [written, "低保户"], "人员编号": ["1", "2"], "住址": HOMES[:2]}
    result = bring("care_case", columns)
    assert result.accepted["care_group"].tolist() == ["minimum_income"]
    assert result.reasons == {reason: 1}
    assert sentence in result.rejected["message"][0]


def test_a_rejected_row_keeps_no_group_that_its_layer_never_stores():
    book, case, count = load_rulebook("plain"), contract("care_case"), contract("care_count")
    assert group_id("低保户", book, case) == "minimum_income"
    assert group_id("安置帮教", book, case) is None
    assert group_id("安置帮教", book, count) == book.care_group("安置帮教").id
    assert group_id("低保户", book, count) is None


def test_of_a_person_in_a_counts_only_group_nothing_is_kept():
    columns = {"关爱类别": ["安置帮教"], "上次走访": ["2024-05-01"], "住址": HOMES[:1]}
    kept = json.loads(bring("care_case", columns).rejected["original"][0])
    assert kept == dict.fromkeys(columns)


def test_counts_are_for_the_groups_that_are_only_counted():
    columns = {
        "类别": ["安置帮教", "残疾人", "安置帮教"],
        "人数": ["3人", "2", "张三"],
        "住址": HOMES,
    }
    result = bring("care_count", columns)
    assert result.accepted["people"].tolist() == [3]
    assert result.accepted["building_id"].tolist() == ["B1"]
    assert result.reasons == {"not_counts_only": 1, "not_a_number": 1}
    assert "张三" not in "".join(result.rejected["message"])


def test_a_list_of_one_group_says_so_once():
    columns = {"人员编号": ["1"], "楼号": ["1"], "单元": ["1"]}
    constants = {"care_group": "残疾人", "compound": "幸福小区"}
    result = bring("care_case", columns, constants=constants)
    assert result.accepted["care_group"].tolist() == ["disabled"]
    assert result.accepted["building_id"].tolist() == ["B1"]


@pytest.mark.parametrize(
    ("constants", "sentence"),
    [
        ({"colour": "red"}, "no field colour"),
        ({"resident_id": "1"}, "no field resident_id"),
        ({"care_group": "disabled", "entrance": "1"}, "filled by the column 单元"),
        ({"care_group": "martians"}, "no care group martians"),
        ({"care_group": "disabled", "last_visit": "soon"}, "such as 2024-03-31"),
        ({}, "--set care_group=VALUE"),
    ],
)
def test_constants_are_checked(constants, sentence):
    with pytest.raises(InputError, match=sentence):
        bring(
            "care_case", {"人员编号": ["1"], "单元": ["1"], "住址": HOMES[:1]}, constants=constants
        )


def test_a_person_told_twice_stays_once_and_only_the_row_is_said():
    number = identity("19490203")
    columns = {"身份证号": [number, number, number], "住址": [HOMES[0], HOMES[0], HOMES[1]]}
    result = bring("resident", columns)
    assert len(result.accepted) == 1
    assert result.reasons == {"duplicate_row": 1, "duplicate_key": 1}
    told = " ".join(result.rejected["message"])
    assert "as row 1" in told and number not in told
    assert result.accepted["resident_id"][0] not in told


def test_of_rejected_persons_only_their_place_is_kept():
    columns = {
        "姓名": ["王秀英"],
        "身份证号": [identity("19490203")],
        "人员编号": ["P-77"],
        "户主编号": ["H-88"],
        "出生年月": ["1949-02"],
        "户籍性质": ["流动"],
        "住址": ["欧阳建国幸福小区9号楼2单元501室"],
        "小区": ["幸福小区"],
        "房号": ["501"],
        "联系电话": ["19900001234"],
        "备注": ["王秀英的邻居"],
    }
    result = bring("resident", columns)
    assert json.loads(result.rejected["original"][0]) == {
        "户籍性质": "floating",
        "住址": "…幸福小区9号楼2单元501室",
        "小区": "幸福小区",
        "房号": "501",
    }


def test_an_address_with_a_phone_is_not_kept():
    places = ["幸福小区9号楼（19900001234）", "幸福小区9号楼", "幸福小区8号楼", "王秀英家"]
    originals = bring("resident", {"住址": places}).rejected["original"]
    kept = [json.loads(text)["住址"] for text in originals]
    assert kept == [None, "幸福小区9号楼", "幸福小区8号楼", None]


def test_cancelling_stops_the_linking():
    def progress(share, text=None):
        if share > 0.7:
            raise Cancelled

    with pytest.raises(Cancelled):
        bring("resident", {"住址": HOMES}, progress=progress)


rows = st.lists(
    st.tuples(
        st.sampled_from([*HOMES, None, "幸福小区", "幸福小区9号楼", "王秀英家", "合计"]),
        st.sampled_from([None, "1", "2", identity("19490203"), "x"]),
        st.sampled_from(["低保", "残疾人", "低保、残疾", "安置帮教", "?", None]),
    ),
    max_size=8,
)


@settings(deadline=None, max_examples=50)
@given(rows, st.randoms(use_true_random=False))
def test_no_row_is_lost_and_their_order_does_not_matter(drawn, random):
    mixed = list(drawn)
    random.shuffle(mixed)
    seen = []
    for some in (drawn, mixed):
        names = ("住址", "人员编号", "类别")
        columns = {name: [row[at] for row in some] for at, name in enumerate(names)}
        result = bring("care_case", columns)
        assert len(result.accepted) + len(result.rejected) == result.read == len(drawn)
        assert set(result.reasons) <= set(REASONS)
        assert result.accepted["building_id"].notna().all()
        assert result.accepted["case_id"].is_unique
        told = result.accepted[["building_id", "care_group"]].astype(str)
        seen.append((sorted(map(tuple, told.to_numpy())), result.reasons))
    assert seen[0] == seen[1]
