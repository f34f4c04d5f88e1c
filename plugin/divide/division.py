"""What a division is asked for, and what comes back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import pandas as pd

from ..common.band import Band
from ..rules import Rulebook


@dataclass(frozen=True)
class Settings:
    """How to divide.

    ``effort`` is ``"fast"`` (a first plan, lightly improved) or ``"best"`` (improved until it no
    longer pays); ``plan`` is the name that the plan is kept under.
    """

    band: Band
    rulebook: Rulebook
    seed: int = 0
    effort: str = "fast"
    plan: str = "plan-1"


@dataclass(frozen=True)
class Division:
    """A whole plan: frames with the columns of the contracts ``unit``, ``cell`` and ``plan``.

    ``plan`` has one row; its JSON columns hold JSON texts.
    """

    units: gpd.GeoDataFrame
    cells: gpd.GeoDataFrame
    plan: pd.DataFrame


def read_json(plan: pd.DataFrame, column: str) -> Any:
    """What the JSON text in ``column`` of a plan's row says."""
    return json.loads(plan[column].iloc[0])
