"""How soon QGIS answers a click on Cancel while the sample town is divided in the background."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from grid_steward.layers.sample import SAMPLE_CRS, SAMPLE_DIR, SOURCES
from grid_steward.plugin import steps
from grid_steward.tests.in_qgis import start_qgis
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

INPUTS = {"BUILDINGS": "building", "COMMUNITIES": "community", "ROADS": "road"}
SEVERAL = {"BARRIERS": "barrier", "CROSSINGS": "crossing"}
MOMENTS_S = (0.05, 0.2, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0)


def main() -> None:
    start_qgis()
    import grid_steward

    plugin = grid_steward.classFactory(None)
    plugin.initProcessing()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "town.gpkg"
        project = steps.init_project(path, SAMPLE_CRS)
        for layer, source in SOURCES.items():
            steps.import_layer(project, layer, SAMPLE_DIR / source)
        layers = {
            layer: QgsVectorLayer(f"{path}|layername={layer}", layer, "ogr")
            for layer in [*INPUTS.values(), *SEVERAL.values()]
        }
        for moment in MOMENTS_S:
            print(f"cancelled after {moment:5.2f} s: answered in {seconds(layers, moment):6.3f} s")
    plugin.unload()


def seconds(layers: dict[str, QgsVectorLayer], moment: float) -> float:
    """Cancel after ``moment`` seconds of work, and wait for the end; how long that took."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("gridsteward:divide")
    parameters = {name: layers[layer] for name, layer in INPUTS.items()}
    parameters |= {name: [layers[layer]] for name, layer in SEVERAL.items()}
    feedback, context = QgsProcessingFeedback(False), QgsProcessingContext()
    task = QgsProcessingAlgRunnerTask(
        algorithm, {**parameters, "CELLS": "memory:"}, context, feedback
    )
    answers = []
    task.executed.connect(lambda fine, results: answers.append(fine))
    QgsApplication.taskManager().addTask(task)
    wait_until = time.perf_counter() + moment
    while time.perf_counter() < wait_until:
        QgsApplication.processEvents()
    feedback.cancel()
    clicked = time.perf_counter()
    while not answers:
        QgsApplication.processEvents()
    return time.perf_counter() - clicked


if __name__ == "__main__":
    main()
