"""Cancelling: the run ends, says so, and leaves nothing."""

from __future__ import annotations

import threading

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
)

from .drawing import buildings, community


class CancelsAt(QgsProcessingFeedback):
    """Cancels itself as soon as the bar has come to ``percent``."""

    def __init__(self, percent: float) -> None:
        super().__init__(False)
        self.progressChanged.connect(lambda done: done >= percent and self.cancel())


@pytest.mark.parametrize("percent", [0.0, 10.0, 30.0, 95.0])
def test_a_cancelled_run_is_no_success_and_writes_nothing(tmp_path, percent):
    import processing

    cells = tmp_path / "cells.gpkg"
    parameters = {
        "BUILDINGS": buildings(),
        "COMMUNITIES": community(),
        "CELLS": str(cells),
        "UNITS": None,
        "PLAN_TABLE": None,
    }
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        processing.run("gridsteward:divide", parameters, feedback=CancelsAt(percent))
    assert not cells.exists()


def test_a_task_in_the_background_is_cancelled_from_the_window(qtbot):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("gridsteward:divide")
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    working, go_on = threading.Event(), threading.Event()

    def hold(done: float) -> None:
        working.set()
        go_on.wait(10)

    feedback.progressChanged.connect(hold, type=_direct())
    parameters = {"BUILDINGS": buildings(), "CELLS": "memory:"}
    task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
    answers = []
    task.executed.connect(lambda fine, results: answers.append((fine, results)))
    QgsApplication.taskManager().addTask(task)
    assert working.wait(10)
    feedback.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    assert answers == [(False, {})]


def _direct():
    from qgis.PyQt.QtCore import Qt

    return Qt.ConnectionType.DirectConnection


@pytest.mark.parametrize("cancelled", [False, True])
def test_one_run_in_the_background_after_another(qtbot, cancelled):
    """QGIS keeps its threads for later runs; pyproj once fell over in the second."""
    answers = []
    for _ in range(4):
        algorithm = QgsApplication.processingRegistry().createAlgorithmById("gridsteward:divide")
        context = QgsProcessingContext()
        feedback = CancelsAt(50.0) if cancelled else QgsProcessingFeedback(False)
        parameters = {"BUILDINGS": buildings(), "CELLS": "memory:"}
        task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
        count = len(answers)
        task.executed.connect(lambda fine, results: answers.append(fine))
        QgsApplication.taskManager().addTask(task)
        qtbot.waitUntil(lambda count=count: len(answers) > count, timeout=20_000)
    assert answers == [not cancelled] * 4
