"""How many rows of a source found their building, compound by compound."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

_WAYS = ("id", "address", "place")


def matching_table(
    compounds: pd.DataFrame,
    compound_id: npt.NDArray[np.object_],
    how: npt.NDArray[np.object_],
    rejected: npt.NDArray[np.bool_],
) -> pd.DataFrame:
    """One row per compound that rows belong to, by code, and last one for rows of none.

    ``compound_id``, ``how`` and ``rejected`` are (n,), of the rows that were looked up: the
    compound or None; ``id``, ``address``, ``place`` or None; whether the row was rejected for want
    of a building. The columns are ``compound_id``, ``compound`` (its name), ``read``, ``by_id``,
    ``by_address``, ``by_place``, ``rejected`` and ``share``, the part of the rows that was matched.
    """
    counted: dict[str, Any] = {"compound_id": compound_id, "read": np.ones(len(how), dtype=int)}
    counted |= {f"by_{way}": (how == way).astype(int) for way in _WAYS}
    counted["rejected"] = rejected.astype(int)
    table = pd.DataFrame(counted).groupby("compound_id", dropna=False, sort=True).sum()
    table = table.reset_index()
    codes = table["compound_id"].astype(object)
    codes = codes.where(codes.notna(), None)
    names = dict(zip(compounds["compound_id"], compounds["name"]))
    shown = [None if code is None else names.get(code) for code in codes]
    table["compound_id"] = codes
    table.insert(1, "compound", pd.Series(shown, dtype=object))
    matched = table[[f"by_{way}" for way in _WAYS]].sum(axis=1)
    table["share"] = matched / table["read"]
    return table
