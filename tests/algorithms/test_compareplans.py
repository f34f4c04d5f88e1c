"""``gridsteward:compareplans`` in a real QGIS: what changes, and where it is kept."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.compare import TODAY
from grid_steward.plugin.steps import compare, divide
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


@pytest.fixture
def compared(project: Project) -> Project:
    """The street with its plan of two cells, and one made from it with all houses in one."""
    divide(project, band=Band(400, 440, 500), plan="one", earlier=PLAN)
    return project


def run(project: Project, log: QgsProcessingFeedback | None = None, **more: Any) -> dict[str, Any]:
    import processing

    parameters = {"PROJECT": str(project.path), **more}
    return processing.run("gridsteward:compareplans", parameters, feedback=log or Log())


def rows(source: str) -> list[dict[str, Any]]:
    found = QgsVectorLayer(source, "result", "ogr")
    assert found.isValid()
    return [dict(feature.attributeMap()) for feature in found.getFeatures()]


def test_two_cells_that_become_one_move_one_half(compared):
    result = run(compared)
    changes = rows(result["CHANGES"])
    moved = sorted(change["building_id"] for change in changes)
    assert moved in (["b0", "b1"], ["b2", "b3"])
    assert {change["level"] for change in changes} == {"cell"}
    assert result["CELL_HOUSEHOLDS_MOVED"] == 220
    assert result["CELL_BUILDINGS_MOVED"] == 2
    assert (result["HOUSEHOLDS_MOVED"], result["BUILDINGS_MOVED"]) == (0, 0)


def test_what_leaves_comes_elsewhere(compared):
    flows = [row for row in rows(run(compared)["FLOWS"]) if row["level"] == "cell"]
    for row in flows:
        left = row["households_before"] - row["households_out"] + row["households_in"]
        assert left == row["households_after"]
    assert sum(row["households_out"] for row in flows) == 220
    assert sum(row["households_in"] for row in flows) == 220


def test_people_are_in_the_restricted_file_alone_and_not_in_the_log(compared):
    log = Log()
    result = run(compared, log)
    assert result["PEOPLE_FLOWS"].startswith(f"{compared.people_path}|")
    for name in ("CHANGES", "FLOWS"):
        assert result[name].startswith(f"{compared.path}|")
    assert sum(row["residents_in"] for row in rows(result["PEOPLE_FLOWS"])) > 0
    said = " ".join(log.said)
    assert "220 households in 2 buildings change their cell" in said
    assert not any(word in said for word in ("resident", "care"))


def test_it_equals_the_command_line(compared):
    compare(compared)
    expected = compared.read_comparison("one")
    run(compared)
    found = compared.read_comparison("one")
    assert found.figures == expected.figures
    for name in ("changes", "flows", "people"):
        ours, theirs = (pd.DataFrame(getattr(one, name)) for one in (found, expected))
        assert_frame_equal(ours, theirs)


def test_today_has_no_cells_to_speak_of(compared):
    log = Log()
    result = run(compared, log, AGAINST="today")
    assert compared.read_comparison("one").against == TODAY
    assert result["HOUSEHOLDS_MOVED"] == 0
    assert "CELL_HOUSEHOLDS_MOVED" not in result
    assert log.said[0].startswith("one against today's communities: 0 households")


def test_any_two_can_be_compared(compared):
    run(compared, PLAN=PLAN, AGAINST="one")
    assert compared.read_comparison(PLAN).against == "one"


def test_it_is_shown_and_styled_where_there_is_a_window(compared):
    import processing

    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    parameters = {"PROJECT": str(compared.path)}
    try:
        processing.runAndLoadResults(
            "gridsteward:compareplans", parameters, feedback=Log(), context=context
        )
        (changes,) = QgsProject.instance().mapLayersByName("What changes between two plans")
        assert changes.renderer().type() == "RuleRenderer"
        assert {layer.featureCount() for layer in [changes]} == {2}
    finally:
        QgsProject.instance().clear()


@pytest.mark.parametrize("percent", [0.0, 40.0, 80.0, 96.0])
def test_a_cancelled_run_keeps_nothing(compared, percent):
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run(compared, CancelsAt(percent))
    assert compared.read_comparison("one") is None


def test_a_plan_and_itself_are_refused_without_a_traceback(compared):
    with pytest.raises(QgsProcessingException, match="can't be compared with itself") as error:
        run(compared, PLAN="one", AGAINST="one")
    assert "Traceback" not in str(error.value)
