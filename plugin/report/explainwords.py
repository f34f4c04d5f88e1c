"""Why a plan's lines run as they do, in sentences for the command line and the window."""

from __future__ import annotations

from ..common.figures import whole
from ..common.messages import Message, in_a_row, listed, message
from ..divide.choices import TERMS
from ..divide.explain import COMMUNITY, Explained, Told

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
# So many choices are written out.
SHOWN = 12


def explained_head(found: Explained) -> Message:
    """What is explained: the plan, the cell or community, its households and its band."""
    values = {
        "plan": found.plan,
        "code": found.code,
        "households": whole(found.households),
        "band": str(found.band),
    }
    if found.level == COMMUNITY:
        return message(
            "{plan}: community {code} with {households} households, band {band}.", **values
        )
    return message("{plan}: cell {code} with {households} households, band {band}.", **values)


def choice_words(one: Told) -> str:
    """A choice with its sentences, and the terms that its cost is made of, largest first."""
    more = one.choice.more
    terms = sorted((term for term in TERMS if more[term]), key=lambda term: -abs(more[term]))
    parts = [_term(term, more[term]) for term in terms]
    sentences = in_a_row(one.sentences)
    return f"{sentences} ({listed(parts)})" if parts else sentences


def _term(term: str, more: int) -> Message:
    sign = "+" if more > 0 else "−"
    return message("{term} {more}", term=_TERM_TITLES[term], more=f"{sign}{whole(abs(more))}")
