"""Words and shares that the invented people are drawn from; no logic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

# The day that the lists speak of.
AS_OF = np.datetime64("2024-03-31", "D")
DISTRICT, TOWN = "云汀区", "清河镇"
# Codes of places: none in the country begins with 99. The first is the town's own.
PLACE_CODES = ("990101", "990102", "990203", "991102", "992301", "993405", "995122")

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏"
)
GIVEN = (
    "芳敏静艳杰娟明兰霞平刚桂萍红飞鑫波斌宇浩俊帆雪琳慧颖婷雯欣佳怡梓涵子轩然思远庆建志海东秋冬夏梅荷"
    "松柏岚河川"
)

# How many people live together, and how often, in hundredths: 1.94 people a household.
HOUSEHOLD_SIZES = ((1, 36), (2, 41), (3, 17), (4, 5), (5, 1))
# Of a hundred households, so many live in the town without being registered there.
FLOATING_PERCENT = 17
# Of a hundred people who live alone, so many are old.
ALONE_AND_OLD_PERCENT = 40


@dataclass(frozen=True)
class Group:
    """A care group of the rulebook: how many cases it has, and who may be in it.

    ``ages`` are the lowest and highest; ``living`` says with whom: ``alone``, ``together`` or
    ``any``; ``floating``: None where registration doesn't matter. ``said`` is what departments
    write for it.
    """

    id: str
    count: int
    ages: tuple[int, int]
    said: tuple[str, ...]
    living: str = "any"
    floating: Optional[bool] = None


# The rarer ones first, so that the ages that many groups share are left to the larger.
GROUPS = (
    Group("orphan", 12, (3, 17), ("孤儿", "散居孤儿", "事实无人抚养儿童"), "together", False),
    Group("left_behind_child", 96, (4, 15), ("留守儿童",), "together", False),
    Group("migrant_child", 74, (4, 15), ("流动儿童", "随迁子女"), "together", True),
    Group(
        "young_out_of_school_and_work",
        62,
        (16, 24),
        ("闲散青少年", "社会闲散青少年", "失学青少年"),
    ),
    Group(
        "extreme_poverty",
        48,
        (60, 94),
        ("特困人员", "特困供养人员", "分散供养特困人员"),
        "alone",
        False,
    ),
    Group("serious_mental_illness", 84, (18, 74), ("严重精神障碍患者", "重性精神病患者", "重精")),
    Group("zero_employment_household", 70, (25, 59), ("零就业家庭", "零就业家庭成员")),
    Group("unemployed", 182, (25, 59), ("登记失业人员", "失业人员", "就业困难人员")),
    Group("minimum_income", 248, (20, 88), ("低保户", "低保", "城市低保"), "any", False),
    Group("veteran_family", 118, (30, 92), ("烈属", "军属", "残疾军人", "优抚对象"), "any", False),
    Group("disabled", 256, (5, 88), ("残疾人", "持证残疾人", "重度残疾人")),
    Group("chronic_illness", 310, (42, 92), ("慢性病患者", "高血压", "糖尿病")),
    Group(
        "elderly_alone_or_frail",
        440,
        (66, 98),
        ("独居老人", "空巢老人", "失能老人", "高龄老人"),
        "alone",
    ),
)
# Groups that are counted by building, and what a list of persons would call its people.
COUNTED = (
    ("resettlement_help", 34, ("安置帮教", "安置帮教对象"), ("安置帮教人员", "刑满释放人员")),
    ("recovery_support", 22, ("社区戒毒社区康复", "戒毒康复"), ("社区戒毒人员", "戒毒康复人员")),
)
# What stands in a list of groups and is none.
NO_GROUPS = ("重点信访人员", "其他", "文艺骨干")

# The eight roles, with how they are written.
ROLES = (
    ("information", ("综合信息员", "信息员")),
    ("sanitation", ("环卫监督员", "卫生监督员")),
    ("safety", ("治安巡防员", "巡防员")),
    ("mediation", ("民间调解员", "人民调解员")),
    ("labour", ("劳动保障服务员", "劳动保障员")),
    ("elderly_care", ("社会养老服务员", "养老服务员")),
    ("family_planning", ("计生服务员", "计生员")),
    ("counselling", ("心理咨询员", "心理咨询师")),
)
VOLUNTEERS, WITH_TWO_ROLES = 660, 40

# Kind, how many, the uses of the buildings they are in, and between what floor areas in square
# metres.
FACILITIES = (
    ("社区服务站", 11, ("商业", "物业"), (120, 480)),
    ("卫生服务站", 8, ("商业", "商住"), (80, 320)),
    ("老年食堂", 6, ("商业", "商住"), (60, 260)),
    ("日间照料中心", 5, ("物业", "商业"), (150, 1250)),
    ("幼儿园", 5, ("商业",), (400, 1800)),
    ("学校", 6, ("学校",), (2200, 9600)),
    ("医院", 3, ("医院",), (3000, 16000)),
    ("农贸市场", 2, ("市场",), (1800, 5200)),
    ("文化活动室", 4, ("物业", "文化"), (60, 600)),
    ("警务室", 4, ("商业",), (30, 90)),
    ("公共厕所", 4, ("公园设施",), (25, 80)),
    ("残疾人康复站", 2, ("商业",), (80, 220)),
)

# A few fewer than the cells that the town is divided into.
OFFICERS = 78
SKILLS = ("社会工作者", "心理咨询师", "急救证", "消防安全员", "手语", None, None, None)
LANGUAGES = ("普通话、本地话", "普通话", "普通话、手语", "本地话")
HOURS = (160, 168, 176)

RELATIONS = ("户主", "配偶", "子女", "子女", "父母")
WORKPLACES = ("清河棉纺厂", "清河农机厂", "清河百货大楼", "个体经营", "务工", "退休", None, None)
IMPAIRMENTS = ("肢体残疾", "视力残疾", "听力残疾", "智力残疾", "多重残疾")

REQUESTS, AT_A_CORNER, ON_THE_SPOT = 500, 110, 60
REQUEST_KINDS = ("环境卫生", "噪声扰民", "占道停车", "供水供电", "物业管理", "邻里纠纷", "养老服务",
                 "就业咨询", "路灯照明", "违章搭建")  # fmt: skip
STATES = (
    ("open", ("在办", "待受理", "处理中", "转办", "未办结")),
    ("closed", ("办结", "已办结", "已处理", "已完成")),
)
