"""What a comparison says of persons and officers; all of it is restricted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..common.messages import message
from ..rules import Rulebook
from ..staff.quotas import community_quotas
from .areas import Areas
from .flows import Counted
from .sides import Side

Ints = npt.NDArray[np.int64]
# The figures about persons and officers, by what the comparison calls them.
PEOPLE_FIGURES = {
    "residents": message("residents in a community"),
    "residents_moved": message("residents who change their community"),
    "residents_moved_cells": message("residents who change their cell"),
    "care_cases": message("care cases in a community"),
    "care_moved": message("care cases that change their community"),
    "care_moved_cells": message("care cases that change their cell"),
    "other_officer": message("people in care who get another officer"),
    "officers": message("officers who serve a cell"),
    "officers_touched": message("officers whose households change"),
    "officers_cells_changed": message("officers who serve other cells than before"),
    "workload_cv": message("spread of the work over the cells"),
    "overload_hours": message("hours of work a month that nobody has time for"),
    "staff_by_rulebook": message("staff of all communities by the rulebook"),
}
# Of these the ones that come from who serves the cells and how much work they are.
OF_WORK = (
    "other_officer",
    "officers",
    "officers_touched",
    "officers_cells_changed",
    "workload_cv",
    "overload_hours",
)


def counted_people(old: Side, new: Side, areas: Areas) -> dict[str, Counted]:
    """The residents and the care cases of a level, ``residents`` and ``care``; people who are only
    counted are a case each."""
    return {
        "residents": _counted(old, new, areas, ("resident",)),
        "care": _counted(old, new, areas, ("care_case", "care_count")),
    }


def _counted(old: Side, new: Side, areas: Areas, layers: tuple[str, ...]) -> Counted:
    none: Ints = np.zeros(0, np.int64)
    parts: list[tuple[Ints, Ints, Ints]] = [(none, none, none)]
    for layer in layers:
        rows = new.scene.located.rows.get(layer)
        if rows is None or rows.empty:
            continue
        many = np.ones(len(rows), np.int64)
        if layer == "care_count":
            many = rows["people"].to_numpy(np.int64, na_value=0)
        before = areas.of_old(old.codes_of_rows(layer, areas.level))
        after = areas.of_new(new.codes_of_rows(layer, areas.level))
        parts.append((before, after, many))
    before, after, many = (np.concatenate(column) for column in zip(*parts))
    return Counted(before, after, many, len(areas))


def staff_quotas(side: Side, rulebook: Rulebook) -> Optional[dict[str, int]]:
    """The staff by the rulebook of each community of a plan, by its code; None where the rulebook
    counts cells and there are none."""
    if not side.has_cells and any(term.kind == "cell" for term in rulebook.quota.terms):
        return None
    facts = _quota_facts(side)
    # A community of today without any unit is not among those that are compared.
    facts = facts[facts["community_id"].isin(side.units["community_id"].dropna())]
    staff, _ = community_quotas(facts, rulebook)
    return dict(zip(facts["community_id"].tolist(), staff.tolist()))


def _quota_facts(side: Side) -> pd.DataFrame:
    """What quotas are worked out from, a row for each community of the plan."""
    index, units = side.scene.index, side.units
    codes = np.asarray(index.communities, object)
    known = side.communities.reindex(codes)
    households = units.groupby("community_id")["households"].sum().reindex(codes, fill_value=0)
    cells = side.scene.cells
    area = cells.geometry.area.groupby(cells["community_id"]).sum().reindex(codes, fill_value=0.0)
    number = np.bincount(index.community, minlength=len(codes))
    return pd.DataFrame(
        {
            "community_id": codes,
            "type": known["type"].to_numpy(object),
            "class": known["class"].to_numpy(object),
            "households": households.to_numpy(np.int64),
            "residents": _people(side, codes, "resident"),
            "area_m2": area.to_numpy(np.float64).round(1),
            "served": _people(side, codes, "care_case") + _people(side, codes, "care_count"),
            "cells": number if side.has_cells else np.zeros(len(codes), np.int64),
        }
    )


def _people(side: Side, codes: npt.NDArray[Any], layer: str) -> Ints:
    """(c,) the people of a layer in each community; someone in several groups is one."""
    rows = side.scene.located.rows.get(layer)
    if rows is None or rows.empty:
        return np.zeros(len(codes), np.int64)
    found = pd.DataFrame({"community": side.codes_of_rows(layer, "community"), "people": 1})
    if layer == "care_count":
        found["people"] = rows["people"].to_numpy(np.int64, na_value=0)
    elif layer == "care_case":
        found = found[_first_of_each(rows)]
    sums = found.groupby("community")["people"].sum()
    return np.asarray(sums.reindex(codes, fill_value=0).to_numpy(np.int64))


def _first_of_each(cases: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """(n,) of the cases of each person the first by its code; all without a person's code."""
    order = cases.reset_index(drop=True).sort_values("case_id", kind="stable")["resident_id"]
    again = (order.duplicated() & order.notna()).sort_index()
    return ~again.to_numpy(bool)


def people_figures(
    old: Side,
    new: Side,
    levels: Mapping[str, Mapping[str, Counted]],
    quotas: tuple[Optional[Mapping[str, int]], Optional[Mapping[str, int]]],
    officers: Mapping[str, tuple[Any, Any]],
) -> dict[str, tuple[Any, Any]]:
    """The figures of PEOPLE_FIGURES; ``levels``: who is counted, by level; ``officers``: what
    ``officer_figures`` gives."""
    found: dict[str, tuple[Any, Any]] = {}
    top, cells = levels["community"], levels.get("cell")
    for name, one in (("residents", "residents"), ("care_cases", "care")):
        found[name] = top[one].placed
        found[f"{one}_moved"] = (None, top[one].moved)
        found[f"{one}_moved_cells"] = (None, None if cells is None else cells[one].moved)
    found.update(officers)
    found["workload_cv"] = (_spread(old), _spread(new))
    found["overload_hours"] = (_overload(old), _overload(new))
    before, after = (None if staff is None else sum(staff.values()) for staff in quotas)
    found["staff_by_rulebook"] = (before, after)
    return {name: found[name] for name in PEOPLE_FIGURES}


def _spread(side: Side) -> Optional[float]:
    spread = None if side.assessment is None else side.assessment.workload_cv
    return None if spread is None else round(spread, 4)


def _overload(side: Side) -> Optional[float]:
    """Hours a month beyond those of the officers; of a cell without an officer all of them."""
    if side.assessment is None:
        return None
    work = side.assessment.workload
    minutes = work["overload_min"].where(work["officers"].notna(), work["total_min"])
    return round(float(minutes.sum()) / 60, 1)
