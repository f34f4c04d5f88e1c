"""What the report calls the kinds of gaps, duties, services, care groups and volunteer roles."""

from __future__ import annotations

from typing import Union

from ..assess.roles import ROLE_TITLES as ROLE_TITLES
from ..common.messages import Message, message
from ..contracts import Bilingual
from ..rules import Rulebook

Title = Union[Message, Bilingual, str]

SEVERITY_TITLES = {
    "high": message("high"),
    "medium": message("medium"),
    "low": message("low"),
}

GAP_TITLES = {
    "ground_in_no_cell": message("Ground in no cell"),
    "ground_in_two_cells": message("Ground in two cells"),
    "building_in_no_cell": message("Building in no cell"),
    "cell_out_of_band": message("Cell out of band"),
    "cell_without_officer": message("Cell without officer"),
    "cell_without_backup": message("Cell without backup"),
    "service_too_far": message("Service too far"),
    "service_missing": message("Service missing"),
    "premises_too_small": message("Premises too small"),
    "off_network": message("No way on foot"),
    "resident_without_building": message("Records about people not placed"),
    "row_not_taken": message("Records about people not taken"),
    "case_in_no_cell": message("Care case in no cell"),
    "case_without_officer": message("Care cases without officer"),
    "visits_not_done": message("Visits that do not fit"),
    "volunteer_role_missing": message("Volunteer role missing"),
    "too_few_volunteers": message("Too few volunteers"),
    "visit_not_planned": message("Visits without a day"),
    "hours_not_covered": message("Work beyond the hours"),
    "skill_missing": message("Skill missing"),
}

# What an officer's month is made of; the rulebook's standing duties come beside these.
WORK_TITLES = {
    "visits": message("Visits"),
    "rounds": message("Household rounds"),
    "duties": message("Standing duties"),
    "requests": message("Requests"),
    "walking": message("Walking"),
}


def duty_title(rulebook: Rulebook, duty: str) -> Title:
    """What a work item's ``duty`` is called; the id itself where the rulebook has it no more."""
    own: dict[str, Title] = {item.id: item.title for item in rulebook.work.duties}
    return {**own, **WORK_TITLES}.get(duty, duty)


def service_title(rulebook: Rulebook, service: str) -> Title:
    """What a service is called; some are asked for in one type of community only."""
    for rules in (rulebook, *(kind.rules for kind in rulebook.community_types)):
        found = rules.service(service)
        if found is not None:
            return found.title
    return service


def group_title(rulebook: Rulebook, group: str) -> Title:
    """What a care group is called."""
    found = rulebook.care_group(group)
    return found.title if found else group
