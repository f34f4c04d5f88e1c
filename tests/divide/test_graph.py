"""What a unit graph refuses, each with a clear sentence."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.divide import Band, partition

from .graphs import chain

BAND = Band(200, 250, 300)
GRAPH = chain([100, 100, 100, 100])


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("edges", GRAPH.edges.T, "a row for each pair"),
        ("edges", [[0, 4]], "outside 0..3"),
        ("border_m", [10.0, np.nan, 10.0], "no number"),
        ("households", [100.5, 100, 100, 100], "whole numbers"),
        ("households", [-1, 100, 100, 100], "negative"),
        ("area_m2", [1.0], "shape"),
    ],
)
def test_what_does_not_fit_is_named(name: str, value, words: str) -> None:
    assert name in {item.name for item in fields(GRAPH)}
    with pytest.raises(InputError, match=words):
        replace(GRAPH, **{name: value})


def test_compounds_may_be_numbered_as_they_like() -> None:
    graph = replace(GRAPH, compound=np.array([10**15, 10**15, 5, 5]))
    assert partition(graph, BAND).labels.tolist() == [0, 0, 1, 1]


@pytest.mark.parametrize("seed", [-1, 1.5, "0"])
def test_a_seed_is_a_whole_number(seed) -> None:
    with pytest.raises(InputError, match="whole number"):
        partition(GRAPH, BAND, seed=seed)
