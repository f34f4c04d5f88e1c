"""``gridsteward:coveragegaps`` in a real QGIS: places in the shared file, people in the other."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd
import pytest
from grid_steward.plugin.algorithms.coveragegaps import CoverageGapsAlgorithm
from grid_steward.plugin.steps import assess
from grid_steward.plugin.store import Project
from pandas.testing import assert_frame_equal
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from .people import PLAN
from .test_cancel import CancelsAt
from .test_divide import Log

OUTPUTS = CoverageGapsAlgorithm.OUTPUTS
RESTRICTED = {"PEOPLE_GAPS", "CARE_COVERAGE"}


def run(project: Project, log: QgsProcessingFeedback | None = None, **more: Any) -> dict[str, Any]:
    import processing

    parameters = {"PROJECT": str(project.path), **more}
    return processing.run("gridsteward:coveragegaps", parameters, feedback=log or Log())


def kinds(source: str) -> Counter[str]:
    """How many gaps of each kind QGIS finds where a result is said to be."""
    layer = QgsVectorLayer(source, "result", "ogr")
    assert layer.isValid()
    return Counter(feature["gap_kind"] for feature in layer.getFeatures())


def test_the_gaps_of_the_street_are_found_and_counted(project):
    result = run(project)
    places, people = kinds(result["GAPS"]), kinds(result["PEOPLE_GAPS"])
    # Nobody serves the two cells, and one resident lives in a building that is not there.
    assert set(places) == {"cell_without_officer"}
    assert {"case_without_officer", "resident_without_building"} < set(people)
    counted = result["HIGH"] + result["MEDIUM"] + result["LOW"]
    assert counted == places.total() + people.total()


def test_each_result_lies_in_the_file_it_belongs_to(project):
    result = run(project)
    for name in OUTPUTS:
        file = project.people_path if name in RESTRICTED else project.path
        assert result[name].startswith(f"{file}|")
    assert not QgsProject.instance().mapLayers()


def test_it_equals_the_command_line(project):
    assess(project)
    expected = project.read_assessment(PLAN)
    run(project)
    found = project.read_assessment(PLAN)
    for name in ("gaps", "coverage", "reach", "people_gaps", "care_coverage", "workload"):
        ours, theirs = (pd.DataFrame(getattr(one, name)) for one in (found, expected))
        assert_frame_equal(ours, theirs)
    assert len(expected.gaps)


def test_the_log_counts_kinds_and_tells_of_nobody(project):
    log = Log()
    result = run(project, log)
    assert log.said[0].startswith(f"{PLAN}: {result['HIGH']} gaps of high severity")
    for code in project.read("care_case")["resident_id"]:
        assert not any(code in line for line in log.said)


def test_it_is_shown_and_styled_where_there_is_a_window(project):
    import processing

    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    try:
        processing.runAndLoadResults(
            "gridsteward:coveragegaps",
            {"PROJECT": str(project.path)},
            feedback=Log(),
            context=context,
        )
        (gaps,) = QgsProject.instance().mapLayersByName("Gaps")
        assert gaps.renderer().type() == "pointCluster"
        assert gaps.attributeDisplayName(gaps.fields().lookupField("gap_action")) == "What to do"
        assert QgsProject.instance().mapLayersByName("Ways to services")
    finally:
        QgsProject.instance().clear()


@pytest.mark.parametrize("percent", [0.0, 40.0, 80.0])
def test_a_cancelled_run_leaves_the_project_as_it_was(project, percent):
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run(project, CancelsAt(percent))
    assert project.read_assessment(PLAN) is None


def test_a_plan_that_is_not_there_is_said_without_a_traceback(project):
    with pytest.raises(QgsProcessingException, match="no plan called plan-9") as error:
        run(project, PLAN="plan-9")
    assert "Traceback" not in str(error.value)
