"""``gridsteward:assignofficers`` in QGIS: who serves a cell is open, the rest restricted.

The street has two cells. The first holds b0 and b1 with two people in care, the second b3 with one.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from grid_steward.plugin.bridge.project import build_project
from grid_steward.plugin.steps import import_layer
from grid_steward.plugin.store import Project
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from .drawing import layer, line
from .people import PLAN, make_people
from .test_cancel import CancelsAt
from .test_divide import Log

RESTRICTED = ("LOADS", "ROUNDS", "VISITS", "HANDOVERS")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The street with everybody in it, a road, and an officer for the first cell only."""
    from grid_steward.plugin.bridge.frames import Source, frame_of, read_rows
    from grid_steward.plugin.intake import check_frame

    folder = tmp_path_factory.mktemp("街 street")
    project = make_people(folder)
    road = layer("LineString", "道路", "field=class:string", [(["street"], line((0, 5), (160, 5)))])
    frame = frame_of(read_rows(Source.of_layer(road)))
    project.add(check_frame(frame, "road", project.crs, source="道路"))
    first = min(project.read_plan(PLAN).cells["cell_id"])
    officers = folder / "officers.csv"
    officers.write_text(
        f"工号,姓名,负责网格,每月工时,楼栋编号\nw1,郑测试,{first},160,b0\n", encoding="utf-8"
    )
    import_layer(project, "officer", officers)
    return folder


def run(project: Project, log: QgsProcessingFeedback | None = None, **more: Any) -> dict[str, Any]:
    import processing

    parameters = {"PROJECT": str(project.path), "START": "2026年3月2日", **more}
    return processing.run("gridsteward:assignofficers", parameters, feedback=log or Log())


def rows(address: str) -> list[Any]:
    found = QgsVectorLayer(address, "result", "ogr")
    assert found.isValid(), address
    return list(found.getFeatures())


def test_the_one_officer_serves_both_cells_of_the_street(project):
    result = run(project)
    cells = rows(result["ASSIGNMENT"])
    assert [cell["officer_id"] for cell in cells] == ["w1", "w1"]
    assert sorted(cell["change"] for cell in cells) == ["first", "kept"]
    assert [result[name] for name in ("OFFICERS", "CELLS_WITHOUT_OFFICER", "CHANGED")] == [1, 0, 0]
    (load,) = rows(result["LOADS"])
    assert result["UNCOVERED_HOURS"] == pytest.approx(load["uncovered_min"] / 60, abs=0.05)


def test_visits_have_their_days_from_the_first_on(project):
    result = run(project)
    days = {visit["day"] for visit in rows(result["VISITS"])}
    assert min(days) >= "2026-03-02"
    assert max(days) < "2026-03-30"
    assert {walk["day"] for walk in rows(result["ROUNDS"])} == days


def test_only_who_serves_which_cell_is_in_the_open_file(project):
    result = run(project)
    assert result["ASSIGNMENT"].startswith(f"{project.path}|")
    for name in RESTRICTED:
        assert result[name].startswith(f"{project.people_path}|")


def test_an_unknown_locked_cell_is_refused_with_its_code(project):
    with pytest.raises(QgsProcessingException, match="nowhere"):
        run(project, LOCKED="nowhere")


def test_a_day_that_is_none_is_said(project):
    with pytest.raises(QgsProcessingException, match=r"soon is no day.*2026-03-02"):
        run(project, START="soon")


def test_an_unknown_plan_of_today_is_said(project):
    with pytest.raises(QgsProcessingException, match="plan-9"):
        run(project, TODAY="plan-9")


def test_the_log_has_sums_of_the_whole_only(project):
    officers = project.path.parent / "officers.csv"
    officers.write_text(officers.read_text(encoding="utf-8").replace("160", "1"), encoding="utf-8")
    import_layer(project, "officer", officers, same_name="replace")
    log = Log()
    result = run(project, log)
    assert result["UNCOVERED_HOURS"] > 1
    cells = project.read_plan(PLAN).cells["cell_id"]
    assert "1 officers serve 2 cells; 0 have none, 0 change theirs." in log.said[0]
    assert not any(code in line for line in log.said for code in [*cells, "郑测试", "w1"])


@pytest.mark.parametrize("percent", [0.0, 40.0, 80.0])
def test_a_cancelled_run_leaves_the_project_as_it_was(project, percent):
    files = (project.path, project.people_path)
    before = [path.read_bytes() for path in files]
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run(project, CancelsAt(percent))
    assert [path.read_bytes() for path in files] == before


def test_what_is_loaded_is_styled_and_named(project):
    import processing

    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    parameters = {"PROJECT": str(project.path), "START": "2026-03-02"}
    try:
        processing.runAndLoadResults(
            "gridsteward:assignofficers", parameters, feedback=Log(), context=context
        )
        (shown,) = QgsProject.instance().mapLayersByName("Assignments")
        assert shown.renderer().type() == "mergedFeatureRenderer"
        assert "officer_colors" in shown.customProperty("variableNames")
        names = {item.name() for item in QgsProject.instance().mapLayers().values()}
        assert names >= {"Load of officers", "Rounds", "Planned visits"}
    finally:
        QgsProject.instance().clear()


def test_the_qgis_project_has_them_in_their_groups_switched_off(project):
    result = run(project)
    qgz = project.path.parent / "town.qgz"
    made = build_project(project.path, PLAN, qgz)
    root = made.project.layerTreeRoot()
    groups = {
        node.layer().name(): node.parent().name()
        for node in root.findLayers()
        if not node.isVisible()
    }
    assert groups["Assignments"] == f"Results: {PLAN}"
    for name in ("Load of officers", "Planned visits", "Rounds", "Handovers", "Staffing quotas"):
        assert groups[name] == "People (restricted)"
    assert not {"Assignments", "Rounds"} & {item.name() for item in made.shown()}
    with zipfile.ZipFile(qgz) as archive:
        text = "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    visits = rows(result["VISITS"])
    told = {visit[name] for visit in visits for name in ("day", "resident_ids")}
    assert len(told) > 1
    assert not [value for value in told if value in text]
