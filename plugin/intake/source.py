"""What was read from a source, before anything is checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Optional

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyproj

from ..common.messages import Message


@dataclass(frozen=True)
class Source:
    """The rows of a source as they stand there.

    ``table``: (n rows) the attribute columns; ``geometry``: (n,) object, or None where the source
    has no geometry at all; ``rows``: (n,) int, the number each row bears in the source, from 1;
    ``set_aside``: rows, by position, that are no data, with the reason; ``place_columns``: the
    columns that the geometry was made from; ``cut_names``: the column names may have been cut at
    ten bytes.
    """

    name: str
    table: pd.DataFrame
    geometry: Optional[npt.NDArray[np.object_]]
    crs: Optional[pyproj.CRS]
    rows: npt.NDArray[np.int64]
    set_aside: Mapping[int, str] = field(default_factory=dict)
    place_columns: tuple[str, ...] = ()
    cut_names: bool = False
    notes: tuple[Message, ...] = ()
