"""How many rows of a source found their building, compound by compound."""

from __future__ import annotations

from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..common.figures import percent, whole
from ..common.messages import message

_WAYS = ("id", "address", "place")
# So many of the compounds below the whole's rate are told.
_WORST = 10


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


def matching_lines(matching: Optional[pd.DataFrame]) -> list[str]:
    """The match rate of all rows, and the compounds that lie below it, the worst first.

    ``matching`` is that of an ``ImportResult``; nothing is said where no row was looked up.
    """
    if matching is None or not matching["read"].sum():
        return []
    read = int(matching["read"].sum())
    ways = {f"by_{way}": int(matching[f"by_{way}"].sum()) for way in _WAYS}
    share = sum(ways.values()) / read
    text = message(
        "{share} of {read} rows were matched to a building: {by_id} by code, {by_address} by "
        "address, {by_place} by place.",
        share=percent(share),
        read=whole(read),
        **{way: whole(count) for way, count in ways.items()},
    )
    below = matching[matching["share"] < share].sort_values(
        ["share", "read"], ascending=[True, False], kind="stable"
    )
    worst = [
        message(
            "    {compound}: {share} of {read}",
            compound=row["compound"] or row["compound_id"] or message("no compound"),
            share=percent(row["share"]),
            read=whole(row["read"]),
        )
        for row in below.head(_WORST).to_dict(orient="records")
    ]
    return [str(line) for line in (text, *worst)]
