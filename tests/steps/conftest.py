"""A street of twelve houses with its people, brought in as departments send them."""

from __future__ import annotations

import shutil

import pytest
from grid_steward.plugin import steps
from grid_steward.plugin.store import Project

CRS = "EPSG:4547"
HOMES = [f"{row}-{column}" for row in (0, 1) for column in range(6)]


def square(x: float, y: float) -> str:
    return f'"POLYGON (({x} {y}, {x + 20} {y}, {x + 20} {y + 12}, {x} {y + 12}, {x} {y}))"'


def houses() -> str:
    """Two rows of six houses with 60 households each, 40 m apart: three cells."""
    places = [(10 + 40 * column, 20 + 40 * row) for row in (0, 1) for column in range(6)]
    rows = [f"{code},60,{square(*place)}" for code, place in zip(HOMES, places)]
    return "\n".join(["楼栋编码,户数,WKT", *rows])


FILES = {
    "community": '社区编码,社区名称,类型,WKT\n420502001,东山社区,城市型,"POLYGON ((0 0, 250 0, '
    '250 100, 0 100, 0 0))"',
    "building": houses(),
    "road": '道路编码,道路名称,等级,WKT\nr1,文昌路,residential,"LINESTRING (0 46, 250 46)"',
    "facility": "设施编码,设施类型,名称,面积,楼栋编码\nf1,社区服务站,东山社区服务站,120,0-0\n"
    "f2,卫生服务站,东山卫生站,80,0-5",
    "resident": "\n".join(
        ["人员编号,户号,楼栋编码,出生日期"]
        + [f"p{number:03},h{number // 3},{HOMES[number % 12]},1950-01-01" for number in range(240)]
    ),
    "care_case": "人员编号,关爱类别,楼栋编码\np000,残疾人,0-0\np000,低保,0-0\np001,失业,0-1",
    "volunteer": "志愿者编号,角色,楼栋编码\nv1,综合信息员,0-0\nv2,治安巡防员,0-1",
    "request": "工单号,类别,状态,楼栋编码\nt1,维修,在办,0-2",
}


def bring_in(project, layer, text):
    """Import one of the files, in place of what it brought before."""
    path = project.path.parent / f"{layer}.csv"
    path.write_text(text + "\n", encoding="utf-8")
    return steps.import_layer(
        project, layer, path, source_crs=CRS, department="街道", same_name="replace"
    )


@pytest.fixture(scope="session")
def made_street(tmp_path_factory):
    project = steps.init_project(tmp_path_factory.mktemp("street") / "东山.gpkg", CRS)
    for layer, text in FILES.items():
        found = bring_in(project, layer, text)
        assert found.rejected.empty, found.rejected["message"].tolist()
    cells = steps.divide(project).cells["cell_id"]
    bring_in(project, "officer", f"网格员编号,姓名,负责网格,楼栋编码\nW1,王芳,{min(cells)},0-0")
    return project.path.parent


@pytest.fixture
def street(made_street, tmp_path):
    """A project with all of that, and a plan; the first of its cells has an officer."""
    shutil.copytree(made_street, tmp_path / "street")
    return Project.open(tmp_path / "street" / "东山.gpkg")
