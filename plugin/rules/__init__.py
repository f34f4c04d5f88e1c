"""Rulebooks: the numbers a city works by, as editable data."""

from .assessing import (
    UNVERIFIED,
    CommunityBand,
    CompoundKind,
    Duty,
    Service,
    Volunteering,
    Walking,
    Work,
    is_unverified,
)
from .codes import Codes, Pattern
from .differences import Difference, differences, unsourced
from .loader import kept_rulebook, load_rulebook, rulebook_data, rulebook_names
from .rulebook import CareGroup, CommunityType, Rulebook, Weights
from .sizes import community_limits, counted, factors_of
from .staffing import LEVELS, MEASURES, Quota, QuotaTerm, RequestKind, Skill, StaffWeights
from .wishes import FACTORS, WISHES, Wish, checked_factors, weighed, weighed_note

__all__ = [
    "FACTORS",
    "LEVELS",
    "MEASURES",
    "UNVERIFIED",
    "WISHES",
    "CareGroup",
    "Codes",
    "CommunityBand",
    "CommunityType",
    "CompoundKind",
    "Difference",
    "Duty",
    "Pattern",
    "Quota",
    "QuotaTerm",
    "RequestKind",
    "Rulebook",
    "Service",
    "Skill",
    "StaffWeights",
    "Volunteering",
    "Walking",
    "Weights",
    "Wish",
    "Work",
    "checked_factors",
    "community_limits",
    "counted",
    "differences",
    "factors_of",
    "is_unverified",
    "kept_rulebook",
    "load_rulebook",
    "rulebook_data",
    "rulebook_names",
    "unsourced",
    "weighed",
    "weighed_note",
]
