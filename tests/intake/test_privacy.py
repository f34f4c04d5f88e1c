"""What must not come in. All numbers here are invented."""

import pandas as pd
import pytest
from grid_steward.plugin.common.progress import silent
from grid_steward.plugin.intake.privacy import (
    identity_number,
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
        *("contactPhone", "HEAD_OF_HOUSEHOLD"),
    ],
)
def test_knows_headers_about_persons(header):
    assert personal_header(header)


@pytest.mark.parametrize(
    "header", ["楼栋名称", "小区名称", "name", "户数", "hotel", "telecom", "id", "mobility", "card"]
)
def test_leaves_other_headers_alone(header):
    assert not personal_header(header)


def test_checks_identity_numbers():
    assert identity_number(IDENTITY)
    assert identity_number(IDENTITY.lower())
    assert not identity_number("110105194912310021")
    assert not identity_number("11010519491331002X")


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
    ],
)
def test_knows_values_about_persons(text):
    assert personal_value(text)


@pytest.mark.parametrize(
    "text", ["138001380001", "0.13800138000", "桂花园", "420502001001", "11010519491231002XY"]
)
def test_leaves_other_values_alone(text):
    assert not personal_value(text)


def test_eleven_digits_are_a_code_in_a_column_of_codes():
    assert not personal_value("13010200101", is_code=True)
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
