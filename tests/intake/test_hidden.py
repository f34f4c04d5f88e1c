"""What of a source about persons is neither kept nor said. All persons are invented."""

import json

import geopandas as gpd
import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.intake import check_frame, import_source
from grid_steward.plugin.intake.hiding import without_persons
from grid_steward.tests.intake.drawing import CRS, square
from grid_steward.tests.intake.people import bring, facts

PHONES = [f"1{start}{number:08d}" for number, start in enumerate((38, 39, 50) * 4, 11**7)]
HOME = "幸福小区1号楼1单元101室"


def houses(columns):
    """Import two houses with these columns."""
    frame = gpd.GeoDataFrame(columns, geometry=[square(0), square(1)], crs=CRS)
    return check_frame(frame, "building", CRS, source="houses")


def said(result):
    """All texts that an import gives back."""
    frames = [frame.to_csv() for frame in (result.accepted, result.rejected)]
    return "\n".join([*frames, *map(str, result.notes), result.source])


def test_officers_with_phones_for_codes_are_asked_for_other_codes():
    with pytest.raises(InputError, match=r"工号 holds .* Add a column with other codes"):
        bring("officer", {"工号": PHONES, "姓名": "小王"})


def test_an_officer_whose_code_is_a_phone_is_told_what_to_write():
    codes = [*(f"W{number}" for number in range(9)), PHONES[0]]
    result = bring("officer", {"工号": codes, "负责网格": codes})
    assert result.rejected["reason"].tolist() == ["missing_value"]
    assert "Write another code instead" in result.rejected["message"][0]
    assert PHONES[0] not in said(result)


def test_facilities_with_phones_for_codes_get_keys_of_their_place():
    result = bring(
        "facility",
        {"设施编号": PHONES, "类型": "超市", "名称": [f"{n}号店" for n in range(12)], "地址": HOME},
    )
    assert len(result.accepted) == len(PHONES)
    assert result.accepted["facility_id"].str.startswith("x").all()
    assert not any(phone in said(result) for phone in PHONES)


@pytest.mark.parametrize("layer", ["building", "care_case"])
def test_what_is_no_number_is_neither_quoted_nor_kept(layer):
    people = {
        "人员编号": ["1", "2"],
        "关爱类别": "残疾",
        "住址": HOME,
        "最近走访": ["冉九", "2024-03-01"],
    }
    things = {"户数": ["冉九", "6"], "层数": ["甲乙", "12"]}
    result = houses(things) if layer == "building" else bring(layer, people)
    assert not any(text in said(result) for text in ("冉九", "甲乙"))


def test_figures_are_quoted_and_kept():
    result = houses({"户数": ["-3", 2.5], "层数": ["1.5", 12.123456789]})
    assert ["-3" in text for text in result.rejected["message"]] == [True, False]
    assert [json.loads(text)["层数"] for text in result.rejected["original"]] == ["1.5", 12.123457]
    assert any("the first of them 1.5" in str(note) for note in result.notes)


def test_of_a_person_told_twice_no_pseudonym_is_said():
    columns = {
        "人员编号": ["7", "7"],
        "关爱类别": "残疾",
        "住址": HOME,
        "上次走访": ["2024-01-01", None],
    }
    result = bring("care_case", columns)
    assert result.reasons == {"duplicate_key": 1}
    assert result.accepted["case_id"][0] not in result.rejected["message"][0]
    assert "as row" in result.rejected["message"][0]


def test_a_kind_of_request_names_nobody():
    kinds = [
        "漏水",
        "王建国家漏水",
        "邻里纠纷 端木赐",
        "楼上的住户晚上很晚还在拖动桌椅",
        "高空抛物",
    ]
    columns = {"工单号": list("12345"), "诉求类别": kinds, "状态": "在办", "地址": HOME}
    result = bring("request", columns)
    assert result.accepted["kind"].tolist() == ["漏水", None, None, None, "高空抛物"]
    assert any("too long to be sure, and were left empty: 3" in str(note) for note in result.notes)


def test_a_kind_of_facility_may_be_long_and_names_nobody():
    kinds = ["社区居家养老服务中心（日间照料）", "王建国超市"]
    result = bring("facility", {"类型": kinds, "地址": HOME})
    assert result.accepted["kind"].tolist() == kinds[:1]
    assert result.reasons == {"missing_value": 1}


def test_the_officer_of_a_care_case_is_no_name():
    codes = ["W1", "W2", "W3", "端木赐", PHONES[0]]
    columns = {"人员编号": list("12345"), "关爱类别": "残疾", "住址": HOME, "工号": codes}
    kept = bring("care_case", columns).accepted["officer_id"].tolist()
    assert kept == ["W1", "W2", "W3", None, None]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("台账_王秀英_19900001234.xlsx|李建国经手", "台账_…_….xlsx|…经手"),
        ("名单（欧阳建国 199-0000-1234）.csv", "名单(… …).csv"),
        ("高新区_建筑 2024-03-31.gpkg|building", "高新区_建筑 2024-03-31.gpkg|building"),
        ("学院路社区（东）.csv", "学院路社区（东）.csv"),
    ],
)
def test_persons_in_the_name_of_a_file_are_hidden(name, shown):
    assert without_persons(name) == shown


def test_a_file_named_for_a_person_is_known_again(tmp_path):
    file = tmp_path / "台账_王秀英.csv"
    file.write_text(f"工号,驻点\n1,{HOME}\n", encoding="utf-8")
    first, again = (import_source(file, "officer", CRS, facts=facts()) for _ in range(2))
    other = tmp_path / "台账_李秀英.csv"
    file.rename(other)
    assert first.source == again.source == "台账_….csv"
    assert first.source_id == again.source_id
    assert import_source(other, "officer", CRS, facts=facts()).source_id != first.source_id


def test_the_use_of_a_building_names_nobody():
    result = houses({"户数": ["1", "2"], "用途": ["住宅", "王建国租住"]})
    assert result.accepted["use"].isna().tolist() == [False, True]
