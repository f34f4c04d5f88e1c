"""Rulebooks: the numbers a city works by, as editable data."""

from .loader import kept_rulebook, load_rulebook, rulebook_names
from .rulebook import CareGroup, Codes, Rulebook, Weights

__all__ = [
    "CareGroup",
    "Codes",
    "Rulebook",
    "Weights",
    "kept_rulebook",
    "load_rulebook",
    "rulebook_names",
]
