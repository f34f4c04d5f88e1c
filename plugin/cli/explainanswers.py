"""What the command line answers to ``explain``."""

from __future__ import annotations

from typing import Any

from ..common.figures import whole
from ..common.messages import Message, listed, message
from ..divide.choices import TERMS
from ..divide.explain import COMMUNITY, Explained, Told
from .answers import Answer

_TERM_TITLES = {
    "band": message("band"),
    "target": message("distance from the target"),
    "lines": message("lines off the roads"),
    "roads": message("lines along roads"),
    "compounds": message("cut compounds"),
    "moved": message("households that move"),
    "shape": message("shape"),
    "work": message("uneven work"),
    "surrounded": message("surrounded cells"),
}
# So many choices are written out; --json has all.
_SHOWN = 12


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
    lines = [_head(found), *map(str, found.verdict)]
    shown = found.told[:_SHOWN]
    lines += ["", *(_line(number, one) for number, one in enumerate(shown, 1))]
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


def _head(found: Explained) -> str:
    head = (
        message(
            "{plan}: community {code} with {households} households, band {band}.",
            plan=found.plan,
            code=found.code,
            households=whole(found.households),
            band=str(found.band),
        )
        if found.level == COMMUNITY
        else message(
            "{plan}: cell {code} with {households} households, band {band}.",
            plan=found.plan,
            code=found.code,
            households=whole(found.households),
            band=str(found.band),
        )
    )
    return str(head)


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


def _line(number: int, one: Told) -> str:
    """A choice with its sentences, and the terms that its cost is made of, largest first."""
    more = one.choice.more
    terms = sorted((term for term in TERMS if more[term]), key=lambda term: -abs(more[term]))
    parts = [_term(term, more[term]) for term in terms]
    sentences = " ".join(map(str, one.sentences))
    return f"{number}. {sentences} ({listed(parts)})" if parts else f"{number}. {sentences}"


def _term(term: str, more: int) -> Message:
    sign = "+" if more > 0 else "−"
    return message("{term} {more}", term=_TERM_TITLES[term], more=f"{sign}{whole(abs(more))}")
