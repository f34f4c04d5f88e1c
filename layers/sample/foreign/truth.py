"""A division by others and the faults that it is known to have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple, Optional

import pandas as pd


class Fault(NamedTuple):
    """One repair that has to be found.

    ``building``: the code of the one that it is about; ``drawn``: the cells as drawn, by commas;
    ``now``: the cell that it has to end in, or the several that may have it.
    """

    kind: str
    building: Optional[str] = None
    drawn: Optional[str] = None
    now: tuple[str, ...] = ()


@dataclass(frozen=True)
class Foreign:
    """Drawn ``cells`` and the table ``members`` (contracts ``drawn_cell``, ``cell_member``), one
    of them None; the ``faults`` in them; and ``renamed``, cells whose code had to change."""

    faults: tuple[Fault, ...]
    cells: Optional[Any] = None
    members: Optional[pd.DataFrame] = None
    renamed: tuple[str, ...] = ()
