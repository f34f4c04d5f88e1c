"""What must not come in. All numbers here are invented."""

import numpy as np
import pandas as pd
import pytest
from grid_steward.plugin.common.errors import Cancelled
from grid_steward.plugin.common.progress import silent
from grid_steward.plugin.intake.privacy import (
    harmless_column,
    is_figure,
    personal_columns,
    personal_header,
    personal_value,
    personal_values,
)
from grid_steward.plugin.intake.series import check_digit_holds

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
        *("王秀英", "李　伟", "王芳（户主）", "张伟先生", "欧阳建国"),
        *("店主李秀英", "联系李秀英", "经手：某", "老板 王芳", "诊所-李秀英", "诊所（李秀英）"),
        *(
            "便民店(199)00001234",
            "便民店199-0000-1234",
            "+86 199 0000 1234",
            "一九九零零零零一二三四",
        ),
        *("微信wxid_abc", "微信号：abc123", "QQ 123456789", "护照E12345678", "a@b.cn"),
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
        *("金桂", "万达广场", "白云", "和平里", "文昌社区", "王家庄", "许昌路"),
        *("联系社区", "联系点", "老板菜馆", "店主之家", "QQ宠物店", "微信支付点", "护照办理处"),
        *("负责人办公室", "1-2-301、1-2-302", "2020-01-01 12:00:00", "夷陵大道138-1号"),
    ],
)
def test_leaves_other_values_alone(text):
    assert not personal_value(text)


def test_eleven_digits_are_a_code_in_a_column_of_codes():
    for code in ("13010200101", "420525200201001", "6201020010010010019"):
        assert not personal_value(code, is_code=True)
    assert personal_value(IDENTITY, is_code=True)


def test_a_name_is_no_code():
    assert personal_value("王秀英", is_code=True)


def test_where_names_are_allowed_numbers_are_not():
    assert not personal_value("王秀英", names_allowed=True)
    assert not personal_value("网格员：王秀英", names_allowed=True)
    for text in (f"王秀英 {MOBILE}", f"王秀英{IDENTITY}", "王秀英 电话6221234", "王秀英 电话:62"):
        assert personal_value(text, names_allowed=True)


def test_values_are_judged_one_by_one():
    texts = np.array(["桂花园", MOBILE, None, "王秀英", MOBILE, ""], dtype=object)
    assert list(personal_values(texts)) == [False, True, False, True, True, False]
    assert list(personal_values(texts, is_code=True)) == [False, True, False, True, True, False]
    assert list(personal_values(texts, names_allowed=True)) == [
        False,
        True,
        *[False] * 2,
        True,
        False,
    ]


def test_judging_values_can_be_cancelled():
    def cancel(share, text=None):
        raise Cancelled

    with pytest.raises(Cancelled):
        personal_values(np.array(["a"], dtype=object), progress=cancel)


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
    table = pd.concat([table, pd.DataFrame({"编号": [f"130102002{n:02d}" for n in range(9)]})])
    found = personal_columns(table, known=["名称", "编号"], codes=["编号"], progress=silent)
    assert found == {"户主", "备注", "说明"}


def test_a_few_numbers_in_a_long_column_do_not_condemn_it():
    table = pd.DataFrame({"说明": [MOBILE, "东", "南", "西", "北"]})
    assert personal_columns(table, known=[], codes=[], progress=silent) == frozenset()


def test_a_column_of_names_is_personal_whatever_its_header():
    names = ["王秀英", "李伟", "张三", "王某", "不详"]
    table = pd.DataFrame(
        {"其他": names, "名称": names, "楼盘": ["万达", "桂花园", "和平", "东湖", "里"]}
    )
    assert personal_columns(table, known=[], codes=[], progress=silent) == {"其他", "名称"}
    # In a column that a contract knows, each must be surely a name.
    assert personal_columns(table, known=["名称"], codes=[], progress=silent) == {"其他"}
    sure = pd.DataFrame({"名称": ["王秀英", "李伟", "桂花园"]})
    assert personal_columns(sure, known=["名称"], codes=[], progress=silent) == {"名称"}


def test_two_words_that_read_like_names_are_chance():
    table = pd.DataFrame({"楼型": ["高层", "方形", "平房"], "朝向": ["东向", "白云", "万达"]})
    assert personal_columns(table, known=[], codes=[], progress=silent) == frozenset()


