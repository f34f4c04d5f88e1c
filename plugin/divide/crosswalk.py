"""Old codes and new codes of both levels, with what lies in both; and the codes out of use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..contracts import contract
from .before import Before
from .earlier import LEVELS

_CODES = {"community": "community_id", "cell": "cell_id"}


def crosswalk_frame(units: gpd.GeoDataFrame, before: Before, plan: str) -> pd.DataFrame:
    """The frame of contract ``crosswalk`` of a plan's ``units`` (contract ``unit``).

    Empty where nothing was before. Of an old code the households are today's, and for buildings
    that are gone those of then, so that the shares of each old and of each new code sum to 1. A
    building that lies in two cells is counted in both.
    """
    tables = []
    for level in LEVELS:
        if level in before.names:
            rows = _pairs(_table(units, before, level))
            tables.append(rows.assign(level=level, plan=plan))
    if not tables:
        return contract("crosswalk").frame({})
    table = pd.concat(tables, ignore_index=True)
    return contract("crosswalk").frame({str(name): table[name].tolist() for name in table})


def retired_lines(
    before: Before, crosswalk: pd.DataFrame, in_use: Mapping[str, frozenset[str]], day: str
) -> list[dict[str, Any]]:
    """The codes out of use now that those ``in_use`` are, by level: ``{"level", "code", "on",
    "successors"}``. Those given up now get ``day``, and for successors the new codes that their
    buildings came to, most households first."""
    lines = [line for line in before.retired if line["code"] not in in_use[line["level"]]]
    for level in LEVELS:
        given_up = before.codes.get(level, frozenset()) - in_use[level]
        own = crosswalk[(crosswalk["level"] == level) & crosswalk["new"].notna()]
        order = ["old", "households", "buildings", "new"]
        own = own.sort_values(order, ascending=[True, False, False, True], kind="stable")
        came_to: dict[str, list[str]] = own.groupby("old")["new"].agg(list).to_dict()
        lines += [
            {"level": level, "code": code, "on": day, "successors": came_to.get(code, [])}
            for code in sorted(given_up)
        ]
    return lines


def _table(units: gpd.GeoDataFrame, before: Before, level: str) -> pd.DataFrame:
    """Old and new code, households and building of each unit, and of those that are gone."""
    now = pd.DataFrame(
        {
            "old": before.names[level],
            "new": units[_CODES[level]].to_numpy(object),
            "households": units["households"].to_numpy(np.int64),
            "building": units["building_id"].to_numpy(object),
        }
    )
    gone = before.gone[level]
    if gone.empty:
        return now
    then = pd.DataFrame(
        {
            "old": gone["code"].to_numpy(object),
            "new": None,
            "households": gone["households"].to_numpy(np.int64),
            "building": gone["building_id"].to_numpy(object),
        }
    )
    return pd.concat([now, then], ignore_index=True)


def _pairs(table: pd.DataFrame) -> pd.DataFrame:
    """The sums by old and new code, with shares; in the order of the codes, none last."""
    groups = table.groupby(["old", "new"], dropna=False, sort=True)
    rows = groups.agg(households=("households", "sum"), buildings=("building", "nunique"))
    rows = rows.reset_index()
    # Open ground alone is no news, unless there is nothing else of a code.
    lived_in = rows["buildings"] > 0
    lonely = [~rows[side].isin(rows.loc[lived_in, side].dropna()) for side in ("old", "new")]
    known = rows["old"].notna() & rows["new"].notna()
    rows = rows[lived_in | (known & (lonely[0] | lonely[1]))].reset_index(drop=True)
    for side in ("old", "new"):
        total: pd.Series[Any] = rows.groupby(side)["households"].transform("sum")
        total = total.where(rows[side].notna() & (total > 0))
        rows[f"share_of_{side}"] = (rows["households"] / total).astype(np.float64)
        rows[side] = rows[side].astype(object).where(rows[side].notna(), None)
    return rows
