"""Rulebooks: the numbers a city works by, as editable data."""

from .loader import Codes, Rulebook, Weights, load_rulebook, rulebook_names

__all__ = ["Codes", "Rulebook", "Weights", "load_rulebook", "rulebook_names"]
