"""The provider, its frozen names, its help, and what it says when libraries are missing."""

from __future__ import annotations

import pytest
from grid_steward.plugin import intake
from grid_steward.plugin.algorithms.divideform import EFFORTS, RULEBOOKS
from grid_steward.plugin.algorithms.importform import LAYERS, WITHIN_M
from grid_steward.plugin.bridge import needs
from grid_steward.plugin.contracts import input_layers
from grid_steward.plugin.divide import EFFORTS as ENGINE_EFFORTS
from grid_steward.plugin.rules import rulebook_names
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFeatureSource,
)

from .drawing import buildings

# Saved models and scripts hold these: names may be added, never changed.
FROZEN = {
    "gridsteward:divide": [
        "BUILDINGS", "COMMUNITIES", "COMPOUNDS", "ROADS", "BARRIERS", "CROSSINGS", "RULEBOOK",
        "MINIMUM", "TARGET", "MAXIMUM", "PLAN", "EFFORT", "SEED", "MINUTES", "EARLIER_UNITS",
        "EARLIER_PLAN", "LOCKED", "CELLS", "UNITS", "PLAN_TABLE", "MOVES", "TOWERS",
    ],
    "gridsteward:redrawcommunities": [
        "BUILDINGS", "COMMUNITIES", "COMPOUNDS", "ROADS", "BARRIERS", "CROSSINGS", "PROJECT",
        "START_FROM", "RESIDENTS", "HOUSEHOLDS", "COUNT", "LOCKED_COMMUNITIES", "OWN_COMPOUNDS",
        "RULEBOOK", "MINIMUM", "TARGET", "MAXIMUM", "PLAN", "EFFORT", "SEED", "EARLIER_UNITS",
        "EARLIER_PLAN", "LOCKED", "NEW_COMMUNITIES", "CELLS", "UNITS", "MOVES", "CROSSWALK",
        "PLAN_TABLE",
    ],
    "gridsteward:compareplans": ["PROJECT", "PLAN", "AGAINST"],
    "gridsteward:importlayer": [
        "LAYER", "FILE", "INPUT", "PROJECT", "TARGET_CRS", "SOURCE_LAYER", "SOURCE_CRS",
        "ENCODING", "DATUM", "MAPPING", "DEPARTMENT", "CONSTANTS", "WITHIN",
        "SAME_NAME", "OUTPUT", "OUTPUT_OTHER", "REJECTED",
    ],
    "gridsteward:attach": [
        "PROJECT", "PLAN", "RESIDENTS", "CARE_CASES", "CARE_COUNTS", "FACILITIES", "VOLUNTEERS",
        "REQUESTS",
    ],
    "gridsteward:coveragegaps": ["PROJECT", "PLAN"],
    "gridsteward:workload": ["PROJECT", "PLAN"],
    "gridsteward:assignofficers": ["PROJECT", "PLAN", "TODAY", "START", "LOCKED", "TOTAL"],
    "gridsteward:whoserves": ["PROJECT", "PLAN", "POINTS", "KIND", "PROVIDER", "ANSWERS"],
    "gridsteward:report": ["PROJECT", "PLAN", "EDITION", "TITLE", "HTML", "XLSX", "PDF"],
    "gridsteward:projectfile": ["PROJECT", "PLAN", "QGZ", "PICTURE"],
}  # fmt: skip


def test_ids_and_parameters_are_the_frozen_ones(provider):
    found = {
        algorithm.id(): [parameter.name() for parameter in algorithm.parameterDefinitions()]
        for algorithm in provider.algorithms()
    }
    assert found == FROZEN


def test_choices_by_number_stay_and_are_complete():
    assert RULEBOOKS[:2] == ("yichang", "plain")
    assert set(RULEBOOKS) == set(rulebook_names())
    assert EFFORTS[:2] == ("fast", "best")
    assert set(EFFORTS) == set(ENGINE_EFFORTS)
    assert LAYERS[:6] == ("building", "community", "compound", "road", "barrier", "crossing")
    assert LAYERS[6:14] == (
        "facility", "officer", "resident", "care_case", "care_count", "volunteer", "request",
        "building_record",
    )  # fmt: skip
    assert set(LAYERS) == set(input_layers())


@pytest.mark.parametrize(
    ("algorithm", "parameter", "names"),
    [
        ("divide", "RULEBOOK", RULEBOOKS),
        ("redrawcommunities", "RULEBOOK", RULEBOOKS),
        ("divide", "EFFORT", EFFORTS),
        ("importlayer", "LAYER", LAYERS),
    ],
)
def test_every_choice_has_a_title(provider, algorithm, parameter, names):
    found = provider.algorithm(algorithm).parameterDefinition(parameter)
    assert len(found.options()) == len(names)


def test_what_the_forms_repeat_is_what_the_work_does():
    assert WITHIN_M == intake.WITHIN_M


def test_everything_has_help(provider):
    for algorithm in provider.algorithms():
        assert len(algorithm.shortHelpString()) > 80
        for parameter in algorithm.parameterDefinitions():
            assert parameter.help().endswith("."), (algorithm.id(), parameter.name())
            assert parameter.description()


def test_a_missing_library_is_said_and_the_provider_still_loads(provider, monkeypatch):
    find = needs.find_spec
    monkeypatch.setattr(needs, "find_spec", lambda name: None if name == "pandas" else find(name))
    provider.refreshAlgorithms()
    for algorithm in provider.algorithms():
        can, why = algorithm.canExecute()
        assert not can
        assert "pandas" in why


@pytest.fixture
def model():
    """Buildings in, cells out, by way of the import and the division."""
    made = QgsProcessingModelAlgorithm("Two steps", "tests")
    made.addModelParameter(
        QgsProcessingParameterFeatureSource("INPUT", "Buildings"),
        QgsProcessingModelParameter("INPUT"),
    )
    source = QgsProcessingModelChildParameterSource
    first = QgsProcessingModelChildAlgorithm("gridsteward:importlayer")
    first.setChildId("clean")
    first.addParameterSources("INPUT", [source.fromModelParameter("INPUT")])
    first.addParameterSources("TARGET_CRS", [source.fromStaticValue("EPSG:4547")])
    made.addChildAlgorithm(first)
    second = QgsProcessingModelChildAlgorithm("gridsteward:divide")
    second.setChildId("cells")
    second.addParameterSources("BUILDINGS", [source.fromChildOutput("clean", "OUTPUT")])
    second.addParameterSources("SEED", [source.fromStaticValue(3)])
    output = QgsProcessingModelOutput("Cells")
    output.setChildId("cells")
    output.setChildOutputName("CELLS")
    second.setModelOutputs({"Cells": output})
    made.addChildAlgorithm(second)
    return made


def test_it_works_in_a_model_saved_and_read_again(model, tmp_path):
    path = tmp_path / "two steps.model3"
    assert model.toFile(str(path))
    again = QgsProcessingModelAlgorithm()
    assert again.fromFile(str(path))
    context = QgsProcessingContext()
    results, fine = again.run(
        {"INPUT": buildings(), "cells:Cells": "memory:"}, context, QgsProcessingFeedback(False)
    )
    assert fine
    cells = context.takeResultLayer(results["cells:Cells"])
    assert sorted(cell["households"] for cell in cells.getFeatures()) == [220, 220]


def test_the_registry_knows_them():
    for name in FROZEN:
        assert QgsApplication.processingRegistry().algorithmById(name) is not None
