"""The departments' lists as they are headed; no logic.

The keys of the columns say what stands in them: columns of the people, or what ``lists`` writes.
A header ``above/below`` stands in two rows, ``above`` merged over its neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Optional

Columns = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Form:
    """One list: its ``file``, the ``layer`` it holds, what stands above and below the table.

    ``columns``: header and key of each. ``split``: a blank row (``"blank"``) or a subtotal
    (``"subtotal"``) after each community. ``options`` are those of the import. ``by_code``: houses
    are named by their code. ``sheets``: the names of the workbook's sheets, the list's last.
    """

    file: str
    layer: str
    columns: Columns
    department: str
    titles: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    encoding: str = "utf-8"
    delimiter: str = ","
    split: Optional[str] = None
    total: bool = False
    by_code: bool = False
    sheets: tuple[str, ...] = ("Sheet1",)
    options: Mapping[str, Any] = field(default_factory=dict)


FLAT = (
    ("居住情况/小区名称", "compound"),
    ("居住情况/楼栋号", "block_text"),
    ("居住情况/单元", "entrance_text"),
    ("居住情况/房号", "room"),
    ("居住情况/街路巷", "street_alone"),
    ("居住情况/门牌号", "number_alone"),
)

RESIDENTS = (
    Form(
        "公安人口台账.csv",
        "resident",
        (
            ("序号", "serial"),
            ("户编号", "household"),
            ("与户主关系", "relation"),
            ("姓名", "name"),
            ("性别", "sex"),
            ("公民身份号码", "identity"),
            ("出生日期", "birth_text"),
            ("户口性质", "registration_text"),
            ("现住地址", "address"),
            ("联系电话", "phone"),
            ("从业单位", "workplace"),
        ),
        "清河派出所",
        titles=("清河镇户籍人口台账", "填报单位：清河派出所　　　　截至2024年3月31日", ""),
        foot=("注：本台账仅供社区网格化服务管理使用，请妥善保管。",),
        encoding="gb18030",
        split="blank",
    ),
    Form(
        "流动人口登记.xlsx",
        "resident",
        (
            ("序号", "serial"),
            ("户编号", "household"),
            ("姓名", "name"),
            ("性别", "sex"),
            ("身份证号码", "identity"),
            ("出生年月", "birth_cell"),
            ("人口类型", "registration_text"),
            *((title.split("/")[1], key) for title, key in FLAT),
            ("房东姓名", "other_name"),
            ("房东电话", "other_phone"),
        ),
        "清河派出所",
        titles=("清河镇流动人口登记表", "制表日期：2024年3月31日"),
        foot=("填表人：{name}　　联系电话：{phone}",),
        total=True,
    ),
)

COUNTS = Form(
    "司法社工人数统计.xlsx",
    "care_count",
    (
        ("序号", "serial"),
        ("人员类别", "said"),
        ("小区", "compound"),
        ("楼栋号", "block_text"),
        ("街路巷", "street_alone"),
        ("门牌号", "number_alone"),
        ("人数", "people_text"),
    ),
    "云汀区司法局",
    titles=("社区服务对象人数统计（按楼栋）",),
    total=True,
)

FACILITIES = Form(
    "便民设施.csv",
    "facility",
    (
        ("设施编号", "facility"),
        ("设施名称", "title"),
        ("设施类型", "kind"),
        ("地址", "address"),
        ("建筑面积（㎡）", "area_text"),
        ("负责人", "other_name"),
        ("联系电话", "other_phone"),
        ("经度", "lon"),
        ("纬度", "lat"),
    ),
    "清河镇政务服务中心",
    titles=("清河镇便民服务设施一览（坐标取自网络地图）",),
    encoding="gb18030",
    options={"datum": "gcj02"},
)

OFFICERS = Form(
    "网格员花名册.xlsx",
    "officer",
    (
        ("工号", "officer"),
        ("姓名", "name"),
        ("性别", "sex"),
        ("身份证号", "identity"),
        ("手机", "phone"),
        ("责任网格", "cell"),
        ("办公地点", "address"),
        ("月工时", "hours"),
        ("持证情况", "skills"),
        ("语种", "languages"),
    ),
    "清河镇网格中心",
    titles=("清河镇专职网格员花名册", "网格划分调整中，责任网格待定"),
)

VOLUNTEERS = Form(
    "志愿者花名册.xlsx",
    "volunteer",
    (
        ("序号", "serial"),
        ("志愿者编号", "volunteer"),
        ("姓名", "name"),
        ("性别", "sex"),
        ("身份证号", "identity_some"),
        ("志愿岗位", "said"),
        ("小区名称", "compound"),
        ("住址", "address_beside"),
        ("手机号码", "phone"),
        ("注册日期", "registered_cell"),
    ),
    "清河镇志愿者协会",
    titles=("“新八大员”志愿者花名册",),
    total=True,
)

REQUESTS = Form(
    "12345诉求.csv",
    "request",
    (
        ("工单编号", "ticket"),
        ("受理时间", "received_text"),
        ("诉求类别", "kind"),
        ("诉求内容", "content"),
        ("诉求人", "name"),
        ("联系电话", "phone"),
        ("诉求地址", "address"),
        ("经度", "lon"),
        ("纬度", "lat"),
        ("办理状态", "said"),
    ),
    "云汀区12345热线",
    encoding="utf-8-sig",
    options={"source_crs": "EPSG:4326"},
)

# The same as tidy tables: no names or numbers, codes of the town in place, one file for each layer.
_HOUSE = (("building_id", "building_code"), ("entrance", "entrance"), ("floor", "floor"))
TIDY = {
    form.layer: form
    for form in (
        Form(
            "residents.csv",
            "resident",
            (
                ("resident_id", "person"),
                ("household_id", "household"),
                *_HOUSE,
                ("registration", "registration"),
                ("birth", "birth"),
            ),
            "清河镇",
        ),
        Form(
            "care_cases.csv",
            "care_case",
            (
                ("resident_id", "person"),
                ("household_id", "household"),
                ("care_group", "group"),
                *_HOUSE,
                ("last_visit", "visited"),
            ),
            "清河镇",
        ),
        Form(
            "care_counts.csv",
            "care_count",
            (("care_group", "group"), ("people", "people"), ("building_id", "building_code")),
            "清河镇",
        ),
        Form(
            "facilities.csv",
            "facility",
            (
                ("facility_id", "facility"),
                ("kind", "kind"),
                ("name", "title"),
                ("area_m2", "area"),
                ("building_id", "building_code"),
            ),
            "清河镇",
        ),
        Form(
            "officers.csv",
            "officer",
            (
                ("officer_id", "officer"),
                ("display_name", "name"),
                ("hours_per_month", "hours"),
                ("skills", "skills"),
                ("languages", "languages"),
                ("building_id", "building_code"),
            ),
            "清河镇",
        ),
        Form(
            "volunteers.csv",
            "volunteer",
            (("resident_id", "person"), ("role", "group"), ("building_id", "building_code")),
            "清河镇",
        ),
        Form(
            "requests.csv",
            "request",
            (
                ("request_id", "ticket"),
                ("kind", "kind"),
                ("status", "group"),
                ("received", "received"),
                ("building_id", "building_code"),
                ("lon", "lon"),
                ("lat", "lat"),
            ),
            "清河镇",
            options={"source_crs": "EPSG:4326"},
        ),
    )
}
