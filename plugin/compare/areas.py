"""Which community or cell of a plan is which one of the plan that it is compared with.

Where one of the plans was made from the other, it says itself which of its communities and cells
continue which, whatever they are called now; a community of the same code is the same one. Between
two other plans equal codes of cells mean nothing, as each plan counts its own: of those the two
that share most households are the same one, then of the rest, each once. So it is with communities
whose code the other plan does not have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..divide import Division
from ..divide.division import read_json
from .today import is_today

Ints = npt.NDArray[np.int64]
LEVELS = ("community", "cell")
_CODE = {"community": "community_id", "cell": "cell_id"}


@dataclass(frozen=True, eq=False)
class Areas:
    """The communities or cells (a) of two plans: ``old`` and ``new`` (a,) are their codes in each,
    None in the plan that does not have them."""

    level: str
    old: tuple[Optional[str], ...]
    new: tuple[Optional[str], ...]

    def __len__(self) -> int:
        return len(self.old)

    @property
    def codes(self) -> list[Optional[str]]:
        """(a,) what each is called: its new code, else its old one."""
        return [new or old for old, new in zip(self.old, self.new)]

    def of_old(self, codes: npt.NDArray[Any]) -> Ints:
        """(n,) the areas with these codes in the plan compared with; the number a for none."""
        return self._number(self._old, codes)

    def of_new(self, codes: npt.NDArray[Any]) -> Ints:
        """(n,) the areas with these codes in the plan; the number a for none."""
        return self._number(self._new, codes)

    def _number(self, index: pd.Index, codes: npt.NDArray[Any]) -> Ints:
        found = (
            np.asarray(index.get_indexer(codes), np.int64) if len(self) else -np.ones(len(codes))
        )
        known = (found >= 0) & ~np.asarray(pd.isna(codes), bool)
        return np.where(known, found, len(self)).astype(np.int64)

    @cached_property
    def _old(self) -> pd.Index:
        return _index(self.old)

    @cached_property
    def _new(self) -> pd.Index:
        return _index(self.new)


def _index(codes: Sequence[Optional[str]]) -> pd.Index:
    """The codes, with something else for those that are missing, so that each is there once."""
    return pd.Index(
        [(at,) if code is None else code for at, code in enumerate(codes)], tupleize_cols=False
    )


def match_areas(level: str, plan: Division, against: Division, shared: pd.DataFrame) -> Areas:
    """The areas of both plans; ``shared`` has the columns ``old``, ``new`` (codes or None) and
    ``households``, a row for each slice."""
    old, new = (sorted(set(one.units[_CODE[level]].dropna())) for one in (against, plan))
    told = made_from(plan, against) or made_from(against, plan)
    pairs = _told(level, plan, against)
    free = _Free(set(old), set(new))
    free.take((new_code, old_code) for new_code, old_code in sorted(pairs.items()))
    if level == "community":
        free.take((code, code) for code in new)
    if not told:
        free.take(_by_size(shared))
    return _areas(level, old, new, free.found)


def made_from(plan: Division, other: Division) -> bool:
    """Whether ``plan`` was made from ``other``, and not from an earlier one of its name; a plan
    that was made from no other was made from today's communities."""
    if _row(plan, "parameters") is None:
        return False
    source = read_json(plan.plan, "parameters").get("from")
    if is_today(other):
        return source is None
    named = source == other.plan["plan"].iloc[0]
    earlier, later = _row(other, "made_at"), _row(plan, "made_at")
    return bool(named and (earlier is None or later is None or earlier <= later))


def _row(division: Division, column: str) -> Any:
    """What a plan's row says, None for nothing."""
    value = division.plan[column].iloc[0]
    return None if pd.isna(value) else value


@dataclass
class _Free:
    """The codes that are not matched yet; ``found`` has the old code of each new one."""

    old: set[str]
    new: set[str]
    found: dict[str, str] = field(default_factory=dict)

    def take(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Match those of the ``pairs`` (new, old), one after the other, that are both free."""
        for new, old in pairs:
            if new in self.new and old in self.old:
                self.found[new] = old
                self.new.remove(new)
                self.old.remove(old)


def _told(level: str, plan: Division, against: Division) -> Mapping[str, str]:
    """The old code of each new one, as far as one of the plans says that it continues the other."""
    if made_from(plan, against):
        return _continued(level, plan)
    if made_from(against, plan):
        return {old: new for new, old in _continued(level, against).items()}
    return {}


def _continued(level: str, plan: Division) -> dict[str, str]:
    """The code that each of a plan's areas continues, where it does."""
    frame = plan.communities if level == "community" else plan.cells
    known = frame[frame["continues"].notna()]
    return dict(zip(known[_CODE[level]].tolist(), known["continues"].tolist()))


def _by_size(shared: pd.DataFrame) -> list[tuple[str, str]]:
    """Pairs of a new and an old code, those that share most first."""
    both = shared[shared["old"].notna() & shared["new"].notna()]
    sums = both.assign(slices=1).groupby(["old", "new"], sort=True)[["households", "slices"]].sum()
    order = sums.sort_values(["households", "slices"], ascending=False, kind="stable")
    return [(str(new), str(old)) for old, new in order.index]


def _areas(level: str, old: Sequence[str], new: Sequence[str], found: Mapping[str, str]) -> Areas:
    rows: list[tuple[str, Optional[str], Optional[str]]] = [
        (code, found.get(code), code) for code in new
    ]
    rows += [(code, code, None) for code in sorted(set(old) - set(found.values()))]
    rows.sort(key=lambda row: (row[0], row[2] is None))
    return Areas(level, tuple(row[1] for row in rows), tuple(row[2] for row in rows))
