"""Where somebody asks about, as they say it: a point, a building's code, an address."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely import Point

from ...assess.names import Names
from ...assess.scene import Scene
from ...common.crs import read_crs
from ...common.errors import InputError, input_error
from ...common.messages import message, some_of
from ...intake.buildings import BuildingIndex, Found
from ...intake.facts import WITHIN_M

# So many buildings are named that may have been meant.
_NAMED = 8
# How like a code another has to be, by difflib's ratio, to be named in its place.
_LIKE_ENOUGH = 0.6


@dataclass(frozen=True)
class Spot:
    """Where one question is: exactly one of ``point`` (x, y in ``crs``), ``building`` (its code,
    with ``entrance`` or ``floor`` where they are known) and ``address`` is given."""

    point: Optional[tuple[float, float]] = None
    crs: Any = None
    building: Optional[str] = None
    entrance: Optional[int] = None
    floor: Optional[int] = None
    address: Optional[str] = None


def read_spot(spot: Spot, scene: Scene) -> gpd.GeoDataFrame:
    """One question for ``who_serves``, at the spot.

    InputError where it gives none or several of the three, where the coordinates are no place,
    and where no building, or no single one, has that code or address: with those that may be meant.
    """
    given = [one for one in (spot.point, spot.building, spot.address) if one is not None]
    if len(given) != 1:
        raise input_error(
            "Ask about one place: a point, a building by its code, or an address. This asks about "
            "{count}.",
            count=len(given),
        )
    if spot.point is not None:
        return _at_point(spot.point, spot.crs, scene)
    if spot.building is not None:
        code = _known_code(spot.building, scene)
        return _in_building(code, spot.entrance, spot.floor)
    return _at_address(spot.address or "", scene)


def _at_point(point: tuple[float, float], crs: Any, scene: Scene) -> gpd.GeoDataFrame:
    asked = gpd.GeoDataFrame({"building_id": [None]}, geometry=[Point(point)], crs=read_crs(crs))
    place = asked.to_crs(scene.crs).geometry.iloc[0]
    if not (math.isfinite(place.x) and math.isfinite(place.y)):
        raise input_error(
            "The point {x:.15g} {y:.15g} is no place in the coordinate system {crs}. Longitude "
            "comes before latitude, and east before north.",
            x=point[0],
            y=point[1],
            crs=asked.crs.name,
        )
    return asked


def _in_building(code: str, entrance: Any, floor: Any) -> gpd.GeoDataFrame:
    columns = {
        "building_id": [code],
        "entrance": pd.array([entrance], dtype="Int64"),
        "floor": pd.array([floor], dtype="Int64"),
    }
    return gpd.GeoDataFrame(columns, geometry=[None])


def _known_code(code: str, scene: Scene) -> str:
    """The code as the plan or the layer of buildings has it."""
    if scene.index.building(np.array([code], dtype=object))[0] >= 0:
        return code
    outlines, found = _looked_up(scene, building_id=code)
    if found.building[0] >= 0:
        return str(outlines["building_id"].iloc[found.building[0]])
    codes = sorted({*outlines["building_id"], *scene.buildings["building_id"]})
    like = difflib.get_close_matches(code, codes, _NAMED, _LIKE_ENOUGH)
    if like:
        raise input_error(
            "No building has the code {code}. Check it; codes like it are: {like}.",
            code=code,
            like=_named(like, scene),
        )
    raise input_error(
        "No building has the code {code}. The codes are in the field building_id of the layer "
        "building, for example {example}; or ask by the address.",
        code=code,
        example=some_of(codes, 3),
    )


def _at_address(address: str, scene: Scene) -> gpd.GeoDataFrame:
    outlines, found = _looked_up(scene, address=address)
    if found.building[0] >= 0:
        code = str(outlines["building_id"].iloc[found.building[0]])
        return _in_building(code, found.entrance[0], found.floor[0])
    raise _no_building(address, found.candidates[0], found.reason[0], scene)


def _looked_up(scene: Scene, **clues: str) -> tuple[pd.DataFrame, Found]:
    """The buildings that have a code and an outline, and which of them the clues lead to."""
    outlines, compounds = (
        scene.layers[layer].dropna(subset=[key, "geometry"]).reset_index(drop=True)
        for layer, key in (("building", "building_id"), ("compound", "compound_id"))
    )
    asked = pd.DataFrame({name: [text] for name, text in clues.items()}, dtype=object)
    return outlines, BuildingIndex(outlines, compounds).find(asked, None, WITHIN_M)


def _no_building(
    address: str, candidates: Sequence[str], reason: Optional[str], scene: Scene
) -> InputError:
    if reason == "several_buildings":
        return input_error(
            "The address {address} may mean {count} buildings: {candidates}. Add what tells them "
            "apart, or ask for one by its code.",
            address=address,
            count=len(candidates),
            candidates=_named(candidates, scene),
        )
    if candidates:
        return input_error(
            "No building is known by the address {address}. Check it; like it are: {candidates}.",
            address=address,
            candidates=_named(candidates, scene),
        )
    return input_error(
        "No building is known by the address {address}. Write the compound and the building's "
        "number, or the street and the house number, as the layers building and compound have "
        "them; or ask for a building by its code, or for a point.",
        address=address,
    )


def _named(codes: Iterable[str], scene: Scene) -> Any:
    """The buildings as people say it, with their codes."""
    names = Names(scene)
    called = [(names.building(code), code) for code in codes]
    texts = [
        code if name == code else message("{name} ({code})", name=name, code=code)
        for name, code in called
    ]
    return some_of(texts, _NAMED, ";")
