"""``gridsteward:workload`` in a real QGIS: all of it in the restricted file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from grid_steward.plugin.steps import import_layer
from grid_steward.plugin.store import Project
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProject, QgsVectorLayer

from .people import PLAN, make_people
from .test_divide import Log


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The street with everybody in it, and an officer for the first of its two cells."""
    folder = tmp_path_factory.mktemp("街 street")
    project = make_people(folder)
    first = min(project.read_plan(PLAN).cells["cell_id"])
    officers = folder / "officers.csv"
    officers.write_text(f"工号,姓名,负责网格,每月工时\nw1,郑测试,{first},1\n", encoding="utf-8")
    import_layer(project, "officer", officers)
    return folder


def run(project: Project, log: QgsProcessingFeedback | None = None) -> dict[str, Any]:
    import processing

    parameters = {"PROJECT": str(project.path)}
    return processing.run("gridsteward:workload", parameters, feedback=log or Log())


def test_an_hour_a_month_is_too_little_for_the_first_cell_and_nobody_serves_the_second(project):
    result = run(project)
    assert result["OVERLOADED_CELLS"] == 1
    assert result["CELLS_WITHOUT_OFFICER"] == 1
    layer = QgsVectorLayer(result["WORKLOAD"], "result", "ogr")
    minutes = [feature["total_min"] for feature in layer.getFeatures()]
    assert len(minutes) == 2
    assert result["TOTAL_HOURS"] == pytest.approx(sum(minutes) / 60, abs=0.05)


def test_the_results_are_in_the_restricted_file(project):
    result = run(project)
    for name in ("WORKLOAD", "WORK_ITEMS"):
        assert result[name].startswith(f"{project.people_path}|")


def test_the_log_has_sums_of_the_whole_only(project):
    log = Log()
    run(project, log)
    cells = project.read_plan(PLAN).cells["cell_id"]
    assert "hours of work a month in 2 cells" in log.said[0]
    assert not any(code in line for line in log.said for code in cells)


def test_the_cells_are_shown_by_their_utilisation(project):
    import processing

    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    try:
        processing.runAndLoadResults(
            "gridsteward:workload", {"PROJECT": str(project.path)}, feedback=Log(), context=context
        )
        (layer,) = QgsProject.instance().mapLayersByName("Workload of cells")
        labels = [rule.label() for rule in layer.renderer().rootRule().descendants()]
        assert labels[-2:] == ["more than 120 % of the hours", "no officer"]
    finally:
        QgsProject.instance().clear()
