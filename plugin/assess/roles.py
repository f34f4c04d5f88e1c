"""What the volunteer roles of the contract ``volunteer`` are called."""

from __future__ import annotations

from collections.abc import Iterable

from ..common.messages import Message, message

ROLE_TITLES = {
    "information": message("Information"),
    "sanitation": message("Sanitation supervision"),
    "safety": message("Safety patrol"),
    "mediation": message("Mediation"),
    "labour": message("Labour security"),
    "elderly_care": message("Elderly care"),
    "family_planning": message("Family planning"),
    "counselling": message("Counselling"),
}


def roles_named(roles: Iterable[str]) -> Message:
    """The titles of one or more roles in a row."""
    first, *others = (ROLE_TITLES[role] for role in roles)
    text = first
    for other in others:
        text = message("{first}, {other}", first=text, other=other)
    return text