def test_a_column_for_names_may_hold_names_and_no_numbers():
    table = pd.DataFrame(
        {"姓名": ["王秀英", "李伟"], "网格员": [f"王秀英{MOBILE}", f"李伟{MOBILE}"]}
    )
    found = personal_columns(
        table, known=[], codes=[], progress=silent, names_allowed=["姓名", "网格员"]
    )
    assert found == {"网格员"}


def test_a_long_column_is_judged_alike_in_any_order():
    numbers = [f"1990000{at:04}" for at in range(6000)]
    mostly = pd.Series(numbers + [f"无{at}" for at in range(4000)], dtype=object)
    seldom = pd.Series(numbers + [f"无{at}" for at in range(9000)], dtype=object)
    for order in (slice(None), slice(None, None, -1)):
        table = pd.DataFrame({"甲": mostly[order].reset_index(drop=True)})
        assert personal_columns(table, known=["甲"], codes=[], progress=silent) == {"甲"}
        table = pd.DataFrame({"甲": seldom[order].reset_index(drop=True)})
        assert personal_columns(table, known=["甲"], codes=[], progress=silent) == frozenset()


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
        ("层数", [1, 999999], True),
        ("层数", [1, 1000000], False),
        ("残疾人数", [1, 0], False),
        ("出生年代", [1950], False),
        ("备注", ["无"], False),
    ],
)
def test_only_figures_of_things_are_harmless(header, values, harmless):
    assert harmless_column(header, pd.Series(values, dtype=object)) is harmless
    assert harmless_column(header, pd.Series(values)) is harmless


def test_a_phone_among_codes_is_no_code():
    codes = [f"1301020010{number:02d}" for number in range(30)]
    held = np.array([*codes, "19900001234", "13800001234", "0717-6543210"], dtype=object)
    assert personal_values(held, is_code=True).tolist() == [False] * 30 + [True] * 3


# Mobile numbers of many companies, of one company in steps, and in a row in a range of no county.
PHONES = [f"1{start}{number:08d}" for number, start in enumerate((38, 39, 50, 51, 35) * 6, 11**7)]
STEPS = [f"1301{1000000 + number * 1111}" for number in range(30)]
IN_A_ROW = [f"1380000{number:04d}" for number in range(30)]


@pytest.mark.parametrize("phones", [PHONES, STEPS, IN_A_ROW, ["13010200101", "13010200102"]])
def test_phones_in_the_place_of_codes_are_phones(phones):
    assert personal_values(np.array(phones, dtype=object), is_code=True).all()
    table = pd.DataFrame({"工号": phones})
    assert personal_columns(table, known=["工号"], codes=["工号"], progress=silent) == {"工号"}


def test_older_identity_numbers_and_cards_in_the_place_of_codes_are_no_codes():
    # Births on different days; cards that were issued together, each with its check digit.
    older = [f"99010149{month:02d}03123" for month in range(1, 13)]
    accounts = [f"40005600000{number:04d}" for number in range(12)]
    cards = [next(f"{a}{d}" for d in range(10) if check_digit_holds(f"{a}{d}")) for a in accounts]
    for numbers in (older, cards):
        assert personal_values(np.array(numbers, dtype=object), is_code=True).all()


def test_codes_of_fifteen_digits_and_more_stay_codes_where_three_follow_one_another():
    # Each would be a number of someone born in 1920, or a card of UnionPay.
    for start in ("990101201001", "6201020010010"):
        codes = np.array([f"{start}{number:03d}" for number in (1, 2, 3)], dtype=object)
        assert not personal_values(codes, is_code=True).any()
        assert personal_values(codes[:2], is_code=True).any()


def test_codes_of_eleven_digits_stay_codes_unless_none_starts_so():
    held = np.array([f"130102001{number:02d}" for number in range(20)] + ["19900001234"])
    assert personal_values(held.astype(object), is_code=True).tolist() == [False] * 20 + [True]


@pytest.mark.parametrize(
    "text", ["98", "-1", "９８．５", "98.", "2024/3/31", "2024年3月", "2024-03-31 08:30"]
)
def test_a_short_number_or_a_date_is_a_figure(text):
    assert is_figure(text)


@pytest.mark.parametrize(
    "text", ["", "1234567", "1.1234567", f"2024-03-31 {MOBILE}", f"98.{MOBILE}", "1号楼"]
)
def test_nothing_long_passes_for_a_figure(text):
    assert not is_figure(text)
