"""``gridsteward:attach`` in a real QGIS: into the restricted file, and nowhere else."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from grid_steward.plugin.algorithms.attach import OUTPUTS
from grid_steward.plugin.qgis_process import find_qgis_process, run_algorithm
from grid_steward.plugin.steps import attach
from grid_steward.plugin.store import Project
from pandas.testing import assert_frame_equal
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from .drawing import buildings, layer
from .people import PLAN
from .test_cancel import CancelsAt
from .test_divide import Log

COUNTS = {
    "RESIDENTS_COUNT": 4,
    "CARE_PEOPLE": 2,
    "CARE_CASES_COUNT": 3,
    "FACILITIES_COUNT": 2,
    "VOLUNTEERS_COUNT": 1,
    "OPEN_REQUESTS_COUNT": 1,
    "UNATTACHED_COUNT": 0,
}


def run(project: Project, log: QgsProcessingFeedback | None = None, **more: Any) -> dict[str, Any]:
    import processing

    parameters = {"PROJECT": str(project.path), **more}
    return processing.run("gridsteward:attach", parameters, feedback=log or Log())


def own(project: Project, layer: str, chosen: str = "") -> QgsVectorLayer:
    """A restricted layer of the project, as it is opened in QGIS, filtered or not."""
    uri = f"{project.people_path}|layername={layer}" + (f"|subset={chosen}" if chosen else "")
    opened = QgsVectorLayer(uri, layer, "ogr")
    assert opened.isValid()
    return opened


def kept(project: Project) -> list[pd.DataFrame]:
    return [frame.copy() for frame in project.read_attachment(PLAN)]


def attached(source: str) -> list[dict[str, Any]]:
    """The rows that QGIS finds where a result is said to be."""
    layer = QgsVectorLayer(source, "result", "ogr")
    assert layer.isValid()
    names = layer.fields().names()
    return [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]


def test_each_cell_gets_what_lies_in_it(project):
    log = Log()
    result = run(project, log)
    assert {name: result[name] for name in COUNTS} == COUNTS
    cells = attached(result["CELLS"])
    names = ("residents", "care_people", "care_cases", "facilities", "volunteers", "open_requests")
    assert [tuple(cell[name] for name in names) for cell in cells] == [
        (3, 1, 2, 1, 0, 0),
        (1, 1, 1, 1, 1, 1),
    ]
    care = {
        row["kind"]: row["count"] for row in attached(result["COUNTS"]) if row["topic"] == "care"
    }
    assert care == {"disabled": 1, "elderly_alone_or_frail": 1, "minimum_income": 1}
    assert attached(result["UNATTACHED"]) == []
    assert log.said[0] == "plan-1: 2 cells. Rows in no cell: 0."
    assert log.errors == log.warnings == []


def test_the_results_are_in_the_restricted_file_and_nowhere_else(project):
    before = {path: path.read_bytes() for path in project.path.parent.iterdir()}
    result = run(project)
    for name in OUTPUTS:
        assert result[name].startswith(f"{project.people_path}|")
    changed = {
        path for path in project.path.parent.iterdir() if before.get(path) != path.read_bytes()
    }
    assert {path.name.replace("-wal", "").replace("-shm", "") for path in changed} == {
        "town.people.gpkg"
    }
    assert not QgsProject.instance().mapLayers()


def test_it_equals_the_command_line(project):
    attach(project)
    expected = kept(project)
    run(project)
    for ours, theirs in zip(expected, kept(project)):
        assert_frame_equal(theirs, ours)
    assert len(expected[1]) > 10


def test_the_same_through_qgis_process(project):
    attach(project)
    expected = kept(project)
    run_algorithm(find_qgis_process(), "gridsteward:attach", {"PROJECT": str(project.path)})
    for ours, theirs in zip(expected, kept(project)):
        assert_frame_equal(theirs, ours)


def test_layers_as_they_are_in_the_project_give_the_same(project):
    run(project)
    expected = kept(project)
    given = {
        "RESIDENTS": "resident",
        "CARE_CASES": "care_case",
        "VOLUNTEERS": "volunteer",
        "REQUESTS": "request",
    }
    run(project, **{name: own(project, layer) for name, layer in given.items()})
    for ours, theirs in zip(expected, kept(project)):
        assert_frame_equal(theirs, ours)


def test_a_filtered_layer_counts_in_place_of_the_projects_own(project):
    disabled = own(project, "care_case", "\"care_group\" = 'disabled'")
    result = run(project, CARE_CASES=disabled)
    assert {name: result[name] for name in COUNTS} == {
        **COUNTS,
        "CARE_CASES_COUNT": 1,
        "CARE_PEOPLE": 1,
    }
    assert len(project.read("care_case")) == 3


def test_what_is_in_no_cell_is_said_and_listed(project):
    fields = "field=facility_id:string&field=kind:string&field=building_id:string"
    far = layer("Point", "far", fields, [(["f9", "kiosk", None], "Point (0 0)")])
    log = Log()
    result = run(project, log, FACILITIES=far)
    assert result["UNATTACHED_COUNT"] == 1
    assert log.warnings == ["outside all cells: 1"]
    (row,) = attached(result["UNATTACHED"])
    assert (row["layer"], row["code"], row["reason"]) == ("facility", "f9", "outside")


def test_it_is_shown_and_styled_where_there_is_a_window(project):
    import processing

    log, context = Log(), QgsProcessingContext()
    context.setProject(QgsProject.instance())
    try:
        for _ in range(2):
            processing.runAndLoadResults(
                "gridsteward:attach", {"PROJECT": str(project.path)}, feedback=log, context=context
            )
        (cells,) = QgsProject.instance().mapLayersByName("Cells with their people")
        assert cells.featureCount() == 2
        assert cells.labelsEnabled()
        assert cells.attributeDisplayName(cells.fields().lookupField("care_people")) == (
            "People in care"
        )
        assert QgsProject.instance().mapLayersByName("Counts by cell")
    finally:
        QgsProject.instance().clear()


@pytest.mark.parametrize("percent", [0.0, 30.0, 90.0])
def test_a_cancelled_run_leaves_the_project_as_it_was(project, percent):
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run(project, CancelsAt(percent))
    assert all(frame.empty for frame in kept(project))


def test_one_run_in_the_background_after_another(project, qtbot):
    answers = []
    for _ in range(3):
        algorithm = QgsApplication.processingRegistry().createAlgorithmById("gridsteward:attach")
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
        parameters = {"PROJECT": str(project.path)}
        task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
        count = len(answers)
        task.executed.connect(lambda fine, results: answers.append(fine))
        QgsApplication.taskManager().addTask(task)
        qtbot.waitUntil(lambda count=count: len(answers) > count, timeout=20_000)
    assert answers == [True] * 3


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"PLAN": "plan-9"}, "no plan called plan-9"),
        ({"CARE_CASES": buildings}, "has no field case_id, resident_id, care_group"),
        ({"PROJECT": "/no/such/town.gpkg"}, "town.gpkg"),
    ],
)
def test_what_cannot_be_is_said_without_a_traceback(project, change, said):
    made = {name: value() if callable(value) else value for name, value in change.items()}
    with pytest.raises(QgsProcessingException) as error:
        run(project, **made)
    assert said in str(error.value)
    assert "Traceback" not in str(error.value)
