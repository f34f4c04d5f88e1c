"""``gridsteward:whoserves`` in QGIS: points into a layer, requests into the restricted file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from grid_steward.plugin.steps import import_layer
from grid_steward.plugin.store import Project
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from .drawing import X0, Y0, layer
from .people import PLAN, make_people
from .test_divide import Log

FIELDS = [
    "point_id", "request_kind", "level", "answered_by", "cell_id", "community_id", "officer_id",
    "officer_name", "backup_id", "backup_name", "service", "provider_id", "provider_name",
    "provider_min", "why",
]  # fmt: skip


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The street with everybody in it, and an officer for the first of its two cells."""
    folder = tmp_path_factory.mktemp("街 street")
    project = make_people(folder)
    first = min(project.read_plan(PLAN).cells["cell_id"])
    officers = folder / "officers.csv"
    officers.write_text(f"工号,姓名,负责网格,每月工时\nw1,郑测试,{first},160\n", encoding="utf-8")
    import_layer(project, "officer", officers)
    return folder


def points() -> QgsVectorLayer:
    """One point in each of the two cells, and one outside, with what is asked for and who asks."""
    rows = [
        (["路灯", "钱测试"], f"Point ({X0 + 20} {Y0 + 20})"),
        (["路灯", "孙测试"], f"Point ({X0 + 140} {Y0 + 20})"),
        ([None, "李测试"], f"Point ({X0 + 9000} {Y0})"),
    ]
    return layer("Point", "呼叫", "field=事项:string&field=姓名:string", rows)


def run(project: Project, log: QgsProcessingFeedback | None = None, **more: Any) -> dict[str, Any]:
    import processing

    parameters = {"PROJECT": str(project.path), **more}
    return processing.run("gridsteward:whoserves", parameters, feedback=log or Log())


def test_each_point_learns_its_cell_and_its_officer(project):
    first, second = sorted(project.read_plan(PLAN).cells["cell_id"])
    result = run(project, POINTS=points(), ANSWERS="memory:")
    found = list(result["ANSWERS"].getFeatures())
    assert [row["cell_id"] or None for row in found] == [first, second, None]
    assert [row["officer_name"] or None for row in found] == ["郑测试", None, None]
    assert [row["why"] or None for row in found] == [None, "no_officer", "no_cell"]
    assert [result[name] for name in ("ASKED", "SERVED", "IN_NO_CELL")] == [3, 1, 1]


def test_a_column_of_kinds_says_which_level_answers(project):
    result = run(project, POINTS=points(), KIND="事项", ANSWERS="memory:")
    kind = project.rules.request_kind("路灯")
    found = [row["level"] or None for row in result["ANSWERS"].getFeatures()]
    assert found == [kind.level, kind.level, None]


def test_nothing_but_place_id_and_answer_is_written(project):
    asked = points()
    result = run(project, POINTS=asked, KIND="事项", ANSWERS="memory:")
    answers = result["ANSWERS"]
    assert sorted(answers.fields().names()) == sorted(FIELDS)
    ids = {feature.id() for feature in asked.getFeatures()}
    assert {row["point_id"] for row in answers.getFeatures()} == ids
    written = {str(value) for row in answers.getFeatures() for value in row.attributes()}
    assert not written & {"钱测试", "孙测试", "李测试", "路灯"}
    place = next(answers.getFeatures()).geometry().asPoint()
    assert (round(place.x()), round(place.y())) == (X0 + 20, Y0 + 20)


def test_without_points_the_open_requests_are_answered_in_the_restricted_file(project):
    result = run(project)
    assert result["RESPONSES"].startswith(f"{project.people_path}|")
    assert "ANSWERS" not in result
    rows = list(QgsVectorLayer(result["RESPONSES"], "result", "ogr").getFeatures())
    assert [row["plan"] for row in rows] == [PLAN]
    assert result["ASKED"] == 1


def test_a_layer_of_the_restricted_file_is_refused(project):
    people = QgsVectorLayer(f"{project.people_path}|layername=resident", "居民", "ogr")
    assert people.isValid()
    with pytest.raises(QgsProcessingException, match="about persons"):
        run(project, POINTS=people, ANSWERS="memory:")


def test_an_unknown_service_is_said_with_those_there_are(project):
    with pytest.raises(QgsProcessingException, match="no service called lighthouse"):
        run(project, POINTS=points(), PROVIDER="lighthouse", ANSWERS="memory:")


def test_the_log_has_sums_only(project):
    log = Log()
    run(project, log, POINTS=points(), ANSWERS="memory:")
    assert "3 places: 1 have an officer, 1 lie in no cell." in log.said[0]
    cells = project.read_plan(PLAN).cells["cell_id"]
    assert not any(code in line for line in log.said for code in [*cells, "郑测试"])


@pytest.mark.parametrize("percent", [0.0, 30.0, 60.0])
def test_a_cancelled_run_keeps_no_answers(project, percent):
    from .test_cancel import CancelsAt

    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run(project, CancelsAt(percent))
    kept = QgsVectorLayer(f"{project.people_path}|layername=response", "kept", "ogr")
    assert not kept.isValid() or kept.featureCount() == 0


def test_answers_to_requests_are_shown_by_who_answers(project):
    import processing

    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    try:
        processing.runAndLoadResults(
            "gridsteward:whoserves", {"PROJECT": str(project.path)}, feedback=Log(), context=context
        )
        (shown,) = QgsProject.instance().mapLayersByName("Who answers requests")
        labels = [item.label() for item in shown.renderer().embeddedRenderer().categories()]
        assert labels[0] == "the cell's officer answers"
    finally:
        QgsProject.instance().clear()
