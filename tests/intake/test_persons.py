"""Who is who, without saying who it is."""

import numpy as np
import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.tests.intake.people import bring, facts, identity

HOME = "幸福小区1号楼1单元101室"


def people(**columns):
    count = len(next(iter(columns.values())))
    options = {
        name: columns.pop(name) for name in ("source", "department", "facts") if name in columns
    }
    return bring("resident", {**columns, "住址": [HOME] * count}, **options)


def test_one_number_is_one_person_in_any_department():
    number = identity("19490203")
    first = people(身份证号=[number], source="civil.csv")
    second = people(证件号码=[f" {number[:6]} {number[6:]} "], 人员编号=["7"], source="health.csv")
    by_code = people(人员编号=[number], source="third.csv")
    ids = [result.accepted["resident_id"][0] for result in (first, second, by_code)]
    assert len(set(ids)) == 1
    assert number not in ids[0]
    other_key = people(身份证号=[number], facts=facts(key=b"q" * 32))
    assert other_key.accepted["resident_id"][0] != ids[0]


def test_codes_count_within_a_source_or_a_department():
    def who(**options):
        return people(人员编号=["001"], **options).accepted["resident_id"][0]

    assert who(source="a") != who(source="b")
    assert who(source="a", department="民政") == who(source="b", department="民政")
    assert who(source="a", department="民政") != who(source="a", department="卫健")


def test_rows_without_a_key_are_persons_of_their_own():
    result = people(户籍性质=["户籍", "户籍"])
    assert result.accepted["resident_id"].nunique() == 2
    note = " ".join(map(str, result.notes))
    assert "by neither in 2 rows" in note and "--department" not in note
    assert "--department NAME" in " ".join(map(str, people(人员编号=["1"]).notes))


def test_households_by_head_by_code_and_by_room():
    head = identity("19500101")
    result = bring(
        "resident",
        {
            "户主身份证号": [head, head, None, None, None, None],
            "户号": [None, None, "5", "5", None, None],
            "住址": [HOME] * 6,
        },
    )
    keys = result.accepted["household_id"].tolist()
    assert keys[0] == keys[1] and keys[2] == keys[3] and keys[4] == keys[5]
    assert len(set(keys)) == 3


def test_a_building_without_a_room_is_no_household():
    result = bring("resident", {"楼栋编码": ["B1"]})
    assert result.accepted["household_id"].isna().all()


def test_two_departments_make_two_cases_of_one_person():
    columns = {"身份证号": [identity("19490203")], "类别": ["残疾人"], "住址": [HOME]}
    first, second = (bring("care_case", columns, source=name).accepted for name in ("a", "b"))
    assert first["resident_id"][0] == second["resident_id"][0]
    assert first["case_id"][0] != second["case_id"][0]


@pytest.mark.parametrize(
    ("columns", "band"),
    [
        ({"出生日期": ["1949-02-03"]}, "65-79"),
        ({"出生年月": ["1949年2月"], "身份证号": [identity("19900101")]}, "65-79"),
        ({"出生日期": ["不详"], "身份证号": [identity("19900101")]}, "35-59"),
        ({"年龄": ["72岁"]}, "65-79"),
        ({"Age": [72]}, "65-79"),
        ({"年龄段": ["65-79"]}, "65-79"),
        ({"年龄": ["不详"]}, None),
        ({"出生日期": ["2031-01-01"]}, None),
    ],
)
def test_age_bands(columns, band):
    assert people(**columns).accepted["age_band"].tolist() == [band]


def test_a_number_that_a_spreadsheet_cut_is_no_number():
    whole = int(identity("19490203")[:17] + "0")
    cut = [float(whole), whole // 1000 * 1000]
    result = people(身份证号=np.array(cut, dtype=object))
    assert "by neither in 2 rows" in " ".join(map(str, result.notes))


def test_keys_are_read_in_memory_only():
    number = identity("19490203")
    result = people(身份证号=[number], 出生日期=["1949-02-03"], 人员编号=["P77"], 户主编号=["H88"])
    assert result.dropped_columns == ("身份证号", "出生日期")
    assert {"identity", "birth", "resident_id", "household_id"} <= set(result.matched)
    told = result.accepted.to_csv() + " ".join(map(str, result.notes))
    for secret in (number, "P77", "H88", "1949-02-03"):
        assert secret not in told


def test_any_column_may_be_named_as_the_identity_but_a_name_is_no_key():
    number = identity("19490203")
    columns = {"甲": [number], "住址": [HOME]}
    named = bring("resident", columns, mapping={"identity": "甲"})
    found = people(身份证=[number])
    assert named.accepted["resident_id"][0] == found.accepted["resident_id"][0]
    assert "甲" in named.dropped_columns
    columns = {"姓名": ["王秀英"], "住址": [HOME]}
    with pytest.raises(InputError, match="姓名 holds names"):
        bring("resident", columns, mapping={"resident_id": "姓名"})


def test_requests_have_a_pseudonym_of_their_number():
    columns = {"工单号": ["2024001", None], "状态": ["在办", "在办"], "地址": [HOME, HOME]}
    result = bring("request", columns)
    assert result.reasons == {"missing_value": 1}
    assert "2024001" not in result.accepted.to_csv()
