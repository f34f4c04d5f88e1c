"""What the command line answers to ``explain``."""

from __future__ import annotations

from typing import Any

from ..common.messages import message
from ..divide.choices import TERMS
from ..divide.explain import Explained, Told
from ..report.explainwords import SHOWN, choice_words, explained_head
from .answers import Answer


def explain_answer(found: Explained, seconds: float) -> Answer:
    """Every choice, those that could be made first, cheapest first."""
    data = {
        "plan": found.plan,
        "level": found.level,
        "code": found.code,
        "households": found.households,
        "band": str(found.band),
        "choices": [_row(one) for one in found.told],
        "better": found.better,
        "verdict": " ".join(map(str, found.verdict)),
        "seconds": round(seconds, 3),
    }
    lines = [str(explained_head(found)), *map(str, found.verdict)]
    shown = found.told[:SHOWN]
    lines += ["", *(f"{number}. {choice_words(one)}" for number, one in enumerate(shown, 1))]
    left = len(found.told) - len(shown)
    if left:
        lines.append(
            str(
                message(
                    "{count} more choices, dearer or impossible: --json has them all.", count=left
                )
            )
        )
    return Answer(data, "\n".join(lines))


def _row(one: Told) -> dict[str, Any]:
    choice = one.choice
    return {
        "kind": choice.kind,
        "unit": one.unit,
        "building": one.building,
        "from": one.source,
        "to": one.goal,
        "households": one.households,
        "cost": choice.cost,
        "terms": {term: choice.more[term] for term in TERMS if choice.more[term]},
        "possible": choice.possible,
        "better": choice.better,
        "sentences": [str(sentence) for sentence in one.sentences],
    }
