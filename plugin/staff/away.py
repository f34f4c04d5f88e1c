"""What happens if officers are away: who takes their cells, and how full these are then."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from ..common.codes import written_codes
from ..common.errors import input_error
from ..common.messages import some_of
from .loads import shares
from .staffing import Staffing


def who_takes(staffing: Staffing, workload: pd.DataFrame, away: Collection[str]) -> pd.DataFrame:
    """Who does the work of the officers with the codes ``away``, cell by cell.

    ``workload`` (contract of that name) is that of the plan's cells. The backup takes the cell of
    its officer; nobody (``to_id`` None) where there is none or the backup is away too. What someone
    away did to reinforce a cell is its officer's again, or whose cell it is then. Columns:
    ``cell_id``, ``from_id``, ``to_id``, ``minutes``, and of who takes it ``hours_min``,
    ``before_min``, ``after_min`` and ``utilisation`` (of all that is taken; NaN without hours).

    Raises InputError for a code that is no officer's.
    """
    loads = staffing.loads.set_index("officer_id")
    unknown = sorted(set(away) - set(loads.index))
    if unknown:
        raise input_error(
            "There is no officer {officers} in the staffing of the plan {plan}. Its officers: "
            "{known}.",
            officers=some_of(unknown),
            plan=staffing.plan,
            known=some_of(loads.index),
        )
    done = shares(staffing, workload)
    lost = done[done["officer_id"].isin(sorted(away))]
    taker = _takers(staffing, frozenset(away))
    to = np.array([taker.get(cell) for cell in lost["cell_id"]], dtype=object)
    found = pd.DataFrame(
        {
            "cell_id": lost["cell_id"].to_numpy(object),
            "from_id": lost["officer_id"].to_numpy(object),
            "to_id": to,
            "minutes": lost["minutes"].to_numpy(np.float64),
        }
    )
    before = done.groupby("officer_id")["minutes"].sum()
    taken = found.groupby("to_id")["minutes"].sum()
    found["hours_min"] = loads["hours_min"].reindex(to).to_numpy(np.float64)
    known = np.array([code is not None for code in to], dtype=bool)
    found["before_min"] = np.where(known, before.reindex(to).fillna(0.0), np.nan)
    found["after_min"] = (found["before_min"] + taken.reindex(to).to_numpy(np.float64)).round(2)
    hours = found["hours_min"].where(found["hours_min"] > 0)
    found["utilisation"] = (found["after_min"] / hours).round(4)
    return found


def _takers(staffing: Staffing, away: frozenset[str]) -> dict[str, str]:
    """Who serves each cell then: its officer, else the backup, else who reinforces it."""
    frame, found = staffing.assignments, {}
    columns = (frame[name] for name in ("cell_id", "officer_id", "backup_id", "reinforced_by"))
    for cell, officer, backup, helping in zip(*columns):
        there = [
            code
            for code in (officer, backup, *written_codes(helping))
            if isinstance(code, str) and code not in away
        ]
        if there:
            found[cell] = there[0]
    return found
