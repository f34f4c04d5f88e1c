"""A project with the street of ``drawing``, and the lists that departments keep of its people.

The street is one community of four buildings, divided into two cells::

    +-----+-----+ +-----+-----+
    | b0  | b1  | | b2  | b3  |
    +-----+-----+ +-----+-----+

All persons are invented: no place has the code 990000.
"""

from __future__ import annotations

from pathlib import Path

from grid_steward.plugin.bridge.frames import Source, frame_of, read_rows
from grid_steward.plugin.divide import Band, Settings, divide_layers
from grid_steward.plugin.intake import check_frame
from grid_steward.plugin.rules import load_rulebook
from grid_steward.plugin.steps import import_layer
from grid_steward.plugin.store import Project

from .drawing import buildings, community

CRS = "EPSG:4547"
PLAN = "plan-1"
# Weights and check digits of GB 11643-1999.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_DIGITS = "10X98765432"


def identity(born: str, number: int) -> str:
    """An identity number of nowhere for someone born on that day (such as ``19500131``)."""
    body = f"990000{born}{number:03d}"
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, body))
    return body + _DIGITS[total % 11]


# Name, identity number, phone, building: two in b0, one in b1, one in b3, one nowhere.
PERSONS = [
    ("钱测试", identity("19400101", 1), "19900000001", "b0"),
    ("孙测试", identity("19500202", 2), "19900000002", "b0"),
    ("李测试", identity("20100303", 3), "19900000003", "b1"),
    ("周测试", identity("19800404", 4), "19900000004", "b3"),
    ("吴测试", identity("19900505", 5), "19900000005", "b9"),
]
RESIDENTS = "姓名,身份证号,联系电话,楼栋编号,单元,户籍性质\n" + "".join(
    f"{name},{number},{phone},{building},1,户籍\n" for name, number, phone, building in PERSONS
)
# The first person is in two groups.
CARE = "姓名,身份证号,楼栋编号,关爱类别\n" + "".join(
    f"{PERSONS[at][0]},{PERSONS[at][1]},{PERSONS[at][3]},{group}\n"
    for at, group in ((0, "独居老人"), (0, "残疾人"), (3, "低保户"))
)
FACILITIES = "编号,类型,名称,楼栋编号\nf1,社区服务站,桂花服务站,b0\nf2,卫生服务站,桂花卫生站,b3\n"
REQUESTS = "工单号,事项类别,状态,楼栋编号\n9901,路灯,在办,b2\n9902,噪音,办结,b2\n"
VOLUNTEERS = f"身份证号,志愿岗位,楼栋编号\n{PERSONS[3][1]},治安巡防员,b3\n"


def make_project(folder: Path) -> Project:
    """The street with its plan, and nobody in it."""
    project = Project.create(folder / "town.gpkg", CRS, "yichang")
    for name, drawn in (("building", buildings()), ("community", community())):
        frame = frame_of(read_rows(Source.of_layer(drawn)))
        project.add(check_frame(frame, name, CRS, source=drawn.name()))
    settings = Settings(Band(150, 220, 300), load_rulebook("yichang"), plan=PLAN)
    project.write_plan(divide_layers(project.layers(), settings))
    return project


def write_lists(folder: Path) -> dict[str, Path]:
    """The departments' lists as files, by the layer that they are of."""
    texts = {
        "resident": RESIDENTS,
        "care_case": CARE,
        "facility": FACILITIES,
        "volunteer": VOLUNTEERS,
        "request": REQUESTS,
    }
    paths = {}
    for layer, text in texts.items():
        paths[layer] = folder / f"{layer}.csv"
        paths[layer].write_text(text, encoding="utf-8")
    return paths


def make_people(folder: Path) -> Project:
    """The street with everybody in it."""
    project = make_project(folder)
    for layer, path in write_lists(folder).items():
        import_layer(project, layer, path)
    return project
