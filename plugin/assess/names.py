"""What communities, cells and buildings are called in a sentence, and where they are."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from ..attach import inner_points
from ..divide.division import read_json
from .scene import Scene


class Names:
    """Names and places of what a ``scene`` shows; points are in the scene's metres."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def community(self, code: Optional[str]) -> str:
        """A community's name, else its code."""
        return self._communities.get(code or "", code or "")

    def at_cell(self, cell: int) -> dict[str, Any]:
        """Place, community and code of the cell of this number, as a gap has them."""
        return {
            "place": self.cell_points[cell],
            "community_id": self.community_code(cell),
            "cell_id": str(self._scene.index.ids[cell]),
        }

    def community_code(self, cell: int) -> str:
        """The code of the community of the cell of this number."""
        return str(self._scene.index.communities[self._scene.index.community[cell]])

    def building(self, code: Optional[str]) -> str:
        """A building as people say it (``BuildingNames.building``)."""
        return self._buildings.building(code)

    def outline(self, row: int) -> Optional[str]:
        """The same of a row of the layer of buildings (``BuildingNames.outline``)."""
        return self._buildings.outline(row)

    def building_place(self, code: Optional[str]) -> Optional[shapely.Point]:
        """A point in a building, by the plan or else by the layer of buildings."""
        number = int(self._scene.index.building(np.array([code], object))[0])
        if number >= 0:
            return self.spots[number]
        row = self._buildings.rows.get(code or "")
        return None if row is None else self.building_points[row]

    @cached_property
    def spots(self) -> npt.NDArray[Any]:
        """(b,) a point in each of the plan's buildings."""
        places: npt.NDArray[Any] = shapely.points(
            self._scene.buildings["x"].to_numpy(), self._scene.buildings["y"].to_numpy()
        )
        return places

    @cached_property
    def building_points(self) -> npt.NDArray[Any]:
        """A point in each row of the layer of buildings, None where it has no shape."""
        frame = self._scene.layers["building"]
        return inner_points(frame, np.arange(len(frame)), self._scene.crs)

    @cached_property
    def cell_points(self) -> npt.NDArray[Any]:
        """(k,) a point in each cell."""
        points: npt.NDArray[Any] = shapely.point_on_surface(self._scene.cells.geometry.to_numpy())
        return points

    @cached_property
    def home_points(self) -> npt.NDArray[Any]:
        """A point for each community, the one in its cell with most households."""
        index = self._scene.index
        households = self._scene.cells["households"].to_numpy(np.int64)
        order = np.lexsort((np.arange(index.k), -households, index.community))
        first = order[np.r_[True, np.diff(index.community[order]) > 0][: len(order)]]
        points: npt.NDArray[Any] = self.cell_points[first]
        return points

    @cached_property
    def _communities(self) -> dict[str, str]:
        frame = self._scene.layers["community"]
        named = {
            row["community_id"]: row["name"]
            for row in read_json(self._scene.located.plan.plan, "communities")
        }
        named.update(zip(frame["community_id"], frame["name"]))
        return {code: name for code, name in named.items() if _text(code) and _text(name)}

    @cached_property
    def _buildings(self) -> BuildingNames:
        layers = self._scene.layers
        return BuildingNames(layers["building"], layers["compound"], self._scene.units)


class BuildingNames:
    """What the buildings of a layer are called.

    ``buildings`` and ``compounds`` are frames of the contracts ``building`` and ``compound``,
    ``units`` those of a plan, which may know the compound of a building that doesn't say it.
    """

    def __init__(
        self, buildings: pd.DataFrame, compounds: pd.DataFrame, units: pd.DataFrame
    ) -> None:
        self._codes = buildings["building_id"].to_numpy(object)
        fields = ("name", "street", "number", "compound_id")
        self._outlines = {field: buildings[field].to_numpy(object) for field in fields}
        named = compounds.dropna(subset=["compound_id", "name"])
        self._compounds = dict(zip(named["compound_id"], named["name"]))
        known = units.dropna(subset=["building_id", "compound_id"])
        self._unit_compounds = dict(zip(known["building_id"], known["compound_id"]))

    @cached_property
    def rows(self) -> dict[str, int]:
        """The first row of each building's code."""
        codes = pd.Series(self._codes, dtype=object)
        first = np.flatnonzero((codes.notna() & ~codes.duplicated()).to_numpy())
        return {code: int(row) for code, row in zip(self._codes[first], first)}

    def building(self, code: Optional[str]) -> str:
        """A building as people say it: compound and name, else street and number, else the code."""
        row = self.rows.get(code or "")
        return (None if row is None else self.outline(row)) or code or ""

    def outline(self, row: int) -> Optional[str]:
        """The same of a row of the layer of buildings, which may have no code; None for nothing."""
        code = self._codes[row]
        name, street, number, compound = (
            _text(self._outlines[field][row])
            for field in ("name", "street", "number", "compound_id")
        )
        estate = self._compounds.get(compound or self._unit_compounds.get(code))
        if name and estate and estate in name:
            return name
        for first, second in ((estate, name), (street, number)):
            if first and second:
                return f"{first} {second}"
        return name or _text(code)


def _text(value: Any) -> Optional[str]:
    return value if isinstance(value, str) and value else None
