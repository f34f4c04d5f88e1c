"""How the report says a comparison's figures, reasons and fates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Optional

import pandas as pd

from ..common.figures import whole
from ..common.messages import message
from ..compare import (
    FIGURES,
    KINDS,
    PEOPLE_FIGURES,
    REASONS,
    TODAY,
    Comparison,
)
from ..divide.adopt import REPAIR_KINDS
from ..rules import Rulebook
from .titles import Title, service_title
from .wording import NOT_DEFINED

LEVEL_TITLES = {"community": message("Community"), "cell": message("Cell")}
# Of these figures more is better, of those less; what any other says is for people to judge.
_MORE = (
    "in_band_share",
    "in_band_households_share",
    "road_aligned_share",
    "compounds_whole_share",
    "compactness",
)
_LESS = (
    "community_pieces",
    "compounds_cut",
    "compounds_cut_by_communities",
    "households_without",
    "workload_cv",
    "overload_hours",
)
# A difference under these is none in print.
_LEAST = {"share": 0.0005, "ratio": 0.005, "hours": 0.05}


@dataclass(frozen=True)
class Compared:
    """A figure of both; ``kind`` is of sheet.FORMATS, or ``yes`` for yes and no.

    ``better`` is 1 where more is better, -1 where less is, 0 where that can't be said.
    """

    title: Title
    kind: str
    before: Any
    after: Any
    better: int = 0

    @property
    def difference(self) -> Optional[Any]:
        """After less before; None where one of them is not known."""
        if self.before is None or self.after is None or self.kind == "yes":
            return None
        return self.after - self.before

    @property
    def way(self) -> int:
        """1 where it got better, -1 where worse; 0 where it is the same or nobody can say."""
        return self.better * self._turn

    @property
    def said(self) -> Title:
        """Whether it got better."""
        if self.before is None or self.after is None:
            return NOT_DEFINED
        if not self._turn:
            return message("the same")
        if not self.better:
            return message("more") if self._turn > 0 else message("less")
        return message("better") if self.way > 0 else message("worse")

    @property
    def _turn(self) -> int:
        """1 where it is more than before, -1 where less, 0 where it is the same or not known."""
        if self.before is None or self.after is None:
            return 0
        change = float(self.after) - float(self.before)
        return 0 if abs(change) < _LEAST.get(self.kind, 0.5) else (1 if change > 0 else -1)


def written_change(kind: str, value: Any) -> Title:
    """A difference with its sign; of shares in points of a percent."""
    if value is None:
        return NOT_DEFINED
    if kind == "share":
        return _with_sign(f"{100 * float(value):+.1f}")
    if kind in ("ratio", "hours"):
        return _with_sign(f"{float(value):+,.{2 if kind == 'ratio' else 1}f}")
    return signed(round(value))


def _with_sign(written: str) -> str:
    """A difference as it is written, without a sign where it is 0 in print."""
    return written if written.strip("+-0.,") else written[1:]


def signed(difference: int) -> str:
    """A whole number with its sign."""
    return f"+{whole(difference)}" if difference > 0 else whole(difference)


@dataclass(frozen=True)
class Circle:
    """Households within reach of a service in both, and those that come and go."""

    service: Title
    before: Any
    after: Any
    won: Any
    lost: Any


def circle_rows(comparison: Comparison, rulebook: Rulebook) -> list[Circle]:
    """The services whose households are compared, in the order of the comparison."""
    found = comparison.figures
    services = [name.partition(":")[2] for name in found if name.startswith("reach:")]
    return [
        Circle(
            service_title(rulebook, service),
            *found[f"reach:{service}"],
            *(found.get(f"{way}:{service}", (None, None))[1] for way in ("won", "lost")),
        )
        for service in services
    ]


def compared_rows(comparison: Comparison) -> list[Compared]:
    """The figures that one of both has, but those of services; those about persons last."""
    both = {**comparison.figures, **comparison.people_figures}
    figures = {
        name: values
        for name, values in both.items()
        if ":" not in name and any(value is not None for value in values)
    }
    return [
        Compared(
            _title(name),
            _kind(name, before, after),
            before,
            after,
            (name in _MORE) - (name in _LESS),
        )
        for name, (before, after) in figures.items()
    ]


def _title(name: str) -> Title:
    """What a figure is called; its name where a later version would know it."""
    return {**FIGURES, **PEOPLE_FIGURES}.get(name, name)


def _kind(name: str, before: Any, after: Any) -> str:
    values = [value for value in (before, after) if value is not None]
    if values and all(isinstance(value, bool) for value in values):
        return "yes"
    if name.endswith("_share"):
        return "share"
    if name.endswith("_hours"):
        return "hours"
    whole_numbers = all(isinstance(value, int) for value in values)
    return "whole" if whole_numbers or "yuan" in name else "ratio"


def busiest(flows: pd.DataFrame, level: str) -> list[dict[str, Any]]:
    """The areas of a ``level`` that households come to or leave, most comings and goings first."""
    own = flows[flows["level"] == level].to_dict("records")
    moving = [{str(name): value for name, value in row.items()} for row in own if _turnover(row)]
    return sorted(moving, key=lambda row: (-_turnover(row), str(row["code"] or "")))


def _turnover(row: Mapping[Any, Any]) -> int:
    return int(row["households_out"] + row["households_in"])


def area_code(code: Any, old: Any) -> Title:
    """What an area is called, and what it was called where that is something else."""
    if not isinstance(code, str):
        return message("in none")
    return f"{old} → {code}" if isinstance(old, str) and old != code else code


def reason_title(reason: str) -> Title:
    """Why a building changes its community or cell."""
    return REASONS.get(reason, reason)


def fate_title(kind: str) -> Title:
    """What becomes of a community."""
    return KINDS.get(kind, kind)


def repair_title(kind: str) -> Title:
    """What was wrong at a place of a drawn division."""
    return REPAIR_KINDS.get(kind, kind)


def against_title(comparison: Comparison) -> Title:
    """What the plan is compared with."""
    if comparison.against == TODAY:
        return message("today's communities")
    return message("plan {plan}", plan=comparison.against)
