"""Rulebooks: the numbers a city works by, as editable data."""

from .assessing import (
    CommunityBand,
    CompoundKind,
    Duty,
    Service,
    Volunteering,
    Walking,
    Work,
)
from .loader import kept_rulebook, load_rulebook, rulebook_data, rulebook_names
from .rulebook import CareGroup, Codes, CommunityType, Rulebook, Weights

__all__ = [
    "CareGroup",
    "Codes",
    "CommunityBand",
    "CommunityType",
    "CompoundKind",
    "Duty",
    "Rulebook",
    "Service",
    "Volunteering",
    "Walking",
    "Weights",
    "Work",
    "kept_rulebook",
    "load_rulebook",
    "rulebook_data",
    "rulebook_names",
]
