"""What a comparison of two plans finds, as frames of the contracts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import pandas as pd

from ..common.messages import Message


@dataclass(frozen=True, eq=False)
class Comparison:
    """A plan beside another: frames of the contracts of their names.

    ``changes`` (contract ``change``) and ``flows`` (``flow``) are about places and households;
    ``people`` (``flow_people``) is about persons and stays in the restricted file.

    ``figures``: figures of both plans by id, each ``(before, after)``, None where it is not known;
    ``people_figures`` those about persons, officers and work. ``fates``: one mapping for each
    community of before or after that is split, joined, founded or gone: ``kind``, ``old`` codes,
    ``new`` codes, ``households`` and ``buildings`` that change. ``made_at`` (UTC) is when it was
    put in the project, None before that.
    """

    plan: str
    against: str
    changes: gpd.GeoDataFrame
    flows: pd.DataFrame
    people: pd.DataFrame
    figures: Mapping[str, tuple[Any, Any]]
    people_figures: Mapping[str, tuple[Any, Any]]
    fates: Sequence[Mapping[str, Any]]
    notes: tuple[Message, ...] = ()
    made_at: Optional[pd.Timestamp] = None
