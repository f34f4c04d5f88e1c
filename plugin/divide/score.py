"""What a division is scored by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..common.band import Band
from .graph import FloatArray, IntArray, UnitGraph, components, count_of, renumbered


@dataclass(frozen=True)
class Score:
    """Figures of one division; shares run from 0 to 1, None where there is nothing to measure.

    ``in_band_share`` of cells and ``in_band_households_share`` of households; ``contiguous``:
    every cell is in one piece; ``road_aligned_share`` of the inner border length that runs along
    roads or barriers; ``compounds_whole_share`` of the compounds that fit in a cell and lie in
    one; ``compactness``: mean Polsby-Popper, 4π·area/perimeter² (Polsby and Popper 1991);
    ``workload_cv``: standard deviation over mean of the cells' minutes; ``moved_households_share``
    of the households that had a cell and now have another.
    """

    in_band_share: float
    in_band_households_share: Optional[float]
    contiguous: bool
    road_aligned_share: Optional[float]
    compounds_whole_share: Optional[float]
    compactness: float
    workload_cv: Optional[float]
    moved_households_share: Optional[float]


def score(
    graph: UnitGraph, labels: IntArray, band: Band, moved_share: Optional[float] = None
) -> Score:
    """The score of ``labels`` (n,), cells 0..k-1."""
    cells = count_of(labels)
    households = np.bincount(labels, graph.households, cells)
    good = (households >= band.minimum) & (households <= band.maximum)
    total = households.sum()
    return Score(
        in_band_share=float(good.mean()) if cells else 1.0,
        in_band_households_share=float(households[good].sum() / total) if total else None,
        contiguous=bool((pieces(graph, labels) == 1).all()),
        road_aligned_share=_road_aligned(graph, labels),
        compounds_whole_share=_compounds_whole(graph, labels, band),
        compactness=float(compactness(graph, labels).mean()) if cells else 1.0,
        workload_cv=_workload_cv(graph, labels, cells),
        moved_households_share=moved_share,
    )


def pieces(graph: UnitGraph, labels: IntArray) -> IntArray:
    """(k,) in how many connected pieces each cell lies."""
    same = labels[graph.edges[:, 0]] == labels[graph.edges[:, 1]]
    part = components(graph.n, graph.edges[same])
    _, first = np.unique(part, return_index=True)
    return np.bincount(labels[first], minlength=count_of(labels))


def compactness(graph: UnitGraph, labels: IntArray) -> FloatArray:
    """(k,) the Polsby-Popper figure of each cell, from areas and outlines of its units."""
    cells = count_of(labels)
    area = np.bincount(labels, graph.area_m2, cells).astype(np.float64)
    outline = np.bincount(labels, graph.perimeter_m, cells).astype(np.float64)
    for edges, metres in (
        (graph.edges, graph.border_m),
        (graph.blocked_pairs, graph.blocked_metres),
    ):
        inner = labels[edges[:, 0]] == labels[edges[:, 1]]
        outline -= 2 * np.bincount(labels[edges[inner, 0]], metres[inner], cells)
    return roundness(area, outline)


def roundness(area: FloatArray, outline: FloatArray) -> FloatArray:
    """(k,) the Polsby-Popper figure of shapes of that ``area`` in m² and ``outline`` in m."""
    # Borders that do not fit the outlines must not make a cell rounder than a circle.
    return np.minimum(4 * np.pi * area / np.maximum(outline, 1e-9) ** 2, 1.0)


def _road_aligned(graph: UnitGraph, labels: IntArray) -> Optional[float]:
    cut = labels[graph.edges[:, 0]] != labels[graph.edges[:, 1]]
    blocked = labels[graph.blocked_pairs[:, 0]] != labels[graph.blocked_pairs[:, 1]]
    barrier = graph.blocked_metres[blocked].sum()
    length = graph.border_m[cut].sum() + barrier
    if not length:
        return None
    return float((graph.border_m[cut & graph.on_road].sum() + barrier) / length)


def _compounds_whole(graph: UnitGraph, labels: IntArray, band: Band) -> Optional[float]:
    inside = graph.compound >= 0
    compound = renumbered(graph.compound[inside])
    if not len(compound):
        return None
    households = np.bincount(compound, graph.households[inside])
    fits = (households > 0) & (households <= band.maximum)
    if not fits.any():
        return None
    pairs = np.unique(np.column_stack([compound, labels[inside]]), axis=0)
    cells = np.bincount(pairs[:, 0], minlength=len(households))
    return float((cells[fits] == 1).mean())


def _workload_cv(graph: UnitGraph, labels: IntArray, cells: int) -> Optional[float]:
    if graph.minutes is None or not cells:
        return None
    minutes = np.bincount(labels, graph.minutes, cells)
    return float(minutes.std() / minutes.mean()) if minutes.mean() else None
