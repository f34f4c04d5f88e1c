"""What a plan lacks and how much work it is, as frames of the contracts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import geopandas as gpd
import numpy as np
import pandas as pd

from ..common.messages import Message


@dataclass(frozen=True, eq=False)
class Assessment:
    """The gaps and the work of a plan: frames of the contracts of their names.

    ``gaps``, ``coverage`` and ``reach`` are about places only; ``people_gaps``, ``care_coverage``,
    ``workload`` and ``work_items`` (contract ``work_item``) are about persons and stay in the
    restricted file. ``made_at`` (UTC) is when it was put in the project, None before that.
    """

    plan: str
    gaps: gpd.GeoDataFrame
    coverage: pd.DataFrame
    reach: gpd.GeoDataFrame
    people_gaps: gpd.GeoDataFrame
    care_coverage: pd.DataFrame
    workload: gpd.GeoDataFrame
    work_items: pd.DataFrame
    notes: tuple[Message, ...] = ()
    made_at: Optional[pd.Timestamp] = None

    @property
    def workload_cv(self) -> Optional[float]:
        """Standard deviation over mean of the cells' minutes; None without any work."""
        minutes = self.workload["total_min"].to_numpy(dtype=np.float64)
        if not len(minutes) or not minutes.mean():
            return None
        return float(minutes.std() / minutes.mean())
