"""What must not come in. All numbers here are invented."""

import pandas as pd
import pytest
from grid_steward.plugin.common.progress import silent
from grid_steward.plugin.intake.privacy import (
    harmless_column,
    personal_columns,
    personal_header,
    personal_value,
)

# The worked example of GB 11643-1999, and one with the check digit X.
IDENTITY = "11010519491231002X"
MOBILE = "13800138000"


@pytest.mark.parametrize(
    "header",
    [
        *("姓名", "户主姓名", "业主", "身份证号码", "证件号码", "联系电话", "手机", "联系方式"),
        *("银行卡号", "phone", "Mobile_Phone", "ID Card", "idCard", "name of person"),
        *("contactPhone", "HEAD_OF_HOUSEHOLD", "householder", "Householder Name"),
        *("姓 名", "户 主", "联 系 人", "手　机", "户_主", "姓\n名", "户主（姓名）"),
        *("楼长", "楼栋长", "网格员", "住户", "居民", "法人", "法人代表", "出生日期"),
        *("公民身份号码", "身分证", "身分证号", "座机"),
    ],
)
def test_knows_headers_about_persons(header):
    assert personal_header(header)


@pytest.mark.parametrize(
    "header",
    [
        *("楼栋名称", "小区名称", "name", "户数", "hotel", "telecom", "id", "mobility", "card"),
        *("住户数", "住户数（户）", "居民户数", "居民点", "居民委员会", "业主户数", "户数（业主）"),
        *("楼长度", "网格编号", "owner_count"),
    ],
)
def test_leaves_other_headers_alone(header):
    assert not personal_header(header)


@pytest.mark.parametrize(
    "text",
    [
        IDENTITY,
        f"证件{IDENTITY}。",
        MOBILE,
        "138 0013 8000",
        "+86-13800138000",
        f"电话{MOBILE}转",
        "户主：张某",
        "填表人: 李某",
        "１３８００１３８０００",
        "138.1234.5678",
        "138 001 38000",
        "见13800138000.",
        f"W{IDENTITY}",
        f"{IDENTITY}11",
        "110105194912310021",
        "420502 19800101 1233",
        "4205 0219 8001 0112 33",
        f"3 {IDENTITY}",
        "420502800101123",
        "420502 800101 123",
        "3-6217002870001234567-1",
        "电话0717-6221234",
        "(0717)6221234",
        "07176221234",
        "电话6221234",
        "6217002870001234567",
        "6217 0028 7000 1234 567",
        "4111111111111111",
        "联系人张三",
        "联系人 欧阳某",
        "户主是李四",
        "业主王五",
        "网格员：赵六",
        "3号楼楼长钱七",
    ],
)
def test_knows_values_about_persons(text):
    assert personal_value(text)


@pytest.mark.parametrize(
    "text",
    [
        *("138001380001", "0.13800138000", "桂花园", "420502001001", "420502001001005"),
        *(
            "130.12345678",
            "11010519491331002X",
            "113.110105194912310021",
            "420502001001GB00001F0001",
        ),
        *("业主委员会", "网格员工作站", "居民楼", "法人单位", "户主不详", "联系人电话", "户主姓名"),
        *("负责人办公室", "1-2-301、1-2-302", "2020-01-01 12:00:00", "夷陵大道138-1号"),
    ],
)
def test_leaves_other_values_alone(text):
    assert not personal_value(text)


def test_eleven_digits_are_a_code_in_a_column_of_codes():
    for code in ("13010200101", "420525200201001", "6201020010010010019"):
        assert not personal_value(code, is_code=True)
    assert personal_value(IDENTITY, is_code=True)


def test_finds_columns_by_header_and_by_content():
    table = pd.DataFrame(
        {
            "名称": ["桂花园", "东湖里"],
            "户主": ["a", "b"],
            "备注": [MOBILE, 13900139000.0],
            "编号": ["13010200101", "13010200102"],
            "说明": [f"见{MOBILE}", "无"],
            "描述": ["有", "无"],
        }
    )
    found = personal_columns(table, known=["名称", "编号"], codes=["编号"], progress=silent)
    assert found == {"户主", "备注", "说明"}


def test_a_few_numbers_in_a_long_column_do_not_condemn_it():
    table = pd.DataFrame({"说明": [MOBILE, "东", "南", "西", "北"]})
    assert personal_columns(table, known=[], codes=[], progress=silent) == frozenset()


def test_what_stands_below_tells_residents_from_their_number():
    table = pd.DataFrame({"住户": [12, 30.0], "居民": ["王某", "李某"], "业主": ["约", "8"]})
    assert personal_columns(table, known=[], codes=[], progress=silent) == {"居民", "业主"}


@pytest.mark.parametrize(
    ("header", "values", "harmless"),
    [
        ("序号", [1, 2.0, None], True),
        ("建筑面积", ["１２.5", ""], True),
        ("建成", ["1998-05-01", "1999年5月", pd.Timestamp("2001-01-01")], True),
        ("序号", ["1", "张三"], False),
        ("面积", [6221234], False),
        ("残疾人数", [1, 0], False),
        ("出生年代", [1950], False),
        ("备注", ["无"], False),
    ],
)
def test_only_figures_of_things_are_harmless(header, values, harmless):
    assert harmless_column(header, pd.Series(values, dtype=object)) is harmless
