"""Who serves the cells of a plan, as frames of the contracts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import pandas as pd

from ..common.messages import Message


@dataclass(frozen=True, eq=False)
class Staffing:
    """The officers of a plan: frames of the contracts of their names.

    ``assignments`` (contract ``assignment``) is about places; ``loads`` (``officer_load``),
    ``visits`` (``visit``), ``rounds`` (``round``), ``handovers`` (``handover``) and ``quotas``
    (``quota``) are about persons and stay in the restricted file. ``parameters``: what it was made
    with; ``outcome``: ``cost``, ``bound`` and ``gap`` of the assignment and what its cost is made
    of. ``made_at`` (UTC) is when it was put in the project, None before that.
    """

    plan: str
    assignments: gpd.GeoDataFrame
    loads: gpd.GeoDataFrame
    visits: gpd.GeoDataFrame
    rounds: gpd.GeoDataFrame
    handovers: gpd.GeoDataFrame
    quotas: pd.DataFrame
    parameters: Mapping[str, Any]
    outcome: Mapping[str, Any]
    notes: tuple[Message, ...] = ()
    made_at: Optional[pd.Timestamp] = None
