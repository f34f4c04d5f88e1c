"""Who of the residents is in which care group, and who volunteers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
from numpy.random import Generator

from . import words
from .words import Group

MOST_GROUPS = 3
# Who is in a group already is so many times as likely to be in another.
_WITH_OTHERS = 12.0
_LONGEST_SINCE_VISIT = 180
_NEVER_VISITED = 0.25


def care_cases(residents: pd.DataFrame, rng: Generator) -> pd.DataFrame:
    """One row for each case: ``resident``, a position in ``residents``, and ``group``.

    Besides ``visited``, the day of the last visit or NaT.
    """
    held = np.zeros(len(residents), dtype=int)
    parts = []
    for group in words.GROUPS:
        weight = _fitting(group, residents) * np.where(held > 0, _WITH_OTHERS, 1.0)
        weight[held >= MOST_GROUPS] = 0
        chosen = rng.choice(len(residents), group.count, replace=False, p=weight / weight.sum())
        held[chosen] += 1
        parts.append(pd.DataFrame({"resident": np.sort(chosen), "group": group.id}))
    cases = pd.concat(parts, ignore_index=True)
    days = words.AS_OF - rng.integers(1, _LONGEST_SINCE_VISIT, len(cases))
    cases["visited"] = pd.Series(days).mask(rng.random(len(cases)) < _NEVER_VISITED)
    return cases


def volunteers(residents: pd.DataFrame, rng: Generator) -> pd.DataFrame:
    """One row for each person in a role: ``resident``, a position, and ``role``."""
    grown = np.flatnonzero(residents["age"].between(18, 74))
    people = rng.choice(grown, words.VOLUNTEERS, replace=False)
    role = rng.integers(0, len(words.ROLES), words.VOLUNTEERS)
    people = np.concatenate([people, people[: words.WITH_TWO_ROLES]])
    role = np.concatenate([role, (role[: words.WITH_TWO_ROLES] + 3) % len(words.ROLES)])
    order = rng.permutation(len(people))
    names = np.array([name for name, _ in words.ROLES])
    return pd.DataFrame({"resident": people[order], "role": names[role[order]]})


def counted(residents: pd.DataFrame, rng: Generator) -> pd.DataFrame:
    """``group``, ``building_id`` and ``people`` of the groups that are counted by building."""
    buildings = residents["building_id"].unique()
    parts = []
    for group, rows, *_ in words.COUNTED:
        chosen = rng.choice(buildings, rows, replace=False)
        people = rng.choice([1, 2, 3, 5], rows, p=[0.6, 0.25, 0.1, 0.05])
        frame = pd.DataFrame({"group": group, "building_id": np.sort(chosen), "people": people})
        parts.append(frame)
    return pd.concat(parts, ignore_index=True)


def _fitting(group: Group, residents: pd.DataFrame) -> npt.NDArray[np.float64]:
    """1.0 for everyone who may be in the group."""
    fits = residents["age"].between(*group.ages)
    if group.living == "alone":
        fits &= residents["size"] == 1
    elif group.living == "together":
        fits &= residents["size"] > 1
    if group.floating is not None:
        fits &= residents["floating"] == group.floating
    return np.asarray(fits, dtype=float)
