"""Where questions are: their cell, their community, and the nearest cell where they have none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from ...assess.scene import Floats, Ints, Scene
from ...assess.spots import communities_around, spots
from ...attach.whereabouts import TOWER, locate
from ...common.progress import Progress, part, silent

Objects = npt.NDArray[Any]
_POINTS_AT_ONCE = 2_000


@dataclass(frozen=True, eq=False)
class Whereto:
    """Where n questions are.

    ``cell`` and ``community`` (n,): numbers as in the plan's index, -1 for none; ``building``
    (n,): its number in the plan, -1 for none; ``reason`` (n,): index into ``attach.REASONS``, -1
    where there is a cell; ``x``, ``y`` (n,) in the scene's metres, NaN where nobody knows;
    ``candidates`` (n,): of a building that cells share, where nothing says which part, the codes
    of all these cells by commas; ``near_cell`` and ``near_m`` (n,): for a place in no cell the
    nearest cell and how far that is in a straight line, -1 and NaN elsewhere.
    """

    cell: Ints
    community: Ints
    building: Ints
    reason: Ints
    x: Floats
    y: Floats
    candidates: Objects
    near_cell: Ints
    near_m: Floats


def find_places(questions: pd.DataFrame, scene: Scene, progress: Progress = silent) -> Whereto:
    """Where the ``questions`` (n rows) are: by ``building_id``, with ``entrance`` or ``floor`` in a
    building that cells share, else by their own geometry."""
    index = scene.index
    found = locate(questions, index, scene.layers["building"], part(progress, 0, 0.5))
    at = spots(questions, scene)
    progress(0.6, None)
    community = np.where(found.cell >= 0, index.community[found.cell], -1)
    tower = np.flatnonzero(found.reason == TOWER)
    community[tower] = index.community[index.home[found.building[tower]]]
    candidates = np.full(len(questions), None, dtype=object)
    shared, which = np.unique(found.building[tower], return_inverse=True)
    candidates[tower] = np.array([index.candidates(one) for one in shared], dtype=object)[which]
    lost = np.flatnonzero((found.cell < 0) & (found.reason != TOWER) & np.isfinite(at[:, 0]))
    near_cell, near_m = np.full(len(at), -1, dtype=np.int64), np.full(len(at), np.nan)
    if len(lost):
        points = shapely.points(at[lost])
        community[lost] = communities_around(points, scene)
        near_cell[lost], near_m[lost] = _nearest_cells(points, scene, part(progress, 0.6, 1))
    return Whereto(
        cell=found.cell,
        community=community,
        building=found.building,
        reason=found.reason,
        x=at[:, 0],
        y=at[:, 1],
        candidates=candidates,
        near_cell=near_cell,
        near_m=near_m,
    )


def picked(values: Iterable[Any], number: Ints) -> Objects:
    """(n,) the values of these numbers, None for -1 and where the value is missing."""
    found = np.array([*values, None], dtype=object)
    found[pd.isna(found)] = None
    chosen: Objects = found[number]
    return chosen


def _nearest_cells(
    points: npt.NDArray[Any], scene: Scene, progress: Progress
) -> tuple[Ints, Floats]:
    """(n,) the nearest cell of each point, of equally near ones the smaller code, and metres."""
    tree = shapely.STRtree(scene.cells.geometry.to_numpy())
    cell = np.full(len(points), scene.index.k, dtype=np.int64)
    metres = np.full(len(points), np.nan)
    for start in range(0, len(points), _POINTS_AT_ONCE):
        progress(start / len(points), None)
        some = points[start : start + _POINTS_AT_ONCE]
        (asked, near), far = tree.query_nearest(some, return_distance=True)
        np.minimum.at(cell, start + asked, near)
        metres[start + asked] = far
    return cell, metres
