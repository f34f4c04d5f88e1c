"""How much of the cells' work falls to each officer."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Optional

import geopandas as gpd
import numpy as np
import pandas as pd

from ..common.codes import written_codes
from ..common.messages import Message, message, some_of
from .solver.problem import Floats
from .staffing import Staffing

# Names officers by their work, so it is nothing for a log.
BEYOND = message(
    "Officers whose cells are more work than they have hours: {count} ({officers}). Not covered: "
    "{hours} hours a month."
)


class OwnCell(NamedTuple):
    """A cell that is served: its code, its work in minutes, and who reinforces it."""

    code: str
    work: float
    helpers: list[str]


def with_loads(staffing: Staffing, workload: pd.DataFrame) -> Staffing:
    """``staffing`` with the work of its officers, by the ``workload`` (contract of that name) of
    the cells that they serve."""
    work = shares(staffing, workload).groupby("officer_id")["minutes"].sum()
    loads = staffing.loads.copy()
    minutes = work.reindex(loads["officer_id"]).fillna(0.0).to_numpy(np.float64).round(2)
    hours = loads["hours_min"].to_numpy(np.float64)
    loads["work_min"] = minutes
    loads["utilisation"] = _part(minutes, hours)
    loads["uncovered_min"] = np.maximum(minutes - hours, 0).round(2)
    # What an earlier work of the same officers came to is said no more.
    others = (note for note in staffing.notes if note.text != BEYOND.text)
    notes = (*others, *_notes(loads))
    return dataclasses.replace(staffing, loads=gpd.GeoDataFrame(loads), notes=notes)


def shares(staffing: Staffing, workload: pd.DataFrame) -> pd.DataFrame:
    """Who does how much of each cell that is served: ``cell_id``, ``officer_id``, ``minutes``.

    The officer of a cell and those who reinforce it share its work by the time that they have for
    it, until all of it is full; what is left is its officer's. Who serves several cells has for
    those with help what the others leave: first for what the helpers have no time for, then by the
    work. The minutes of a cell add up to its work (a hundredth of a minute is the least).
    """
    total = workload.set_index("cell_id")["total_min"]
    hours = staffing.loads.set_index("officer_id")["hours_min"].to_dict()
    served = staffing.assignments[staffing.assignments["officer_id"].notna()]
    work = total.reindex(served["cell_id"]).fillna(0.0).to_numpy(np.float64)
    own: dict[str, list[OwnCell]] = {}
    columns = (served[name].tolist() for name in ("cell_id", "officer_id", "reinforced_by"))
    for code, officer, helping, minutes in zip(*columns, work.tolist()):
        own.setdefault(officer, []).append(OwnCell(code, minutes, written_codes(helping)))
    lines = [line for officer, cells in own.items() for line in shared(officer, cells, hours)]
    lines.sort()
    return pd.DataFrame(lines, columns=["cell_id", "officer_id", "minutes"])


def shared(
    officer: str, cells: Sequence[OwnCell], hours: Mapping[str, float]
) -> list[tuple[str, str, float]]:
    """What ``shares`` says of all ``cells`` of one officer: cell, officer and minutes of each part.

    ``hours``: the minutes a month of the officers by code; who is not in it has none.
    """
    time = hours.get(officer, 0.0) - sum(one.work for one in cells if not one.helpers)
    helping = [[hours.get(code, 0.0) for code in one.helpers] for one in cells]
    lines: list[tuple[str, str, float]] = []
    for one, mine, others in zip(cells, _own(max(time, 0.0), cells, helping), helping):
        given = _given(one.work, mine, others)
        lines += [(one.code, code, minutes) for code, minutes in zip(one.helpers, given)]
        lines.append((one.code, officer, round(one.work - sum(given), 2)))
    return lines


class Uncovered(NamedTuple):
    """Minutes a month of a cell's work for which ``officer`` has no time; None for nobody's."""

    cell_id: str
    officer: Optional[str]
    minutes: float


def uncovered(staffing: Staffing, workload: pd.DataFrame) -> list[Uncovered]:
    """All work without hours, by cell and officer.

    Of what each officer has too much every cell has the same part of the officer's work there; of
    a cell that nobody serves it is the whole ``workload`` (contract of that name).
    """
    loads = staffing.loads.set_index("officer_id")
    over = (loads["uncovered_min"] / loads["work_min"].where(loads["work_min"] > 0)).fillna(0.0)
    done = shares(staffing, workload)
    beyond = done["minutes"] * done["officer_id"].map(over).fillna(0.0)
    rows = [
        Uncovered(cell, officer, float(minutes))
        for cell, officer, minutes in zip(done["cell_id"], done["officer_id"], beyond)
        if minutes > 0
    ]
    work = dict(zip(workload["cell_id"], workload["total_min"].astype(float)))
    nobody = staffing.assignments["cell_id"][staffing.assignments["officer_id"].isna()]
    rows += [Uncovered(cell, None, work[cell]) for cell in nobody if work.get(cell)]
    return sorted(rows, key=lambda row: (row.cell_id, row.officer or ""))


def _own(time: float, cells: Sequence[OwnCell], helping: list[list[float]]) -> list[float]:
    """The minutes that an officer has for each of the cells, 0 for those without help.

    Of ``time`` first each cell's part of the work that the time of its helpers doesn't hold.
    """
    helped = [one.work if one.helpers else 0.0 for one in cells]
    lacking = [max(work - sum(others), 0.0) for work, others in zip(helped, helping)]
    first = min(time, sum(lacking))
    rest = [work - lack for work, lack in zip(helped, lacking)]
    return [
        first * lack / (sum(lacking) or 1.0) + (time - first) * more / (sum(rest) or 1.0)
        for lack, more in zip(lacking, rest)
    ]


def _given(work: float, own: float, others: list[float]) -> list[float]:
    """What each of the ``others`` does of some work, who have so many minutes for it."""
    time = own + sum(others)
    if not time:
        return [0.0] * len(others)
    return [round(min(work * one / time, one), 2) for one in others]


def _part(minutes: Floats, hours: Floats) -> Floats:
    return np.where(hours > 0, minutes / np.where(hours > 0, hours, 1), np.nan).round(4)


def _notes(loads: pd.DataFrame) -> Iterator[Message]:
    over = loads[loads["uncovered_min"] > 0]
    if len(over):
        values = {
            "count": len(over),
            "officers": some_of(over["officer_id"]),
            "hours": round(float(over["uncovered_min"].sum()) / 60, 1),
        }
        yield dataclasses.replace(BEYOND, values=values)
