"""The buildings of a project as they are on record, in plain columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from ..common.texts import unspaced
from .addressbook import AddressBook
from .columns import Objects
from .houses import House
from .values import read_text

Texts = list[Optional[str]]


class BuildingTable:
    """``ids``, ``compounds`` (code or None), ``entrances`` and ``floors`` (NaN where not known)
    and ``shapes``, one for each building; ``compound_codes``: of all compounds, sorted.
    """

    def __init__(self, buildings: pd.DataFrame, compounds: pd.DataFrame) -> None:
        self.ids = _texts(buildings["building_id"])
        self.shapes: Objects = np.asarray(buildings["geometry"], dtype=object)
        self.entrances = _numbers(buildings["entrances"])
        self.floors = _numbers(buildings["floors"])
        self.compounds = _compounds(buildings, compounds, self.shapes)
        self._compound_names = dict(
            zip(_texts(compounds["compound_id"]), _texts(compounds["name"]))
        )
        known = (*self._compound_names, *self.compounds)
        self.compound_codes = sorted({code for code in known if code is not None})
        self._by_code = _only_codes(self.ids)
        self._named = [_texts(buildings[name]) for name in ("name", "street", "number")]

    def position(self, code: str) -> int:
        """Where the building of this code stands, -1 where there is none."""
        return self._by_code.get(unspaced(code), -1)

    def address_book(self) -> AddressBook:
        """The same buildings by what addresses call them."""
        number = {code: place for place, code in enumerate(self.compound_codes)}
        houses = [
            House(name, street, house_number, -1 if code is None else number[code])
            for name, street, house_number, code in zip(*self._named, self.compounds)
        ]
        names = [self._compound_names.get(code) for code in self.compound_codes]
        return AddressBook(houses, self.compound_codes, names)


def _only_codes(ids: Sequence[Optional[str]]) -> dict[str, int]:
    """Positions by code, without codes that two buildings share in this form."""
    found: dict[str, int] = {}
    twice = set()
    for place, text in enumerate(ids):
        code = unspaced(text or "")
        if code in found:
            twice.add(code)
        found[code] = place
    return {code: place for code, place in found.items() if code and code not in twice}


def _compounds(buildings: pd.DataFrame, compounds: pd.DataFrame, shapes: Objects) -> Texts:
    """The compound's code of each building: its own, else of the one that it lies in."""
    own = _texts(buildings["compound_id"])
    codes = _texts(compounds["compound_id"])
    if not codes:
        return own
    tree = shapely.STRtree(np.asarray(compounds["geometry"], dtype=object))
    inside: dict[int, str] = {}
    middles = shapely.point_on_surface(shapes)
    for place, compound in tree.query(middles, predicate="intersects").T.tolist():
        code = codes[compound]
        if code is not None:
            inside[place] = min(code, inside.get(place, code))
    return [code or inside.get(place) for place, code in enumerate(own)]


def _texts(column: pd.Series) -> Texts:
    return [read_text(value) for value in column]


def _numbers(column: pd.Series) -> npt.NDArray[np.float64]:
    return pd.to_numeric(column, errors="coerce").astype("Float64").to_numpy(float, na_value=np.nan)
