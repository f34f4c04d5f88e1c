"""The kinds of reasons why a cell gets another officer, for sums over all cells.

The sentences themselves name cells and say how many people in care stand behind them, so they stay
in the restricted file.
"""

from __future__ import annotations

from ..common.messages import Message, message

REASON_TITLES = {
    "nobody_today": message("nobody serves these households today"),
    "gone": message("the officer of today is not in the list any more"),
    "wish": message("it is locked, must be so, or must not be as today"),
    "hours": message("less work is beyond the hours"),
    "skill": message("more people in care get an officer with the skill they ask for"),
    "travel": message("the ways on foot are shorter"),
    "acquaintance": message("more people in care keep an officer whom they know"),
    "unserved": message("fewer cells are without anybody"),
    "fewer_changes": message("fewer other cells change their officer"),
    "line_moved": message("the line between the cells was moved"),
    "apart": message("the cells of one officer would not lie together"),
    "together": message("it hangs together with other changes"),
    "equal": message("several assignments are equally good"),
    "nobody": message("it could be given to nobody"),
    "other": message("another reason"),
}
# How the sentences of the reasons begin or go on, by what of them is always the same.
_SIGNS = (
    ("There is no officer who is allowed", "nobody"),
    ("Nobody serves", "nobody_today"),
    ("is not in the list of officers any more", "gone"),
    ("It is locked", "wish"),
    ("has to serve it", "wish"),
    ("must not serve it", "wish"),
    ("over the hours", "hours"),
    ("lacks a skill", "skill"),
    ("the ways on foot", "travel"),
    ("lose the officer they know", "acquaintance"),
    ("cells without anybody", "unserved"),
    ("cells that change their officer", "fewer_changes"),
    ("was moved", "line_moved"),
    ("just as good", "equal"),
    ("together with the changes", "together"),
    ("do not lie together, or more than one can have.", "apart"),
)


def reason_kind(said: Message) -> str:
    """One of REASON_TITLES; of a sentence with another in it, the inner one says why."""
    for text in (*_inner(said), said.text):
        for sign, kind in _SIGNS:
            if sign in text:
                return kind
    return "other"


def _inner(said: Message) -> list[str]:
    what = said.values.get("what")
    return [what.text] if isinstance(what, Message) else []
