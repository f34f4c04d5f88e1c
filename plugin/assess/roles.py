"""What the volunteer roles of the contract ``volunteer`` are called."""

from __future__ import annotations

from ..common.messages import message

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
