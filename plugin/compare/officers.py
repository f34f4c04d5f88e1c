"""Which officers and which relationships a plan touches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd

from .areas import Areas
from .sides import Side
from .slices import Slices

# Nobody known: with officers assigned to only one of the plans there is nothing to compare.
_UNKNOWN = dict.fromkeys(
    ("other_officer", "officers", "officers_touched", "officers_cells_changed"), (None, None)
)


def officer_figures(
    old: Side, new: Side, slices: Slices, cells: Optional[Areas]
) -> dict[str, tuple[Any, Any]]:
    """Figures of the officers, None where they are not assigned to both plans.

    ``other_officer``: people in care who have an officer in both plans, and not the same, each
    once; ``officers``: who serve a cell; ``officers_touched``: who give households away or get
    some; ``officers_cells_changed``: who serve other cells than those that continue their former
    ones.
    """
    if old.staffing is None or new.staffing is None or cells is None:
        return dict(_UNKNOWN)
    before, after = (_officers(one.assignments) for one in (old.staffing, new.staffing))
    return {
        "other_officer": (None, _other_officer(old, new, before, after)),
        "officers": (len(set(before.values())), len(set(after.values()))),
        "officers_touched": (None, _touched(old, new, slices, before, after)),
        "officers_cells_changed": (None, _cells_changed(cells, before, after)),
    }


def _officers(assignments: pd.DataFrame) -> dict[str, str]:
    """The officer of each cell that has one, by their codes."""
    served = assignments[assignments["officer_id"].notna()]
    return dict(zip(served["cell_id"].tolist(), served["officer_id"].tolist()))


def _other_officer(
    old: Side, new: Side, before: Mapping[str, str], after: Mapping[str, str]
) -> int:
    rows = new.scene.located.rows.get("care_case")
    if rows is None or rows.empty:
        return 0
    first, second = (
        _served(side.codes_of_rows("care_case", "cell"), officers)
        for side, officers in ((old, before), (new, after))
    )
    other = np.array([a is not None and b is not None and a != b for a, b in zip(first, second)])
    people = rows["resident_id"].where(rows["resident_id"].notna(), rows["case_id"])
    return int(people[other].nunique())


def _served(cells: npt.NDArray[Any], officers: Mapping[str, str]) -> list[Any]:
    return [officers.get(cell) for cell in cells.tolist()]


def _touched(
    old: Side, new: Side, slices: Slices, before: Mapping[str, str], after: Mapping[str, str]
) -> int:
    lived_in = np.flatnonzero((slices.old >= 0) & (slices.new >= 0) & (slices.households > 0))
    first = _served(old.codes("cell")[slices.old[lived_in]], before)
    second = _served(new.codes("cell")[slices.new[lived_in]], after)
    touched = {who for pair in zip(first, second) if pair[0] != pair[1] for who in pair}
    return len(touched - {None})


def _cells_changed(cells: Areas, before: Mapping[str, str], after: Mapping[str, str]) -> int:
    had: dict[str, set[int]] = {}
    has: dict[str, set[int]] = {}
    for at, (old, new) in enumerate(zip(cells.old, cells.new)):
        for code, officers, cells_of in ((old, before, had), (new, after, has)):
            if code is not None and code in officers:
                cells_of.setdefault(officers[code], set()).add(at)
    return sum(had.get(who) != has.get(who) for who in had.keys() | has.keys())
