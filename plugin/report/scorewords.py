"""A plan's score in plain words, beside that of another plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from ..common.messages import Message
from .changewords import Compared
from .planrow import PlanRow
from .titles import Title
from .wording import SCORE_NAMES, written

# Of these names of the score less is better; of all others more.
_LESS = ("workload_cv", "moved_households_share")


@dataclass(frozen=True)
class ScoreLine:
    """One name of the score: its title and what it means, the figure now and in the other plan.

    ``said`` tells in a word whether it got better, with ``way`` 1, or worse, with -1; 0 where it is
    the same, or where there is nothing to compare.
    """

    title: Message
    about: Message
    now: Title
    before: Title
    said: Title
    way: int


def score_lines(plan: PlanRow, other: Optional[PlanRow] = None) -> list[ScoreLine]:
    """What is known of a plan's score, in the order of SCORE_NAMES."""
    lines = []
    for name in SCORE_NAMES:
        now = plan.score.get(name.name)
        before = None if other is None else other.score.get(name.name)
        if now is None:
            continue
        better = -1 if name.name in _LESS else 1
        compared = Compared(name.title, name.kind, before, now, better)
        lines.append(
            ScoreLine(
                name.title,
                name.about,
                written(name.kind, now),
                written(name.kind, before),
                compared.said,
                compared.way,
            )
        )
    return lines
