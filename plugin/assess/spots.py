"""Where the rows of a layer are: at their own point, else at their building."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from ..attach import inner_points
from .scene import Floats, Ints, Scene


def spots(frame: pd.DataFrame, scene: Scene) -> Floats:
    """(n, 2) a place for each row of a contract frame with ``building_id``, in the scene's metres.

    Its own, else that of its building, in the plan or only in the layer of buildings; NaN where
    nothing says where it is.
    """
    found = _coordinates(frame, np.arange(len(frame)), scene)
    codes = frame["building_id"].to_numpy(object)
    at = scene.index.building(codes)
    planned = np.isnan(found[:, 0]) & (at >= 0)
    found[planned] = scene.buildings[["x", "y"]].to_numpy(np.float64)[at[planned]]
    outlines = scene.layers["building"].dropna(subset=["building_id"])
    outlines = outlines.drop_duplicates("building_id")
    at = pd.Index(outlines["building_id"]).get_indexer(codes).astype(np.int64)
    drawn = np.isnan(found[:, 0]) & (at >= 0)
    found[drawn] = _coordinates(outlines, at[drawn], scene)
    return found


def communities_around(points: npt.NDArray[Any], scene: Scene) -> Ints:
    """(n,) the community whose line is around each point, of several the first, -1 for none."""
    lines = scene.layers["community"]
    number = pd.Index(scene.index.communities).get_indexer(lines["community_id"])
    known = np.flatnonzero((number >= 0) & lines.geometry.notna().to_numpy())
    count = len(scene.index.communities)
    found = np.full(len(points), count, dtype=np.int64)
    tree = shapely.STRtree(points)
    line, point = tree.query(lines.geometry.to_numpy()[known], "intersects")
    np.minimum.at(found, point, number[known[line]])
    return np.where(found < count, found, -1)


def _coordinates(frame: pd.DataFrame, rows: Ints, scene: Scene) -> Floats:
    points = inner_points(frame, rows, scene.crs)
    return np.column_stack([shapely.get_x(points), shapely.get_y(points)])
