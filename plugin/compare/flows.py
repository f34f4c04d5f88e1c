"""What each community and each cell gives away and takes in, so that all of it adds up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..common.messages import Message, message
from ..contracts import contract
from .areas import Areas

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
_STATES = ("before", "out", "in", "after")


@dataclass(frozen=True, eq=False)
class Counted:
    """Something that is counted, row by row (n), in ``count`` areas.

    ``before`` and ``after`` (n,): the areas that it lies in in the two plans, numbers of one
    ``Areas``, or ``count`` for none; ``many`` (n,): how many the row stands for.
    """

    before: Ints
    after: Ints
    many: Ints
    count: int

    @property
    def changed(self) -> Bools:
        """(n,) which rows are elsewhere after it than before, or come from none or go there."""
        return np.asarray(self.before != self.after)

    @property
    def moved(self) -> int:
        """How many go from one area to another."""
        placed = (self.before < self.count) & (self.after < self.count)
        return int(self.many[self.changed & placed].sum())

    @property
    def placed(self) -> tuple[int, int]:
        """How many lie in any area, before and after."""
        before, after = (int(self.many[at < self.count].sum()) for at in (self.before, self.after))
        return before, after

    def columns(self, name: str) -> dict[str, Ints]:
        """The columns of a flow by what is counted, for the areas and then for none."""
        out = self.many * self.changed
        sums = zip(
            _STATES,
            (self.before, self.before, self.after, self.after),
            (self.many, out, out, self.many),
        )
        return {
            f"{name}_{state}": np.bincount(where, what, self.count + 1).astype(np.int64)
            for state, where, what in sums
        }


def flow_frame(
    layer: str,
    names: tuple[str, str],
    areas: Sequence[Areas],
    counted: Sequence[Mapping[str, Counted]],
    more: Sequence[Mapping[str, Sequence[Any]]],
) -> pd.DataFrame:
    """The frame of contract ``flow`` or ``flow_people``.

    ``names``: those of the plan and of the one compared with. For each of ``areas`` there is what
    is ``counted`` there, by name, and ``more`` columns, a value for each area.
    """
    parts = [_level(layer, names, *each) for each in zip(areas, counted, more)]
    return pd.concat(parts, ignore_index=True) if parts else contract(layer).frame({})


def _level(
    layer: str,
    names: tuple[str, str],
    areas: Areas,
    counted: Mapping[str, Counted],
    more: Mapping[str, Sequence[Any]],
) -> pd.DataFrame:
    rows = len(areas) + 1
    data: dict[str, Any] = {
        "plan": [names[0]] * rows,
        "against": [names[1]] * rows,
        "level": [areas.level] * rows,
        "code": [*areas.codes, None],
        "old_code": [*areas.old, None],
    }
    for name, one in counted.items():
        data.update(one.columns(name))
    data.update({name: [*values, None] for name, values in more.items()})
    return contract(layer).frame(data)


def homes(
    building: Ints, codes: npt.NDArray[Any], households: Ints, count: int
) -> npt.NDArray[Any]:
    """(count,) the code that most households of each building have, of equal ones the smaller
    code; None for a building that is not there. The arrays (u,) tell of units; ``building`` is -1
    for ground."""
    home: npt.NDArray[Any] = np.full(count, None, object)
    own = pd.DataFrame({"building": building, "code": codes, "households": households})
    own = own[(own["building"] >= 0) & own["code"].notna()]
    sums = own.groupby(["building", "code"], sort=True)["households"].sum().reset_index()
    first = sums.sort_values("households", ascending=False, kind="stable")
    first = first.drop_duplicates("building")
    home[first["building"].to_numpy(np.int64)] = first["code"].to_numpy(object)
    return home


def sums_close(flows: pd.DataFrame, names: Sequence[str]) -> bool:
    """Whether before − out + in = after in every row, and out and in are the same in all."""
    closed = True
    for name in names:
        before, out, in_, after = (flows[f"{name}_{state}"] for state in _STATES)
        sums = flows.groupby("level")[[f"{name}_out", f"{name}_in"]].sum()
        closed &= bool((before - out + in_ == after).all())
        closed &= bool((sums[f"{name}_out"] == sums[f"{name}_in"]).all())
    return closed


def moved_of(flows: pd.DataFrame, level: str, name: str) -> tuple[int, int]:
    """How many of ``name`` go from one area of a level to another, and how many come from none or
    go there."""
    own = flows[flows["level"] == level]
    nowhere = own[own["code"].isna()]
    through_none = int(nowhere[[f"{name}_out", f"{name}_in"]].to_numpy().sum())
    return int(own[f"{name}_out"].sum()) - through_none, through_none


def check_sentence(flows: pd.DataFrame, people: pd.DataFrame) -> Message:
    """What a person reads of the check of the sums."""
    right = sums_close(flows, ("buildings", "households"))
    right &= sums_close(people, ("residents", "care"))
    if right:
        return message(
            "The sums were checked: in every community and cell, what was there less what leaves "
            "plus what comes is what is there, and all that leaves comes to another."
        )
    return message(
        "The sums do not add up, so these figures are not to be relied on. Please report it as a "
        "fault of the program."
    )
