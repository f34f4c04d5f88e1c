"""The project's facilities: which service each is, where it lies and whose ground that is."""

from __future__ import annotations

from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from ..contracts import contract
from .scene import Floats, Ints, Scene
from .spots import communities_around, spots


class Facilities:
    """The facilities (f): ``service`` the id of each one's service, None for a kind that neither
    the rulebook nor what communities have in its place knows; ``place`` a point, its own or else
    its building's, None where nobody knows; ``community`` the number of the one whose ground it
    lies in, -1 for none; ``area_m2``, NaN where it is not known.
    """

    def __init__(self, scene: Scene) -> None:
        frame = scene.located.rows.get("facility", contract("facility").frame({}))
        self.name: npt.NDArray[Any] = frame["name"].to_numpy(object)
        self.code: npt.NDArray[Any] = frame["facility_id"].to_numpy(object)
        self.building_id: npt.NDArray[Any] = frame["building_id"].to_numpy(object)
        self.area_m2: Floats = frame["area_m2"].to_numpy(np.float64)
        kinds, words = pd.factorize(frame["kind"].to_numpy(object))
        ids = [_service(word, scene) for word in words]
        self.service: npt.NDArray[Any] = np.array([*ids, None], object)[kinds]
        self.place = _places(frame, scene)
        self.community = _communities(scene, self.place, len(frame))

    def __len__(self) -> int:
        return len(self.service)

    def of_service(self, service: str) -> npt.NDArray[np.bool_]:
        """(f,) which of them are this service."""
        return np.asarray(self.service == service, dtype=bool)


def _service(word: str, scene: Scene) -> Optional[str]:
    found = (rules.service(word) for rules in scene.books)
    return next((service.id for service in found if service is not None), None)


def _places(frame: pd.DataFrame, scene: Scene) -> npt.NDArray[Any]:
    at = spots(frame, scene)
    known = np.isfinite(at[:, 0])
    places = np.full(len(frame), None, dtype=object)
    places[known] = shapely.points(at[known])
    return places


def _communities(scene: Scene, places: npt.NDArray[Any], count: int) -> Ints:
    """The community of each one's cell; in no cell, the one whose line is around the place."""
    index, found = scene.index, np.full(count, -1, dtype=np.int64)
    where = scene.located.found.get("facility")
    if where is None:
        return found
    found[where.cell >= 0] = index.community[where.cell[where.cell >= 0]]
    shared = (where.cell < 0) & (where.building >= 0)
    found[shared] = index.community[index.home[where.building[shared]]]
    lost = np.flatnonzero((found < 0) & ~shapely.is_missing(places))
    found[lost] = communities_around(places[lost], scene)
    return found
